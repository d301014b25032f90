/* assay register report: the board report as a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/register/assay-register-report.h"

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-register-json.h"
#include "cli/assay-register-runs.h"
#include "cli/assay-written.h"
#include "core/register/assay-register-past.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssayRegisterReportOrder *order, guint n_pages)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_written_add_json (builder, order->path, NULL, n_pages);
  assay_json_add_date (builder, "on", order->contracts->ground.on);
  assay_json_add_date (builder, "since",
                       order->changes != NULL ? order->changes->since : ASSAY_DATE_NONE);
  assay_json_add_string (builder, "verdict", order->contracts->verdict);
  assay_register_json_add_counts (builder, order->contracts->counts);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* NULL where nothing is compared; FALSE with an error. */
static gboolean
read_changes (const AssayRegisterRun *self,
              const AssayRegisterContractsState *contracts,
              AssayDate since,
              AssayRegisterChangesState **out_changes,
              GError **error)
{
  g_autoptr (AssayRegister) before = NULL;

  if (since == ASSAY_DATE_NONE)
    return TRUE;
  before =
      assay_register_store_load_past (self->store, self->held, since, self->cancellable, error);
  if (before == NULL)
    return FALSE;
  *out_changes = assay_register_changes_state_new (contracts, before, since);

  return TRUE;
}

static gboolean
write_report (AssayCli *cli,
              const AssayRegisterReportOrder *order,
              guint *out_n_pages,
              GError **error)
{
  gboolean is_written =
      assay_register_report_write (assay_cli_get_context (cli), order, assay_cli_begin_work (cli),
                                   assay_cli_get_cancellable (cli), out_n_pages, error);

  assay_cli_end_work (cli);

  return is_written;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  AssayRegisterReportOrder order = {
    .path = assay_arguments_require (arguments, "output", error),
  };
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (AssayRegisterContractsState) contracts = NULL;
  g_autoptr (AssayRegisterChangesState) changes = NULL;
  AssayDate since = ASSAY_DATE_NONE;
  guint n_pages = 0;

  /* A report over the register itself would be the end of it. */
  if (order.path == NULL
      || !assay_cli_check_two_files (order.path, assay_arguments_get (arguments, 0), error)
      || !assay_register_run_read_day (arguments, "since", &since, error)
      || !assay_register_run_open_on (&register_run, cli, arguments, error)
      || !assay_register_run_choose_since (&register_run, FALSE, &since, error))
    return 0;
  contracts = assay_register_contracts_state_new (register_run.held, register_run.schemes,
                                                  register_run.ground.on);
  if (!read_changes (&register_run, contracts, since, &changes, error))
    return 0;
  order.contracts = contracts;
  order.changes = changes;
  order.title = assay_register_store_get_title (register_run.store);
  if (!write_report (cli, &order, &n_pages, error))
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (&order, n_pages);
  else
    assay_written_print (order.path, NULL, n_pages);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.pdf"), N_ ("where to write the report") },
  ASSAY_OPTION_REGISTER_ON,
  { "since", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"),
    N_ ("tell what changed since this day; without it, since the last board") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_report = {
  .usage = { "register report", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("write a board report as a PDF"),
  .explanation = N_ (
      "How every quality clause stands, what needs attention, what changed, each contract with\n"
      "its time line, and where it is all known from. Notes are not in it. It is the\n"
      "commissioner’s own paper and says so."),
  .example = "assay register report north.assay-register -o board.pdf --since 2026-09-15",
  .run = run,
};
