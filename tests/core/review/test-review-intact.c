/* A submission that was altered inside its review is told, whatever was altered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#define EVIDENCE "data/evidence/E001-record.pdf"

static const char *const members[] = {
  "bagit.txt",
  "bag-info.txt",
  "manifest-sha256.txt",
  "tagmanifest-sha256.txt",
  "data/pack.pdf",
  "data/portfolio.xml",
  "data/scheme.xml",
  "data/evidence/E001-record.pdf",
  "data/evidence/E002-record.pdf",
};

static char *
dup_path (ReviewDesk *desk, const char *name)
{
  return g_build_filename (desk->path, ASSAY_SUBMISSION_FOLDER, name, NULL);
}

static void
put (const char *path, const char *bytes, gsize length)
{
  g_chmod (path, 0600);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static GPtrArray *
check (ReviewDesk *desk, gboolean hash_contents)
{
  GPtrArray *findings =
      assay_review_folder_check (desk->folder, hash_contents, ASSAY_PROGRESS_NONE, NULL, NULL);

  g_assert_nonnull (findings);

  return findings;
}

static gboolean
is_told (const GPtrArray *findings, guint tag, const char *name)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      if ((guint) finding->tag == tag && g_strcmp0 (finding->subject, name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* One after the other: nothing is told before, and after putting it back. */
static void
assert_clean (ReviewDesk *desk)
{
  g_autoptr (GPtrArray) findings = check (desk, TRUE);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_flip_told (ReviewDesk *desk, const char *name, char *bytes, gsize length, gsize at)
{
  g_autofree char *path = dup_path (desk, name);
  g_autoptr (GPtrArray) findings = NULL;
  char kept = bytes[at];

  bytes[at] ^= (char) (1 << (at % 8));
  put (path, bytes, length);
  findings = check (desk, TRUE);
  g_test_message ("%s at %" G_GSIZE_FORMAT, name, at);
  g_assert_true (is_told (findings, ASSAY_FINDING_REVIEW_PART_ALTERED, name));
  bytes[at] = kept;
  put (path, bytes, length);
}

/* Every bit position of every file, in steps that the test can afford. */
static void
test_flipped (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();

  review_desk_begin (desk);
  assert_clean (desk);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *path = dup_path (desk, members[i]);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (gsize at = 0; at < length; at += 1 + length / 24)
        assert_flip_told (desk, members[i], bytes, length, at);
      assert_flip_told (desk, members[i], bytes, length, length - 1);
    }
  assert_clean (desk);
}

/* Cut short, grown or taken away: also without reading the evidence, where that can be seen. */
static void
test_taken_away (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();

  review_desk_begin (desk);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *path = dup_path (desk, members[i]);
      g_autofree char *bytes = NULL;
      g_autoptr (GPtrArray) gone = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_cmpint (g_unlink (path), ==, 0);
      gone = check (desk, TRUE);
      g_assert_true (is_told (gone, ASSAY_FINDING_REVIEW_PART_MISSING, members[i]));
      put (path, bytes, length);
    }
  assert_clean (desk);
}

static void
test_added (void)
{
  static const char *const names[] = { "notes.txt", "data/notes.txt", "data/evidence/E003-more.pdf",
                                       "data/evidence/E001-record-2.pdf", "assay-signature.xml" };
  g_autoptr (ReviewDesk) desk = review_desk_new ();

  review_desk_begin (desk);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = dup_path (desk, names[i]);
      g_autoptr (GPtrArray) findings = NULL;

      put (path, "more\n", 5);
      findings = check (desk, TRUE);
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_true (is_told (findings, ASSAY_FINDING_REVIEW_PART_ADDED, names[i]));
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  assert_clean (desk);
}

/* A link is not what it leads to, even where that has the right bytes. */
static void
test_link (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  review_desk_begin (desk);
  path = dup_path (desk, EVIDENCE);
  aside = assay_fixture_path (desk->fixture, "aside.pdf");
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_cmpint (symlink (aside, path), ==, 0);
  findings = check (desk, FALSE);
  g_assert_true (is_told (findings, ASSAY_FINDING_REVIEW_PART_MISSING, EVIDENCE));
}

/* Sealed anew by somebody who knows how, it is another submission all the same. */
static void
test_exchanged (void)
{
  static const char *const lists[] = { "bag-info.txt", "manifest-sha256.txt",
                                       "tagmanifest-sha256.txt" };
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autoptr (ReviewDesk) other = review_desk_new ();
  g_autoptr (GPtrArray) findings = NULL;

  review_desk_begin (desk);
  g_free (other->archive);
  other->archive = review_desk_write_archive (other, "other.zip", 2);
  review_desk_begin (other);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *from = dup_path (other, lists[i]);
      g_autofree char *to = dup_path (desk, lists[i]);
      g_autofree char *bytes = assay_fixture_read (from);

      put (to, bytes, strlen (bytes));
    }
  findings = check (desk, FALSE);
  g_assert_true (is_told (findings, ASSAY_FINDING_REVIEW_PART_ALTERED, "tagmanifest-sha256.txt"));
}

