/* Turning documents into pages: what is kept, what goes wrong, and what must then be left: nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LibreOffice itself is in test-office.c; here programs stand in for it.
 */

#include "base/assay-error.h"
#include "document-maker.h"
#include "pack/convert/assay-document-kind.h"
#include "pack/convert/assay-page-cache.h"
#include "pdf-maker.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define RTF "{\\rtf1 A letter.}"

/* Copies a PDF of the test's own to where the pages belong. */
#define GIVES_PAGES "cp \"$place/made.pdf\" \"$pages\""

static char *
write_rtf (DocumentPlace *place)
{
  return assay_fixture_write (place->fixture, "letter.rtf", RTF);
}

static AssayDocumentKind
find_kind (const char *path, const char *type)
{
  AssayDocumentKind kind;
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_document_kind_find (path, "file", type, &kind, &error));
  g_assert_no_error (error);

  return kind;
}

static void
assert_kind_of_bytes (
    DocumentPlace *place, const char *data, gsize length, const char *type, AssayDocumentKind kind)
{
  g_autofree char *path = document_write (place, "kind", data, length);

  g_assert_cmpint (find_kind (path, type), ==, kind);
}

/* A compound file with one stream's name in it, far into the file. */
static void
assert_kind_of_compound (DocumentPlace *place, const char *stream, AssayDocumentKind kind)
{
  g_autoptr (GString) bytes = g_string_new_len ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  glong n;
  g_autofree gunichar2 *name = g_utf8_to_utf16 (stream, -1, NULL, &n, NULL);

  /* Across the border between two blocks that are looked at. */
  while (bytes->len < 256 * 1024 - 7)
    g_string_append_c (bytes, '\0');
  g_string_append_len (bytes, (const char *) name, (gssize) n * 2);
  assert_kind_of_bytes (place, bytes->str, bytes->len, "text/plain", kind);
}

static void
test_kinds (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autofree char *docx = document_make (place, "letter.docx");
  g_autofree char *xlsx = document_make (place, "sheet.xlsx");
  g_autofree char *odt = document_make (place, "letter.odt");
  static const char flat[] = "<?xml version=\"1.0\"?><office:document office:mimetype=\""
                             "application/vnd.oasis.opendocument.presentation\"/>";

  /* What the portfolio says of them does not count. */
  g_assert_cmpint (find_kind (docx, "text/plain"), ==, ASSAY_DOCUMENT_WORDS);
  g_assert_cmpint (find_kind (xlsx, DOCX), ==, ASSAY_DOCUMENT_SHEET);
  g_assert_cmpint (find_kind (odt, NULL), ==, ASSAY_DOCUMENT_WORDS);
  assert_kind_of_bytes (place, flat, sizeof flat - 1, NULL, ASSAY_DOCUMENT_SLIDES);
  assert_kind_of_bytes (place, RTF, strlen (RTF), "audio/ogg", ASSAY_DOCUMENT_WORDS);
  assert_kind_of_compound (place, "WordDocument", ASSAY_DOCUMENT_WORDS);
  assert_kind_of_compound (place, "Workbook", ASSAY_DOCUMENT_SHEET);
  assert_kind_of_compound (place, "PowerPoint Document", ASSAY_DOCUMENT_SLIDES);
  assert_kind_of_compound (place, "EncryptedPackage", ASSAY_DOCUMENT_LOCKED);
  assert_kind_of_compound (place, "Something", ASSAY_DOCUMENT_OTHER);

  assert_kind_of_bytes (place, "minutes", 7, DOCX, ASSAY_DOCUMENT_OTHER);
  assert_kind_of_bytes (place, "PK\003\004 cut off", 12, DOCX, ASSAY_DOCUMENT_OTHER);
  assert_kind_of_bytes (place, "PK\003\004 cut off", 12, "text/plain", ASSAY_DOCUMENT_OTHER);
  assert_kind_of_bytes (place, "a,b\n", 4, "text/csv", ASSAY_DOCUMENT_ROWS);
  assert_kind_of_bytes (place, "# Title\n", 8, "text/markdown", ASSAY_DOCUMENT_TEXT);
  assert_kind_of_bytes (place, "<p>Hello", 8, "text/html", ASSAY_DOCUMENT_HTML);
  assert_kind_of_bytes (place, "From: a@example.org\n", 20, "message/rfc822", ASSAY_DOCUMENT_MAIL);
  assert_kind_of_bytes (place, "\001\002\003", 3, "message/rfc822", ASSAY_DOCUMENT_OTHER);
  assert_kind_of_bytes (place, "sound", 5, "audio/ogg", ASSAY_DOCUMENT_OTHER);
}

