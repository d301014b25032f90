/* assay review settle: what two assessors agreed on where they had differed.
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
  AssayJudgement settled = ASSAY_JUDGEMENT_NONE;
  g_autoptr (AssayReviewFolder) other = NULL;
  g_autofree char *text = NULL;

  if (!assay_judgement_parse (assay_arguments_get (arguments, 3), &settled, error)
      || !assay_review_read_text (cli, arguments, &text, error))
    return NULL;
  other = assay_review_open (cli, assay_arguments_get (arguments, 1), ASSAY_OPEN_READ, error);
  if (other == NULL)
    return NULL;

  return assay_review_settle (ground, assay_review_folder_get_review (other),
                              assay_arguments_get (arguments, 2), settled, text, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, FALSE, error);
}

static const AssayOption options[] = {
  { "text", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("why; it goes to the service") },
  ASSAY_OPTION_TEXT_FILE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_settle = {
  .usage = { "review settle", N_ ("FOLDER FOLDER-OF-THE-OTHER CRITERION JUDGEMENT"), 4, 4,
             options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("settle a difference between two assessors"),
  .explanation = N_ (
      "What was settled stands in this review, in the return and in the report. Both judgements\n"
      "are kept as they were."),
  .example = "assay review settle \"vale review\" \"vale review of the second assessor\" 2.5 "
             "met-with-conditions --text \"The form is there, and not in use yet.\"",
  .run = run,
};
