/* What a document asks of the folder that holds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/document/assay-folder-kind.h"

#include "present/assay-review-wording.h"
#include "present/assay-wording.h"

/* One pointer for another in the first argument, as in every table of GObject's own. */
#define ENTRY(function) ((gpointer) (function))

static char *
dup_content_path (gpointer folder, const AssayEvidence *item)
{
  return item->sha256 != NULL ? assay_portfolio_folder_dup_content_path (folder, item->sha256)
                              : NULL;
}

const AssayFolderKind assay_folder_kind_of_portfolio = {
  .name = "portfolio",
  .file = ASSAY_PORTFOLIO_FILE,
  .open = ENTRY (assay_portfolio_folder_open),
  .get_path = ENTRY (assay_portfolio_folder_get_path),
  .get_scheme = ENTRY (assay_portfolio_folder_get_scheme),
  .get_portfolio = ENTRY (assay_portfolio_folder_get_portfolio),
  .list_absent = ENTRY (assay_portfolio_folder_list_absent),
  .apply = ENTRY (assay_portfolio_folder_apply),
  .save = ENTRY (assay_portfolio_folder_save),
  .undo = ENTRY (assay_portfolio_folder_undo),
  .redo = ENTRY (assay_portfolio_folder_redo),
  .peek_undo = ENTRY (assay_portfolio_folder_peek_undo),
  .peek_redo = ENTRY (assay_portfolio_folder_peek_redo),
  .close = ENTRY (assay_portfolio_folder_close),
  .word_edit = assay_wording_edit,
  .dup_item_path = dup_content_path,
};

static char *
dup_submitted_path (gpointer folder, const AssayEvidence *item)
{
  return item->sha256 != NULL ? assay_review_folder_dup_evidence_path (folder, item->number) : NULL;
}

static char *
word_review_edit (const AssayScheme *scheme, const AssayEdit *edit)
{
  return assay_review_word_edit (edit);
}

const AssayFolderKind assay_folder_kind_of_review = {
  .name = "review",
  .file = ASSAY_REVIEW_FILE,
  .open = ENTRY (assay_review_folder_open),
  .get_path = ENTRY (assay_review_folder_get_path),
  .get_scheme = ENTRY (assay_review_folder_get_scheme),
  .get_portfolio = ENTRY (assay_review_folder_get_portfolio),
  .list_absent = ENTRY (assay_review_folder_list_absent),
  .apply = ENTRY (assay_review_folder_apply),
  .save = ENTRY (assay_review_folder_save),
  .undo = ENTRY (assay_review_folder_undo),
  .redo = ENTRY (assay_review_folder_redo),
  .peek_undo = ENTRY (assay_review_folder_peek_undo),
  .peek_redo = ENTRY (assay_review_folder_peek_redo),
  .close = ENTRY (assay_review_folder_close),
  .word_edit = word_review_edit,
  .dup_item_path = dup_submitted_path,
};

const AssayFolderKind *
assay_folder_kind_find (const char *path)
{
  return assay_review_folder_is_one (path) ? &assay_folder_kind_of_review
                                           : &assay_folder_kind_of_portfolio;
}
