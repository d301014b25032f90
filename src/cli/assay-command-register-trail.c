/* assay register trail: who changed what in a register, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-register-json.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
is_number_of_figure (const char *field)
{
  return g_str_equal (field, "figure") || g_str_equal (field, "part")
         || g_str_equal (field, "base");
}

/* What a figure was before is in no table in which suppression could judge it, so the trail says
 * that a figure changed and not from what to what. */
static GPtrArray *
list_changes (const AssayRegisterGround *ground, const AssayTrailLine *line, gboolean may_all)
{
  GPtrArray *changes = assay_register_list_trail_changes (ground, line);

  if (may_all || !g_str_equal (line->kind, assay_held_get_row (ASSAY_HELD_MEASURE)->id))
    return changes;
  for (guint i = changes->len; i-- > 0;)
    if (is_number_of_figure (((const AssayRegisterChange *) changes->pdata[i])->field))
      g_ptr_array_remove_index (changes, i);

  return changes;
}

static void
print_json (const AssayRegisterGround *ground, const GPtrArray *lines, gboolean may_all)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "trail");
  for (guint i = 0; i < lines->len; i++)
    {
      const AssayTrailLine *line = lines->pdata[i];
      g_autofree char *what = assay_register_word_trail (ground, line);
      g_autoptr (GPtrArray) changes = list_changes (ground, line, may_all);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "time", line->moment);
      assay_json_add_string (builder, "author", line->author);
      assay_json_add_string (builder, "verb", line->verb);
      assay_json_add_string (builder, "kind", line->kind);
      assay_json_add_number (builder, "id", line->item);
      assay_json_add_string (builder, "what", what);
      assay_register_json_add_changes (builder, "changes", changes);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* "Last day: 31 March 2028 → 31 March 2029; …" of a change. What was added or removed is told by
 * its name. */
static char *
word_changes (const AssayRegisterGround *ground, const AssayTrailLine *line, gboolean may_all)
{
  g_autoptr (GPtrArray) changes = list_changes (ground, line, may_all);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; line->was != NULL && line->became != NULL && i < changes->len; i++)
    {
      const AssayRegisterChange *change = changes->pdata[i];

      g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? "; " : "", change->label,
                              change->before != NULL ? change->before : _ ("nothing"),
                              change->after != NULL ? change->after : _ ("nothing"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_table (const AssayRegisterGround *ground, const GPtrArray *lines, gboolean may_all)
{
  const char *const headings[] = { _ ("When"), _ ("Who"), _ ("What"), _ ("Changes"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  for (guint i = 0; i < lines->len; i++)
    {
      const AssayTrailLine *line = lines->pdata[i];

      assay_listing_add (table, line->moment);
      assay_listing_add (table, line->author);
      assay_listing_take (table, assay_register_word_trail (ground, line));
      assay_listing_take (table, word_changes (ground, line, may_all));
    }
  assay_listing_print (table);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *since = NULL;
  gboolean may_all = assay_arguments_has (arguments, "all-figures");
  AssayDate day = ASSAY_DATE_NONE;

  if (!assay_register_run_read_day (arguments, "since", &day, error)
      || !assay_register_run_open (&register_run, cli, arguments, FALSE, error))
    return 0;
  since = assay_date_format_iso (day);
  lines = assay_register_store_list_trail (register_run.store, since,
                                           assay_cli_get_cancellable (cli), error);
  if (lines == NULL)
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (&register_run.ground, lines, may_all);
  else
    print_table (&register_run.ground, lines, may_all);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_ALL_FIGURES,
  { "since", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("only from this day on") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_trail = {
  .usage = { "register trail", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("show who changed what in a register, and when"),
  .explanation =
      N_ ("The oldest first, with what each field was and became. Times are UTC. Nothing "
          "takes a line\n"
          "out of the trail."),
  .example = "assay register trail north.assay-register --since 2026-09-01",
  .run = run,
};
