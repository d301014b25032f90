/* One page as it lies on the table: its picture, and what was found on it marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-page-reply.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_PAGE_VIEW (assay_page_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayPageView, assay_page_view, ASSAY, PAGE_VIEW, GtkWidget)

/* @texture NULL is a page that is still white. @shape is height by width. @description is what a
 * screen reader says: "Page 4 of 12". */
void assay_page_view_set_page (AssayPageView *self,
                               GdkTexture *texture,
                               double shape,
                               const char *description);

/* The hits on this page; may be NULL. */
void assay_page_view_set_hits (AssayPageView *self, const GArray *hits, guint page);

/* 0: as wide as there is room; otherwise in pixels of the screen. */
void assay_page_view_set_width (AssayPageView *self, int width);

G_END_DECLS
