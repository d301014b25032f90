/* assay submissions: what was submitted, and what has changed since.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-submitted.h"
#include "present/assay-history-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_change (JsonBuilder *builder, const AssayHistoryChange *change)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "what", change->label);
  assay_json_add_string (builder, "before", change->before);
  assay_json_add_string (builder, "after", change->after);
  json_builder_end_object (builder);
}

static void
print_json (const AssayPortfolio *portfolio, const AssaySubmissionsState *state)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "submissions");
  for (guint i = 0; i < portfolio->submissions->len; i++)
    {
      json_builder_begin_object (builder);
      assay_submitted_add (builder, portfolio->submissions->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  assay_json_add_number (builder, "next_round", assay_portfolio_get_next_round (portfolio));
  assay_json_add_boolean (builder, "changes_known", state->changes != NULL);
  assay_json_begin_array (builder, "changes");
  for (guint i = 0; state->changes != NULL && i < state->changes->len; i++)
    add_change (builder, state->changes->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_table (const AssayPortfolio *portfolio)
{
  const char *const headings[] = { _ ("Round"), _ ("Submitted on"), _ ("Fingerprint"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  assay_listing_align_right (table, 0);
  for (guint i = 0; i < portfolio->submissions->len; i++)
    {
      const AssaySubmission *submission = portfolio->submissions->pdata[i];

      assay_listing_add_number (table, submission->round);
      assay_listing_take (table, assay_date_format_iso (submission->on));
      assay_listing_add (table, submission->fingerprint);
    }
  assay_listing_print (table);
}

static void
print_changes (const AssaySubmissionsState *state)
{
  for (guint i = 0; state->changes != NULL && i < state->changes->len; i++)
    {
      const AssayHistoryChange *change = state->changes->pdata[i];

      assay_output_print ("\n  %s", change->label);
      assay_output_print (_ ("    before: %s"), change->before != NULL ? change->before : "–");
      assay_output_print (_ ("    now:    %s"), change->after != NULL ? change->after : "–");
    }
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  g_autoptr (AssaySubmissionsState) state = NULL;
  AssayPortfolio *portfolio;

  if (folder == NULL)
    return 0;
  portfolio = assay_portfolio_folder_get_portfolio (folder);
  state = assay_submitted_new (folder);
  if (assay_arguments_has (arguments, "json"))
    {
      print_json (portfolio, state);
      return 0;
    }
  if (state->last != NULL)
    {
      print_table (portfolio);
      assay_output_print ("%s", "");
    }
  assay_output_print ("%s", state->summary);
  print_changes (state);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_submissions = {
  .usage = { "submissions", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_HISTORY,
  .summary = N_ ("list what was submitted, and what has changed since"),
  .explanation =
      N_ ("Every round with its day and fingerprint, and each change after the last one. Private\n"
          "notes and marks are no change: nobody else sees them."),
  .example = "assay submissions vale",
  .run = run,
};
