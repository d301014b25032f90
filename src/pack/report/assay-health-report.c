/* The health-check report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is set, drawn and finished as a pack is, with no evidence beneath.
 */

#include "pack/report/assay-health-report.h"

#include "pack/report/assay-paper.h"
#include "pack/report/assay-report-sections.h"
#include "pack/sections/assay-foot.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayContent *
build (const AssayHealthReportOrder *order, const AssayPackFacts *facts)
{
  const AssayReadiness *readiness = order->readiness;
  g_autoptr (AssayHealthState) health = assay_health_state_new (readiness);
  g_autoptr (AssayOverviewState) overview =
      assay_overview_state_new (readiness, order->today, NULL, 0);
  g_autoptr (AssayActionsState) actions =
      assay_actions_state_new (readiness->scheme, readiness->portfolio, order->today, FALSE);
  const AssayReportFacts report = { facts, health, overview, actions };
  AssayContent *content = assay_content_new ();

  assay_report_add_summary (content, &report);
  assay_report_add_standards (content, &report);

  return content;
}

gboolean
assay_health_report_write (AssayContext *context,
                           const AssayHealthReportOrder *order,
                           GCancellable *cancellable,
                           guint *out_n_pages,
                           GError **error)
{
  const AssayReadiness *readiness = order->readiness;
  g_autoptr (AssayPackFacts) facts = assay_pack_facts_new (readiness, NULL);
  g_autoptr (AssayContent) content = build (order, facts);
  g_autofree char *subject =
      g_strdup_printf (_ ("%s, edition %s"), readiness->scheme->title, readiness->scheme->edition);
  g_autofree char *caption = g_strdup_printf (_ ("%s · Health-check report, not a submission"),
                                              readiness->portfolio->head->service);
  const AssayPaper paper = {
    .path = order->path,
    .html_path = order->html_path,
    .caption = caption,
    .author = readiness->portfolio->head->service,
    .subject = subject,
    .language = readiness->scheme->lang,
    .on = readiness->on,
    .about = _ ("A report for the service’s own use, not a submission. It says the same as the "
                "PDF, to be read on any screen."),
    .draw_foot = assay_foot_draw_page,
  };

  return assay_paper_write (context, content, &paper, ASSAY_PROGRESS_NONE, cancellable, out_n_pages,
                            error);
}
