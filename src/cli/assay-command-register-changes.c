/* assay register changes: which contracts stand otherwise than on an earlier day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-past.h"

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-register-runs.h"
#include "present/assay-register-changes-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssayRegisterChangesState *state)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_date (builder, "since", state->since);
  assay_json_add_date (builder, "on", state->on);
  assay_json_add_number (builder, "same", state->n_same);
  assay_json_begin_array (builder, "changes");
  for (guint i = 0; i < state->rows->len; i++)
    {
      const AssayRegisterChanged *row = state->rows->pdata[i];
      gboolean is_new = row->change == ASSAY_CHANGE_NEW, is_gone = row->change == ASSAY_CHANGE_GONE;

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "change", assay_change_kind_get_id (row->change));
      assay_json_add_number (builder, "contract", row->contract);
      assay_json_add_string (builder, "title", row->title);
      assay_json_add_string (builder, "service", row->service);
      assay_json_add_string (builder, "before",
                             is_new ? NULL : assay_standing_state_get_id (row->before));
      assay_json_add_string (builder, "after",
                             is_gone ? NULL : assay_standing_state_get_id (row->after));
      assay_json_add_string (builder, "text", row->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_text (const AssayRegisterChangesState *state)
{
  const char *const headings[] = { _ ("Change"), _ ("Contract"), _ ("Service"), _ ("How it stands"),
                                   NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  for (guint i = 0; i < state->rows->len; i++)
    {
      const AssayRegisterChanged *row = state->rows->pdata[i];

      assay_listing_add (table, assay_change_kind_word (row->change));
      assay_listing_add (table, row->title);
      assay_listing_add (table, row->service);
      assay_listing_add (table, row->text);
    }
  assay_output_print ("%s", state->summary);
  if (state->rows->len > 0)
    assay_output_print ("%s", "");
  assay_listing_print (table);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (AssayRegister) before = NULL;
  g_autoptr (AssayRegisterContractsState) after = NULL;
  g_autoptr (AssayRegisterChangesState) state = NULL;
  AssayDate since = ASSAY_DATE_NONE;

  if (!assay_register_run_read_day (arguments, "since", &since, error)
      || !assay_register_run_open_on (&register_run, cli, arguments, error)
      || !assay_register_run_choose_since (&register_run, TRUE, &since, error))
    return 0;
  before = assay_register_store_load_past (register_run.store, register_run.held, since,
                                           register_run.cancellable, error);
  if (before == NULL)
    return 0;
  after = assay_register_contracts_state_new (register_run.held, register_run.schemes,
                                              register_run.ground.on);
  state = assay_register_changes_state_new (after, before, since);
  if (assay_arguments_has (arguments, "json"))
    print_json (state);
  else
    print_text (state);

  return 0;
}

static const AssayOption options[] = {
  { "since", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"),
    N_ ("the earlier day; without it, the last board’s") },
  ASSAY_OPTION_REGISTER_ON,
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_changes = {
  .usage = { "register changes", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("say which contracts stand otherwise than on an earlier day"),
  .explanation =
      N_ ("The earlier standing is that of the earlier day, from what was recorded by its "
          "end. The last\n"
          "board’s day is in the settings."),
  .example = "assay register changes north.assay-register --since 2026-09-15",
  .run = run,
};
