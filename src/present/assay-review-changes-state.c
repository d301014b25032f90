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

/* The criterion that the row is about; NULL for another row. Points lead to their criterion, too,
 * but stand behind all criteria: so only the first row that leads there is about it. */
static const char *
find_criterion (const AssayRoundRow *change, GHashTable *seen)
{
  const char *place = change->place;

  if (place == NULL || !g_str_has_prefix (place, CRITERION_PREFIX)
      || !g_hash_table_add (seen, (gpointer) place))
    return NULL;

  return place + strlen (CRITERION_PREFIX);
}

static void
set_chip (AssayOverviewRow *row, gboolean confirmed)
{
  row->tone = confirmed ? ASSAY_STATE_READY : ASSAY_STATE_CLAIMED;
  row->sign = g_strdup (confirmed ? "✓" : "◇");
  row->chip = g_strdup (confirmed ? _ ("Determined again") : _ ("To confirm"));
}

static AssayOverviewRow *
row_new (const AssayReview *review,
         const AssayRound *round,
         const AssayRoundRow *change,
         const char *criterion)
{
  const AssayRoundDetermination *earlier =
      criterion != NULL ? assay_round_lookup_determination (round, criterion) : NULL;
  AssayOverviewRow *row = g_new0 (AssayOverviewRow, 1);

  row->place = g_strdup (change->place);
  row->title = g_strdup (change->where);
  row->text = change->earlier != NULL ? g_strdup_printf ("%s\n%s", change->what, change->earlier)
                                      : g_strdup (change->what);
  if (earlier != NULL && earlier->must_confirm)
    set_chip (row, is_confirmed (review, criterion));
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
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->summary = g_strdup (state->summary);
  self->caution = g_strdup (state->caution);
  self->rows = g_ptr_array_new_with_free_func (assay_overview_row_free);
  for (guint i = 0; i < state->rows->len; i++)
    {
      const AssayRoundRow *change = state->rows->pdata[i];

      g_ptr_array_add (self->rows,
                       row_new (ground->review, round, change, find_criterion (change, seen)));
    }

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
