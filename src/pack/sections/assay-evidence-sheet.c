/* One page of an evidence item in the pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-evidence-sheet.h"

#include "core/portfolio/assay-pages.h"
#include "pack/pdf/assay-pdf-words.h"
#include "pack/sections/assay-foot.h"
#include "pack/sections/assay-section-parts.h"

#include "assay-config.h"

#include <math.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define STRIP_WIDTH 24.0
#define FOOT_HEIGHT 32.0
#define EDGE 4.0
/* Of the foot, what its number keeps for itself, and how far the text is below its rule. */
#define FOOT_NUMBER_WIDTH 52.0
#define FOOT_BELOW_RULE 6.0

#define A5_SHORT 419.53
#define A5_LONG 595.28
#define A4_SHORT 595.28
#define A4_LONG 841.89
#define A3_SHORT 841.89
#define A3_LONG 1190.55
/* How far from A4 still is A4; US letter is near enough. */
#define A4_SLACK 0.065
#define PICTURE_MARGIN 24.0
/* What is a sheet of paper when it was scanned at this size: A5 to A3, and a little. */
#define PAPER_SHORT (A5_SHORT * 0.95)
#define PAPER_LONG (A3_LONG * 1.05)

#define STAMP_TITLE_CHARS 70
#define STAMP_MAX_CRITERIA 8u

typedef struct
{
  AssayBlock parent;
  const AssayPackFacts *facts;
  const AssayPackItem *item;
  guint page;
  char *anchor;
  AssaySheet sheet;
} EvidenceSheet;

/* --- Sizes ------------------------------------------------------------------------------------ */

/* The box for content of this size, centred in what the strips leave; it is never made larger. */
static void
centre_box (AssaySheet *sheet, double width, double height, double margin)
{
  double room_width = sheet->width - STRIP_WIDTH - EDGE - 2 * margin;
  double room_height = sheet->height - FOOT_HEIGHT - 2 * margin;
  double scale = MIN (1, MIN (room_width / width, room_height / height));

  sheet->box_width = width * scale;
  sheet->box_height = height * scale;
  sheet->box_x = STRIP_WIDTH + EDGE / 2 + margin + (room_width - sheet->box_width) / 2;
  sheet->box_y = margin + (room_height - sheet->box_height) / 2;
}

static gboolean
is_near (double length, double wanted)
{
  return fabs (length - wanted) <= wanted * A4_SLACK;
}

AssaySheet
assay_sheet_fit_page (double page_width, double page_height)
{
  AssaySheet sheet = { 0 };
  gboolean lies = page_width > page_height;
  double shorter = MIN (page_width, page_height), longer = MAX (page_width, page_height);

  if (is_near (shorter, A4_SHORT) && is_near (longer, A4_LONG))
    {
      sheet.width = lies ? A4_LONG : A4_SHORT;
      sheet.height = lies ? A4_SHORT : A4_LONG;
    }
  else
    {
      sheet.width = CLAMP (page_width + STRIP_WIDTH + EDGE, lies ? A5_LONG : A5_SHORT,
                           lies ? A3_LONG : A3_SHORT);
      sheet.height =
          CLAMP (page_height + FOOT_HEIGHT, lies ? A5_SHORT : A5_LONG, lies ? A3_SHORT : A3_LONG);
    }
  centre_box (&sheet, page_width, page_height, 0);

  return sheet;
}

AssaySheet
assay_sheet_fit_picture (double width, double height)
{
  AssaySheet sheet = { 0 };
  gboolean lies = width > height;

  sheet.width = lies ? A4_LONG : A4_SHORT;
  sheet.height = lies ? A4_SHORT : A4_LONG;
  centre_box (&sheet, width, height, PICTURE_MARGIN);

  return sheet;
}

AssaySheet
assay_sheet_of_item (const AssayPackItem *item, guint page)
{
  double width, height;

  if (item->picture != NULL)
    {
      /* A scan of a sheet of paper is shown as a page is. */
      if (assay_picture_get_scan_size (item->picture, page - 1, &width, &height)
          && MIN (width, height) >= PAPER_SHORT && MAX (width, height) <= PAPER_LONG)
        return assay_sheet_fit_page (width, height);
      assay_picture_get_screen_size (item->picture, page - 1, &width, &height);

      return assay_sheet_fit_picture (width, height);
    }
  assay_pdf_source_get_page_size (item->pdf, page - 1, &width, &height);

  return assay_sheet_fit_page (width, height);
}

