/* Where the items' pages are in the pack, and what the items' own destinations become there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-join.h"
#include "pack/pdf/assay-pdf-objects.h"
#include "pack/pdf/assay-pdf-target.h"

G_BEGIN_DECLS

typedef struct _AssayPdfPlaces AssayPdfPlaces;

/* @placements are borrowed. A page that is placed more than once counts where it is first. */
AssayPdfPlaces *assay_pdf_places_new (const AssayPdfPlacement *placements, guint n_placements);
void assay_pdf_places_free (AssayPdfPlaces *self);

/* NULL for a page that is nowhere in the pack. */
const AssayPdfPlacement *
assay_pdf_places_lookup (AssayPdfPlaces *self, AssayPdfSource *source, guint page);

/* What reads the destinations of @source, which has been placed. */
AssayPdfTargets *assay_pdf_places_get_targets (AssayPdfPlaces *self, AssayPdfSource *source);

/* The number that is printed on the page. */
guint assay_pdf_placement_get_number (const AssayPdfPlacement *placement);

/* From the page's own space to its place on the sheet, in points. */
AssayPdfMatrix assay_pdf_placement_get_matrix (const AssayPdfPlacement *placement);

/* A destination of @pdf, the pack, that shows what @target (of kind PAGE) shows on the page that is
 * placed by @placement: at the same place of the page, as large. What @target leaves open stays
 * open. Where the page has been turned, a line across it runs up it, so /FitH becomes /FitV. */
qpdf_oh assay_pdf_placement_new_destination (const AssayPdfPlacement *placement,
                                             qpdf_data pdf,
                                             const AssayPdfTarget *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfPlaces, assay_pdf_places_free)

G_END_DECLS
