/* assay undo: takes back the last change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  g_autoptr (AssayEdit) edit = NULL;
  g_autofree char *what = NULL;

  if (folder == NULL || !assay_portfolio_folder_undo (folder, &edit, error))
    return 0;
  what = assay_wording_edit (assay_portfolio_folder_get_scheme (folder), edit);
  assay_cli_close (folder);
  assay_output_say (_ ("Undone: %s."), what);

  return 0;
}

const AssayCommand assay_command_undo = {
  .usage = { "undo", N_ ("FOLDER"), 1, 1, NULL },
  .group = ASSAY_GROUP_HISTORY,
  .summary = N_ ("take back the last change"),
  .explanation = N_ ("Reaches back over closing, to the beginning of the portfolio. The history\n"
                     "keeps both the change and the undoing."),
  .example = "assay undo vale",
  .run = run,
};
