/* The pack: from a readiness to one PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo draws every page, those of the evidence too, as a page of the right size with its stamp, so
 * that links, bookmarks and numbers are all cairo's own; then the evidence is put beneath without
 * being touched. Both write to temporary files beside the output, which takes their place only when
 * everything is right.
 */

#include "pack/assay-pack.h"

#include "base/assay-error.h"
#include "pack/assay-pack-evidence.h"
#include "core/portfolio/assay-portfolio-origin.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "pack/assay-pack-copying.h"
#include "pack/assay-pack-earlier.h"
#include "pack/assay-pack-items.h"
#include "pack/assay-pack-key.h"
#include "pack/assay-pack-numbers.h"
#include "pack/assay-pack-volume.h"
#include "pack/html/assay-html-document.h"
#include "pack/layout/assay-fonts.h"
#include "pack/layout/assay-print-file.h"
#include "pack/sections/assay-foot.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Guessed high: it only decides how wide a page number may be. */
#define PAGES_PER_CRITERION 4u
#define CREATOR "Assay " ASSAY_VERSION

/* One run of the pipeline, and where its progress begins. */
typedef struct
{
  AssayContext *context;
  const AssayPackOrder *order;
  AssayPackFacts *facts;
  char *front; /* what is drawn around the evidence */
  char *drawn; /* the evidence */
  char *letters;
  char *joined;
  char *html;      /* NULL where none is asked for */
  const char *pdf; /* how it reaches the PDF */
  AssayProgress progress;
  guint64 n_before;
  guint64 n_total;
  GCancellable *cancellable;
  AssayConverter *converter; /* what it made may be gone when it is */
  AssayPageCache *cache;
  AssayPackSeen *seen;
  AssayPackPages *pages;       /* of this try */
  AssayPackEvidence *evidence; /* NULL without items */
  char *key;                   /* of the evidence */
  AssayPackVolume *volume;     /* of the evidence, when there is one that is right; else NULL */
  AssayPackCopying *copying;   /* of that volume, while it goes on */
  AssayPdfBlanks *blanks;      /* of the evidence, where there is no such volume */
  AssayPackNumbers *numbers;   /* what blanks are filled with */
  AssayPackVolume *made;       /* the same when it has just been made */
  gboolean is_doubtful;        /* what was known of files is not to be relied on */
  AssayPdfStructure *structure;
  AssayPdfStructure *evidence_structure;
  GHashTable *faults; /* what joining finds wrong: AssayPdfSource → GError */
} Run;

void
assay_pack_report_free (AssayPackReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->not_shown);
  g_free (self->unknown);
  assay_page_map_free (self->map);
  g_free (self);
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static void
tell_progress (guint64 done, guint64 total, const char *what, gpointer data)
{
  const Run *run = data;

  assay_progress_tell (run->progress, run->n_before + done, run->n_total, what);
}

/* A page of the evidence is about to be drawn: a picture on it is read only now. */
static void
tell_page (guint64 page, guint64 n_pages, const char *what, gpointer data)
{
  const Run *run = data;

  tell_progress (page, n_pages, assay_pack_evidence_get_item (run->evidence, (guint) page - 1),
                 data);
}

/* When the pack was written, as far as it says. */
static char *
dup_time (const AssayPackFacts *facts)
{
  g_autofree char *day = assay_date_format_iso (facts->readiness->on);

  return g_strconcat (day, "T00:00:00Z", NULL);
}

