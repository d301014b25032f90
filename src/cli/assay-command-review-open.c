/* assay review open: the file of an item, checked, and if it is sensitive on the record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A copy at @target, which must not be there: it may be sensitive, so nobody else may read it. */
static gboolean
copy_out (AssayCli *cli, const char *path, const char *target, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (target);
  g_autoptr (GFileInputStream) in = NULL;
  g_autoptr (GFileOutputStream) out = NULL;
  GError *cause = NULL;

  in = g_file_read (from, assay_cli_get_cancellable (cli), &cause);
  if (in != NULL)
    out = g_file_create (to, G_FILE_CREATE_PRIVATE, assay_cli_get_cancellable (cli), &cause);
  if (out != NULL
      && g_output_stream_splice (G_OUTPUT_STREAM (out), G_INPUT_STREAM (in),
                                 G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                     | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                 assay_cli_get_cancellable (cli), &cause)
             >= 0)
    return TRUE;
  if (out != NULL)
    g_file_delete (to, NULL, NULL);
  assay_error_propagate (error, cause, target);

  return FALSE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *why = assay_arguments_get_option (arguments, "sensitive");
  const char *target = assay_arguments_get_option (arguments, "output");
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, why != NULL ? ASSAY_OPEN_WRITE : ASSAY_OPEN_READ,
                               error);
  const AssayEvidence *item;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return 0;
  item = assay_portfolio_find_evidence (assay_review_folder_get_portfolio (folder),
                                        assay_arguments_get (arguments, 1), error);
  if (item == NULL)
    return 0;
  path = assay_review_folder_open_evidence (folder, item->number, why, assay_cli_begin_work (cli),
                                            assay_cli_get_cancellable (cli), error);
  assay_cli_end_work (cli);
  if (path == NULL || (target != NULL && !copy_out (cli, path, target, error)))
    return 0;
  if (why != NULL)
    assay_review_close (folder);
  assay_output_print ("%s", target != NULL ? target : path);

  return 0;
}

static const AssayOption options[] = {
  { "sensitive", '\0', ASSAY_OPTION_TEXT, N_ ("WHY"),
    N_ ("open it although it may hold what people said about harm; why is kept") },
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE"), N_ ("copy it there instead") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_open = {
  .usage = { "review open", N_ ("FOLDER EVIDENCE"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("open an item of the submission"),
  .explanation =
      N_ ("Checks that the file is the one that was submitted, and prints its path. An item that\n"
          "holds personal data opens only with --sensitive; the review keeps who opened it, when\n"
          "and why, and nothing takes that back."),
  .example = "assay review open \"vale review\" E007 --sensitive \"To see whether 2.5 is met.\"",
  .run = run,
};
