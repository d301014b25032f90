/* Puts a structure into the document that was drawn with it, and writes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The elements never are objects of libqpdf: they are written in one go from the root down, each
 * once. What an evidence file's own tags said is not taken over: its page stands here as
 * one form, drawn as it was, and the elements of one file cannot own pieces inside a form of
 * another without each of its content streams being unpacked and numbered anew. So a page with
 * words is one paragraph, its words within reach and in the order in which they are drawn; a page
 * without is a figure with a text alternative. Which page of what it is, is read before it.
 */

#include "pack/pdf/assay-pdf-tree.h"

#include "pack/pdf/assay-pdf-pieces.h"
#include "pack/pdf/assay-pdf-structure-private.h"
#include "pack/pdf/assay-pdf-table.h"

#include <stdlib.h>
#include <string.h>

#define ELEMENTS_PER_LOOK 512u

/* --- Pages ------------------------------------------------------------------------------------ */

static void
put (qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (pdf, dictionary, key, value);
  qpdf_oh_release (pdf, value);
}

static void
replace_content (qpdf_data pdf, qpdf_oh page, const GString *marked)
{
  g_autoptr (GByteArray) packed = assay_pdf_pack_bytes (marked->str, marked->len);
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh none = qpdf_oh_new_null (pdf);
  qpdf_oh filter = qpdf_oh_new_name (pdf, "/FlateDecode");

  qpdf_oh_replace_stream_data (pdf, stream, packed->data, packed->len, filter, none);
  put (pdf, page, "/Contents", stream);
  qpdf_oh_release (pdf, filter);
  qpdf_oh_release (pdf, none);
}

static AssayPdfStructurePage *
page_at (AssayPdfStructure *structure, guint page)
{
  return &g_array_index (structure->pages, AssayPdfStructurePage, page);
}

static AssayPdfElement *
element_at (AssayPdfStructure *structure, guint index)
{
  return &g_array_index (structure->elements, AssayPdfElement, index);
}

static gboolean
mark_page (qpdf_data pdf, AssayPdfStructure *structure, guint index, qpdf_oh object)
{
  const AssayPdfStructurePage *page = page_at (structure, index);
  const char *placed_tag = page->placed != 0 ? element_at (structure, page->placed)->tag : NULL;
  g_autoptr (GString) marked = g_string_new (NULL);
  unsigned char *content = NULL;
  size_t length = 0;
  gboolean is_marked =
      qpdf_oh_get_page_content_data (pdf, object, &content, &length) == QPDF_SUCCESS
      && assay_pdf_mark_pieces ((const char *) content, length, page->n_contents, placed_tag,
                                marked);

  free (content);
  if (is_marked)
    replace_content (pdf, object, marked);

  return is_marked;
}

/* What is placed on a page is its last piece, so that cairo's numbers stay. */
static void
own_placed (AssayPdfStructure *structure, guint index)
{
  AssayPdfStructurePage *page = page_at (structure, index);
  AssayPdfElement *element;
  AssayPdfKid kid = { .type = ASSAY_PDF_KID_CONTENT, .page = index };

  if (page->placed == 0)
    return;
  element = element_at (structure, page->placed);
  kid.value = page->n_contents++;
  element->first_kid = element->last_kid = structure->kids->len;
  g_array_append_val (structure->kids, kid);
}

/* Figures come behind all else, from @first on; where those of the next page begin. */
static guint
own_blanks (AssayPdfStructure *structure, guint index, guint first)
{
  for (; first < structure->blanks->len; first++)
    {
      guint place = g_array_index (structure->blanks, guint, first);
      AssayPdfKid *kid = &g_array_index (structure->kids, AssayPdfKid, place);

      if (kid->page != index)
        break;
      kid->value = page_at (structure, index)->n_contents++;
    }

  return first;
}

/* The annotation in the page's place; not set when there is no such link. */
static AssayPdfRef
find_annotation (qpdf_data pdf, const AssayPdfStructureLink *link)
{
  qpdf_oh page = qpdf_get_page_n (pdf, link->page);
  qpdf_oh annotations = qpdf_oh_get_key (pdf, page, "/Annots");
  qpdf_oh annotation = qpdf_oh_get_array_item (pdf, annotations, (int) link->place);

  return qpdf_oh_is_dictionary (pdf, annotation) ? assay_pdf_get_ref (pdf, annotation)
                                                 : (AssayPdfRef){ 0 };
}

