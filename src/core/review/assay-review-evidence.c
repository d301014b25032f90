/* The submission beside a review: its files, opened one by one, and the check of all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"
#include "core/review/assay-review-folder-private.h"
#include "core/submission/assay-bag-check.h"
#include "core/submission/assay-submission-check.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

char *
assay_review_folder_dup_member (AssayReviewFolder *self, const char *name)
{
  return g_build_filename (self->gate->path, ASSAY_SUBMISSION_FOLDER, name, NULL);
}

char *
assay_review_folder_dup_pack_path (AssayReviewFolder *self)
{
  return assay_review_folder_dup_member (self, ASSAY_SUBMISSION_PACK);
}

char *
assay_review_folder_dup_evidence_path (AssayReviewFolder *self, guint evidence)
{
  const char *member = g_hash_table_lookup (self->members, GUINT_TO_POINTER (evidence));

  return member != NULL ? assay_review_folder_dup_member (self, member) : NULL;
}

/* --- Opening one --- */

static const AssayEvidence *
find_file (AssayReviewFolder *self, guint evidence, GError **error)
{
  g_autofree char *number = assay_evidence_format_number (evidence);
  const AssayEvidence *item = assay_portfolio_find_evidence (self->portfolio, number, error);

  if (item == NULL || (item->basis == ASSAY_BASIS_FILE && !item->withdrawn))
    return item;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
               item->withdrawn ? _ ("%s “%s” was withdrawn before it was submitted")
                               : _ ("%s “%s” is not a file; it is to be seen or talked about at a "
                                    "visit"),
               number, item->title);

  return NULL;
}

static gboolean
check_file (AssayReviewFolder *self,
            const AssayEvidence *item,
            const char *path,
            AssayProgress progress,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *digest = NULL;

  if (path == NULL || assay_path_get_type (path, NULL) == ASSAY_PATH_NOTHING)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                   _ ("The file of E%03u is gone from %s. Put that folder back from a backup, or "
                      "begin the review again from the submission as it was sent"),
                   item->number, ASSAY_SUBMISSION_FOLDER);
      return FALSE;
    }
  if (!assay_path_check_file (path, error))
    return FALSE;
  digest = assay_digest_of_file (path, progress, cancellable, error);
  if (digest == NULL)
    return FALSE;
  if (g_strcmp0 (digest, item->sha256) == 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("The file of E%03u is not the one that was submitted. Put %s back from a backup, "
                  "or begin the review again from the submission as it was sent"),
               item->number, path);

  return FALSE;
}

/* Whether the item may be opened now; a sensitive one is journalled first, so that nobody has seen
 * it of whom nothing says so. */
static gboolean
note_opening (AssayReviewFolder *self, const AssayEvidence *item, const char *why, GError **error)
{
  AssayReviewGround ground = assay_review_folder_get_ground (self);
  g_autoptr (AssayEdit) edit = NULL;

  if (!assay_review_is_sensitive (item))
    return TRUE;
  if (why == NULL)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("E%03u “%s” may hold what people said about harm done to them. Say why you "
                      "open it; the review keeps who opened it, when and why"),
                   item->number, item->title);
      return FALSE;
    }
  edit = assay_review_note_opening (&ground, item->number, why, error);

  return edit != NULL && assay_review_folder_apply (self, edit, error);
}

char *
assay_review_folder_open_evidence (AssayReviewFolder *self,
                                   guint evidence,
                                   const char *why,
                                   AssayProgress progress,
                                   GCancellable *cancellable,
                                   GError **error)
{
  const AssayEvidence *item = find_file (self, evidence, error);
  g_autofree char *path = assay_review_folder_dup_evidence_path (self, evidence);

  if (item == NULL || !check_file (self, item, path, progress, cancellable, error)
      || !note_opening (self, item, why, error))
    return NULL;

  return g_steal_pointer (&path);
}

/* --- Opening the pack --- */

