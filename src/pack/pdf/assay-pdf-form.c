/* Makes evidence pages into form XObjects of the pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form is drawn between a save and a restore of its own, so content that leaves the graphics
 * state in disorder cannot spoil the page number drawn after it. The content stream itself becomes
 * the form, still compressed as it was; only where a page has several, or shares its stream with
 * another page, is a new one made. All parts of a source are copied before any is used, in the
 * order assay_pdf_source_open() followed them: see assay-pdf-reach.c for why.
 */

#include "pack/pdf/assay-pdf-form.h"

#include "base/assay-error.h"
#include "pack/pdf/assay-pdf-content.h"
#include "pack/pdf/assay-pdf-layers.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayPdfForms
{
  qpdf_data pdf;
  GHashTable *sources; /* AssayPdfSource → its forms, AssayPdfRef by page */
  GHashTable *used;    /* keys of streams that are forms already */
  GArray *layers;      /* AssayPdfLayer */
};

AssayPdfForms *
assay_pdf_forms_new (qpdf_data pdf)
{
  AssayPdfForms *self = g_new0 (AssayPdfForms, 1);

  self->pdf = pdf;
  self->sources = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->layers = g_array_new (FALSE, FALSE, sizeof (AssayPdfLayer));

  return self;
}

void
assay_pdf_forms_free (AssayPdfForms *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->used);
  g_array_unref (self->layers);
  g_free (self);
}

GArray *
assay_pdf_forms_get_layers (AssayPdfForms *self)
{
  return self->layers;
}

/* The copy of an object of @source in the document; 0 for none. The same object gives the same
 * copy. */
static qpdf_oh
copy_part (AssayPdfForms *self, AssayPdfSource *source, AssayPdfRef part)
{
  if (!assay_pdf_ref_is_set (part))
    return 0;

  return qpdf_oh_copy_foreign_object (self->pdf, source->pdf,
                                      assay_pdf_get_object (source->pdf, part));
}

static gboolean
import_part (AssayPdfSource *source, AssayPdfRef part, gpointer data)
{
  AssayPdfForms *self = data;

  copy_part (self, source, part);
  qpdf_oh_release_all (source->pdf);
  qpdf_oh_release_all (self->pdf);

  return !qpdf_has_error (self->pdf) && !qpdf_has_error (source->pdf);
}

static void
import_layers (AssayPdfForms *self, AssayPdfSource *source)
{
  for (guint i = 0; i < source->layers->len; i++)
    {
      AssayPdfLayer layer = g_array_index (source->layers, AssayPdfLayer, i);

      layer.group = assay_pdf_get_ref (self->pdf, copy_part (self, source, layer.group));
      if (assay_pdf_ref_is_set (layer.group))
        g_array_append_val (self->layers, layer);
    }
}

gboolean
assay_pdf_forms_import (AssayPdfForms *self, AssayPdfSource *source, GError **error)
{
  if (g_hash_table_contains (self->sources, source))
    return TRUE;

  if (!assay_pdf_source_foreach_part (source, import_part, self))
    {
      assay_pdf_set_error (error, qpdf_has_error (source->pdf) ? source->pdf : self->pdf,
                           source->name);
      return FALSE;
    }
  import_layers (self, source);
  g_hash_table_insert (self->sources, source, g_new0 (AssayPdfRef, source->pages->len));

  return TRUE;
}

static gboolean
set_page_error (GError **error, AssayPdfSource *source, guint index)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s is damaged: page %u cannot be read. Ask for the file again, or print it to a "
                  "new PDF and add that."),
               source->name, index + 1);

  return FALSE;
}

static qpdf_oh
new_stream (AssayPdfForms *self, const GByteArray *data, qpdf_oh filter, qpdf_oh parameters)
{
  qpdf_oh stream = qpdf_oh_new_stream (self->pdf);
  const guint8 *bytes = data->len > 0 ? data->data : (const guint8 *) "";

  qpdf_oh_replace_stream_data (self->pdf, stream, bytes, data->len, filter, parameters);

  return stream;
}

static qpdf_oh
join_streams (AssayPdfForms *self, AssayPdfSource *source, GArray *contents)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  if (!assay_pdf_content_join (source->pdf, contents, data))
    return 0;

  return new_stream (self, data, qpdf_oh_new_name (self->pdf, "/FlateDecode"),
                     qpdf_oh_new_null (self->pdf));
}

/* A second stream with the same bytes. @copy is the document's stream, @original the source's. */
static qpdf_oh
double_stream (AssayPdfForms *self, AssayPdfSource *source, qpdf_oh original, qpdf_oh copy)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  qpdf_oh dictionary = qpdf_oh_get_dict (self->pdf, copy);

  if (!assay_pdf_content_read_raw (source->pdf, original, data))
    return 0;

  return new_stream (self, data, qpdf_oh_get_key (self->pdf, dictionary, "/Filter"),
                     qpdf_oh_get_key (self->pdf, dictionary, "/DecodeParms"));
}

