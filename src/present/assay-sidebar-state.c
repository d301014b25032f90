/* What the sidebar of a document's window shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-sidebar-state.h"

#include "core/review/assay-review-completeness.h"
#include "core/review/assay-review-state.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-wording.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CRITERION_PREFIX "criterion:"

static void
row_free (gpointer data)
{
  AssaySidebarRow *row = data;

  g_free (row->place);
  g_free (row->icon);
  g_free (row->number);
  g_free (row->title);
  g_free (row->tail);
  g_free (row->description);
  g_free (row);
}

static AssaySidebarRow *
add_row (GPtrArray *rows, AssaySidebarRowType type, const char *place, const char *title)
{
  AssaySidebarRow *row = g_new0 (AssaySidebarRow, 1);

  row->type = type;
  row->place = g_strdup (place);
  row->title = g_strdup (title);
  g_ptr_array_add (rows, row);

  return row;
}

/* @tail is taken. */
static void
add_page (GPtrArray *rows, const char *place, const char *icon, const char *title, char *tail)
{
  AssaySidebarRow *row = add_row (rows, ASSAY_SIDEBAR_PAGE, place, title);

  row->icon = g_strdup (icon);
  row->tail = tail;
  row->description = tail != NULL ? g_strdup_printf ("%s, %s", title, tail) : g_strdup (title);
}

static void
add_criteria (GPtrArray *rows,
              const AssayReadiness *readiness,
              const AssayStandardReadiness *standard)
{
  for (guint i = 0; i < standard->standard->criteria->len; i++)
    {
      const AssayCriterion *criterion = standard->standard->criteria->pdata[i];
      const AssayCriterionReadiness *part = &readiness->criteria[criterion->index];
      g_autofree char *place = g_strconcat (CRITERION_PREFIX, criterion->id, NULL);
      AssaySidebarRow *row = add_row (rows, ASSAY_SIDEBAR_CRITERION, place, criterion->title);

      row->number = g_strdup (criterion->id);
      row->sign = assay_wording_state_sign (part->state);
      row->description = g_strdup_printf ("%s %s, %s", criterion->id, criterion->title,
                                          assay_wording_state (part->state));
    }
}

static void
add_standards (GPtrArray *rows, const AssayReadiness *readiness, const char *open_standard)
{
  for (guint i = 0; i < readiness->n_standards; i++)
    {
      const AssayStandardReadiness *standard = &readiness->standards[i];
      const AssayCriterion *first = standard->standard->criteria->pdata[0];
      g_autofree char *place = g_strconcat (CRITERION_PREFIX, first->id, NULL);
      g_autofree char *ready =
          assay_wording_count_ready (readiness->scheme, standard->counts[ASSAY_STATE_READY],
                                     standard->n_applicable);
      AssaySidebarRow *row =
          add_row (rows, ASSAY_SIDEBAR_STANDARD, place, standard->standard->title);

      row->number = g_strdup (standard->standard->id);
      row->tail =
          g_strdup_printf ("%u/%u", standard->counts[ASSAY_STATE_READY], standard->n_applicable);
      row->description =
          g_strdup_printf ("%s %s, %s", standard->standard->id, standard->standard->title, ready);
      for (guint state = 0; state < ASSAY_N_STATES; state++)
        row->counts[state] = standard->counts[state];
      if (g_strcmp0 (open_standard, standard->standard->id) == 0)
        add_criteria (rows, readiness, standard);
    }
}

static guint
count_in_use (const AssayPortfolio *portfolio)
{
  guint n = 0;

  for (guint i = 0; i < portfolio->evidence->len; i++)
    n += !((const AssayEvidence *) portfolio->evidence->pdata[i])->withdrawn;

  return n;
}

/* "2 overdue" counts more than "5 open". */
static char *
word_actions (const AssayPortfolio *portfolio, AssayDate today)
{
  guint n_open = 0, n_overdue = 0;

  for (guint i = 0; i < portfolio->actions->len; i++)
    {
      const AssayAction *action = portfolio->actions->pdata[i];

      if (action->state != ASSAY_ACTION_OPEN)
        continue;
      n_open++;
      n_overdue += action->due != ASSAY_DATE_NONE && action->due < today;
    }
  if (n_overdue > 0)
    return g_strdup_printf (_ ("%u overdue"), n_overdue);

  return n_open > 0 ? g_strdup_printf (_ ("%u open"), n_open) : NULL;
}

/* There is a page for them once something was received. */
static void
add_points (GPtrArray *rows, const AssayPortfolio *portfolio)
{
  guint n_open = 0;

  for (guint i = 0; i < portfolio->points->len; i++)
    n_open += assay_point_asks (portfolio->points->pdata[i])
              && !assay_point_is_answered (portfolio->points->pdata[i]);
  if (portfolio->points->len > 0)
    add_page (rows, "points", "mail-reply-sender-symbolic", _ ("Assessor’s points"),
              n_open > 0 ? g_strdup_printf (_ ("%u to answer"), n_open) : NULL);
}

