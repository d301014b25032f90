/* assay review new: begins a review from a submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-finding-list.h"
#include "cli/assay-key-memory.h"
#include "cli/assay-output.h"
#include "cli/assay-review-runs.h"
#include "cli/assay-verifying.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* The scheme in the bag is used in any case; whoever reviews should know when they never saw it. */
static void
say_scheme (AssayCli *cli, const AssayScheme *scheme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayScheme) known =
      assay_scheme_library_find (assay_cli_get_library (cli), scheme->id, &error);

  if (known != NULL && g_str_equal (known->sha256, scheme->sha256))
    return;
  assay_output_say (_ ("note: this computer does not have the scheme “%s”, edition %s, as it came "
                       "in the submission; the one in the submission is used."),
                    scheme->title, scheme->edition);
}

static void
say_begun (AssayCli *cli, AssayReviewFolder *folder, const AssayVerification *verification)
{
  const AssayReviewHead *head = assay_review_folder_get_review (folder)->head;
  const AssaySignature *signature = verification->signature;
  g_autofree char *signer =
      assay_wording_signer (verification->standing, signature != NULL ? signature->name : NULL);

  assay_output_say (_ ("Began the review of “%s”, round %u."), head->service, head->round);
  assay_output_say (_ ("Fingerprint of the data: %s"), head->fingerprint);
  assay_output_say ("%s", signer);
  say_scheme (cli, assay_review_folder_get_scheme (folder));
  assay_finding_list_say (NULL, verification->findings);
}

static AssayReviewFolder *
create (AssayCli *cli,
        const AssayArguments *arguments,
        AssayReviewFolder *earlier,
        AssayVerification **out_verification,
        GError **error)
{
  g_autoptr (AssayVerifying) verifying = assay_verifying_new (cli, arguments, error);
  g_autofree char *path = assay_cli_dup_folder_path (assay_arguments_get (arguments, 1));
  AssayReviewFolder *folder;

  if (verifying == NULL)
    return NULL;
  folder = assay_review_folder_create (assay_cli_get_context (cli), path,
                                       assay_arguments_get (arguments, 0), &verifying->request,
                                       earlier, assay_cli_begin_work (cli),
                                       assay_cli_get_cancellable (cli), out_verification, error);
  assay_cli_end_work (cli);

  return folder;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *place = assay_arguments_get_option (arguments, "earlier");
  g_autoptr (AssayReviewFolder) earlier =
      place != NULL ? assay_review_open (cli, place, ASSAY_OPEN_READ, error) : NULL;
  g_autoptr (AssayVerification) verification = NULL;
  g_autoptr (AssayReviewFolder) folder = NULL;

  if (place != NULL && earlier == NULL)
    return 0;
  folder = create (cli, arguments, earlier, &verification, error);
  if (folder != NULL)
    {
      assay_review_close (folder);
      assay_key_memory_add (cli, verification->signature);
      say_begun (cli, folder, verification);
    }
  else if (verification != NULL)
    assay_finding_list_say (NULL, verification->findings);

  return 0;
}

static const AssayOption options[] = {
  { "passphrase-file", '\0', ASSAY_OPTION_PATH, N_ ("FILE"),
    N_ ("the passphrase that opens it, in a file of one line") },
  { "earlier", '\0', ASSAY_OPTION_PATH, N_ ("FOLDER"),
    N_ ("the review of the round before: its judgements are carried in, to be confirmed where "
        "something changed") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_new = {
  .usage = { "review new", N_ ("FILE.zip|FOLDER FOLDER"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("begin the review of a submission"),
  .explanation = N_ (
      "Verifies the submission and unpacks it into a new folder beside the assessor’s own\n"
      "document; the submission itself is never altered. One that has blocking findings is\n"
      "refused, with all of them: what cannot be shown to be what was sent must not be judged.\n"
      "With --earlier, “assay review changes” shows what is new since that round."),
  .example = "assay review new vale-round-1.zip \"vale review\"",
  .run = run,
};
