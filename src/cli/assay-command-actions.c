/* assay actions: the improvements planned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-shared-runs.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
is_overdue (const AssayAction *action, AssayDate today)
{
  return action->state == ASSAY_ACTION_OPEN && action->due < today;
}

static void
print_json (const AssayScheme *scheme, const AssayPortfolio *portfolio, AssayDate today)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "actions");
  for (guint i = 0; i < portfolio->actions->len; i++)
    {
      const AssayAction *action = g_ptr_array_index (portfolio->actions, i);
      g_autofree char *number = assay_action_format_number (action->number);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "number", number);
      assay_json_add_string (builder, "criterion", action->criterion);
      assay_json_add_string (builder, "what", action->what);
      assay_json_add_string (builder, "owner", action->owner);
      assay_json_add_date (builder, "due", action->due);
      assay_json_add_string (builder, "state", assay_action_state_get_id (action->state));
      assay_json_add_boolean (builder, "overdue", is_overdue (action, today));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_table (const AssayScheme *scheme, const AssayPortfolio *portfolio, AssayDate today)
{
  const char *const headings[] = { _ ("No."),   _ ("For"),  _ ("Due"), _ ("State"),
                                   _ ("Owner"), _ ("What"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  for (guint i = 0; i < portfolio->actions->len; i++)
    {
      const AssayAction *action = g_ptr_array_index (portfolio->actions, i);

      assay_listing_take (table, assay_action_format_number (action->number));
      assay_listing_add (table, action->criterion);
      assay_listing_take (table, assay_date_format_iso (action->due));
      assay_listing_add (table, is_overdue (action, today)
                                    ? _ ("overdue")
                                    : assay_wording_action_state (action->state));
      assay_listing_add (table, action->owner);
      assay_listing_add (table, action->what);
    }
  assay_listing_print (table);
  if (portfolio->actions->len == 0)
    assay_output_say ("%s", _ ("No actions are planned; “assay action” plans one."));
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_run_view (cli, arguments, print_json, print_table, error);
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_actions = {
  .usage = { "actions", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_PROGRESS,
  .summary = N_ ("list the actions"),
  .explanation =
      N_ ("Every action with its criterion, due date, state and owner. One that is open\n"
          "after its due date is shown as overdue."),
  .example = "assay actions vale",
  .run = run,
};
