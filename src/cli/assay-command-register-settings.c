/* assay register settings: what holds for a whole register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-settings.h"

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "cli/assay-register-fields.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const char *const names[] = { "suppress-below", "fresh-months", "last-board" };

static void
print (const AssayRegister *held, gboolean json)
{
  guint below = assay_register_get_suppress_below (held);
  guint months = assay_register_get_fresh_months (held);
  AssayDate board = assay_register_get_last_board (held);
  g_autofree char *day = assay_date_format_long (board);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!json)
    {
      assay_output_print (_ ("Counts below %u are kept back in anything that leaves."), below);
      assay_output_print (ngettext ("What was confirmed stays good for %u month.",
                                    "What was confirmed stays good for %u months.", months),
                          months);
      assay_output_print (_ ("Last board: %s"), day != NULL ? day : _ ("not recorded"));
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  assay_json_add_number (builder, "suppress_below", below);
  assay_json_add_number (builder, "fresh_months", months);
  assay_json_add_date (builder, "last_board", board);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static gboolean
has_any (const AssayArguments *arguments)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (assay_arguments_has (arguments, names[i]))
      return TRUE;

  return FALSE;
}

static void
change (AssayRegisterRun *self, const AssayArguments *arguments, GError **error)
{
  const AssayHeldSettings *now = assay_register_get_settings (self->held);
  gpointer settings = now != NULL ? assay_register_value_copy (now)
                                  : assay_register_value_new (ASSAY_HELD_SETTINGS);
  gboolean is_good = TRUE;

  for (guint i = 0; is_good && i < G_N_ELEMENTS (names); i++)
    {
      const char *text = assay_arguments_get_option (arguments, names[i]);

      if (text != NULL)
        is_good = assay_register_fields_set (&self->ground, settings, names[i], text, error);
    }
  if (is_good)
    assay_register_run_apply (self, now != NULL ? ASSAY_REGISTER_AMEND : ASSAY_REGISTER_ADD,
                              settings, error);
  assay_register_value_free (settings);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  gboolean is_to_change = has_any (arguments);

  if (!assay_register_run_open (&register_run, cli, arguments, is_to_change, error))
    return 0;
  if (is_to_change)
    change (&register_run, arguments, error);
  else
    print (register_run.held, assay_arguments_has (arguments, "json"));

  return 0;
}

static const AssayOption options[] = {
  { "suppress-below", '\0', ASSAY_OPTION_TEXT, N_ ("N"),
    N_ ("keep counts below this back in anything that leaves") },
  { "fresh-months", '\0', ASSAY_OPTION_TEXT, N_ ("N"),
    N_ ("how long what was confirmed about an award stays good") },
  { "last-board", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"),
    N_ ("when the board met last; its report tells what changed since") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_settings = {
  .usage = { "register settings", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("show or change what holds for the whole register"),
  .explanation = N_ ("Without an option shows what holds. An empty value goes back to what is "
                     "usual: counts\n"
                     "below 5 kept back, 12 months."),
  .example = "assay register settings north.assay-register --last-board 2026-09-15",
  .run = run,
};
