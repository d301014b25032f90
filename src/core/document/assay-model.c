/* What every kind of document has in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/document/assay-model.h"

gboolean
assay_model_parse_type (const AssayModel *self, const char *element, guint *out_type)
{
  for (guint i = 0; i < self->n_types; i++)
    if (g_str_equal (self->get_element (i), element))
      {
        *out_type = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
assay_model_parse_verb (const AssayModel *self, const char *id, guint *out_verb)
{
  for (guint i = 0; i < self->n_verbs; i++)
    if (g_str_equal (self->verbs[i], id))
      {
        *out_verb = i;
        return TRUE;
      }

  return FALSE;
}

static char *
format_value (const AssayModel *self, guint type, gconstpointer value)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);

  self->write_value (writer, type, value);

  return assay_xml_writer_finish (writer);
}

/* Compares what would be written: a field that is forgotten here would be forgotten on disk, where
 * the round-trip tests look for it. */
gboolean
assay_model_is_equal (const AssayModel *self, guint type, gconstpointer a, gconstpointer b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a == b || a == NULL || b == NULL)
    return a == b;
  left = format_value (self, type, a);
  right = format_value (self, type, b);

  return g_str_equal (left, right);
}

gboolean
assay_model_find_place (const AssayModel *self,
                        const GPtrArray *values,
                        guint type,
                        gconstpointer like,
                        guint *out_place)
{
  guint low = 0, high = values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = self->compare (type, values->pdata[middle], like);

      if (order == 0)
        {
          *out_place = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *out_place = low;

  return FALSE;
}

gconstpointer
assay_model_lookup_like (const AssayModel *self,
                         gconstpointer document,
                         guint type,
                         gconstpointer like)
{
  const GPtrArray *values;
  guint place = 0;

  if (type == 0)
    return *self->get_head ((gpointer) document);
  values = *self->get_slot ((gpointer) document, type);

  return assay_model_find_place (self, values, type, like, &place) ? values->pdata[place] : NULL;
}

GPtrArray *
assay_model_new_array (const AssayModel *self, guint type)
{
  return g_ptr_array_new_with_free_func (self->get_unref (type));
}
