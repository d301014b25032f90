/* Fills a list box from an array of states by their keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stays in the list stays the same widget, so that focus, scroll position and half-typed text
 * survive a refresh.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @make gives a new row, @update puts the item on it and is called for new rows too. Keys are
 * unique within a list. */
typedef struct
{
  const char *(*get_key) (gconstpointer item);
  GtkWidget *(*make) (gpointer owner, gconstpointer item);
  void (*update) (GtkWidget *row, gpointer owner, gconstpointer item);
} AssayKeyedRows;

/* Shows the first @n_shown of @items. */
void assay_keyed_list_fill (GtkListBox *list,
                            const GPtrArray *items,
                            guint n_shown,
                            const AssayKeyedRows *rows,
                            gpointer owner);

/* Takes every row out: what is half typed belongs to another document. */
void assay_keyed_list_clear (GtkListBox *list);

/* The key of a row of such a list. */
const char *assay_keyed_list_get_key (GtkListBoxRow *row);

/* The row with the key, or NULL. */
GtkListBoxRow *assay_keyed_list_find (GtkListBox *list, const char *key);

G_END_DECLS
