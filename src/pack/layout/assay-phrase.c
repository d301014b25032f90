/* A text in one style with emphasis, links and page numbers in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines are placed by us, one leading apart; Pango only breaks and shapes them. Runs of glyphs are
 * split where a span ends, so that each piece can stand in a tag of its own.
 */

#include "pack/layout/assay-phrase-private.h"

#include "pack/layout/assay-figures.h"
#include "pack/layout/assay-script.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Up to this length a text is likely to come again. */
#define KEPT_BYTES 48u
#define EVEN_FIGURES "tnum=1"

/* What a phrase is drawn with; passed down while it is. */
typedef struct
{
  AssayPhrase *phrase;
  AssayCanvas *canvas;
  AssayColour colour;
  gboolean marked;
  const AssaySpan *open;  /* the span that the open leaf is of, or NULL */
  const char *language;   /* of the open leaf */
  const AssaySpan *link;  /* the link before */
  const AssaySpan *blank; /* the page number before that was left open */
} Drawing;

static void
clear_span (gpointer data)
{
  AssaySpan *span = data;

  g_free (span->text);
  g_free (span->anchor);
  g_free (span->last);
}

AssayPhrase *
assay_phrase_new (AssayTextStyle style)
{
  AssayPhrase *self = g_new0 (AssayPhrase, 1);

  self->style = style;
  self->spans = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  g_array_set_clear_func (self->spans, clear_span);

  return self;
}

AssayPhrase *
assay_phrase_new_text (AssayTextStyle style, const char *text)
{
  AssayPhrase *self = assay_phrase_new (style);

  assay_phrase_add (self, ASSAY_SPAN_PLAIN, text);

  return self;
}

void
assay_phrase_free (AssayPhrase *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->layout);
  g_array_unref (self->spans);
  g_free (self);
}

void
assay_phrase_add (AssayPhrase *self, AssaySpanStyle style, const char *text)
{
  AssaySpan span = { .type = ASSAY_SPAN_TYPE_TEXT, .style = style };

  if (text == NULL || *text == '\0')
    return;
  span.text = g_strdup (text);
  g_array_append_val (self->spans, span);
}

void
assay_phrase_add_link (AssayPhrase *self, const char *anchor, const char *text)
{
  AssaySpan span = { .type = ASSAY_SPAN_TYPE_LINK,
                     .text = g_strdup (text),
                     .anchor = g_strdup (anchor) };

  g_array_append_val (self->spans, span);
}

void
assay_phrase_add_page (AssayPhrase *self, const char *anchor)
{
  assay_phrase_add_page_range (self, anchor, NULL);
}

void
assay_phrase_add_page_range (AssayPhrase *self, const char *first, const char *last)
{
  AssaySpan span = { .type = ASSAY_SPAN_TYPE_PAGE,
                     .anchor = g_strdup (first),
                     .last = g_strdup (last) };

  g_array_append_val (self->spans, span);
  self->has_pages = TRUE;
}

void
assay_phrase_add_file_link (AssayPhrase *self, const char *file, guint page, const char *text)
{
  AssaySpan span = {
    .type = ASSAY_SPAN_TYPE_FILE, .text = g_strdup (text), .file = file, .page = page
  };

  g_array_append_val (self->spans, span);
}

void
assay_phrase_set_one_line (AssayPhrase *self)
{
  self->one_line = TRUE;
}

gboolean
assay_phrase_is_empty (const AssayPhrase *self)
{
  return self->spans->len == 0;
}

gboolean
assay_phrase_has_pages (const AssayPhrase *self)
{
  return self->has_pages;
}

static void
append_pages (GString *text, const AssaySpan *span, AssayCanvas *canvas)
{
  guint first, last;

  first = assay_canvas_lookup_page (canvas, span->anchor);
  last = span->last == NULL ? first : assay_canvas_lookup_page (canvas, span->last);
  g_string_append_printf (text, "%u", first);
  if (last != first)
    g_string_append_printf (text, "–%u", last);
}

