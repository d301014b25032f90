/* Two people's work on copies of one portfolio, brought together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A three-way merge by field. What one side changed since the common past is taken; what both
 * changed in the same way is taken once; what both changed in different ways is a conflict, which
 * shows all three and waits for a person. Texts are never mixed line by line, because a sentence
 * from here and one from there can say what neither meant. Nothing is dropped without being in a
 * conflict.
 *
 * What belongs together is one field: a rating and its reason; the dates of an item; a file and
 * what is stated about personal data in it, because a statement made of the old file must never
 * stand beside a new one.
 *
 * Items are the same where the common past has their number, or, added on both sides, where they
 * have the same content (a file's digest; all that is said of something that is not a file). Other
 * items that were added there are given new numbers where theirs are taken here, and their
 * citations follow.
 *
 * An item that was withdrawn or taken away on one side while the other newly cites or changes it
 * is one conflict; its citations, and its place in answers to points, then come from the side that
 * is chosen. The items that answer a point are a set: what one side put in or took out is put in or
 * taken out.
 *
 * Without a common past every difference is a conflict, what is on one side only is kept, and what
 * was taken away on one side comes back.
 *
 * Pure: values in, values out.
 */

#pragma once

#include "core/portfolio/assay-edit.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_SIDE_BASE,
  ASSAY_SIDE_OURS,
  ASSAY_SIDE_THEIRS,
} AssaySide;

#define ASSAY_N_SIDES (ASSAY_SIDE_THEIRS + 1)

/* What a conflict is about. */
typedef enum
{
  ASSAY_MERGE_SERVICE,
  ASSAY_MERGE_PLANNED,
  ASSAY_MERGE_ROUND,
  ASSAY_MERGE_ANSWER,
  ASSAY_MERGE_RATING, /* level and reason */
  ASSAY_MERGE_TEXT,
  ASSAY_MERGE_NOTE, /* a response's, an item's or a figure's */
  ASSAY_MERGE_FLAG,
  ASSAY_MERGE_CITATION,
  ASSAY_MERGE_USE, /* an item: withdrawn or gone on one side, newly used on the other */
  ASSAY_MERGE_TITLE,
  ASSAY_MERGE_KIND,
  ASSAY_MERGE_DATES,
  ASSAY_MERGE_FILE, /* basis, file and privacy statement */
  ASSAY_MERGE_CRITERION,
  ASSAY_MERGE_WHAT,
  ASSAY_MERGE_OWNER,
  ASSAY_MERGE_DUE,
  ASSAY_MERGE_STATE,
  ASSAY_MERGE_VALUE,
  ASSAY_MERGE_SOURCE,
  ASSAY_MERGE_SUBMISSION, /* two submissions of one round */
  ASSAY_MERGE_WHOLE,      /* an action or figure: taken away on one side, changed on the other */
  ASSAY_MERGE_EXTRA,      /* what a newer Assay wrote */
  ASSAY_MERGE_POINT,      /* what an assessor says in a return */
} AssayMergeField;

#define ASSAY_N_MERGE_FIELDS (ASSAY_MERGE_POINT + 1)

/* "text", "rating" …: the part after the slash of a conflict's id. */
const char *assay_merge_field_get_id (AssayMergeField field);

/* OPEN keeps ours and waits. */
typedef enum
{
  ASSAY_CHOICE_OPEN,
  ASSAY_CHOICE_OURS,
  ASSAY_CHOICE_THEIRS,
  ASSAY_CHOICE_OWN,
} AssayChoice;

/* @id is a conflict's, or NULL for all that are not named. @text is for OWN, which only texts and
 * single lines take. */
typedef struct
{
  char *id;
  AssayChoice choice;
  char *text;
} AssayResolution;

AssayResolution *assay_resolution_new (const char *id, AssayChoice choice, const char *text);
void assay_resolution_free (AssayResolution *self);

/* @values by side, of @type, NULL where there is none; for a citation, the responses, and
 * @citations by side. @subject is "2.5", "E007", … as the id has it. */
typedef struct
{
  char *id; /* "2.5/text", "E007/file", "1.2/citation-1" */
  char *subject;
  AssayMergeField field;
  AssayValueType type;
  gpointer values[ASSAY_N_SIDES];
  AssayCitation *citations[ASSAY_N_SIDES];
  AssayChoice choice;
} AssayMergeConflict;

/* Whether a person may write a text of their own for it; @out_has_lines (may be NULL): of several
 * lines. */
gboolean assay_merge_conflict_takes_text (const AssayMergeConflict *self, gboolean *out_has_lines);

/* Whether @text may be what a person writes for it, as assay_merge_compute() asks too; INVALID or
 * TOO_LARGE with an error that calls it @what. */
gboolean assay_merge_conflict_check_text (const AssayMergeConflict *self,
                                          const char *text,
                                          const char *what,
                                          GError **error);

/* An item or action of theirs that has another number here. */
typedef struct
{
  AssayValueType type;
  guint theirs;
  guint ours;
} AssayRenumbering;

/* What goes in. @base NULL: no common past is known. The two numbers are the lowest that were never
 * given here (assay_portfolio_folder_get_next_evidence_number()). */
typedef struct
{
  AssayPortfolio *base;
  AssayPortfolio *ours;
  AssayPortfolio *theirs;
  guint next_evidence;
  guint next_action;
} AssayMergeSides;

/* @sides: the three as they were compared, base and theirs with our numbers. */
typedef struct
{
  gatomicrefcount refs;
  AssayPortfolio *sides[ASSAY_N_SIDES];
  gboolean has_base;
  AssayPortfolio *merged;
  AssayEdit *edit;      /* from ours to merged */
  GPtrArray *conflicts; /* AssayMergeConflict: all, also those that are resolved */
  guint n_open;
  GArray *renumbered; /* AssayRenumbering */
} AssayMerge;

/* @resolutions: AssayResolution, or NULL for none. UNKNOWN_NAME for a resolution of what is no
 * conflict, INVALID for a value of one's own where that cannot be; REFUSED when the two are of
 * different schemes; TOO_LARGE when numbers run out. */
AssayMerge *
assay_merge_compute (const AssayMergeSides *sides, const GPtrArray *resolutions, GError **error);
AssayMerge *assay_merge_ref (AssayMerge *self);
void assay_merge_unref (AssayMerge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMerge, assay_merge_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayResolution, assay_resolution_free)

G_END_DECLS