/* Whether nobody else needs the stream's dictionary as it is. */
static gboolean
may_become_form (AssayPdfForms *self, qpdf_oh copy)
{
  gint64 key = assay_pdf_ref_to_key (assay_pdf_get_ref (self->pdf, copy));

  return !qpdf_oh_has_key (self->pdf, qpdf_oh_get_dict (self->pdf, copy), "/Subtype")
         && g_hash_table_add (self->used, g_memdup2 (&key, sizeof key));
}

/* The page's content as one stream of the document, or 0. */
static qpdf_oh
make_stream (AssayPdfForms *self, AssayPdfSource *source, GArray *contents)
{
  AssayPdfRef only;
  qpdf_oh copy;

  if (contents->len != 1)
    return join_streams (self, source, contents);

  only = g_array_index (contents, AssayPdfRef, 0);
  copy = copy_part (self, source, only);
  if (!qpdf_oh_is_stream (self->pdf, copy))
    return 0;
  if (may_become_form (self, copy))
    return copy;

  return double_stream (self, source, assay_pdf_get_object (source->pdf, only), copy);
}

/* Leaves only what says how the data is packed. */
static void
strip_dictionary (qpdf_data pdf, qpdf_oh dictionary)
{
  static const char *const kept[] = { "/Length", "/Filter", "/DecodeParms", NULL };
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  qpdf_oh_begin_dict_key_iter (pdf, dictionary);
  while (qpdf_oh_dict_more_keys (pdf))
    {
      const char *key = qpdf_oh_dict_next_key (pdf);

      if (!g_strv_contains (kept, key))
        g_ptr_array_add (others, g_strdup (key));
    }
  for (guint i = 0; i < others->len; i++)
    qpdf_oh_remove_key (pdf, dictionary, g_ptr_array_index (others, i));
}

static void
set_type (qpdf_data pdf, qpdf_oh dictionary)
{
  qpdf_oh_replace_key (pdf, dictionary, "/Type", qpdf_oh_new_name (pdf, "/XObject"));
  qpdf_oh_replace_key (pdf, dictionary, "/Subtype", qpdf_oh_new_name (pdf, "/Form"));
}

static void
make_form (AssayPdfForms *self, AssayPdfSource *source, const AssayPdfPage *page, qpdf_oh stream)
{
  qpdf_data pdf = self->pdf;
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, stream);
  qpdf_oh resources = copy_part (self, source, page->resources);
  qpdf_oh group = copy_part (self, source, page->group);

  strip_dictionary (pdf, dictionary);
  set_type (pdf, dictionary);
  qpdf_oh_replace_key (pdf, dictionary, "/BBox", assay_pdf_new_box (pdf, &page->box));
  if (resources == 0 || !qpdf_oh_is_dictionary (pdf, resources))
    resources = qpdf_oh_new_dictionary (pdf);
  qpdf_oh_replace_key (pdf, dictionary, "/Resources", resources);
  if (group != 0 && qpdf_oh_is_dictionary (pdf, group))
    qpdf_oh_replace_key (pdf, dictionary, "/Group", group);
}

gboolean
assay_pdf_forms_add_page (
    AssayPdfForms *self, AssayPdfSource *source, guint index, AssayPdfRef *out_form, GError **error)
{
  AssayPdfRef *forms = g_hash_table_lookup (self->sources, source);
  const AssayPdfPage *page = g_ptr_array_index (source->pages, index);

  if (!assay_pdf_ref_is_set (forms[index]))
    {
      qpdf_oh stream = make_stream (self, source, page->contents);

      if (stream == 0 || !qpdf_oh_is_stream (self->pdf, stream))
        return set_page_error (error, source, index);
      make_form (self, source, page, stream);
      if (qpdf_has_error (self->pdf))
        return set_page_error (error, source, index);
      forms[index] = assay_pdf_get_ref (self->pdf, stream);
      qpdf_oh_release_all (source->pdf);
    }
  *out_form = forms[index];

  return TRUE;
}

gboolean
assay_pdf_forms_add_mark (AssayPdfForms *self,
                          AssayPdfSource *source,
                          const AssayPdfMark *mark,
                          AssayPdfRef *out_form,
                          GError **error)
{
  qpdf_oh stream = copy_part (self, source, mark->appearance);

  if (!qpdf_oh_is_stream (self->pdf, stream) || qpdf_has_error (self->pdf))
    {
      assay_pdf_set_error (error, self->pdf, source->name);
      return FALSE;
    }
  set_type (self->pdf, qpdf_oh_get_dict (self->pdf, stream));
  *out_form = assay_pdf_get_ref (self->pdf, stream);

  return TRUE;
}