static void
append_placeholder (GString *text, const AssaySpan *span, const char *placeholder)
{
  g_string_append (text, placeholder);
  if (span->last != NULL)
    g_string_append_printf (text, "–%s", placeholder);
}

static void
insert_attribute (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static gboolean
has_even_figures (AssayTextStyle style)
{
  return style != ASSAY_TEXT_COVER_TITLE && style != ASSAY_TEXT_TITLE && style != ASSAY_TEXT_BODY
         && style != ASSAY_TEXT_LEAD;
}

/* The text with its page numbers in it, and where each span ends; @canvas NULL stands for "not yet
 * known". */
static GString *
compose (AssayPhrase *self, AssayCanvas *canvas)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      AssaySpan *span = &g_array_index (self->spans, AssaySpan, i);

      if (span->type != ASSAY_SPAN_TYPE_PAGE)
        g_string_append (text, span->text);
      else if (canvas != NULL)
        append_pages (text, span, canvas);
      else
        append_placeholder (text, span, self->placeholder);
      span->end = (guint) text->len;
    }

  return text;
}

/* Only what changes the letters themselves: an attribute for each span's colour would split the
 * text as often, and Pango's splitting is quadratic. */
static PangoAttrList *
list_attributes (const AssayPhrase *self)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint start = 0;

  if (has_even_figures (self->style))
    pango_attr_list_insert (list, pango_attr_font_features_new (EVEN_FIGURES));
  for (guint i = 0; i < self->spans->len; i++)
    {
      const AssaySpan *span = &g_array_index (self->spans, AssaySpan, i);

      if (span->style == ASSAY_SPAN_STRONG || span->style == ASSAY_SPAN_ACCENT)
        insert_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD), start, span->end);
      if (span->type == ASSAY_SPAN_TYPE_PAGE && !has_even_figures (self->style))
        insert_attribute (list, pango_attr_font_features_new (EVEN_FIGURES), start, span->end);
      start = span->end;
    }
  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));

  return list;
}

/* All that makes a layout what it is. */
static char *
describe_layout (const AssayPhrase *self, const char *text)
{
  GString *key = g_string_new (NULL);

  g_string_printf (key, "%d %d %d %d ", self->style, pango_units_from_double (self->width),
                   self->alignment, self->one_line);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const AssaySpan *span = &g_array_index (self->spans, AssaySpan, i);

      g_string_append_printf (key, "%d %d %u ", span->type, span->style, span->end);
    }
  g_string_append (key, text);

  return g_string_free (key, FALSE);
}

static PangoLayout *
new_layout (const AssayPhrase *self, AssayTypography *typography, const GString *text)
{
  PangoLayout *layout =
      assay_typography_new_layout (typography, self->style, self->width, self->alignment);
  PangoAttrList *list = list_attributes (self);

  if (self->one_line)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      /* It keeps its side, whichever way it is written, or it would stand on its neighbour. */
      pango_layout_set_auto_dir (layout, FALSE);
    }
  pango_layout_set_text (layout, text->str, (int) text->len);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);

  return layout;
}

static void
set_layout (AssayPhrase *self, AssayTypography *typography, AssayCanvas *canvas)
{
  g_autoptr (GString) text = compose (self, canvas);
  g_autofree char *key = NULL;
  PangoLayout *kept;

  g_clear_object (&self->layout);
  if (text->len > KEPT_BYTES)
    {
      self->layout = new_layout (self, typography, text);
      return;
    }
  key = describe_layout (self, text->str);
  kept = assay_typography_lookup_layout (typography, key);
  self->layout = kept != NULL ? g_object_ref (kept) : new_layout (self, typography, text);
  if (kept == NULL)
    assay_typography_keep_layout (typography, key, self->layout);
}

