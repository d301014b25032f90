/* What was submitted, for commands that tell it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-submitted.h"

#include "cli/assay-json.h"
#include "core/portfolio/assay-submission-record.h"

AssaySubmissionsState *
assay_submitted_new (AssayPortfolioFolder *folder)
{
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (folder);
  const AssaySubmission *last = assay_portfolio_get_last_submission (portfolio);
  /* Where it is not kept any more, the state says so. */
  g_autoptr (AssayPortfolio) sent =
      last != NULL
          ? assay_submission_record_load (assay_portfolio_folder_get_path (folder), last, NULL)
          : NULL;

  return assay_submissions_state_new (assay_portfolio_folder_get_scheme (folder), portfolio, sent);
}

void
assay_submitted_add (JsonBuilder *builder, const AssaySubmission *submission)
{
  assay_json_add_number (builder, "round", submission->round);
  assay_json_add_date (builder, "on", submission->on);
  assay_json_add_string (builder, "fingerprint", submission->fingerprint);
  assay_json_add_string (builder, "sha256", submission->sha256);
}
