/* assay review undo: take back the last change to a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_step (cli, arguments, assay_review_folder_undo, _ ("Undone"), error);
}

const AssayCommand assay_command_review_undo = {
  .usage = { "review undo", N_ ("FOLDER"), 1, 1, NULL },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("take back the last change to a review"),
  .explanation =
      N_ ("Reaches back over closing, as far as the last decision. That somebody opened a\n"
          "sensitive item is never undone."),
  .example = "assay review undo \"vale review\"",
  .run = run,
};
