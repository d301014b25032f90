/* assay measure answer: figures for whoever asks for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-finding-list.h"
#include "cli/assay-output.h"
#include "core/register/assay-measures-answer.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static guint
count_figures (const AssayMeasuresAnswer *answer)
{
  guint n = 0;

  for (guint i = 0; i < answer->measures->len; i++)
    n += ((const AssayAnsweredMeasure *) answer->measures->pdata[i])->figures->len;

  return n;
}

static void
print_json (const AssayMeasuresAnswer *answer, const GPtrArray *findings, const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "file", path);
  assay_json_add_string (builder, "request", answer->head.request);
  assay_json_add_string (builder, "asker", answer->head.asker);
  assay_json_add_date (builder, "by", answer->head.by);
  assay_json_add_number (builder, "measures", answer->measures->len);
  assay_json_add_number (builder, "figures", count_figures (answer));
  assay_finding_list_add_json (builder, NULL, findings);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_text (const AssayMeasuresAnswer *answer, const GPtrArray *findings, const char *path)
{
  guint n = count_figures (answer);

  assay_output_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u figure for %s, answering request %s",
                                   "%s: %u figures for %s, answering request %s", n),
                      path, n, answer->head.asker, answer->head.request);
  if (findings->len > 0)
    assay_finding_list_print (NULL, findings);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  AssayContext *context = assay_cli_get_context (cli);
  const char *path = assay_arguments_require (arguments, "output", error);
  g_autoptr (AssayMeasuresRequest) request = NULL;
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayMeasuresAnswer) answer = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (path == NULL)
    return 0;
  request = assay_measures_request_load (assay_arguments_get (arguments, 1), error);
  if (request == NULL)
    return 0;
  folder = assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  if (folder == NULL || !assay_cli_check_outside (folder, path, error))
    return 0;
  answer = assay_measures_answer_new (request, assay_portfolio_folder_get_scheme (folder),
                                      assay_portfolio_folder_get_portfolio (folder),
                                      assay_context_get_today (context), error);
  if (answer == NULL
      || !assay_measures_answer_save (answer, assay_context_get_disk (context), path, error))
    return 0;
  findings = assay_measures_answer_check (answer, NULL);
  if (assay_arguments_has (arguments, "json"))
    print_json (answer, findings, path);
  else
    print_text (answer, findings, path);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.xml"), N_ ("where to write the answer") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_measure_answer = {
  .usage = { "measure answer", N_ ("FOLDER FILE.xml"), 2, 2, options },
  .group = ASSAY_GROUP_PROGRESS,
  .summary = N_ ("answer a commissioner who asks for figures"),
  .explanation =
      N_ ("FILE.xml is the request. The answer holds the figures for the time asked about, each\n"
          "with your own definition, counting rule and source, and says where those are not the\n"
          "ones asked for and what is not kept. Notes stay with you. Small counts go as they are;\n"
          "the commissioner keeps them back in what others see.\n"
          "A portfolio in a folder called “answer” is written “./answer” here."),
  .example = "assay measure answer vale request.xml -o answer-vale.xml",
  .run = run,
};
