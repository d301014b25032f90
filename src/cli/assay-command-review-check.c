/* assay review check: what still stands between a review and a recommendation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-finding-list.h"
#include "cli/assay-output.h"
#include "cli/assay-review-runs.h"
#include "core/review/assay-review-completeness.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Both kinds in one list: what is missing in the review, and what is wrong with its folder. */
static GPtrArray *
list_findings (AssayCli *cli, AssayReviewFolder *folder, gboolean hash_contents, GError **error)
{
  AssayReviewGround ground = assay_review_folder_get_ground (folder);
  g_autoptr (GPtrArray) missing = assay_review_check_complete (&ground);
  GPtrArray *findings =
      assay_review_folder_check (folder, hash_contents, assay_cli_begin_work (cli),
                                 assay_cli_get_cancellable (cli), error);

  assay_cli_end_work (cli);
  if (findings == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&missing));
  assay_findings_sort (findings);

  return findings;
}

static void
print_json (const AssayReadiness *readiness, const GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_finding_list_add_json (builder, readiness, findings);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_text (const AssayReadiness *readiness, const GPtrArray *findings)
{
  guint n_blocking = assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING);

  if (n_blocking == 0)
    assay_output_print (_ ("Nothing stands between this review and a recommendation."));
  else
    assay_output_print (
        g_dngettext (GETTEXT_PACKAGE, "%u thing stands between this review and a recommendation.",
                     "%u things stand between this review and a recommendation.", n_blocking),
        n_blocking);
  assay_finding_list_print (readiness, findings);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (AssayReadiness) readiness = NULL;

  if (folder == NULL)
    return 0;
  findings = list_findings (cli, folder, !assay_arguments_has (arguments, "quick"), error);
  if (findings == NULL)
    return 0;
  readiness = assay_readiness_compute (assay_review_folder_get_scheme (folder),
                                       assay_review_folder_get_portfolio (folder),
                                       assay_context_get_today (assay_cli_get_context (cli)));
  if (assay_arguments_has (arguments, "json"))
    print_json (readiness, findings);
  else
    print_text (readiness, findings);

  return assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING) > 0 ? 1 : 0;
}

static const AssayOption options[] = {
  { "quick", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("do not read the evidence files") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_check = {
  .usage = { "review check", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("list what still stands between a review and a recommendation"),
  .explanation =
      N_ ("Also reads every file of the submission, to see whether it is still what was sent. The\n"
          "exit status is 1 while something blocks a recommendation."),
  .example = "assay review check \"vale review\"",
  .run = run,
};
