/* assay return write: what goes from a review back to the service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-points-listing.h"
#include "cli/assay-review-runs.h"
#include "cli/assay-signing.h"
#include "core/review/assay-review-earlier.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayReturn *
make_return (AssayCli *cli, AssayReviewFolder *folder, AssaySigningKey *key, GError **error)
{
  AssayDate today = assay_context_get_today (assay_cli_get_context (cli));
  g_autofree char *schema = assay_points_dup_return_schema (cli, error);
  g_autoptr (AssayReturn) given =
      schema != NULL ? assay_review_folder_make_return (folder, schema, today, error) : NULL;

  if (given == NULL || (key != NULL && !assay_return_sign (given, key, error)))
    return NULL;

  return g_steal_pointer (&given);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *path = assay_arguments_require (arguments, "output", error);
  g_autoptr (AssaySigningKey) key = NULL;
  g_autoptr (AssayReviewFolder) folder = NULL;
  g_autoptr (AssayReturn) given = NULL;

  if (path == NULL || !assay_signing_take (arguments, &key, error))
    return 0;
  folder = assay_review_open_first (cli, arguments, ASSAY_OPEN_WRITE, error);
  if (folder == NULL
      || !assay_cli_check_outside_folder (assay_review_folder_get_path (folder), path, error))
    return 0;
  given = make_return (cli, folder, key, error);
  if (given == NULL || !assay_review_folder_write_return (folder, given, path, error))
    return 0;
  assay_review_close (folder);
  assay_output_print (g_dngettext (GETTEXT_PACKAGE, "%s: return %s on round %u, %u point",
                                   "%s: return %s on round %u, %u points", given->points->len),
                      path, given->id, given->round, given->points->len);
  assay_signing_say (key);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.xml"), N_ ("where to write the return") },
  ASSAY_OPTION_SIGN,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_return_write = {
  .usage = { "return write", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("write what goes back to the service"),
  .explanation = N_ (
      "FOLDER is a review. Determinations, comments to the service, open requests, corrective\n"
      "actions and what came of it go; private notes, questions and visits never do. The review\n"
      "keeps a copy, so that the next round is held against your own words."),
  .example = "assay return write \"vale review\" -o return-vale-1.xml --sign",
  .run = run,
};
