/* Putting the pages of a document in another order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page tree is replaced by a flat one. Taking pages out and putting them in again, which
 * libqpdf can do too, moves all that follow each time.
 */

#include "pack/pdf/assay-pdf-order.h"

static GArray *
list_pages (qpdf_data pdf)
{
  int n = qpdf_get_num_pages (pdf);
  GArray *pages = g_array_sized_new (FALSE, FALSE, sizeof (AssayPdfRef), (guint) n);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = qpdf_get_page_n (pdf, (size_t) i);
      AssayPdfRef ref = assay_pdf_get_ref (pdf, page);

      g_array_append_val (pages, ref);
      qpdf_oh_release (pdf, page);
    }

  return pages;
}

void
assay_pdf_order_pages (qpdf_data pdf, const guint *order)
{
  g_autoptr (GArray) pages = NULL;
  qpdf_oh tree, kids;

  /* What the nodes of the old tree say for all pages beneath them. */
  qpdf_push_inherited_attributes_to_page (pdf);
  pages = list_pages (pdf);
  tree = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/Pages");
  kids = qpdf_oh_new_array (pdf);
  for (guint i = 0; i < pages->len; i++)
    {
      qpdf_oh page = assay_pdf_get_object (pdf, g_array_index (pages, AssayPdfRef, order[i]));

      qpdf_oh_replace_key (pdf, page, "/Parent", tree);
      qpdf_oh_append_item (pdf, kids, page);
    }
  qpdf_oh_replace_key (pdf, tree, "/Kids", kids);
  qpdf_oh_replace_key (pdf, tree, "/Count", qpdf_oh_new_integer (pdf, (long long) pages->len));
  qpdf_update_all_pages_cache (pdf);
  qpdf_oh_release_all (pdf);
}
