/* Reading every evidence file again from values alone: altered, missing, swapped, linked, misnamed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * assay_portfolio_folder_check_contents() is what the pack waits for. It gets a folder's path and a
 * portfolio, so every case here is a folder whose files something else got at.
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_ITEMS 3

/* A closed portfolio with three files of the same length, E001 to E003. */
typedef struct
{
  PortfolioFixture *fixture;
  AssayPortfolio *portfolio;
  char *paths[N_ITEMS];
} Case;

static const char *const contents[N_ITEMS] = { "Form 1", "Form 2", "Form 3" };

static void
set_up (Case *self, gconstpointer data)
{
  AssayPortfolioFolder *folder;

  self->fixture = portfolio_fixture_new ();
  folder = portfolio_fixture_create (self->fixture);
  for (guint i = 0; i < N_ITEMS; i++)
    g_assert_cmpuint (portfolio_add_file (self->fixture, folder, contents[i]), ==, i + 1);
  portfolio_add_observation (folder, "No file");
  self->portfolio = assay_portfolio_ref (assay_portfolio_folder_get_portfolio (folder));
  for (guint i = 0; i < N_ITEMS; i++)
    self->paths[i] = assay_portfolio_folder_dup_content_path (
        folder, assay_portfolio_lookup_evidence (self->portfolio, i + 1)->sha256);
  portfolio_close (folder);
}

static void
tear_down (Case *self, gconstpointer data)
{
  for (guint i = 0; i < N_ITEMS; i++)
    g_free (self->paths[i]);
  assay_portfolio_unref (self->portfolio);
  portfolio_fixture_free (self->fixture);
}

static void
write_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static GPtrArray *
check (Case *self, AssayProgress progress)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = assay_portfolio_folder_check_contents (self->fixture->path, self->portfolio,
                                                               progress, NULL, &error);

  g_assert_no_error (error);

  return findings;
}

/* "E001 evidence-altered, E002 evidence-missing": everything that was found. */
static void
assert_finds (Case *self, const char *expected)
{
  g_autoptr (GPtrArray) findings = check (self, ASSAY_PROGRESS_NONE);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      g_string_append_printf (found, "%s%s %s", i > 0 ? ", " : "", finding->subject,
                              assay_finding_tag_get_id (finding->tag));
      g_assert_cmpstr (finding->detail, ==, "Risk form.txt");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_all_well (Case *self, gconstpointer data)
{
  assert_finds (self, "");
}

/* Of the same length, so that only reading can tell; longer; shorter; empty. */
static void
test_altered (Case *self, gconstpointer data)
{
  static const char *const altered[] = { "Form 9", "Form 2 and more", "Form", "" };

  for (guint i = 0; i < G_N_ELEMENTS (altered); i++)
    {
      write_file (self->paths[1], altered[i]);
      assert_finds (self, "E002 evidence-altered");
    }
  write_file (self->paths[1], contents[1]);
  assert_finds (self, "");
}

/* Every single bit counts. */
static void
test_every_flipped_bit (Case *self, gconstpointer data)
{
  for (gsize bit = 0; bit < strlen (contents[0]) * 8; bit++)
    {
      g_autofree char *flipped = g_strdup (contents[0]);

      flipped[bit / 8] ^= (char) (1 << (bit % 8));
      g_file_set_contents (self->paths[0], flipped, (gssize) strlen (contents[0]), NULL);
      assert_finds (self, "E001 evidence-altered");
    }
}

static void
test_missing (Case *self, gconstpointer data)
{
  g_autofree char *store = portfolio_fixture_child (self->fixture, ASSAY_EVIDENCE_FOLDER);

  g_assert_cmpint (g_remove (self->paths[2]), ==, 0);
  assert_finds (self, "E003 evidence-missing");
  assay_fixture_remove (store);
  assert_finds (self, "E001 evidence-missing, E002 evidence-missing, E003 evidence-missing");
  assay_fixture_remove (self->fixture->path);
  assert_finds (self, "E001 evidence-missing, E002 evidence-missing, E003 evidence-missing");
}

/* One of each, in the order of the items whatever was met first. */
static void
test_goes_on_to_the_end (Case *self, gconstpointer data)
{
  g_assert_cmpint (g_remove (self->paths[0]), ==, 0);
  write_file (self->paths[2], "Form 4");
  assert_finds (self, "E001 evidence-missing, E003 evidence-altered");
}

/* Two files in each other's place are two altered files, though nothing was lost. */
static void
test_swapped (Case *self, gconstpointer data)
{
  write_file (self->paths[0], contents[1]);
  write_file (self->paths[1], contents[0]);
  assert_finds (self, "E001 evidence-altered, E002 evidence-altered");
}

/* What no item names is no matter of the pack's; the check of the folder tells of it. */
static void
test_extra (Case *self, gconstpointer data)
{
  g_autofree char *shelf = g_path_get_dirname (self->paths[0]);
  g_autofree char *beside = g_build_filename (shelf, "letter.pdf", NULL);
  AssayPortfolioFolder *folder;

  write_file (beside, "A letter");
  assert_finds (self, "");
  folder = portfolio_fixture_open (self->fixture, ASSAY_OPEN_READ);
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_EVIDENCE_UNCLAIMED, NULL));
  g_object_unref (folder);
}

