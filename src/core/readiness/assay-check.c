/* What a portfolio's content gives reason to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One trouble is one finding. The verdict is none: it is the sum of what is found. What stops a
 * criterion is told once, there, with its reasons; what is wrong with an item is told once, at the
 * item, however many criteria cite it; a citation is only named on its own where neither of the two
 * would mention it. Of an item that nobody cites, only that is told, and what would be wrong with
 * others reading it.
 */

#include "core/readiness/assay-check-points.h"
#include "core/readiness/assay-check.h"

#include "core/portfolio/assay-evidence-form.h"

#include "base/assay-text.h"

typedef struct
{
  const AssayReadiness *readiness;
  AssayDate today;
  GHashTable *worked_on;
  GPtrArray *findings;
} Check;

static void
add (
    Check *check, AssayFindingTag tag, const char *subject, const char *detail, const char *detail2)
{
  g_ptr_array_add (check->findings, assay_finding_new (tag, subject, detail, detail2));
}

static void
add_with_date (Check *check, AssayFindingTag tag, const char *subject, AssayDate date)
{
  g_autofree char *text = assay_date_format_iso (date);

  add (check, tag, subject, text, NULL);
}

/* --- Readiness ---------------------------------------------------------------------------------
 */

/* Whether the service needs this criterion to get better. Where a share of criteria is enough and
 * reached, one that is not ready stands in nobody's way. */
static gboolean
is_needed (const AssayReadiness *readiness, const AssayCriterion *criterion)
{
  switch (readiness->scheme->scoring)
    {
    case ASSAY_SCORING_ALL:
      return TRUE;
    case ASSAY_SCORING_WEIGHTED:
      return !readiness->standards[criterion->standard->index].holds;
    case ASSAY_SCORING_FLAT:
      return readiness->verdict != ASSAY_VERDICT_READY;
    }
  g_assert_not_reached ();
}

static void
check_state (Check *check, const AssayCriterionReadiness *criterion)
{
  const char *id = criterion->criterion->id;

  switch (criterion->state)
    {
    case ASSAY_STATE_NOT_ASSESSED:
      add (check, ASSAY_FINDING_NOT_ASSESSED, id, assay_reason_get_id (criterion->reasons[0].code),
           NULL);
      break;
    case ASSAY_STATE_GAP:
      if (is_needed (check->readiness, criterion->criterion))
        add (check, ASSAY_FINDING_GAP, id, criterion->response->level, NULL);
      break;
    case ASSAY_STATE_CLAIMED:
      if (is_needed (check->readiness, criterion->criterion))
        add (check, ASSAY_FINDING_CLAIMED, id, criterion->response->level, NULL);
      break;
    case ASSAY_STATE_NOT_APPLICABLE:
    case ASSAY_STATE_READY:
      break;
    }
}

static void
check_standards (Check *check)
{
  const AssayReadiness *readiness = check->readiness;

  /* Flat scoring asks no standard; there only a whole scheme of which nothing applies is odd. */
  if (readiness->scheme->scoring == ASSAY_SCORING_FLAT && readiness->n_applicable > 0)
    return;

  for (guint i = 0; i < readiness->n_standards; i++)
    if (readiness->standards[i].n_applicable == 0)
      add (check, ASSAY_FINDING_NOTHING_APPLIES, readiness->standards[i].standard->id, NULL, NULL);
}

/* The other day that matters: the planned one, or today when the planned one is what was asked. */
static AssayDate
choose_other_day (const Check *check)
{
  AssayDate chosen = assay_readiness_choose_date (check->readiness->portfolio, check->today);

  return chosen != check->readiness->on ? chosen : check->today;
}

/* What is ready on the day asked for and not on the other. The other way round needs no finding of
 * its own: a criterion that is not ready says why, with the date. */
static void
check_other_day (Check *check)
{
  const AssayReadiness *readiness = check->readiness;
  AssayDate day = choose_other_day (check);
  g_autofree char *day_text = assay_date_format_iso (day);
  g_autoptr (AssayReadiness) other = NULL;

  if (day == readiness->on)
    return;

  other = assay_readiness_compute_on (readiness, day);
  for (guint i = 0; i < readiness->n_criteria; i++)
    {
      const AssayCriterionReadiness *criterion = &readiness->criteria[i];
      g_autofree char *fall = NULL;

      if (criterion->state != ASSAY_STATE_READY || other->criteria[i].state == ASSAY_STATE_READY)
        continue;
      if (day > readiness->on)
        fall = assay_date_format_iso (assay_readiness_find_fall_of (readiness, criterion));
      add (check, ASSAY_FINDING_READINESS_FALLS, criterion->criterion->id, day_text, fall);
    }
}

