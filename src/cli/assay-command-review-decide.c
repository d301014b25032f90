/* assay review decide: the decision.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayEdit *
make_edit (AssayCli *cli,
           const AssayArguments *arguments,
           const AssayReviewGround *ground,
           GError **error)
{
  const char *role = assay_arguments_require (arguments, "role", error);
  AssayOutcome outcome = ASSAY_OUTCOME_NONE;
  g_autofree char *text = NULL;

  if (role == NULL || !assay_outcome_parse (assay_arguments_get (arguments, 1), &outcome, error)
      || !assay_review_read_text (cli, arguments, &text, error))
    return NULL;

  return assay_review_decide (ground, role, outcome, text, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, TRUE, error);
}

static const AssayOption options[] = {
  { "text", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("the reasons") },
  ASSAY_OPTION_TEXT_FILE,
  { "role", '\0', ASSAY_OPTION_TEXT, N_ ("ROLE"), N_ ("the role in which it is decided") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_decide = {
  .usage = { "review decide", N_ ("FOLDER OUTCOME"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("record the decision, by another role than the assessor"),
  .explanation =
      N_ ("OUTCOME is award, award-with-conditions, further-work, no-award, or reopen to give the\n"
          "review back. Whoever assessed cannot decide; the name comes from ASSAY_AUTHOR or the "
          "login."),
  .example = "assay review decide \"vale review\" award "
             "--role \"Award panel\" --text \"As recommended.\"",
  .run = run,
};
