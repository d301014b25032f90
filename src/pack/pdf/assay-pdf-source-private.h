/* What joining needs to know of a source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-page.h"
#include "pack/pdf/assay-pdf-source.h"

G_BEGIN_DECLS

struct _AssayPdfSource
{
  char *path;
  char *name;
  qpdf_data pdf;
  GPtrArray *pages; /* AssayPdfPage */
  GArray *layers;   /* AssayPdfLayer */
  guint n_unshown;
  GArray *sizes; /* AssayPdfSize by page, where that is known from before; else NULL */
};

/* Called for each object that pages and layers hang on, in one fixed order. FALSE stops. */
typedef gboolean (*AssayPdfPartFunc) (AssayPdfSource *self, AssayPdfRef part, gpointer data);

gboolean assay_pdf_source_foreach_part (AssayPdfSource *self, AssayPdfPartFunc func, gpointer data);

G_END_DECLS
