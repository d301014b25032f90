/* assay register amend: changes something in a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-register-fields.h"
#include "cli/assay-register-find.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* The version that whoever asks has seen. What is there by now decides at the gate. */
static gboolean
read_version (const AssayArguments *arguments, AssayRegisterValue *value, GError **error)
{
  const char *text = assay_arguments_get_option (arguments, "version");

  if (text == NULL || g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &value->version, NULL))
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                       _ ("--version takes the number that “assay register list --json” gives"));

  return FALSE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  AssayRegisterValue *value = assay_register_run_open_value (&register_run, cli, arguments, error);

  if (value == NULL)
    return 0;
  if (read_version (arguments, value, error)
      && assay_register_fields_read (&register_run.ground, value, arguments, 3, error))
    assay_register_run_apply (&register_run, ASSAY_REGISTER_AMEND, value, error);
  assay_register_value_free (value);

  return 0;
}

static const AssayOption options[] = {
  { "version", '\0', ASSAY_OPTION_TEXT, N_ ("N"),
    N_ ("only if nobody has changed it since this version of it") },
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_amend = {
  .usage = { "register amend", N_ ("FILE KIND WHICH FIELD=VALUE…"), 4, ASSAY_ARGUMENTS_MANY,
             options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("change something in a register"),
  .explanation =
      N_ ("WHICH is its number or its name, a contract’s reference, or, of what has no name, what\n"
          "it belongs to. FIELD= empties a field. Where somebody else changed the same meanwhile,\n"
          "both are shown and nothing is changed."),
  .example = "assay register amend north.assay-register contract \"RJ 2025\" ends=2029-03-31",
  .run = run,
};
