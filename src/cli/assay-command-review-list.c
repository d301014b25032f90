/* assay review list: one of a review's lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-review-lists.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (AssayReviewListKind kind, const AssayReview *review)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_review_list_add_json (builder, kind, review);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  AssayReviewListKind kind = ASSAY_REVIEW_LIST_REQUESTS;
  g_autoptr (AssayReviewFolder) folder = NULL;

  if (!assay_review_list_parse (assay_arguments_get (arguments, 1), &kind, error))
    return 0;
  folder = assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  if (folder == NULL)
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (kind, assay_review_folder_get_review (folder));
  else
    assay_review_list_print (kind, assay_review_folder_get_review (folder));

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_list = {
  .usage = { "review list", N_ ("FOLDER LIST"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("list requests, corrective actions, visits, questions or openings"),
  .explanation = N_ ("LIST is requests, actions (the corrective ones), visits, questions, or "
                     "openings: who opened\n"
                     "a sensitive item, when and why."),
  .example = "assay review list \"vale review\" requests",
  .run = run,
};