/* --- The pack --- */

static void
assert_pack (ReviewDesk *desk, gboolean is_given)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      assay_review_folder_open_pack (desk->folder, ASSAY_PROGRESS_NONE, NULL, &error);
  g_autofree char *wanted = dup_path (desk, "data/pack.pdf");

  if (is_given)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (path, ==, wanted);
      return;
    }
  g_assert_null (path);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "data/pack.pdf"));
}

/* Altered in itself or in any list that vouches for it: it is not given. What lies beside it has
 * nothing to do with it. */
static void
test_pack (void)
{
  static const struct
  {
    const char *name;
    gboolean is_given;
  } rows[] = {
    { "data/pack.pdf", FALSE },
    { "manifest-sha256.txt", FALSE },
    { "tagmanifest-sha256.txt", FALSE },
    { "bagit.txt", FALSE },
    { "data/evidence/E001-record.pdf", TRUE },
    { "bag-info.txt", TRUE },
  };
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *link = NULL;

  review_desk_begin (desk);
  assert_pack (desk, TRUE);
  link = dup_path (desk, "data/evidence/link");
  g_assert_cmpint (symlink ("/etc", link), ==, 0);
  assert_pack (desk, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = dup_path (desk, rows[i].name);
      g_autofree char *bytes = assay_fixture_read (path);
      gsize length = strlen (bytes);

      bytes[length - 2] ^= 1;
      put (path, bytes, length);
      assert_pack (desk, rows[i].is_given);
      g_assert_cmpint (g_unlink (path), ==, 0);
      assert_pack (desk, rows[i].is_given);
      bytes[length - 2] ^= 1;
      put (path, bytes, length);
      assert_pack (desk, TRUE);
    }
}

/* Another pack with lists that fit it: the seal is that of the one that was submitted. */
static void
test_pack_exchanged_with_its_lists (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *pack = NULL, *lists = NULL, *tags = NULL, *list = NULL, *tag = NULL;
  g_autofree char *sha256 = assay_digest_of_bytes ("%PDF-1.7\n", 9);
  g_autofree char *list_sha256 = NULL;

  review_desk_begin (desk);
  pack = dup_path (desk, "data/pack.pdf");
  lists = dup_path (desk, "manifest-sha256.txt");
  tags = dup_path (desk, "tagmanifest-sha256.txt");
  list = assay_fixture_read (lists);
  tag = assay_fixture_read (tags);
  memcpy (strstr (list, "data/pack.pdf") - 66, sha256, 64);
  list_sha256 = assay_digest_of_bytes (list, strlen (list));
  memcpy (strstr (tag, "manifest-sha256.txt") - 66, list_sha256, 64);
  put (pack, "%PDF-1.7\n", 9);
  put (lists, list, strlen (list));
  put (tags, tag, strlen (tag));
  assert_pack (desk, FALSE);
}

static void
test_pack_cancelled (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  review_desk_begin (desk);
  g_cancellable_cancel (cancellable);
  g_assert_null (
      assay_review_folder_open_pack (desk->folder, ASSAY_PROGRESS_NONE, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
}

/* --- Nothing is said on ground that is gone --- */

static void
hold_visits (ReviewDesk *desk)
{
  review_desk_visit (desk, assay_date_new (2026, 11, 2), "Case files.");
  review_desk_visit (desk, assay_date_new (2026, 11, 9), "A meeting.");
}

static gboolean
recommend (ReviewDesk *desk, GError **error)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  g_autoptr (AssayEdit) edit =
      assay_review_recommend (&ground, ASSAY_OUTCOME_AWARD, "All is well.", error);

  return edit != NULL && assay_review_folder_apply (desk->folder, edit, error);
}

static void
test_not_recommended_on (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  review_desk_begin (desk);
  review_desk_declare (desk);
  review_desk_determine_all (desk, ASSAY_JUDGEMENT_MET);
  hold_visits (desk);
  path = dup_path (desk, EVIDENCE);
  bytes = assay_fixture_read (path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (recommend (desk, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, EVIDENCE));
  g_clear_error (&error);
  put (path, bytes, strlen (bytes));
  g_assert_true (recommend (desk, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-intact/flipped", test_flipped);
  g_test_add_func ("/review-intact/taken-away", test_taken_away);
  g_test_add_func ("/review-intact/added", test_added);
  g_test_add_func ("/review-intact/link", test_link);
  g_test_add_func ("/review-intact/exchanged", test_exchanged);
  g_test_add_func ("/review-intact/pack", test_pack);
  g_test_add_func ("/review-intact/pack/exchanged-with-its-lists",
                   test_pack_exchanged_with_its_lists);
  g_test_add_func ("/review-intact/pack/cancelled", test_pack_cancelled);
  g_test_add_func ("/review-intact/not-recommended-on", test_not_recommended_on);

  return g_test_run ();
}
