/* What the points of a return give reason to say before the next submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A request, and a corrective action that is due, stop the next round: whoever reads it would send
 * it back. A determination may be answered by better evidence alone, so leaving it unanswered is
 * only a warning.
 */

#include "core/readiness/assay-check-points.h"

typedef struct
{
  const AssayReadiness *readiness;
  GPtrArray *findings;
} Points;

static void
add (const Points *self,
     AssayFindingTag tag,
     const char *subject,
     const char *detail,
     const char *detail2)
{
  g_ptr_array_add (self->findings, assay_finding_new (tag, subject, detail, detail2));
}

/* A later round has determined the criterion anew. */
static gboolean
is_superseded (const AssayPortfolio *portfolio, const AssayPoint *point)
{
  for (guint i = 0; point->criterion != NULL && i < portfolio->points->len; i++)
    {
      const AssayPoint *other = portfolio->points->pdata[i];

      if (other->kind == ASSAY_POINT_DETERMINATION && other->round > point->round
          && g_strcmp0 (other->criterion, point->criterion) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_unanswered (const Points *self, const AssayPoint *point)
{
  g_autofree char *due = assay_date_format_iso (point->due);
  gboolean is_due = point->due != ASSAY_DATE_NONE && point->due <= self->readiness->on;

  if (point->kind == ASSAY_POINT_REQUEST)
    add (self, ASSAY_FINDING_REQUEST_UNANSWERED, point->criterion, point->id, due);
  else if (point->kind == ASSAY_POINT_CORRECTIVE)
    add (self, is_due ? ASSAY_FINDING_CORRECTIVE_DUE : ASSAY_FINDING_CORRECTIVE_UNANSWERED,
         point->criterion, point->id, due);
  else if (!is_superseded (self->readiness->portfolio, point))
    add (self, ASSAY_FINDING_DETERMINATION_UNANSWERED, point->criterion, point->id, point->outcome);
}

static void
check_answer_items (const Points *self, const AssayPoint *point)
{
  g_autoptr (GArray) numbers = assay_items_parse (point->answer_items, NULL);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      const AssayEvidence *item =
          assay_portfolio_lookup_evidence (self->readiness->portfolio, number);
      g_autofree char *name = assay_evidence_format_number (number);

      if (item == NULL || item->withdrawn)
        add (self, ASSAY_FINDING_ANSWER_ITEM_WITHDRAWN, point->criterion, point->id, name);
    }
}

void
assay_check_points (const AssayReadiness *readiness, GPtrArray *findings)
{
  const Points self = { readiness, findings };
  const GPtrArray *points = readiness->portfolio->points;

  for (guint i = 0; i < points->len; i++)
    {
      const AssayPoint *point = points->pdata[i];

      if (assay_point_asks (point) && !assay_point_is_answered (point))
        check_unanswered (&self, point);
      check_answer_items (&self, point);
    }
}
