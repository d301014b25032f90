/* The pack as a whole, looked at from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-text.h"
#include "pack-sample.h"
#include "pdf-book.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static char *
get_all_text (const char *path)
{
  return pdf_run ("pdftotext", path, "-", NULL);
}

static void
assert_nothing_left (PackSample *sample)
{
  g_autoptr (GDir) dir = g_dir_open (sample->fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".part"));
}

static void
test_links_and_numbers (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());

  pack_sample_fill (sample);
  pack_sample_write (sample);
  pdf_assert_sound (sample->output);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
  assert_nothing_left (sample);
}

/* Proves that the test above can fail: without its cover, every number in the pack is wrong. */
static void
test_wrong_numbers_are_noticed (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autofree char *shifted = assay_fixture_path (sample->fixture, "shifted.pdf");

  pack_sample_fill (sample);
  pack_sample_write (sample);
  g_free (pdf_run ("qpdf", sample->output, "--pages", ".", "2-z", "--", shifted, NULL));
  g_assert_false (pack_sample_follow_links (shifted, NULL));
}

#define N_BOOKS 60u

/* 60 items on more than 500 pages, the right way up and turned, each with bookmarks and links. */
static void
test_links_of_items (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());

  for (guint i = 0; i < N_BOOKS; i++)
    {
      guint n_pages = 5 + i % 6;
      g_autofree char *name = g_strdup_printf ("book-%u.pdf", i);

      pack_sample_add (sample, "Handbook",
                       pdf_write_book (sample->fixture->folder, name, n_pages, (int) (i % 4) * 90),
                       "application/pdf", n_pages);
    }
  pack_sample_write (sample);
  g_assert_cmpuint (sample->report->n_pages, >, 500);
  g_assert_cmpuint (sample->report->not_shown->len, ==, 0);
  pdf_assert_sound (sample->output);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
}

static const char *const wrong_bookmark[] = { "/Title (Part-2.1)", "/Title (Part-2.2)" };
static const char *const wrong_link[] = { "\\001 Part-2.1)", "\\001 Part-1.1)" };

/* Proves that the test above can fail: a bookmark and a link that promise what is not there. */
static void
test_wrong_places_are_noticed (gconstpointer data)
{
  const char *const *parts = data;
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  char *path = pdf_write_book (sample->fixture->folder, "book.pdf", 3, 0);
  g_autofree char *text = assay_fixture_read (path);
  char *place = strstr (text, parts[0]);

  g_assert_nonnull (place);
  memcpy (place, parts[1], strlen (parts[1]));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  pack_sample_add (sample, "Handbook", path, "application/pdf", 3);
  pack_sample_write (sample);
  g_assert_false (pack_sample_follow_links (sample->output, NULL));
}

static void
test_report (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autofree char *info = NULL, *pages = NULL;

  pack_sample_fill (sample);
  pack_sample_write (sample);
  g_assert_cmpuint (sample->report->n_evidence_pages, ==, 15);
  g_assert_cmpuint (sample->report->not_shown->len, ==, 2);
  assert_says (sample->report->not_shown->pdata[0], "E004 Minutes: The file is said to be a Word");
  assert_says (sample->report->not_shown->pdata[1], "E006 Quarterly report: The file is damaged");
  info = pdf_run ("pdfinfo", sample->output, NULL);
  pages = g_strdup_printf ("Pages:           %u\n", sample->report->n_pages);
  assert_says (info, pages);
  assert_says (info, "Title:           North Vale Restorative Service · Submission, round 1");
  assert_says (info, "Author:          North Vale Restorative Service");
  assert_says (info, "CreationDate:    Sun Nov 22 00:00:00 2026 UTC");
  assert_says (info, "Tagged:          yes");
}

/* Everything that can be seen on a screen must be in the pack. */
static void
test_everything_is_said (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autofree char *text = NULL;

  pack_sample_fill (sample);
  pack_sample_write (sample);
  text = get_all_text (sample->output);
  for (guint i = 0; i < sample->scheme->standards->len; i++)
    assert_says (text, ((AssayStandard *) sample->scheme->standards->pdata[i])->title);
  for (guint i = 0; i < sample->scheme->criteria->len; i++)
    assert_says (text, ((AssayCriterion *) sample->scheme->criteria->pdata[i])->id);
  assert_says (text, "Escalation");
  assert_says (text, "High risk stops all contact on the same day.");
  assert_says (text, "A supervisor sat in on a preparation meeting in June.");
  assert_says (text, "Write down who reviews the form");
  assert_says (text, "128");
  assert_says (text, "page 12 of procedure.pdf");
  assert_says (text, "receipt");
  assert_says (text, "not an official form of any awarding body");
  assert_says (text, "E007");
  g_assert_null (strstr (text, "Old leaflet"));
}

