/* assay unlock: takes away a lock whose holder is gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autofree char *path = assay_cli_dup_folder_path (assay_arguments_get (arguments, 0));

  if (assay_portfolio_folder_unlock (assay_cli_get_context (cli), path, error))
    assay_output_say (_ ("%s is no longer locked."), path);

  return 0;
}

const AssayCommand assay_command_unlock = {
  .usage = { "unlock", N_ ("FOLDER"), 1, 1, NULL },
  .group = ASSAY_GROUP_PORTFOLIO,
  .summary = N_ ("take away a lock whose holder is gone"),
  .explanation = N_ ("For a portfolio that says it is in use although nobody has it open: after a\n"
                     "crash on another computer, say. A lock in real use here is left alone."),
  .example = "assay unlock vale",
  .run = run,
};
