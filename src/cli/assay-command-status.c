/* assay status: how ready the service is, and what stands in the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-day.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-status-json.h"
#include "cli/assay-submitted.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_head (const AssayReadiness *readiness, const AssayDay *day)
{
  g_autofree char *verdict = assay_wording_verdict (readiness);
  g_autofree char *when = assay_day_describe (day);

  assay_output_print ("%s", verdict);
  assay_output_print (_ ("%s: %s (%s), %s."), readiness->portfolio->head->service,
                      readiness->scheme->title, readiness->scheme->edition, when);
}

/* Names the criteria that are lower on the day of the fall than they are today. */
static void
print_fall (const AssayReadiness *readiness, const AssayDay *day, AssayDate fall)
{
  g_autoptr (AssayReadiness) before = assay_readiness_compute_on (readiness, day->today);
  g_autoptr (AssayReadiness) after = assay_readiness_compute_on (readiness, fall);
  g_autofree char *date = assay_date_format_long (fall);

  assay_output_print (_ ("Readiness falls on %s, if nothing is done:"), date);
  for (guint i = 0; i < before->n_criteria; i++)
    {
      const AssayCriterionReadiness *was = &before->criteria[i];
      const AssayCriterionReadiness *is = &after->criteria[i];
      g_autofree char *why = NULL;

      if (is->state >= was->state)
        continue;
      why = assay_wording_why (after, is);
      assay_output_print (_ ("  %s goes from “%s” to “%s”. %s"), is->criterion->id,
                          assay_wording_state (was->state), assay_wording_state (is->state), why);
    }
}

static void
print_standards (const AssayReadiness *readiness)
{
  const AssayScheme *scheme = readiness->scheme;
  const char *const headings[] = { "",
                                   scheme->word_standard,
                                   _ ("Holds"),
                                   assay_wording_state (ASSAY_STATE_READY),
                                   assay_wording_state (ASSAY_STATE_CLAIMED),
                                   assay_wording_state (ASSAY_STATE_GAP),
                                   assay_wording_state (ASSAY_STATE_NOT_ASSESSED),
                                   assay_wording_state (ASSAY_STATE_NOT_APPLICABLE),
                                   _ ("Weakest"),
                                   NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  for (guint column = 3; column <= 7; column++)
    assay_listing_align_right (table, column);
  for (guint i = 0; i < readiness->n_standards; i++)
    {
      const AssayStandardReadiness *standard = &readiness->standards[i];

      assay_listing_add (table, standard->standard->id);
      assay_listing_add (table, standard->standard->title);
      assay_listing_add (table, standard->holds ? _ ("yes") : _ ("no"));
      for (int state = ASSAY_STATE_READY; state >= 0; state--)
        if (state != ASSAY_STATE_NOT_ASSESSED && state != ASSAY_STATE_NOT_APPLICABLE)
          assay_listing_add_number (table, standard->counts[state]);
      assay_listing_add_number (table, standard->counts[ASSAY_STATE_NOT_ASSESSED]);
      assay_listing_add_number (table, standard->counts[ASSAY_STATE_NOT_APPLICABLE]);
      assay_listing_add (table, standard->holds || standard->weakest == NULL
                                    ? NULL
                                    : standard->weakest->criterion->id);
    }
  assay_output_print ("%s", "");
  assay_listing_print (table);
}

static void
print_criterion (const AssayReadiness *readiness, const AssayCriterionReadiness *criterion)
{
  g_autofree char *why = assay_wording_why (readiness, criterion);

  /* At the beginning most criteria are like this, and the state would only say it twice. */
  if (criterion->state == ASSAY_STATE_NOT_ASSESSED)
    {
      assay_output_print ("  %-6s %s. %s", criterion->criterion->id, criterion->criterion->title,
                          why);
      return;
    }
  assay_output_print ("  %-6s %s", criterion->criterion->id, criterion->criterion->title);
  assay_output_print ("         %s. %s", assay_wording_state (criterion->state), why);
}

static void
print_obstacles (const AssayReadiness *readiness)
{
  gboolean first = TRUE;

  for (guint i = 0; i < readiness->n_criteria; i++)
    {
      const AssayCriterionReadiness *criterion = &readiness->criteria[i];

      if (criterion->state == ASSAY_STATE_READY || criterion->state == ASSAY_STATE_NOT_APPLICABLE)
        continue;
      if (first)
        assay_output_print ("\n%s", _ ("What stands in the way"));
      first = FALSE;
      print_criterion (readiness, criterion);
    }
}

static void
print_safeguarding (const AssayReadiness *readiness)
{
  const AssayTerm *tag = assay_scheme_lookup_tag (readiness->scheme, ASSAY_TAG_VICTIM_SAFEGUARDING);
  gboolean first = TRUE;

  for (guint i = 0; i < readiness->n_criteria; i++)
    {
      const AssayCriterionReadiness *criterion = &readiness->criteria[i];

      if (!assay_criterion_has_tag (criterion->criterion, ASSAY_TAG_VICTIM_SAFEGUARDING))
        continue;
      if (first)
        assay_output_print ("\n%s", tag != NULL ? tag->title : ASSAY_TAG_VICTIM_SAFEGUARDING);
      first = FALSE;
      print_criterion (readiness, criterion);
    }
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssaySubmissionsState) submitted = NULL;
  AssayDate fall = ASSAY_DATE_NONE;
  AssayPortfolio *portfolio;
  AssayDay day;

  if (folder == NULL)
    return 0;
  portfolio = assay_portfolio_folder_get_portfolio (folder);
  if (!assay_day_choose (cli, arguments, portfolio, &day, error))
    return 0;
  readiness = assay_cli_compute_readiness (folder, day.on);
  if (day.on > day.today)
    {
      g_autoptr (AssayReadiness) today = assay_readiness_compute_on (readiness, day.today);

      fall = assay_readiness_find_fall (today, day.on);
    }
  submitted = assay_submitted_new (folder);
  if (assay_arguments_has (arguments, "json"))
    {
      assay_status_json_print (readiness, &day, fall, submitted);
      return 0;
    }

  print_head (readiness, &day);
  if (submitted->last != NULL)
    assay_output_print ("%s", submitted->summary);
  if (fall != ASSAY_DATE_NONE)
    print_fall (readiness, &day, fall);
  print_standards (readiness);
  print_obstacles (readiness);
  print_safeguarding (readiness);

  return 0;
}

static const AssayOption options[] = {
  { "on", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("judge for this day") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_status = {
  .usage = { "status", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_READINESS,
  .summary = N_ ("say how ready the service is, and why"),
  .explanation =
      N_ ("Judges for the planned submission date while that lies ahead, otherwise for today,\n"
          "so that evidence which will be out of date by then does not look ready now."),
  .example = "assay status vale --on 2027-01-12",
  .run = run,
};