void
assay_phrase_measure (AssayPhrase *self,
                      AssayTypography *typography,
                      double width,
                      PangoAlignment alignment)
{
  g_assert (self->layout == NULL);

  self->width = width;
  self->alignment = alignment;
  self->placeholder = assay_typography_get_page_placeholder (typography);
  self->leading = assay_typography_get_leading (typography, self->style);
  self->baseline = assay_typography_get_baseline (typography, self->style);
  set_layout (self, typography, NULL);
}

guint
assay_phrase_get_n_lines (const AssayPhrase *self)
{
  return (guint) pango_layout_get_line_count (self->layout);
}

double
assay_phrase_get_leading (const AssayPhrase *self)
{
  return self->leading;
}

double
assay_phrase_get_baseline (const AssayPhrase *self)
{
  return self->baseline;
}

double
assay_phrase_get_height (const AssayPhrase *self)
{
  return assay_phrase_get_n_lines (self) * self->leading;
}

double
assay_phrase_get_width (const AssayPhrase *self)
{
  int width;

  pango_layout_get_size (self->layout, &width, NULL);

  return pango_units_to_double (width);
}

static const AssaySpan *
span_at (const AssayPhrase *self, guint offset)
{
  guint low = 0, high = self->spans->len - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->spans, AssaySpan, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return &g_array_index (self->spans, AssaySpan, low);
}

static AssayColour
colour_of (const Drawing *drawing, const AssaySpan *span)
{
  if (span->type != ASSAY_SPAN_TYPE_TEXT && drawing->marked)
    return assay_colour_accent;
  switch (span->style)
    {
    case ASSAY_SPAN_PLAIN:
    case ASSAY_SPAN_STRONG:
      return drawing->colour;
    case ASSAY_SPAN_QUIET:
      return assay_colour_quiet;
    case ASSAY_SPAN_ACCENT:
      return assay_colour_accent;
    }
  g_assert_not_reached ();
}

/* "Training, page 34", or only the page where that is all there is to read. */
static char *
describe_link (const Drawing *drawing, const AssaySpan *span)
{
  guint page;

  if (span->type == ASSAY_SPAN_TYPE_FILE)
    return g_strdup_printf (_ ("%s, page %u of %s"), span->text, span->page, span->file);
  page = assay_canvas_lookup_page (drawing->canvas, span->anchor);
  if (span->type == ASSAY_SPAN_TYPE_PAGE)
    return g_strdup_printf (_ ("Page %u"), page);

  return g_strdup_printf (_ ("%s, page %u"), span->text, page);
}

static void
close_leaf (Drawing *drawing)
{
  if (drawing->open != NULL)
    assay_canvas_close_leaf (drawing->canvas);
  drawing->open = NULL;
}

/* Neighbours that lead nowhere are one, however they look. */
static gboolean
is_same_leaf (const AssaySpan *open, const AssaySpan *span)
{
  return open == span
         || (open != NULL && open->type == ASSAY_SPAN_TYPE_TEXT
             && span->type == ASSAY_SPAN_TYPE_TEXT);
}

static void
open_blank_link (Drawing *drawing,
                 const AssaySpan *span,
                 const cairo_rectangle_t *area,
                 const char *language)
{
  assay_canvas_open_blank_link (
      drawing->canvas, span->anchor, span->text, area, language,
      drawing->link == span && assay_canvas_lookup_page (drawing->canvas, span->anchor) > 0);
  drawing->link = span;
}

