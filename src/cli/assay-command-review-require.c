/* assay review require: a corrective action.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
read_fields (const AssayArguments *arguments, AssayCorrection *fields, GError **error)
{
  const char *what = assay_arguments_get_option (arguments, "what");

  if (what != NULL)
    {
      g_free (fields->what);
      fields->what = g_strdup (what);
    }

  return assay_arguments_read_date (arguments, "due", &fields->due, error)
         && assay_arguments_read_date (arguments, "done", &fields->done, error);
}

static AssayEdit *
make_edit (AssayCli *cli,
           const AssayArguments *arguments,
           const AssayReviewGround *ground,
           GError **error)
{
  const char *subject = assay_arguments_get (arguments, 1);
  guint number = g_ascii_toupper (subject[0]) == 'C' ? assay_review_parse_number (subject, 'C') : 0;
  const AssayCorrection *now = assay_review_lookup_correction (ground->review, number);
  g_autoptr (AssayCorrection) fields =
      now != NULL ? assay_correction_copy (now) : assay_correction_new ();

  if (!read_fields (arguments, fields, error))
    return NULL;
  fields->number = number;
  if (number > 0)
    return assay_review_amend_correction (ground, fields, error);
  fields->criterion = g_strdup (subject);

  return assay_review_add_correction (ground, fields, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, TRUE, error);
}

static const AssayOption options[] = {
  { "what", 'w', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("what has to be done") },
  { "due", 'd', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("by when") },
  { "done", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("the day it was done; “” for not yet") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_require = {
  .usage = { "review require", N_ ("FOLDER CRITERION|CORRECTION"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("require a corrective action, or change one"),
  .explanation =
      N_ ("With a criterion, adds a corrective action and prints its number; --what and --due are\n"
          "needed. With a number like C001, changes that one."),
  .example = "assay review require \"vale review\" 2.5 --what \"Use the form.\" --due 2027-03-01",
  .run = run,
};
