/* How most commands run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-shared-runs.h"

#include "cli/assay-output.h"
#include "present/assay-wording.h"

int
assay_run_view (AssayCli *cli,
                const AssayArguments *arguments,
                AssayPrint json,
                AssayPrint text,
                GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  AssayPrint print = assay_arguments_has (arguments, "json") ? json : text;

  if (folder != NULL)
    print (assay_portfolio_folder_get_scheme (folder),
           assay_portfolio_folder_get_portfolio (folder),
           assay_context_get_today (assay_cli_get_context (cli)));

  return 0;
}

int
assay_run_edit (AssayCli *cli,
                const AssayArguments *arguments,
                AssayMakeEdit make,
                gboolean say_state,
                GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  g_autoptr (AssayEdit) edit = NULL;

  if (folder == NULL)
    return 0;
  edit = make (arguments, assay_portfolio_folder_get_portfolio (folder),
               assay_portfolio_folder_get_scheme (folder), error);
  if (edit != NULL && assay_cli_commit (cli, folder, edit, error) && say_state)
    assay_cli_say_state (cli, folder, assay_arguments_get (arguments, 1));

  return 0;
}

int
assay_run_step (AssayCli *cli,
                const AssayArguments *arguments,
                AssayStep step,
                const char *said,
                GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  g_autoptr (AssayEdit) edit = NULL;
  g_autofree char *what = NULL;

  if (folder == NULL || !step (folder, &edit, error))
    return 0;
  what = assay_wording_edit (assay_portfolio_folder_get_scheme (folder), edit);
  assay_cli_close (folder);
  assay_output_say ("%s: %s.", said, what);

  return 0;
}
