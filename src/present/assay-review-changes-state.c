/* What an assessor sees of what changed since the round before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-changes-state.h"

#include "present/assay-round-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CRITERION_PREFIX "criterion:"

static gboolean
is_confirmed (const AssayReview *review, const char *criterion)
{
  const AssayDetermination *now = assay_review_lookup_determination (review, criterion);

  return now != NULL && now->judgement != ASSAY_JUDGEMENT_NONE && now->carried == 0;
}

/* Of a criterion that was determined before. */
static void
set_chip (AssayOverviewRow *row, const AssayReview *review)
{
  gboolean confirmed = is_confirmed (review, row->place + strlen (CRITERION_PREFIX));

  row->tone = confirmed ? ASSAY_STATE_READY : ASSAY_STATE_CLAIMED;
  row->sign = g_strdup (confirmed ? "✓" : "◇");
  row->chip = g_strdup (confirmed ? _ ("Determined again") : _ ("To confirm"));
}

static AssayOverviewRow *
row_new (const AssayReview *review, const AssayRoundRow *change)
{
  AssayOverviewRow *row = g_new0 (AssayOverviewRow, 1);

  row->place = g_strdup (change->place);
  row->title = g_strdup (change->where);
  row->text = change->earlier != NULL ? g_strdup_printf ("%s\n%s", change->what, change->earlier)
                                      : g_strdup (change->what);
  if (change->earlier != NULL && row->place != NULL
      && g_str_has_prefix (row->place, CRITERION_PREFIX))
    set_chip (row, review);
  row->description = row->chip != NULL
                         ? g_strdup_printf ("%s: %s. %s", row->chip, row->title, row->text)
                         : g_strdup_printf ("%s. %s", row->title, row->text);

  return row;
}

AssayReviewChangesState *
assay_review_changes_state_new (const AssayReviewGround *ground,
                                const AssayPortfolio *before,
                                const AssayRound *round)
{
  AssayReviewChangesState *self = g_new0 (AssayReviewChangesState, 1);
  g_autoptr (AssayRoundState) state =
      assay_round_state_new (ground->scheme, before, ground->portfolio, round);

  self->summary = g_strdup (state->summary);
  self->caution = g_strdup (state->caution);
  self->rows = g_ptr_array_new_with_free_func (assay_overview_row_free);
  for (guint i = 0; i < state->rows->len; i++)
    g_ptr_array_add (self->rows, row_new (ground->review, state->rows->pdata[i]));

  return self;
}

void
assay_review_changes_state_free (AssayReviewChangesState *self)
{
  if (self == NULL)
    return;
  g_free (self->summary);
  g_free (self->caution);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
