/* assay withdraw: takes an evidence item out of the case, or brings it back.
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
  const AssayEvidence *evidence =
      assay_portfolio_find_evidence (portfolio, assay_arguments_get (arguments, 1), error);

  if (evidence == NULL)
    return NULL;

  return assay_edit_withdraw_evidence (portfolio, evidence->number,
                                       !assay_arguments_has (arguments, "restore"), error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_run_edit (cli, arguments, make_edit, FALSE, error);
}

static const AssayOption options[] = {
  { "restore", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("bring it back, without its citations") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_withdraw = {
  .usage = { "withdraw", N_ ("FOLDER EVIDENCE"), 2, 2, options },
  .group = ASSAY_GROUP_EVIDENCE,
  .summary = N_ ("take an item out of the case, or bring it back"),
  .explanation =
      N_ ("Its citations go with it. Number and content are kept, so that the number is\n"
          "never given to anything else."),
  .example = "assay withdraw vale E007",
  .run = run,
};