static gboolean
draw (Run *run, AssayTypography *typography, AssayPrintPart part, GError **error)
{
  const AssayPackFacts *facts = run->facts;
  gboolean is_evidence = part == ASSAY_PRINT_STRETCH;
  g_autofree char *subject =
      g_strdup_printf (_ ("%s, edition %s"), facts->scheme->title, facts->scheme->edition);
  g_autofree char *date = dup_time (facts);
  const AssayDocumentInfo info = {
    .title = facts->caption,
    .author = facts->portfolio->head->service,
    .subject = subject,
    .creator = CREATOR,
    .date = date,
    .bookmark_format = assay_pack_numbers_get_bookmark_format (),
    .structure = is_evidence ? run->evidence_structure : run->structure,
    .blanks = is_evidence ? run->blanks : NULL,
    .part = part,
  };

  return assay_print_write_file (assay_context_get_disk (run->context),
                                 is_evidence ? run->drawn : run->front, run->pages->content,
                                 run->pages->plan, typography, &info, assay_foot_draw_page,
                                 facts->caption,
                                 (AssayProgress){ is_evidence ? tell_page : tell_progress, run },
                                 run->cancellable, error);
}

/* Those of the evidence, kept or new. */
static AssayPdfBlanks *
get_blanks (Run *run)
{
  return run->volume != NULL ? assay_pack_volume_get_blanks (run->volume) : run->blanks;
}

static gboolean
draw_numbers (Run *run, AssayTypography *typography, GError **error)
{
  run->numbers =
      assay_pack_numbers_new (run->pages, get_blanks (run), typography,
                              assay_context_get_disk (run->context), run->letters, error);

  return run->numbers != NULL;
}

/* The front, then the evidence. */
static gboolean
draw_all (Run *run, AssayTypography *typography, GError **error)
{
  guint n_evidence = run->evidence != NULL ? assay_pack_evidence_get_n_pages (run->evidence) : 0;

  run->n_before = 0;
  if (!draw (run, typography, ASSAY_PRINT_AROUND, error))
    return FALSE;
  run->n_before = run->pages->plan->pages->len - n_evidence;
  if (run->evidence != NULL && run->volume == NULL
      && !draw (run, typography, ASSAY_PRINT_STRETCH, error))
    return FALSE;
  run->n_before += n_evidence;

  return run->evidence == NULL || draw_numbers (run, typography, error);
}

/* --- The same as HTML ------------------------------------------------------------------------- */

static gboolean
write_html (Run *run, GError **error)
{
  const AssayPackFacts *facts = run->facts;
  const AssayHtmlInfo info = {
    .title = facts->caption,
    .language = facts->scheme->lang,
    .author = facts->portfolio->head->service,
    .generator = CREATOR,
    .pdf = run->pdf,
    .about = _ ("The same as the PDF, to be read on any screen. Page numbers lead to the pages of "
                "the PDF, where the evidence is; keep the two files where they are beside each "
                "other."),
  };
  g_autoptr (GBytes) html = NULL;

  if (run->html == NULL)
    return TRUE;
  html = assay_html_document_format (run->pages->content, run->pages->plan->anchors, &info);

  return assay_print_write_bytes (assay_context_get_disk (run->context), run->html, html, error);
}

/* --- Binding ---------------------------------------------------------------------------------- */

static gboolean
join_rest (Run *run, AssayPdfWriter *writer, const AssayPdfPart *evidence, GError **error)
{
  g_autofree char *map = assay_page_map_format (run->pages->map);
  g_autofree char *date = dup_time (run->facts);
  AssayPdfJoinInfo info = { .language = run->facts->scheme->lang,
                            .bookmark_format = assay_pack_numbers_get_bookmark_format (),
                            .order = run->pages->order,
                            .private_text = map,
                            .private_date = date,
                            .structure = run->structure,
                            .evidence = evidence };

  if (evidence != NULL)
    {
      info.blanks = get_blanks (run);
      info.filling = assay_pack_numbers_get_filling (run->numbers);
      info.evidence_page = assay_pack_evidence_get_first_page (run->evidence);
      info.evidence_bookmark = assay_pack_evidence_get_bookmark (run->evidence);
    }

  return assay_pdf_join_rest (writer, run->front, &info, run->cancellable, error);
}

/* The evidence as it was kept, or put together. NULL without an error where it is not what it was
 * kept as. */
