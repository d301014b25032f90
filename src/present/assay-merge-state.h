/* What merging two copies shows: what came in, and where the two sides disagree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. Texts are given whole, with their line ends: whoever chooses between two has to read both.
 */

#pragma once

#include "core/portfolio/assay-merge.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* One conflict. The three texts are never NULL: where a side says nothing, the words say so. */
typedef struct
{
  char *id;    /* "2.5/text", what a resolution names */
  char *where; /* "2.5 “Risk assessment”" */
  char *what;  /* "how it is met" */
  char *base;
  char *ours;
  char *theirs;
  AssayChoice choice;
} AssayMergeRow;

typedef struct
{
  char *summary;      /* "Two things were changed on both sides in different ways." */
  char *caution;      /* why there is no common past; NULL where there is */
  GPtrArray *rows;    /* AssayMergeRow, in the order of the portfolio */
  GPtrArray *numbers; /* char*: "E007 of the other copy is E009 here." */
  guint n_changes;    /* values that the result changes here */
  guint n_open;
} AssayMergeState;

AssayMergeState *assay_merge_state_new (const AssayScheme *scheme, const AssayMerge *merge);
void assay_merge_state_free (AssayMergeState *self);

/* What a field is called: "how it is met", "rating". */
const char *assay_merge_word_field (AssayMergeField field);

/* "left open", "ours", "theirs", "a text of its own". */
const char *assay_merge_word_choice (AssayChoice choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergeState, assay_merge_state_free)

G_END_DECLS
