/* What a document's tags say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-structure-private.h"

#define ROOT_TAG "Document"

/* An element that is open. One that goes on after a page's end has its elements gone through again:
 * @passed is the last kid that went on. */
typedef struct
{
  guint element;
  guint passed;
  gboolean goes_on;
} Frame;

static void
clear_element (gpointer data)
{
  g_free (((AssayPdfElement *) data)->text);
}

static void
clear_link (gpointer data)
{
  g_free (((AssayPdfStructureLink *) data)->words);
}

AssayPdfStructure *
assay_pdf_structure_new (void)
{
  AssayPdfStructure *self = g_new0 (AssayPdfStructure, 1);
  const AssayPdfElement root = { .tag = ROOT_TAG };
  const AssayPdfKid none = { 0 };
  const Frame frame = { 0 };

  self->elements = g_array_new (FALSE, TRUE, sizeof (AssayPdfElement));
  g_array_set_clear_func (self->elements, clear_element);
  g_array_append_val (self->elements, root);
  self->kids = g_array_new (FALSE, TRUE, sizeof (AssayPdfKid));
  g_array_append_val (self->kids, none);
  self->links = g_array_new (FALSE, TRUE, sizeof (AssayPdfStructureLink));
  g_array_set_clear_func (self->links, clear_link);
  self->pages = g_array_new (FALSE, TRUE, sizeof (AssayPdfStructurePage));
  self->blanks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->open = g_array_new (FALSE, TRUE, sizeof (Frame));
  g_array_append_val (self->open, frame);

  return self;
}

void
assay_pdf_structure_free (AssayPdfStructure *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->elements);
  g_array_unref (self->kids);
  g_array_unref (self->links);
  g_array_unref (self->pages);
  g_array_unref (self->blanks);
  g_array_unref (self->open);
  g_free (self);
}

static AssayPdfElement *
element_at (AssayPdfStructure *self, guint index)
{
  return &g_array_index (self->elements, AssayPdfElement, index);
}

static AssayPdfKid *
kid_at (AssayPdfStructure *self, guint index)
{
  return &g_array_index (self->kids, AssayPdfKid, index);
}

static Frame *
innermost (AssayPdfStructure *self)
{
  return &g_array_index (self->open, Frame, self->open->len - 1);
}

static AssayPdfElement *
open_element (AssayPdfStructure *self)
{
  return element_at (self, innermost (self)->element);
}

static AssayPdfStructurePage *
page_at (AssayPdfStructure *self, guint page)
{
  g_assert (page < self->pages->len);

  return &g_array_index (self->pages, AssayPdfStructurePage, page);
}

static void
add_kid (AssayPdfStructure *self, guint owner, AssayPdfKid kid)
{
  AssayPdfElement *element = element_at (self, owner);
  guint index = self->kids->len;

  g_array_append_val (self->kids, kid);
  if (element->first_kid == 0)
    element->first_kid = index;
  else
    kid_at (self, element->last_kid)->next = index;
  element->last_kid = index;
}

static guint
add_element (AssayPdfStructure *self, guint parent, const char *tag)
{
  const AssayPdfElement element = { .tag = tag, .parent = parent };
  guint index = self->elements->len;

  g_array_append_val (self->elements, element);
  add_kid (self, parent, (AssayPdfKid){ .type = ASSAY_PDF_KID_ELEMENT, .value = index });

  return index;
}

void
assay_pdf_structure_begin_page (AssayPdfStructure *self)
{
  g_array_set_size (self->pages, self->pages->len + 1);
}

void
assay_pdf_structure_open (AssayPdfStructure *self, const char *tag)
{
  Frame frame = { .element = add_element (self, innermost (self)->element, tag) };

  g_array_append_val (self->open, frame);
}

/* The first kid from @kid on that is an element with @tag, or 0. */
static guint
find_kid (AssayPdfStructure *self, guint kid, const char *tag)
{
  for (; kid != 0; kid = kid_at (self, kid)->next)
    {
      const AssayPdfKid *row = kid_at (self, kid);

      if (row->type == ASSAY_PDF_KID_ELEMENT
          && g_str_equal (element_at (self, row->value)->tag, tag))
        break;
    }

  return kid;
}

