/* assay register import: contracts and awards from a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "cli/assay-register-runs.h"
#include "present/assay-import-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Each row of a long table may have the same error; what is wrong has been seen by then. */
#define MOST_PROBLEMS 50u

/* --- What is asked for --- */

static gboolean
read_reading (const AssayArguments *arguments, AssayImportReading *reading, GError **error)
{
  const char *separator = assay_arguments_get_option (arguments, "separator");

  reading->encoding = assay_arguments_get_option (arguments, "encoding");
  if (separator == NULL)
    return TRUE;
  if (g_str_equal (separator, "tab"))
    separator = "\t";
  if (strlen (separator) != 1)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                           _ ("--separator takes one character, or “tab”"));
      return FALSE;
    }
  reading->separator = separator[0];

  return TRUE;
}

static gboolean
read_lines (const AssayArguments *arguments, GArray *lines, GError **error)
{
  const char *text = assay_arguments_get_option (arguments, "leave-out");
  g_auto (GStrv) words = text != NULL ? g_strsplit_set (text, ", ", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      guint64 line = 0;
      guint number;

      if (*words[i] == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (words[i], 10, 1, G_MAXUINT, &line, NULL))
        {
          g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                               _ ("--leave-out takes numbers of lines, such as 7,12"));
          return FALSE;
        }
      number = (guint) line;
      g_array_append_val (lines, number);
    }

  return TRUE;
}

static gboolean
read_dates (const AssayArguments *arguments, AssayImportDates *dates, GError **error)
{
  const char *text = assay_arguments_get_option (arguments, "dates");
  g_autofree char *quoted = NULL;

  if (text == NULL || assay_import_dates_parse (text, dates))
    return TRUE;
  quoted = assay_text_dup_quoted (text);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("--dates: “%s” is not possible; allowed: dmy, mdy, ymd, each"), quoted);

  return FALSE;
}

/* --- Telling --- */

/* Warnings and errors stand by line, and of each only so many: neither is to hide the other. */
static void
print_problems (const AssayImportPreview *preview, AssayDate on)
{
  guint n_errors = 0, n_warnings = 0;

  for (guint i = 0; i < preview->problems->len; i++)
    {
      const AssayImportProblem *problem = preview->problems->pdata[i];
      AssayImportWeight weight = assay_import_issue_get_weight (problem->issue);
      g_autofree char *text = NULL;

      if ((weight == ASSAY_IMPORT_WARNING ? n_warnings++ : n_errors++) >= MOST_PROBLEMS)
        continue;
      text = assay_import_word_problem (preview, problem, on);
      assay_output_print ("%s", text);
    }
  if (n_errors > MOST_PROBLEMS)
    assay_output_print (g_dngettext (GETTEXT_PACKAGE, "And %u more error; --json lists them all.",
                                     "And %u more errors; --json lists them all.",
                                     n_errors - MOST_PROBLEMS),
                        n_errors - MOST_PROBLEMS);
  if (n_warnings > MOST_PROBLEMS)
    assay_output_print (g_dngettext (GETTEXT_PACKAGE, "And %u more warning; --json lists them all.",
                                     "And %u more warnings; --json lists them all.",
                                     n_warnings - MOST_PROBLEMS),
                        n_warnings - MOST_PROBLEMS);
}

static void
print_text (const AssayImportPreview *preview, AssayDate on)
{
  g_autofree char *summary = assay_import_word_summary (preview);

  print_problems (preview, on);
  for (guint i = 0; i < preview->days->len; i++)
    {
      g_autofree char *text =
          assay_import_word_days (&g_array_index (preview->days, AssayImportDays, i));

      if (text != NULL)
        assay_output_print ("%s", text);
    }
  assay_output_print ("%s", summary);
}