GPtrArray *
assay_sidebar_state_new (const AssayReadiness *readiness,
                         const char *open_standard,
                         AssayDate today)
{
  const AssayPortfolio *portfolio = readiness->portfolio;
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  add_page (rows, "overview", "view-grid-symbolic", _ ("Overview"), NULL);
  add_page (rows, "profile", "avatar-default-symbolic", _ ("The service"), NULL);
  add_page (rows, "health", "media-skip-forward-symbolic", _ ("Health check"), NULL);
  add_row (rows, ASSAY_SIDEBAR_HEADING, NULL, readiness->scheme->word_standards);
  add_standards (rows, readiness, open_standard);
  add_row (rows, ASSAY_SIDEBAR_HEADING, NULL, _ ("Portfolio"));
  add_page (rows, "evidence", "folder-documents-symbolic", _ ("Evidence"),
            g_strdup_printf ("%u", count_in_use (portfolio)));
  add_page (rows, "actions", "emblem-ok-symbolic", _ ("Actions"), word_actions (portfolio, today));
  if (readiness->scheme->measures->len > 0)
    add_page (rows, "measures", "accessories-calculator-symbolic", _ ("Measures"), NULL);
  add_page (rows, "history", "document-open-recent-symbolic", _ ("History"), NULL);
  add_points (rows, portfolio);
  add_page (rows, "pack", "x-office-document-symbolic", _ ("Pack"), NULL);

  return rows;
}

/* --- A review --- */

static void
add_judged_criteria (GPtrArray *rows,
                     const AssayReviewGround *ground,
                     const AssayStandard *standard)
{
  for (guint i = 0; i < standard->criteria->len; i++)
    {
      const AssayCriterion *criterion = standard->criteria->pdata[i];
      gboolean is_asked = assay_review_is_asked (criterion, ground->portfolio);
      AssayJudgement judgement = assay_review_get_judgement (ground->review, criterion->id);
      g_autofree char *place = g_strconcat (CRITERION_PREFIX, criterion->id, NULL);
      AssaySidebarRow *row = add_row (rows, ASSAY_SIDEBAR_CRITERION, place, criterion->title);

      row->number = g_strdup (criterion->id);
      row->sign = is_asked ? assay_review_word_judgement_sign (judgement)
                           : assay_wording_state_sign (ASSAY_STATE_NOT_APPLICABLE);
      row->description =
          g_strdup_printf ("%s %s, %s", criterion->id, criterion->title,
                           is_asked ? assay_review_word_judgement (judgement)
                                    : assay_wording_state (ASSAY_STATE_NOT_APPLICABLE));
    }
}

static void
add_judged_standard (GPtrArray *rows,
                     const AssayReviewGround *ground,
                     const AssayStandard *standard)
{
  const AssayCriterion *first = standard->criteria->pdata[0];
  g_autofree char *place = g_strconcat (CRITERION_PREFIX, first->id, NULL);
  AssaySidebarRow *row = add_row (rows, ASSAY_SIDEBAR_STANDARD, place, standard->title);
  guint n_asked = 0, n_judged = 0;

  for (guint i = 0; i < standard->criteria->len; i++)
    {
      const AssayCriterion *criterion = standard->criteria->pdata[i];
      AssayJudgement judgement = assay_review_get_judgement (ground->review, criterion->id);

      if (!assay_review_is_asked (criterion, ground->portfolio))
        continue;
      n_asked++;
      n_judged += judgement != ASSAY_JUDGEMENT_NONE;
      row->counts[assay_review_get_judgement_tone (judgement)]++;
    }
  row->number = g_strdup (standard->id);
  row->tail = g_strdup_printf ("%u/%u", n_judged, n_asked);
  row->description = g_strdup_printf (_ ("%s %s, %u of %u determined"), standard->id,
                                      standard->title, n_judged, n_asked);
}

/* "2 open"; NULL for none. */
static char *
word_open (guint n_open)
{
  return n_open > 0 ? g_strdup_printf (_ ("%u open"), n_open) : NULL;
}

static char *
word_recommendation (const AssayReview *review)
{
  const AssayDecision *decision = assay_review_get_decision (review);

  if (decision != NULL)
    return g_strdup (_ ("Decided"));

  return assay_review_get_recommendation (review) != NULL ? g_strdup (_ ("Recommended")) : NULL;
}

