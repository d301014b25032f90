/* assay undo: takes back the last change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-shared-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_run_step (cli, arguments, assay_portfolio_folder_undo, _ ("Undone"), error);
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
