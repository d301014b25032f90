/* A table for people: columns aligned by the width that characters have on a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cells are given one after the other, row by row. */
typedef struct _AssayListing AssayListing;

/* @headings is ended by NULL. */
AssayListing *assay_listing_new (const char *const *headings);
void assay_listing_free (AssayListing *self);
void assay_listing_align_right (AssayListing *self, guint column);

/* NULL is an empty cell; line ends become spaces. */
void assay_listing_add (AssayListing *self, const char *cell);
void assay_listing_take (AssayListing *self, char *cell);
void assay_listing_add_number (AssayListing *self, guint64 number);

/* Prints headings and rows, or nothing when there are no rows. */
void assay_listing_print (const AssayListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayListing, assay_listing_free)

G_END_DECLS
