/* assay register remove: takes something out of a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  AssayRegisterValue *value = assay_register_run_open_value (&register_run, cli, arguments, error);

  if (value == NULL)
    return 0;
  assay_register_run_apply (&register_run, ASSAY_REGISTER_REMOVE, value, error);
  assay_register_value_free (value);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_remove = {
  .usage = { "register remove", N_ ("FILE KIND WHICH"), 3, 3, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("take something out of a register"),
  .explanation = N_ ("What others belong to cannot be removed before them. The trail keeps what it "
                     "was."),
  .example = "assay register remove north.assay-register milestone \"Application sent\"",
  .run = run,
};