/* The seal covers the tag manifest, that the manifests, and those the pack. */
static gboolean
is_sealed (const AssayBagCheck *check, const char *seal)
{
  GBytes *bytes = g_hash_table_lookup (check->loaded, ASSAY_SIGNATURE_SIGNED_FILE);
  g_autofree char *found = NULL;
  gsize length = 0;
  const void *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  found = assay_digest_of_bytes (data, length);

  return g_str_equal (found, seal)
         && assay_findings_count (check->findings, ASSAY_SEVERITY_BLOCKING) == 0;
}

gboolean
assay_review_check_pack (const char *path,
                         const AssayReview *review,
                         AssayProgress progress,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *folder = g_build_filename (path, ASSAY_SUBMISSION_FOLDER, NULL);
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autoptr (AssayBag) bag = assay_bag_open (folder, NULL, findings, cancellable, error);
  g_autoptr (AssayBagCheck) check = NULL;

  if (bag == NULL)
    return FALSE;
  /* What else lies there has nothing to do with the pack; checking the review tells it. */
  g_ptr_array_set_size (findings, 0);
  check = assay_bag_check_new (bag, findings, progress, cancellable);
  if (!assay_bag_check_run_one (check, ASSAY_SUBMISSION_PACK, error))
    return FALSE;
  if (is_sealed (check, review->head->seal))
    return TRUE;
  g_set_error (
      error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
      _ ("%s/%s is not the pack that was submitted, or the lists that would say so are not. "
         "Put %s back from a backup, or begin the review again from the submission as it "
         "was sent"),
      ASSAY_SUBMISSION_FOLDER, ASSAY_SUBMISSION_PACK, folder);

  return FALSE;
}

char *
assay_review_folder_open_pack (AssayReviewFolder *self,
                               AssayProgress progress,
                               GCancellable *cancellable,
                               GError **error)
{
  if (!assay_review_check_pack (self->gate->path, assay_review_folder_get_review (self), progress,
                                cancellable, error))
    return NULL;

  return assay_review_folder_dup_pack_path (self);
}

/* --- Looking at all of them --- */

static gboolean
travels (const AssayEvidence *item)
{
  return item->basis == ASSAY_BASIS_FILE && !item->withdrawn;
}

static gboolean
is_in_place (AssayReviewFolder *self, const AssayEvidence *item)
{
  g_autofree char *path = assay_review_folder_dup_evidence_path (self, item->number);
  guint64 size = 0;

  return path != NULL && assay_path_get_type (path, &size) == ASSAY_PATH_FILE && size == item->size;
}

GArray *
assay_review_folder_list_absent (AssayReviewFolder *self)
{
  GArray *absent = g_array_new (FALSE, FALSE, sizeof (guint));
  const GPtrArray *items = self->portfolio->evidence;

  for (guint i = 0; i < items->len; i++)
    {
      const AssayEvidence *item = items->pdata[i];

      if (travels (item) && !is_in_place (self, item))
        g_array_append_val (absent, item->number);
    }

  return absent;
}

static void
add (GPtrArray *findings, AssayFindingTag tag, const char *detail)
{
  g_ptr_array_add (findings, assay_finding_new (tag, NULL, detail, NULL));
}

static void
check_gate (const AssayGate *gate, GPtrArray *findings)
{
  if (gate->was_changed_outside)
    add (findings, ASSAY_FINDING_CHANGED_OUTSIDE, ASSAY_REVIEW_FILE);
  if (gate->was_rebuilt)
    add (findings, ASSAY_FINDING_REBUILT, ASSAY_REVIEW_FILE);
  if (!assay_journal_load_all (gate->journal, NULL) || !assay_journal_is_whole (gate->journal)
      || gate->n_skipped > 0)
    add (findings, ASSAY_FINDING_JOURNAL_DAMAGED, ASSAY_JOURNAL_FOLDER);
}

GPtrArray *
assay_review_folder_check (AssayReviewFolder *self,
                           gboolean hash_contents,
                           AssayProgress progress,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) findings = assay_findings_new ();

  if (!assay_review_folder_check_submission (self, hash_contents, findings, progress, cancellable,
                                             error))
    return NULL;
  check_gate (self->gate, findings);
  assay_findings_sort (findings);

  return g_steal_pointer (&findings);
}
