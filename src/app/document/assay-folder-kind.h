/* What a document asks of the folder that holds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A portfolio's folder and a review's keep the same promises under different names. This table says
 * what each calls them, so that the document, its window and its history are there once.
 */

#pragma once

#include "base/assay-context.h"
#include "core/portfolio/assay-portfolio-folder.h"
#include "core/review/assay-review-folder.h"

G_BEGIN_DECLS

/* @folder is a GObject of the kind's own class. Ownership is as for the functions of
 * core/portfolio/assay-portfolio-folder.h of the same names. */
typedef struct
{
  const char *name; /* "portfolio" */
  const char *file; /* "portfolio.xml" */
  gpointer (*open) (AssayContext *context,
                    const char *path,
                    const char *schema_path,
                    AssayOpenMode mode,
                    GCancellable *cancellable,
                    GError **error);
  const char *(*get_path) (gpointer folder);
  AssayScheme *(*get_scheme) (gpointer folder);
  AssayPortfolio *(*get_portfolio) (gpointer folder); /* of a review: what was submitted */
  GArray *(*list_absent) (gpointer folder);
  gboolean (*apply) (gpointer folder, AssayEdit *edit, GError **error);
  gboolean (*save) (gpointer folder, GError **error);
  gboolean (*undo) (gpointer folder, AssayEdit **out_edit, GError **error);
  gboolean (*redo) (gpointer folder, AssayEdit **out_edit, GError **error);
  AssayEdit *(*peek_undo) (gpointer folder);
  AssayEdit *(*peek_redo) (gpointer folder);
  gboolean (*close) (gpointer folder, GError **error);

  /* What an edit did, as a sentence. */
  char *(*word_edit) (const AssayScheme *scheme, const AssayEdit *edit);

  /* Where the file of an item is, or would be; NULL for what is not a file. */
  char *(*dup_item_path) (gpointer folder, const AssayEvidence *item);
} AssayFolderKind;

extern const AssayFolderKind assay_folder_kind_of_portfolio;
extern const AssayFolderKind assay_folder_kind_of_review;

/* That of the folder at @path, by what lies in it. */
const AssayFolderKind *assay_folder_kind_find (const char *path);

G_END_DECLS
