/* Whether the submission that lies in a review is the one that was verified when it was begun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The head holds the digest of the tag manifest (the seal), which covers the manifests, which cover
 * every file: so whatever a verifier finds against the manifests is a change since, and what it
 * finds beyond them follows from one or was told when the review was begun.
 */

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"
#include "core/review/assay-review-folder-private.h"
#include "core/submission/assay-submission-check.h"

#define DECLARATION "bagit.txt"

/* A signature, or the four lines that it signs. */
#define MOST_SIGNED_BYTES (64u * 1024u)

typedef struct
{
  AssayReviewFolder *folder;
  GPtrArray *findings;
  GHashTable *is_told; /* names, borrowed from the findings */
} Look;

static void
tell (Look *self, guint tag, const char *name)
{
  AssayFinding *finding;

  if (name == NULL || g_hash_table_contains (self->is_told, name))
    return;
  finding = assay_finding_new (tag, name, NULL, NULL);
  g_ptr_array_add (self->findings, finding);
  g_hash_table_add (self->is_told, finding->subject);
}

/* --- Without reading the evidence --- */

/* Holds the file @name against @sha256, or only against being there. */
static void
check_part (Look *self, const char *name, const char *sha256)
{
  g_autofree char *path = assay_review_folder_dup_member (self->folder, name);
  g_autofree char *found = NULL;

  if (assay_path_get_type (path, NULL) != ASSAY_PATH_FILE)
    {
      tell (self, ASSAY_FINDING_REVIEW_PART_MISSING, name);
      return;
    }
  if (sha256 == NULL)
    return;
  found = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, NULL, NULL);
  if (g_strcmp0 (found, sha256) != 0)
    tell (self, ASSAY_FINDING_REVIEW_PART_ALTERED, name);
}

static void
check_item (Look *self, const AssayEvidence *item)
{
  const char *member = g_hash_table_lookup (self->folder->members, GUINT_TO_POINTER (item->number));
  g_autofree char *number = assay_evidence_format_number (item->number);
  g_autofree char *stem = g_strconcat (ASSAY_SUBMISSION_EVIDENCE, number, NULL);
  g_autofree char *path =
      member != NULL ? assay_review_folder_dup_member (self->folder, member) : NULL;
  guint64 size = 0;

  if (path == NULL || assay_path_get_type (path, &size) != ASSAY_PATH_FILE)
    tell (self, ASSAY_FINDING_REVIEW_PART_MISSING, member != NULL ? member : stem);
  else if (size != item->size)
    tell (self, ASSAY_FINDING_REVIEW_PART_ALTERED, member);
}

static void
check_quickly (Look *self)
{
  const AssayReviewHead *head = assay_review_folder_get_review (self->folder)->head;
  const GPtrArray *items = self->folder->portfolio->evidence;

  check_part (self, ASSAY_SUBMISSION_PORTFOLIO, head->fingerprint);
  check_part (self, ASSAY_SUBMISSION_SCHEME, head->scheme_sha256);
  check_part (self, ASSAY_SUBMISSION_PACK, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const AssayEvidence *item = items->pdata[i];

      if (item->basis == ASSAY_BASIS_FILE && !item->withdrawn)
        check_item (self, item);
    }
}

/* --- Reading all of it --- */

/* What a change of a sealed folder begins with, and what that is called here. */
static const struct
{
  guint found;
  guint told;
} tags[] = {
  { ASSAY_FINDING_FILE_ALTERED, ASSAY_FINDING_REVIEW_PART_ALTERED },
  { ASSAY_FINDING_SIGNATURE_BROKEN, ASSAY_FINDING_REVIEW_PART_ALTERED },
  /* A declaration that was altered makes the lists unreadable that would say so. */
  { ASSAY_FINDING_BAG_DECLARATION, ASSAY_FINDING_REVIEW_PART_ALTERED },
  { ASSAY_FINDING_BAG_VERSION, ASSAY_FINDING_REVIEW_PART_ALTERED },
  { ASSAY_FINDING_BAG_ENCODING, ASSAY_FINDING_REVIEW_PART_ALTERED },
  { ASSAY_FINDING_FILE_MISSING, ASSAY_FINDING_REVIEW_PART_MISSING },
  { ASSAY_FINDING_FILE_UNLISTED, ASSAY_FINDING_REVIEW_PART_ADDED },
  { ASSAY_FINDING_TAG_UNLISTED, ASSAY_FINDING_REVIEW_PART_ADDED },
  { ASSAY_FINDING_FOLDER_EMPTY, ASSAY_FINDING_REVIEW_PART_ADDED },
  { ASSAY_FINDING_NOT_A_FILE, ASSAY_FINDING_REVIEW_PART_ADDED },
  { ASSAY_FINDING_NAME_ENCODING, ASSAY_FINDING_REVIEW_PART_ADDED },
  { ASSAY_FINDING_NAME_DEVICE, ASSAY_FINDING_REVIEW_PART_ADDED },
  { ASSAY_FINDING_NAME_UNSAFE, ASSAY_FINDING_REVIEW_PART_ADDED },
  { ASSAY_FINDING_NAME_CLASH, ASSAY_FINDING_REVIEW_PART_ADDED },
};

