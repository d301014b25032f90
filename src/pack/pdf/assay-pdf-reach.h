/* Makes sure that copying parts of a PDF from outside cannot overflow the stack or fill the memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* What has been followed: the keys of objects, and the bytes of the longest stream among them as
 * their dictionaries say. */
typedef struct
{
  GHashTable *seen;
  guint64 longest;
} AssayPdfReach;

AssayPdfReach *assay_pdf_reach_new (void);
void assay_pdf_reach_free (AssayPdfReach *self);

/* Follows everything that @root leads to, as qpdf_oh_copy_foreign_object() does. FALSE when that
 * goes deeper than any honest file. What earlier calls have followed is passed over; objects must
 * be copied in the order they were followed here. */
gboolean assay_pdf_reach (AssayPdfReach *self, qpdf_data pdf, AssayPdfRef root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfReach, assay_pdf_reach_free)

G_END_DECLS