/* What a program that folds case leaves behind: the content is there, under a name that is not the
 * digest's. Found as missing, and never taken for the item's where case does not matter. */
static void
test_other_case (Case *self, gconstpointer data)
{
  g_autofree char *shelf = g_path_get_dirname (self->paths[0]);
  g_autofree char *name = g_path_get_basename (self->paths[0]);
  g_autofree char *loud = g_ascii_strup (name, -1);
  g_autofree char *renamed = g_build_filename (shelf, loud, NULL);

  g_assert_cmpstr (loud, !=, name);
  g_assert_cmpint (g_rename (self->paths[0], renamed), ==, 0);
  assert_finds (self, "E001 evidence-missing");
  /* Both at once: each is what its name says, and the other is nobody's. */
  write_file (self->paths[0], contents[0]);
  write_file (renamed, "Form 9");
  assert_finds (self, "");
}

static void
test_links (Case *self, gconstpointer data)
{
  g_autofree char *elsewhere = assay_fixture_write (self->fixture->base, "elsewhere", contents[0]);
  g_autofree char *shelf = g_path_get_dirname (self->paths[1]);
  g_autofree char *moved = assay_fixture_path (self->fixture->base, "moved");

  /* To the very same content, and yet not followed. */
  g_assert_cmpint (g_remove (self->paths[0]), ==, 0);
  g_assert_cmpint (symlink (elsewhere, self->paths[0]), ==, 0);
  g_assert_cmpint (g_rename (shelf, moved), ==, 0);
  g_assert_cmpint (symlink (moved, shelf), ==, 0);
  assert_finds (self, "E001 evidence-missing, E002 evidence-missing");
}

static void
test_link_in_place_of_the_store (Case *self, gconstpointer data)
{
  g_autofree char *store = portfolio_fixture_child (self->fixture, ASSAY_EVIDENCE_FOLDER);
  g_autofree char *moved = assay_fixture_path (self->fixture->base, "moved");

  g_assert_cmpint (g_rename (store, moved), ==, 0);
  g_assert_cmpint (symlink (moved, store), ==, 0);
  assert_finds (self, "E001 evidence-missing, E002 evidence-missing, E003 evidence-missing");
}

static void
test_not_a_file (Case *self, gconstpointer data)
{
  g_assert_cmpint (g_remove (self->paths[0]), ==, 0);
  g_assert_cmpint (g_mkdir (self->paths[0], 0700), ==, 0);
  assert_finds (self, "E001 evidence-missing");
}

/* --- Items that share a content --- */

/* E001 once more, as E005, claiming to be of @size. */
static void
add_twin (Case *self, guint64 size)
{
  AssayEvidence *twin = assay_evidence_copy (assay_portfolio_lookup_evidence (self->portfolio, 1));

  twin->number = 5;
  twin->size = size;
  g_ptr_array_add (self->portfolio->evidence, twin);
}

