/* The parts of a page of an evidence PDF that the pack takes over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-appearance.h"

G_BEGIN_DECLS

/* An annotation that shows: its appearance, and where its drawing goes on the page. */
typedef struct
{
  AssayPdfRef appearance;
  AssayPdfMatrix matrix;
} AssayPdfMark;

/* @object is the page itself. @box is what a reader sees, in the page's own units of @unit points,
 * before it is turned by
 * @rotation (0, 90, 180 or 270, clockwise). @contents holds AssayPdfRef, @marks AssayPdfMark, in
 * drawing order; @links holds the places (guint) of the link annotations that show in the page's
 * /Annots, and is NULL for none. */
typedef struct
{
  AssayPdfRef object;
  AssayPdfBox box;
  int rotation;
  double unit;
  AssayPdfRef resources;
  AssayPdfRef group;
  GArray *contents;
  GArray *marks;
  GArray *links;
} AssayPdfPage;

void assay_pdf_page_free (AssayPdfPage *self);

/* The size in points, upright. */
void assay_pdf_page_get_size (const AssayPdfPage *self, double *out_width, double *out_height);

/* From the page's own space to its upright sheet with the lower left corner at 0, 0; in units. */
AssayPdfMatrix assay_pdf_page_get_upright (const AssayPdfPage *self);

/* Every page of @pdf in order (AssayPdfPage). @hidden_layers is a set of keys of layers that do not
 * show. @out_n_unshown is how many annotations there is something to see of, but not how. Errors
 * name @name: DAMAGED (loops, pages missing or none), TOO_LARGE. */
GPtrArray *assay_pdf_list_pages (qpdf_data pdf,
                                 GHashTable *hidden_layers,
                                 const char *name,
                                 guint *out_n_unshown,
                                 GError **error);

/* While the annotations of a document are looked through. Those beyond @budget are left out: one
 * array may stand for millions. */
typedef struct
{
  GHashTable *hidden_layers;
  AssayPdfAppearances appearances;
  guint budget;
  guint n_unshown;
} AssayPdfAnnotations;

/* Looks through the annotations of @object, the page, for marks and links. */
void assay_pdf_page_read_annotations (AssayPdfPage *self,
                                      AssayPdfAnnotations *annotations,
                                      qpdf_oh object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfPage, assay_pdf_page_free)

G_END_DECLS
