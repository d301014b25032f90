/* assay review determine: the judgement on one criterion.
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
  const char *word = assay_arguments_get (arguments, 2);
  AssayJudgement judgement = ASSAY_JUDGEMENT_NONE;
  g_autoptr (GPtrArray) looked = NULL;

  if (*word != '\0' && !assay_judgement_parse (word, &judgement, error))
    return NULL;
  if (!assay_review_parse_looked (ground, assay_arguments_get_option (arguments, "looked"), &looked,
                                  error))
    return NULL;

  return assay_review_determine (ground, assay_arguments_get (arguments, 1), judgement,
                                 assay_arguments_get_option (arguments, "reason"),
                                 assay_arguments_get_option (arguments, "lacking"), looked, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, FALSE, error);
}

static const AssayOption options[] = {
  { "reason", 'r', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("why") },
  { "lacking", 'l', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("what is lacking") },
  { "looked", '\0', ASSAY_OPTION_TEXT, N_ ("ITEMS"),
    N_ ("what was looked at, like “E004:1-2 E007”") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_determine = {
  .usage = { "review determine", N_ ("FOLDER CRITERION JUDGEMENT"), 3, 3, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("judge a criterion"),
  .explanation =
      N_ ("JUDGEMENT is met, met-with-conditions, further-work or not-met; “” takes it back. Each "
          "needs\n"
          "its reason; all but met say what is lacking, and the last two name an item looked at."),
  .example =
      "assay review determine \"vale review\" 2.5 not-met --reason \"No form is filled in.\" "
      "--lacking \"A risk form for each case.\" --looked \"E004:1-2\"",
  .run = run,
};
