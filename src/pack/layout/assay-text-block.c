/* Blocks of words: headings, paragraphs and lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-block.h"

#define CHIP_GAP 5.0
#define BEFORE_CHIPS 14.0
#define LIST_INDENT 12.0
#define LIST_GAP 3.0
#define RULE_ABOVE 13.0

typedef struct
{
  AssayBlock parent;
  AssayHeadingLevel level;
  AssayPhrase *phrase;
  GPtrArray *chips; /* AssayPaperChip, the rightmost first */
  char *anchor;
  double width;
} Heading;

typedef struct
{
  AssayBlock parent;
  AssayPhrase *phrase;
  double after;
  gboolean at_foot;
} Paragraph;

typedef struct
{
  AssayBlock parent;
  GPtrArray *items; /* AssayPhrase */
  AssayPhrase *dot;
} List;

/* --- Headings --------------------------------------------------------------------------------- */

typedef struct
{
  const char *tag;
  double before;
  double after;
  double need;
} HeadingRow;

static const HeadingRow heading_rows[] = {
  [ASSAY_HEADING_COVER] = { "H1", 4, 10, 0 },  [ASSAY_HEADING_SECTION] = { "H1", 0, 12, 0 },
  [ASSAY_HEADING_PART] = { "H2", 24, 7, 150 }, [ASSAY_HEADING_CRITERION] = { "H2", 34, 6, 130 },
  [ASSAY_HEADING_LABEL] = { "H3", 15, 3, 0 },
};

static void
measure_heading (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  Heading *self = (Heading *) block;
  const HeadingRow *row = &heading_rows[self->level];
  AssayPiece piece = { .before = row->before, .after = row->after, .need = row->need };
  double room = width - (self->chips->len > 0 ? BEFORE_CHIPS - CHIP_GAP : 0);

  self->width = width;
  for (guint i = 0; i < self->chips->len; i++)
    {
      assay_paper_chip_measure (self->chips->pdata[i], typography);
      room -= assay_paper_chip_get_width (self->chips->pdata[i]) + CHIP_GAP;
    }
  assay_phrase_measure (self->phrase, typography, MAX (room, width / 3), PANGO_ALIGN_LEFT);
  piece.height = assay_phrase_get_height (self->phrase);
  piece.anchor = self->anchor;
  piece.keep_with_next = TRUE;
  piece.starts_page = self->level == ASSAY_HEADING_SECTION;
  g_array_append_val (pieces, piece);
}

static void
draw_heading (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  Heading *self = (Heading *) block;
  AssayColour colour = self->level == ASSAY_HEADING_LABEL ? assay_colour_accent : assay_colour_ink;
  double y = pieces[0].y, left = x + self->width;

  if (self->level == ASSAY_HEADING_CRITERION && !pieces[0].on_top)
    assay_canvas_draw_rule (canvas, x, y - RULE_ABOVE, self->width, 0.5, assay_colour_hairline);
  assay_phrase_draw (self->phrase, canvas, heading_rows[self->level].tag, colour, x, y, 0,
                     G_MAXUINT);
  for (guint i = 0; i < self->chips->len; i++)
    left -= assay_paper_chip_get_width (self->chips->pdata[i]) + (i > 0 ? CHIP_GAP : 0);
  /* From left to right, as they are read. */
  for (guint i = self->chips->len; i > 0; i--)
    {
      assay_paper_chip_draw (self->chips->pdata[i - 1], canvas, "P", left,
                             y + assay_phrase_get_baseline (self->phrase));
      left += assay_paper_chip_get_width (self->chips->pdata[i - 1]) + CHIP_GAP;
    }
}

static void
free_heading (AssayBlock *block)
{
  Heading *self = (Heading *) block;

  assay_phrase_free (self->phrase);
  g_ptr_array_unref (self->chips);
  g_free (self->anchor);
}

