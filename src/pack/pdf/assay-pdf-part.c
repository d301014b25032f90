/* What a drawn document brings along when it becomes part of a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-part.h"

static void
clear_name (gpointer data)
{
  g_free (((AssayPdfName *) data)->name);
}

AssayPdfPart *
assay_pdf_part_new (void)
{
  AssayPdfPart *self = g_new0 (AssayPdfPart, 1);

  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->elements = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = g_array_new (FALSE, FALSE, sizeof (AssayPdfName));
  g_array_set_clear_func (self->names, clear_name);
  self->layers = g_array_new (FALSE, FALSE, sizeof (AssayPdfPartLayer));

  return self;
}

void
assay_pdf_part_free (AssayPdfPart *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pages);
  g_array_unref (self->elements);
  g_array_unref (self->names);
  g_array_unref (self->layers);
  g_free (self);
}

static GVariant *
format_numbers (GArray *numbers)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, numbers->data, numbers->len,
                                    sizeof (guint));
}

static void
parse_numbers (GVariant *value, GArray *numbers)
{
  gsize n;
  const guint *data = g_variant_get_fixed_array (value, &n, sizeof (guint));

  g_array_append_vals (numbers, data, (guint) n);
}

GVariant *
assay_pdf_part_format (const AssayPdfPart *self)
{
  GVariantBuilder names, layers;

  g_variant_builder_init (&names, G_VARIANT_TYPE ("a(su)"));
  for (guint i = 0; i < self->names->len; i++)
    {
      const AssayPdfName *name = &g_array_index (self->names, AssayPdfName, i);

      g_variant_builder_add (&names, "(su)", name->name, name->number);
    }
  g_variant_builder_init (&layers, G_VARIANT_TYPE ("a(ub)"));
  for (guint i = 0; i < self->layers->len; i++)
    {
      const AssayPdfPartLayer *layer = &g_array_index (self->layers, AssayPdfPartLayer, i);

      g_variant_builder_add (&layers, "(ub)", layer->number, layer->hidden);
    }

  return g_variant_new ("(@au@aua(su)a(ub)uuuuuu)", format_numbers (self->pages),
                        format_numbers (self->elements), &names, &layers, self->first_key,
                        self->end_key, self->parents, self->first_bookmark, self->last_bookmark,
                        self->n_bookmarks);
}

AssayPdfPart *
assay_pdf_part_parse (GVariant *value)
{
  AssayPdfPart *self = assay_pdf_part_new ();
  g_autoptr (GVariant) pages = NULL, elements = NULL;
  g_autoptr (GVariantIter) names = NULL, layers = NULL;
  AssayPdfName name;
  AssayPdfPartLayer layer;

  g_variant_get (value, "(@au@aua(su)a(ub)uuuuuu)", &pages, &elements, &names, &layers,
                 &self->first_key, &self->end_key, &self->parents, &self->first_bookmark,
                 &self->last_bookmark, &self->n_bookmarks);
  parse_numbers (pages, self->pages);
  parse_numbers (elements, self->elements);
  while (g_variant_iter_next (names, "(su)", &name.name, &name.number))
    g_array_append_val (self->names, name);
  while (g_variant_iter_next (layers, "(ub)", &layer.number, &layer.hidden))
    g_array_append_val (self->layers, layer);

  return self;
}
