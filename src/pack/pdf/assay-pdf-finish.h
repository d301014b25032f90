/* The last touches to a joined document, and writing it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-progress.h"
#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* Says the document's language, that viewers show its title, and in XMP what the Info dictionary
 * says. */
gboolean assay_pdf_finish (qpdf_data pdf, const char *language, const char *name, GError **error);

/* Makes each page stand for itself, and the tab key follow the structure. */
void assay_pdf_finish_pages (qpdf_data pdf);

/* Writes @pdf, as it is, by libqpdf to @path: objects packed, streams as they are, the same bytes
 * for the same input.
 * @progress goes from @done to @total. Errors name @path. Look at assay_pdf_next_unread()
 * afterwards. */
gboolean assay_pdf_write (qpdf_data pdf,
                          const char *path,
                          AssayProgress progress,
                          guint64 done,
                          guint64 total,
                          GError **error);

/* The path of a file whose streams could not be read on while writing: one that somebody cut short
 * in the meantime. Ask again for the next, which may be the same, until NULL. */
char *assay_pdf_next_unread (qpdf_data pdf);

G_END_DECLS
