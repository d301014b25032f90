/* Random schemes and portfolios for property tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

typedef struct
{
  guint standard; /* from 1 */
  guint number;   /* in its standard, from 1 */
  guint weight;
  guint look_back;
  gboolean not_applicable_allowed;
  gboolean conditional; /* applies when "complex-cases" is yes */
  guint kinds;          /* bits: policy, record, data */
} RandomCriterion;

typedef struct
{
  guint n_standards;
  GArray *criteria; /* RandomCriterion */
  AssayScoringModel scoring;
  guint threshold;
} RandomScheme;

/* @all_may_not_apply: every criterion allows "not applicable". */
RandomScheme *random_scheme_new (GRand *rand, gboolean all_may_not_apply);
void random_scheme_free (RandomScheme *self);

/* Loads it as the loader would from a file, without the criterion at place @left_out (-1: with
 * all). */
AssayScheme *random_scheme_load (const RandomScheme *self, int left_out);

char *random_criterion_dup_id (const RandomCriterion *self);

/* Ids of the levels that are ranked, lowest first; four of them, the third is the threshold. */
const char *random_level_get_id (guint rank);

/* A portfolio for the scheme. Each part is spoiled with the chance @spoiled (0 to 1). */
AssayPortfolio *random_portfolio_new (GRand *rand, const RandomScheme *scheme, double spoiled);

/* One more item, or one more citation, of any quality. */
void random_portfolio_add_item (GRand *rand, AssayPortfolio *portfolio, double spoiled);
void random_portfolio_add_citation (GRand *rand, AssayPortfolio *portfolio, double spoiled);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomScheme, random_scheme_free)

G_END_DECLS
