/* Reads what the program assay-page answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that has taken that program over can make it say anything: what is not as agreed is
 * ASSAY_ERROR_DAMAGED, and every number is checked.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double width;
  double height;
} AssayPageSize;

typedef struct
{
  guint n_pages; /* at least 1 */
  char *title;   /* the file's own, or NULL */
  GArray *sizes; /* AssayPageSize, of the first pages; may be empty */
} AssayPageInfo;

/* Corners as parts of the page's width and height, from its upper left; each from 0 to 1. */
typedef struct
{
  guint page;
  double x1;
  double y1;
  double x2;
  double y2;
} AssayPageHit;

typedef struct
{
  guint page;
  guint n_hits;
} AssayPageHits;

AssayPageInfo *assay_page_info_parse (GBytes *reply, GError **error);
void assay_page_info_free (AssayPageInfo *self);

/* Height by width of a page; of a page without a size, that of A4. */
double assay_page_info_get_shape (const AssayPageInfo *self, guint page);

/* AssayPageHit, in the order of the pages. @out_more: there were too many to tell them all. */
GArray *assay_page_hits_parse (GBytes *reply, gboolean *out_more, GError **error);

/* AssayPageHits, one for each page that has any. */
GArray *assay_page_hits_count (const GArray *hits);

/* Rows of @out_width × 4 bytes, without gaps. */
GBytes *assay_page_pixels_parse (GBytes *reply, int *out_width, int *out_height, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPageInfo, assay_page_info_free)

G_END_DECLS