/* --- What is kept ----------------------------------------------------------------------------- */

static DocumentPlace *
new_place_with_pages (guint n_pages)
{
  DocumentPlace *place = document_place_new ();

  g_free (pdf_write_pages (place->fixture->folder, "made.pdf", n_pages));
  document_place_pretend (place, GIVES_PAGES);

  return place;
}

static void
assert_private (const char *path, mode_t mode)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, mode);
}

static void
test_nothing_is_made_twice (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (3);
  g_autofree char *letter = write_rtf (place);
  g_autofree char *first = NULL, *second = NULL, *bytes = NULL, *again = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AssayConverter) converter = document_place_new_converter (place);
      g_autofree char *pages = document_convert (converter, letter, NULL);

      g_assert_cmpuint (assay_converter_get_conversions (converter)->n_converted, ==, i == 0);
      g_assert_cmpuint (assay_converter_get_conversions (converter)->n_from_cache, ==, i > 0);
      if (i == 0)
        first = g_strdup (pages);
      g_assert_cmpstr (pages, ==, first);
      pdf_assert_sound (pages);
      assert_private (pages, 0600);
    }
  assert_private (place->cache, 0700);
  g_assert_cmpuint (document_place_count_starts (place), ==, 1);
  g_assert_cmpuint (document_place_count_leftovers (place), ==, 0);

  /* Made anew, it is the same to the last byte. */
  bytes = assay_fixture_read (first);
  g_assert_cmpint (g_remove (first), ==, 0);
  {
    g_autoptr (AssayConverter) converter = document_place_new_converter (place);

    second = document_convert (converter, letter, NULL);
  }
  again = assay_fixture_read (second);
  g_assert_cmpstr (bytes, ==, again);
  g_assert_cmpuint (document_place_count_starts (place), ==, 2);
}

static void
test_another_program_makes_other_pages (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (1);
  g_autofree char *letter = write_rtf (place);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AssayConverter) converter = document_place_new_converter (place);

      g_free (document_convert (converter, letter, NULL));
      /* As a newer one is: of another size. */
      document_place_pretend (place, GIVES_PAGES "\n# newer\n");
    }
  g_assert_cmpuint (document_place_count_starts (place), ==, 2);
}

static void
spoil_byte (const char *path, GString *bytes)
{
  bytes->str[bytes->len / 2] ^= 1;
}

static void
cut_off (const char *path, GString *bytes)
{
  g_string_truncate (bytes, bytes->len - 200);
}

static void
empty (const char *path, GString *bytes)
{
  g_string_truncate (bytes, 0);
}

/* A whole PDF that says something else, with the old mark. */
static void
exchange (const char *path, GString *bytes)
{
  g_autofree char *mark = g_strdup (bytes->str + bytes->len - 78);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *other = pdf_write_pages (folder, "other.pdf", 2);
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (other, &text, &length, NULL));
  g_string_truncate (bytes, 0);
  g_string_append_len (bytes, text, (gssize) length);
  g_string_append (bytes, mark);
  g_free (text);
  g_assert_cmpint (g_remove (other), ==, 0);
}

static void
test_spoilt_pages_are_made_again (void)
{
  static void (*const ways[]) (const char *path, GString *bytes) = { spoil_byte, cut_off, empty,
                                                                     exchange };
  g_autoptr (DocumentPlace) place = new_place_with_pages (3);
  g_autofree char *letter = write_rtf (place);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (AssayConverter) converter = document_place_new_converter (place);
      g_autofree char *pages = document_convert (converter, letter, NULL);
      g_autofree char *mended = NULL, *good = NULL, *again = NULL;
      gsize length, length_again;
      g_autoptr (GString) bytes = NULL;

      g_assert_true (g_file_get_contents (pages, &good, &length, NULL));
      bytes = g_string_new_len (good, (gssize) length);
      ways[i](pages, bytes);
      g_free (document_write (place, "spoilt", bytes->str, bytes->len));
      g_assert_true (g_file_set_contents (pages, bytes->str, (gssize) bytes->len, NULL));
      mended = document_convert (converter, letter, NULL);
      g_assert_true (g_file_get_contents (mended, &again, &length_again, NULL));
      g_assert_cmpmem (good, length, again, length_again);
      g_assert_cmpuint (document_place_count_starts (place), ==, 2 + i);
    }
}