/* Goes to a page of a file that lies beside this one (ISO 32000-1, 12.6.4.3). */
static void
lead_to_file (qpdf_data pdf, qpdf_oh annotation, const AssayPdfStructureLink *link)
{
  qpdf_oh action = qpdf_oh_new_dictionary (pdf), place = qpdf_oh_new_array (pdf);

  qpdf_oh_append_item (pdf, place, qpdf_oh_new_integer (pdf, link->file_page - 1));
  qpdf_oh_append_item (pdf, place, qpdf_oh_new_name (pdf, "/Fit"));
  put (pdf, action, "/Type", qpdf_oh_new_name (pdf, "/Action"));
  put (pdf, action, "/S", qpdf_oh_new_name (pdf, "/GoToR"));
  put (pdf, action, "/F", qpdf_oh_new_string (pdf, link->file));
  put (pdf, action, "/D", place);
  put (pdf, annotation, "/A", action);
}

/* Says on each link which element it belongs to, and what is read out. */
static void
mark_links (qpdf_data pdf, AssayPdfStructure *structure, AssayPdfBlanks *blanks, guint key)
{
  for (guint i = 0; i < structure->links->len; i++)
    {
      AssayPdfStructureLink *link = &g_array_index (structure->links, AssayPdfStructureLink, i);
      qpdf_oh annotation;

      if (!assay_pdf_ref_is_set (link->annotation))
        link->annotation = find_annotation (pdf, link);
      if (!assay_pdf_ref_is_set (link->annotation))
        continue;
      link->key = key++;
      annotation = assay_pdf_get_object (pdf, link->annotation);
      put (pdf, annotation, "/StructParent", qpdf_oh_new_integer (pdf, link->key));
      if (link->words != NULL)
        {
          g_autofree char *words = g_utf8_make_valid (link->words, -1);

          put (pdf, annotation, "/Contents", qpdf_oh_new_unicode_string (pdf, words));
        }
      if (link->blank != 0)
        put (pdf, annotation, "/Contents",
             assay_pdf_blanks_get_words (blanks, pdf, link->blank - 1));
      if (link->file != NULL)
        lead_to_file (pdf, annotation, link);
      qpdf_oh_release_all (pdf);
    }
}

gboolean
assay_pdf_mark_pages (qpdf_data pdf,
                      AssayPdfStructure *structure,
                      GArray *links,
                      AssayPdfBlanks *blanks,
                      guint first_key,
                      const char *name,
                      GCancellable *cancellable,
                      GError **error)
{
  guint n_blanks = 0;
  gboolean is_right = qpdf_get_num_pages (pdf) == (int) structure->pages->len;

  for (guint i = 0; i < links->len; i++)
    {
      const AssayPdfLink *link = &g_array_index (links, AssayPdfLink, i);

      assay_pdf_structure_add_foreign_link (structure, link->page, link->annotation);
    }
  for (guint i = 0; is_right && i < structure->pages->len; i++)
    {
      qpdf_oh page = qpdf_get_page_n (pdf, i);

      if (assay_pdf_is_cancelled (cancellable, error))
        return FALSE;
      is_right = mark_page (pdf, structure, i, page);
      put (pdf, page, "/StructParents", qpdf_oh_new_integer (pdf, first_key + i));
      own_placed (structure, i);
      n_blanks = own_blanks (structure, i, n_blanks);
      qpdf_oh_release_all (pdf);
    }
  if (!is_right)
    {
      assay_pdf_set_damaged (error, name);
      return FALSE;
    }
  mark_links (pdf, structure, blanks, first_key + structure->pages->len);

  return TRUE;
}

/* --- Elements --------------------------------------------------------------------------------- */

/* @owners are, per page, the elements that own its pieces, by number; @link_owners the same for
 * links by their keys, from the first link's on. */
typedef struct
{
  AssayPdfWriter *writer;
  qpdf_data pdf;
  AssayPdfStructure *structure;
  AssayPdfPart *part;
  const AssayPdfPart *other;
  const AssayPdfBlanks *blanks;
  GPtrArray *owners;
  GArray *link_owners;
  guint n_elements;
  GCancellable *cancellable;
} Tree;

static guint
get_page (const Tree *tree, guint page)
{
  return g_array_index (tree->part->pages, guint, page);
}

static const AssayPdfKid *
kid_at (const Tree *tree, guint index)
{
  return &g_array_index (tree->structure->kids, AssayPdfKid, index);
}

static void
append_reference (GString *text, const char *key, guint number)
{
  g_string_append_printf (text, "%s %u 0 R ", key, number);
}

/* A link annotation among what an element holds; nothing when there is no such link. */
static void
append_link (Tree *tree, const AssayPdfKid *kid, guint owner, GString *kids)
{
  const AssayPdfStructureLink *link =
      &g_array_index (tree->structure->links, AssayPdfStructureLink, kid->value);
  guint first = tree->part->first_key + tree->structure->pages->len;

  if (link->key == 0)
    return;
  g_array_index (tree->link_owners, guint, link->key - first) = owner;
  g_string_append (kids, "<< /Type /OBJR ");
  append_reference (kids, "/Obj", assay_pdf_writer_get_number (tree->writer, link->annotation));
  append_reference (kids, "/Pg", get_page (tree, link->page));
  g_string_append (kids, ">> ");
}

