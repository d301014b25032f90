/* From a plan to a PDF: draws each page once, in order, with links, bookmarks and tags.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-progress.h"
#include "pack/layout/assay-flow.h"

#include <cairo-pdf.h>

G_BEGIN_DECLS

/* Draws what is on every page besides its content: the foot. Called before the content of @page,
 * whose number is @number; nothing drawn here is part of the structure. @title is that of the
 * page's section. */
typedef void (*AssayFootFunc) (
    AssayCanvas *canvas, const AssayPage *page, guint number, const char *title, gpointer data);

/* What is drawn: everything, only the content's stretch, or all but that. The bookmarks of a
 * stretch that is drawn for itself are the outermost; in what is around it a gap is left in the
 * structure.
 */
typedef enum
{
  ASSAY_PRINT_WHOLE,
  ASSAY_PRINT_STRETCH,
  ASSAY_PRINT_AROUND,
} AssayPrintPart;

/* What a PDF says about itself. @date is ISO 8601 in UTC, "2026-11-22T00:00:00Z". */
typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  const char *creator;
  const char *date;
  const char *bookmark_format;  /* "%s · p %u" */
  AssayPdfStructure *structure; /* gets what the tags say, or NULL; borrowed */
  AssayPrintPart part;
  AssayPdfBlanks *blanks; /* gets all page numbers where they are not to be drawn, or NULL */
} AssayDocumentInfo;

/* Draws it on @surface and finishes it. Errors: CANCELLED, looked for at every page; IO when cairo
 * is not content with what it was given. @progress counts the pages that are drawn here. */
gboolean assay_print_draw (const AssayContent *content,
                           const AssayPlan *plan,
                           AssayTypography *typography,
                           const AssayDocumentInfo *info,
                           cairo_surface_t *surface,
                           AssayFootFunc draw_foot,
                           gpointer data,
                           AssayProgress progress,
                           GCancellable *cancellable,
                           GError **error);

/* On which pages of the plan (from 0) the stretch of @content is, up to but without @out_end. There
 * must be one. */
void assay_print_find_stretch (const AssayContent *content,
                               const AssayPlan *plan,
                               guint *out_first,
                               guint *out_end);

G_END_DECLS