/* Pages that came with somebody's folder are not taken for our own. */
static void
test_pages_of_others_are_not_believed (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (3);
  g_autofree char *letter = write_rtf (place);
  g_autofree char *seal = g_build_filename (g_get_user_data_dir (), "assay", "page-seal", NULL);
  g_autoptr (AssayConverter) theirs = document_place_new_converter (place);
  g_autoptr (AssayConverter) ours = document_place_new_converter (place);

  g_free (document_convert (theirs, letter, NULL));
  assert_private (seal, 0600);
  g_assert_cmpint (g_remove (seal), ==, 0);
  g_free (document_convert (ours, letter, NULL));
  g_assert_cmpuint (document_place_count_starts (place), ==, 2);

  /* A seal that is cut off is replaced, and then serves. */
  g_assert_true (g_file_set_contents (seal, "short", 5, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AssayConverter) mended = document_place_new_converter (place);

      g_free (document_convert (mended, letter, NULL));
    }
  g_assert_cmpuint (document_place_count_starts (place), ==, 3);
}

/* The same bytes under the name of another document. */
static void
test_pages_of_another_document (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (3);
  g_autofree char *letter = write_rtf (place);
  g_autofree char *other = assay_fixture_write (place->fixture, "other.rtf", "{\\rtf1 Other}");
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autofree char *first = document_convert (converter, letter, NULL);
  g_autofree char *second = document_convert (converter, other, NULL);
  g_autofree char *bytes = assay_fixture_read (first);

  g_assert_cmpstr (first, !=, second);
  g_assert_cmpint (g_rename (first, second), ==, 0);
  g_free (document_convert (converter, other, NULL));
  g_assert_cmpuint (document_place_count_starts (place), ==, 3);
}

static void
test_folder_that_cannot_be_used (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (2);
  g_autofree char *letter = write_rtf (place);
  g_autofree char *elsewhere = assay_fixture_path (place->fixture, "elsewhere");
  g_autofree char *pages = NULL;

  /* A link could lead anywhere: it is not followed. */
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, place->cache), ==, 0);
  {
    g_autoptr (AssayConverter) converter = document_place_new_converter (place);

    pages = document_convert (converter, letter, NULL);
    g_assert_false (g_str_has_prefix (pages, place->fixture->folder));
    pdf_assert_sound (pages);
  }
  g_assert_false (g_file_test (pages, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (elsewhere), ==, 0); /* so it is empty */
}

static void
test_cache_stays_small (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (1);
  g_autoptr (AssayPageCache) cache = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *paths[3] = { NULL };
  const char *const keys[] = { "aa", "bb", "cc" };

  cache = assay_page_cache_new (place->fixture->disk, place->cache, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AssayStaging) staging = assay_page_cache_new_staging (cache, &error);
      g_autofree char *pages = assay_staging_dup_child (staging, "pages.pdf");
      struct timespec times[2] = { { .tv_sec = 1000 + i }, { .tv_sec = 1000 + i } };

      g_assert_true (g_file_set_contents (pages, "0123456789", 10, NULL));
      paths[i] = assay_page_cache_take (cache, keys[i], pages, &error);
      g_assert_no_error (error);
      g_assert_cmpint (utimensat (AT_FDCWD, paths[i], times, 0), ==, 0);
    }
  /* Each is ten bytes and a mark; the first one is used again, so the second is the oldest. */
  g_free (assay_page_cache_lookup (cache, "aa"));
  assay_page_cache_tidy (cache, 2 * (10 + 78));
  g_assert_true (g_file_test (paths[0], G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (paths[1], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (paths[2], G_FILE_TEST_EXISTS));
}

/* A crash leaves a staging folder; one that is in use by another program must stay. */
static void
test_leftovers_are_swept (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (1);
  g_autofree char *letter = write_rtf (place);
  g_autofree char *old = assay_fixture_write (place->fixture, "cache/making-old/profile/deep", "x");
  g_autofree char *fresh = assay_fixture_write (place->fixture, "cache/making-new/document", "x");
  g_autofree char *folder = assay_fixture_path (place->fixture, "cache/making-old");
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  struct timespec times[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };

  g_assert_cmpint (utimensat (AT_FDCWD, folder, times, 0), ==, 0);
  g_free (document_convert (converter, letter, NULL));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

typedef struct
{
  DocumentPlace *place;
  const char *letter;
} Sharing;

static gpointer
convert_on_thread (gpointer data)
{
  const Sharing *sharing = data;
  g_autoptr (AssayDisk) disk = assay_disk_new ();
  g_autoptr (AssayConverter) converter = assay_converter_new (disk, sharing->place->cache);
  char *pages = document_convert (converter, sharing->letter, NULL);

  pdf_assert_sound (pages);

  return pages;
}

static void
test_two_at_once (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (5);
  g_autofree char *letter = write_rtf (place);
  Sharing sharing = { place, letter };
  GThread *threads[4];
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("converting", convert_on_thread, &sharing);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *pages = g_thread_join (threads[i]);

      if (first == NULL)
        first = g_strdup (pages);
      g_assert_cmpstr (pages, ==, first);
    }
  g_assert_cmpuint (document_place_count_kept (place), ==, 1);
  g_assert_cmpuint (document_place_count_leftovers (place), ==, 0);
}

/* --- What goes wrong -------------------------------------------------------------------------- */

static void
assert_fails (const char *script, guint n_starts, const char *words)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autofree char *letter = write_rtf (place);
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autoptr (GError) error = NULL, again = NULL;

  document_place_pretend (place, script);
  error = document_fail (converter, letter, NULL);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpuint (document_place_count_kept (place), ==, 0);
  g_assert_cmpuint (document_place_count_leftovers (place), ==, 0);
  /* It is not tried again at once; another run may find it mended. */
  again = document_fail (converter, letter, NULL);
  g_assert_cmpstr (again->message, ==, error->message);
  g_assert_cmpuint (document_place_count_starts (place), ==, n_starts);
}

