/* assay flag: marks a criterion to come back to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-shared-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayEdit *
make_edit (const AssayArguments *arguments,
           const AssayPortfolio *portfolio,
           const AssayScheme *scheme,
           GError **error)
{
  return assay_edit_flag (portfolio, scheme, assay_arguments_get (arguments, 1),
                          !assay_arguments_has (arguments, "off"), error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_run_edit (cli, arguments, make_edit, FALSE, error);
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
