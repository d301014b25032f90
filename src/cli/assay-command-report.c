/* assay report: the health check as a few pages for the service's own board.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/report/assay-health-report.h"

#include "cli/assay-commands.h"
#include "cli/assay-day.h"
#include "cli/assay-written.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssayHealthReportOrder *order, guint n_pages)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_written_add_json (builder, order->path, order->html_path, n_pages);
  assay_json_add_date (builder, "on", order->readiness->on);
  assay_json_add_string (builder, "verdict", assay_verdict_get_id (order->readiness->verdict));
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  AssayHealthReportOrder order = {
    .path = assay_arguments_require (arguments, "output", error),
    .html_path = assay_arguments_get_option (arguments, "html"),
  };
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayReadiness) readiness = NULL;
  AssayDay day;
  guint n_pages;

  if (order.path == NULL || !assay_cli_check_two_files (order.path, order.html_path, error))
    return 0;
  folder = assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  if (folder == NULL || !assay_cli_check_outside (folder, order.path, error)
      || (order.html_path != NULL && !assay_cli_check_outside (folder, order.html_path, error))
      || !assay_day_choose (cli, arguments, assay_portfolio_folder_get_portfolio (folder), &day,
                            error))
    return 0;
  readiness = assay_cli_compute_readiness (folder, day.on);
  order.readiness = readiness;
  order.today = assay_context_get_today (assay_cli_get_context (cli));
  if (!assay_health_report_write (assay_cli_get_context (cli), &order,
                                  assay_cli_get_cancellable (cli), &n_pages, error))
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (&order, n_pages);
  else
    assay_written_print (order.path, order.html_path, n_pages);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.pdf"), N_ ("where to write the report") },
  { "html", '\0', ASSAY_OPTION_PATH, N_ ("FILE.html"), N_ ("write the same as HTML, too") },
  { "on", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("the day the report speaks for") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_report = {
  .usage = { "report", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_READINESS,
  .summary = N_ ("write a health-check report for your own board"),
  .explanation =
      N_ ("Strengths, areas to improve and planned actions in a few pages. It is not a\n"
          "submission: it holds no evidence and no private notes, and says so on every page."),
  .example = "assay report vale -o \"vale health check.pdf\"",
  .run = run,
};
