/* The health-check report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is set, drawn and finished as a pack is, with no evidence beneath.
 */

#include "pack/report/assay-health-report.h"

#include "pack/html/assay-html-document.h"
#include "pack/layout/assay-print-file.h"
#include "pack/pdf/assay-pdf-join.h"
#include "pack/report/assay-report-sections.h"
#include "pack/sections/assay-foot.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PAGES_GUESS 100u
#define BOOKMARK_FORMAT _ ("%s · p %u")
#define CREATOR "Assay " ASSAY_VERSION

typedef struct
{
  AssayDisk *disk;
  const AssayHealthReportOrder *order;
  char *caption;
  char *drawn;
  char *joined;
  char *html; /* NULL where none is asked for */
  GCancellable *cancellable;
} Run;

static void
run_clear (Run *run)
{
  const char *const parts[] = { run->drawn, run->joined, run->html };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && g_file_test (parts[i], G_FILE_TEST_IS_REGULAR))
      assay_disk_remove (run->disk, parts[i], NULL);
  g_free (run->caption);
  g_free (run->drawn);
  g_free (run->joined);
  g_free (run->html);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

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

static gboolean
draw (const Run *run,
      const AssayContent *content,
      const AssayPlan *plan,
      AssayTypography *typography,
      GError **error)
{
  const AssayReadiness *readiness = run->order->readiness;
  g_autoptr (AssayPdfStructure) structure = assay_pdf_structure_new ();
  g_autofree char *subject =
      g_strdup_printf (_ ("%s, edition %s"), readiness->scheme->title, readiness->scheme->edition);
  g_autofree char *day = assay_date_format_iso (readiness->on);
  g_autofree char *date = g_strconcat (day, "T00:00:00Z", NULL);
  const AssayDocumentInfo info = { .title = run->caption,
                                   .author = readiness->portfolio->head->service,
                                   .subject = subject,
                                   .creator = CREATOR,
                                   .date = date,
                                   .bookmark_format = BOOKMARK_FORMAT,
                                   .structure = structure };
  const AssayPdfJoinInfo join = { .language = readiness->scheme->lang,
                                  .bookmark_format = BOOKMARK_FORMAT,
                                  .structure = structure };

  return assay_print_write_file (run->disk, run->drawn, content, plan, typography, &info,
                                 assay_foot_draw_page, run->caption, ASSAY_PROGRESS_NONE,
                                 run->cancellable, error)
         && assay_print_reserve (run->disk, run->joined, error)
         && assay_pdf_join (run->drawn, NULL, 0, &join, run->joined, ASSAY_PROGRESS_NONE,
                            run->cancellable, error);
}

static gboolean
write_html (const Run *run, const AssayContent *content, const AssayPlan *plan, GError **error)
{
  const AssayReadiness *readiness = run->order->readiness;
  g_autofree char *pdf = NULL;
  g_autoptr (GBytes) html = NULL;
  AssayHtmlInfo info = {
    .title = run->caption,
    .language = readiness->scheme->lang,
    .author = readiness->portfolio->head->service,
    .generator = CREATOR,
    .about = _ ("A report for the service’s own use, not a submission. It says the same as the "
                "PDF, to be read on any screen."),
  };

  if (run->html == NULL)
    return TRUE;
  info.pdf = pdf = assay_html_refer (run->order->html_path, run->order->path);
  html = assay_html_document_format (content, plan->anchors, &info);

  return assay_print_write_bytes (run->disk, run->html, html, error);
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
  g_autoptr (AssayTypography) typography =
      assay_typography_new (readiness->scheme->lang, PAGES_GUESS);
  g_autoptr (AssayPlan) plan =
      assay_plan_new (content, typography, &assay_frame_a4, cancellable, error);
  g_auto (Run) run = {
    .disk = assay_context_get_disk (context),
    .order = order,
    .caption = g_strdup_printf (_ ("%s · Health-check report, not a submission"),
                                readiness->portfolio->head->service),
    .drawn = g_strconcat (order->path, ".drawn.part", NULL),
    .joined = g_strconcat (order->path, ".joined.part", NULL),
    .html = order->html_path != NULL ? g_strconcat (order->html_path, ".html.part", NULL) : NULL,
    .cancellable = cancellable,
  };

  if (plan == NULL || !draw (&run, content, plan, typography, error)
      || !write_html (&run, content, plan, error)
      || !assay_print_publish (run.disk, run.joined, order->path, run.html, order->html_path,
                               error))
    return FALSE;
  if (out_n_pages != NULL)
    *out_n_pages = plan->pages->len;

  return TRUE;
}