/* @page is the element's own. */
static void
append_content (Tree *tree, const AssayPdfKid *kid, guint owner, guint page, GString *kids)
{
  g_array_index ((GArray *) tree->owners->pdata[kid->page], guint, kid->value) = owner;
  if (kid->page == page)
    {
      g_string_append_printf (kids, "%u ", kid->value);
      return;
    }
  g_string_append_printf (kids, "<< /Type /MCR /MCID %u ", kid->value);
  append_reference (kids, "/Pg", get_page (tree, kid->page));
  g_string_append (kids, ">> ");
}

static void
append_others (const Tree *tree, GString *kids)
{
  for (guint i = 0; tree->other != NULL && i < tree->other->elements->len; i++)
    append_reference (kids, "", g_array_index (tree->other->elements, guint, i));
}

/* Header cells and cells over several columns say so. */
static void
append_attributes (GString *text, const char *scope, guint n_columns)
{
  if (scope == NULL && n_columns < 2)
    return;
  g_string_append (text, "/A << /O /Table ");
  if (scope != NULL)
    g_string_append_printf (text, "/Scope %s ", scope);
  if (n_columns > 1)
    g_string_append_printf (text, "/ColSpan %u ", n_columns);
  g_string_append (text, ">> ");
}

static void
append_facts (const Tree *tree, GString *text, const AssayPdfElement *element)
{
  const char *scope = strchr (element->tag, '/');
  gsize length = scope != NULL ? (gsize) (scope - element->tag) : strlen (element->tag);

  g_string_append (text, "/S /");
  g_string_append_len (text, element->tag, (gssize) length);
  g_string_append_c (text, ' ');
  append_attributes (text, scope, element->n_columns);
  if (element->words != 0)
    append_reference (
        text, "/ActualText",
        g_array_index (tree->blanks->words, AssayPdfWords, element->words - 1).number);
  else if (element->text != NULL)
    {
      g_string_append (text, element->replaces ? "/ActualText " : "/Alt ");
      assay_pdf_append_text (text, element->text);
    }
  if (element->language != NULL)
    {
      g_string_append (text, "/Lang ");
      assay_pdf_append_text (text, element->language);
    }
}

/* A cell is one even when nothing stands in it. */
static gboolean
is_worth_writing (const AssayPdfElement *element)
{
  return element->first_kid != 0 || g_str_equal (element->tag, "TD");
}

static guint write_element (Tree *tree, guint index, guint parent);

static void
append_kid (Tree *tree, const AssayPdfKid *kid, guint owner, guint page, GString *kids)
{
  guint number;

  switch (kid->type)
    {
    case ASSAY_PDF_KID_ELEMENT:
      number = write_element (tree, kid->value, owner);
      if (number != 0)
        append_reference (kids, "", number);
      return;
    case ASSAY_PDF_KID_CONTENT:
      append_content (tree, kid, owner, page, kids);
      return;
    case ASSAY_PDF_KID_LINK:
      append_link (tree, kid, owner, kids);
      return;
    case ASSAY_PDF_KID_GAP:
      append_others (tree, kids);
      return;
    }
  g_assert_not_reached ();
}

static void
write_with_kids (Tree *tree, const AssayPdfElement *element, guint number, guint parent)
{
  g_autoptr (GString) text = g_string_new ("<< ");
  g_autoptr (GString) kids = g_string_new (NULL);
  guint page = G_MAXUINT;

  append_facts (tree, text, element);
  append_reference (text, "/P", parent);
  for (guint i = element->first_kid; i != 0; i = kid_at (tree, i)->next)
    {
      const AssayPdfKid kid = *kid_at (tree, i);

      if (page == G_MAXUINT && kid.type == ASSAY_PDF_KID_CONTENT)
        {
          page = kid.page;
          append_reference (text, "/Pg", get_page (tree, page));
        }
      append_kid (tree, &kid, number, page, kids);
    }
  g_string_append_printf (text, "/K [ %s] >>", kids->str);
  assay_pdf_writer_add_text (tree->writer, number, text);
}

/* Its number; 0 for nothing, and once all is to stop. */
static guint
write_element (Tree *tree, guint index, guint parent)
{
  const AssayPdfElement *element = element_at (tree->structure, index);
  guint number;

  if (!is_worth_writing (element)
      || (++tree->n_elements % ELEMENTS_PER_LOOK == 0
          && g_cancellable_is_cancelled (tree->cancellable)))
    return 0;
  number = assay_pdf_writer_reserve (tree->writer);
  write_with_kids (tree, element, number, parent);

  return number;
}

