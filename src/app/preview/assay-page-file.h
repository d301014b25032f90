/* A PDF or picture as pages to look at: a few pictures of them, and those likely wanted next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One child works at a time: first the page that is wanted, then the ones beside it. Signals:
 * "opened" once how many pages there are is known; "page-ready" (guint page); "failed" (guint page,
 * GError *), page 0 for the whole file.
 */

#pragma once

#include "present/assay-page-reply.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_PAGE_FILE (assay_page_file_get_type ())
G_DECLARE_FINAL_TYPE (AssayPageFile, assay_page_file, ASSAY, PAGE_FILE, GObject)

/* Asks about the file at once. @patience_ms is for each question. */
AssayPageFile *assay_page_file_new (const char *path, guint patience_ms);

const char *assay_page_file_get_path (AssayPageFile *self);

/* NULL until "opened". */
const AssayPageInfo *assay_page_file_get_info (AssayPageFile *self);

/* The picture there is of @page, of whatever width; borrowed, NULL for none. */
GdkTexture *assay_page_file_lookup (AssayPageFile *self, guint page);

/* Gets @page @width pixels wide unless it is there so. A page that failed is tried again. */
void assay_page_file_want (AssayPageFile *self, guint page, int width);

/* Lets go of its child; nothing is emitted any more. */
void assay_page_file_close (AssayPageFile *self);

G_END_DECLS
