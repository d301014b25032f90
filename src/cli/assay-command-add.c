/* assay add: new evidence, from files or without one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All files are looked at before any is added, and all that are added are one edit.
 */

#include "base/assay-error.h"
#include "cli/assay-batch.h"
#include "cli/assay-commands.h"
#include "cli/assay-evidence-fields.h"
#include "cli/assay-incoming.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What became of one thing that was to be added. */
typedef struct
{
  char *file; /* NULL for evidence without a file */
  guint number;
  gboolean added; /* FALSE: the content was there already */
} Outcome;

static void
outcome_free (Outcome *self)
{
  g_free (self->file);
  g_free (self);
}

typedef struct
{
  AssayCli *cli;
  const AssayArguments *arguments;
  AssayPortfolioFolder *folder;
  AssayBatch *batch;
  GPtrArray *incoming; /* AssayIntake that are new */
  GPtrArray *outcomes; /* Outcome, in the order given */
} Adding;

static void
add_outcome (Adding *self, const char *file, guint number, gboolean added)
{
  Outcome *outcome = g_new0 (Outcome, 1);

  outcome->file = g_strdup (file);
  outcome->number = number;
  outcome->added = added;
  g_ptr_array_add (self->outcomes, outcome);
}

/* Makes the edit for a filled-in item and notes its number. */
static gboolean
add_item (Adding *self, const AssayEvidence *fields, const char *file, GError **error)
{
  AssayScheme *scheme = assay_portfolio_folder_get_scheme (self->folder);
  AssayPortfolio *portfolio = assay_batch_get_portfolio (self->batch);
  AssayEdit *edit =
      assay_edit_add_evidence (portfolio, scheme, fields,
                               assay_portfolio_folder_get_next_evidence_number (self->folder),
                               error);
  const AssayEvidence *evidence;

  if (edit == NULL)
    return FALSE;
  assay_batch_take (self->batch, assay_edit_ref (edit));
  evidence = assay_portfolio_find_evidence (assay_batch_get_portfolio (self->batch),
                                            assay_edit_get_subject (edit), error);
  assay_edit_unref (edit);
  if (evidence == NULL)
    return FALSE;
  add_outcome (self, file, evidence->number, TRUE);

  return TRUE;
}

static gboolean
add_file (Adding *self, const char *path, GError **error)
{
  AssayScheme *scheme = assay_portfolio_folder_get_scheme (self->folder);
  g_autoptr (AssayIntake) incoming = assay_incoming_look (self->cli, self->arguments, path, error);
  g_autoptr (AssayEvidence) fields = assay_evidence_new (0);
  const AssayEvidence *same;

  if (incoming == NULL || !assay_evidence_fields_read (self->arguments, scheme, fields, error))
    return FALSE;
  same = assay_portfolio_lookup_content (assay_batch_get_portfolio (self->batch), incoming->sha256);
  if (same != NULL)
    {
      add_outcome (self, path, same->number, FALSE);
      return TRUE;
    }
  if (fields->title == NULL)
    fields->title = assay_intake_make_title (incoming->name);
  assay_intake_describe (incoming, fields);
  if (!add_item (self, fields, path, error))
    return FALSE;
  g_ptr_array_add (self->incoming, g_steal_pointer (&incoming));

  return TRUE;
}

/* The option that names evidence without a file, or NULL. */
static const char *
get_plain_option (const AssayArguments *arguments)
{
  if (assay_arguments_has (arguments, "observation"))
    return "observation";

  return assay_arguments_has (arguments, "discussion") ? "discussion" : NULL;
}

static gboolean
add_plain (Adding *self, const char *option, GError **error)
{
  AssayScheme *scheme = assay_portfolio_folder_get_scheme (self->folder);
  g_autoptr (AssayEvidence) fields = assay_evidence_new (0);

  if (!assay_evidence_fields_read (self->arguments, scheme, fields, error)
      || !assay_basis_parse (option, &fields->basis, error))
    return FALSE;
  g_free (fields->title);
  fields->title = g_strdup (assay_arguments_get_option (self->arguments, option));

  return add_item (self, fields, NULL, error);
}

static gboolean
prepare (Adding *self, GError **error)
{
  const char *plain = get_plain_option (self->arguments);

  if (plain != NULL)
    return add_plain (self, plain, error);
  for (guint i = 1; i < assay_arguments_get_n (self->arguments); i++)
    if (!add_file (self, assay_arguments_get (self->arguments, i), error))
      return FALSE;

  return TRUE;
}

