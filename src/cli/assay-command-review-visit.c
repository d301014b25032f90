/* assay review visit: a visit to the service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
put (char **slot, const char *text)
{
  if (text == NULL)
    return;
  g_free (*slot);
  *slot = g_strdup (text);
}

static char *
dup_lines (const char *text)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ";", -1) : NULL;

  return parts != NULL ? g_strjoinv ("\n", parts) : NULL;
}

static gboolean
read_fields (AssayCli *cli, const AssayArguments *arguments, AssayVisit *fields, GError **error)
{
  const char *kind = assay_arguments_get_option (arguments, "kind");
  const char *criteria = assay_arguments_get_option (arguments, "criteria");
  g_autofree char *met = dup_lines (assay_arguments_get_option (arguments, "met"));
  g_autofree char *seen = NULL;

  if ((kind != NULL && !assay_visit_kind_parse (kind, &fields->kind, error))
      || !assay_review_read_text (cli, arguments, &seen, error))
    return FALSE;
  put (&fields->met, met);
  put (&fields->seen, seen);
  if (criteria != NULL)
    {
      g_strfreev (fields->criteria);
      fields->criteria = g_strsplit_set (criteria, ", ", -1);
    }

  return assay_arguments_read_date (arguments, "day", &fields->day, error);
}

static AssayEdit *
make_edit (AssayCli *cli,
           const AssayArguments *arguments,
           const AssayReviewGround *ground,
           GError **error)
{
  const char *subject = assay_arguments_get (arguments, 1);
  guint number = subject != NULL ? assay_review_parse_number (subject, 'V') : 0;
  const AssayVisit *now = assay_review_lookup_visit (ground->review, number);
  g_autoptr (AssayVisit) fields = now != NULL ? assay_visit_copy (now) : assay_visit_new ();

  if (!read_fields (cli, arguments, fields, error))
    return NULL;
  fields->number = number;

  return subject != NULL ? assay_review_amend_visit (ground, fields, error)
                         : assay_review_add_visit (ground, fields, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, TRUE, error);
}

static const AssayOption options[] = {
  { "text", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("what was seen") },
  ASSAY_OPTION_TEXT_FILE,
  { "day", 'd', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("the day of the visit") },
  { "kind", 'k', ASSAY_OPTION_TEXT, N_ ("WORD"), N_ ("on-site or remote") },
  { "met", '\0', ASSAY_OPTION_TEXT, N_ ("ROLES"), N_ ("who was met, by role, parted by “;”") },
  { "criteria", '\0', ASSAY_OPTION_TEXT, N_ ("CRITERIA"), N_ ("what it was about") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_visit = {
  .usage = { "review visit", N_ ("FOLDER [VISIT]"), 1, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("plan a visit, or write about one"),
  .explanation = N_ (
      "Without a number plans a visit and prints its number; --day is needed. With one like V001\n"
      "changes that visit. Who was met is said by role, never by name."),
  .example =
      "assay review visit \"vale review\" --day 2026-12-01 --kind on-site\n"
      "assay review visit \"vale review\" V001 --met \"Two facilitators\" --text \"Case files.\"",
  .run = run,
};
