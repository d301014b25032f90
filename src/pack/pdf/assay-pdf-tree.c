/* Puts a structure into the document that was drawn with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree is written in one go from the root down, each element once, so that no object has to be
 * looked up again. What an evidence file's own tags said is not taken over: its page stands here as
 * one form, drawn as it was, and the elements of one file cannot own pieces inside a form of
 * another without each of its content streams being unpacked and numbered anew. So a page with
 * words is one paragraph, its words within reach and in the order in which they are drawn; a page
 * without is a figure with a text alternative. Which page of what it is, is read before it.
 */

#include "pack/pdf/assay-pdf-tree.h"

#include "pack/pdf/assay-pdf-pieces.h"
#include "pack/pdf/assay-pdf-structure-private.h"

#include <stdlib.h>
#include <string.h>

#define ELEMENTS_PER_LOOK 512u

typedef struct
{
  qpdf_data pdf;
  AssayPdfStructure *structure;
  qpdf_oh *pages;
  qpdf_oh *owners; /* per page the elements that own its pieces, by number */
  qpdf_oh links;   /* the same for link annotations, as a part of a number tree */
  guint n_links;
  guint n_elements;
  GCancellable *cancellable;
} Tree;

/* --- Small steps that leave no handle behind -------------------------------------------------- */

static void
put (qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (pdf, dictionary, key, value);
  qpdf_oh_release (pdf, value);
}

static void
put_name (qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *name)
{
  put (pdf, dictionary, key, qpdf_oh_new_name (pdf, name));
}

static void
put_tag (qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *tag)
{
  char name[32];

  g_snprintf (name, sizeof name, "/%s", tag);
  put_name (pdf, dictionary, key, name);
}

static void
put_integer (qpdf_data pdf, qpdf_oh dictionary, const char *key, guint number)
{
  put (pdf, dictionary, key, qpdf_oh_new_integer (pdf, number));
}

static void
put_text (qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  put (pdf, dictionary, key, qpdf_oh_new_unicode_string (pdf, valid));
}

static void
append (qpdf_data pdf, qpdf_oh array, qpdf_oh value)
{
  qpdf_oh_append_item (pdf, array, value);
  qpdf_oh_release (pdf, value);
}

static const AssayPdfElement *
element_at (const Tree *tree, guint index)
{
  return &g_array_index (tree->structure->elements, AssayPdfElement, index);
}

static const AssayPdfKid *
kid_at (const Tree *tree, guint index)
{
  return &g_array_index (tree->structure->kids, AssayPdfKid, index);
}

static AssayPdfStructurePage *
page_at (const Tree *tree, guint page)
{
  return &g_array_index (tree->structure->pages, AssayPdfStructurePage, page);
}

/* --- Pages ------------------------------------------------------------------------------------ */

static void
replace_content (qpdf_data pdf, qpdf_oh page, const GString *marked)
{
  g_autoptr (GZlibCompressor) compressor =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  gsize room = marked->len + marked->len / 1000 + 64, n_read, n_written;
  g_autofree guint8 *packed = g_malloc (room);
  GConverterResult result =
      g_converter_convert (G_CONVERTER (compressor), marked->str, marked->len, packed, room,
                           G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh none = qpdf_oh_new_null (pdf);
  qpdf_oh filter = qpdf_oh_new_name (pdf, "/FlateDecode");

  if (result == G_CONVERTER_FINISHED)
    qpdf_oh_replace_stream_data (pdf, stream, packed, n_written, filter, none);
  else
    qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) marked->str, marked->len,
                                 none, none);
  qpdf_oh_replace_key (pdf, page, "/Contents", stream);
  qpdf_oh_release (pdf, stream);
  qpdf_oh_release (pdf, filter);
  qpdf_oh_release (pdf, none);
}

static gboolean
mark_page (const Tree *tree, guint index)
{
  AssayPdfStructurePage *page = page_at (tree, index);
  const char *placed_tag = page->placed != 0 ? element_at (tree, page->placed)->tag : NULL;
  g_autoptr (GString) marked = g_string_new (NULL);
  unsigned char *content = NULL;
  size_t length = 0;
  gboolean is_marked =
      qpdf_oh_get_page_content_data (tree->pdf, tree->pages[index], &content, &length)
          == QPDF_SUCCESS
      && assay_pdf_mark_pieces ((const char *) content, length, page->n_contents, placed_tag,
                                marked);

  free (content);
  if (is_marked)
    replace_content (tree->pdf, tree->pages[index], marked);

  return is_marked;
}

/* What is placed on a page is its last piece, so that cairo's numbers stay. */
static void
own_placed (Tree *tree, guint index)
{
  AssayPdfStructurePage *page = page_at (tree, index);
  GArray *kids = tree->structure->kids;
  AssayPdfElement *element;
  AssayPdfKid kid = { .type = ASSAY_PDF_KID_CONTENT, .page = index };

  if (page->placed == 0)
    return;
  element = &g_array_index (tree->structure->elements, AssayPdfElement, page->placed);
  kid.value = page->n_contents++;
  element->first_kid = element->last_kid = kids->len;
  g_array_append_val (kids, kid);
}

