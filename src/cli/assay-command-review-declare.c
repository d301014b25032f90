/* assay review declare: in which role one assesses, and with what interest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayEdit *
make_edit (AssayCli *cli,
           const AssayArguments *arguments,
           const AssayReviewGround *ground,
           GError **error)
{
  const char *interest = assay_arguments_require (arguments, "interest", error);
  AssayInterest said = ASSAY_INTEREST_NOT_SAID;
  g_autofree char *text = NULL;
  g_auto (GStrv) roles = NULL;
  g_autofree char *lines = NULL;

  if (interest == NULL || !assay_interest_parse (interest, &said, error)
      || !assay_review_read_text (cli, arguments, &text, error))
    return NULL;
  roles = g_strsplit (assay_arguments_get (arguments, 1), ";", -1);
  lines = g_strjoinv ("\n", roles);

  return assay_review_declare (ground, lines, said, text, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_review_run_edit (cli, arguments, make_edit, FALSE, error);
}

static const AssayOption options[] = {
  { "text", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"),
    N_ ("the statement: what the interest is, and how it is dealt with") },
  ASSAY_OPTION_TEXT_FILE,
  { "interest", '\0', ASSAY_OPTION_TEXT, N_ ("WORD"), N_ ("none, managed or barred") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_declare = {
  .usage = { "review declare", N_ ("FOLDER ROLE"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("say in which role you assess, and whether you have an interest"),
  .explanation = N_ (
      "Comes before anything is determined. Several roles are parted by “;”. With “managed” or\n"
      "“barred” --text says what the interest is; with “barred” somebody else has to assess."),
  .example = "assay review declare \"vale review\" \"Lead assessor\" --interest none",
  .run = run,
};
