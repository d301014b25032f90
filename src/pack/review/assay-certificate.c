/* One page for an award.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions may be many and long, and a certificate is one page: it is set again smaller, and at
 * last names how many conditions there are and where they stand, rather than grow a second page
 * that could be left off.
 */

#include "pack/review/assay-certificate.h"

#include "base/assay-error.h"
#include "pack/report/assay-paper.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-review-report-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ABOVE_TITLE 72.0
#define ABOVE_FACTS 30.0
#define FACTS_WIDTH 440.0
#define LABEL_POINTS 128.0
#define FRAME_INSET 24.0
#define FRAME_RULE 0.75
#define BAND 8.0

/* How much of the conditions is said. */
typedef enum
{
  SIZE_FULL,
  SIZE_SMALL,
  SIZE_COUNTED,
} Size;

#define N_SIZES (SIZE_COUNTED + 1)

/* --- What it says --- */

static void
add_title (AssayContent *content, const AssayCertificateOrder *order, Size size)
{
  g_autofree char *against = g_strdup_printf (
      _ ("was assessed against the %s, edition %s, and was given the award that is "
         "set out below."),
      order->scheme->title, order->scheme->edition);

  assay_content_add (content, assay_space_new (size == SIZE_FULL ? ABOVE_TITLE : ABOVE_FACTS));
  assay_part_add_cover_title (content, _ ("Certificate of award"), order->review->head->service,
                              size != SIZE_FULL, against);
}

static void
add_fact (AssayBlock *table, const char *label, AssaySpanStyle span, const char *value)
{
  assay_part_add_cover_fact (table, label, ASSAY_TEXT_BODY, span, value);
}

static void
add_digest (AssayBlock *table, const char *label, const char *digest)
{
  g_autofree char *digits = assay_part_group_digits (digest, 4, 64, 8);

  assay_part_add_cover_fact (table, label, ASSAY_TEXT_COVER_DIGEST, ASSAY_SPAN_PLAIN, digits);
}

static void
add_facts (AssayContent *content, const AssayCertificateOrder *order)
{
  const AssayAward *award = assay_review_get_award (order->review);
  const AssayDecision *decision = assay_review_get_decision (order->review);
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  g_autofree char *from = assay_date_format_long (award->from);
  g_autofree char *until = assay_date_format_long (award->until);
  g_autofree char *day = assay_date_format_long (decision->day);
  g_autofree char *decided =
      g_strdup_printf (_ ("%s, on %s (D%03u)"), decision->role, day, decision->number);

  assay_table_set_style (table, ASSAY_TEXT_BODY);
  assay_table_set_width (table, FACTS_WIDTH);
  add_fact (table, _ ("From"), ASSAY_SPAN_STRONG, from);
  add_fact (table, _ ("Until"), ASSAY_SPAN_STRONG, until);
  add_fact (table, _ ("Decided by"), ASSAY_SPAN_PLAIN, decided);
  add_digest (table, _ ("Submission’s fingerprint"), order->review->head->fingerprint);
  add_digest (table, _ ("Review’s state"), decision->digest);
  assay_content_add (content, assay_space_new (ABOVE_FACTS));
  assay_content_add (content, table);
}

static AssayPhrase *
new_condition (const AssayAwardCondition *condition, Size size)
{
  AssayPhrase *phrase = assay_phrase_new (size == SIZE_FULL ? ASSAY_TEXT_BODY : ASSAY_TEXT_TABLE);
  g_autofree char *due = assay_date_format_long (condition->due);
  g_autofree char *lead = due != NULL ? g_strdup_printf (_ ("By %s: "), due) : NULL;

  assay_phrase_add (phrase, ASSAY_SPAN_STRONG, lead);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, condition->what);

  return phrase;
}