static void
tell_found (Look *self, const AssayFinding *finding)
{
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tags[i].found == (guint) finding->tag)
      tell (self, tags[i].told, finding->subject != NULL ? finding->subject : DECLARATION);
}

/* The signature stands beside the seal. */
static void
check_signature (Look *self, const AssayVerification *verification)
{
  const AssayReviewHead *head = assay_review_folder_get_review (self->folder)->head;
  g_autofree char *path = assay_review_folder_dup_member (self->folder, ASSAY_SIGNATURE_FILE);
  gboolean is_there = assay_path_get_type (path, NULL) != ASSAY_PATH_NOTHING;
  g_autofree char *key =
      verification->signature != NULL ? assay_signature_dup_digits (verification->signature) : NULL;

  if (head->key == NULL && is_there)
    tell (self, ASSAY_FINDING_REVIEW_PART_ADDED, ASSAY_SIGNATURE_FILE);
  else if (head->key != NULL && !is_there)
    tell (self, ASSAY_FINDING_REVIEW_PART_MISSING, ASSAY_SIGNATURE_FILE);
  else if (g_strcmp0 (head->key, key) != 0)
    tell (self, ASSAY_FINDING_REVIEW_PART_ALTERED, ASSAY_SIGNATURE_FILE);
}

static gboolean
check_thoroughly (Look *self, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const AssayVerifyRequest request = { .schema_path = self->folder->schema_path };
  g_autofree char *path = assay_gate_dup_child (self->folder->gate, ASSAY_SUBMISSION_FOLDER);
  g_autoptr (AssayVerification) verification =
      assay_verify (path, &request, progress, cancellable, error);

  if (verification == NULL)
    return FALSE;
  for (guint i = 0; i < verification->findings->len; i++)
    tell_found (self, verification->findings->pdata[i]);
  check_signature (self, verification);
  /* Nothing blocking was there when the review was begun. */
  if (self->findings->len == 0 && !assay_verification_is_sound (verification))
    tell (self, ASSAY_FINDING_REVIEW_PART_ALTERED, ASSAY_SUBMISSION_FOLDER);

  return TRUE;
}

gboolean
assay_review_folder_check_submission (AssayReviewFolder *self,
                                      gboolean hash_contents,
                                      GPtrArray *findings,
                                      AssayProgress progress,
                                      GCancellable *cancellable,
                                      GError **error)
{
  g_autoptr (GHashTable) is_told = g_hash_table_new (g_str_hash, g_str_equal);
  Look look = { self, findings, is_told };

  check_part (&look, DECLARATION, NULL);
  check_part (&look, ASSAY_SIGNATURE_SIGNED_FILE,
              assay_review_folder_get_review (self)->head->seal);
  check_quickly (&look);
  if (hash_contents && !check_thoroughly (&look, progress, cancellable, error))
    return FALSE;

  return assay_check_not_cancelled (cancellable, error);
}

/* --- Who sent it --- */

static GBytes *
load_small (AssayReviewFolder *self, const char *name)
{
  g_autofree char *path = assay_review_folder_dup_member (self, name);
  char *bytes = NULL;
  gsize length = 0;
  guint64 size = 0;

  if (assay_path_get_type (path, &size) != ASSAY_PATH_FILE || size > MOST_SIGNED_BYTES
      || !g_file_get_contents (path, &bytes, &length, NULL))
    return NULL;

  return g_bytes_new_take (bytes, length);
}

AssaySignature *
assay_review_folder_load_signature (AssayReviewFolder *self)
{
  const AssayReviewHead *head = assay_review_folder_get_review (self)->head;
  g_autoptr (GBytes) text = load_small (self, ASSAY_SIGNATURE_FILE);
  g_autoptr (GBytes) sealed = load_small (self, ASSAY_SIGNATURE_SIGNED_FILE);
  g_autoptr (AssaySignature) signature = NULL;
  g_autofree char *digits = NULL;

  if (head->key == NULL || text == NULL || sealed == NULL)
    return NULL;
  signature = assay_signature_parse (g_bytes_get_data (text, NULL), g_bytes_get_size (text),
                                     ASSAY_SIGNATURE_FILE, NULL);
  digits = signature != NULL ? assay_signature_dup_digits (signature) : NULL;
  if (g_strcmp0 (digits, head->key) != 0
      || !assay_signature_check (signature, ASSAY_SIGNATURE_OF_BAG, g_bytes_get_data (sealed, NULL),
                                 g_bytes_get_size (sealed)))
    return NULL;

  return g_steal_pointer (&signature);
}
