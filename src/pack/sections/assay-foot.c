/* The foot of every page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-foot.h"

#include "pack/layout/assay-figures.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define RULE 0.5
#define BELOW_RULE 6.0
#define NUMBER_WIDTH 40.0
#define GAP 12.0
#define BAND_HEIGHT 8.0
#define FOOT_HEIGHT 46.0

static void
draw_one_line (AssayCanvas *canvas,
               gboolean is_read,
               const char *text,
               AssaySpanStyle style,
               PangoAlignment alignment,
               double x,
               double y,
               double width)
{
  g_autoptr (AssayPhrase) phrase = assay_phrase_new (ASSAY_TEXT_FOOT);

  assay_phrase_add (phrase, style, text);
  assay_phrase_set_one_line (phrase);
  assay_phrase_measure (phrase, assay_canvas_get_typography (canvas), width, alignment);
  if (is_read)
    assay_phrase_draw_inside (phrase, canvas, assay_colour_ink, x, y, 0, G_MAXUINT);
  else
    assay_phrase_draw_whole (phrase, canvas, NULL, x, y);
}

static void
leave_number (AssayCanvas *canvas, gboolean says_number, double right, double y)
{
  double baseline =
      assay_typography_get_baseline (assay_canvas_get_typography (canvas), ASSAY_TEXT_FOOT);

  if (says_number)
    {
      assay_canvas_open_group (canvas, "P");
      assay_canvas_set_blank_replacement (canvas);
    }
  assay_canvas_leave_figure (canvas, assay_figures_get_face (ASSAY_TEXT_FOOT, TRUE, FALSE), right,
                             y + BELOW_RULE + baseline, FALSE, NULL, NULL, FALSE, says_number);
  if (says_number)
    assay_canvas_close_group (canvas);
}

static void
draw_number (AssayCanvas *canvas, gboolean says_number, guint number, double right, double y)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *words = g_strdup_printf (_ ("Page %u"), number);

  if (assay_canvas_has_blanks (canvas))
    {
      leave_number (canvas, says_number, right, y);
      return;
    }
  if (says_number)
    {
      assay_canvas_open_group (canvas, "P");
      assay_canvas_set_replacement (canvas, words);
    }
  draw_one_line (canvas, says_number, digits, ASSAY_SPAN_STRONG, PANGO_ALIGN_RIGHT,
                 right - NUMBER_WIDTH, y + BELOW_RULE, NUMBER_WIDTH);
  if (says_number)
    assay_canvas_close_group (canvas);
}

void
assay_foot_draw (AssayCanvas *canvas,
                 const char *caption,
                 const char *title,
                 gboolean says_number,
                 guint number,
                 double left,
                 double right,
                 double y)
{
  double room = right - left - NUMBER_WIDTH - GAP, title_width = title != NULL ? room * 0.4 : 0;

  assay_canvas_draw_rule (canvas, left, y, right - left, RULE, assay_colour_hairline);
  draw_one_line (canvas, FALSE, caption, ASSAY_SPAN_QUIET, PANGO_ALIGN_LEFT, left, y + BELOW_RULE,
                 room - title_width);
  if (title != NULL)
    draw_one_line (canvas, FALSE, title, ASSAY_SPAN_QUIET, PANGO_ALIGN_RIGHT,
                   left + room - title_width, y + BELOW_RULE, title_width);
  draw_number (canvas, says_number, number, right, y);
}

/* A reader at the foot of such a page must not take the section to be over. */
static char *
describe_section (const AssayPage *page, const char *title)
{
  GString *text = g_string_new (title);

  if (page->comes_from > 0)
    g_string_append_printf (text, _ (" · goes on from page %u"), page->comes_from);
  if (page->goes_on > 0)
    g_string_append_printf (text, _ (" · goes on at page %u"), page->goes_on);

  return g_string_free (text, FALSE);
}

void
assay_foot_draw_page (
    AssayCanvas *canvas, const AssayPage *page, guint number, const char *title, gpointer data)
{
  const AssayFrame *frame = &assay_frame_a4;
  gboolean is_cover = number == 1;
  g_autofree char *words = NULL;

  if (page->is_sheet)
    return;
  words = is_cover ? NULL : describe_section (page, title);
  if (is_cover)
    assay_canvas_draw_rule (canvas, 0, BAND_HEIGHT / 2, page->width, BAND_HEIGHT,
                            assay_colour_accent);
  assay_foot_draw (canvas, data, words, FALSE, number, frame->left, frame->left + frame->width,
                   page->height - FOOT_HEIGHT);
}