static void
test_same_bytes (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autofree char *first = NULL, *second = NULL;
  gsize n_first, n_second;

  pack_sample_fill (sample);
  pack_sample_write (sample);
  g_assert_true (g_file_get_contents (sample->output, &first, &n_first, NULL));
  pack_sample_write (sample);
  g_assert_true (g_file_get_contents (sample->output, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

static void
test_nothing_answered (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autofree char *text = NULL;

  pack_sample_write (sample);
  pdf_assert_sound (sample->output);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
  g_assert_cmpuint (sample->report->n_evidence_pages, ==, 0);
  text = get_all_text (sample->output);
  assert_says (text, "The service has not added any evidence yet.");
  assert_says (text, "The service has not recorded any improvement actions.");
  assert_says (text, "The service has not recorded any figures.");
  g_assert_null (strstr (text, "%"));
}

/* A scheme with other words, without measures or the safeguarding tag. */
static void
test_other_words (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "ro.xml", NULL);
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (PackSample) sample = pack_sample_new (assay_scheme_load (path, schema, NULL, NULL));
  g_autofree char *text = NULL;

  pack_sample_write (sample);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
  text = get_all_text (sample->output);
  assert_says (text, "Performance indicators");
  g_assert_null (strstr (text, "Victim safeguarding"));
}

static void
test_changed_and_missing_files (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  AssayPortfolio *portfolio;
  const AssayEvidence *changed, *gone;
  g_autofree char *changed_path = NULL, *gone_path = NULL;

  pack_sample_fill (sample);
  portfolio = assay_portfolio_folder_get_portfolio (sample->folder);
  changed = assay_portfolio_lookup_evidence (portfolio, 1);
  gone = assay_portfolio_lookup_evidence (portfolio, 2);
  changed_path = assay_portfolio_folder_dup_content_path (sample->folder, changed->sha256);
  gone_path = assay_portfolio_folder_dup_content_path (sample->folder, gone->sha256);
  g_chmod (changed_path, 0600);
  g_assert_true (g_file_set_contents (changed_path, "%PDF-1.7 something else", -1, NULL));
  g_assert_cmpint (g_remove (gone_path), ==, 0);

  pack_sample_write (sample);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
  g_assert_cmpuint (sample->report->not_shown->len, ==, 4);
  assert_says (sample->report->not_shown->pdata[0], "is not the one that was added");
  assert_says (sample->report->not_shown->pdata[1], "is not in the portfolio any more");
}

/* It opens and has its pages, and only when they are placed does one turn out to be unreadable. */
static void
add_unreadable (PackSample *sample, const char *name)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R /Lang (%s) >>", name);
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 595 842] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Contents [4 0 R 4 0 R] >>");
  pdf_maker_add_stream (maker, "/Filter /NobodyKnowsDecode", "abc");
  pack_sample_add (sample, "Unreadable", pdf_maker_write (maker, sample->fixture->folder, name),
                   "application/pdf", 1);
}

static void
test_broken_when_placed (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());

  pack_sample_fill (sample);
  add_unreadable (sample, "u.pdf");
  pack_sample_write (sample);
  pdf_assert_sound (sample->output);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
  g_assert_cmpuint (sample->report->n_evidence_pages, ==, 15);
  assert_says (sample->report->not_shown->pdata[2], "E009 Unreadable: The file is damaged");
  assert_nothing_left (sample);
}

#define N_UNREADABLE 30u

typedef struct
{
  guint64 last;
  guint n_tries;
} Tries;

static void
count_tries (guint64 done, guint64 total, const char *what, gpointer data)
{
  Tries *tries = data;

  if (total > 0 && (done < tries->last || tries->n_tries == 0))
    tries->n_tries++;
  tries->last = total > 0 ? done : tries->last;
}

