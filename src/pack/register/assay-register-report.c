/* The board report of a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/register/assay-register-report.h"

#include "pack/register/assay-register-report-sections.h"
#include "pack/report/assay-paper.h"
#include "pack/sections/assay-foot.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define USUAL_LANGUAGE "en-GB"

static AssayContent *
build (const AssayRegisterReportOrder *order)
{
  AssayContent *content = assay_content_new ();

  assay_register_report_add_summary (content, order);
  assay_register_report_add_attention (content, order);
  assay_register_report_add_changes (content, order);
  assay_register_report_add_contracts (content, order);
  assay_register_report_add_standards (content, order);
  assay_register_report_add_measures (content, order);
  assay_register_report_add_sources (content, order);

  return content;
}

/* A register says nothing about its language; what is made of it is in that of whoever prints it.
 */
static const char *
get_language (void)
{
  const char *language = pango_language_to_string (pango_language_get_default ());

  return g_str_equal (language, "c") ? USUAL_LANGUAGE : language;
}

gboolean
assay_register_report_write (AssayContext *context,
                             const AssayRegisterReportOrder *order,
                             AssayProgress progress,
                             GCancellable *cancellable,
                             guint *out_n_pages,
                             GError **error)
{
  AssayDate on = order->contracts->ground.on;
  g_autoptr (AssayContent) content = build (order);
  g_autofree char *day = assay_date_format_long (on);
  g_autofree char *subject =
      g_strdup_printf (_ ("Quality clauses, as recorded on %s in this register"), day);
  g_autofree char *caption = g_strdup_printf (_ ("%s · Board report"), order->title);
  const AssayPaper paper = {
    .path = order->path,
    .caption = caption,
    .author = order->title,
    .subject = subject,
    .language = get_language (),
    .on = on,
    .about =
        _ ("A commissioner’s own report, as recorded in one register; not an official document "
           "of any awarding body. It says the same as the PDF, to be read on any screen."),
    .draw_foot = assay_foot_draw_page,
  };

  return assay_paper_write (context, content, &paper, progress, cancellable, out_n_pages, error);
}

/* --- What several parts show --- */

char *
assay_register_report_anchor (gint64 contract)
{
  return g_strdup_printf ("contract-%" G_GINT64_FORMAT, contract);
}

AssayPhrase *
assay_register_report_new_link (gint64 contract, const char *title, const char *service)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);
  g_autofree char *anchor = assay_register_report_anchor (contract);

  assay_phrase_add_link (phrase, anchor, title);
  if (*service != '\0')
    {
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, service);
    }

  return phrase;
}

void
assay_register_report_draw_text (AssayCanvas *canvas,
                                 AssayTextStyle text_style,
                                 AssaySpanStyle style,
                                 const char *text,
                                 PangoAlignment alignment,
                                 double x,
                                 double y,
                                 double width)
{
  g_autoptr (AssayPhrase) phrase = assay_phrase_new (text_style);

  assay_phrase_add (phrase, style, text);
  assay_phrase_set_one_line (phrase);
  assay_phrase_measure (phrase, assay_canvas_get_typography (canvas), width, alignment);
  assay_phrase_draw_whole (phrase, canvas, NULL, x, y);
}

void
assay_register_report_add_apart (AssayContent *content, const GPtrArray *texts)
{
  AssayBlock *list;

  if (texts->len == 0)
    return;
  list = assay_list_new ();
  for (guint i = 0; i < texts->len; i++)
    assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_BODY, texts->pdata[i]));
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("What is not compared"), NULL);
  assay_content_add (content, list);
}

static AssayState
get_colour_of (AssayStandingState state)
{
  switch (state)
    {
    case ASSAY_STANDING_LAPSED:
    case ASSAY_STANDING_LATE:
      return ASSAY_STATE_GAP;
    case ASSAY_STANDING_UNKNOWN:
    case ASSAY_STANDING_AT_RISK:
      return ASSAY_STATE_CLAIMED;
    case ASSAY_STANDING_ON_COURSE:
    case ASSAY_STANDING_NOT_REQUIRED:
      return ASSAY_STATE_NOT_ASSESSED;
    case ASSAY_STANDING_MET_WITH_CONDITIONS:
    case ASSAY_STANDING_MET:
      return ASSAY_STATE_READY;
    }

  g_assert_not_reached ();
}

AssayPaperChip *
assay_register_report_new_chip (AssayStandingState state)
{
  return assay_paper_chip_new (assay_register_word_standing_sign (state),
                               assay_register_word_standing (state),
                               assay_chart_palette_paper.states[get_colour_of (state)]);
}
