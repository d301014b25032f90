/* What is shown of the points of a return: one row each, as a service reads and answers them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"
#include "core/submission/assay-known-keys.h"

G_BEGIN_DECLS

/* An item that is named: "E004 “Plan”". */
typedef struct
{
  guint number;
  char *name;
} AssayPointsItem;

/* @point is the portfolio's own value, which the state holds. */
typedef struct
{
  AssayPoint *point;
  char *where;        /* "2.5 Risk assessment", "The whole submission" */
  char *place;        /* "criterion:2.5"; NULL for the whole */
  char *heading;      /* "Determination: not met", "Request, due on 1 April 2027" */
  char *items;        /* "E004 “Plan”, E007 “Panel”"; NULL: none looked at */
  char *answer_items; /* the same of the answer */
  GPtrArray *answers; /* AssayPointsItem: the same, one by one */
  gboolean asks;
  gboolean is_answered;
  const char *word; /* "To answer", "Answered"; "" for what asks nothing */
} AssayPointsRow;

typedef struct
{
  GPtrArray *rows; /* AssayPointsRow */
  guint n_asking;
  guint n_open;
  char *summary; /* "2 of 5 points are still to be answered." */
} AssayPointsState;

/* @points: AssayPoint, a portfolio's or those of a return. In the scheme's order, the whole last;
 * with @open_only just what still asks for an answer (the counts are of all). @scheme and
 * @portfolio may be NULL; titles are then missing. */
AssayPointsState *assay_points_state_new (const AssayScheme *scheme,
                                          const AssayPortfolio *portfolio,
                                          const GPtrArray *points,
                                          gboolean open_only);

/* Those of one criterion, of a state that was made of all. Borrowed rows. */
GPtrArray *assay_points_state_list_of (const AssayPointsState *self, const char *criterion);

/* "2.5 Risk assessment, Request, due on 1 April 2027": a point as people know it. */
char *assay_points_word_point (const AssayScheme *scheme, const AssayPoint *point);

void assay_points_state_free (AssayPointsState *self);

/* How far to believe the signature of a return, and what to do about it, as one or two sentences.
 * @signature may be NULL. */
char *assay_points_word_signature (const AssaySignature *signature, AssaySignerStanding standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPointsState, assay_points_state_free)

G_END_DECLS
