/* What holds a file together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-frame.h"

#include "pack/pdf/assay-pdf-private.h"

#include <string.h>

/* cairo writes one node; other programs a few levels. */
#define MAX_DEPTH 16u

static void
append_reference (GString *text, const char *key, guint number)
{
  g_string_append_printf (text, "%s %u 0 R ", key, number);
}

/* --- Names ------------------------------------------------------------------------------------ */

static void
list_names_of (AssayPdfWriter *writer, qpdf_data pdf, qpdf_oh node, guint depth, AssayPdfPart *part)
{
  qpdf_oh names = qpdf_oh_get_key_if_dict (pdf, node, "/Names");
  qpdf_oh kids = qpdf_oh_get_key_if_dict (pdf, node, "/Kids");
  int n_names = qpdf_oh_is_array (pdf, names) ? qpdf_oh_get_array_n_items (pdf, names) : 0;
  int n_kids = qpdf_oh_is_array (pdf, kids) ? qpdf_oh_get_array_n_items (pdf, kids) : 0;

  for (int i = 0; i + 1 < n_names; i += 2)
    {
      qpdf_oh place = qpdf_oh_get_array_item (pdf, names, i + 1);
      const char *name = qpdf_oh_unparse_binary (pdf, qpdf_oh_get_array_item (pdf, names, i));
      AssayPdfName listed = { g_strndup (name + 1, strlen (name) - 2), 0 };

      if (!qpdf_oh_is_indirect (pdf, place))
        place = qpdf_make_indirect_object (pdf, place);
      listed.number = assay_pdf_writer_get_number (writer, assay_pdf_get_ref (pdf, place));
      g_array_append_val (part->names, listed);
    }
  for (int i = 0; depth < MAX_DEPTH && i < n_kids; i++)
    list_names_of (writer, pdf, qpdf_oh_get_array_item (pdf, kids, i), depth + 1, part);
}

void
assay_pdf_list_names (AssayPdfWriter *writer, qpdf_data pdf, AssayPdfPart *part)
{
  qpdf_oh names = qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), "/Names");

  list_names_of (writer, pdf, qpdf_oh_get_key_if_dict (pdf, names, "/Dests"), 0, part);
  qpdf_oh_release_all (pdf);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (((const AssayPdfName *) a)->name, ((const AssayPdfName *) b)->name);
}

static void
append_names (GString *text, const AssayPdfPart *part, const AssayPdfPart *evidence)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (AssayPdfName));

  g_array_append_vals (names, part->names->data, part->names->len);
  if (evidence != NULL)
    g_array_append_vals (names, evidence->names->data, evidence->names->len);
  if (names->len == 0)
    return;
  g_array_sort (names, compare_names);
  g_string_append (text, "/Names << /Dests << /Names [ ");
  for (guint i = 0; i < names->len; i++)
    {
      const AssayPdfName *name = &g_array_index (names, AssayPdfName, i);

      g_string_append_printf (text, "<%s> %u 0 R ", name->name, name->number);
    }
  g_string_append (text, "] >> >> ");
}

/* --- Bookmarks -------------------------------------------------------------------------------- */

void
assay_pdf_list_bookmarks (AssayPdfWriter *writer, qpdf_data pdf, AssayPdfPart *part)
{
  AssayPdfRef root = assay_pdf_get_key_ref (pdf, qpdf_get_root (pdf), "/Outlines");
  qpdf_oh outline;
  long long count = 0;

  if (!assay_pdf_ref_is_set (root))
    return;
  outline = assay_pdf_get_object (pdf, root);
  qpdf_oh_get_value_as_longlong (pdf, qpdf_oh_get_key_if_dict (pdf, outline, "/Count"), &count);
  assay_pdf_writer_fix (writer, root, ASSAY_PDF_NUMBER_EVIDENCE);
  part->n_bookmarks = (guint) ABS (count);
  part->first_bookmark =
      assay_pdf_writer_get_number (writer, assay_pdf_get_key_ref (pdf, outline, "/First"));
  part->last_bookmark =
      assay_pdf_writer_get_number (writer, assay_pdf_get_key_ref (pdf, outline, "/Last"));
  qpdf_oh_release_all (pdf);
}

/* An object of @pdf that stands for one that is in the file already. */
static void
put_written (
    AssayPdfWriter *writer, qpdf_data pdf, qpdf_oh dictionary, const char *key, guint number)
{
  qpdf_oh object = qpdf_make_indirect_object (pdf, qpdf_oh_new_dictionary (pdf));

  assay_pdf_writer_fix (writer, assay_pdf_get_ref (pdf, object), number);
  qpdf_oh_replace_key (pdf, dictionary, key, object);
}

void
assay_pdf_take_bookmarks (AssayPdfWriter *writer,
                          qpdf_data pdf,
                          AssayPdfRef bookmark,
                          const AssayPdfPart *part)
{
  qpdf_oh object = assay_pdf_get_object (pdf, bookmark);

  put_written (writer, pdf, object, "/First", part->first_bookmark);
  put_written (writer, pdf, object, "/Last", part->last_bookmark);
  qpdf_oh_replace_key (pdf, object, "/Count",
                       qpdf_oh_new_integer (pdf, -(long long) part->n_bookmarks));
  assay_pdf_writer_fix (writer, bookmark, ASSAY_PDF_NUMBER_EVIDENCE);
  assay_pdf_writer_add (writer, bookmark, ASSAY_PDF_NUMBER_EVIDENCE);
}

/* --- Pages ------------------------------------------------------------------------------------ */

