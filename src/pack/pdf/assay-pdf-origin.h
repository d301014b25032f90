/* Where in an evidence file the bytes of a stream stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a pack takes over from a file, pictures above all, it takes over byte for byte. Who knows
 * where that stands need not keep it a second time: a rebuild copies it from the evidence itself.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AssayPdfOrigin AssayPdfOrigin;

/* @name is what the content of the file at @path is known by; nothing is read yet. */
AssayPdfOrigin *assay_pdf_origin_new (const char *path, const char *name);
void assay_pdf_origin_free (AssayPdfOrigin *self);

const char *assay_pdf_origin_get_name (const AssayPdfOrigin *self);

/* Where @data stands in the file, compared byte for byte: as a stream of a PDF, or as all or the
 * first part of another file. FALSE where it does not, is too short to be worth it, or the file
 * cannot be read. The file is gone through once, when first asked. */
gboolean
assay_pdf_origin_find (AssayPdfOrigin *self, const void *data, gsize length, guint64 *out_offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfOrigin, assay_pdf_origin_free)

G_END_DECLS
