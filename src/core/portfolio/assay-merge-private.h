/* Merging from the inside: fields, numbers, citations, decisions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/portfolio/assay-merge.h"
#include "core/portfolio/assay-value.h"

G_BEGIN_DECLS

/* --- Fields: the one place that knows what a value is made of for merging --- */

typedef enum
{
  ASSAY_MEMBER_NONE,
  ASSAY_MEMBER_TEXT,
  ASSAY_MEMBER_WORD, /* 32 bits: a number, a day, a flag, one of a few */
  ASSAY_MEMBER_SIZE, /* 64 bits */
  ASSAY_MEMBER_TEXTS,
} AssayMemberKind;

typedef struct
{
  AssayMemberKind kind;
  gsize offset;
} AssayMember;

#define ASSAY_MOST_MEMBERS 9

/* How a person may fill a field in a conflict. */
typedef enum
{
  ASSAY_OWN_NOT,
  ASSAY_OWN_LINE, /* must say something */
  ASSAY_OWN_BLOCK,
  ASSAY_OWN_NEEDED_BLOCK,
} AssayOwn;

/* A field: members that change together. */
typedef struct
{
  AssayValueType type;
  AssayMergeField field;
  AssayOwn own;
  AssayMember members[ASSAY_MOST_MEMBERS];
} AssayFieldRow;

/* The table, @out_n rows. */
const AssayFieldRow *assay_merge_list_fields (guint *out_n);

gboolean assay_field_is_equal (const AssayFieldRow *self, gconstpointer a, gconstpointer b);
void assay_field_copy (const AssayFieldRow *self, gpointer to, gconstpointer from);

/* A value that says nothing, with the name of @like; and a copy. */
gpointer assay_value_new_like (AssayValueType type, gconstpointer like);
gpointer assay_value_copy (AssayValueType type, gconstpointer value);

/* --- The work in hand --- */

/* @resolutions may be NULL; @used holds those that were the answer to something. The labels: of
 * items and actions that have a new number here but whose conflicts are named by the one they have
 * there, number -> char*. @uses: number of an item in conflict over its use -> AssaySide. */
typedef struct
{
  AssayMerge *merge;
  const GPtrArray *resolutions;
  GHashTable *used;
  GHashTable *evidence_labels;
  GHashTable *action_labels;
  GHashTable *uses;
} AssayMerging;

/* Makes a conflict and says what is chosen for it; never OPEN where something was. @part numbers
 * conflicts of one field from 1; 0: there is but one. */
AssayMergeConflict *assay_merging_add_conflict (AssayMerging *self,
                                                AssayValueType type,
                                                AssayMergeField field,
                                                guint part,
                                                gconstpointer const values[ASSAY_N_SIDES]);

/* The resolution of @conflict, or NULL. */
const AssayResolution *assay_merging_lookup_resolution (const AssayMerging *self,
                                                        const AssayMergeConflict *conflict);

/* The side that an unresolved or resolved conflict takes. */
AssaySide assay_choice_get_side (AssayChoice choice);

/* --- Numbers (assay-merge-numbers.c) --- */

/* Finds out which items are the same and gives numbers; fills in merge->sides, merge->renumbered
 * and the labels. TOO_LARGE when numbers run out. */
gboolean assay_merging_number (AssayMerging *self, const AssayMergeSides *sides, GError **error);

/* --- Use and citations (assay-merge-citations.c) --- */

/* Finds the items in conflict over their use; fills in @uses. */
void assay_merging_find_uses (AssayMerging *self);

/* Whether @number is in conflict over its use, and the side whose it is then. */
gboolean assay_merging_lookup_use (const AssayMerging *self, guint number, AssaySide *out_side);

/* Puts the citations of @values (responses; none is NULL) together into @merged. */
void assay_merging_join_citations (AssayMerging *self,
                                   gconstpointer const values[ASSAY_N_SIDES],
                                   AssayResponse *merged);

/* Puts the items of the answers of @values (points; none is NULL) together into @merged. */
void assay_merging_join_answer_items (const AssayMerging *self,
                                      gconstpointer const values[ASSAY_N_SIDES],
                                      AssayPoint *merged);

G_END_DECLS