/* Where nothing comes out, the program's own way is tried as well. */
static void
test_wrong_programs (void)
{
  const char *no_pages = "LibreOffice could not turn the document into pages.";
  const char *bad_pages = "The pages made from the file cannot be read.";

  assert_fails ("exit 0", 2, no_pages);
  assert_fails ("exit 77", 2, no_pages);
  assert_fails ("kill -SEGV $$", 2, no_pages);
  assert_fails ("mkdir \"$pages\"", 2, no_pages);
  assert_fails ("ln -s /etc/passwd \"$pages\"", 2, no_pages);
  assert_fails (": > \"$pages\"", 1, bad_pages);
  assert_fails ("echo rubbish > \"$pages\"", 1, bad_pages);
  assert_fails ("printf '%%PDF-1.7\\n%%%%EOF\\n' > \"$pages\"", 1, bad_pages);
}

static gboolean
is_alive (const char *path)
{
  g_autofree char *text = assay_fixture_read (path);
  g_autofree char *stat = g_strdup_printf ("/proc/%d/stat", atoi (text));
  g_autofree char *state = NULL;

  /* One that is dead but has not been asked after is no more. */
  return g_file_get_contents (stat, &state, NULL, NULL) && strstr (state, ") Z ") == NULL;
}

#define HANGS "sleep 1000 & echo $! > \"$place/child\"\necho $$ > \"$place/self\"\nwait"

static void
assert_all_dead (DocumentPlace *place)
{
  g_autofree char *child = assay_fixture_path (place->fixture, "child");
  g_autofree char *self = assay_fixture_path (place->fixture, "self");

  g_assert_false (is_alive (child));
  g_assert_false (is_alive (self));
}

static void
test_one_that_hangs (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autofree char *letter = write_rtf (place);
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autoptr (GError) error = NULL;

  document_place_pretend (place, HANGS);
  assay_converter_set_seconds (converter, 1);
  error = document_fail (converter, letter, NULL);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "after 1 second and was stopped"));
  assert_all_dead (place);
  g_assert_cmpuint (document_place_count_leftovers (place), ==, 0);
}

typedef struct
{
  GCancellable *cancellable;
  char *sign; /* a file that says that the program runs */
  guint n_ticks_after;
} Cancelling;

/* Whoever listens takes silence for the end; and a second tick after the wish to stop would come a
 * second later. */