/* --- Profile and head
 * -----------------------------------------------------------------------------
 */

static gboolean
has_dependent_criterion (const AssayScheme *scheme, const AssayQuestion *question)
{
  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i];

      if (g_strcmp0 (criterion->applies_when.question, question->id) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_profile (Check *check)
{
  const AssayScheme *scheme = check->readiness->scheme;

  for (guint i = 0; i < scheme->questions->len; i++)
    {
      const AssayQuestion *question = scheme->questions->pdata[i];
      const AssayAnswer *answer =
          assay_portfolio_lookup_answer (check->readiness->portfolio, question->id);

      if (answer != NULL && !assay_text_is_blank (answer->value))
        continue;
      add (check,
           has_dependent_criterion (scheme, question) ? ASSAY_FINDING_PROFILE_UNANSWERED
                                                      : ASSAY_FINDING_PROFILE_INCOMPLETE,
           question->id, NULL, NULL);
    }
}

static void
check_head (Check *check)
{
  AssayDate planned = check->readiness->portfolio->head->planned;

  if (planned == ASSAY_DATE_NONE)
    add (check, ASSAY_FINDING_NO_PLANNED_DATE, NULL, NULL, NULL);
  else if (planned < check->today)
    add_with_date (check, ASSAY_FINDING_PLANNED_DATE_PAST, NULL, planned);
}

/* --- Responses
 * -------------------------------------------------------------------------------------
 */

/* Ids of the criteria that somebody is working on. */
static GHashTable *
collect_worked_on (const AssayPortfolio *portfolio)
{
  GHashTable *worked_on = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < portfolio->actions->len; i++)
    {
      const AssayAction *action = portfolio->actions->pdata[i];

      if (action->state == ASSAY_ACTION_OPEN && action->criterion != NULL)
        g_hash_table_add (worked_on, action->criterion);
    }

  return worked_on;
}

/* Troubles that lie in citing this item here, not in the item. */
static gboolean
is_about_citing (AssayReasonCode code)
{
  switch (code)
    {
    case ASSAY_REASON_MISSING_ITEM:
    case ASSAY_REASON_WITHDRAWN:
    case ASSAY_REASON_WRONG_KIND:
    case ASSAY_REASON_NOT_BEGUN:
    case ASSAY_REASON_TOO_OLD:
    case ASSAY_REASON_NO_WHY:
    case ASSAY_REASON_NO_SUCH_PAGE:
      return TRUE;
    case ASSAY_REASON_MISSING_FILE:
    case ASSAY_REASON_UNREADABLE:
    case ASSAY_REASON_NO_PLACE:
    case ASSAY_REASON_NO_KIND:
    case ASSAY_REASON_UNDATED:
    case ASSAY_REASON_OUT_OF_DATE:
    case ASSAY_REASON_NO_PRIVACY:
    case ASSAY_REASON_COUNTS:
    case ASSAY_REASON_NO_RATING:
    case ASSAY_REASON_SAID_NOT_APPLICABLE:
    case ASSAY_REASON_PROFILE_EXCLUDES:
    case ASSAY_REASON_NOT_APPLICABLE_REFUSED:
    case ASSAY_REASON_NOT_APPLICABLE_UNEXPLAINED:
    case ASSAY_REASON_UNDER_THRESHOLD:
    case ASSAY_REASON_UNKNOWN_LEVEL:
    case ASSAY_REASON_NO_CITATION:
      return FALSE;
    }
  g_assert_not_reached ();
}

/* Citations that do not count although the criterion is ready. */
static void
check_counting (Check *check, const AssayCriterionReadiness *criterion)
{
  for (guint i = criterion->n_counting; i < criterion->n_reasons; i++)
    {
      const AssayReason *reason = &criterion->reasons[i];
      g_autofree char *number = assay_evidence_format_number (reason->evidence);

      if (is_about_citing (reason->code))
        add (check, ASSAY_FINDING_CITATION_NOT_COUNTED, criterion->criterion->id, number,
             assay_reason_get_id (reason->code));
    }
}