static void
write_outermost (Tree *tree)
{
  const AssayPdfElement *root = element_at (tree->structure, 0);

  for (guint i = root->first_kid; i != 0; i = kid_at (tree, i)->next)
    {
      const AssayPdfKid *kid = kid_at (tree, i);
      guint number = 0;

      if (kid->type == ASSAY_PDF_KID_ELEMENT)
        number = write_element (tree, kid->value, ASSAY_PDF_NUMBER_DOCUMENT);
      if (number != 0)
        g_array_append_val (tree->part->elements, number);
      if (kid->type == ASSAY_PDF_KID_GAP && tree->other != NULL)
        g_array_append_vals (tree->part->elements, tree->other->elements->data,
                             tree->other->elements->len);
    }
}

/* --- From pieces to elements ------------------------------------------------------------------ */

static void
write_owners (Tree *tree, guint page, GString *nums)
{
  const GArray *owners = tree->owners->pdata[page];
  g_autoptr (GString) text = g_string_new ("[ ");
  guint number = assay_pdf_writer_reserve (tree->writer);

  for (guint i = 0; i < owners->len; i++)
    {
      guint owner = g_array_index (owners, guint, i);

      if (owner != 0)
        append_reference (text, "", owner);
      else
        g_string_append (text, "null ");
    }
  g_string_append_c (text, ']');
  assay_pdf_writer_add_text (tree->writer, number, text);
  g_string_append_printf (nums, "%u %u 0 R ", tree->part->first_key + page, number);
}

static void
write_parents (Tree *tree)
{
  AssayPdfPart *part = tree->part;
  g_autoptr (GString) nums = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint key = part->first_key + tree->owners->len, last = key - 1;

  for (guint i = 0; i < tree->owners->len; i++)
    write_owners (tree, i, nums);
  for (guint i = 0; i < tree->link_owners->len; i++, key++)
    {
      guint owner = g_array_index (tree->link_owners, guint, i);

      if (owner == 0)
        continue;
      g_string_append_printf (nums, "%u %u 0 R ", key, owner);
      last = key;
    }
  part->end_key = key;
  if (nums->len == 0)
    return;
  part->parents = assay_pdf_writer_reserve (tree->writer);
  g_string_printf (text, "<< /Limits [ %u %u ] /Nums [ %s] >>", part->first_key, last, nums->str);
  assay_pdf_writer_add_text (tree->writer, part->parents, text);
}

static void
make_room (Tree *tree)
{
  guint n_links = 0;

  for (guint i = 0; i < tree->structure->pages->len; i++)
    {
      GArray *owners = g_array_new (FALSE, TRUE, sizeof (guint));

      g_array_set_size (owners, page_at (tree->structure, i)->n_contents);
      g_ptr_array_add (tree->owners, owners);
    }
  for (guint i = 0; i < tree->structure->links->len; i++)
    n_links += g_array_index (tree->structure->links, AssayPdfStructureLink, i).key != 0;
  g_array_set_size (tree->link_owners, n_links);
}

gboolean
assay_pdf_write_tree (AssayPdfWriter *writer,
                      qpdf_data pdf,
                      AssayPdfStructure *structure,
                      AssayPdfPart *part,
                      const AssayPdfPart *other,
                      const AssayPdfBlanks *blanks,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) link_owners = g_array_new (FALSE, TRUE, sizeof (guint));
  Tree tree = { .writer = writer,
                .pdf = pdf,
                .structure = structure,
                .part = part,
                .other = other,
                .blanks = blanks,
                .owners = owners,
                .link_owners = link_owners,
                .cancellable = cancellable };

  make_room (&tree);
  write_outermost (&tree);
  write_parents (&tree);

  return !assay_pdf_is_cancelled (cancellable, error);
}

/* --- cairo's own ------------------------------------------------------------------------------ */

/* All of them are kids of one. */
void
assay_pdf_drop_tree (qpdf_data pdf)
{
  qpdf_oh root = qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), "/StructTreeRoot");
  qpdf_oh document, kids;
  int n;

  document = qpdf_oh_get_key_if_dict (pdf, root, "/K");
  if (qpdf_oh_is_array (pdf, document))
    document = qpdf_oh_get_array_item (pdf, document, 0);
  kids = qpdf_oh_get_key_if_dict (pdf, document, "/K");
  n = qpdf_oh_is_array (pdf, kids) ? qpdf_oh_get_array_n_items (pdf, kids) : 0;
  for (int i = 0; i < n; i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (pdf, kids, i);
      AssayPdfRef ref = assay_pdf_get_ref (pdf, kid);

      qpdf_oh none = qpdf_oh_new_null (pdf);

      if (assay_pdf_ref_is_set (ref))
        qpdf_replace_object (pdf, ref.id, ref.generation, none);
      qpdf_oh_release (pdf, none);
      qpdf_oh_release (pdf, kid);
    }
  qpdf_oh_remove_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot");
  qpdf_oh_release_all (pdf);
}
