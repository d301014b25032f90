/* Making a review from a submission, and opening one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/document/assay-folder-path.h"
#include "core/document/assay-folder-start.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/review/assay-review-earlier.h"
#include "core/review/assay-round.h"
#include "core/review/assay-review-folder-private.h"
#include "core/scheme/assay-scheme-loader.h"
#include "core/submission/assay-submission-check.h"
#include "core/submission/assay-unpack.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What making a review puts into its folder. */
static const char *const layout[] = { ASSAY_REVIEW_FILE,    ASSAY_SUBMISSION_FOLDER,
                                      ASSAY_EARLIER_FOLDER, ASSAY_JOURNAL_FOLDER,
                                      ASSAY_LOCK_FILE,      NULL };

/* --- The submission --- */

/* A damaged submission is not mended here: the bag it came in is, or a backup. */
static void
set_damaged (AssayReviewFolder *self, const char *message, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s. Put the folder %s back from a backup, or begin the review again from the "
                  "submission as it was sent"),
               message, ASSAY_SUBMISSION_FOLDER);
}

static AssayPortfolio *
read_portfolio (AssayReviewFolder *self, GError **error)
{
  g_autofree char *path = assay_review_folder_dup_member (self, ASSAY_SUBMISSION_PORTFOLIO);
  g_autoptr (GBytes) bytes = NULL;

  if (!assay_path_check_file (path, error))
    return NULL;
  bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_PORTFOLIO_BYTES, error);

  return bytes != NULL ? assay_portfolio_parse_xml (g_bytes_get_data (bytes, NULL),
                                                    g_bytes_get_size (bytes), path, error)
                       : NULL;
}

/* Which file is whose. Only names: what is in a file is looked at when it is opened. */
static void
list_members (AssayReviewFolder *self)
{
  g_autofree char *folder = assay_review_folder_dup_member (self, ASSAY_SUBMISSION_EVIDENCE);
  g_auto (GStrv) names = assay_path_list_names (folder);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *member = g_strconcat (ASSAY_SUBMISSION_EVIDENCE, names[i], NULL);
      guint number = assay_submission_parse_number (member);

      if (number > 0)
        g_hash_table_insert (self->members, GUINT_TO_POINTER (number), g_steal_pointer (&member));
    }
}

static gboolean
load_submission (AssayReviewFolder *self, const char *schema_path, GError **error)
{
  g_autofree char *path = assay_review_folder_dup_member (self, ASSAY_SUBMISSION_SCHEME);
  g_autoptr (GError) cause = NULL;

  self->portfolio = read_portfolio (self, &cause);
  if (self->portfolio != NULL && assay_path_check_file (path, &cause))
    self->scheme = assay_scheme_load (path, schema_path, NULL, &cause);
  if (cause != NULL)
    {
      set_damaged (self, cause->message, error);
      return FALSE;
    }
  list_members (self);

  return TRUE;
}

/* --- Making --- */

static gboolean
is_found (const AssayVerification *verification, guint tag)
{
  for (guint i = 0; i < verification->findings->len; i++)
    if ((guint) ((const AssayFinding *) verification->findings->pdata[i])->tag == tag)
      return TRUE;

  return FALSE;
}

/* Behind a lock nothing was verified, so nothing is said of it but that. */
static gboolean
check_unlocked (const AssayVerification *verification, const char *archive, GError **error)
{
  if (is_found (verification, ASSAY_FINDING_ZIP_PASSPHRASE))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED,
                 _ ("The passphrase does not open %s. Look for blanks and capitals, or ask the "
                    "service for it once more"),
                 archive);
  else if (is_found (verification, ASSAY_FINDING_ZIP_ENCRYPTED))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED,
                 _ ("%s is locked with a passphrase. Ask the service for it, by another way than "
                    "the file came, and give it"),
                 archive);
  else
    return TRUE;

  return FALSE;
}

static gboolean
unpack (AssayReviewFolder *self,
        const char *archive,
        const AssayVerifyRequest *request,
        AssayProgress progress,
        GCancellable *cancellable,
        AssayVerification **out_verification,
        GError **error)
{
  g_autofree char *folder = assay_gate_dup_child (self->gate, ASSAY_SUBMISSION_FOLDER);
  AssayDisk *disk = assay_context_get_disk (self->gate->context);

  *out_verification =
      assay_submission_unpack (archive, request, folder, disk, progress, cancellable, error);
  if (*out_verification == NULL)
    return FALSE;
  if (!check_unlocked (*out_verification, archive, error))
    {
      g_clear_pointer (out_verification, assay_verification_free);
      return FALSE;
    }
  if (assay_verification_is_sound (*out_verification))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               (*out_verification)->is_submission
                   ? _ ("%s cannot be shown to be what was sent, so it must not be judged. Ask the "
                        "service to send it again, and compare the fingerprints")
                   : _ ("%s is not a submission; ask the service for the ZIP that Assay made"),
               archive);

  return FALSE;
}

