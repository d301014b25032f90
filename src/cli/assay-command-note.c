/* assay note: a private note to a criterion.
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
  return assay_edit_write_note (portfolio, scheme, assay_arguments_get (arguments, 1),
                                assay_arguments_get (arguments, 2), error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_run_edit (cli, arguments, make_edit, FALSE, error);
}

const AssayCommand assay_command_note = {
  .usage = { "note", N_ ("FOLDER CRITERION TEXT"), 3, 3, NULL },
  .group = ASSAY_GROUP_ANSWERS,
  .summary = N_ ("write a private note to a criterion"),
  .explanation =
      N_ ("A note is for the service only: it is in no pack and no submission. \"\" clears\n"
          "it. Put -- before a text that begins with a hyphen."),
  .example = "assay note vale 2.5 \"Ask the police liaison for the new protocol.\"",
  .run = run,
};