static AssayPdfPart *
write_evidence (Run *run, AssayPdfWriter *writer, GError **error)
{
  const AssayProgress progress = { tell_progress, run };
  AssayPdfPart *part;
  guint64 start;

  if (run->copying != NULL)
    return assay_pack_copying_finish (run->copying, progress, error);
  start = assay_pdf_writer_get_length (writer);
  part = assay_pack_evidence_join (run->evidence, writer, run->drawn, run->facts->scheme->lang,
                                   run->evidence_structure, run->blanks, run->faults, progress,
                                   run->cancellable, error);
  if (part != NULL)
    run->made = assay_pack_volume_new (writer, start, part, run->blanks);

  return part;
}

/* @out_again means that it is worth trying without what was kept. */
static gboolean
join (Run *run, AssayPdfWriter *writer, gboolean *out_again, GError **error)
{
  g_autoptr (AssayPdfPart) evidence = NULL;
  GError *problem = NULL;

  if (run->evidence != NULL)
    {
      evidence = write_evidence (run, writer, &problem);
      run->is_doubtful |= evidence == NULL && problem == NULL;
      *out_again = run->is_doubtful && evidence == NULL;
      if (problem != NULL)
        g_propagate_error (error, problem);
      if (evidence == NULL)
        return FALSE;
    }

  return join_rest (run, writer, evidence, error);
}

/* --- One try ---------------------------------------------------------------------------------- */

static void
forget_try (Run *run)
{
  g_clear_pointer (&run->pages, assay_pack_pages_free);
  g_clear_pointer (&run->evidence, assay_pack_evidence_free);
  g_clear_pointer (&run->key, g_free);
  g_clear_pointer (&run->volume, assay_pack_volume_free);
  g_clear_pointer (&run->made, assay_pack_volume_free);
  g_clear_pointer (&run->blanks, assay_pdf_blanks_free);
  g_clear_pointer (&run->numbers, assay_pack_numbers_free);
}

/* Looks whether the evidence has been kept; otherwise everything is opened that it is made of. */
static gboolean
find_evidence (Run *run, AssayTypography *typography, gboolean *out_again, GError **error)
{
  run->evidence = assay_pack_evidence_new (run->facts, run->pages, run->order->folder);
  if (run->evidence == NULL)
    return TRUE;
  run->key = assay_pack_key_compute (run->facts, run->pages, typography, run->cancellable, error);
  if (run->key == NULL)
    return FALSE;
  run->blanks = assay_pdf_blanks_new ();
  if (!run->is_doubtful)
    run->volume = assay_pack_volume_load (run->cache, run->key);

  return run->volume != NULL
         || assay_pack_items_open_known (run->facts, run->seen, run->progress, run->cancellable,
                                         out_again, error);
}

/* Puts everything on pages. */
static gboolean
plan (Run *run, AssayTypography *typography, GError **error)
{
  gboolean again = FALSE;

  do
    {
      forget_try (run);
      run->pages = assay_pack_pages_new (run->facts, typography, run->cancellable, error);
      if (run->pages == NULL || !find_evidence (run, typography, &again, error))
        return FALSE;
    }
  while (again);
  run->n_total = run->pages->plan->pages->len;
  if (run->evidence != NULL)
    run->n_total += assay_pack_evidence_get_n_placed (run->evidence);

  return TRUE;
}

/* Evidence that has been kept is copied from now on. */
static gboolean
begin_joined (Run *run, AssayPdfWriter *writer, GError **error)
{
  if (!assay_print_reserve (assay_context_get_disk (run->context), run->joined, error))
    return FALSE;
  if (run->volume != NULL)
    run->copying = assay_pack_copying_start (run->volume, writer, run->seen,
                                             assay_pack_evidence_get_n_placed (run->evidence),
                                             run->cancellable);

  return TRUE;
}

