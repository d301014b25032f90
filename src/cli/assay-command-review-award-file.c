/* assay review award-file: what a commissioner takes into a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-review-runs.h"
#include "cli/assay-signing.h"
#include "core/review/assay-award-file.h"
#include "present/assay-review-report-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayAwardFile *
make_file (const AssayReview *review, AssaySigningKey *key, GError **error)
{
  AssayAwardStanding standing = assay_review_compute_award_standing (review);
  g_autoptr (AssayAwardFile) file = NULL;

  if (standing != ASSAY_AWARD_HOLDS)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, _ ("There is no award to tell of: %s"),
                   assay_review_word_award_standing (standing));
      return NULL;
    }
  file = assay_award_file_new_from_review (review);
  if (key != NULL && !assay_award_file_sign (file, key, error))
    return NULL;

  return g_steal_pointer (&file);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *path = assay_arguments_require (arguments, "output", error);
  g_autoptr (AssaySigningKey) key = NULL;
  g_autoptr (AssayReviewFolder) folder = NULL;
  g_autoptr (AssayAwardFile) file = NULL;
  g_autofree char *text = NULL, *until = NULL;

  if (path == NULL || !assay_signing_take (arguments, &key, error))
    return 0;
  folder = assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  if (folder == NULL
      || !assay_cli_check_outside_folder (assay_review_folder_get_path (folder), path, error))
    return 0;
  file = make_file (assay_review_folder_get_review (folder), key, error);
  if (file == NULL)
    return 0;
  text = assay_award_file_format (file);
  if (!assay_disk_replace (assay_context_get_disk (assay_cli_get_context (cli)), path, text,
                           strlen (text), error))
    return 0;
  until = assay_date_format_long (file->until);
  assay_output_print (_ ("%s: the award until %s, for a commissioner’s register"), path, until);
  assay_signing_say (key);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.xml"), N_ ("where to write the award file") },
  ASSAY_OPTION_SIGN,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_award_file = {
  .usage = { "review award-file", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("write an award for the register of a commissioner"),
  .explanation =
      N_ ("Service, scheme, the submission’s fingerprint, which role decided and when, from when\n"
          "until when, and the conditions with their days; nothing of why, and no evidence. It is\n"
          "not an official document. Refused where there is no award, or where it is not what was\n"
          "decided."),
  .example = "assay review award-file \"vale review\" -o award-vale.xml --sign",
  .run = run,
};
