/* Children side by side in columns of one width, as many as there is room for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A flow box would do, but finds its columns by asking every child for its size over and over,
 * which with text that wraps is most of the time it takes to show a page. Here the room alone
 * decides: each child is asked once how high it is in its column.
 *
 * Properties: "column-width", from which width on a further column is worth it; "max-columns";
 * "spacing", between columns and rows. Children that are not visible take no room.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_COLUMNS (assay_columns_get_type ())
G_DECLARE_FINAL_TYPE (AssayColumns, assay_columns, ASSAY, COLUMNS, GtkWidget)

void assay_columns_append (AssayColumns *self, GtkWidget *child);

G_END_DECLS
