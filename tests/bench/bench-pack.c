/* The numbers we hold for the pack, beside plain tools joining the same files in the same run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a table and always succeeds: a machine under load is not a failure. The plain tools put
 * page after page and that is all: no page numbers, no stamps, no links from a citation to its
 * page, no index, no bookmarks of ours, no look whether a file is the one that was added. qpdf and
 * pdfunite also lose the files' own bookmarks; Ghostscript writes everything anew. Ghostscript is a
 * large package that nothing else here needs: without it, its line says so.
 *
 * Run: meson test -C build --benchmark -v pack
 */

#include "large-portfolio.h"

#include "pack-sample.h"
#include "pack/assay-pack-bind.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define N_FILES 500u
#define N_PAGES 1400u
/* One grey picture a page, without compression: 500 MB in all. */
#define PICTURE_ACROSS 600u
#define PICTURE_DOWN 595u
#define REPEATS 3u
#define PAGES_OF_LINES 120u

/* --- The files --- */

static void
append_picture (GString *file, GRand *rand, guint number)
{
  guint length = PICTURE_ACROSS * PICTURE_DOWN;

  g_string_append_printf (file,
                          "%u 0 obj\n<< /Type /XObject /Subtype /Image /Width %u /Height %u "
                          "/ColorSpace /DeviceGray /BitsPerComponent 8 /Length %u >>\nstream\n",
                          number, PICTURE_ACROSS, PICTURE_DOWN, length);
  for (guint i = 0; i < length; i++)
    g_string_append_c (file, (char) g_rand_int (rand));
  g_string_append (file, "\nendstream\nendobj\n");
}

static void
begin_object (GString *file, GArray *offsets)
{
  g_array_append_val (offsets, file->len);
  g_string_append_printf (file, "%u 0 obj\n", offsets->len);
}

static void
append_page (GString *file, GArray *offsets, GRand *rand, guint page)
{
  static const char drawing[] =
      "q 480 0 0 476 56 300 cm /Im Do Q BT /F1 12 Tf 56 250 Td (Words) Tj ET";

  begin_object (file, offsets);
  g_string_append_printf (file,
                          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %u 0 R "
                          "/Resources << /Font << /F1 3 0 R >> /XObject << /Im %u 0 R >> >> >>\n"
                          "endobj\n",
                          offsets->len + 1, offsets->len + 2);
  begin_object (file, offsets);
  g_string_append_printf (file, "<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n",
                          strlen (drawing), drawing);
  g_array_append_val (offsets, file->len);
  append_picture (file, rand, offsets->len);
}

