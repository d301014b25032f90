/* A mark by which this person's Assay knows the pages it has made itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages made from evidence are kept in the portfolio, and a portfolio may come from anybody:
 * without a mark that only we can make, pages prepared by somebody else could be shown as those of
 * a document that says something different.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayPageSeal AssayPageSeal;

/* The person's own key, kept in their data folder and made when there is none. NULL with an error
 * when it can be neither read nor made. */
AssayPageSeal *assay_page_seal_new (GError **error);
void assay_page_seal_free (AssayPageSeal *self);

/* Ends the PDF at @path with a comment that vouches for all of it, and for being @what. */
gboolean
assay_page_seal_add (const AssayPageSeal *self, const char *path, const char *what, GError **error);

/* Whether that comment is there and right: FALSE for a file that is damaged, cut off, made by
 * somebody else, or not @what. */
gboolean assay_page_seal_check (const AssayPageSeal *self, const char *path, const char *what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPageSeal, assay_page_seal_free)

G_END_DECLS
