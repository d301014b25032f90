/* One level in a rating group: a radio button with its meaning and its key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/scheme/assay-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_RATING_ROW (assay_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayRatingRow, assay_rating_row, ASSAY, RATING_ROW, GtkListBoxRow)

GtkWidget *assay_rating_row_new (void);

/* @number is the key that chooses it. */
void assay_rating_row_set (AssayRatingRow *self, const AssayLevel *level, guint number);
void assay_rating_row_set_checked (AssayRatingRow *self, gboolean checked);
void assay_rating_row_set_read_only (AssayRatingRow *self, gboolean read_only);

/* The level's id. */
const char *assay_rating_row_get_level (AssayRatingRow *self);
gboolean assay_rating_row_is_checked (AssayRatingRow *self);

G_END_DECLS
