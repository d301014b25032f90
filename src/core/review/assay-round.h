/* What a later round is about: what changed since the one before, which determinations still stand,
 * and what was answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The service sends back what the assessor returned, with its answers. What the assessor said is
 * taken from the assessor's own return and never from what was sent: a point that comes back with
 * other words, or not at all, is told. Pure.
 */

#pragma once

#include "core/portfolio/assay-portfolio-changes.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* An earlier determination. It is carried; where anything changed that it was made on, it must be
 * confirmed. @changed: AssayChangedPart. */
typedef struct
{
  AssayPoint *point;
  guint changed;
  gboolean must_confirm;
} AssayRoundDetermination;

/* An earlier point that asked for something, or was answered all the same. @now is the point as it
 * came back, NULL where it did not. */
typedef struct
{
  AssayPoint *point;
  AssayPoint *now;
  gboolean is_answered;
  gboolean is_altered; /* what the assessor said has come back otherwise, or not at all */
} AssayRoundAnswer;

/* Determinations stand in the scheme's order, answers in that of the points. */
typedef struct
{
  AssayPortfolioChanges *changes;
  GPtrArray *determinations; /* AssayRoundDetermination; the latest of each criterion */
  GPtrArray *answers;        /* AssayRoundAnswer */
  guint n_to_confirm;
  guint n_unanswered;
  guint n_altered; /* with those that are missing */
  guint n_missing; /* points that did not come back */
  guint n_points;  /* earlier points in all */
} AssayRound;

/* @before and @after are what was submitted in two rounds. @earlier: AssayPoint of all returns on
 * rounds up to that of @before, as they were returned. */
AssayRound *assay_round_new (const AssayScheme *scheme,
                             const AssayPortfolio *before,
                             const AssayPortfolio *after,
                             const GPtrArray *earlier);
void assay_round_free (AssayRound *self);

/* What of @changes a determination of @criterion was made on, having looked at @items ("E004 E007";
 * may be NULL): AssayChangedPart, 0 for nothing. Items may be cited elsewhere only, or nowhere. */
guint assay_round_compute_changed (const AssayPortfolioChanges *changes,
                                   const char *criterion,
                                   const char *items);

/* NULL where nothing was determined. */
const AssayRoundDetermination *assay_round_lookup_determination (const AssayRound *self,
                                                                 const char *criterion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRound, assay_round_free)

G_END_DECLS
