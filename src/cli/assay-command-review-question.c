/* assay review question: a question for a visit.
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
  const char *subject = assay_arguments_get (arguments, 1);
  guint number = g_ascii_toupper (subject[0]) == 'Q' ? assay_review_parse_number (subject, 'Q') : 0;
  const AssayEnquiry *now = assay_review_lookup_enquiry (ground->review, number);
  g_autoptr (AssayEnquiry) fields = now != NULL ? assay_enquiry_copy (now) : assay_enquiry_new ();
  const char *answer = assay_arguments_get_option (arguments, "answer");
  const char *text = assay_arguments_get (arguments, 2);

  fields->number = number;
  if (text != NULL)
    {
      g_free (fields->text);
      fields->text = g_strdup (text);
    }
  if (answer != NULL)
    {
      g_free (fields->answer);
      fields->answer = g_strdup (answer);
    }
  if (number > 0)
    return assay_review_amend_enquiry (ground, fields, error);
  fields->criterion = g_strdup (subject);

  return assay_review_add_enquiry (ground, fields, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, TRUE, error);
}

static const AssayOption options[] = {
  { "answer", 'a', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("what was answered") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_question = {
  .usage = { "review question", N_ ("FOLDER CRITERION|QUESTION [TEXT]"), 2, 3, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("add a question to ask at a visit, or answer one"),
  .explanation = N_ (
      "With a criterion (“” for the whole), adds a question and prints its number; with a number\n"
      "like Q001, changes that one."),
  .example = "assay review question \"vale review\" 2.5 \"Who fills in the form?\"\n"
             "assay review question \"vale review\" Q001 --answer \"The facilitator.\"",
  .run = run,
};
