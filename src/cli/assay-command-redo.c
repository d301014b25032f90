/* assay redo: makes an undone change again.
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
  return assay_run_step (cli, arguments, assay_portfolio_folder_redo, _ ("Done again"), error);
}

const AssayCommand assay_command_redo = {
  .usage = { "redo", N_ ("FOLDER"), 1, 1, NULL },
  .group = ASSAY_GROUP_HISTORY,
  .summary = N_ ("make the last undone change again"),
  .explanation = N_ ("Possible until something else is changed."),
  .example = "assay redo vale",
  .run = run,
};
