/* What printed pages are drawn on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-canvas.h"

#include <cairo-pdf.h>
#include <math.h>

#define ROOT_TAG "Document"
#define TEXT_TAG "Span"
#define FIGURE_TAG "Figure"

const AssayColour assay_colour_ink = { 0.106, 0.114, 0.125 };
const AssayColour assay_colour_quiet = { 0.353, 0.373, 0.404 };
const AssayColour assay_colour_accent = { 0.090, 0.314, 0.494 };
const AssayColour assay_colour_rule = { 0.298, 0.318, 0.345 };
const AssayColour assay_colour_hairline = { 0.796, 0.808, 0.827 };
const AssayColour assay_colour_tint = { 0.933, 0.949, 0.969 };

struct _AssayCanvas
{
  cairo_t *cr;
  AssayTypography *typography;
  GHashTable *pages;
  AssayPdfStructure *structure;
  AssayPdfBlanks *blanks; /* NULL where all is known */
  guint n_pages;          /* begun */
  gboolean has_begun;     /* cairo has had its first leaf */
  const char *leaf;       /* the open leaf's tag, or NULL */
  gboolean is_element;    /* the open leaf is an element of its own */
};

AssayCanvas *
assay_canvas_new (cairo_t *cr,
                  AssayTypography *typography,
                  GHashTable *pages,
                  AssayPdfStructure *structure)
{
  AssayCanvas *self = g_new0 (AssayCanvas, 1);

  self->cr = cr;
  self->typography = typography;
  self->pages = pages;
  self->structure = structure;

  return self;
}

void
assay_canvas_free (AssayCanvas *self)
{
  g_free (self);
}

cairo_t *
assay_canvas_get_cairo (AssayCanvas *self)
{
  return self->cr;
}

AssayTypography *
assay_canvas_get_typography (AssayCanvas *self)
{
  return self->typography;
}

guint
assay_canvas_lookup_page (AssayCanvas *self, const char *anchor)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->pages, anchor));
}

void
assay_canvas_begin_page (AssayCanvas *self)
{
  assay_pdf_structure_begin_page (self->structure);
  self->n_pages++;
}

void
assay_canvas_end (AssayCanvas *self)
{
  g_assert (self->leaf == NULL);
  if (self->has_begun)
    cairo_tag_end (self->cr, ROOT_TAG);
}

void
assay_canvas_open_group (AssayCanvas *self, const char *tag)
{
  g_assert (self->leaf == NULL);
  assay_pdf_structure_open (self->structure, tag);
}

void
assay_canvas_resume_group (AssayCanvas *self, const char *tag)
{
  g_assert (self->leaf == NULL);
  assay_pdf_structure_resume (self->structure, tag);
}

void
assay_canvas_close_group (AssayCanvas *self)
{
  g_assert (self->leaf == NULL);
  assay_pdf_structure_close (self->structure);
}

void
assay_canvas_leave_gap (AssayCanvas *self)
{
  g_assert (self->leaf == NULL);
  assay_pdf_structure_leave_gap (self->structure);
}

void
assay_canvas_set_replacement (AssayCanvas *self, const char *text)
{
  assay_pdf_structure_set_replacement (self->structure, text);
}

void
assay_canvas_set_span (AssayCanvas *self, guint n_columns)
{
  assay_pdf_structure_set_span (self->structure, n_columns);
}

/* What is drawn next belongs to the element that is open. */
static void
begin_leaf (AssayCanvas *self, const char *tag, const char *attributes, gboolean is_element)
{
  g_assert (self->leaf == NULL);
  if (!self->has_begun)
    cairo_tag_begin (self->cr, ROOT_TAG, NULL);
  self->has_begun = TRUE;
  assay_pdf_structure_add_content (self->structure);
  cairo_tag_begin (self->cr, tag, attributes);
  self->leaf = tag;
  self->is_element = is_element;
}

void
assay_canvas_open_text (AssayCanvas *self, const char *language)
{
  if (language != NULL)
    {
      assay_pdf_structure_open (self->structure, TEXT_TAG);
      assay_pdf_structure_set_language (self->structure, language);
    }
  begin_leaf (self, TEXT_TAG, NULL, language != NULL);
}

static void
open_link_element (AssayCanvas *self, const char *language, gboolean again)
{
  if (again)
    assay_pdf_structure_resume (self->structure, CAIRO_TAG_LINK);
  else
    assay_pdf_structure_open (self->structure, CAIRO_TAG_LINK);
  if (language != NULL)
    assay_pdf_structure_set_language (self->structure, language);
}

void
assay_canvas_open_link (
    AssayCanvas *self, const char *anchor, const char *words, const char *language, gboolean again)
{
  g_autofree char *name = assay_canvas_escape_name (anchor);
  g_autofree char *attributes = g_strdup_printf ("dest='%s'", name);

  if (assay_canvas_lookup_page (self, anchor) == 0)
    {
      assay_canvas_open_text (self, language);
      return;
    }
  open_link_element (self, language, again);
  begin_leaf (self, CAIRO_TAG_LINK, attributes, TRUE);
  assay_pdf_structure_add_link (self->structure, words);
}

