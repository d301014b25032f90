/* assay review certificate: one page for an award.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/review/assay-certificate.h"

#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-review-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  AssayCertificateOrder order = {
    .today = assay_context_get_today (assay_cli_get_context (cli)),
    .path = assay_arguments_require (arguments, "output", error),
  };
  g_autoptr (AssayReviewFolder) folder = NULL;
  gboolean written;

  if (order.path == NULL)
    return 0;
  folder = assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  if (folder == NULL
      || !assay_cli_check_outside_folder (assay_review_folder_get_path (folder), order.path, error))
    return 0;
  order.review = assay_review_folder_get_review (folder);
  order.scheme = assay_review_folder_get_scheme (folder);
  written =
      assay_certificate_write (assay_cli_get_context (cli), &order, assay_cli_begin_work (cli),
                               assay_cli_get_cancellable (cli), error);
  assay_cli_end_work (cli);
  if (written)
    assay_output_print (_ ("%s: the certificate"), order.path);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.pdf"), N_ ("where to write the certificate") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_certificate = {
  .usage = { "review certificate", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("write one page for an award"),
  .explanation =
      N_ ("Says what was decided, from when until when and on which conditions, with digests to\n"
          "check it by. It bears no logo and is not an awarding body’s own. Refused where there\n"
          "is no award, or where it is not what was decided."),
  .example = "assay review certificate \"vale review\" -o \"vale certificate.pdf\"",
  .run = run,
};
