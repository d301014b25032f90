/* Random work on copies of a portfolio, through the makers of edits and with undoing on the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "assay-fixture.h"

#include "core/portfolio/assay-edit.h"

G_BEGIN_DECLS

#define MERGE_N_CRITERIA 5

/* The criteria that are worked on. */
extern const char *const merge_criteria[MERGE_N_CRITERIA];

/* One person's copy. @done: the edits that can be undone. */
typedef struct
{
  AssayScheme *scheme;
  GRand *rand;
  AssayPortfolio *portfolio;
  GPtrArray *done;
  guint next_evidence;
  guint next_action;
  const char *name; /* what this person writes into everything */
} MergeCopy;

/* An empty portfolio; and somebody's copy of another as it is. @scheme and @name are borrowed. */
MergeCopy *merge_copy_new (AssayScheme *scheme, guint32 seed);
MergeCopy *merge_copy_copy (const MergeCopy *from, const char *name, guint32 seed);
void merge_copy_free (MergeCopy *self);

/* So many steps, of which some come to nothing. */
void merge_copy_walk (MergeCopy *self, guint n_steps);

/* Applies @edit without a trace for undoing. */
void merge_copy_put (MergeCopy *self, AssayEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MergeCopy, merge_copy_free)

G_END_DECLS