/* Opens the leaf that @span's glyphs go into, after closing the one before. */
static void
change_leaf (Drawing *drawing, const AssaySpan *span, const char *language)
{
  g_autofree char *words = NULL;

  if (!drawing->marked || (is_same_leaf (drawing->open, span) && drawing->language == language))
    return;
  close_leaf (drawing);
  drawing->open = span;
  drawing->language = language;
  if (span->type == ASSAY_SPAN_TYPE_TEXT)
    {
      assay_canvas_open_text (drawing->canvas, language);
      return;
    }
  if (span->type != ASSAY_SPAN_TYPE_FILE && assay_canvas_has_blanks (drawing->canvas))
    {
      open_blank_link (drawing, span, NULL, language);
      return;
    }
  words = describe_link (drawing, span);
  if (span->type == ASSAY_SPAN_TYPE_FILE)
    assay_canvas_open_file_link (drawing->canvas, span->file, span->page, words, language,
                                 drawing->link == span);
  else
    assay_canvas_open_link (drawing->canvas, span->anchor, words, language,
                            drawing->link == span
                                && assay_canvas_lookup_page (drawing->canvas, span->anchor) > 0);
  drawing->link = span;
}

/* How wide all of @span is that stands on the line of its first piece, which is @width. */
static double
measure_blank (const Drawing *drawing, const AssaySpan *span, int start, double width)
{
  PangoLayout *layout = drawing->phrase->layout;
  PangoRectangle first, last;

  pango_layout_index_to_pos (layout, start, &first);
  pango_layout_index_to_pos (layout, (int) span->end - 1, &last);
  if (first.y != last.y)
    return width;

  return MAX (width, pango_units_to_double (last.x + last.width - first.x));
}

/* What was measured stands for the number: it keeps its place, with the number at the side that the
 * text is aligned to. */
static void
leave_blank (Drawing *drawing, const AssaySpan *span, int start, double x, double y, double width)
{
  const AssayPhrase *phrase = drawing->phrase;
  double slot = measure_blank (drawing, span, start, width);
  gboolean begins = phrase->alignment == PANGO_ALIGN_LEFT;
  cairo_rectangle_t area = { x, y - phrase->baseline, slot, phrase->leading };

  if (drawing->blank == span)
    return;
  drawing->blank = span;
  if (drawing->marked)
    {
      close_leaf (drawing);
      drawing->open = span;
      drawing->language = NULL;
      open_blank_link (drawing, span, &area, NULL);
    }
  assay_canvas_leave_figure (
      drawing->canvas,
      assay_figures_get_face (phrase->style, span->style == ASSAY_SPAN_STRONG, drawing->marked),
      begins ? x : x + slot, y, begins, span->anchor, span->last, drawing->marked, drawing->marked);
}

static double
draw_piece (Drawing *drawing, PangoGlyphItem *piece, double x, double y)
{
  const AssaySpan *span = span_at (drawing->phrase, (guint) piece->item->offset);
  cairo_t *cr = assay_canvas_get_cairo (drawing->canvas);
  double width = pango_units_to_double (pango_glyph_string_get_width (piece->glyphs));

  if (span->type == ASSAY_SPAN_TYPE_PAGE && assay_canvas_has_blanks (drawing->canvas))
    {
      leave_blank (drawing, span, piece->item->offset, x, y, width);
      return width;
    }

  change_leaf (drawing, span,
               assay_language_of_run (piece->item->analysis.script,
                                      pango_layout_get_text (drawing->phrase->layout)));
  assay_canvas_set_colour (drawing->canvas, colour_of (drawing, span));
  cairo_move_to (cr, x, y);
  pango_cairo_show_glyph_item (cr, pango_layout_get_text (drawing->phrase->layout), piece);
  if (span->type != ASSAY_SPAN_TYPE_TEXT && drawing->marked)
    assay_canvas_draw_rule (drawing->canvas, x, y + ASSAY_UNDERLINE_BELOW, width,
                            ASSAY_UNDERLINE_THICKNESS, assay_colour_accent);

  return width;
}

