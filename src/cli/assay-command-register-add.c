/* assay register add: something new in a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-register-fields.h"
#include "cli/assay-register-find.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  AssayHeldKind kind = ASSAY_HELD_AREA;
  AssayRegisterValue *value;

  if (!assay_register_find_kind (assay_arguments_get (arguments, 1), &kind, error)
      || !assay_register_run_open (&register_run, cli, arguments, TRUE, error))
    return 0;
  value = assay_register_value_new (kind);
  if (assay_register_fields_read (&register_run.ground, value, arguments, 2, error)
      && assay_register_run_apply (&register_run, ASSAY_REGISTER_ADD, value, error))
    assay_output_print ("%" G_GINT64_FORMAT, value->id);
  assay_register_value_free (value);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_add = {
  .usage = { "register add", N_ ("FILE KIND FIELD=VALUE…"), 3, ASSAY_ARGUMENTS_MANY, options,
             ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("add an area, a service, a contract or what belongs to one"),
  .explanation = N_ (
      "KIND is area, service, partner, contract, extension, clause, milestone, award, condition,\n"
      "received or note. A KIND without the fields it needs says which it has. What a field names\n"
      "is given by name or number, a day as 2026-11-22. Prints the number of what was added."),
  .example = "assay register add north.assay-register service name=\"North Vale RJ\"\n"
             "assay register add north.assay-register contract service=\"North Vale RJ\" "
             "title=\"RJ 2025\" "
             "begins=2025-04-01 ends=2028-03-31\n"
             "assay register add north.assay-register clause contract=\"RJ 2025\" clause=holds "
             "schemes=rss",
  .run = run,
};
