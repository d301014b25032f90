/* assay flag: marks a criterion to come back to.
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
  edit = assay_edit_flag (assay_portfolio_folder_get_portfolio (folder),
                          assay_portfolio_folder_get_scheme (folder),
                          assay_arguments_get (arguments, 1),
                          !assay_arguments_has (arguments, "off"), error);
  if (edit != NULL)
    assay_cli_commit (cli, folder, edit, error);

  return 0;
}

static const AssayOption options[] = {
  { "off", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("take the mark away") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_flag = {
  .usage = { "flag", N_ ("FOLDER CRITERION"), 2, 2, options },
  .group = ASSAY_GROUP_ANSWERS,
  .summary = N_ ("mark a criterion to come back to"),
  .explanation = N_ ("“assay check” lists what is marked. Like a note, the mark never leaves the\n"
                     "service."),
  .example = "assay flag vale 2.5",
  .run = run,
};
