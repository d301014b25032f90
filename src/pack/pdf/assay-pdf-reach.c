/* Makes sure that copying parts of a PDF from outside cannot overflow the stack or fill the memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * qpdf copies objects by recursion, so a chain of a million objects, which compresses to a few
 * kilobytes, would end the program. This walk visits objects in the same order (depth first,
 * entries of a dictionary by key, not beyond other pages), with a stack of its own. What it has
 * seen is closed: all that a seen object leads to has been seen as well. So the depth that it finds
 * is the depth qpdf will reach when roots come in the same order. It also makes qpdf load every
 * object, and notice streams whose data is gone.
 */

#include "pack/pdf/assay-pdf-reach.h"

/* Of arrays, dictionaries and streams within each other. Real pages stay under a few dozen; qpdf
 * needs under 1 KB of stack for each. */
#define MAX_DEPTH 2000

typedef struct
{
  qpdf_oh object;
  guint depth;
} Pending;

AssayPdfReach *
assay_pdf_reach_new (void)
{
  AssayPdfReach *self = g_new0 (AssayPdfReach, 1);

  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

void
assay_pdf_reach_free (AssayPdfReach *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->seen);
  g_free (self);
}

static void
note_length (AssayPdfReach *self, qpdf_data pdf, qpdf_oh dictionary)
{
  qpdf_oh object = qpdf_oh_get_key (pdf, dictionary, "/Length");
  long long length;

  if (qpdf_oh_get_value_as_longlong (pdf, object, &length) && length > 0)
    self->longest = MAX (self->longest, (guint64) length);
  qpdf_oh_release (pdf, object);
}

/* TRUE the first time; direct objects are always new. */
static gboolean
is_new (qpdf_data pdf, qpdf_oh object, GHashTable *seen)
{
  gint64 key;

  if (!qpdf_oh_is_indirect (pdf, object))
    return TRUE;
  key = assay_pdf_ref_to_key (assay_pdf_get_ref (pdf, object));

  return g_hash_table_add (seen, g_memdup2 (&key, sizeof key));
}

static void
push (qpdf_data pdf, GArray *stack, qpdf_oh object, guint depth)
{
  Pending pending = { object, depth };

  if (qpdf_oh_is_indirect (pdf, object) || qpdf_oh_is_dictionary (pdf, object)
      || qpdf_oh_is_array (pdf, object))
    g_array_append_val (stack, pending);
  else
    qpdf_oh_release (pdf, object);
}

static void
push_entries (qpdf_data pdf, GArray *stack, qpdf_oh dictionary, guint depth)
{
  qpdf_oh_begin_dict_key_iter (pdf, dictionary);
  while (qpdf_oh_dict_more_keys (pdf))
    push (pdf, stack, qpdf_oh_get_key (pdf, dictionary, qpdf_oh_dict_next_key (pdf)), depth);
}

static void
push_items (qpdf_data pdf, GArray *stack, qpdf_oh array, guint depth)
{
  int n = qpdf_oh_get_array_n_items (pdf, array);

  for (int i = 0; i < n; i++)
    push (pdf, stack, qpdf_oh_get_array_item (pdf, array, i), depth);
}

/* The last pushed is the first visited. */
static void
reverse_from (GArray *stack, guint first)
{
  guint last = stack->len;

  while (first + 1 < last)
    {
      Pending *a = &g_array_index (stack, Pending, first++);
      Pending *b = &g_array_index (stack, Pending, --last);
      Pending swapped = *a;

      *a = *b;
      *b = swapped;
    }
}

static void
push_children (AssayPdfReach *self, qpdf_data pdf, GArray *stack, Pending pending)
{
  guint first = stack->len;
  enum qpdf_object_type_e type = qpdf_oh_get_type_code (pdf, pending.object);

  if (type == ot_stream)
    {
      qpdf_oh dictionary = qpdf_oh_get_dict (pdf, pending.object);

      note_length (self, pdf, dictionary);
      push (pdf, stack, dictionary, pending.depth + 1);
    }
  else if (type == ot_array)
    push_items (pdf, stack, pending.object, pending.depth + 1);
  else if (type == ot_dictionary
           && !qpdf_oh_is_dictionary_of_type (pdf, pending.object, "/Page", NULL)
           && !qpdf_oh_is_dictionary_of_type (pdf, pending.object, "/Pages", NULL))
    push_entries (pdf, stack, pending.object, pending.depth + 1);
  reverse_from (stack, first);
}

gboolean
assay_pdf_reach (AssayPdfReach *self, qpdf_data pdf, AssayPdfRef root)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));

  if (!assay_pdf_ref_is_set (root))
    return TRUE;
  push (pdf, stack, assay_pdf_get_object (pdf, root), 0);
  while (stack->len > 0)
    {
      Pending pending = g_array_index (stack, Pending, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      if (pending.depth > MAX_DEPTH)
        return FALSE;
      if (is_new (pdf, pending.object, self->seen))
        push_children (self, pdf, stack, pending);
      qpdf_oh_release (pdf, pending.object);
    }

  return TRUE;
}
