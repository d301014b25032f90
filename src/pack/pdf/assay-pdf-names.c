/* The named destinations of an evidence PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole name tree is read once into a table, on the first look-up. Searching the tree by its
 * limits would be quicker for one name, but trees that are not sorted, or whose limits are wrong,
 * are common enough that viewers cope with them.
 */

#include "pack/pdf/assay-pdf-names.h"

#include "base/assay-limits.h"

#include <string.h>

/* Of nodes, not levels: one for every few names. */
#define MAX_NODES ASSAY_LIMIT_ITEM_NAMES

/* Where a name's value is: in which node's /Names. The root node may have no number. */
typedef struct
{
  AssayPdfRef node;
  int index;
} Entry;

struct _AssayPdfNames
{
  qpdf_data pdf;
  GHashTable *entries; /* GBytes → Entry */
};

AssayPdfNames *
assay_pdf_names_new (qpdf_data pdf)
{
  AssayPdfNames *self = g_new0 (AssayPdfNames, 1);

  self->pdf = pdf;

  return self;
}

void
assay_pdf_names_free (AssayPdfNames *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

static GBytes *
dup_string (qpdf_data pdf, qpdf_oh string)
{
  size_t length = 0;
  const char *data = qpdf_oh_get_binary_string_value (pdf, string, &length);

  return g_bytes_new (data, length);
}

/* The first of two with one name counts, as in viewers. */
static void
add_name (AssayPdfNames *self, qpdf_oh names, AssayPdfRef node, int index)
{
  qpdf_oh name = qpdf_oh_get_array_item (self->pdf, names, index);

  if (qpdf_oh_is_string (self->pdf, name)
      && g_hash_table_size (self->entries) < ASSAY_LIMIT_ITEM_NAMES)
    {
      g_autoptr (GBytes) key = dup_string (self->pdf, name);
      Entry entry = { node, index + 1 };

      if (!g_hash_table_contains (self->entries, key))
        g_hash_table_insert (self->entries, g_steal_pointer (&key),
                             g_memdup2 (&entry, sizeof entry));
    }
  qpdf_oh_release (self->pdf, name);
}

/* Adds the names of one node, and its kids to those that are still to be looked at. */
static void
read_node (AssayPdfNames *self, qpdf_oh node, GArray *pending)
{
  qpdf_oh names = qpdf_oh_get_key_if_dict (self->pdf, node, "/Names");
  qpdf_oh kids = qpdf_oh_get_key_if_dict (self->pdf, node, "/Kids");
  int n_names =
      qpdf_oh_is_array (self->pdf, names) ? qpdf_oh_get_array_n_items (self->pdf, names) : 0;
  int n_kids = qpdf_oh_is_array (self->pdf, kids) ? qpdf_oh_get_array_n_items (self->pdf, kids) : 0;

  for (int i = 0; i + 1 < n_names; i += 2)
    add_name (self, names, assay_pdf_get_ref (self->pdf, node), i);
  for (int i = 0; i < n_kids && pending->len < MAX_NODES; i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (self->pdf, kids, i);
      AssayPdfRef ref = assay_pdf_get_ref (self->pdf, kid);

      if (assay_pdf_ref_is_set (ref))
        g_array_append_val (pending, ref);
      qpdf_oh_release (self->pdf, kid);
    }
  qpdf_oh_release (self->pdf, names);
  qpdf_oh_release (self->pdf, kids);
}

static qpdf_oh
get_root_node (AssayPdfNames *self)
{
  qpdf_oh names = qpdf_oh_get_key_if_dict (self->pdf, qpdf_get_root (self->pdf), "/Names");

  return qpdf_oh_get_key_if_dict (self->pdf, names, "/Dests");
}

static void
read_tree (AssayPdfNames *self)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (AssayPdfRef));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->entries =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free);
  read_node (self, get_root_node (self), pending);
  for (guint i = 0; i < pending->len; i++)
    {
      AssayPdfRef ref = g_array_index (pending, AssayPdfRef, i);
      gint64 key = assay_pdf_ref_to_key (ref);
      qpdf_oh node;

      if (!g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        continue;
      node = assay_pdf_get_object (self->pdf, ref);
      read_node (self, node, pending);
      qpdf_oh_release (self->pdf, node);
    }
}

static qpdf_oh
look_in_tree (AssayPdfNames *self, GBytes *name)
{
  const Entry *entry;
  qpdf_oh node;

  if (self->entries == NULL)
    read_tree (self);
  entry = g_hash_table_lookup (self->entries, name);
  if (entry == NULL)
    return 0;
  node = assay_pdf_ref_is_set (entry->node) ? assay_pdf_get_object (self->pdf, entry->node)
                                            : get_root_node (self);

  return qpdf_oh_get_array_item (self->pdf, qpdf_oh_get_key (self->pdf, node, "/Names"),
                                 entry->index);
}

/* @name begins with a slash. */
static qpdf_oh
look_in_dictionary (AssayPdfNames *self, const char *name)
{
  qpdf_oh dictionary = qpdf_oh_get_key_if_dict (self->pdf, qpdf_get_root (self->pdf), "/Dests");

  return qpdf_oh_is_dictionary (self->pdf, dictionary)
                 && qpdf_oh_has_key (self->pdf, dictionary, name)
             ? qpdf_oh_get_key (self->pdf, dictionary, name)
             : 0;
}

static qpdf_oh
lookup_name (AssayPdfNames *self, qpdf_oh object)
{
  g_autofree char *name = g_strdup (qpdf_oh_get_name (self->pdf, object));
  g_autoptr (GBytes) bare = g_bytes_new (name + 1, strlen (name + 1));
  qpdf_oh found = look_in_dictionary (self, name);

  return found != 0 ? found : look_in_tree (self, bare);
}

static qpdf_oh
lookup_string (AssayPdfNames *self, qpdf_oh object)
{
  g_autoptr (GBytes) bare = dup_string (self->pdf, object);
  gsize length;
  const char *data = g_bytes_get_data (bare, &length);
  g_autofree char *text = g_strndup (data, length);
  g_autofree char *name = g_strconcat ("/", text, NULL);
  qpdf_oh found = look_in_tree (self, bare);

  return found != 0 ? found : look_in_dictionary (self, name);
}

qpdf_oh
assay_pdf_names_lookup (AssayPdfNames *self, qpdf_oh name)
{
  if (qpdf_oh_is_name (self->pdf, name))
    return lookup_name (self, name);
  if (qpdf_oh_is_string (self->pdf, name))
    return lookup_string (self, name);

  return 0;
}
