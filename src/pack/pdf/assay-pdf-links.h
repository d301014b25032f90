/* The links on an item's page, made anew on its sheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-places.h"

G_BEGIN_DECLS

/* A link that was made: on which page of the pack (from 0), and its annotation. */
typedef struct
{
  guint page;
  AssayPdfRef annotation;
} AssayPdfLink;

/* Puts the links of the page that is placed by @placement on @sheet, its page in @pdf, and appends
 * them to @links (AssayPdfLink). Each says where it leads in its /Contents. Links that lead nowhere
 * or may not be followed are left out; if they had a border, that is appended to @drawing, in the
 * page's own space. Releases handles of the source, none of @pdf. */
void assay_pdf_links_add (AssayPdfPlaces *places,
                          const AssayPdfPlacement *placement,
                          qpdf_data pdf,
                          qpdf_oh sheet,
                          GArray *links,
                          GString *drawing);

G_END_DECLS