static void
cancel_when_running (guint64 done, guint64 total, const char *what, gpointer data)
{
  Cancelling *cancelling = data;

  if (g_cancellable_is_cancelled (cancelling->cancellable))
    cancelling->n_ticks_after++;
  else if (g_file_test (cancelling->sign, G_FILE_TEST_EXISTS))
    g_cancellable_cancel (cancelling->cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autofree char *letter = write_rtf (place);
  g_autofree char *sign = assay_fixture_path (place->fixture, "self");
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Cancelling cancelling = { cancellable, sign, 0 };
  AssayProgress progress = { cancel_when_running, &cancelling };

  document_place_pretend (place, HANGS);
  g_assert_null (assay_converter_make_pages (converter, letter, NULL, "digest", progress,
                                             cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_cmpuint (cancelling.n_ticks_after, ==, 0);
  assert_all_dead (place);
  g_assert_cmpuint (document_place_count_leftovers (place), ==, 0);
  /* It was no failure: asked again, it is tried again. */
  g_assert_cmpint (g_remove (sign), ==, 0);
  g_free (pdf_write_pages (place->fixture->folder, "made.pdf", 1));
  document_place_pretend (place, GIVES_PAGES);
  g_free (document_convert (converter, letter, NULL));
}

static void
test_no_program (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autofree char *letter = write_rtf (place);
  g_autofree char *note = assay_fixture_write (place->fixture, "note.txt", "Only words.");
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autoptr (GError) error = NULL;

  document_place_take_away (place);
  error = document_fail (converter, letter, NULL);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  /* Nothing was needed, so nothing was made; and text needs no program. */
  g_assert_false (g_file_test (place->cache, G_FILE_TEST_EXISTS));
  g_free (document_convert (converter, note, "text/plain"));
}

static void
test_other_files (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (1);
  g_autofree char *sound = assay_fixture_write (place->fixture, "sound.ogg", "OggS");
  g_autofree char *locked = NULL, *gone = assay_fixture_path (place->fixture, "gone.rtf");
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autoptr (GError) kind = NULL, password = NULL, missing = NULL;
  g_autoptr (GString) bytes = g_string_new_len ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  const char *name = "EncryptedPackage";

  for (const char *at = name; *at != '\0'; at++)
    g_string_append_len (bytes, (const char[]){ *at, '\0' }, 2);
  locked = document_write (place, "locked.docx", bytes->str, bytes->len);
  kind = document_fail (converter, sound, "audio/ogg");
  password = document_fail (converter, locked, DOCX);
  g_assert_error (kind, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_error (password, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED);
  g_assert_null (assay_converter_make_pages (converter, gone, NULL, "digest", ASSAY_PROGRESS_NONE,
                                             NULL, &missing));
  g_assert_error (missing, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_assert_cmpuint (document_place_count_starts (place), ==, 0);
}

/* The disk fails at each of its operations in turn. */
static void
test_disk_faults (void)
{
  g_autoptr (DocumentPlace) place = new_place_with_pages (1);
  g_autofree char *letter = write_rtf (place);
  gboolean done = FALSE;
  guint nth;

  for (nth = 1; !done; nth++)
    {
      g_autoptr (AssayConverter) converter = document_place_new_converter (place);
      g_autofree char *pages = NULL;

      assay_fixture_remove (place->cache);
      assay_disk_set_fault (place->fixture->disk, nth, ASSAY_DISK_FAULT_FAIL, ENOSPC);
      pages = assay_converter_make_pages (converter, letter, NULL, "digest", ASSAY_PROGRESS_NONE,
                                          NULL, NULL);
      done = assay_disk_get_count (place->fixture->disk) < nth;
      if (pages != NULL)
        pdf_assert_sound (pages);
      g_assert_true (pages != NULL || !done);
      g_assert_cmpuint (document_place_count_leftovers (place), ==, 0);
    }
  g_assert_cmpuint (nth, >, 5);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("assay-home-XXXXXX", NULL);
  int status;

  /* The seal is this person's, and one test takes it away. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/convert/kinds", test_kinds);
  g_test_add_func ("/convert/nothing-is-made-twice", test_nothing_is_made_twice);
  g_test_add_func ("/convert/another-program", test_another_program_makes_other_pages);
  g_test_add_func ("/convert/spoilt-pages", test_spoilt_pages_are_made_again);
  g_test_add_func ("/convert/pages-of-others", test_pages_of_others_are_not_believed);
  g_test_add_func ("/convert/pages-of-another-document", test_pages_of_another_document);
  g_test_add_func ("/convert/folder-that-cannot-be-used", test_folder_that_cannot_be_used);
  g_test_add_func ("/convert/cache-stays-small", test_cache_stays_small);
  g_test_add_func ("/convert/leftovers-are-swept", test_leftovers_are_swept);
  g_test_add_func ("/convert/two-at-once", test_two_at_once);
  g_test_add_func ("/convert/wrong-programs", test_wrong_programs);
  g_test_add_func ("/convert/hangs", test_one_that_hangs);
  g_test_add_func ("/convert/cancelled", test_cancelled);
  g_test_add_func ("/convert/no-program", test_no_program);
  g_test_add_func ("/convert/other-files", test_other_files);
  g_test_add_func ("/convert/disk-faults", test_disk_faults);
  status = g_test_run ();
  assay_fixture_remove (home);

  return status;
}
