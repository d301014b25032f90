/* assay review recommend: what the assessor recommends.
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
  AssayOutcome outcome = ASSAY_OUTCOME_NONE;
  g_autofree char *text = NULL;

  if (!assay_outcome_parse (assay_arguments_get (arguments, 1), &outcome, error)
      || !assay_review_read_text (cli, arguments, &text, error))
    return NULL;

  return assay_review_recommend (ground, outcome, text, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, FALSE, error);
}

static const AssayOption options[] = {
  { "text", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("the reasons") },
  ASSAY_OPTION_TEXT_FILE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_recommend = {
  .usage = { "review recommend", N_ ("FOLDER OUTCOME"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("recommend an outcome, with reasons"),
  .explanation = N_ (
      "OUTCOME is award, award-with-conditions, further-work or no-award. A recommendation is not\n"
      "the decision; it waits until everything that the check lists as blocking is done. An award\n"
      "beside a judgement that falls short is recorded, and what speaks against it is said."),
  .example = "assay review recommend \"vale review\" award --text \"Every indicator is met.\"",
  .run = run,
};
