/* Whether a page of an evidence PDF has words that can be read out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-words.h"

#include "pack/pdf/assay-pdf-source-private.h"

/* Beyond these it is taken to have words: a page that is nothing but a scan is simple. */
#define MAX_DEPTH 3u
#define MAX_FORMS 64u

static gboolean
has_entries (qpdf_data pdf, qpdf_oh dictionary)
{
  if (!qpdf_oh_is_dictionary (pdf, dictionary))
    return FALSE;
  qpdf_oh_begin_dict_key_iter (pdf, dictionary);

  return qpdf_oh_dict_more_keys (pdf);
}

static GPtrArray *
list_keys (qpdf_data pdf, qpdf_oh dictionary)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  if (!qpdf_oh_is_dictionary (pdf, dictionary))
    return keys;
  qpdf_oh_begin_dict_key_iter (pdf, dictionary);
  while (qpdf_oh_dict_more_keys (pdf))
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (pdf)));

  return keys;
}

static gboolean
resources_have_fonts (qpdf_data pdf, qpdf_oh resources, guint depth, guint *n_forms)
{
  qpdf_oh xobjects = qpdf_oh_get_key_if_dict (pdf, resources, "/XObject");
  g_autoptr (GPtrArray) keys = NULL;

  if (depth > MAX_DEPTH || *n_forms > MAX_FORMS
      || has_entries (pdf, qpdf_oh_get_key_if_dict (pdf, resources, "/Font")))
    return TRUE;
  keys = list_keys (pdf, xobjects);
  for (guint i = 0; i < keys->len; i++)
    {
      qpdf_oh xobject = qpdf_oh_get_key (pdf, xobjects, keys->pdata[i]);
      qpdf_oh facts;

      if (!qpdf_oh_is_stream (pdf, xobject))
        continue;
      ++*n_forms;
      facts = qpdf_oh_get_dict (pdf, xobject);
      if (qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, facts, "/Subtype"), "/Form")
          && resources_have_fonts (pdf, qpdf_oh_get_key (pdf, facts, "/Resources"), depth + 1,
                                   n_forms))
        return TRUE;
    }

  return FALSE;
}

gboolean
assay_pdf_source_has_words (AssayPdfSource *self, guint index)
{
  const AssayPdfPage *page = g_ptr_array_index (self->pages, index);
  guint n_forms = 0;
  gboolean has_words;

  if (page->marks->len > 0)
    return TRUE;
  has_words = assay_pdf_ref_is_set (page->resources)
              && resources_have_fonts (self->pdf, assay_pdf_get_object (self->pdf, page->resources),
                                       0, &n_forms);
  qpdf_oh_release_all (self->pdf);

  return has_words;
}
