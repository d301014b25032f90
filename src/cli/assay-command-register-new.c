/* assay register new: begins a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *title = assay_arguments_require (arguments, "title", error);
  const char *path = assay_arguments_get (arguments, 0);
  g_autoptr (AssayRegisterStore) store = NULL;

  if (title == NULL)
    return 0;
  store = assay_register_store_create (path, title, assay_cli_get_context (cli),
                                       assay_cli_get_cancellable (cli), error);
  if (store == NULL)
    return 0;
  assay_output_say (_ ("Began the register “%s”."), assay_register_store_get_title (store));

  return 0;
}

static const AssayOption options[] = {
  { "title", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("what the register is called") },
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_new = {
  .usage = { "register new", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("begin a register of contracts"),
  .explanation = N_ (
      "Makes one file for one person, or with --database the tables of a register that several\n"
      "people share. No area and no service is built in."),
  .example = "assay register new \"north.assay-register\" --title \"Contracts of North Vale\"",
  .run = run,
};
