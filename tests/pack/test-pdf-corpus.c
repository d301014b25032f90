/* Every awkward PDF either gives pages or is refused with a clear reason, and costs little.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "join-job.h"
#include "pack-sample.h"
#include "pdf-corpus.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Far beyond what is needed, far below what somebody would wait for; and less memory than the
 * largest file, even where a sanitizer keeps what has been freed. */
#define MAX_SECONDS 30
#define MAX_KILOBYTES (1000l * 1024)
/* Of a long item only so many are joined here. */
#define MAX_JOINED 50u

static void
join (JoinJob *job, const PdfCorpusEntry *entry, AssayPdfSource *source)
{
  guint n = MIN (assay_pdf_source_get_n_pages (source), MAX_JOINED);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    join_job_place (job, source, i, i);
  join_job_outline (job, source, 0);
  join_job_run (job, n, &error);
  if (entry->breaks_late)
    {
      g_assert_error (error, ASSAY_ERROR, entry->error);
      g_assert_nonnull (strstr (error->message, entry->words));
      return;
    }
  g_assert_no_error (error);
  pdf_assert_sound (job->output);
}

static void
test_entry (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  const PdfCorpusEntry *entry = pdf_corpus_get_entry (index);
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *path = pdf_corpus_write (index, job->fixture->folder);
  clock_t begun = clock ();
  g_autoptr (GError) error = NULL;
  AssayPdfSource *source = assay_pdf_source_open (path, entry->name, &error);
  struct rusage usage;

  if (entry->error != 0 && !entry->breaks_late)
    {
      g_assert_null (source);
      g_assert_error (error, ASSAY_ERROR, entry->error);
      if (strstr (error->message, entry->words) == NULL)
        g_error ("“%s” is not in “%s”", entry->words, error->message);
      g_assert_true (g_str_has_prefix (error->message, entry->name));
    }
  else
    {
      g_assert_no_error (error);
      g_ptr_array_add (job->sources, source);
      g_assert_cmpuint (assay_pdf_source_get_n_pages (source), ==, entry->n_pages);
      join (job, entry, source);
    }
  g_assert_cmpint ((clock () - begun) / CLOCKS_PER_SEC, <, MAX_SECONDS);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  g_assert_cmpint (usage.ru_maxrss, <, MAX_KILOBYTES);
}

static gboolean
is_for_pack (const PdfCorpusEntry *entry)
{
  return entry->n_pages <= MAX_JOINED && !g_str_has_suffix (entry->name, "gigabyte");
}

/* All of them in one pack: each shows its pages or says on its cover sheet why not. */
static void
test_pack (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  guint n_refused = 0, n_pages = 0;

  for (guint i = 0; i < pdf_corpus_get_n_entries (); i++)
    {
      const PdfCorpusEntry *entry = pdf_corpus_get_entry (i);

      if (!is_for_pack (entry))
        continue;
      pack_sample_add (sample, entry->name, pdf_corpus_write (i, sample->fixture->folder),
                       "application/pdf", entry->n_pages);
      n_refused += entry->error != 0 ? 1 : 0;
      n_pages += entry->error != 0 ? 0 : entry->n_pages;
    }
  pack_sample_write (sample);
  pdf_assert_sound (sample->output);
  g_assert_cmpuint (sample->report->not_shown->len, ==, n_refused);
  g_assert_cmpuint (sample->report->n_evidence_pages, ==, n_pages);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < pdf_corpus_get_n_entries (); i++)
    {
      g_autofree char *name = g_strdup_printf ("/pdf-corpus/%s", pdf_corpus_get_entry (i)->name);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_entry);
    }
  g_test_add_func ("/pdf-corpus/pack", test_pack);

  return g_test_run ();
}