/* --- Blanks ----------------------------------------------------------------------------------- */

void
assay_canvas_set_blanks (AssayCanvas *self, AssayPdfBlanks *blanks)
{
  self->blanks = blanks;
}

gboolean
assay_canvas_has_blanks (const AssayCanvas *self)
{
  return self->blanks != NULL;
}

void
assay_canvas_leave_figure (AssayCanvas *self,
                           guint face,
                           double x,
                           double baseline,
                           gboolean begins,
                           const char *first,
                           const char *last,
                           gboolean is_link,
                           gboolean is_read)
{
  AssayPdfFigure figure = { .page = self->n_pages - 1,
                            .face = face,
                            .x = x,
                            .baseline = baseline,
                            .begins = begins,
                            .first = (char *) first,
                            .last = (char *) last,
                            .is_link = is_link,
                            .is_read = is_read };

  cairo_user_to_device (self->cr, &figure.x, &figure.baseline);
  assay_pdf_blanks_add_figure (self->blanks, &figure);
  if (is_read)
    assay_pdf_structure_add_blank (self->structure);
}

void
assay_canvas_open_blank_link (AssayCanvas *self,
                              const char *anchor,
                              const char *text,
                              const cairo_rectangle_t *area,
                              const char *language,
                              gboolean again)
{
  g_autofree char *name = assay_canvas_escape_name (anchor);
  g_autofree char *attributes =
      area != NULL ? g_strdup_printf ("dest='%s' rect=[%d %d %d %d]", name, (int) floor (area->x),
                                      (int) floor (area->y), (int) ceil (area->width) + 1,
                                      (int) ceil (area->height))
                   : g_strdup_printf ("dest='%s'", name);
  AssayPdfWordsKind kind = text != NULL ? ASSAY_PDF_WORDS_LINK : ASSAY_PDF_WORDS_PAGE;

  if (assay_canvas_lookup_page (self, anchor) == 0)
    {
      assay_canvas_open_text (self, language);
      return;
    }
  open_link_element (self, language, again);
  begin_leaf (self, CAIRO_TAG_LINK, attributes, TRUE);
  assay_pdf_structure_add_blank_link (
      self->structure,
      assay_pdf_blanks_add_words (self->blanks, kind, text != NULL ? text : "", anchor, 0));
}

void
assay_canvas_set_blank_replacement (AssayCanvas *self)
{
  assay_pdf_structure_set_blank_replacement (
      self->structure,
      assay_pdf_blanks_add_words (self->blanks, ASSAY_PDF_WORDS_PAGE, "", NULL, self->n_pages - 1));
}

void
assay_canvas_open_file_link (AssayCanvas *self,
                             const char *file,
                             guint page,
                             const char *words,
                             const char *language,
                             gboolean again)
{
  g_autofree char *attributes = g_strdup_printf ("uri='%s#page=%u'", file, page);

  open_link_element (self, language, again);
  begin_leaf (self, CAIRO_TAG_LINK, attributes, TRUE);
  assay_pdf_structure_add_file_link (self->structure, words, file, page);
}

void
assay_canvas_open_figure (AssayCanvas *self, const char *alternative)
{
  assay_pdf_structure_open (self->structure, FIGURE_TAG);
  assay_pdf_structure_set_alternative (self->structure, alternative);
  begin_leaf (self, FIGURE_TAG, NULL, TRUE);
}

void
assay_canvas_close_leaf (AssayCanvas *self)
{
  g_assert (self->leaf != NULL);
  cairo_tag_end (self->cr, self->leaf);
  self->leaf = NULL;
  if (self->is_element)
    assay_pdf_structure_close (self->structure);
}

void
assay_canvas_leave_place (AssayCanvas *self, const char *alternative)
{
  g_assert (self->leaf == NULL);
  assay_pdf_structure_open (self->structure, alternative != NULL ? FIGURE_TAG : "P");
  if (alternative != NULL)
    assay_pdf_structure_set_alternative (self->structure, alternative);
  assay_pdf_structure_add_placed (self->structure);
  assay_pdf_structure_close (self->structure);
}

char *
assay_canvas_escape_name (const char *name)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }

  return g_string_free (escaped, FALSE);
}

void
assay_canvas_add_anchor (AssayCanvas *self, const char *anchor, double x, double y)
{
  g_autofree char *name = assay_canvas_escape_name (anchor);
  g_autofree char *attributes =
      g_strdup_printf ("name='%s' x=%d y=%d", name, (int) x, MAX ((int) y, 0));

  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

void
assay_canvas_set_colour (AssayCanvas *self, AssayColour colour)
{
  cairo_set_source_rgb (self->cr, colour.red, colour.green, colour.blue);
}

void
assay_canvas_draw_rule (
    AssayCanvas *self, double x, double y, double length, double thickness, AssayColour colour)
{
  assay_canvas_set_colour (self, colour);
  cairo_rectangle (self->cr, x, y - thickness / 2, length, thickness);
  cairo_fill (self->cr);
}
