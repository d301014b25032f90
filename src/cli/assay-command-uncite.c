/* assay uncite: takes citations away.
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
      assay_portfolio_find_evidence (portfolio, assay_arguments_get (arguments, 2), error);

  if (evidence == NULL)
    return NULL;

  return assay_edit_uncite (portfolio, scheme, assay_arguments_get (arguments, 1), evidence->number,
                            assay_arguments_get_option (arguments, "pages"), error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_run_edit (cli, arguments, make_edit, TRUE, error);
}

static const AssayOption options[] = {
  { "pages", 'p', ASSAY_OPTION_TEXT, N_ ("PAGES"),
    N_ ("only the citation of exactly these pages") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_uncite = {
  .usage = { "uncite", N_ ("FOLDER CRITERION EVIDENCE"), 3, 3, options },
  .group = ASSAY_GROUP_EVIDENCE,
  .summary = N_ ("take citations of an item away"),
  .explanation =
      N_ ("The item itself stays in the portfolio. Without --pages, every citation of it\n"
          "for this criterion goes."),
  .example = "assay uncite vale 2.5 E007 --pages 3-4",
  .run = run,
};
