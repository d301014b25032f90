/* assay note: a private note to a criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  g_autoptr (AssayEdit) edit = NULL;

  if (folder == NULL)
    return 0;
  edit = assay_edit_write_note (assay_portfolio_folder_get_portfolio (folder),
                                assay_portfolio_folder_get_scheme (folder),
                                assay_arguments_get (arguments, 1),
                                assay_arguments_get (arguments, 2), error);
  if (edit != NULL)
    assay_cli_commit (cli, folder, edit, error);

  return 0;
}

const AssayCommand assay_command_note = {
  .usage = { "note", N_ ("FOLDER CRITERION TEXT"), 3, 3, NULL },
  .group = ASSAY_GROUP_ANSWERS,
  .summary = N_ ("write a private note to a criterion"),
  .explanation =
      N_ ("A note is for the service only: it is in no pack and no submission. \"\" clears\n"
          "it. Put -- before a text that begins with a hyphen."),
  .example = "assay note vale 2.5 \"Ask the police liaison for the new protocol.\"",
  .run = run,
};
