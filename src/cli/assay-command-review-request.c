/* assay review request: more that the service is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
read_fields (const AssayArguments *arguments, AssayRequest *fields, GError **error)
{
  const char *what = assay_arguments_get_option (arguments, "what");

  if (what != NULL)
    {
      g_free (fields->what);
      fields->what = g_strdup (what);
    }
  if (assay_arguments_has (arguments, "answered"))
    fields->state = ASSAY_REQUEST_ANSWERED;
  else if (assay_arguments_has (arguments, "drop"))
    fields->state = ASSAY_REQUEST_DROPPED;
  else if (assay_arguments_has (arguments, "reopen"))
    fields->state = ASSAY_REQUEST_OPEN;

  return assay_arguments_read_date (arguments, "due", &fields->due, error);
}

static AssayEdit *
make_edit (AssayCli *cli,
           const AssayArguments *arguments,
           const AssayReviewGround *ground,
           GError **error)
{
  const char *const states[] = { "answered", "drop", "reopen", NULL };
  const char *subject = assay_arguments_get (arguments, 1);
  guint number = g_ascii_toupper (subject[0]) == 'R' ? assay_review_parse_number (subject, 'R') : 0;
  const AssayRequest *now = assay_review_lookup_request (ground->review, number);
  g_autoptr (AssayRequest) fields = now != NULL ? assay_request_copy (now) : assay_request_new ();

  if (!assay_arguments_check_one_of (arguments, states, error)
      || !read_fields (arguments, fields, error))
    return NULL;
  fields->number = number;
  if (number > 0)
    return assay_review_amend_request (ground, fields, error);
  fields->criterion = g_strdup (subject);

  return assay_review_add_request (ground, fields, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, TRUE, error);
}

static const AssayOption options[] = {
  { "what", 'w', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("what is asked for") },
  { "due", 'd', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("by when") },
  { "answered", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("it is answered") },
  { "drop", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("it is no longer needed") },
  { "reopen", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("it is open again") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_request = {
  .usage = { "review request", N_ ("FOLDER CRITERION|REQUEST"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("ask the service for more, or change a request"),
  .explanation = N_ (
      "With a criterion (“” for the whole), adds a request and prints its number; with a number\n"
      "like R001, changes that one."),
  .example =
      "assay review request \"vale review\" 2.5 --what \"The form of June.\" --due 2027-02-01",
  .run = run,
};
