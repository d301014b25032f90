/* An open document that is a folder, a portfolio's or a review's: the folder, how ready its
 * portfolio is, and what to say about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its sections read the state from here and change it through assay_document_apply(). The journal
 * has an edit at once, the document follows within a second. Its functions are asked of any
 * AssayDocument that is one; only those that say so may be asked of others. Main thread only.
 */

#pragma once

#include "app/document/assay-document.h"
#include "app/document/assay-draft-store.h"
#include "app/document/assay-reading.h"
#include "core/portfolio/assay-merge-folder.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_FOLDER_DOCUMENT (assay_folder_document_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayFolderDocument, assay_folder_document, ASSAY, FOLDER_DOCUMENT, AssayDocument)

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

/* Each NULL where the document is of another kind; may be asked of any. */
AssayPortfolioFolder *assay_document_get_folder (AssayDocument *document);
AssayReviewFolder *assay_document_get_review_folder (AssayDocument *document);

/* What is begun and not saved; NULL where nothing can be. */
AssayDraftStore *assay_document_get_drafts (AssayDocument *document);

/* Where the file of an item of evidence is, or would be; NULL for what is not a file. */
char *assay_document_dup_item_path (AssayDocument *document, guint number);

/* All borrowed, and good until "changed"; hold a reference to keep that moment. The readiness is
 * for the planned submission date while that lies ahead, otherwise for today. */
AssayScheme *assay_document_get_scheme (AssayDocument *document);
AssayPortfolio *assay_document_get_portfolio (AssayDocument *document);
AssayReadiness *assay_document_get_readiness (AssayDocument *document);

/* The contents (SHA-256, as a set) that are there, but are not what was added; their items are
 * among the readiness's absent. All files are read for it in the background, after opening and when
 * something changes them; "changed" tells when that finds something. Borrowed, like the above. */
GHashTable *assay_document_get_altered (AssayDocument *document);

/* Looks at the files again, soon, where nothing may have told of a change. */
void assay_document_look_at_files (AssayDocument *document);

/* The application's gate. Takes @edit; NULL (a maker's refusal) is FALSE with the maker's error
 * left as it is. On TRUE the edit is safe on disk, and "changed" has been emitted unless it was
 * empty. */
gboolean assay_document_apply (AssayDocument *document, AssayEdit *edit, GError **error);

/* Takes in another copy (core/portfolio/assay-merge-folder.h), whose files are stored already. */
gboolean assay_document_apply_merge (AssayDocument *document,
                                     const AssayMerge *merge,
                                     AssayMergeContents *contents,
                                     GError **error);

G_END_DECLS