/* However many they are, the pack is set once more and not once for each. */
static void
test_many_broken_when_placed (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  Tries tries = { 0, 0 };
  g_autoptr (GError) error = NULL;

  pack_sample_add (sample, "Handbook", pdf_write_pages (sample->fixture->folder, "good.pdf", 2),
                   "application/pdf", 2);
  for (guint i = 0; i < N_UNREADABLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("unreadable-%u.pdf", i);

      add_unreadable (sample, name);
    }
  pack_sample_try (sample, (AssayProgress){ count_tries, &tries }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tries.n_tries, ==, 2);
  g_assert_cmpuint (sample->report->not_shown->len, ==, N_UNREADABLE);
  pdf_assert_sound (sample->output);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
}

static void
cancel_at (guint64 done, guint64 total, const char *what, gpointer data)
{
  GCancellable **cancellable_and_page = data;

  if (total > 0 && done >= GPOINTER_TO_UINT (cancellable_and_page[1]))
    g_cancellable_cancel (cancellable_and_page[0]);
}

/* At the first page, in the middle, and while the evidence is placed: the old file stays. */
static void
test_cancelled (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  guint n_pages;

  pack_sample_fill (sample);
  pack_sample_write (sample);
  n_pages = sample->report->n_pages;
  for (guint i = 0; i < 3; i++)
    {
      const guint pages[] = { 1, n_pages / 2, n_pages + 2 };
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      gpointer cancellable_and_page[] = { cancellable, GUINT_TO_POINTER (pages[i]) };
      AssayProgress progress = { cancel_at, cancellable_and_page };
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      g_assert_true (g_file_set_contents (sample->output, "the old file", -1, NULL));
      g_assert_false (pack_sample_try (sample, progress, cancellable, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
      kept = assay_fixture_read (sample->output);
      g_assert_cmpstr (kept, ==, "the old file");
      assert_nothing_left (sample);
    }
}

typedef struct
{
  guint64 last;
  guint64 total;
} Course;

static void
follow (guint64 done, guint64 total, const char *what, gpointer data)
{
  Course *course = data;

  g_assert_cmpuint (done, >=, course->last);
  g_assert_cmpuint (done, <=, total);
  course->last = done;
  course->total = total;
}

static void
test_progress (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  Course course = { 0, 0 };

  pack_sample_fill (sample);
  g_assert_true (pack_sample_try (sample, (AssayProgress){ follow, &course }, NULL, NULL));
  g_assert_cmpuint (course.last, ==, course.total);
  g_assert_cmpuint (course.total, >, sample->report->n_pages);
}

/* Whatever operation on the disk fails, the old file is whole and nothing is left beside it. */
static void
cite_item (PackSample *sample, const char *criterion, guint item, const char *pages)
{
  g_autoptr (GError) error = NULL;

  pack_sample_apply (sample,
                     assay_edit_cite (assay_portfolio_folder_get_portfolio (sample->folder),
                                      sample->scheme, criterion, item, pages, NULL,
                                      "It says so in writing.", &error),
                     error);
}

static guint
find_page (const char *path, guint n_pages, const char *words)
{
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *text = pdf_get_text (path, page);

      if (strstr (text, words) != NULL)
        return page;
    }
  g_error ("“%s” is on no page", words);
}

/* What has to be turned into pages first is then like any other evidence. */
static void
test_documents (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = NULL, *second = NULL, *wrapped = NULL, *cover = NULL;
  g_autofree char *number = NULL;
  const AssayCriterion *criterion = sample->scheme->criteria->pdata[0];
  guint item, page;

  pack_sample_fill (sample);
  for (guint i = 0; i < 120; i++)
    g_string_append_printf (text, "note %u\n", i);
  item = pack_sample_add (sample, "Notes of a visit",
                          assay_fixture_write (sample->fixture, "notes.txt", text->str),
                          "text/plain", 0);
  cite_item (sample, criterion->id, item, "2");
  pack_sample_write (sample);
  pdf_assert_sound (sample->output);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
  g_assert_cmpuint (sample->report->conversions.n_converted, ==, 1);
  g_assert_cmpuint (sample->report->conversions.n_from_cache, ==, 0);

  /* The cover sheet names the page of the pack that is page 2 of the item, two pages on. */
  page = find_page (sample->output, sample->report->n_pages, "note 60\n");
  wrapped = pdf_get_text (sample->output, page - 2);
  cover = assay_text_fold_space (wrapped);
  number = g_strdup_printf (" %u ", page);
  assert_says (cover, "Notes of a visit");
  assert_says (cover, number);

  first = assay_digest_of_file (sample->output, ASSAY_PROGRESS_NONE, NULL, NULL);
  pack_sample_write (sample);
  second = assay_digest_of_file (sample->output, ASSAY_PROGRESS_NONE, NULL, NULL);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (sample->report->conversions.n_converted, ==, 0);
  g_assert_cmpuint (sample->report->conversions.n_from_cache, ==, 1);
}

/* Without LibreOffice the cover sheet says so, and what to do. */
static void
test_document_without_office (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  const char *words = "LibreOffice is not installed here. Install it, or save the document as a "
                      "PDF and replace E009.";
  g_autofree char *page = NULL, *folded = NULL;
  guint number;

  pack_sample_fill (sample);
  pack_sample_add (sample, "A letter",
                   assay_fixture_write (sample->fixture, "letter.rtf", "{\\rtf1 Words}"),
                   "application/rtf", 0);
  g_setenv ("PATH", sample->fixture->folder, TRUE);
  pack_sample_write (sample);
  g_setenv ("PATH", path, TRUE);
  g_assert_cmpuint (sample->report->not_shown->len, ==, 3);
  assert_says (sample->report->not_shown->pdata[2], words);
  number = find_page (sample->output, sample->report->n_pages, "letter.rtf");
  page = pdf_get_text (sample->output, number);
  folded = assay_text_fold_space (page);
  assert_says (folded, words);
}

static void
test_disk_faults (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  guint n_operations;

  assay_disk_set_fault (sample->fixture->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  pack_sample_write (sample);
  n_operations = assay_disk_get_count (sample->fixture->disk);
  g_assert_cmpuint (n_operations, >, 4);
  for (guint i = 1; i <= n_operations; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      g_assert_true (g_file_set_contents (sample->output, "the old file", -1, NULL));
      assay_disk_set_fault (sample->fixture->disk, i, ASSAY_DISK_FAULT_FAIL, ENOSPC);
      if (pack_sample_try (sample, ASSAY_PROGRESS_NONE, NULL, &error))
        continue; /* it was one of those that only clean up */
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);
      kept = assay_fixture_read (sample->output);
      g_assert_true (g_str_equal (kept, "the old file") || g_str_has_prefix (kept, "%PDF"));
      assert_nothing_left (sample);
    }
}

static void
test_nowhere_to_write (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  g_autoptr (GError) error = NULL;

  g_free (sample->output);
  sample->output = assay_fixture_path (sample->fixture, "no/such/folder/pack.pdf");
  g_assert_false (pack_sample_try (sample, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack/links-and-numbers", test_links_and_numbers);
  g_test_add_func ("/pack/wrong-numbers-are-noticed", test_wrong_numbers_are_noticed);
  g_test_add_func ("/pack/links-of-items", test_links_of_items);
  g_test_add_data_func ("/pack/wrong-bookmark-is-noticed", wrong_bookmark,
                        test_wrong_places_are_noticed);
  g_test_add_data_func ("/pack/wrong-link-is-noticed", wrong_link, test_wrong_places_are_noticed);
  g_test_add_func ("/pack/report", test_report);
  g_test_add_func ("/pack/everything-is-said", test_everything_is_said);
  g_test_add_func ("/pack/same-bytes", test_same_bytes);
  g_test_add_func ("/pack/nothing-answered", test_nothing_answered);
  g_test_add_func ("/pack/other-words", test_other_words);
  g_test_add_func ("/pack/changed-and-missing-files", test_changed_and_missing_files);
  g_test_add_func ("/pack/broken-when-placed", test_broken_when_placed);
  g_test_add_func ("/pack/many-broken-when-placed", test_many_broken_when_placed);
  g_test_add_func ("/pack/cancelled", test_cancelled);
  g_test_add_func ("/pack/progress", test_progress);
  g_test_add_func ("/pack/documents", test_documents);
  g_test_add_func ("/pack/document-without-office", test_document_without_office);
  g_test_add_func ("/pack/disk-faults", test_disk_faults);
  g_test_add_func ("/pack/nowhere-to-write", test_nowhere_to_write);

  return g_test_run ();
}