/* --- Drawing ---------------------------------------------------------------------------------- */

/* A citation without pages means the whole item. */
static gboolean
cites_page (const AssayCiting *citing, guint page)
{
  return citing->ranges == NULL || assay_pages_contain (citing->ranges, page);
}

static void
add_criteria (AssayPhrase *phrase, const EvidenceSheet *self)
{
  const AssayCriterion *last = NULL;
  guint n = 0;

  for (guint i = 0; i < self->item->citings->len; i++)
    {
      const AssayCiting *citing = &g_array_index (self->item->citings, AssayCiting, i);
      g_autofree char *anchor = assay_anchor_criterion (citing->criterion);

      if (citing->criterion == last || !cites_page (citing, self->page))
        continue;
      last = citing->criterion;
      n++;
      if (n > STAMP_MAX_CRITERIA)
        continue;
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, n == 1 ? _ (" · cited by ") : ", ");
      assay_phrase_add_link (phrase, anchor, citing->criterion->id);
    }
  if (n > STAMP_MAX_CRITERIA)
    {
      g_autofree char *rest = g_strdup_printf (_ (" and %u more"), n - STAMP_MAX_CRITERIA);

      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, rest);
    }
}

static AssayPhrase *
new_stamp (const EvidenceSheet *self)
{
  const char *title = self->item->evidence->title;
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_FOOT);
  g_autofree char *number = g_strdup_printf ("%s ", self->item->number);
  g_autofree char *place =
      g_strdup_printf (_ (" · item page %u of %u"), self->page, self->item->n_pages);

  assay_phrase_add (phrase, ASSAY_SPAN_ACCENT, number);
  if (g_utf8_strlen (title, -1) > STAMP_TITLE_CHARS)
    {
      g_autofree char *start = g_utf8_substring (title, 0, STAMP_TITLE_CHARS);

      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, start);
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "…");
    }
  else
    assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, title);
  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, place);
  add_criteria (phrase, self);
  assay_phrase_set_one_line (phrase);

  return phrase;
}

/* The strip reads upwards, from the foot. */
static void
draw_strip (const EvidenceSheet *self, AssayCanvas *canvas)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);
  g_autoptr (AssayPhrase) stamp = new_stamp (self);

  assay_canvas_set_colour (canvas, assay_colour_tint);
  cairo_rectangle (cr, 0, 0, STRIP_WIDTH, self->sheet.height);
  cairo_fill (cr);
  assay_phrase_measure (stamp, assay_canvas_get_typography (canvas),
                        self->sheet.height - 2 * FOOT_HEIGHT, PANGO_ALIGN_LEFT);
  cairo_save (cr);
  cairo_translate (cr, (STRIP_WIDTH - assay_phrase_get_leading (stamp)) / 2,
                   self->sheet.height - FOOT_HEIGHT);
  cairo_rotate (cr, -G_PI_2);
  assay_phrase_draw_whole (stamp, canvas, "P", 0, 0);
  cairo_restore (cr);
}

/* What is shown where there are no words to read. */
static char *
describe_picture (const EvidenceSheet *self)
{
  /* Translators: number, kind and title of an item whose page is a picture. */
  return g_strdup_printf (_ ("%s, %s: %s, page %u of %u"), self->item->number,
                          assay_part_get_kind (self->facts, self->item->evidence),
                          self->item->evidence->title, self->page, self->item->n_pages);
}

/* PDFs are put in later, beneath what is drawn here. */
static void
leave_place (const EvidenceSheet *self, AssayCanvas *canvas)
{
  g_autofree char *alternative = NULL;

  if (!assay_pdf_source_has_words (self->item->pdf, self->page - 1))
    alternative = describe_picture (self);
  assay_canvas_leave_place (canvas, alternative);
}