/* On a page a label is an H3 wherever it stands; here it is one below what stands above it. */
static guint
get_rank (AssayHeadingLevel level)
{
  switch (level)
    {
    case ASSAY_HEADING_COVER:
      return 1;
    case ASSAY_HEADING_SECTION:
      return 2;
    case ASSAY_HEADING_PART:
    case ASSAY_HEADING_CRITERION:
      return 3;
    case ASSAY_HEADING_LABEL:
      return 4;
    }
  g_assert_not_reached ();
}

static void
write_heading (const AssayBlock *block, AssayMarkup *markup)
{
  const Heading *self = (const Heading *) block;
  static const char *const classes[] = {
    [ASSAY_HEADING_COVER] = "head cover", [ASSAY_HEADING_SECTION] = "head",
    [ASSAY_HEADING_PART] = "head part",   [ASSAY_HEADING_CRITERION] = "head criterion",
    [ASSAY_HEADING_LABEL] = "head label",
  };

  assay_markup_open (markup, "div", "class", classes[self->level], NULL);
  assay_markup_open_heading (markup, get_rank (self->level), self->anchor,
                             assay_phrase_get_direction (self->phrase));
  assay_phrase_write (self->phrase, markup);
  assay_markup_close (markup);
  if (self->chips->len > 0 || self->anchor != NULL)
    assay_markup_open (markup, "p", "class", "beside", NULL);
  for (guint i = 0; i < self->chips->len; i++)
    {
      assay_paper_chip_write (self->chips->pdata[i], markup);
      assay_markup_add_raw (markup, " ");
    }
  if (self->anchor != NULL)
    assay_markup_add_page_note (markup, self->anchor);
  if (self->chips->len > 0 || self->anchor != NULL)
    assay_markup_close (markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static const AssayBlockClass heading_class = { measure_heading, draw_heading, NULL, NULL,
                                               free_heading,    write_heading };

AssayBlock *
assay_heading_new (AssayHeadingLevel level,
                   AssayPhrase *phrase,
                   AssayPaperChip *chip,
                   const char *anchor)
{
  Heading *self = g_new0 (Heading, 1);

  self->parent.klass = &heading_class;
  self->level = level;
  self->phrase = phrase;
  self->chips = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_paper_chip_free);
  if (chip != NULL)
    g_ptr_array_add (self->chips, chip);
  self->anchor = g_strdup (anchor);

  return &self->parent;
}

void
assay_heading_add_chip (AssayBlock *self, AssayPaperChip *chip)
{
  g_assert (self->klass == &heading_class);
  g_ptr_array_add (((Heading *) self)->chips, chip);
}

/* --- Paragraphs ------------------------------------------------------------------------------- */

static void
measure_paragraph (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  Paragraph *self = (Paragraph *) block;
  AssayPiece piece = { .after = self->after, .at_foot = self->at_foot };
  guint n_lines;

  assay_phrase_measure (self->phrase, typography, width, PANGO_ALIGN_LEFT);
  n_lines = assay_phrase_get_n_lines (self->phrase);
  assay_block_add_lines (pieces, &piece, n_lines,
                         self->at_foot || assay_phrase_has_pages (self->phrase) ? n_lines : 0,
                         assay_phrase_get_leading (self->phrase));
}

static void
draw_paragraph (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  Paragraph *self = (Paragraph *) block;

  assay_phrase_draw (self->phrase, canvas, "P", assay_colour_ink, x, pieces[0].y,
                     pieces[0].first_line, assay_pieces_count_lines (pieces, n_pieces));
}

static void
free_paragraph (AssayBlock *block)
{
  assay_phrase_free (((Paragraph *) block)->phrase);
}

static void
write_paragraph (const AssayBlock *block, AssayMarkup *markup)
{
  const Paragraph *self = (const Paragraph *) block;

  assay_markup_open (markup, "p", "class", assay_phrase_get_style_class (self->phrase), "dir",
                     assay_phrase_get_direction (self->phrase), NULL);
  assay_phrase_write (self->phrase, markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static const AssayBlockClass paragraph_class = { measure_paragraph, draw_paragraph, NULL, NULL,
                                                 free_paragraph,    write_paragraph };

AssayBlock *
assay_paragraph_new (AssayPhrase *phrase, double after)
{
  Paragraph *self = g_new0 (Paragraph, 1);

  self->parent.klass = &paragraph_class;
  self->phrase = phrase;
  self->after = after;

  return &self->parent;
}

AssayBlock *
assay_footing_new (AssayPhrase *phrase)
{
  AssayBlock *block = assay_paragraph_new (phrase, 0);

  ((Paragraph *) block)->at_foot = TRUE;

  return block;
}

/* --- Lists ------------------------------------------------------------------------------------ */

static void
measure_list (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  List *self = (List *) block;

  assay_phrase_measure (self->dot, typography, -1, PANGO_ALIGN_LEFT);
  for (guint i = 0; i < self->items->len; i++)
    {
      AssayPhrase *phrase = self->items->pdata[i];
      AssayPiece piece = { .after = LIST_GAP, .part = i };

      guint n_lines;

      assay_phrase_measure (phrase, typography, width - LIST_INDENT, PANGO_ALIGN_LEFT);
      n_lines = assay_phrase_get_n_lines (phrase);
      assay_block_add_lines (pieces, &piece, n_lines, assay_phrase_has_pages (phrase) ? n_lines : 0,
                             assay_phrase_get_leading (phrase));
    }
}

static void
draw_list_item (List *self, AssayCanvas *canvas, const AssayPiece *pieces, guint n, double x)
{
  AssayPhrase *phrase = self->items->pdata[pieces[0].part];

  if (pieces[0].first_line > 0)
    assay_canvas_resume_group (canvas, "LI");
  else
    assay_canvas_open_group (canvas, "LI");
  if (pieces[0].first_line == 0)
    assay_phrase_draw (self->dot, canvas, "Lbl", assay_colour_accent, x, pieces[0].y, 0, 1);
  assay_phrase_draw (phrase, canvas, "LBody", assay_colour_ink, x + LIST_INDENT, pieces[0].y,
                     pieces[0].first_line, assay_pieces_count_lines (pieces, n));
  assay_canvas_close_group (canvas);
}

static void
draw_list (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  guint i = 0;

  while (i < n_pieces)
    {
      guint n = assay_pieces_count_part (&pieces[i], n_pieces - i);

      draw_list_item ((List *) block, canvas, &pieces[i], n, x);
      i += n;
    }
}

static void
open_list (AssayBlock *block, AssayCanvas *canvas)
{
  assay_canvas_open_group (canvas, "L");
}

static void
close_list (AssayBlock *block, AssayCanvas *canvas)
{
  assay_canvas_close_group (canvas);
}

static void
free_list (AssayBlock *block)
{
  List *self = (List *) block;

  g_ptr_array_unref (self->items);
  assay_phrase_free (self->dot);
}

static void
write_list (const AssayBlock *block, AssayMarkup *markup)
{
  const List *self = (const List *) block;

  assay_markup_open (markup, "ul", NULL);
  assay_markup_end_line (markup);
  for (guint i = 0; i < self->items->len; i++)
    {
      const AssayPhrase *phrase = self->items->pdata[i];

      assay_markup_open (markup, "li", "dir", assay_phrase_get_direction (phrase), NULL);
      assay_phrase_write (phrase, markup);
      assay_markup_close (markup);
      assay_markup_end_line (markup);
    }
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static const AssayBlockClass list_class = { measure_list, draw_list, open_list,
                                            close_list,   free_list, write_list };

AssayBlock *
assay_list_new (void)
{
  List *self = g_new0 (List, 1);

  self->parent.klass = &list_class;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_phrase_free);
  self->dot = assay_phrase_new_text (ASSAY_TEXT_BODY, "•");

  return &self->parent;
}

void
assay_list_add (AssayBlock *self, AssayPhrase *phrase)
{
  g_assert (self->klass == &list_class);
  g_ptr_array_add (((List *) self)->items, phrase);
}