/* A file's name as review.xml can hold it: a stranger gave it. */
static char *
word_name (const char *name)
{
  g_autofree char *clean = assay_text_clean (name);

  g_strdelimit (clean, "\n\t", ' ');

  return assay_text_is_blank (clean) ? g_strdup ("?") : g_steal_pointer (&clean);
}

static gboolean
fill_head (AssayReviewFolder *self,
           const AssayVerification *verification,
           const char *archive,
           AssayReviewHead *head,
           GError **error)
{
  const AssayHead *submitted = self->portfolio->head;
  g_autofree char *tags = assay_review_folder_dup_member (self, ASSAY_SIGNATURE_SIGNED_FILE);
  g_autofree char *name = g_path_get_basename (archive);

  if (assay_path_get_type (tags, NULL) != ASSAY_PATH_FILE)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("%s has no %s, by which this review would know it again. Ask the service for "
                      "the ZIP as Assay made it"),
                   archive, ASSAY_SIGNATURE_SIGNED_FILE);
      return FALSE;
    }
  head->service = g_strdup (submitted->service);
  head->scheme_id = g_strdup (submitted->scheme_id);
  head->scheme_edition = g_strdup (submitted->scheme_edition);
  head->scheme_sha256 = g_strdup (self->scheme->sha256);
  head->round = submitted->round;
  head->fingerprint = assay_portfolio_compute_fingerprint (self->portfolio);
  head->name = word_name (name);
  head->seal = assay_digest_of_file (tags, ASSAY_PROGRESS_NONE, NULL, error);
  if (head->seal == NULL)
    return FALSE;
  if (verification->signature != NULL)
    head->key = assay_signature_dup_digits (verification->signature);

  return TRUE;
}

static gboolean
check_earlier (const AssayReviewHead *head, AssayReviewFolder *earlier, GError **error)
{
  const AssayReviewHead *before = assay_review_folder_get_review (earlier)->head;
  const char *message = NULL;

  if (!g_str_equal (before->scheme_id, head->scheme_id)
      || !g_str_equal (before->service, head->service))
    message = _ ("The earlier review is of another service or another scheme");
  else if (before->round >= head->round)
    message = _ ("The earlier review is not of an earlier round");
  if (message == NULL)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, "%s: %s", earlier->gate->path, message);

  return FALSE;
}

/* What was judged in the round before, as it was: with the reason of that very
 * judgement, which may be one that was settled on. What was said of the evidence is not carried:
 * that is about what was sent then. Where something of @changes is what it was made on, if only the
 * answer to a point, it stands on nothing that was submitted now: so it keeps no basis, and whoever
 * asks later gets the same answer. */
static AssayDetermination *
carry_determination (const AssayReview *before,
                     const AssayDetermination *determination,
                     const AssayPortfolioChanges *changes)
{
  AssayDetermination *carried = assay_determination_copy (determination);
  const AssaySettlement *settlement =
      assay_review_lookup_settlement (before, determination->criterion);
  g_autofree char *looked = assay_looks_format_items (determination->looked);

  if (settlement != NULL)
    {
      g_free (carried->reason);
      carried->reason = g_strdup (settlement->text);
    }
  carried->judgement = assay_review_get_judgement (before, determination->criterion);
  if (carried->carried == 0)
    carried->carried = before->head->round;
  memset (carried->qualities, 0, sizeof carried->qualities);
  g_clear_pointer (&carried->comment, g_free);
  if (assay_round_compute_changed (changes, carried->criterion, looked) != 0)
    g_clear_pointer (&carried->basis, g_free);

  return carried;
}

static void
carry (const AssayReviewFolder *self, AssayReviewFolder *earlier, AssayReview *review)
{
  const AssayReview *before = assay_review_folder_get_review (earlier);
  g_autoptr (AssayPortfolioChanges) changes =
      assay_portfolio_changes_new (self->scheme, earlier->portfolio, self->portfolio);

  for (guint i = 0; i < before->determinations->len; i++)
    {
      const AssayDetermination *determination = before->determinations->pdata[i];

      if (determination->judgement != ASSAY_JUDGEMENT_NONE
          && assay_scheme_lookup_criterion (self->scheme, determination->criterion) != NULL)
        g_ptr_array_add (review->determinations,
                         carry_determination (before, determination, changes));
    }
  review->head->carried_round = before->head->round;
  review->head->carried_fingerprint = g_strdup (before->head->fingerprint);
}

