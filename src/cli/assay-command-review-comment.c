/* assay review comment: the comment on one criterion.
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
  return assay_review_write_comment (ground, assay_arguments_get (arguments, 1),
                                     assay_arguments_get (arguments, 2), error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, FALSE, error);
}

const AssayCommand assay_command_review_comment = {
  .usage = { "review comment", N_ ("FOLDER CRITERION TEXT"), 3, 3, NULL },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("write a comment to the service on a criterion"),
  .explanation = N_ ("Goes to the service in the return file. “” takes it away."),
  .example = "assay review comment \"vale review\" 2.5 \"Well kept.\"",
  .run = run,
};
