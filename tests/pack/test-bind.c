/* The pack written by a program of its own: the same pack, whatever happens to that program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Programs that come to a bad end are shell scripts in the binder's place, which know from the
 * order what has been given up already.
 */

#include "base/assay-child.h"
#include "base/assay-error.h"
#include "pack-sample.h"
#include "pack/assay-pack-bind.h"
#include "pack/files/assay-probe.h"
#include "pdf-maker.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define VARIABLE "ASSAY_BINDER_PROGRAM"

static gboolean
try_to_bind (PackSample *sample, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) nobody = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (AssayReadiness) readiness = assay_readiness_compute_as_found (
      sample->scheme, assay_portfolio_folder_get_portfolio (sample->folder), nobody, sample->on);
  const AssayPackOrder order = { .readiness = readiness,
                                 .folder = assay_portfolio_folder_get_path (sample->folder),
                                 .path = sample->output };

  g_clear_pointer (&sample->report, assay_pack_report_free);

  return assay_pack_bind (sample->fixture->context, &order, progress, cancellable, &sample->report,
                          error);
}

static void
assert_nothing_left (PackSample *sample)
{
  g_autoptr (GDir) dir = g_dir_open (sample->fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

/* Puts @script in the binder's place. In it, $binder is the real one and $order a file with what it
 * was asked. */
static void
replace_binder (PackSample *sample, const char *script)
{
  g_autofree char *real = assay_child_find_program ("assay-binder", "binder", "NOWHERE");
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\nbinder='%s'\norder='%s/order'\n"
                                           "cat > \"$order\"\n%s\n",
                                           real, sample->fixture->folder, script);
  g_autofree char *path = assay_fixture_write (sample->fixture, "binder.sh", text);

  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_assert_true (g_setenv (VARIABLE, path, TRUE));
}

static void
assert_same_files (const char *path, const char *bytes, gsize length)
{
  g_autofree char *others = NULL;
  gsize n_others;

  g_assert_true (g_file_get_contents (path, &others, &n_others, NULL));
  g_assert_cmpmem (bytes, length, others, n_others);
}

static void
test_same_pack (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autoptr (AssayPackReport) own = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  pack_sample_fill (sample);
  pack_sample_write (sample);
  own = g_steal_pointer (&sample->report);
  g_assert_true (g_file_get_contents (sample->output, &bytes, &length, NULL));
  g_assert_cmpint (g_remove (sample->output), ==, 0);
  g_assert_true (try_to_bind (sample, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_no_error (error);
  assert_same_files (sample->output, bytes, length);
  g_assert_cmpuint (sample->report->n_pages, ==, own->n_pages);
  g_assert_cmpuint (sample->report->n_evidence_pages, ==, own->n_evidence_pages);
  g_assert_cmpuint (sample->report->not_shown->len, ==, own->not_shown->len);
  for (guint i = 0; i < own->not_shown->len; i++)
    g_assert_cmpstr (sample->report->not_shown->pdata[i], ==, own->not_shown->pdata[i]);
  assert_nothing_left (sample);
}

static int
read_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return info.st_mode & 0777;
}

static void
look_for_parts (guint64 done, guint64 total, const char *what, gpointer data)
{
  PackSample *sample = data;
  g_autoptr (GDir) dir = g_dir_open (sample->fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = assay_fixture_path (sample->fixture, name);
      GStatBuf info;

      /* The binder is at work beside us, and may have taken it away. */
      if (strstr (name, ".part") != NULL && g_stat (path, &info) == 0)
        g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
}

/* The binder's files are for nobody else; the pack is then a document like any other. */
static void
test_readers (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  g_autoptr (GError) error = NULL;
  mode_t own = umask (0022);

  g_assert_true (try_to_bind (sample, (AssayProgress){ look_for_parts, sample }, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_mode (sample->output), ==, 0644);
  umask (own);
}

/* An item that crashes the reader is given up, and nothing else is. */
static void
check_given_up (const char *signal_name, const char *words)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autofree char *script =
      g_strdup_printf ("grep -q '^E002=' \"$order\" && exec \"$binder\" \"$@\" < \"$order\"\n"
                       "echo 'step 0 0 E001'; echo 'step 0 0 E002'; kill -%s $$",
                       signal_name);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pack_sample_fill (sample);
  replace_binder (sample, script);
  g_assert_true (try_to_bind (sample, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sample->report->not_shown->len, ==, 3);
  g_assert_true (g_str_has_prefix (sample->report->not_shown->pdata[0], "E002 "));
  g_assert_nonnull (strstr (sample->report->not_shown->pdata[0], words));
  pdf_assert_sound (sample->output);
  text = pdf_run ("pdftotext", sample->output, "-", NULL);
  g_assert_nonnull (strstr (text, words));
  assert_nothing_left (sample);
  g_unsetenv (VARIABLE);
}

static void
test_crash (void)
{
  check_given_up ("SEGV", "The file is damaged");
}

static void
test_too_long (void)
{
  check_given_up ("ALRM", "far too long to read");
}

/* The older pack stays when nothing comes of the new one. */
static void
check_failure (const char *script, AssayError code, const char *words)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (sample->output, "older", -1, NULL));
  replace_binder (sample, script);
  g_assert_false (try_to_bind (sample, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (sample->report);
  assert_same_files (sample->output, "older", strlen ("older"));
  assert_nothing_left (sample);
  g_unsetenv (VARIABLE);
}

static void
test_failures (void)
{
  check_failure ("kill -SEGV $$", ASSAY_ERROR_IO, "could not be finished");
  check_failure ("exit 0", ASSAY_ERROR_IO, "did not answer");
  check_failure ("echo rubbish; exit 15", ASSAY_ERROR_IO, "did not answer");
  check_failure ("printf '%s\\n' 'error no-space disk: full\\npage 3'; exit 12",
                 ASSAY_ERROR_NO_SPACE, "disk: full\npage 3");
  /* It may blame an item that was given up before: that must not go on for ever. */
  check_failure ("echo 'step 0 0 E001'; kill -SEGV $$", ASSAY_ERROR_IO, "could not be finished");
}

static void
test_no_program (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autoptr (GError) error = NULL;

  g_assert_true (g_setenv (VARIABLE, "/nowhere/assay-binder", TRUE));
  g_assert_false (try_to_bind (sample, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "Install Assay again"));
  g_unsetenv (VARIABLE);
}

static void
cancel_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  g_cancellable_cancel (data);
}

/* A binder that hears nothing is stopped all the same. */
static void
test_cancel (void)
{
  static const char *const scripts[] = {
    "exec \"$binder\" \"$@\" < \"$order\"",
    "trap '' TERM; echo half > \"$(sed -n 's/^path=file:..//p' \"$order\").drawn.part\"\n"
    "echo 'step 0 0 E001'; while :; do :; done",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      pack_sample_fill (sample);
      g_assert_true (g_file_set_contents (sample->output, "older", -1, NULL));
      replace_binder (sample, scripts[i]);
      g_assert_false (
          try_to_bind (sample, (AssayProgress){ cancel_cb, cancellable }, cancellable, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
      assert_same_files (sample->output, "older", strlen ("older"));
      assert_nothing_left (sample);
      g_unsetenv (VARIABLE);
    }
}

#define N_BOOKS 120u
#define BOOK_PAGES 10u

/* Cancels when the work has come so far, in parts of a hundred of all steps; 0: at the first file.
 */
typedef struct
{
  GCancellable *cancellable;
  guint percent;
} Stop;

static void
stop_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  const Stop *stop = data;

  if (stop->percent == 0 ? what != NULL : total > 0 && done * 100 >= total * stop->percent)
    g_cancellable_cancel (stop->cancellable);
}

/* More than a thousand pages: while files are opened, pages drawn, pages placed, the file written.
 */
static void
test_cancel_anywhere (void)
{
  static const guint stages[] = { 0, 1, 30, 60, 80, 95 };
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());

  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_autofree char *name = g_strdup_printf ("book-%u.pdf", i);

      pack_sample_add (sample, "Handbook",
                       pdf_write_pages (sample->fixture->folder, name, BOOK_PAGES),
                       "application/pdf", BOOK_PAGES);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Stop stop = { cancellable, stages[i] };

      g_test_message ("at %u %%", stages[i]);
      g_assert_true (g_file_set_contents (sample->output, "older", -1, NULL));
      g_assert_false (try_to_bind (sample, (AssayProgress){ stop_cb, &stop }, cancellable, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
      assert_same_files (sample->output, "older", strlen ("older"));
      assert_nothing_left (sample);
    }
}

static void
test_order (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) given_up =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_error_free);
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  const guint three = 3;
  AssayPackOrder order = { .folder = assay_portfolio_folder_get_path (sample->folder),
                           .path = "/tmp/a\n\xff b.pdf",
                           .given_up = given_up };
  AssayPackOrder *again;

  pack_sample_fill (sample);
  g_array_append_val (absent, three);
  g_hash_table_insert (given_up, (gpointer) "E001",
                       g_error_new (ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, "a\\b\n%%c"));
  readiness = assay_readiness_compute_as_found (
      sample->scheme, assay_portfolio_folder_get_portfolio (sample->folder), absent, sample->on);
  order.readiness = readiness;
  text = assay_pack_order_format (&order);
  again = assay_pack_order_parse (g_bytes_get_data (text, NULL), g_bytes_get_size (text), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->path, ==, order.path);
  g_assert_cmpstr (again->folder, ==, order.folder);
  g_assert_cmpuint (again->readiness->on, ==, readiness->on);
  g_assert_cmpint (again->readiness->percent, ==, readiness->percent);
  g_assert_cmpuint (again->readiness->absent->len, ==, 1);
  g_assert_cmpuint (g_array_index (again->readiness->absent, guint, 0), ==, 3);
  g_assert_error ((GError *) g_hash_table_lookup (again->given_up, "E001"), ASSAY_ERROR,
                  ASSAY_ERROR_TOO_LARGE);
  g_assert_cmpstr (((GError *) g_hash_table_lookup (again->given_up, "E001"))->message, ==,
                   "a\\b\n%c");
  assay_pack_order_free (again);
  g_assert_null (assay_pack_order_parse ("rubbish", strlen ("rubbish"), &error));
  g_assert_nonnull (error);
}

static void
test_probe (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *pdf = pdf_write_pages (fixture->folder, "three pages.pdf", 3);
  g_autofree char *broken = assay_fixture_write (fixture, "b.pdf", "%PDF-1.7 nothing");
  g_autofree char *script = assay_fixture_write (fixture, "crash.sh", "#!/bin/sh\nkill -SEGV $$\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) own = NULL;
  g_autoptr (AssayProbe) probe = assay_probe_ask (pdf, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (probe->file_class, ==, ASSAY_FILE_PDF);
  g_assert_cmpuint (probe->pages, ==, 3);
  g_assert_cmpstr (probe->type, ==, "application/pdf");

  g_assert_null (assay_probe_ask (broken, NULL, &error));
  g_assert_null (assay_probe_file (broken, NULL, &own));
  g_assert_error (error, own->domain, own->code);
  g_assert_cmpstr (error->message, ==, own->message);
  g_clear_error (&error);

  g_assert_cmpint (g_chmod (script, 0700), ==, 0);
  g_assert_true (g_setenv (VARIABLE, script, TRUE));
  g_assert_null (assay_probe_ask (pdf, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "three pages.pdf is damaged in a way"));
  g_unsetenv (VARIABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bind/same-pack", test_same_pack);
  g_test_add_func ("/bind/readers", test_readers);
  g_test_add_func ("/bind/crash", test_crash);
  g_test_add_func ("/bind/too-long", test_too_long);
  g_test_add_func ("/bind/failures", test_failures);
  g_test_add_func ("/bind/no-program", test_no_program);
  g_test_add_func ("/bind/cancel", test_cancel);
  g_test_add_func ("/bind/cancel-anywhere", test_cancel_anywhere);
  g_test_add_func ("/bind/order", test_order);
  g_test_add_func ("/bind/probe", test_probe);

  return g_test_run ();
}