static AssayReview *
make_review (AssayReviewFolder *self,
             const AssayVerification *verification,
             const char *archive,
             AssayReviewFolder *earlier,
             GError **error)
{
  g_autoptr (AssayReview) review = assay_review_new (assay_review_head_new ());

  if (!fill_head (self, verification, archive, review->head, error)
      || (earlier != NULL && !check_earlier (review->head, earlier, error)))
    return NULL;
  if (earlier != NULL && !assay_review_folder_keep_earlier (self, earlier, error))
    return NULL;
  if (earlier != NULL)
    carry (self, earlier, review);

  return g_steal_pointer (&review);
}

AssayReviewFolder *
assay_review_folder_create (AssayContext *context,
                            const char *path,
                            const char *archive,
                            const AssayVerifyRequest *request,
                            AssayReviewFolder *earlier,
                            AssayProgress progress,
                            GCancellable *cancellable,
                            AssayVerification **out_verification,
                            GError **error)
{
  g_autoptr (AssayReviewFolder) self = assay_review_folder_new (context, path, ASSAY_OPEN_WRITE);
  g_autoptr (AssayFolderStart) start = NULL;
  AssayReview *review = NULL;

  *out_verification = NULL;
  self->schema_path = g_strdup (request->schema_path);
  start = assay_folder_start_new (context, self->gate->path, layout, error);
  if (start != NULL
      && unpack (self, archive, request, progress, cancellable, out_verification, error)
      && load_submission (self, request->schema_path, error))
    review = make_review (self, *out_verification, archive, earlier, error);
  if (review == NULL || !assay_gate_begin (self->gate, review, review->head->fingerprint, error)
      || !assay_gate_take_lock (self->gate, error) || !assay_folder_start_finish (start, error))
    {
      assay_gate_give_up (self->gate);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* --- Opening --- */

gboolean
assay_review_folder_is_one (const char *path)
{
  g_autofree char *review = g_build_filename (path, ASSAY_REVIEW_FILE, NULL);
  g_autofree char *submission = g_build_filename (path, ASSAY_SUBMISSION_FOLDER, NULL);

  return assay_path_get_type (review, NULL) == ASSAY_PATH_FILE
         || assay_path_get_type (submission, NULL) == ASSAY_PATH_FOLDER;
}

static gboolean
check_is_review (AssayReviewFolder *self, GError **error)
{
  if (!g_file_test (self->gate->path, G_FILE_TEST_EXISTS))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND, _ ("%s is not there"),
                 self->gate->path);
  else if (!assay_review_folder_is_one (self->gate->path))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                 _ ("%s is not a review: there is no %s in it. Begin one from a submission with "
                    "“assay review new”"),
                 self->gate->path, ASSAY_REVIEW_FILE);
  else
    return TRUE;

  return FALSE;
}

/* Whether the submission beside the review is the one it is about. */
static gboolean
check_submission (AssayReviewFolder *self, GError **error)
{
  const AssayReviewHead *head = assay_review_folder_get_review (self)->head;
  g_autofree char *fingerprint = assay_portfolio_compute_fingerprint (self->portfolio);

  if (g_str_equal (fingerprint, head->fingerprint)
      && g_str_equal (self->scheme->sha256, head->scheme_sha256))
    return TRUE;
  set_damaged (self, _ ("The submission in this folder is not the one that this review is about"),
               error);

  return FALSE;
}

static gboolean
load (AssayReviewFolder *self,
      const char *schema_path,
      GCancellable *cancellable,
      AssayGateState **out_state,
      GError **error)
{
  return load_submission (self, schema_path, error)
         && assay_check_not_cancelled (cancellable, error)
         && assay_gate_load (self->gate, out_state, error) && check_submission (self, error)
         && assay_check_not_cancelled (cancellable, error);
}

AssayReviewFolder *
assay_review_folder_open (AssayContext *context,
                          const char *path,
                          const char *schema_path,
                          AssayOpenMode mode,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (AssayReviewFolder) self = assay_review_folder_new (context, path, mode);
  g_autoptr (AssayGateState) state = NULL;

  self->schema_path = g_strdup (schema_path);
  if (!check_is_review (self, error) || !assay_gate_check_finished (self->gate, error)
      || !assay_check_not_cancelled (cancellable, error)
      || (mode == ASSAY_OPEN_WRITE && !assay_gate_take_lock (self->gate, error)))
    return NULL;
  if (!load (self, schema_path, cancellable, &state, error)
      || (mode == ASSAY_OPEN_WRITE && !assay_gate_settle (self->gate, state, error)))
    {
      assay_gate_give_up (self->gate);
      return NULL;
    }

  return g_steal_pointer (&self);
}