static gboolean
set_and_join_once (Run *run, gboolean *out_again, GError **error)
{
  const AssayPackFacts *facts = run->facts;
  guint n_guess = facts->n_evidence_pages + facts->items->len
                  + facts->readiness->n_criteria * PAGES_PER_CRITERION;
  g_autoptr (AssayTypography) typography = assay_typography_new (facts->scheme->lang, n_guess);
  g_autoptr (AssayPdfStructure) structure = assay_pdf_structure_new ();
  g_autoptr (AssayPdfStructure) evidence_structure = assay_pdf_structure_new ();
  g_autoptr (AssayPdfWriter) writer = assay_pdf_writer_new (run->joined);
  gboolean done;

  run->structure = structure;
  run->evidence_structure = evidence_structure;
  done = plan (run, typography, error) && begin_joined (run, writer, error)
         && draw_all (run, typography, error) && write_html (run, error);
  if (done)
    {
      /* Joining needs the room. */
      assay_pack_pages_forget_plan (run->pages);
      g_clear_pointer (&typography, assay_typography_free);
      done = join (run, writer, out_again, error);
    }
  /* It has hold of the writer. */
  g_clear_pointer (&run->copying, assay_pack_copying_free);

  return done;
}

static gboolean
set_and_join (Run *run, GError **error)
{
  gboolean again = FALSE;

  if (set_and_join_once (run, &again, error))
    return TRUE;

  return again && set_and_join_once (run, &again, error);
}

static void
give_up_known (Run *run, GHashTable *given_up)
{
  for (guint i = 0; given_up != NULL && i < run->facts->items->len; i++)
    {
      AssayPackItem *item = run->facts->items->pdata[i];
      const GError *problem = g_hash_table_lookup (given_up, item->number);

      if (problem != NULL)
        assay_pack_items_give_up (run->facts, item, problem);
    }
}

/* Whether there were any. */
static gboolean
give_up_faulty (Run *run)
{
  gboolean any = FALSE;

  for (guint i = 0; i < run->facts->items->len; i++)
    {
      AssayPackItem *item = run->facts->items->pdata[i];
      const GError *problem =
          item->pdf != NULL ? g_hash_table_lookup (run->faults, item->pdf) : NULL;

      if (problem == NULL)
        continue;
      assay_pack_items_give_up (run->facts, item, problem);
      any = TRUE;
    }
  g_hash_table_remove_all (run->faults);

  return any;
}

/* A page may turn out to be broken only when it is placed. Its item then gets the cover sheet that
 * says so, and everything is set anew: page numbers have changed. One try finds all of them, but
 * for those that somebody cut short meanwhile, which only writing finds: so there are three. */
static gboolean
set_and_join_what_can_be (Run *run, GError **error)
{
  for (;;)
    {
      g_autoptr (GError) problem = NULL;

      if (set_and_join (run, &problem))
        return TRUE;
      if (!g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_DAMAGED) || !give_up_faulty (run))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
}

static AssayPackReport *
new_report (const Run *run)
{
  AssayPackReport *report = g_new0 (AssayPackReport, 1);

  report->n_pages = run->pages->map->n_pages;
  report->map = assay_page_map_copy (run->pages->map);
  report->n_evidence_pages = run->facts->n_evidence_pages;
  report->conversions = *assay_converter_get_conversions (run->converter);
  report->unknown = g_strdup (run->facts->unknown);
  report->not_shown = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < run->facts->items->len; i++)
    {
      const AssayPackItem *item = run->facts->items->pdata[i];

      if (item->not_shown != NULL)
        g_ptr_array_add (report->not_shown,
                         g_strdup_printf ("%s %s: %s", item->number, item->evidence->title,
                                          item->not_shown));
    }

  return report;
}

/* For the next pack. */
static void
keep (Run *run)
{
  assay_pack_seen_save (run->seen);
  if (run->made != NULL)
    assay_pack_volume_keep (run->made, run->cache, run->key, run->joined);
  else if (run->evidence == NULL)
    assay_pack_volume_forget (run->cache);
}

static void
remove_if_there (AssayDisk *disk, const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    assay_disk_remove (disk, path, NULL);
}

