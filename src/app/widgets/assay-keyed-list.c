/* Fills a list box from an array of states by their keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-keyed-list.h"

#define KEY "assay-key"

const char *
assay_keyed_list_get_key (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), KEY);
}

GtkListBoxRow *
assay_keyed_list_find (GtkListBox *list, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_strcmp0 (assay_keyed_list_get_key (row), key) == 0)
      return row;

  return NULL;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Takes out what is not wanted. The index of the row that had the focus and went, or -1. */
static int
drop_rows (GtkListBox *list, GHashTable *wanted)
{
  GtkListBoxRow *row;
  int focused = -1;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL;)
    {
      if (g_hash_table_contains (wanted, assay_keyed_list_get_key (row)))
        {
          i++;
          continue;
        }
      if (has_focus_within (GTK_WIDGET (row)))
        focused = i;
      gtk_list_box_remove (list, GTK_WIDGET (row));
    }

  return focused;
}

static GHashTable *
index_rows (GtkListBox *list)
{
  GHashTable *there = g_hash_table_new (g_str_hash, g_str_equal);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_hash_table_insert (there, (char *) assay_keyed_list_get_key (row), row);

  return there;
}

static void
move_row (GtkListBox *list, GtkListBoxRow *row, int place)
{
  g_autoptr (GtkWidget) held = GTK_WIDGET (g_object_ref (row));
  GtkWidget *focus =
      has_focus_within (held) ? gtk_root_get_focus (gtk_widget_get_root (held)) : NULL;

  gtk_list_box_remove (list, held);
  gtk_list_box_insert (list, held, place);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

void
assay_keyed_list_fill (GtkListBox *list,
                       const GPtrArray *items,
                       guint n_shown,
                       const AssayKeyedRows *rows,
                       gpointer owner)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) there = NULL;
  guint n = MIN (n_shown, items->len);
  int focused;

  for (guint i = 0; i < n; i++)
    g_hash_table_add (wanted, (char *) rows->get_key (items->pdata[i]));
  focused = drop_rows (list, wanted);
  there = index_rows (list);
  for (guint i = 0; i < n; i++)
    {
      const char *key = rows->get_key (items->pdata[i]);
      GtkListBoxRow *row = g_hash_table_lookup (there, key);

      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (rows->make (owner, items->pdata[i]));
          g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
          gtk_list_box_insert (list, GTK_WIDGET (row), (int) i);
        }
      else if (gtk_list_box_row_get_index (row) != (int) i)
        move_row (list, row, (int) i);
      rows->update (GTK_WIDGET (row), owner, items->pdata[i]);
    }
  /* The row that had the focus is gone: the one that took its place has it now. */
  if (focused >= 0 && n > 0)
    gtk_widget_grab_focus (
        GTK_WIDGET (gtk_list_box_get_row_at_index (list, MIN (focused, (int) n - 1))));
}

void
assay_keyed_list_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}