/* Citations nobody could look up, whatever the rating. A claimed criterion says so itself. */
static void
check_places (Check *check, const AssayResponse *response)
{
  const AssayPortfolio *portfolio = check->readiness->portfolio;

  for (guint i = 0; i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];
      const AssayEvidence *item = assay_portfolio_lookup_evidence (portfolio, citation->evidence);
      g_autofree char *number = assay_evidence_format_number (citation->evidence);

      if (item != NULL && !item->withdrawn && item->basis == ASSAY_BASIS_FILE
          && assay_text_is_blank (citation->pages) && assay_text_is_blank (citation->place))
        add (check, ASSAY_FINDING_CITATION_NO_PLACE, response->criterion, number, NULL);
    }
}

static gboolean
says_something (const AssayResponse *response)
{
  return response->level != NULL || !assay_text_is_blank (response->text)
         || response->citations->len > 0;
}

/* Something was written where the profile says that nothing is asked. To call it not applicable
 * there is no contradiction. */
static gboolean
is_not_asked (const AssayScheme *scheme, const AssayCriterionReadiness *criterion)
{
  return criterion->state == ASSAY_STATE_NOT_APPLICABLE
         && criterion->reasons[0].code == ASSAY_REASON_PROFILE_EXCLUDES
         && says_something (criterion->response)
         && (criterion->response->level == NULL
             || assay_scheme_lookup_level (scheme, criterion->response->level)
                    != scheme->not_applicable);
}

static void
check_response (Check *check, const AssayCriterionReadiness *criterion)
{
  const AssayResponse *response = criterion->response;
  const char *id = criterion->criterion->id;

  if (criterion->state == ASSAY_STATE_GAP && !g_hash_table_contains (check->worked_on, id))
    add (check, ASSAY_FINDING_GAP_WITHOUT_ACTION, id, NULL, NULL);
  if ((criterion->state == ASSAY_STATE_CLAIMED || criterion->state == ASSAY_STATE_READY)
      && assay_text_is_blank (response->text))
    add (check, ASSAY_FINDING_NO_TEXT, id, NULL, NULL);
  if (response->flagged)
    add (check, ASSAY_FINDING_FLAGGED, id, NULL, NULL);
  if (is_not_asked (check->readiness->scheme, criterion))
    add (check, ASSAY_FINDING_ANSWER_NOT_ASKED, id, NULL, NULL);
  if (criterion->state == ASSAY_STATE_READY)
    check_counting (check, criterion);
  if (criterion->state != ASSAY_STATE_CLAIMED && criterion->state != ASSAY_STATE_NOT_APPLICABLE)
    check_places (check, response);
}

/* Responses to criteria that this edition does not have. */
static void
check_strays (Check *check)
{
  const AssayReadiness *readiness = check->readiness;

  for (guint i = 0; i < readiness->portfolio->responses->len; i++)
    {
      const AssayResponse *response = readiness->portfolio->responses->pdata[i];

      if (assay_scheme_lookup_criterion (readiness->scheme, response->criterion) == NULL
          && says_something (response))
        add (check, ASSAY_FINDING_ANSWER_NOT_ASKED, response->criterion, NULL, NULL);
    }
}

/* --- Evidence and actions ------------------------------------------------------------------------
 */

/* What answers a point is read as much as what is cited. */
static void
add_answering (GHashTable *cited, const AssayPortfolio *portfolio)
{
  for (guint i = 0; i < portfolio->points->len; i++)
    {
      const AssayPoint *point = portfolio->points->pdata[i];
      g_autoptr (GArray) numbers = assay_items_parse (point->answer_items, NULL);

      for (guint j = 0; numbers != NULL && j < numbers->len; j++)
        g_hash_table_add (cited, GUINT_TO_POINTER (g_array_index (numbers, guint, j)));
    }
}

static GHashTable *
collect_cited (const AssayPortfolio *portfolio)
{
  GHashTable *cited = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < portfolio->responses->len; i++)
    {
      const AssayResponse *response = portfolio->responses->pdata[i];

      for (guint j = 0; j < response->citations->len; j++)
        {
          const AssayCitation *citation = response->citations->pdata[j];

          g_hash_table_add (cited, GUINT_TO_POINTER (citation->evidence));
        }
    }
  add_answering (cited, portfolio);

  return cited;
}