void
assay_pdf_structure_resume (AssayPdfStructure *self, const char *tag)
{
  Frame *outer = innermost (self);
  const AssayPdfElement *element = element_at (self, outer->element);
  Frame frame = { .goes_on = TRUE };
  guint kid;

  if (!outer->goes_on)
    kid = find_kid (self, element->last_kid, tag);
  else
    kid = find_kid (self,
                    outer->passed == 0 ? element->first_kid : kid_at (self, outer->passed)->next,
                    tag);
  g_assert (kid != 0);
  outer->passed = kid;
  frame.element = kid_at (self, kid)->value;
  g_array_append_val (self->open, frame);
}

void
assay_pdf_structure_close (AssayPdfStructure *self)
{
  g_assert (self->open->len > 1);
  g_array_set_size (self->open, self->open->len - 1);
}

void
assay_pdf_structure_leave_gap (AssayPdfStructure *self)
{
  g_assert (self->open->len == 1);
  add_kid (self, 0, (AssayPdfKid){ .type = ASSAY_PDF_KID_GAP });
}

static void
set_text (AssayPdfStructure *self, const char *text, gboolean replaces)
{
  AssayPdfElement *element = open_element (self);

  g_free (element->text);
  element->text = g_strdup (text);
  element->replaces = replaces;
}

void
assay_pdf_structure_set_alternative (AssayPdfStructure *self, const char *text)
{
  set_text (self, text, FALSE);
}

void
assay_pdf_structure_set_replacement (AssayPdfStructure *self, const char *text)
{
  set_text (self, text, TRUE);
}

void
assay_pdf_structure_set_blank_replacement (AssayPdfStructure *self, guint words)
{
  open_element (self)->words = words + 1;
  open_element (self)->replaces = TRUE;
}

void
assay_pdf_structure_set_language (AssayPdfStructure *self, const char *language)
{
  open_element (self)->language = language;
}

void
assay_pdf_structure_set_span (AssayPdfStructure *self, guint n_columns)
{
  open_element (self)->n_columns = n_columns;
}

void
assay_pdf_structure_add_content (AssayPdfStructure *self)
{
  guint page = self->pages->len - 1;

  add_kid (self, innermost (self)->element,
           (AssayPdfKid){ .type = ASSAY_PDF_KID_CONTENT,
                          .page = page,
                          .value = page_at (self, page)->n_contents++ });
}

static void
own_link (AssayPdfStructure *self, guint owner, AssayPdfStructureLink link)
{
  AssayPdfKid kid = { .type = ASSAY_PDF_KID_LINK, .page = link.page, .value = self->links->len };

  g_array_append_val (self->links, link);
  add_kid (self, owner, kid);
}

void
assay_pdf_structure_add_link (AssayPdfStructure *self, const char *words)
{
  guint page = self->pages->len - 1;

  own_link (self, innermost (self)->element,
            (AssayPdfStructureLink){ .page = page,
                                     .place = page_at (self, page)->n_links++,
                                     .words = g_strdup (words) });
}

void
assay_pdf_structure_add_blank_link (AssayPdfStructure *self, guint words)
{
  assay_pdf_structure_add_link (self, NULL);
  g_array_index (self->links, AssayPdfStructureLink, self->links->len - 1).blank = words + 1;
}

/* Like what is placed, it gets its number when the page is whole. */
void
assay_pdf_structure_add_blank (AssayPdfStructure *self)
{
  guint kid = self->kids->len;

  add_kid (self, innermost (self)->element,
           (AssayPdfKid){ .type = ASSAY_PDF_KID_CONTENT, .page = self->pages->len - 1 });
  g_array_append_val (self->blanks, kid);
}

void
assay_pdf_structure_add_file_link (AssayPdfStructure *self,
                                   const char *words,
                                   const char *file,
                                   guint page)
{
  AssayPdfStructureLink *link;

  assay_pdf_structure_add_link (self, words);
  link = &g_array_index (self->links, AssayPdfStructureLink, self->links->len - 1);
  link->file = file;
  link->file_page = page;
}

/* Its number among the page's pieces is known only when the page is whole: it is the last. */
void
assay_pdf_structure_add_placed (AssayPdfStructure *self)
{
  AssayPdfStructurePage *page = page_at (self, self->pages->len - 1);

  g_assert (page->placed == 0);
  page->placed = innermost (self)->element;
}

void
assay_pdf_structure_add_foreign_link (AssayPdfStructure *self, guint page, AssayPdfRef annotation)
{
  guint placed = page < self->pages->len ? page_at (self, page)->placed : 0;
  guint element;

  if (placed == 0)
    return;
  element = add_element (self, element_at (self, placed)->parent, "Link");
  own_link (self, element, (AssayPdfStructureLink){ .page = page, .annotation = annotation });
}