static GString *
make_file (guint n_pages, guint seed)
{
  GString *file = g_string_new ("%PDF-1.4\n");
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gsize start;

  begin_object (file, offsets);
  g_string_append (file, "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
  begin_object (file, offsets);
  g_string_append_printf (file, "<< /Type /Pages /Count %u /Kids [", n_pages);
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (file, " %u 0 R", 4 + 3 * i);
  g_string_append (file, "] >>\nendobj\n");
  begin_object (file, offsets);
  g_string_append (file, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n");
  for (guint i = 0; i < n_pages; i++)
    append_page (file, offsets, rand, i);
  start = file->len;
  g_string_append_printf (file, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (file, "%010zu 00000 n \n", g_array_index (offsets, gsize, i));
  g_string_append_printf (file, "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
                          offsets->len + 1, start);

  return file;
}

static void
add_file (PackSample *sample, guint index, guint n_pages)
{
  g_autofree char *name = g_strdup_printf ("file-%03u.pdf", index);
  char *path = g_build_filename (sample->fixture->folder, name, NULL);
  GString *file = make_file (n_pages, index + 1);
  const AssayCriterion *criterion =
      sample->scheme->criteria->pdata[index % sample->scheme->criteria->len];
  g_autoptr (GError) error = NULL;
  guint number;

  g_assert_true (g_file_set_contents (path, file->str, (gssize) file->len, &error));
  g_string_free (file, TRUE);
  number = pack_sample_add (sample, name, path, "application/pdf", n_pages);
  pack_sample_apply (sample,
                     assay_edit_cite (assay_portfolio_folder_get_portfolio (sample->folder),
                                      sample->scheme, criterion->id, number, "1", NULL,
                                      "It shows it.", &error),
                     error);
}

static void
add_files (PackSample *sample)
{
  guint n_left = N_PAGES;

  for (guint i = 0; i < N_FILES; i++)
    {
      guint n_pages = n_left / (N_FILES - i);

      add_file (sample, i, n_pages);
      n_left -= n_pages;
    }
}

/* --- The works --- */

static double
run_plain (const char *command)
{
  const char *const argv[] = { "/bin/sh", "-c", command, NULL };
  gint64 start = g_get_monotonic_time ();
  int status = 0;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_STDOUT_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
bind_once (AssayFixture *fixture, AssayPortfolioFolder *folder, const char *output)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (assay_portfolio_folder_get_scheme (folder),
                               assay_portfolio_folder_get_portfolio (folder),
                               assay_date_new (2026, 11, 22));
  const AssayPackOrder order = { .readiness = readiness,
                                 .folder = assay_portfolio_folder_get_path (folder),
                                 .path = output };
  g_autoptr (GError) error = NULL;

  g_assert_true (
      assay_pack_bind (fixture->context, &order, ASSAY_PROGRESS_NONE, NULL, NULL, &error));
  g_assert_no_error (error);

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* The most that any program that was started and has ended had in memory, in MB. */
static long
get_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);

  return usage.ru_maxrss / 1024;
}

/* An answer of @n_lines; so long as the number of its lines stays, so do all pages. */
static void
change_an_answer (PackSample *sample, guint turn, guint n_lines)
{
  const AssayCriterion *criterion = sample->scheme->criteria->pdata[0];
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "What is done, as of turn %u.\n", turn);
  pack_sample_apply (sample,
                     assay_edit_write_text (assay_portfolio_folder_get_portfolio (sample->folder),
                                            sample->scheme, criterion->id, text->str, &error),
                     error);
}

static void
forget_all (PackSample *sample)
{
  g_autofree char *forget =
      g_strdup_printf ("rm -rf '%s/cache'", assay_portfolio_folder_get_path (sample->folder));

  run_plain (forget);
}

static void
print_line (const char *work, double seconds, double ours, const char *words)
{
  g_print ("%-44s %7.2f s  %5.2f x   %s\n", work, seconds, ours / seconds, words);
}

/* --- Rebuilds --- */

/* The best of some; @processor is what the binder needed, which other work on the machine leaves
 * alone. */
typedef struct
{
  double seconds;
  double processor;
  guint n_kept; /* whose evidence was taken as it was kept */
} Best;

static double
get_processor (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* Kept evidence that is used is not written again. */
static guint64
get_kept_inode (PackSample *sample)
{
  g_autofree char *path = g_build_filename (assay_portfolio_folder_get_path (sample->folder),
                                            "cache", "evidence-volume.pdf", NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_ino : 0;
}

static void
bind_for (PackSample *sample, Best *best)
{
  double before = get_processor ();
  guint64 inode = get_kept_inode (sample);
  double seconds = bind_once (sample->fixture, sample->folder, sample->output);

  best->seconds = MIN (best->seconds, seconds);
  best->processor = MIN (best->processor, get_processor () - before);
  best->n_kept += inode != 0 && inode == get_kept_inode (sample);
}

/* Here the ratio is to the first. */
static void
print_rebuild (const char *work, const Best *best, const Best *first, const char *words)
{
  g_print ("%-44s %7.2f s  %5.2f of first, %.2f of its processor time; kept evidence %u of %u   "
           "%s\n",
           work, best->seconds, best->seconds / first->seconds, best->processor / first->processor,
           best->n_kept, REPEATS, words);
}

/* Each after a change. In the first the pages of all evidence move, as the answer grows by some or
 * shrinks again; in the second they stay; in the last there is one item more. */
static void
bench_rebuild (PackSample *sample, const Best *first)
{
  Best moved = { G_MAXDOUBLE, G_MAXDOUBLE, 0 }, again = moved, added = moved;

  for (guint i = 0; i < REPEATS; i++)
    {
      change_an_answer (sample, i, i % 2 == 0 ? PAGES_OF_LINES : 1);
      bind_for (sample, &moved);
    }
  for (guint i = 0; i < REPEATS; i++)
    {
      change_an_answer (sample, REPEATS + i, PAGES_OF_LINES);
      bind_for (sample, &again);
    }
  print_rebuild ("assay pack after one changed answer", &again, first,
                 "hold ≤ 0.35 of processor time, aim ≤ 0.3");
  for (guint i = 0; i < REPEATS; i++)
    {
      add_file (sample, N_FILES + i, 3);
      bind_for (sample, &added);
    }
  print_rebuild ("assay pack after one that moves pages", &moved, first, "hold as above");
  print_rebuild ("assay pack after one more item", &added, first, "");
}

static void
bench_tool (PackSample *sample,
            const char *name,
            const char *format,
            guint n_times,
            double ours,
            const char *words)
{
  const char *folder = sample->fixture->folder;
  g_autofree char *program = g_find_program_in_path (name);
  g_autoptr (GString) command = g_string_new (format);
  double best = G_MAXDOUBLE;

  if (program == NULL)
    {
      g_print ("%-44s   not installed here\n", name);
      return;
    }
  g_string_replace (command, "FOLDER", folder, 0);
  for (guint i = 0; i < n_times; i++)
    best = MIN (best, run_plain (command->str));
  print_line (name, best, ours, words);
}

static void
bench_files (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  Best best = { G_MAXDOUBLE, G_MAXDOUBLE, 0 };
  double first;

  g_print ("Making %u files of %u pages…\n", N_FILES, N_PAGES);
  add_files (sample);
  for (guint i = 0; i < REPEATS; i++)
    {
      forget_all (sample);
      bind_for (sample, &best);
    }
  first = best.seconds;
  print_line ("assay pack", first, first, "hold ≤ 10 s, faster than qpdf");
  bench_rebuild (sample, &best);
  g_print ("%-44s %7ld MB           hold ≤ 512 MB\n", "assay pack, memory", get_peak ());
  bench_tool (sample, "qpdf", "cd 'FOLDER' && qpdf --empty --pages file-*.pdf -- joined.pdf",
              REPEATS, first, "joins; no numbers, links, index");
  bench_tool (sample, "pdfunite", "cd 'FOLDER' && pdfunite file-*.pdf joined.pdf", REPEATS, first,
              "joins; no numbers, links, index");
  bench_tool (sample, "gs",
              "cd 'FOLDER' && gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -o joined.pdf file-*.pdf",
              1, first, "joins and writes anew; no numbers, links, index");
  bench_tool (sample, "sha256sum", "cd 'FOLDER' && sha256sum file-*.pdf", REPEATS, first,
              "only reads what the integrity list vouches for");
}

static void
bench_criteria (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *scheme_path = large_scheme_write (fixture);
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autofree char *path = assay_fixture_path (fixture, "Large service");
  g_autofree char *output = assay_fixture_path (fixture, "large.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayScheme) scheme = assay_scheme_load (scheme_path, schema, NULL, &error);
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  double best = G_MAXDOUBLE;

  g_assert_no_error (error);
  folder = large_portfolio_new (fixture, path, scheme);
  for (guint i = 0; i < REPEATS; i++)
    best = MIN (best, bind_once (fixture, folder, output));
  print_line ("assay pack, 1,200 criteria, 5,000 items", best, best, "all of it text");
  g_assert_true (assay_portfolio_folder_close (folder, &error));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  /* The memory of all programs so far is looked at in the first. */
  bench_files ();
  bench_criteria ();

  return 0;
}
