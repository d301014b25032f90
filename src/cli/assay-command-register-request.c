/* assay register request: asks a service for its figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-register-find.h"
#include "cli/assay-register-runs.h"
#include "core/register/assay-measures-request.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
read_asking (const AssayRegisterRun *self,
             const AssayArguments *arguments,
             AssayMeasuresAsking *asking,
             GError **error)
{
  const char *asker = assay_arguments_get_option (arguments, "asker");
  const char *word = assay_arguments_get_option (arguments, "service");
  const AssayHeldService *service =
      word != NULL ? assay_register_find_value (&self->ground, ASSAY_HELD_SERVICE, word, error)
                   : NULL;

  if (word != NULL && service == NULL)
    return FALSE;
  asking->asker = asker != NULL ? asker : assay_register_store_get_title (self->store);
  asking->service = service != NULL ? service->name : NULL;
  asking->day = self->ground.on;

  return assay_arguments_read_date (arguments, "from", &asking->from, error)
         && assay_arguments_read_date (arguments, "until", &asking->until, error)
         && assay_arguments_read_date (arguments, "by", &asking->by, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *path = assay_arguments_require (arguments, "output", error);
  const char *only = assay_arguments_get_option (arguments, "only");
  g_auto (GStrv) measures = only != NULL ? g_strsplit_set (only, ", ", -1) : NULL;
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (AssayScheme) scheme = NULL;
  g_autoptr (AssayMeasuresRequest) request = NULL;
  AssayMeasuresAsking asking = { NULL };

  if (path == NULL || !assay_cli_check_two_files (path, assay_arguments_get (arguments, 0), error)
      || !assay_register_run_open (&register_run, cli, arguments, FALSE, error)
      || !read_asking (&register_run, arguments, &asking, error))
    return 0;
  scheme = assay_scheme_library_find (assay_cli_get_library (cli),
                                      assay_arguments_get (arguments, 1), error);
  if (scheme == NULL)
    return 0;
  request = assay_measures_request_new (scheme, (const char *const *) measures, &asking, error);
  if (request == NULL
      || !assay_measures_request_save (
          request, assay_context_get_disk (assay_cli_get_context (cli)), path, error))
    return 0;
  assay_output_say (_ ("Wrote %s. The service answers with “assay measure answer”."), path);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.xml"), N_ ("where to write the request") },
  { "from", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("the first day asked about") },
  { "until", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("the last day asked about") },
  { "by", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("by when an answer is asked for") },
  { "only", '\0', ASSAY_OPTION_TEXT, N_ ("MEASURES"), N_ ("only these; without it, all") },
  { "service", '\0', ASSAY_OPTION_TEXT, N_ ("SERVICE"), N_ ("who is asked") },
  { "asker", '\0', ASSAY_OPTION_TEXT, N_ ("NAME"),
    N_ ("who asks; without it, the register’s title") },
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_request = {
  .usage = { "register request", N_ ("FILE SCHEME"), 2, 2, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("write a request for the measures of a service"),
  .explanation = N_ (
      "A small file with the definition and the counting rule of each measure, for a service to\n"
      "answer from its portfolio. “register receive” takes the answer in."),
  .example = "assay register request north.assay-register rss --from 2026-01-01 --until 2026-12-31 "
             "--by 2027-01-31 -o request.xml",
  .run = run,
};
