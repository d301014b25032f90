/* assay amend: changes what is said about an evidence item, or its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-evidence-fields.h"
#include "cli/assay-incoming.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Puts the new file into @fields and on @incoming. */
static gboolean
replace_content (AssayCli *cli,
                 const AssayArguments *arguments,
                 const AssayPortfolio *portfolio,
                 const char *path,
                 AssayEvidence *fields,
                 GPtrArray *incoming,
                 GError **error)
{
  g_autoptr (AssayIntake) file = assay_incoming_look (cli, arguments, path, error);
  const AssayEvidence *same;

  if (file == NULL)
    return FALSE;
  same = assay_portfolio_lookup_content (portfolio, file->sha256);
  if (same != NULL && same->number != fields->number)
    {
      g_autofree char *number = assay_evidence_format_number (same->number);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("%s is the same file as %s “%s”; cite %s"), file->name, number, same->title,
                   number);
      return FALSE;
    }
  assay_intake_describe (file, fields);
  g_ptr_array_add (incoming, g_steal_pointer (&file));

  return TRUE;
}

static AssayEdit *
make_edit (AssayCli *cli,
           const AssayArguments *arguments,
           AssayPortfolioFolder *folder,
           GPtrArray *incoming,
           GError **error)
{
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (folder);
  AssayScheme *scheme = assay_portfolio_folder_get_scheme (folder);
  const char *path = assay_arguments_get_option (arguments, "file");
  const AssayEvidence *evidence =
      assay_portfolio_find_evidence (portfolio, assay_arguments_get (arguments, 1), error);
  g_autoptr (AssayEvidence) fields = NULL;

  if (evidence == NULL)
    return NULL;
  fields = assay_evidence_copy (evidence);
  if (!assay_evidence_fields_read (arguments, scheme, fields, error))
    return NULL;
  if (path != NULL && !replace_content (cli, arguments, portfolio, path, fields, incoming, error))
    return NULL;

  return assay_edit_amend_evidence (portfolio, scheme, fields, error);
}

static gboolean
check_arguments (const AssayArguments *arguments, GError **error)
{
  const char *const fields[] = {
    "title", "kind", "from", "to", "until", "privacy", "note", "file"
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (assay_arguments_has (arguments, fields[i]))
      return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                       _ ("“assay amend” needs at least one thing to change, for example --kind"));

  return FALSE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (GPtrArray) incoming =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_intake_free);

  if (!check_arguments (arguments, error))
    return 0;
  folder = assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  if (folder == NULL)
    return 0;
  edit = make_edit (cli, arguments, folder, incoming, error);
  if (edit == NULL || !assay_incoming_store_all (incoming, folder, cli, error))
    return 0;
  if (!assay_cli_commit (cli, folder, edit, error))
    assay_incoming_take_back (incoming, folder, cli);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_EVIDENCE_FIELD_OPTIONS,
  { "file", 'f', ASSAY_OPTION_PATH, N_ ("FILE"), N_ ("a newer file under the same number") },
  ASSAY_OPTION_ANYWAY,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_amend = {
  .usage = { "amend", N_ ("FOLDER EVIDENCE"), 2, 2, options },
  .group = ASSAY_GROUP_EVIDENCE,
  .summary = N_ ("change what is said about an item, or its file"),
  .explanation =
      N_ ("\"\" takes a value away. With --file the older content is kept for the history,\n"
          "and citations stay as they are: look whether their pages are still right."),
  .example = "assay amend vale E007 --until 2027-06-30 --privacy redacted",
  .run = run,
};