static void
check_cited_item (Check *check, const AssayEvidence *item, const char *number)
{
  if (item->kind == NULL)
    add (check, ASSAY_FINDING_NO_KIND, number, NULL, NULL);
  if (item->from == ASSAY_DATE_NONE && item->to == ASSAY_DATE_NONE
      && item->until == ASSAY_DATE_NONE)
    add (check, ASSAY_FINDING_UNDATED, number, NULL, NULL);
  if (item->until != ASSAY_DATE_NONE && item->until < check->readiness->on)
    add_with_date (check, ASSAY_FINDING_OUT_OF_DATE, number, item->until);
  if (assay_evidence_get_form (item) == ASSAY_FORM_OTHER)
    add (check, ASSAY_FINDING_NOT_PAGES, number, item->source_name, NULL);
}

static void
check_evidence (Check *check)
{
  const AssayPortfolio *portfolio = check->readiness->portfolio;
  g_autoptr (GHashTable) cited = collect_cited (portfolio);

  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];
      g_autofree char *number = assay_evidence_format_number (item->number);

      if (item->withdrawn)
        continue;
      /* Cited or not, it goes into the pack, where others read it. */
      if (item->privacy == ASSAY_PRIVACY_NONE_STATED)
        add (check, ASSAY_FINDING_NO_PRIVACY, number, NULL, NULL);
      if (assay_evidence_is_unreadable (item))
        add (check, ASSAY_FINDING_UNREADABLE, number, item->source_name, NULL);
      if (g_hash_table_contains (cited, GUINT_TO_POINTER (item->number)))
        check_cited_item (check, item, number);
      else
        add (check, ASSAY_FINDING_UNUSED, number, NULL, NULL);
    }
}

static void
check_actions (Check *check)
{
  const AssayPortfolio *portfolio = check->readiness->portfolio;

  for (guint i = 0; i < portfolio->actions->len; i++)
    {
      const AssayAction *action = portfolio->actions->pdata[i];
      g_autofree char *number = assay_action_format_number (action->number);

      if (action->state == ASSAY_ACTION_OPEN && action->due != ASSAY_DATE_NONE
          && action->due < check->today)
        add_with_date (check, ASSAY_FINDING_ACTION_OVERDUE, number, action->due);
    }
}

/* --- The whole ---------------------------------------------------------------------------------
 */

static gboolean
is_same (const AssayFinding *a, const AssayFinding *b)
{
  return a->tag == b->tag && g_strcmp0 (a->subject, b->subject) == 0
         && g_strcmp0 (a->detail, b->detail) == 0 && g_strcmp0 (a->detail2, b->detail2) == 0;
}

/* An item cited twice in the same place with the same trouble is one trouble. */
static GPtrArray *
drop_repeated (GPtrArray *sorted)
{
  GPtrArray *once = assay_findings_new ();

  g_ptr_array_set_free_func (sorted, NULL);
  for (guint i = 0; i < sorted->len; i++)
    {
      if (once->len > 0 && is_same (sorted->pdata[i], once->pdata[once->len - 1]))
        assay_finding_free (sorted->pdata[i]);
      else
        g_ptr_array_add (once, sorted->pdata[i]);
    }
  g_ptr_array_unref (sorted);

  return once;
}

GPtrArray *
assay_check_portfolio (const AssayReadiness *readiness, AssayDate today)
{
  g_autoptr (GHashTable) worked_on = collect_worked_on (readiness->portfolio);
  Check check = { readiness, today, worked_on, assay_findings_new () };

  for (guint i = 0; i < readiness->n_criteria; i++)
    {
      check_state (&check, &readiness->criteria[i]);
      if (readiness->criteria[i].response != NULL)
        check_response (&check, &readiness->criteria[i]);
    }
  check_standards (&check);
  check_other_day (&check);
  check_profile (&check);
  check_head (&check);
  check_strays (&check);
  check_evidence (&check);
  check_actions (&check);
  assay_check_points (readiness, check.findings);
  assay_findings_sort (check.findings);

  return drop_repeated (check.findings);
}
