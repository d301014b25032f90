/* assay copy: a portfolio as one file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "core/portfolio/assay-portfolio-archive.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *path = assay_arguments_get (arguments, 1);
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  gboolean saved;

  if (folder == NULL || !assay_cli_check_outside (folder, path, error))
    return 0;
  saved = assay_portfolio_archive_save (folder, path, assay_cli_begin_work (cli),
                                        assay_cli_get_cancellable (cli), error);
  assay_cli_end_work (cli);
  if (saved)
    assay_output_say (_ ("Copied the portfolio to %s. “assay open %s FOLDER” makes a folder of it "
                         "again."),
                      path, path);

  return 0;
}

const AssayCommand assay_command_copy = {
  .usage = { "copy", N_ ("FOLDER FILE.zip"), 2, 2, NULL },
  .group = ASSAY_GROUP_PORTFOLIO,
  .summary = N_ ("save a copy of the whole portfolio as one file"),
  .explanation =
      N_ ("The file holds everything: answers, evidence, history and the scheme. Private\n"
          "notes are in it too, so this is for your own keeping, not for an assessor."),
  .example = "assay copy vale vale.zip",
  .run = run,
};
