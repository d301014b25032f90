/* assay register note: a dated note on a contract.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-register-find.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static char *
read_text (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *const texts[] = { "text", "text-file", NULL };
  const char *path = assay_arguments_get_option (arguments, "text-file");

  if (!assay_arguments_check_one_of (arguments, texts, error))
    return NULL;
  if (path != NULL)
    {
      g_autofree char *read = assay_cli_read_text (cli, path, error);

      return read != NULL ? assay_text_clean (read) : NULL;
    }
  if (assay_arguments_require (arguments, "text", error) == NULL)
    return NULL;

  return assay_text_clean (assay_arguments_get_option (arguments, "text"));
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autofree char *text = read_text (cli, arguments, error);
  AssayDate day = assay_context_get_today (assay_cli_get_context (cli));
  const AssayRegisterValue *contract;
  AssayHeldNote *note;

  if (text == NULL || !assay_register_run_read_day (arguments, "day", &day, error)
      || !assay_register_run_open (&register_run, cli, arguments, TRUE, error))
    return 0;
  contract = assay_register_find_value (&register_run.ground, ASSAY_HELD_CONTRACT,
                                        assay_arguments_get (arguments, 1), error);
  if (contract == NULL)
    return 0;
  note = assay_register_value_new (ASSAY_HELD_NOTE);
  note->contract = contract->id;
  note->day = day;
  note->text = g_steal_pointer (&text);
  if (assay_register_run_apply (&register_run, ASSAY_REGISTER_ADD, note, error))
    assay_output_print ("%" G_GINT64_FORMAT, note->value.id);
  assay_register_value_free (note);

  return 0;
}

static const AssayOption options[] = {
  { "text", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("the note") },
  ASSAY_OPTION_TEXT_FILE,
  { "day", 'd', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("its day; without it, today") },
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_note = {
  .usage = { "register note", N_ ("FILE CONTRACT"), 2, 2, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("write a note on a contract"),
  .explanation = N_ ("Notes stay in the register. Write nothing about a case in one. Prints the "
                     "number of the note."),
  .example = "assay register note north.assay-register \"RJ 2025\" --text \"Met the manager.\"",
  .run = run,
};
