/* assay redo: makes an undone change again.
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

  if (folder == NULL || !assay_portfolio_folder_redo (folder, &edit, error))
    return 0;
  what = assay_wording_edit (assay_portfolio_folder_get_scheme (folder), edit);
  assay_cli_close (folder);
  assay_output_say (_ ("Done again: %s."), what);

  return 0;
}

const AssayCommand assay_command_redo = {
  .usage = { "redo", N_ ("FOLDER"), 1, 1, NULL },
  .group = ASSAY_GROUP_HISTORY,
  .summary = N_ ("make the last undone change again"),
  .explanation = N_ ("Possible until something else is changed."),
  .example = "assay redo vale",
  .run = run,
};