GPtrArray *
assay_sidebar_state_new_for_review (const AssayReviewGround *ground,
                                    const AssayReadiness *readiness,
                                    const char *open_standard)
{
  const AssayReview *review = ground->review;
  AssayReviewCounts counts = assay_review_compute_counts (ground);
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  add_page (rows, "overview", "view-grid-symbolic", _ ("Overview"),
            g_strdup_printf ("%u/%u", counts.n_asked - counts.counts[ASSAY_JUDGEMENT_NONE],
                             counts.n_asked));
  add_page (rows, "declaration", "avatar-default-symbolic", _ ("Declaration"),
            assay_review_get_declaration (review) == NULL ? g_strdup (_ ("To make")) : NULL);
  if (review->head->carried_round > 0)
    add_page (rows, "changes", "view-refresh-symbolic", _ ("What changed"), NULL);
  add_row (rows, ASSAY_SIDEBAR_HEADING, NULL, ground->scheme->word_standards);
  for (guint i = 0; i < ground->scheme->standards->len; i++)
    {
      const AssayStandard *standard = ground->scheme->standards->pdata[i];

      add_judged_standard (rows, ground, standard);
      if (g_strcmp0 (open_standard, standard->id) == 0)
        add_judged_criteria (rows, ground, standard);
    }
  add_row (rows, ASSAY_SIDEBAR_HEADING, NULL, _ ("Review"));
  add_page (rows, "evidence", "folder-documents-symbolic", _ ("Evidence"),
            g_strdup_printf ("%u", count_in_use (ground->portfolio)));
  add_page (rows, "visits", "x-office-calendar-symbolic", _ ("Visits"),
            counts.n_visits > 0
                ? g_strdup_printf (_ ("%u of %u held"), counts.n_visits_held, counts.n_visits)
                : NULL);
  add_page (rows, "questions", "dialog-question-symbolic", _ ("Questions"), NULL);
  add_page (rows, "requests", "mail-unread-symbolic", _ ("Requests"),
            word_open (counts.n_requests_open));
  add_page (rows, "corrections", "emblem-ok-symbolic", _ ("Corrective actions"),
            word_open (counts.n_corrections_open));
  add_page (rows, "samples", "view-list-symbolic", _ ("Sample"), NULL);
  add_page (rows, "compare", "system-users-symbolic", _ ("Compare"),
            review->settlements->len > 0
                ? g_strdup_printf (_ ("%u settled"), review->settlements->len)
                : NULL);
  add_page (rows, "recommendation", "emblem-default-symbolic", _ ("Recommendation"),
            word_recommendation (review));
  add_page (rows, "history", "document-open-recent-symbolic", _ ("History"), NULL);

  return rows;
}

/* --- Places --- */

static char *
word_broken (const AssayRegisterContractsState *contracts)
{
  guint n_broken = 0;

  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    if (assay_standing_is_broken (i))
      n_broken += contracts->counts[i];

  return n_broken > 0 ? g_strdup_printf (_ ("%u not kept"), n_broken) : NULL;
}

GPtrArray *
assay_sidebar_state_new_for_register (const AssayRegisterContractsState *contracts)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  add_page (rows, "contracts", "view-list-symbolic", _ ("Contracts"), word_broken (contracts));
  ((AssaySidebarRow *) rows->pdata[0])->parts = "contract";
  add_page (rows, "calendar", "x-office-calendar-symbolic", _ ("Calendar"), NULL);
  add_page (rows, "changes", "document-open-recent-symbolic", _ ("Changes"), NULL);
  add_page (rows, "compare", "view-dual-symbolic", _ ("Compare"), NULL);
  add_page (rows, "received", "mail-unread-symbolic", _ ("Received"), NULL);
  add_page (rows, "areas", "emblem-system-symbolic", _ ("Areas and settings"), NULL);

  return rows;
}

const char *
assay_sidebar_find_standard (const AssayScheme *scheme, const char *place)
{
  const AssayCriterion *criterion;

  if (place == NULL || !g_str_has_prefix (place, CRITERION_PREFIX))
    return NULL;
  criterion = assay_scheme_lookup_criterion (scheme, place + strlen (CRITERION_PREFIX));

  return criterion != NULL ? criterion->standard->id : NULL;
}

char *
assay_sidebar_dup_neighbour (const AssayScheme *scheme, const char *place, int by)
{
  const AssayCriterion *here = NULL;
  int index = by > 0 ? 0 : (int) scheme->criteria->len - 1;

  if (place != NULL && g_str_has_prefix (place, CRITERION_PREFIX))
    here = assay_scheme_lookup_criterion (scheme, place + strlen (CRITERION_PREFIX));
  if (here != NULL)
    index = (int) here->index + by;
  if (index < 0 || index >= (int) scheme->criteria->len)
    return NULL;

  return g_strconcat (CRITERION_PREFIX,
                      ((const AssayCriterion *) scheme->criteria->pdata[index])->id, NULL);
}
