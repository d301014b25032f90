/* assay history: who changed what, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-history-table.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static char *
word_entry (const AssayEntry *entry, gconstpointer data)
{
  return assay_wording_entry (data, entry);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  g_autoptr (GPtrArray) entries = NULL;

  if (folder == NULL)
    return 0;
  entries = assay_portfolio_folder_list_history (folder, error);
  if (entries == NULL)
    return 0;
  assay_history_table_print (entries, assay_arguments_has (arguments, "json"), word_entry,
                             assay_portfolio_folder_get_scheme (folder));

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_history = {
  .usage = { "history", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_HISTORY,
  .summary = N_ ("list who changed what, and when"),
  .explanation =
      N_ ("Everything since the portfolio began, oldest first; nothing is ever left out."),
  .example = "assay history vale",
  .run = run,
};
