/* Where a link or a bookmark of an evidence PDF leads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* How a page is shown when it is reached, ISO 32000-1, table 151. */
typedef enum
{
  ASSAY_PDF_VIEW_XYZ,
  ASSAY_PDF_VIEW_FIT,
  ASSAY_PDF_VIEW_FIT_H,
  ASSAY_PDF_VIEW_FIT_V,
  ASSAY_PDF_VIEW_FIT_R,
  ASSAY_PDF_VIEW_FIT_B,
  ASSAY_PDF_VIEW_FIT_BH,
  ASSAY_PDF_VIEW_FIT_BV,
} AssayPdfView;

typedef enum
{
  ASSAY_PDF_TARGET_NONE,    /* nowhere, or nowhere that a pack may lead to */
  ASSAY_PDF_TARGET_PAGE,    /* of the same item */
  ASSAY_PDF_TARGET_ADDRESS, /* outside */
} AssayPdfTargetKind;

/* @page is from 0. Coordinates are in the page's own space; NAN is one that is left open. */
typedef struct
{
  AssayPdfTargetKind kind;
  guint page;
  AssayPdfView view;
  double left, bottom, right, top, zoom;
  char *address;
} AssayPdfTarget;

void assay_pdf_target_clear (AssayPdfTarget *self);

/* The name of a view in a PDF, "/FitH". */
const char *assay_pdf_view_get_name (AssayPdfView view);

/* The coordinate that is number @i (from 0) after a view's name; NULL when it has fewer. */
double *assay_pdf_target_get_coordinate (AssayPdfTarget *self, guint i);

/* Lets @holder, a new bookmark or annotation of @pdf, open @address. */
void assay_pdf_set_address (qpdf_data pdf, qpdf_oh holder, const char *address);

typedef struct _AssayPdfTargets AssayPdfTargets;

/* @pages (AssayPdfPage) are those of @pdf; both must outlive it. */
AssayPdfTargets *assay_pdf_targets_new (qpdf_data pdf, GPtrArray *pages);
void assay_pdf_targets_free (AssayPdfTargets *self);

/* Where @holder, a bookmark or an annotation on page @page (from 0), leads by its /Dest or its /A.
 * Destinations may be direct or named. Of the actions, those that go to a page of the item and
 * those that open an address count; all others (another file, a program, a script, sending a form)
 * lead nowhere, and so do addresses that are not of the web, mail or telephone. Clear @out_target
 * afterwards. */
void assay_pdf_targets_read (AssayPdfTargets *self,
                             qpdf_oh holder,
                             guint page,
                             AssayPdfTarget *out_target);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayPdfTarget, assay_pdf_target_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfTargets, assay_pdf_targets_free)

G_END_DECLS
