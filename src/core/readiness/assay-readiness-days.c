/* Readiness over days: which day is meant, and when what is ready now stops being so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With nobody touching anything only dates change, and dates only decide whether a citation counts.
 * So a state can fall in one way, from ready to claimed, on the first day that no citation's span
 * covers. That is found from the spans; computing readiness anew for every day in between would
 * give the same answer slowly.
 */

#include "core/readiness/assay-readiness.h"

#include "core/readiness/assay-counting.h"

AssayDate
assay_readiness_choose_date (const AssayPortfolio *portfolio, AssayDate today)
{
  AssayDate planned = portfolio->head->planned;

  return planned != ASSAY_DATE_NONE && planned >= today ? planned : today;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const AssayCountingSpan *one = a, *other = b;

  return one->first < other->first ? -1 : one->first > other->first;
}

/* The first day after @from that no span covers; ASSAY_DATE_NONE when every day is covered. */
static AssayDate
find_uncovered (GArray *spans, AssayDate from)
{
  AssayDate covered_to = from;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const AssayCountingSpan *span = &g_array_index (spans, AssayCountingSpan, i);

      if (span->first > covered_to + 1)
        break;
      if (span->last == G_MAXUINT32)
        return ASSAY_DATE_NONE;
      covered_to = MAX (covered_to, span->last);
    }

  return covered_to + 1;
}

AssayDate
assay_readiness_find_fall (const AssayReadiness *self, AssayDate to)
{
  AssayDate first = ASSAY_DATE_NONE;

  for (guint i = 0; i < self->n_criteria; i++)
    {
      const AssayCriterionReadiness *criterion = &self->criteria[i];
      AssayDate fall;

      if (criterion->state != ASSAY_STATE_READY)
        continue;
      fall = assay_readiness_find_fall_of (self, criterion);
      if (fall != ASSAY_DATE_NONE && fall <= to && (first == ASSAY_DATE_NONE || fall < first))
        first = fall;
    }

  return first;
}

AssayDate
assay_readiness_find_fall_of (const AssayReadiness *self, const AssayCriterionReadiness *criterion)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AssayCountingSpan));

  g_assert (criterion->state == ASSAY_STATE_READY);

  for (guint i = 0; i < criterion->response->citations->len; i++)
    {
      AssayCountingSpan span =
          assay_counting_compute_span (self, criterion->criterion,
                                       criterion->response->citations->pdata[i]);

      if (span.first <= span.last)
        g_array_append_val (spans, span);
    }

  return find_uncovered (spans, self->on);
}
