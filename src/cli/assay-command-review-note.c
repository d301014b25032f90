/* assay review note: the note on one criterion.
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
  return assay_review_write_note (ground, assay_arguments_get (arguments, 1),
                                  assay_arguments_get (arguments, 2), error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, FALSE, error);
}

const AssayCommand assay_command_review_note = {
  .usage = { "review note", N_ ("FOLDER CRITERION TEXT"), 3, 3, NULL },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("write a private note on a criterion"),
  .explanation = N_ ("Stays with the review and never leaves it. “” takes it away."),
  .example = "assay review note \"vale review\" 2.5 \"Well kept.\"",
  .run = run,
};