static void
add_conditions (AssayContent *content, const AssayAward *award, Size size)
{
  g_autofree char *counted = NULL;
  AssayBlock *list;

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Conditions"), NULL);
  if (award->conditions->len == 0)
    {
      assay_content_add_paragraph (content, ASSAY_TEXT_BODY, _ ("None."));
      return;
    }
  if (size == SIZE_COUNTED)
    {
      counted = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "There is %u condition. It stands in the review "
                                              "report, and the award holds only with it.",
                                              "There are %u conditions. They stand in the review "
                                              "report, and the award holds only with them.",
                                              award->conditions->len),
                                 award->conditions->len);
      assay_content_add_paragraph (content, ASSAY_TEXT_BODY, counted);
      return;
    }
  list = assay_list_new ();
  for (guint i = 0; i < award->conditions->len; i++)
    assay_list_add (list, new_condition (award->conditions->pdata[i], size));
  assay_content_add (content, list);
}

static AssayContent *
build (const AssayCertificateOrder *order, Size size)
{
  AssayContent *content = assay_content_new ();

  assay_content_begin_section (content, _ ("Certificate"));
  assay_content_add_bookmark (content, 0, _ ("Certificate"), ASSAY_ANCHOR_COVER);
  add_title (content, order, size);
  add_facts (content, order);
  add_conditions (content, assay_review_get_award (order->review), size);
  assay_part_add_cover_foot (
      content, order->scheme,
      _ ("Made with Assay. It is not an official document or mark of any awarding "
         "body: it says what was decided in the review with these digests, and the "
         "review report gives the reasons."));
  assay_content_end_section (content);

  return content;
}

/* --- How it looks --- */

/* A frame and a band, and no foot: there are no other pages to tell it from. */
static void
draw_frame (
    AssayCanvas *canvas, const AssayPage *page, guint number, const char *title, gpointer data)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);
  double width = page->width - 2 * FRAME_INSET, height = page->height - 2 * FRAME_INSET;

  assay_canvas_draw_rule (canvas, FRAME_INSET, FRAME_INSET + BAND / 2, width, BAND,
                          assay_colour_accent);
  assay_canvas_set_colour (canvas, assay_colour_accent);
  cairo_set_line_width (cr, FRAME_RULE);
  cairo_rectangle (cr, FRAME_INSET + FRAME_RULE / 2, FRAME_INSET + FRAME_RULE / 2,
                   width - FRAME_RULE, height - FRAME_RULE);
  cairo_stroke (cr);
}

/* The largest size that fits on one page; the smallest where none does. 0 pages is an error. */
static gboolean
choose_size (const AssayCertificateOrder *order,
             Size *out_size,
             GCancellable *cancellable,
             GError **error)
{
  for (Size size = SIZE_FULL; size < N_SIZES; size++)
    {
      g_autoptr (AssayContent) content = build (order, size);
      guint n_pages = assay_paper_count_pages (content, order->scheme->lang, cancellable, error);

      *out_size = size;
      if (n_pages < 2)
        return n_pages == 1;
    }

  return TRUE;
}

gboolean
assay_certificate_write (AssayContext *context,
                         const AssayCertificateOrder *order,
                         AssayProgress progress,
                         GCancellable *cancellable,
                         GError **error)
{
  AssayAwardStanding standing = assay_review_compute_award_standing (order->review);
  g_autoptr (AssayContent) content = NULL;
  g_autofree char *caption = NULL, *subject = NULL;
  AssayPaper paper = { .path = order->path,
                       .language = order->scheme->lang,
                       .on = order->today,
                       .draw_foot = draw_frame };
  Size size = SIZE_FULL;

  if (standing != ASSAY_AWARD_HOLDS)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, _ ("There is nothing to certify: %s"),
                   assay_review_word_award_standing (standing));
      return FALSE;
    }
  if (!choose_size (order, &size, cancellable, error))
    return FALSE;
  content = build (order, size);
  caption = g_strdup_printf (_ ("%s · Certificate of award"), order->review->head->service);
  subject = g_strdup_printf (_ ("%s, edition %s"), order->scheme->title, order->scheme->edition);
  paper.author = assay_review_get_decision (order->review)->role;
  paper.caption = caption;
  paper.subject = subject;

  return assay_paper_write (context, content, &paper, progress, cancellable, NULL, error);
}
