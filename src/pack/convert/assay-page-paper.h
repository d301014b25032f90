/* Our own pages of somebody else's words, as a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-content.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lays @content out on A4 and writes it to @path, a temporary file: nothing is synced. Errors:
 * CANCELLED, TOO_LARGE, IO. */
gboolean assay_page_paper_write (const AssayContent *content,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);

/* Rewrites the PDF @from as @to, taking out what says when and by whom it was made and giving it an
 * identity that depends on its content alone: the same document gives the same bytes, whatever made
 * the pages. Errors as assay_pdf_source_open(), and IO. */
gboolean assay_page_paper_settle (const char *from, const char *to, GError **error);

G_END_DECLS
