/* What merging two copies shows: what comes in by itself, and where the two sides disagree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. Texts are given whole, with their line ends: whoever chooses between two has to read both.
 */

#pragma once

#include "core/portfolio/assay-merge.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* One conflict. The three texts are never NULL: where a side says nothing, the words say so. @own
 * is where a text of one's own begins: with what both say, one after the other, so that leaving
 * something out is always somebody's doing. */
typedef struct
{
  char *id;    /* "2.5/text", what a resolution names */
  char *where; /* "2.5 “Risk assessment”" */
  char *what;  /* "how it is met" */
  char *base;
  char *ours;
  char *theirs;
  char *own;          /* NULL where no text can be given */
  gboolean has_lines; /* such a text may have several lines */
  AssayChoice choice;
} AssayMergeRow;

/* Something that comes in by itself. @before and @after are NULL where there is nothing. */
typedef struct
{
  char *what; /* "rating" */
  char *before;
  char *after;
} AssayMergeLine;

/* What comes in by itself at one place. */
typedef struct
{
  char *title;      /* "2.5 “Risk assessment”" */
  char *text;       /* "rating, how it is met"; "new" for what was not there at all */
  GPtrArray *lines; /* AssayMergeLine */
} AssayMergeGroup;

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

/* AssayMergeGroup, in the order of the portfolio: what of @merge comes in whatever is chosen for
 * its conflicts. @merge must have been computed without resolutions. */
GPtrArray *assay_merge_list_groups (const AssayScheme *scheme, const AssayMerge *merge);

/* What a field is called: "how it is met", "rating". */
const char *assay_merge_word_field (AssayMergeField field);

/* "left open", "ours", "theirs", "a text of its own". */
const char *assay_merge_word_choice (AssayChoice choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergeState, assay_merge_state_free)

G_END_DECLS
