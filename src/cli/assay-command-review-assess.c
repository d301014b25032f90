/* assay review assess: whether the evidence of a criterion is good.
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
  AssayQuality quality = ASSAY_QUALITY_VALID;
  AssaySaid said = ASSAY_SAID_NOTHING;
  const char *answer = assay_arguments_get (arguments, 3);

  if (!assay_quality_parse (assay_arguments_get (arguments, 2), &quality, error)
      || (*answer != '\0' && !assay_said_parse (answer, &said, error)))
    return NULL;

  return assay_review_judge_evidence (ground, assay_arguments_get (arguments, 1), quality, said,
                                      error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, FALSE, error);
}

const AssayCommand assay_command_review_assess = {
  .usage = { "review assess", N_ ("FOLDER CRITERION QUALITY ANSWER"), 4, 4, NULL },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("say whether the evidence of a criterion is good"),
  .explanation = N_ (
      "QUALITY is valid, authentic, current or sufficient; ANSWER is yes or no, and “” takes it\n"
      "back."),
  .example = "assay review assess \"vale review\" 2.5 current no",
  .run = run,
};