/* The run in pieces of one span each, in the order in which they are read. */
static GPtrArray *
split_run (const AssayPhrase *phrase, const PangoGlyphItem *run)
{
  const char *text = pango_layout_get_text (phrase->layout);
  PangoGlyphItem *rest = pango_glyph_item_copy ((PangoGlyphItem *) run);
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) pango_glyph_item_free);

  for (;;)
    {
      guint end = span_at (phrase, (guint) rest->item->offset)->end;
      PangoGlyphItem *piece = NULL;

      if (end < (guint) (rest->item->offset + rest->item->length))
        piece = pango_glyph_item_split (rest, text, (int) end - rest->item->offset);
      if (piece == NULL)
        break;
      g_ptr_array_add (pieces, piece);
    }
  g_ptr_array_add (pieces, rest);

  return pieces;
}

static double
draw_run (Drawing *drawing, PangoGlyphItem *run, double x, double y)
{
  g_autoptr (GPtrArray) pieces = NULL;
  gboolean runs_left = run->item->analysis.level % 2 == 1;
  double width = 0;

  if (drawing->phrase->spans->len == 1)
    return draw_piece (drawing, run, x, y);
  pieces = split_run (drawing->phrase, run);
  for (guint i = 0; i < pieces->len; i++)
    width += draw_piece (drawing, pieces->pdata[runs_left ? pieces->len - 1 - i : i], x + width, y);

  return width;
}

static void
draw_line (Drawing *drawing, PangoLayoutIter *iter, double left, double y)
{
  PangoRectangle extents;
  double x;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  x = left + pango_units_to_double (extents.x);
  for (GSList *l = pango_layout_iter_get_line_readonly (iter)->runs; l != NULL; l = l->next)
    x += draw_run (drawing, l->data, x, y);
  /* A link ends with its line, or its sensitive area would span the lines' whole width. */
  if (drawing->open != NULL && drawing->open->type != ASSAY_SPAN_TYPE_TEXT)
    close_leaf (drawing);
}

static void
draw_lines (Drawing *drawing, double x, double y, guint first_line, guint n_lines)
{
  AssayPhrase *phrase = drawing->phrase;
  PangoLayoutIter *iter;
  guint i = 0;

  /* An empty cell still is a cell. */
  if (assay_phrase_is_empty (phrase))
    return;
  iter = pango_layout_get_iter (phrase->layout);
  do
    {
      if (i >= first_line && i - first_line < n_lines)
        draw_line (drawing, iter, x, y + (i - first_line) * phrase->leading + phrase->baseline);
      i++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  close_leaf (drawing);
}

static void
draw_phrase (AssayPhrase *self,
             AssayCanvas *canvas,
             gboolean marked,
             AssayColour colour,
             double x,
             double y,
             guint first_line,
             guint n_lines)
{
  Drawing drawing = { .phrase = self, .canvas = canvas, .colour = colour, .marked = marked };

  if (self->has_pages && !assay_canvas_has_blanks (canvas))
    set_layout (self, assay_canvas_get_typography (canvas), canvas);
  draw_lines (&drawing, x, y, first_line, n_lines);
}

void
assay_phrase_draw (AssayPhrase *self,
                   AssayCanvas *canvas,
                   const char *tag,
                   AssayColour colour,
                   double x,
                   double y,
                   guint first_line,
                   guint n_lines)
{
  if (tag != NULL && first_line > 0)
    assay_canvas_resume_group (canvas, tag);
  else if (tag != NULL)
    assay_canvas_open_group (canvas, tag);
  draw_phrase (self, canvas, tag != NULL, colour, x, y, first_line, n_lines);
  if (tag != NULL)
    assay_canvas_close_group (canvas);
}

void
assay_phrase_draw_inside (AssayPhrase *self,
                          AssayCanvas *canvas,
                          AssayColour colour,
                          double x,
                          double y,
                          guint first_line,
                          guint n_lines)
{
  draw_phrase (self, canvas, TRUE, colour, x, y, first_line, n_lines);
}

void
assay_phrase_draw_whole (
    AssayPhrase *self, AssayCanvas *canvas, const char *tag, double x, double y)
{
  assay_phrase_draw (self, canvas, tag, assay_colour_ink, x, y, 0, G_MAXUINT);
}