static void
add_problems (JsonBuilder *builder, const AssayImportPreview *preview, AssayDate on)
{
  assay_json_begin_array (builder, "problems");
  for (guint i = 0; i < preview->problems->len; i++)
    {
      const AssayImportProblem *problem = preview->problems->pdata[i];
      AssayImportWeight weight = assay_import_issue_get_weight (problem->issue);
      g_autofree char *text = assay_import_word_problem (preview, problem, on);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "issue", assay_import_issue_get_id (problem->issue));
      assay_json_add_boolean (builder, "warning", weight == ASSAY_IMPORT_WARNING);
      assay_json_add_number (builder, "line", problem->line);
      assay_json_add_string (builder, "header", problem->header);
      assay_json_add_string (builder, "value", problem->value);
      assay_json_add_string (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_days (JsonBuilder *builder, const AssayImportPreview *preview)
{
  assay_json_begin_array (builder, "days");
  for (guint i = 0; i < preview->days->len; i++)
    {
      const AssayImportDays *days = &g_array_index (preview->days, AssayImportDays, i);
      g_autofree char *day = assay_date_format_iso (days->day);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "header", days->header);
      assay_json_add_string (builder, "value", days->value);
      assay_json_add_string (builder, "order", assay_import_dates_get_id (days->order));
      assay_json_add_string (builder, "day", day);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_counts (JsonBuilder *builder,
            const char *name,
            const AssayImportPreview *preview,
            AssayImportEffect effect)
{
  assay_json_begin_object (builder, name);
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    if (preview->counts[kind][effect] > 0)
      assay_json_add_number (builder, assay_held_get_row (kind)->id, preview->counts[kind][effect]);
  json_builder_end_object (builder);
}

static void
print_json (const AssayImportPreview *preview, gboolean is_taken, AssayDate on)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_boolean (builder, "taken", is_taken);
  assay_json_add_number (builder, "errors", preview->n_errors);
  assay_json_add_number (builder, "warnings", preview->n_warnings);
  add_counts (builder, "adds", preview, ASSAY_IMPORT_ADDS);
  add_counts (builder, "changes", preview, ASSAY_IMPORT_CHANGES);
  add_counts (builder, "keeps", preview, ASSAY_IMPORT_KEEPS);
  add_problems (builder, preview, on);
  add_days (builder, preview);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* --- Running --- */

static AssayImportPreview *
make_preview (const AssayRegisterRun *register_run, const AssayArguments *arguments, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  AssayImportReading reading = { NULL };
  AssayImportChoices choices = {
    .lines_left_out = lines,
    .schemes = assay_register_schemes_get_known (register_run->schemes),
    .today = register_run->ground.on,
  };
  const char *column = assay_arguments_get_option (arguments, "column");
  g_auto (GStrv) columns = column != NULL ? g_strsplit (column, ";", -1) : NULL;
  AssayImportTable *table;

  if (!read_reading (arguments, &reading, error) || !read_dates (arguments, &choices.dates, error)
      || !read_lines (arguments, lines, error))
    return NULL;
  reading.columns = choices.columns = (const char *const *) columns;
  table = assay_import_table_load (assay_arguments_get (arguments, 1), &reading, error);
  if (table == NULL)
    return NULL;

  return assay_import_preview_new (table, register_run->held, &choices, register_run->cancellable,
                                   error);
}

static gboolean
apply_preview (gpointer preview,
               AssayRegisterStore *store,
               GCancellable *cancellable,
               GPtrArray **out_collisions,
               GError **error)
{
  return assay_import_preview_apply (preview, store, cancellable, out_collisions, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (AssayImportPreview) preview = NULL;
  gboolean is_to_take = assay_arguments_has (arguments, "take");

  if (!assay_register_run_open (&register_run, cli, arguments, is_to_take, error))
    return 0;
  preview = make_preview (&register_run, arguments, error);
  if (preview == NULL)
    return 0;
  is_to_take = is_to_take && preview->n_errors == 0;
  if (is_to_take && !assay_register_run_apply_by (&register_run, apply_preview, preview, error))
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (preview, is_to_take, register_run.ground.on);
  else
    print_text (preview, register_run.ground.on);
  if (preview->n_errors > 0)
    assay_output_say (_ ("Nothing is taken while a line has an error."));
  else if (is_to_take)
    assay_output_say (_ ("Taken."));
  else
    assay_output_say (_ ("Nothing is taken yet; --take takes it."));

  return preview->n_errors > 0 ? 1 : 0;
}

static const AssayOption options[] = {
  { "take", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("take it in; without this it is only looked at") },
  { "dates", '\0', ASSAY_OPTION_TEXT, N_ ("ORDER"),
    N_ ("dmy, mdy or ymd; or each, for each column its own") },
  { "encoding", '\0', ASSAY_OPTION_TEXT, N_ ("NAME"), N_ ("such as windows-1252") },
  { "separator", '\0', ASSAY_OPTION_TEXT, N_ ("CHARACTER"), N_ ("between cells; or tab") },
  { "column", '\0', ASSAY_OPTION_TEXT, N_ ("HEADER=COLUMN"),
    N_ ("what a header of the file means; several parted by “;”") },
  { "leave-out", '\0', ASSAY_OPTION_TEXT, N_ ("LINES"), N_ ("lines not to take, such as 7,12") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_import = {
  .usage = { "register import", N_ ("FILE FILE.csv"), 2, 2, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("take contracts and awards in from a table"),
  .explanation = N_ (
      "Shows what the table would do and what is wrong with it, line by line, and takes nothing\n"
      "without --take. The same table does nothing the second time. The exit status is 1 while\n"
      "a line has an error. “assay register export --example” writes a table to begin from."),
  .example = "assay register import north.assay-register contracts.csv\n"
             "assay register import north.assay-register contracts.csv --dates dmy --take",
  .run = run,
};
