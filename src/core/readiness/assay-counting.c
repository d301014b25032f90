/* Whether a citation counts for a criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A citation that does not count says everything that stands in its way, so that a service can put
 * it right in one go. Of the dates only the first trouble is told: an item that is out of date is
 * not also too old.
 */

#include "core/readiness/assay-counting.h"

#include "base/assay-text.h"
#include "core/portfolio/assay-evidence-form.h"
#include "core/portfolio/assay-pages.h"

#define NO_END ((AssayDate) G_MAXUINT32)

/* Where the period ends that an item speaks for; ASSAY_DATE_NONE when nobody can tell. */
static AssayDate
get_period_end (const AssayEvidence *item)
{
  if (item->to != ASSAY_DATE_NONE)
    return item->to;

  return item->until != ASSAY_DATE_NONE ? item->until : item->from;
}

static gboolean
needs_place (const AssayEvidence *item, const AssayCitation *citation)
{
  return item->basis == ASSAY_BASIS_FILE && assay_text_is_blank (citation->pages)
         && assay_text_is_blank (citation->place);
}

/* An item can be amended to a shorter file after its pages were cited. */
static gboolean
names_missing_page (const AssayEvidence *item, const AssayCitation *citation)
{
  g_autoptr (GArray) ranges = NULL;

  if (item->pages == 0 || assay_text_is_blank (citation->pages))
    return FALSE;
  ranges = assay_pages_parse (citation->pages, NULL);

  return ranges == NULL || assay_pages_get_last (ranges) > item->pages;
}

static void
add_reason (GArray *reasons, AssayReason reason, AssayReasonCode code)
{
  reason.code = code;
  g_array_append_val (reasons, reason);
}

static void
judge_kind (const AssayScheme *scheme,
            const AssayCriterion *criterion,
            const AssayEvidence *item,
            AssayReason reason,
            GArray *reasons)
{
  if (item->kind == NULL)
    add_reason (reasons, reason, ASSAY_REASON_NO_KIND);
  else if (!assay_criterion_accepts_kind (criterion, scheme, item->kind))
    {
      reason.id = item->kind;
      add_reason (reasons, reason, ASSAY_REASON_WRONG_KIND);
    }
}

static void
judge_dates (const AssayCriterion *criterion,
             const AssayEvidence *item,
             AssayDate on,
             AssayReason reason,
             GArray *reasons)
{
  AssayDate end = get_period_end (item);

  if (item->until != ASSAY_DATE_NONE && on > item->until)
    {
      reason.date = item->until;
      add_reason (reasons, reason, ASSAY_REASON_OUT_OF_DATE);
    }
  else if (item->from != ASSAY_DATE_NONE && on < item->from)
    {
      reason.date = item->from;
      add_reason (reasons, reason, ASSAY_REASON_NOT_BEGUN);
    }
  else if (criterion->look_back_months > 0 && end == ASSAY_DATE_NONE)
    {
      reason.months = criterion->look_back_months;
      add_reason (reasons, reason, ASSAY_REASON_UNDATED);
    }
  else if (criterion->look_back_months > 0
           && end < assay_date_add_months (on, -(int) criterion->look_back_months))
    {
      reason.date = end;
      reason.months = criterion->look_back_months;
      add_reason (reasons, reason, ASSAY_REASON_TOO_OLD);
    }
}

/* What has nothing to do with the day. */
static void
judge_content (const AssayScheme *scheme,
               const AssayCriterion *criterion,
               const AssayCitation *citation,
               const AssayEvidence *item,
               AssayReason reason,
               GArray *reasons)
{
  judge_kind (scheme, criterion, item, reason, reasons);
  if (names_missing_page (item, citation))
    add_reason (reasons, reason, ASSAY_REASON_NO_SUCH_PAGE);
  if (needs_place (item, citation))
    add_reason (reasons, reason, ASSAY_REASON_NO_PLACE);
  if (assay_text_is_blank (citation->why))
    add_reason (reasons, reason, ASSAY_REASON_NO_WHY);
  if (item->privacy == ASSAY_PRIVACY_NONE_STATED)
    add_reason (reasons, reason, ASSAY_REASON_NO_PRIVACY);
}

static gboolean
is_absent (const GArray *absent, guint number)
{
  guint first = 0, end = absent != NULL ? absent->len : 0;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      guint here = g_array_index (absent, guint, middle);

      if (here == number)
        return TRUE;
      if (here < number)
        first = middle + 1;
      else
        end = middle;
    }

  return FALSE;
}

gboolean
assay_counting_judge (const AssayReadiness *readiness,
                      const AssayCriterion *criterion,
                      const AssayResponse *response,
                      guint place,
                      GArray *reasons)
{
  const AssayCitation *citation = response->citations->pdata[place];
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (readiness->portfolio, citation->evidence);
  AssayReason reason = { .evidence = citation->evidence, .citation = place };
  guint before = reasons->len;

  if (item == NULL)
    add_reason (reasons, reason, ASSAY_REASON_MISSING_ITEM);
  else if (item->withdrawn)
    add_reason (reasons, reason, ASSAY_REASON_WITHDRAWN);
  else
    {
      if (is_absent (readiness->absent, item->number))
        add_reason (reasons, reason, ASSAY_REASON_MISSING_FILE);
      if (assay_evidence_is_unreadable (item))
        add_reason (reasons, reason, ASSAY_REASON_UNREADABLE);
      judge_dates (criterion, item, readiness->on, reason, reasons);
      judge_content (readiness->scheme, criterion, citation, item, reason, reasons);
    }
  if (reasons->len > before)
    return FALSE;
  add_reason (reasons, reason, ASSAY_REASON_COUNTS);

  return TRUE;
}

/* The last day whose look-back of @months still reaches @end. Months differ in length, so several
 * days at a month's end can look back to the same day. */
static AssayDate
find_last_in_reach (AssayDate end, guint months)
{
  AssayDate last = assay_date_add_months (end, (int) months);

  while (assay_date_add_months (last + 1, -(int) months) <= end)
    last++;

  return last;
}

AssayCountingSpan
assay_counting_compute_span (const AssayReadiness *readiness,
                             const AssayCriterion *criterion,
                             const AssayCitation *citation)
{
  static const AssayCountingSpan never = { 1, 0 };
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (readiness->portfolio, citation->evidence);
  AssayCountingSpan span;

  if (item == NULL || item->withdrawn || is_absent (readiness->absent, item->number)
      || assay_evidence_is_unreadable (item) || item->kind == NULL
      || item->privacy == ASSAY_PRIVACY_NONE_STATED || needs_place (item, citation)
      || names_missing_page (item, citation) || assay_text_is_blank (citation->why)
      || !assay_criterion_accepts_kind (criterion, readiness->scheme, item->kind))
    return never;

  span.first = item->from;
  span.last = item->until != ASSAY_DATE_NONE ? item->until : NO_END;
  if (criterion->look_back_months > 0)
    {
      AssayDate end = get_period_end (item);

      if (end == ASSAY_DATE_NONE)
        return never;
      span.last = MIN (span.last, find_last_in_reach (end, criterion->look_back_months));
    }

  return span;
}
