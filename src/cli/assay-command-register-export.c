/* assay register export: contracts, awards or dates as a file for other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-register-runs.h"
#include "core/document/assay-folder-path.h"
#include "present/assay-register-export-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
parse_kind (const char *word, AssayExportKind *out_kind, GError **error)
{
  g_autofree char *quoted = assay_text_dup_quoted (word);

  for (guint i = 0; i <= ASSAY_EXPORT_LAST; i++)
    if (g_str_equal (assay_export_kind_get_id (i), word))
      {
        *out_kind = i;
        return TRUE;
      }
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
               _ ("there is no export “%s”; there are: contracts, awards, dates, example"), quoted);

  return FALSE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *path = assay_arguments_require (arguments, "output", error);
  AssayExportKind kind = ASSAY_EXPORT_CONTRACTS;
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autofree char *text = NULL;

  if (path == NULL || !parse_kind (assay_arguments_get (arguments, 1), &kind, error)
      || !assay_cli_check_two_files (path, assay_arguments_get (arguments, 0), error)
      || !assay_register_run_open_on (&register_run, cli, arguments, error))
    return 0;
  text = assay_register_format_export (&register_run.ground, kind,
                                       assay_register_store_get_title (register_run.store),
                                       assay_context_get_now (assay_cli_get_context (cli)));
  if (assay_path_write_document (assay_context_get_disk (assay_cli_get_context (cli)), path, text,
                                 error))
    assay_output_say (_ ("Wrote %s."), path);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE"), N_ ("where to write it") },
  ASSAY_OPTION_REGISTER_ON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_export = {
  .usage = { "register export", N_ ("FILE WHAT"), 2, 2, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("write contracts, awards or dates as a file for other programs"),
  .explanation = N_ (
      "WHAT is contracts or awards (CSV, which “register import” reads back), dates (iCalendar,\n"
      "what lies ahead and what is overdue), or example (CSV with made-up contracts, to begin a\n"
      "table from)."),
  .example = "assay register export north.assay-register contracts -o contracts.csv\n"
             "assay register export north.assay-register dates -o contracts.ics",
  .run = run,
};
