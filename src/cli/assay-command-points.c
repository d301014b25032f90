/* assay points: what assessors returned, and what was answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-points-listing.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssayPointsState *state)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_number (builder, "asking", state->n_asking);
  assay_json_add_number (builder, "open", state->n_open);
  assay_points_add_json (builder, state);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  AssayPortfolio *portfolio;
  g_autoptr (AssayPointsState) state = NULL;

  if (folder == NULL)
    return 0;
  portfolio = assay_portfolio_folder_get_portfolio (folder);
  state = assay_points_state_new (assay_portfolio_folder_get_scheme (folder), portfolio,
                                  portfolio->points, assay_arguments_has (arguments, "open"));
  if (assay_arguments_has (arguments, "json"))
    {
      print_json (state);
      return 0;
    }
  assay_points_print (state);
  assay_output_say ("%s", state->summary);

  return 0;
}

static const AssayOption options[] = {
  { "open", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("only what is still to be answered") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_points = {
  .usage = { "points", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_RETURN,
  .summary = N_ ("list what assessors returned, and the answers"),
  .explanation =
      N_ ("Every point by criterion: what was determined and what is lacking, what is asked\n"
          "for and by when, comments, and what was answered."),
  .example = "assay points vale --open",
  .run = run,
};