/* All pages as they were drawn, those of the evidence among the others. */
static GArray *
list_pages (const AssayPdfPart *part, const AssayPdfJoinInfo *info)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (pages, part->pages->data, part->pages->len);
  if (info->evidence != NULL)
    g_array_insert_vals (pages, info->evidence_page, info->evidence->pages->data,
                         info->evidence->pages->len);

  return pages;
}

static void
write_page_tree (AssayPdfWriter *writer, const AssayPdfPart *part, const AssayPdfJoinInfo *info)
{
  g_autoptr (GArray) pages = list_pages (part, info);
  g_autoptr (GString) text = g_string_new ("<< /Type /Pages /Kids [ ");

  for (guint i = 0; i < pages->len; i++)
    append_reference (text, "",
                      g_array_index (pages, guint, info->order != NULL ? info->order[i] : i));
  g_string_append_printf (text, "] /Count %u >>", pages->len);
  assay_pdf_writer_add_text (writer, ASSAY_PDF_NUMBER_PAGES, text);
}

/* --- Structure -------------------------------------------------------------------------------- */

static void
write_document (AssayPdfWriter *writer, const AssayPdfPart *part)
{
  g_autoptr (GString) text = g_string_new ("<< /S /Document ");

  append_reference (text, "/P", ASSAY_PDF_NUMBER_STRUCTURE);
  g_string_append (text, "/K [ ");
  for (guint i = 0; i < part->elements->len; i++)
    append_reference (text, "", g_array_index (part->elements, guint, i));
  g_string_append (text, "] >>");
  assay_pdf_writer_add_text (writer, ASSAY_PDF_NUMBER_DOCUMENT, text);
}

static void
write_structure (AssayPdfWriter *writer, const AssayPdfPart *part, const AssayPdfPart *evidence)
{
  g_autoptr (GString) text = g_string_new ("<< /Type /StructTreeRoot ");

  append_reference (text, "/K", ASSAY_PDF_NUMBER_DOCUMENT);
  append_reference (text, "/ParentTree", ASSAY_PDF_NUMBER_PARENTS);
  g_string_append_printf (text, "/ParentTreeNextKey %u >>", part->end_key);
  assay_pdf_writer_add_text (writer, ASSAY_PDF_NUMBER_STRUCTURE, text);
  write_document (writer, part);
  g_string_assign (text, "<< /Kids [ ");
  if (evidence != NULL && evidence->parents != 0)
    append_reference (text, "", evidence->parents);
  if (part->parents != 0)
    append_reference (text, "", part->parents);
  g_string_append (text, "] >>");
  assay_pdf_writer_add_text (writer, ASSAY_PDF_NUMBER_PARENTS, text);
}

/* --- Layers ----------------------------------------------------------------------------------- */

static void
list_layers (const AssayPdfPart *part, GString *all, GString *hidden)
{
  for (guint i = 0; part != NULL && i < part->layers->len; i++)
    {
      const AssayPdfPartLayer *layer = &g_array_index (part->layers, AssayPdfPartLayer, i);

      append_reference (all, "", layer->number);
      if (layer->hidden)
        append_reference (hidden, "", layer->number);
    }
}

static void
append_layers (GString *text, const AssayPdfPart *part, const AssayPdfPart *evidence)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) hidden = g_string_new (NULL);

  list_layers (evidence, all, hidden);
  list_layers (part, all, hidden);
  if (all->len > 0)
    g_string_append_printf (text, "/OCProperties << /OCGs [ %s] /D << /OFF [ %s] >> >> ", all->str,
                            hidden->str);
}

/* --- The catalogue ---------------------------------------------------------------------------- */

/* What the drawn document's own says besides, without the brackets. */
static void
append_rest (AssayPdfWriter *writer, qpdf_data pdf, gboolean has_structure, GString *text)
{
  qpdf_oh root = assay_pdf_copy_dictionary (pdf, qpdf_get_root (pdf));
  g_autoptr (GString) rest = g_string_new (NULL);

  qpdf_oh_remove_key (pdf, root, "/Type");
  qpdf_oh_remove_key (pdf, root, "/Pages");
  qpdf_oh_remove_key (pdf, root, "/Names");
  if (has_structure)
    qpdf_oh_remove_key (pdf, root, "/StructTreeRoot");
  assay_pdf_writer_append_object (writer, rest, root);
  g_string_append_len (text, rest->str + strlen ("<< "),
                       (gssize) (rest->len - strlen ("<< ") - strlen (">>")));
}

guint
assay_pdf_write_frame (AssayPdfWriter *writer,
                       qpdf_data pdf,
                       const AssayPdfPart *part,
                       const AssayPdfJoinInfo *info)
{
  g_autoptr (GString) text = g_string_new ("<< /Type /Catalog ");
  AssayPdfRef facts;
  guint number;

  if (info->private_text != NULL)
    assay_pdf_set_private_text (pdf, info->private_text, info->private_date);
  facts = assay_pdf_get_key_ref (pdf, qpdf_get_trailer (pdf), "/Info");
  number = assay_pdf_ref_is_set (facts) ? assay_pdf_writer_get_number (writer, facts) : 0;
  append_reference (text, "/Pages", ASSAY_PDF_NUMBER_PAGES);
  append_names (text, part, info->evidence);
  append_layers (text, part, info->evidence);
  if (info->structure != NULL)
    append_reference (text, "/StructTreeRoot", ASSAY_PDF_NUMBER_STRUCTURE);
  append_rest (writer, pdf, info->structure != NULL, text);
  g_string_append (text, ">>");
  assay_pdf_writer_drain (writer);
  assay_pdf_writer_add_text (writer, ASSAY_PDF_NUMBER_CATALOGUE, text);
  write_page_tree (writer, part, info);
  if (info->structure != NULL)
    write_structure (writer, part, info->evidence);

  return number;
}
