/* Keeping small counts from being read off what leaves. Pure and always the same for the same
 * figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A count of one or two can be a person whom somebody knows. So counts from 1 to one less than a
 * threshold are not shown, and neither is whatever else would give one away: a total, a row or a
 * column, a percentage, the difference between two periods. What is shown is always the true
 * number; nothing is rounded or changed.
 *
 * The rules:
 *  - A count is small from 1 to one less than the threshold. A count of 0 is not: it is about
 *    nobody, and is shown. Practice differs. NHS Digital put a star in place of 1 to 5 in hospital
 *    statistics, and suppressed others besides so that nobody could reckon them (its note on
 *    disclosure control for HES and ECDS, 2018); UK LLC counts 0 among the small (its guide on
 *    disclosure control, 2025).
 *  - A percentage is three counts: those it counts, the others, and all of them. It is shown where
 *    none of the three is small and nothing requires one of them hidden, as if whoever reads it
 *    knew all three. One of which nobody stated the counts is not shown at all.
 *  - Whatever is worked out from other figures is shown where all of those are.
 *  - Periods that lie in one another imply the counts of what is between them, and those are kept
 *    from being found like any other.
 *  - Whoever reads is taken to know every sum, that counts are whole and not below 0, and that a
 *    count that is not shown is not 0. With all that, a small count that is not shown must still be
 *    able to be any number from 1 to the threshold: no sum says which it is, nor that it is small.
 *    Only a total of several hidden counts is known to be at least their number. And no other
 *    figure is hidden that follows from what is shown. That something is small where something is
 *    hidden, the mark itself says.
 *
 * How it is done: a figure is safe when whole numbers can be given for everything hidden that agree
 * with everything shown and make it what it is not. Such numbers are looked for; where there are
 * none, more figures are hidden, the fewest and smallest first and totals last, until there are;
 * at the end, those that turn out not to be needed are shown again. What cannot be found in bounded
 * time counts as not there, so the search can only err towards hiding.
 *
 * Figures come in time after time, and each time somebody may have read what was shown. So what has
 * been decided stays: what was shown is taken to be known for good, and what was not is not shown
 * later, when another figure could as well have been hidden in its place. So a later paper beside
 * an earlier one says no more than the later one alone. Two things give way: where nothing else is
 * left, a count of 0 that comes later is hidden too; and that a hidden count is not 0 may then
 * bound what nobody reported.
 *
 * It knows what it is told and no more: the same figures published before with another threshold or
 * before one was put right are for its caller to tell or avoid.
 */

#pragma once

#include "base/assay-date.h"

G_BEGIN_DECLS

typedef struct _AssaySuppression AssaySuppression;

/* Counts from 1 to @below - 1 are small; @below is at least 2. */
AssaySuppression *assay_suppression_new (guint below);
void assay_suppression_free (AssaySuppression *self);

/* Figures, numbered from 0 in the order they are added. A share is @part of @base, which is not 0.
 * An unjudged figure is one of which nobody knows the counts. */
guint assay_suppression_add_count (AssaySuppression *self, guint64 count);
guint assay_suppression_add_share (AssaySuppression *self, guint64 part, guint64 base);
guint assay_suppression_add_unjudged (AssaySuppression *self);

/* A figure worked out from others alone: a difference, a rate, a total that is not written down. */
guint assay_suppression_add_derived (AssaySuppression *self, const guint *sources, guint n_sources);

/* That @total is the sum of @parts: all counts, or all shares. It need not come out: then the
 * difference is taken to be known. Sums may share parts and totals. */
void
assay_suppression_add_sum (AssaySuppression *self, guint total, const guint *parts, guint n_parts);

/* That two figures are of one service and time, so that counts of theirs which are equal may well
 * be the very same, said twice: a share of the referrals says the referrals. That is known for
 * certain by nobody here; taking it to be so errs towards hiding. */
void assay_suppression_add_alike (AssaySuppression *self, guint one, guint other);

/* That one count is part of another: what is left of @whole is a count as well, which nobody wrote
 * down. One that is larger than the whole is no part, and passed over. */
void assay_suppression_add_part (AssaySuppression *self, guint part, guint whole);

/* Figures of one thing for several periods, all counts or all shares; other figures are passed
 * over. Days are inclusive. */
typedef struct
{
  guint figure;
  AssayDate from;
  AssayDate until;
} AssayFigurePeriod;

void assay_suppression_add_periods (AssaySuppression *self,
                                    const AssayFigurePeriod *periods,
                                    guint n_periods);

/* Decides on what was added since it did so last; what is added afterwards comes later. */
void assay_suppression_run (AssaySuppression *self);

/* Why a figure is not shown. For the commissioner's own screen: in what leaves, one mark stands for
 * all of them, because telling small from protecting would tell which are small. */
typedef enum
{
  ASSAY_SHOWN,
  ASSAY_HIDDEN_SMALL,
  ASSAY_HIDDEN_PROTECTING, /* it would give away another */
  ASSAY_HIDDEN_UNJUDGED,
  ASSAY_HIDDEN_DERIVED,
} AssayShowing;

AssayShowing assay_suppression_get_showing (const AssaySuppression *self, guint figure);
gboolean assay_suppression_is_shown (const AssaySuppression *self, guint figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySuppression, assay_suppression_free)

G_END_DECLS
