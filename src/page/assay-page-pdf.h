/* What the program answers about a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each writes to stdout, or returns FALSE with an error of ASSAY_ERROR: DAMAGED, ENCRYPTED,
 * UNKNOWN_NAME (no such page), TOO_LARGE, IO.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean assay_page_pdf_info (const char *path, GError **error);
gboolean assay_page_pdf_render (const char *path, guint page, int width, GError **error);
gboolean assay_page_pdf_text (const char *path, guint page, GError **error);
gboolean assay_page_pdf_find (const char *path, const char *text, GError **error);

G_END_DECLS