static void
draw_picture (const EvidenceSheet *self, AssayCanvas *canvas)
{
  const AssaySheet *sheet = &self->sheet;
  const cairo_rectangle_t box = { sheet->box_x, sheet->box_y, sheet->box_width, sheet->box_height };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPhrase) excuse = NULL;
  g_autofree char *alternative = describe_picture (self);

  assay_canvas_open_figure (canvas, alternative);
  assay_picture_draw (self->item->picture, self->page - 1, assay_canvas_get_cairo (canvas), &box,
                      &error);
  assay_canvas_close_leaf (canvas);
  if (error == NULL)
    return;
  excuse = assay_phrase_new_text (
      ASSAY_TEXT_BODY, _ ("This picture is damaged and cannot be shown. The file itself travels "
                          "with the submission, unchanged."));
  assay_phrase_measure (excuse, assay_canvas_get_typography (canvas), sheet->box_width,
                        PANGO_ALIGN_LEFT);
  assay_phrase_draw_whole (excuse, canvas, "P", sheet->box_x, sheet->box_y);
}

static void
measure_sheet (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  EvidenceSheet *self = (EvidenceSheet *) block;
  AssayPiece piece = { .page_width = self->sheet.width,
                       .page_height = self->sheet.height,
                       .anchor = self->anchor };

  g_array_append_val (pieces, piece);
}

/* Whoever opens this page first, from a link or a search, gets to the front from here. */
static void
draw_way_back (const EvidenceSheet *self, AssayCanvas *canvas, double right, double top)
{
  g_autoptr (AssayPhrase) phrase = assay_phrase_new (ASSAY_TEXT_FOOT);
  double left;

  assay_phrase_add_link (phrase, self->item->number, self->item->number);
  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, " · ");
  assay_phrase_add_link (phrase, ASSAY_ANCHOR_CONTENTS, _ ("Contents"));
  assay_phrase_measure (phrase, assay_canvas_get_typography (canvas), -1, PANGO_ALIGN_LEFT);
  left = right - assay_phrase_get_width (phrase);
  if (left > self->sheet.width / 2)
    assay_phrase_draw_whole (phrase, canvas, "P", left, top);
}

static void
draw_sheet (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  const EvidenceSheet *self = (const EvidenceSheet *) block;

  /* Which page it is comes first, then what the stamp says, then what it shows. */
  assay_canvas_open_group (canvas, "Part");
  assay_foot_draw (canvas, self->facts->caption, NULL, TRUE,
                   assay_canvas_lookup_page (canvas, self->anchor), STRIP_WIDTH + 12,
                   self->sheet.width - 24, self->sheet.height - FOOT_HEIGHT + 6);
  draw_strip (self, canvas);
  if (self->item->picture != NULL)
    draw_picture (self, canvas);
  else
    leave_place (self, canvas);
  draw_way_back (self, canvas, self->sheet.width - 24 - FOOT_NUMBER_WIDTH,
                 self->sheet.height - FOOT_HEIGHT + 6 + FOOT_BELOW_RULE);
  assay_canvas_close_group (canvas);
}

static void
free_sheet (AssayBlock *block)
{
  g_free (((EvidenceSheet *) block)->anchor);
}

/* The page itself is in the PDF only; here are its number there and what its strip says. */
static void
write_sheet (const AssayBlock *block, AssayMarkup *markup)
{
  const EvidenceSheet *self = (const EvidenceSheet *) block;
  g_autoptr (AssayPhrase) stamp = new_stamp (self);

  assay_markup_begin_run (markup, "ul", "sheets");
  assay_markup_open (markup, "li", "id", self->anchor, NULL);
  assay_markup_add_page_note (markup, self->anchor);
  assay_markup_add_raw (markup, " ");
  assay_phrase_write (stamp, markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static const AssayBlockClass sheet_class = { measure_sheet, draw_sheet, NULL,
                                             NULL,          free_sheet, write_sheet };

AssayBlock *
assay_evidence_sheet_new (const AssayPackFacts *facts, const AssayPackItem *item, guint page)
{
  EvidenceSheet *self = g_new0 (EvidenceSheet, 1);

  self->parent.klass = &sheet_class;
  self->facts = facts;
  self->item = item;
  self->page = page;
  self->anchor = assay_anchor_page (item, page);
  self->sheet = assay_sheet_of_item (item, page);

  return &self->parent;
}