static void
prepare_page (Tree *tree, guint index)
{
  qpdf_data pdf = tree->pdf;
  qpdf_oh empty = qpdf_oh_new_array (pdf);

  own_placed (tree, index);
  tree->owners[index] = qpdf_make_indirect_object (pdf, empty);
  qpdf_oh_release (pdf, empty);
  for (guint i = 0; i < page_at (tree, index)->n_contents; i++)
    append (pdf, tree->owners[index], qpdf_oh_new_null (pdf));
  put_integer (pdf, tree->pages[index], "/StructParents", index);
}

/* The structure counts pages as they were drawn; @place is where one stands now. */
static guint
find_drawn (const guint *order, guint place)
{
  return order != NULL ? order[place] : place;
}

static gboolean
mark_pages (Tree *tree, const guint *order, const char *name, GError **error)
{
  for (guint i = 0; i < tree->structure->pages->len; i++)
    {
      guint index = find_drawn (order, i);

      if (assay_pdf_is_cancelled (tree->cancellable, error))
        return FALSE;
      tree->pages[index] = qpdf_get_page_n (tree->pdf, i);
      if (!mark_page (tree, index))
        {
          assay_pdf_set_damaged (error, name);
          return FALSE;
        }
      prepare_page (tree, index);
    }

  return TRUE;
}

/* --- Elements --------------------------------------------------------------------------------- */

static qpdf_oh
get_annotation (const Tree *tree, const AssayPdfStructureLink *link)
{
  qpdf_oh annotations, annotation;

  if (assay_pdf_ref_is_set (link->annotation))
    return assay_pdf_get_object (tree->pdf, link->annotation);
  annotations = qpdf_oh_get_key (tree->pdf, tree->pages[link->page], "/Annots");
  annotation = qpdf_oh_get_array_item (tree->pdf, annotations, (int) link->place);
  qpdf_oh_release (tree->pdf, annotations);

  return annotation;
}

/* The link's place among what an element holds; 0 when there is no such link. */
static qpdf_oh
new_link_kid (Tree *tree, const AssayPdfKid *kid, qpdf_oh owner)
{
  qpdf_data pdf = tree->pdf;
  const AssayPdfStructureLink *link =
      &g_array_index (tree->structure->links, AssayPdfStructureLink, kid->value);
  qpdf_oh annotation = get_annotation (tree, link), reference;
  guint key = tree->structure->pages->len + tree->n_links;

  if (!qpdf_oh_is_indirect (pdf, annotation) || !qpdf_oh_is_dictionary (pdf, annotation))
    return 0;
  tree->n_links++;
  put_integer (pdf, annotation, "/StructParent", key);
  if (link->words != NULL)
    put_text (pdf, annotation, "/Contents", link->words);
  append (pdf, tree->links, qpdf_oh_new_integer (pdf, key));
  qpdf_oh_append_item (pdf, tree->links, owner);

  reference = qpdf_oh_new_dictionary (pdf);
  put_name (pdf, reference, "/Type", "/OBJR");
  qpdf_oh_replace_key (pdf, reference, "/Obj", annotation);
  qpdf_oh_replace_key (pdf, reference, "/Pg", tree->pages[link->page]);
  qpdf_oh_release (pdf, annotation);

  return reference;
}

/* @page is the element's own. */
static qpdf_oh
new_content_kid (Tree *tree, const AssayPdfKid *kid, qpdf_oh owner, guint page)
{
  qpdf_data pdf = tree->pdf;
  qpdf_oh reference;

  qpdf_oh_set_array_item (pdf, tree->owners[kid->page], (int) kid->value, owner);
  if (kid->page == page)
    return qpdf_oh_new_integer (pdf, kid->value);
  reference = qpdf_oh_new_dictionary (pdf);
  put_name (pdf, reference, "/Type", "/MCR");
  put_integer (pdf, reference, "/MCID", kid->value);
  qpdf_oh_replace_key (pdf, reference, "/Pg", tree->pages[kid->page]);

  return reference;
}

/* Header cells and cells over several columns say so. */
static void
put_attributes (qpdf_data pdf, qpdf_oh object, const char *scope, guint n_columns)
{
  qpdf_oh attributes;

  if (scope == NULL && n_columns < 2)
    return;
  attributes = qpdf_oh_new_dictionary (pdf);
  put_name (pdf, attributes, "/O", "/Table");
  if (scope != NULL)
    put_name (pdf, attributes, "/Scope", scope);
  if (n_columns > 1)
    put_integer (pdf, attributes, "/ColSpan", n_columns);
  put (pdf, object, "/A", attributes);
}

static void
put_facts (const Tree *tree, qpdf_oh object, const AssayPdfElement *element)
{
  const char *scope = strchr (element->tag, '/');
  g_autofree char *role =
      scope != NULL ? g_strndup (element->tag, (gsize) (scope - element->tag)) : NULL;

  put_tag (tree->pdf, object, "/S", role != NULL ? role : element->tag);
  put_attributes (tree->pdf, object, scope, element->n_columns);
  if (element->text != NULL)
    put_text (tree->pdf, object, element->replaces ? "/ActualText" : "/Alt", element->text);
  if (element->language != NULL)
    put_text (tree->pdf, object, "/Lang", element->language);
}

