/* assay open: a folder from a portfolio that was saved as one file.
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
  const char *file = assay_arguments_get (arguments, 0);
  g_autofree char *path = assay_cli_dup_folder_path (assay_arguments_get (arguments, 1));
  const char *schema = assay_scheme_library_get_schema_path (assay_cli_get_library (cli), error);
  gboolean opened;

  if (schema == NULL)
    return 0;
  opened = assay_portfolio_archive_open (assay_cli_get_context (cli), file, path, schema,
                                         assay_cli_begin_work (cli),
                                         assay_cli_get_cancellable (cli), error);
  assay_cli_end_work (cli);
  if (opened)
    assay_output_say (_ ("Opened %s in %s."), file, path);

  return 0;
}

const AssayCommand assay_command_open = {
  .usage = { "open", N_ ("FILE.zip FOLDER"), 2, 2, NULL },
  .group = ASSAY_GROUP_PORTFOLIO,
  .summary = N_ ("make a folder from a portfolio saved as one file"),
  .explanation = N_ ("Checks every name, size and digest in the file first. The folder must not\n"
                     "exist yet, or be empty; when anything is wrong, nothing of it is left."),
  .example = "assay open vale.zip vale-again",
  .run = run,
};
