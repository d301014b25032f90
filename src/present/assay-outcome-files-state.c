/* What can be written for others from a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-outcome-files-state.h"

#include "base/assay-error.h"
#include "core/review/assay-review-state.h"
#include "present/assay-create-state.h"
#include "present/assay-pack-state.h"
#include "present/assay-review-report-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
set_return (AssayOutcomeFileRow *row, const AssayReview *review, gboolean is_read_only)
{
  row->is_shown = TRUE;
  row->can_write = !is_read_only && assay_review_get_declaration (review) != NULL;
  if (is_read_only)
    row->about = g_strdup (_ ("The review is open for reading only, and would keep a copy of it."));
  else if (!row->can_write)
    row->about = g_strdup (_ ("Your declaration comes first."));
  else
    row->about = g_strdup (_ ("What the service gets back: determinations, comments, open requests "
                              "and corrective actions. Never your private notes."));
}

static void
set_report (AssayOutcomeFileRow *row, const AssayReview *review)
{
  row->is_shown = TRUE;
  row->can_write = TRUE;
  row->about =
      assay_review_get_recommendation (review) != NULL && assay_review_is_recommended (review)
          ? g_strdup (_ ("A PDF for reading: what was determined and why, and the pages it "
                         "rests on."))
          : g_strdup (_ ("A PDF for reading. The review is not finished, and the report "
                         "says so."));
}

static void
set_certificate (AssayOutcomeFileRow *row, const AssayReview *review)
{
  AssayAwardStanding standing = assay_review_compute_award_standing (review);

  row->is_shown = standing != ASSAY_AWARD_NONE;
  row->can_write = standing == ASSAY_AWARD_HOLDS;
  row->about = row->can_write
                   ? g_strdup (_ ("One page that says what was awarded and on which conditions."))
                   : g_strdup (assay_review_word_award_standing (standing));
}

AssayOutcomeFilesState *
assay_outcome_files_state_new (const AssayReviewGround *ground, gboolean is_read_only)
{
  static const struct
  {
    const char *what;
    const char *suffix;
  } names[] = { { "Return", "return.xml" }, { "Report", "pdf" }, { "Certificate", "pdf" } };
  AssayOutcomeFilesState *self = g_new0 (AssayOutcomeFilesState, 1);
  const AssayReviewHead *head = ground->review->head;
  g_autofree char *service = assay_create_state_dup_folder_name (head->service);

  set_return (&self->rows[ASSAY_OUTCOME_FILE_RETURN], ground->review, is_read_only);
  set_report (&self->rows[ASSAY_OUTCOME_FILE_REPORT], ground->review);
  set_certificate (&self->rows[ASSAY_OUTCOME_FILE_CERTIFICATE], ground->review);
  for (guint i = 0; i < ASSAY_N_OUTCOME_FILES; i++)
    self->rows[i].name = g_strdup_printf ("%s, round %u, %s.%s", names[i].what, head->round,
                                          service, names[i].suffix);

  return self;
}

void
assay_outcome_files_state_free (AssayOutcomeFilesState *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < ASSAY_N_OUTCOME_FILES; i++)
    {
      g_free (self->rows[i].name);
      g_free (self->rows[i].about);
    }
  g_free (self);
}

char *
assay_outcome_files_word_signer (const AssaySigningKey *key)
{
  return key != NULL ? g_strdup_printf (_ ("Sign the return with the key of %s"),
                                        assay_signing_key_get_name (key))
                     : NULL;
}

char *
assay_outcome_files_word_next (AssayOutcomeFile file, const char *digits, gboolean leads_into_pack)
{
  switch (file)
    {
    case ASSAY_OUTCOME_FILE_RETURN:
      return digits != NULL
                 ? g_strdup_printf (_ ("Send it to the service, which takes it into its portfolio. "
                                       "Over the phone, let them compare your key: %s"),
                                    digits)
                 : g_strdup (_ ("Send it to the service, which takes it into its portfolio. It is "
                                "not signed."));
    case ASSAY_OUTCOME_FILE_REPORT:
      return leads_into_pack
                 ? g_strdup (_ ("Read it before you send it. Its links open pages of pack.pdf in "
                                "the same folder: save a copy of the submission’s pack beside it."))
                 : g_strdup (_ ("Read it before you send it. It names no pages of the pack, which "
                                "does not tell them or is not the one that was submitted; "
                                "checking the review says which."));
    case ASSAY_OUTCOME_FILE_CERTIFICATE:
    default:
      return g_strdup (_ ("Read it before you give it away. It says what was decided in this "
                          "review, and is no awarding body’s own document."));
    }
}

gboolean
assay_outcome_files_check_target (const char *folder, const char *path, GError **error)
{
  g_autofree char *shown = NULL;

  if (assay_pack_state_check_target (folder, path, NULL))
    return TRUE;
  shown = g_filename_display_name (folder);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("The file would lie inside the review in %s; choose a place outside it"), shown);

  return FALSE;
}
