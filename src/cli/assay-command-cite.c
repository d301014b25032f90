/* assay cite: which evidence shows that a criterion is met, and where in it.
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
  const char *criterion = assay_arguments_get (arguments, 1);
  const AssayEvidence *evidence;

  if (assay_scheme_find_criterion (scheme, criterion, error) == NULL)
    return NULL;
  evidence = assay_portfolio_find_evidence (portfolio, assay_arguments_get (arguments, 2), error);
  if (evidence == NULL)
    return NULL;

  return assay_edit_cite (portfolio, scheme, criterion, evidence->number,
                          assay_arguments_get_option (arguments, "pages"),
                          assay_arguments_get_option (arguments, "place"),
                          assay_arguments_get_option (arguments, "why"), error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  if (assay_arguments_require (arguments, "why", error) == NULL)
    return 0;

  return assay_run_edit (cli, arguments, make_edit, TRUE, error);
}

static const AssayOption options[] = {
  { "pages", 'p', ASSAY_OPTION_TEXT, N_ ("PAGES"),
    N_ ("the item’s own pages: 4, 3-4, \"1, 5-7\"") },
  { "place", '\0', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("a heading or paragraph") },
  { "why", 'w', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("why it counts") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_cite = {
  .usage = { "cite", N_ ("FOLDER CRITERION EVIDENCE"), 3, 3, options },
  .group = ASSAY_GROUP_EVIDENCE,
  .summary = N_ ("cite evidence for a criterion"),
  .explanation =
      N_ ("A citation counts when it says where to look and why it counts. Citing the same\n"
          "item, pages and place again replaces the reason."),
  .example = "assay cite vale 2.5 E007 --pages 3-4 --place Escalation --why \"Says who decides.\"",
  .run = run,
};
