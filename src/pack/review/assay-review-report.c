/* The report on a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/review/assay-review-report.h"

#include "pack/report/assay-paper.h"
#include "pack/review/assay-review-report-sections.h"
#include "pack/sections/assay-foot.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayContent *
build (const AssayReviewFacts *facts)
{
  AssayContent *content = assay_content_new ();

  assay_review_report_add_cover (content, facts);
  assay_review_report_add_contents (content, facts);
  assay_review_report_add_outcome (content, facts);
  assay_review_report_add_standards (content, facts);
  assay_review_report_add_asked (content, facts);
  assay_review_report_add_visits (content, facts);
  assay_review_report_add_second (content, facts);
  assay_review_report_add_basis (content, facts);

  return content;
}

gboolean
assay_review_report_write (AssayContext *context,
                           const AssayReviewReportOrder *order,
                           AssayProgress progress,
                           GCancellable *cancellable,
                           guint *out_n_pages,
                           GError **error)
{
  const AssayReviewHead *head = order->review->head;
  const AssayScheme *scheme = order->scheme;
  g_autoptr (AssayReviewFacts) facts =
      assay_review_facts_new (order->review, order->scheme, order->portfolio, order->map,
                              order->other, order->today, error);
  g_autoptr (AssayContent) content = NULL;
  g_autofree char *subject = g_strdup_printf (_ ("%s, edition %s"), scheme->title, scheme->edition);
  g_autofree char *caption =
      g_strdup_printf (_ ("%s · Review report, round %u"), head->service, head->round);
  AssayPaper paper = {
    .path = order->path,
    .html_path = order->html_path,
    .caption = caption,
    .subject = subject,
    .language = scheme->lang,
    .on = order->today,
    .about = _ ("A report on a review, made with Assay; not an official document of any awarding "
                "body. It says the same as the PDF, to be read on any screen."),
    .draw_foot = assay_foot_draw_page,
  };

  if (facts == NULL)
    return FALSE;
  paper.author = facts->roles != NULL ? facts->roles : _ ("Assessor");
  content = build (facts);

  return assay_paper_write (context, content, &paper, progress, cancellable, out_n_pages, error);
}
