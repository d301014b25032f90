/* An open document as the application knows it: the folder, how ready its portfolio is, and what to
 * say about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sections read the state from here and change it through assay_document_apply(). Saving is its own
 * affair: the journal has an edit at once, the document follows within a second. Main thread only.
 */

#pragma once

#include "app/document/assay-draft-store.h"
#include "app/document/assay-reading.h"
#include "core/portfolio/assay-merge-folder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_DOCUMENT (assay_document_get_type ())
G_DECLARE_FINAL_TYPE (AssayDocument, assay_document, ASSAY, DOCUMENT, GObject)

/* Opens for writing, or only for reading where @mode says so. Errors as for the folder. */
AssayDocument *assay_document_open (AssayContext *context,
                                    const char *path,
                                    const char *schema_path,
                                    AssayOpenMode mode,
                                    GError **error);

/* The same, once the reading was made elsewhere. */
AssayDocument *assay_document_new_for_reading (AssayReading *reading);

/* Takes a portfolio's folder that was just made. */
AssayDocument *assay_document_new_for_folder (AssayContext *context, AssayPortfolioFolder *folder);

AssayContext *assay_document_get_context (AssayDocument *self);

/* Each NULL where the document is of another kind. */
AssayPortfolioFolder *assay_document_get_folder (AssayDocument *self);
AssayReviewFolder *assay_document_get_review_folder (AssayDocument *self);

const AssayFolderKind *assay_document_get_kind (AssayDocument *self);
const char *assay_document_get_path (AssayDocument *self);
gboolean assay_document_is_read_only (AssayDocument *self);

/* What is begun and not saved; NULL where nothing can be. */
AssayDraftStore *assay_document_get_drafts (AssayDocument *self);

/* Where the file of an item of evidence is, or would be; NULL for what is not a file. */
char *assay_document_dup_item_path (AssayDocument *self, guint number);

/* All borrowed, and good until "changed"; hold a reference to keep that moment. The readiness is
 * for the planned submission date while that lies ahead, otherwise for today. */
AssayScheme *assay_document_get_scheme (AssayDocument *self);
AssayPortfolio *assay_document_get_portfolio (AssayDocument *self);
AssayReadiness *assay_document_get_readiness (AssayDocument *self);

/* The contents (SHA-256, as a set) that are there, but are not what was added; their items are
 * among the readiness's absent. All files are read for it in the background, after opening and when
 * something changes them; "changed" tells when that finds something. Borrowed, like the above. */
GHashTable *assay_document_get_altered (AssayDocument *self);

/* Looks at the files again, soon, where nothing may have told of a change. */
void assay_document_look_at_files (AssayDocument *self);

AssayDate assay_document_get_today (AssayDocument *self);

/* The application's gate. Takes @edit; NULL (a maker's refusal) is FALSE with the maker's error
 * left as it is. On TRUE the edit is safe on disk, and "changed" has been emitted unless it was
 * empty. */
gboolean assay_document_apply (AssayDocument *self, AssayEdit *edit, GError **error);

/* Takes in another copy (core/portfolio/assay-merge-folder.h), whose files are stored already. */
gboolean assay_document_apply_merge (AssayDocument *self,
                                     const AssayMerge *merge,
                                     AssayMergeContents *contents,
                                     GError **error);

gboolean assay_document_undo (AssayDocument *self, GError **error);
gboolean assay_document_redo (AssayDocument *self, GError **error);

/* Properties, notified: "undo-text" ("Undo: Rated 2.5 “Largely”") and "redo-text", NULL for nothing
 * to do; "saved-text" ("Saved 14:02"). Signal "changed": anything in the portfolio or its readiness
 * is new. Signal "closing": the last moment at which text that is half typed can still be applied.
 */
const char *assay_document_get_undo_text (AssayDocument *self);
const char *assay_document_get_redo_text (AssayDocument *self);
const char *assay_document_get_saved_text (AssayDocument *self);

/* Whether another program or person has changed the folder since this document last read or wrote
 * it; also a property, "changed-outside". To see what they did, close the document and open it
 * again. */
gboolean assay_document_is_changed_outside (AssayDocument *self);

/* Saves what is not saved and lets go of the folder. Nothing else may be asked afterwards. */
gboolean assay_document_close (AssayDocument *self, GError **error);

G_END_DECLS