static void
say_outcome (Adding *self, const Outcome *outcome)
{
  const AssayEvidence *evidence =
      assay_portfolio_lookup_evidence (assay_batch_get_portfolio (self->batch), outcome->number);
  g_autofree char *number = assay_evidence_format_number (outcome->number);
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  if (outcome->file != NULL)
    {
      base = g_path_get_basename (outcome->file);
      name = g_filename_display_name (base);
    }
  if (!outcome->added)
    assay_output_say (_ ("%s is the same file as %s “%s”; cite %s"), name, number, evidence->title,
                      number);
  else if (evidence->pages > 0)
    assay_output_say (g_dngettext (GETTEXT_PACKAGE, "Added %s “%s”, %u page.",
                                   "Added %s “%s”, %u pages.", evidence->pages),
                      number, evidence->title, evidence->pages);
  else
    assay_output_say (_ ("Added %s “%s”."), number, evidence->title);
}

static void
print_json (GPtrArray *outcomes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "evidence");
  for (guint i = 0; i < outcomes->len; i++)
    {
      const Outcome *outcome = g_ptr_array_index (outcomes, i);
      g_autofree char *number = assay_evidence_format_number (outcome->number);
      g_autofree char *file =
          outcome->file != NULL ? g_filename_display_name (outcome->file) : NULL;

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "number", number);
      assay_json_add_string (builder, "file", file);
      assay_json_add_boolean (builder, "added", outcome->added);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_numbers (GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const Outcome *outcome = g_ptr_array_index (outcomes, i);
      g_autofree char *number = assay_evidence_format_number (outcome->number);

      assay_output_print ("%s", number);
    }
}

/* Everything is prepared: writes it. */
static gboolean
commit (Adding *self, GError **error)
{
  g_autoptr (AssayEdit) edit = assay_batch_join (self->batch);

  if (edit == NULL)
    return TRUE;
  if (!assay_incoming_store_all (self->incoming, self->folder, self->cli, error))
    return FALSE;
  if (!assay_portfolio_folder_apply (self->folder, edit, error))
    {
      assay_incoming_take_back (self->incoming, self->folder, self->cli);
      return FALSE;
    }
  assay_cli_close (self->folder);

  return TRUE;
}

static gboolean
check_arguments (const AssayArguments *arguments, GError **error)
{
  const char *const plain[] = { "observation", "discussion", NULL };
  const char *const titles[] = { "title", get_plain_option (arguments), NULL };
  guint n_files = assay_arguments_get_n (arguments) - 1;
  const char *message = NULL;

  if (!assay_arguments_check_one_of (arguments, plain, error)
      || !assay_arguments_check_one_of (arguments, titles, error))
    return FALSE;
  if (get_plain_option (arguments) != NULL && n_files > 0)
    message = _ ("--observation and --discussion are for evidence without a file; leave FILE out");
  else if (get_plain_option (arguments) == NULL && n_files == 0)
    message = _ ("“assay add” needs FILE, --observation TITLE or --discussion TITLE");
  else if (n_files > 1 && assay_arguments_has (arguments, "title"))
    message = _ ("--title can name only one file; add the files one by one, or amend them later");
  if (message != NULL)
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, message);

  return message == NULL;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayBatch) batch = NULL;
  g_autoptr (GPtrArray) incoming =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_intake_free);
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) outcome_free);
  Adding adding = { cli, arguments, NULL, NULL, incoming, outcomes };

  if (!check_arguments (arguments, error))
    return 0;
  folder = assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  if (folder == NULL)
    return 0;
  batch = assay_batch_new (assay_portfolio_folder_get_portfolio (folder));
  adding.folder = folder;
  adding.batch = batch;
  if (!prepare (&adding, error) || !commit (&adding, error))
    return 0;

  for (guint i = 0; i < outcomes->len; i++)
    say_outcome (&adding, g_ptr_array_index (outcomes, i));
  if (assay_arguments_has (arguments, "json"))
    print_json (outcomes);
  else
    print_numbers (outcomes);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_EVIDENCE_FIELD_OPTIONS,
  { "observation", '\0', ASSAY_OPTION_TEXT, N_ ("TITLE"), N_ ("something to be seen, not a file") },
  { "discussion", '\0', ASSAY_OPTION_TEXT, N_ ("TITLE"), N_ ("a planned discussion, not a file") },
  ASSAY_OPTION_ANYWAY,
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_add = {
  .usage = { "add", N_ ("FOLDER [FILE…]"), 1, ASSAY_ARGUMENTS_MANY, options },
  .group = ASSAY_GROUP_EVIDENCE,
  .summary = N_ ("add evidence"),
  .explanation =
      N_ ("Copies the files in and prints their numbers. All files are checked before any is\n"
          "added; one that is in the portfolio already is not added again: its number is\n"
          "printed, to be cited."),
  .example = "assay add vale risk-form.pdf --kind record --from 2026-01-05 --privacy redacted",
  .run = run,
};