/* A cell is one even when nothing stands in it. */
static gboolean
is_worth_writing (const AssayPdfElement *element)
{
  return element->first_kid != 0 || g_str_equal (element->tag, "TD");
}

static qpdf_oh write_element (Tree *tree, guint index, qpdf_oh parent);

static qpdf_oh
write_kid (Tree *tree, const AssayPdfKid *kid, qpdf_oh owner, guint page)
{
  switch (kid->type)
    {
    case ASSAY_PDF_KID_ELEMENT:
      return write_element (tree, kid->value, owner);
    case ASSAY_PDF_KID_CONTENT:
      return new_content_kid (tree, kid, owner, page);
    case ASSAY_PDF_KID_LINK:
      return new_link_kid (tree, kid, owner);
    }
  g_assert_not_reached ();
}

/* 0 for nothing, and once all is to stop. */
static qpdf_oh
write_element (Tree *tree, guint index, qpdf_oh parent)
{
  qpdf_data pdf = tree->pdf;
  const AssayPdfElement *element = element_at (tree, index);
  guint page = G_MAXUINT;
  qpdf_oh direct, object, kids;

  if (!is_worth_writing (element)
      || (++tree->n_elements % ELEMENTS_PER_LOOK == 0
          && g_cancellable_is_cancelled (tree->cancellable)))
    return 0;
  direct = qpdf_oh_new_dictionary (pdf);
  object = qpdf_make_indirect_object (pdf, direct);
  qpdf_oh_release (pdf, direct);
  put_facts (tree, object, element);
  qpdf_oh_replace_key (pdf, object, "/P", parent);
  kids = qpdf_oh_new_array (pdf);
  for (guint i = element->first_kid; i != 0; i = kid_at (tree, i)->next)
    {
      const AssayPdfKid *kid = kid_at (tree, i);
      qpdf_oh value;

      if (page == G_MAXUINT && kid->type == ASSAY_PDF_KID_CONTENT)
        {
          page = kid->page;
          qpdf_oh_replace_key (pdf, object, "/Pg", tree->pages[page]);
        }
      value = write_kid (tree, kid, object, page);
      if (value != 0)
        append (pdf, kids, value);
    }
  put (pdf, object, "/K", kids);

  return object;
}

/* --- The whole -------------------------------------------------------------------------------- */

static void
write_root (Tree *tree)
{
  qpdf_data pdf = tree->pdf;
  qpdf_oh root = qpdf_make_indirect_object (pdf, qpdf_oh_new_dictionary (pdf));
  qpdf_oh numbers = qpdf_oh_new_array (pdf);
  qpdf_oh parents = qpdf_oh_new_dictionary (pdf);
  qpdf_oh document;

  tree->links = qpdf_oh_new_array (pdf);
  document = write_element (tree, 0, root);
  for (guint i = 0; i < tree->structure->pages->len; i++)
    {
      append (pdf, numbers, qpdf_oh_new_integer (pdf, i));
      qpdf_oh_append_item (pdf, numbers, tree->owners[i]);
    }
  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, tree->links); i++)
    append (pdf, numbers, qpdf_oh_get_array_item (pdf, tree->links, i));
  put_name (pdf, root, "/Type", "/StructTreeRoot");
  if (document != 0)
    qpdf_oh_replace_key (pdf, root, "/K", document);
  qpdf_oh_replace_key (pdf, parents, "/Nums", numbers);
  qpdf_oh_replace_key (pdf, root, "/ParentTree", qpdf_make_indirect_object (pdf, parents));
  put_integer (pdf, root, "/ParentTreeNextKey", tree->structure->pages->len + tree->n_links);
  qpdf_oh_replace_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot", root);
}

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

gboolean
assay_pdf_write_tree (qpdf_data pdf,
                      AssayPdfStructure *structure,
                      const guint *order,
                      GArray *links,
                      const char *name,
                      GCancellable *cancellable,
                      GError **error)
{
  guint n_pages = structure->pages->len;
  g_autofree qpdf_oh *pages = g_new0 (qpdf_oh, n_pages + 1);
  g_autofree qpdf_oh *owners = g_new0 (qpdf_oh, n_pages + 1);
  Tree tree = {
    .pdf = pdf, .structure = structure, .pages = pages, .owners = owners, .cancellable = cancellable
  };

  if (qpdf_get_num_pages (pdf) != (int) n_pages)
    {
      assay_pdf_set_damaged (error, name);
      return FALSE;
    }
  for (guint i = 0; i < links->len; i++)
    {
      const AssayPdfLink *link = &g_array_index (links, AssayPdfLink, i);

      assay_pdf_structure_add_foreign_link (structure, find_drawn (order, link->page),
                                            link->annotation);
    }
  if (!mark_pages (&tree, order, name, error))
    return FALSE;
  write_root (&tree);
  qpdf_oh_release_all (pdf);

  return !assay_pdf_is_cancelled (cancellable, error);
}
