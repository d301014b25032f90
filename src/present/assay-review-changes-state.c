/* What an assessor sees of what changed since the round before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-changes-state.h"

#include "core/review/assay-review-completeness.h"
#include "core/review/assay-review-state.h"
#include "present/assay-round-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CRITERION_PREFIX "criterion:"

static AssayCarrying
get_carrying (const AssayReviewGround *ground, const char *criterion)
{
  return assay_review_compute_carrying (assay_review_lookup_determination (ground->review,
                                                                           criterion),
                                        ground->scheme, ground->portfolio);
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
row_new (const AssayReviewGround *ground,
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
    set_chip (row, get_carrying (ground, criterion) == ASSAY_CARRYING_NONE);
  row->description = row->chip != NULL
                         ? g_strdup_printf ("%s: %s. %s", row->chip, row->title, row->text)
                         : g_strdup_printf ("%s. %s", row->title, row->text);

  return row;
}

/* As the overview counts them: what has been determined again is not to be confirmed any more. */
static char *
word_summary (const AssayReviewGround *ground, const AssayRound *round, const char *at_first)
{
  AssayReviewCounts counts = assay_review_compute_counts (ground);
  g_autofree char *left = NULL;

  if (round->determinations->len == 0)
    return g_strdup (at_first);
  left = counts.n_to_confirm > 0
             ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "%u earlier determination is to be confirmed, because "
                                             "something changed that it was made on.",
                                             "%u earlier determinations are to be confirmed, "
                                             "because something changed that they were made on.",
                                             counts.n_to_confirm),
                                counts.n_to_confirm)
             : g_strdup (_ ("Nothing that changed is left to be confirmed."));

  return counts.n_carried == 0
             ? g_steal_pointer (&left)
             : g_strdup_printf (
                 g_dngettext (
                     GETTEXT_PACKAGE,
                     "%s %u more stands as in the round before: nothing has changed there.",
                     "%s %u more stand as in the round before: nothing has changed there.",
                     counts.n_carried),
                 left, counts.n_carried);
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

  self->summary = word_summary (ground, round, state->summary);
  self->caution = g_strdup (state->caution);
  self->rows = g_ptr_array_new_with_free_func (assay_overview_row_free);
  for (guint i = 0; i < state->rows->len; i++)
    {
      const AssayRoundRow *change = state->rows->pdata[i];

      g_ptr_array_add (self->rows, row_new (ground, round, change, find_criterion (change, seen)));
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
