/* Two finished reviews of one submission held against each other. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review-edit.h"

G_BEGIN_DECLS

/* One criterion that both were asked about, in the scheme's order. */
typedef struct
{
  const AssayCriterion *criterion;
  AssayJudgement own;
  AssayJudgement other;
  const AssaySettlement *settlement; /* or NULL */
} AssayComparison;

/* @kappa is Cohen's: (po - pe) / (1 - pe), po being the share of criteria on which both agree and
 * pe the share that the two would agree on by chance, from how often each gives each judgement
 * (Cohen 1960, Educational and Psychological Measurement 20, 37-46). Where both gave one and the
 * same judgement to everything, pe is 1 and kappa is not defined: @has_kappa is FALSE, and so it is
 * for no criteria at all. @table counts own by other. */
typedef struct
{
  GArray *comparisons; /* AssayComparison */
  guint n_agreed;
  guint table[ASSAY_N_JUDGEMENTS][ASSAY_N_JUDGEMENTS];
  gboolean has_percent; /* FALSE for no criteria at all */
  double percent;
  gboolean has_kappa;
  double kappa;
} AssayAgreement;

/* Percent and kappa from a table alone. */
void assay_agreement_compute (AssayAgreement *self);

/* REFUSED where either review is not finished (each is blind until then), where both are the same
 * assessor's, or where they are of different submissions. */
AssayAgreement *
assay_review_compare (const AssayReviewGround *ground, AssayReview *other, GError **error);
void assay_agreement_free (AssayAgreement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAgreement, assay_agreement_free)

G_END_DECLS
