/* assay return receive: what an assessor returned, taken into the portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-key-memory.h"
#include "cli/assay-output.h"
#include "cli/assay-points-listing.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A return that was altered after it was signed is not what the assessor sent. */
static gboolean
check_signature (const AssayReturn *given,
                 AssaySignerStanding standing,
                 const char *name,
                 GError **error)
{
  g_autofree char *said = assay_points_word_signature (given->signature, standing);

  if (standing != ASSAY_SIGNER_BROKEN)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, "%s: %s", name, said);

  return FALSE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *path = assay_arguments_get (arguments, 0);
  g_autoptr (AssayReturn) given = assay_points_load_return (cli, path, error);
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (AssayPointsState) state = NULL;
  g_autofree char *signature = NULL;
  AssaySignerStanding standing = ASSAY_SIGNER_UNSIGNED;

  if (given == NULL || !assay_points_judge_signature (cli, given, &standing, error)
      || !check_signature (given, standing, path, error))
    return 0;
  folder = assay_cli_open (cli, assay_arguments_get (arguments, 1), ASSAY_OPEN_WRITE, error);
  edit = folder != NULL
             ? assay_return_make_edit (given, assay_portfolio_folder_get_scheme (folder),
                                       assay_portfolio_folder_get_portfolio (folder), path, error)
             : NULL;
  if (edit == NULL)
    return 0;
  state =
      assay_points_state_new (assay_portfolio_folder_get_scheme (folder),
                              assay_portfolio_folder_get_portfolio (folder), given->points, FALSE);
  if (!assay_cli_commit (cli, folder, edit, error))
    return 0;
  assay_key_memory_add (cli, given->signature);
  signature = assay_points_word_signature (given->signature, standing);
  assay_output_say ("%s", signature);
  assay_points_print (state);
  assay_output_say (_ ("%s “assay answer” answers a point."), state->summary);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_return_receive = {
  .usage = { "return receive", N_ ("FILE.xml FOLDER"), 2, 2, options },
  .group = ASSAY_GROUP_RETURN,
  .summary = N_ ("take in what an assessor returned on a submission"),
  .explanation =
      N_ ("Each point goes to its criterion, to be answered in words or with evidence before\n"
          "the next submission. A return about another submission, or one that was received\n"
          "already, is refused. “assay undo” takes all of it back."),
  .example = "assay return receive return-vale-1.xml vale",
  .run = run,
};
