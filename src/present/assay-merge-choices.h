/* A person's choices where two copies disagree, and what the page says of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choices are made one by one, over hours if need be, while either side of the portfolio may still
 * change: a choice for what is no conflict any more stays and does nothing.
 */

#pragma once

#include "present/assay-drafts.h"
#include "present/assay-merge-state.h"

G_BEGIN_DECLS

typedef struct _AssayMergeChoices AssayMergeChoices;

AssayMergeChoices *assay_merge_choices_new (void);
AssayMergeChoices *assay_merge_choices_copy (const AssayMergeChoices *self);
void assay_merge_choices_free (AssayMergeChoices *self);

/* @text is for OWN; OPEN takes the choice back, but a text that was written stays to be found. */
void assay_merge_choices_set (AssayMergeChoices *self,
                              const char *id,
                              AssayChoice choice,
                              const char *text);
AssayChoice assay_merge_choices_get (const AssayMergeChoices *self, const char *id);

/* What was last written for it, or NULL. */
const char *assay_merge_choices_get_text (const AssayMergeChoices *self, const char *id);

/* To and from something that is kept from one day to the next. @subject names the other copy. */
AssayDraft *
assay_merge_choices_to_draft (const AssayMergeChoices *self, const char *kind, const char *subject);
AssayMergeChoices *assay_merge_choices_new_from_draft (const AssayDraft *draft);

/* How one conflict stands. */
typedef struct
{
  const AssayMergeRow *row; /* borrowed from the page */
  AssayChoice choice;
  char *text;    /* what a text of one's own says, or would begin with; NULL where none can be */
  char *problem; /* why that will not do; NULL where it will */
} AssayMergeItem;

/* @merge has the choices in it, and may be taken when @can_take. */
typedef struct
{
  AssayMerge *merge;
  AssayMergeState *state;
  GPtrArray *groups;   /* AssayMergeGroup: what comes in by itself */
  char *groups_title;  /* "12 changes at 5 places"; NULL for none */
  GPtrArray *items;    /* AssayMergeItem, one for each row of the state */
  char *standing;      /* "2 of 3 chosen." */
  char *numbers_title; /* "Two have a new number here"; NULL for none */
  guint n_open;
  gboolean can_take;
} AssayMergePage;

/* Puts the two sides together with the choices. Pure, and may run on a thread. The errors of
 * assay_merge_compute(), but for choices that will not do, which are problems. */
AssayMergePage *assay_merge_page_new (const AssayScheme *scheme,
                                      const AssayMergeSides *sides,
                                      const AssayMergeChoices *choices,
                                      GError **error);
void assay_merge_page_free (AssayMergePage *self);

/* After the merge was taken: what has changed, and what to do next. @second is the name of the
 * version that a sync program left in the folder, where it was that; otherwise NULL. */
char *assay_merge_page_word_taken (const AssayMergePage *self, const char *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergeChoices, assay_merge_choices_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergePage, assay_merge_page_free)

G_END_DECLS
