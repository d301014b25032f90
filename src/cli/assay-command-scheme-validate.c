/* assay scheme validate: what is wrong with scheme files, line by line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "core/scheme/assay-scheme-loader.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_problems (const char *path, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const AssayXmlProblem *problem = g_ptr_array_index (problems, i);

      if (problem->line > 0)
        assay_output_print ("%s:%u: %s", path, problem->line, problem->message);
      else
        assay_output_print ("%s: %s", path, problem->message);
    }
}

/* The exit status for this file. */
static int
validate (AssayCli *cli, const char *path, const char *schema)
{
  g_autoptr (GPtrArray) problems = assay_xml_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayScheme) scheme = assay_scheme_load (path, schema, problems, &error);

  if (scheme != NULL)
    {
      assay_output_say (_ ("%s is a valid scheme: %s (%s, %s), %u standards, %u criteria."), path,
                        scheme->title, scheme->id, scheme->edition, scheme->standards->len,
                        scheme->criteria->len);
      return 0;
    }
  if (problems->len == 0)
    return assay_cli_report_error (cli, error, NULL);
  print_problems (path, problems);

  return assay_error_get_exit_status (error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *schema = assay_scheme_library_get_schema_path (assay_cli_get_library (cli), error);
  int invalid = assay_error_lookup_row (ASSAY_ERROR_INVALID)->exit_status;
  int worst = 0;

  if (schema == NULL)
    return 0;
  for (guint i = 0; i < assay_arguments_get_n (arguments); i++)
    {
      int status = validate (cli, assay_arguments_get (arguments, i), schema);

      /* "Not valid" is what was asked about; it outweighs a file that could not be read. */
      if (status == invalid || (worst == 0 && status != 0))
        worst = status;
    }

  return worst;
}

const AssayCommand assay_command_scheme_validate = {
  .usage = { "scheme validate", N_ ("FILE…"), 1, ASSAY_ARGUMENTS_MANY, NULL },
  .group = ASSAY_GROUP_SCHEMES,
  .summary = N_ ("say what is wrong with scheme files, line by line"),
  .explanation = N_ ("Prints every problem as FILE:LINE: MESSAGE on standard output. The exit\n"
                     "status is 5 when a file is not a valid scheme."),
  .example = "assay scheme validate our-own-mark.xml",
  .run = run,
};
