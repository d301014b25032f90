/* The layers (optional content) of an evidence PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Page content names its layers, but whether they show is said once in the catalogue. A page taken
 * over without that would show what had been switched off, a draft mark or somebody's name.
 */

#include "pack/pdf/assay-pdf-layers.h"

static GHashTable *
new_key_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_key (GHashTable *set, AssayPdfRef ref)
{
  gint64 key = assay_pdf_ref_to_key (ref);

  g_hash_table_add (set, g_memdup2 (&key, sizeof key));
}

static gboolean
has_key (GHashTable *set, AssayPdfRef ref)
{
  gint64 key = assay_pdf_ref_to_key (ref);

  return g_hash_table_contains (set, &key);
}

/* The indirect dictionaries of @array, each once, in order. */
static GArray *
list_references (qpdf_data pdf, qpdf_oh array)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (AssayPdfRef));
  g_autoptr (GHashTable) seen = new_key_set ();
  int n = qpdf_oh_is_array (pdf, array) ? qpdf_oh_get_array_n_items (pdf, array) : 0;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (pdf, array, i);
      AssayPdfRef ref = assay_pdf_get_ref (pdf, item);

      if (!assay_pdf_ref_is_set (ref) || has_key (seen, ref) || !qpdf_oh_is_dictionary (pdf, item))
        continue;
      add_key (seen, ref);
      g_array_append_val (list, ref);
    }

  return list;
}

static GHashTable *
list_keys (qpdf_data pdf, qpdf_oh array)
{
  g_autoptr (GArray) references = list_references (pdf, array);
  GHashTable *set = new_key_set ();

  for (guint i = 0; i < references->len; i++)
    add_key (set, g_array_index (references, AssayPdfRef, i));

  return set;
}

GArray *
assay_pdf_list_layers (qpdf_data pdf)
{
  qpdf_oh properties = qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), "/OCProperties");
  qpdf_oh view = qpdf_oh_get_key_if_dict (pdf, properties, "/D");
  qpdf_oh base = qpdf_oh_get_key_if_dict (pdf, view, "/BaseState");
  gboolean base_hidden = qpdf_oh_is_name_and_equals (pdf, base, "/OFF");
  g_autoptr (GHashTable) on = list_keys (pdf, qpdf_oh_get_key_if_dict (pdf, view, "/ON"));
  g_autoptr (GHashTable) off = list_keys (pdf, qpdf_oh_get_key_if_dict (pdf, view, "/OFF"));
  g_autoptr (GArray) groups =
      list_references (pdf, qpdf_oh_get_key_if_dict (pdf, properties, "/OCGs"));
  GArray *layers = g_array_new (FALSE, FALSE, sizeof (AssayPdfLayer));

  for (guint i = 0; i < groups->len; i++)
    {
      AssayPdfLayer layer = { .group = g_array_index (groups, AssayPdfRef, i) };

      layer.hidden = base_hidden ? !has_key (on, layer.group) : has_key (off, layer.group);
      g_array_append_val (layers, layer);
    }
  qpdf_oh_release_all (pdf);

  return layers;
}

GHashTable *
assay_pdf_list_hidden_layers (GArray *layers)
{
  GHashTable *set = new_key_set ();

  for (guint i = 0; i < layers->len; i++)
    {
      const AssayPdfLayer *layer = &g_array_index (layers, AssayPdfLayer, i);

      if (layer->hidden)
        add_key (set, layer->group);
    }

  return set;
}

/* By number, so that the order is that of the file. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

void
assay_pdf_add_unlisted_layers (qpdf_data pdf, GHashTable *reached, GArray *layers)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) listed = new_key_set ();
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < layers->len; i++)
    add_key (listed, g_array_index (layers, AssayPdfLayer, i).group);
  g_hash_table_iter_init (&iter, reached);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      qpdf_oh object = assay_pdf_get_object (pdf, assay_pdf_key_to_ref (*(gint64 *) key));

      if (qpdf_oh_is_dictionary_of_type (pdf, object, "/OCG", NULL)
          && !g_hash_table_contains (listed, key))
        g_array_append_vals (keys, key, 1);
      qpdf_oh_release (pdf, object);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      AssayPdfLayer layer = { .group = assay_pdf_key_to_ref (g_array_index (keys, gint64, i)) };

      g_array_append_val (layers, layer);
    }
}
