/* Two finished reviews of one submission held against each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-agreement.h"

#include "base/assay-error.h"
#include "core/review/assay-review-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_agreement_free (AssayAgreement *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->comparisons, g_array_unref);
  g_free (self);
}

void
assay_agreement_compute (AssayAgreement *self)
{
  guint64 n = 0, n_agreed = 0, n_by_chance = 0;

  for (guint i = 0; i < ASSAY_N_JUDGEMENTS; i++)
    {
      guint64 own = 0, other = 0;

      for (guint j = 0; j < ASSAY_N_JUDGEMENTS; j++)
        {
          own += self->table[i][j];
          other += self->table[j][i];
        }
      n += own;
      n_agreed += self->table[i][i];
      n_by_chance += own * other;
    }
  self->n_agreed = (guint) n_agreed;
  self->has_percent = n > 0;
  self->percent = n > 0 ? 100.0 * (double) n_agreed / (double) n : 0;
  /* Everything over n squared, so that whether pe is 1 is a question of whole numbers. */
  self->has_kappa = n > 0 && n_by_chance < n * n;
  self->kappa = self->has_kappa ? ((double) (n * n_agreed) - (double) n_by_chance)
                                      / ((double) (n * n) - (double) n_by_chance)
                                : 0;
}

static const char *
get_author (const AssayReview *review)
{
  const AssayDeclaration *declaration = assay_review_get_declaration (review);

  return declaration != NULL ? declaration->author : NULL;
}

static gboolean
check_comparable (const AssayReviewGround *ground, const AssayReview *other, GError **error)
{
  const AssayReview *own = ground->review;
  const char *message = NULL;

  if (!g_str_equal (own->head->fingerprint, other->head->fingerprint)
      || !g_str_equal (own->head->scheme_sha256, other->head->scheme_sha256))
    message = _ ("The other review is of another submission; only two reviews of one can be "
                 "compared");
  else if (get_author (own) == NULL || get_author (other) == NULL)
    message = _ ("Nothing says who made one of these reviews; whoever assesses declares it first");
  else if (g_strcmp0 (get_author (own), get_author (other)) == 0)
    message = _ ("Both reviews were made by the same person, so comparing them says nothing");
  else if (!assay_review_is_finished (own, ground->scheme, ground->portfolio))
    message = _ (
        "This review is not finished; determine everything in this round first, so that nobody is "
        "swayed by the other");
  else if (!assay_review_is_finished (other, ground->scheme, ground->portfolio))
    message = _ ("The other review is not finished; wait until its assessor has determined "
                 "everything");
  else
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, message);

  return FALSE;
}

AssayAgreement *
assay_review_compare (const AssayReviewGround *ground, AssayReview *other, GError **error)
{
  AssayAgreement *self;

  if (!check_comparable (ground, other, error))
    return NULL;
  self = g_new0 (AssayAgreement, 1);
  self->comparisons = g_array_new (FALSE, FALSE, sizeof (AssayComparison));
  for (guint i = 0; i < ground->scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = ground->scheme->criteria->pdata[i];
      AssayComparison one = { .criterion = criterion };

      if (!assay_review_is_asked (criterion, ground->portfolio))
        continue;
      one.own = assay_review_lookup_determination (ground->review, criterion->id)->judgement;
      one.other = assay_review_lookup_determination (other, criterion->id)->judgement;
      one.settlement = assay_review_lookup_settlement (ground->review, criterion->id);
      g_array_append_val (self->comparisons, one);
      self->table[one.own][one.other]++;
    }
  assay_agreement_compute (self);

  return self;
}
