/* assay review award: the award that carries out a decision.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* "2027-06-01 The form is in use." */
static gboolean
read_condition (const char *line, GPtrArray *conditions, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 2);
  g_autoptr (AssayAwardCondition) condition = assay_award_condition_new ();

  if (!assay_date_parse (parts[0] != NULL ? parts[0] : "", &condition->due, error))
    return FALSE;
  condition->what = g_strdup (parts[1]);
  g_ptr_array_add (conditions, g_steal_pointer (&condition));

  return TRUE;
}

static AssayEdit *
make_edit (AssayCli *cli,
           const AssayArguments *arguments,
           const AssayReviewGround *ground,
           GError **error)
{
  g_autoptr (GPtrArray) conditions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_award_condition_unref);
  g_auto (GStrv) lines = NULL;
  AssayDate from = ASSAY_DATE_NONE, until = ASSAY_DATE_NONE;
  g_autofree char *text = NULL;

  if (assay_arguments_require (arguments, "from", error) == NULL
      || !assay_arguments_read_date (arguments, "from", &from, error)
      || !assay_arguments_read_date (arguments, "until", &until, error)
      || !assay_review_read_text (cli, arguments, &text, error))
    return NULL;
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !read_condition (lines[i], conditions, error))
      return NULL;

  return assay_review_award (ground, from, until, conditions, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, FALSE, error);
}

static const AssayOption options[] = {
  { "text", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"),
    N_ ("the conditions, one a line: the day it is due, and what") },
  ASSAY_OPTION_TEXT_FILE,
  { "from", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("its first day") },
  { "until", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"),
    N_ ("its last day; else as long as the scheme says") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_award = {
  .usage = { "review award", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("record the award"),
  .explanation = N_ (
      "Follows a decision that grants one. Conditions are given where the decision was one with\n"
      "conditions, and only then."),
  .example = "assay review award \"vale review\" --from 2027-01-01",
  .run = run,
};