static void
test_shared (Case *self, gconstpointer data)
{
  add_twin (self, strlen (contents[0]));
  assert_finds (self, "");
  write_file (self->paths[0], "Form 9");
  assert_finds (self, "E001 evidence-altered, E005 evidence-altered");
  g_assert_cmpint (g_remove (self->paths[0]), ==, 0);
  assert_finds (self, "E001 evidence-missing, E005 evidence-missing");
}

/* The second item is looked at by itself, though its bytes were read for the first. */
static void
test_shared_with_another_size (Case *self, gconstpointer data)
{
  add_twin (self, strlen (contents[0]) + 1);
  assert_finds (self, "E005 evidence-altered");
}

/* --- Progress, stopping --- */

typedef struct
{
  guint64 done;
  guint64 total;
  guint n_told;
  GCancellable *stop_at_first; /* or NULL */
} Told;

static void
told_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  Told *told = data;

  g_assert_cmpuint (done, >=, told->done);
  g_assert_cmpuint (done, <=, total);
  g_assert_cmpstr (what, ==, "Risk form.txt");
  told->done = done;
  told->total = total;
  told->n_told++;
  if (told->stop_at_first != NULL)
    g_cancellable_cancel (told->stop_at_first);
}

/* Comes to its end also where contents are shared or missing. */
static void
test_progress (Case *self, gconstpointer data)
{
  Told told = { 0 };
  g_autoptr (GPtrArray) findings = NULL;

  add_twin (self, strlen (contents[0]));
  g_assert_cmpint (g_remove (self->paths[2]), ==, 0);
  findings = check (self, (AssayProgress){ told_cb, &told });
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpuint (told.n_told, >, 0);
  g_assert_cmpuint (told.total, ==, 4 * strlen (contents[0]));
  g_assert_cmpuint (told.done, ==, told.total);
}

static void
assert_stops (Case *self, AssayProgress progress, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_portfolio_folder_check_contents (self->fixture->path, self->portfolio,
                                                        progress, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
}

static void
test_cancelled (Case *self, gconstpointer data)
{
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) halfway = g_cancellable_new ();
  Told told = { .stop_at_first = halfway };

  g_cancellable_cancel (before);
  assert_stops (self, ASSAY_PROGRESS_NONE, before);
  assert_stops (self, (AssayProgress){ told_cb, &told }, halfway);
  g_assert_cmpuint (told.done, <, told.total);
}

/* Takes no lock and writes nothing: it runs beside whoever is writing. */
static void
test_only_reads (Case *self, gconstpointer data)
{
  AssayPortfolioFolder *folder = portfolio_fixture_open (self->fixture, ASSAY_OPEN_WRITE);
  guint n_before = assay_disk_get_count (self->fixture->base->disk);

  write_file (self->paths[0], "Form 9");
  assert_finds (self, "E001 evidence-altered");
  g_assert_cmpuint (assay_disk_get_count (self->fixture->base->disk), ==, n_before);
  portfolio_rate (folder, "1.1", "fully");
  portfolio_close (folder);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Case *, gconstpointer);
  } tests[] = {
    { "/folder-contents/all-well", test_all_well },
    { "/folder-contents/altered", test_altered },
    { "/folder-contents/every-flipped-bit", test_every_flipped_bit },
    { "/folder-contents/missing", test_missing },
    { "/folder-contents/goes-on-to-the-end", test_goes_on_to_the_end },
    { "/folder-contents/swapped", test_swapped },
    { "/folder-contents/extra", test_extra },
    { "/folder-contents/other-case", test_other_case },
    { "/folder-contents/links", test_links },
    { "/folder-contents/link-in-place-of-the-store", test_link_in_place_of_the_store },
    { "/folder-contents/not-a-file", test_not_a_file },
    { "/folder-contents/shared", test_shared },
    { "/folder-contents/shared-with-another-size", test_shared_with_another_size },
    { "/folder-contents/progress", test_progress },
    { "/folder-contents/cancelled", test_cancelled },
    { "/folder-contents/only-reads", test_only_reads },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Case, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