static gboolean
run_whole (Run *run, GError **error)
{
  const AssayPackOrder *order = run->order;
  AssayDisk *disk = assay_context_get_disk (run->context);
  gboolean done;

  give_up_known (run, order->given_up);
  done = assay_pack_items_open (run->facts, order->folder, run->converter, run->seen, run->progress,
                                run->cancellable, error)
         && set_and_join_what_can_be (run, error);
  if (done)
    {
      keep (run);
      done =
          assay_print_publish (disk, run->joined, order->path, run->html, order->html_path, error);
    }

  return done;
}

static void
remove_parts (const Run *run)
{
  AssayDisk *disk = assay_context_get_disk (run->context);

  remove_if_there (disk, run->front);
  remove_if_there (disk, run->drawn);
  remove_if_there (disk, run->letters);
  remove_if_there (disk, run->joined);
  if (run->html != NULL)
    remove_if_there (disk, run->html);
}

/* Before anything is kept in the portfolio's folder: a pack that cannot be written leaves nothing.
 */
static gboolean
check_places (AssayDisk *disk, const char *pdf, const char *html, GError **error)
{
  if (assay_print_reserve (disk, pdf, error)
      && (html == NULL || assay_print_reserve (disk, html, error)))
    return TRUE;
  remove_if_there (disk, pdf);

  return FALSE;
}

/* What people wrote is all in here, but for what stays private. */
static char *
list_unknown (const AssayPortfolio *portfolio)
{
  g_autofree char *text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);

  return assay_fonts_list_unknown (text);
}

/* By which the age of files is told: a day that is fixed in the past, for runs that are to be
 * repeated, says nothing about them. */
static gint64
get_files_now (AssayContext *context)
{
  return MAX (assay_context_get_now (context), g_get_real_time () / G_USEC_PER_SEC);
}

gboolean
assay_pack_write (AssayContext *context,
                  const AssayPackOrder *order,
                  AssayProgress progress,
                  GCancellable *cancellable,
                  AssayPackReport **out_report,
                  GError **error)
{
  g_autoptr (AssayPackFacts) facts = assay_pack_facts_new (order->readiness, order->after);
  g_autofree char *front = g_strconcat (order->path, ".front.part", NULL);
  g_autofree char *drawn = g_strconcat (order->path, ".drawn.part", NULL);
  g_autofree char *letters = g_strconcat (order->path, ".letters.part", NULL);
  g_autofree char *joined = g_strconcat (order->path, ".joined.part", NULL);
  g_autofree char *html =
      order->html_path != NULL ? g_strconcat (order->html_path, ".html.part", NULL) : NULL;
  g_autofree char *pdf = order->html_path != NULL && order->html_pdf == NULL
                             ? assay_html_refer (order->html_path, order->path)
                             : g_strdup (order->html_pdf);
  g_autofree char *folder = g_build_filename (order->folder, ASSAY_PAGE_CACHE_FOLDER, NULL);
  AssayDisk *disk = assay_context_get_disk (context);
  g_autoptr (AssayConverter) converter = NULL;
  g_autoptr (AssayPageCache) cache = NULL;
  g_autoptr (AssayPackSeen) seen = NULL;
  g_autoptr (GHashTable) faults =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
  Run run = { .context = context,
              .order = order,
              .facts = facts,
              .front = front,
              .drawn = drawn,
              .letters = letters,
              .joined = joined,
              .html = html,
              .pdf = pdf,
              .progress = progress,
              .cancellable = cancellable,
              .faults = faults };
  gboolean done;

  facts->origin = assay_portfolio_compute_origin (order->folder);
  facts->unknown = list_unknown (facts->portfolio);
  if (!assay_pack_check_earlier (facts, error) || !check_places (disk, joined, html, error))
    return FALSE;
  run.converter = converter = assay_converter_new (disk, folder);
  run.cache = cache = assay_page_cache_new (disk, folder, error);
  if (cache != NULL)
    run.seen = seen = assay_pack_seen_new (cache, order->folder, get_files_now (context));
  done = cache != NULL && run_whole (&run, error);
  remove_parts (&run);

  if (done && out_report != NULL)
    *out_report = new_report (&run);
  forget_try (&run);

  return done;
}
