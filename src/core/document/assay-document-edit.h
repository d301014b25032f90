/* An edit: the only thing that changes a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edit says what a person did ("rate", of "2.5") and holds, for every value it touches, the
 * value before and the value after; either may be absent. Applying puts the after-values in place
 * whatever stood there, so replaying an edit twice does no harm; undoing applies the edit turned
 * round.
 */

#pragma once

#include "core/document/assay-model.h"

G_BEGIN_DECLS

typedef struct _AssayEdit AssayEdit;

AssayEdit *assay_edit_ref (AssayEdit *self);
void assay_edit_unref (AssayEdit *self);

/* What it is about: "2.5", "E007", "A001", a question's id; NULL for the head. */
const char *assay_edit_get_subject (const AssayEdit *self);

/* A short detail for the history: the level's id, the cited item's number; NULL where there is
 * none. */
const char *assay_edit_get_detail (const AssayEdit *self);

/* How many values the edit touches: more than one where several edits were joined. */
guint assay_edit_count_changes (const AssayEdit *self);

/* Whether before and after are the same everywhere. */
gboolean assay_edit_is_empty (const AssayEdit *self);

/* The same edit turned round. */
AssayEdit *assay_edit_reverse (AssayEdit *self);

/* Several edits as one: one line in the history, one undo. Verb, subject and detail are the
 * first's. Each must have been made for the document that the one before it gives. */
AssayEdit *assay_edit_join (GPtrArray *edits);

/* Journal form: writes the attributes verb, subject and detail to the element that is open, and
 * <change type="…"><before>…</before><after>…</after></change> elements into it; and back from that
 * element. INVALID, with NEWER for a verb or a type of value that this Assay does not know. */
void assay_edit_write_xml (const AssayEdit *self, AssayXmlWriter *writer);
AssayEdit *assay_document_edit_read_xml (const AssayModel *model,
                                         const xmlNode *node,
                                         const char *name,
                                         GError **error);

/* --- From the inside: for those who make documents --- */

/* One value before and after; one of them may be NULL. */
typedef struct
{
  guint type;
  gpointer before;
  gpointer after;
} AssayChange;

AssayEdit *assay_document_edit_new (const AssayModel *model,
                                    guint verb,
                                    const char *subject,
                                    const char *detail);
const AssayModel *assay_edit_get_model (const AssayEdit *self);

/* The verb's place among the model's. */
guint assay_edit_get_verb_place (const AssayEdit *self);

/* Shares @before, takes @after. */
void assay_edit_add (AssayEdit *self, guint type, gconstpointer before, gpointer after);

/* AssayChange. */
const GArray *assay_edit_get_changes (const AssayEdit *self);

/* The same edit with the values before taken from @document: an edit that was made for an earlier
 * moment would otherwise be undone to that moment. */
AssayEdit *assay_edit_rebase (AssayEdit *self, gconstpointer document);

/* What makes @after out of @before (NULL: nothing at all), about nothing in particular. */
AssayEdit *assay_document_edit_compute_difference (const AssayModel *model,
                                                   guint verb,
                                                   gconstpointer before,
                                                   gconstpointer after);

/* The document after the edit; shares what did not change. Pure. */
gpointer assay_document_edit_apply (const AssayEdit *self, gconstpointer document);

/* Raises the highest number of each type to those this edit gives. */
void assay_edit_note_numbers (const AssayEdit *self, guint *highest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEdit, assay_edit_unref)

G_END_DECLS
