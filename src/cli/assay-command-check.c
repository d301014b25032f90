/* assay check: what to look at before submitting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-all-findings.h"
#include "cli/assay-commands.h"
#include "cli/assay-day.h"
#include "cli/assay-findings-output.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssayReadiness *readiness, const AssayDay *day, const GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_findings_output_add (builder, readiness, findings);
  assay_json_add_date (builder, "on", readiness->on);
  assay_json_add_string (builder, "on_because", assay_day_get_reason_id (day));
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_text (const AssayReadiness *readiness, const AssayDay *day, const GPtrArray *findings)
{
  g_autofree char *when = assay_day_describe (day);
  guint n_blocking = assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING);

  if (findings->len == 0)
    assay_output_print (_ ("Nothing to report, %s."), when);
  else if (n_blocking == 0)
    assay_output_print (_ ("Nothing stands in the way, %s."), when);
  else
    assay_output_print (g_dngettext (GETTEXT_PACKAGE, "%u thing stands in the way, %s.",
                                     "%u things stand in the way, %s.", n_blocking),
                        n_blocking, when);
  assay_findings_output_print (readiness, findings, ASSAY_SEVERITY_BLOCKING);
  assay_findings_output_print (readiness, findings, ASSAY_SEVERITY_WARNING);
  assay_findings_output_print (readiness, findings, ASSAY_SEVERITY_ADVICE);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  AssayPortfolio *portfolio;
  AssayDay day;

  if (folder == NULL)
    return 0;
  portfolio = assay_portfolio_folder_get_portfolio (folder);
  if (!assay_day_choose (cli, arguments, portfolio, &day, error))
    return 0;
  readiness = assay_cli_compute_readiness (folder, day.on);
  findings = assay_all_findings_list (cli, folder, readiness,
                                      !assay_arguments_has (arguments, "quick"), error);
  if (findings == NULL)
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (readiness, &day, findings);
  else
    print_text (readiness, &day, findings);

  return assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING) > 0 ? 1 : 0;
}

static const AssayOption options[] = {
  { "on", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("check for this day") },
  { "quick", 'q', ASSAY_OPTION_FLAG, NULL, N_ ("do not read the evidence files through") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_check = {
  .usage = { "check", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_READINESS,
  .summary = N_ ("list everything to look at before submitting"),
  .explanation =
      N_ ("Each finding says what is wrong, where, and what to do. The exit status is 0 when\n"
          "nothing stands in the way of submitting, and 1 when something does."),
  .example = "assay check vale --on 2027-01-12",
  .run = run,
};
