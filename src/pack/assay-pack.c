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
#include "core/portfolio/assay-portfolio-origin.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "pack/assay-pack-earlier.h"
#include "pack/assay-pack-items.h"
#include "pack/assay-pack-pages.h"
#include "pack/html/assay-html-document.h"
#include "pack/pdf/assay-pdf-join.h"
#include "pack/layout/assay-fonts.h"
#include "pack/layout/assay-print-file.h"
#include "pack/sections/assay-evidence-sheet.h"
#include "pack/sections/assay-foot.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Guessed high: it only decides how wide a page number may be. */
#define PAGES_PER_CRITERION 4u
/* Translators: a bookmark's title and its page. */
#define BOOKMARK_FORMAT _ ("%s · p %u")
#define CREATOR "Assay " ASSAY_VERSION

/* One run of the pipeline, and where its progress begins. */
typedef struct
{
  AssayContext *context;
  AssayPackFacts *facts;
  char *drawn;
  char *joined;
  char *html;      /* NULL where none is asked for */
  const char *pdf; /* how it reaches the PDF */
  AssayProgress progress;
  guint64 n_before;
  guint64 n_total;
  GCancellable *cancellable;
  AssayPackPages *pages;     /* of this try */
  AssayConverter *converter; /* what it made may be gone when it is */
  AssayPdfStructure *structure;
  GHashTable *faults;  /* what joining finds wrong: AssayPdfSource → GError */
  GPtrArray *items_on; /* per page from 0: the number of its item, or NULL; borrowed */
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

/* A page is about to be drawn: a picture on it is read only now. */
static void
tell_page (guint64 page, guint64 n_pages, const char *what, gpointer data)
{
  const Run *run = data;

  tell_progress (page, n_pages, run->items_on->pdata[page - 1], data);
}

/* When the pack was written, as far as it says. */
static char *
dup_time (const AssayPackFacts *facts)
{
  g_autofree char *day = assay_date_format_iso (facts->readiness->on);

  return g_strconcat (day, "T00:00:00Z", NULL);
}

static gboolean
draw (Run *run, AssayTypography *typography, GError **error)
{
  const AssayPackFacts *facts = run->facts;
  g_autofree char *subject =
      g_strdup_printf (_ ("%s, edition %s"), facts->scheme->title, facts->scheme->edition);
  g_autofree char *date = dup_time (facts);
  const AssayDocumentInfo info = { .title = facts->caption,
                                   .author = facts->portfolio->head->service,
                                   .subject = subject,
                                   .creator = CREATOR,
                                   .date = date,
                                   .bookmark_format = BOOKMARK_FORMAT,
                                   .structure = run->structure };

  return assay_print_write_file (assay_context_get_disk (run->context), run->drawn,
                                 run->pages->content, run->pages->plan, typography, &info,
                                 assay_foot_draw_page, facts->caption,
                                 (AssayProgress){ tell_page, run }, run->cancellable, error);
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

/* --- Placing the evidence --------------------------------------------------------------------- */

static void
add_placement (GArray *placements, const AssayPlan *plan, const AssayPackItem *item, guint page)
{
  AssaySheet sheet = assay_sheet_of_item (item, page);
  g_autofree char *anchor = assay_anchor_page (item, page);
  AssayPdfPlacement placement = {
    .page = GPOINTER_TO_UINT (g_hash_table_lookup (plan->anchors, anchor)) - 1,
    .source = item->pdf,
    .source_page = page - 1,
    .x = sheet.box_x,
    .y = sheet.height - sheet.box_y - sheet.box_height,
    .width = sheet.box_width,
    .height = sheet.box_height,
  };

  g_array_append_val (placements, placement);
}

static GArray *
list_placements (const AssayPackFacts *facts, const AssayPlan *plan)
{
  GArray *placements = g_array_new (FALSE, FALSE, sizeof (AssayPdfPlacement));

  for (guint i = 0; i < facts->items->len; i++)
    {
      const AssayPackItem *item = facts->items->pdata[i];

      for (guint page = 1; item->pdf != NULL && page <= item->n_pages; page++)
        add_placement (placements, plan, item, page);
    }

  return placements;
}

static GPtrArray *
list_items_on_pages (const AssayPackFacts *facts, const AssayPackPages *pages)
{
  const AssayPlan *plan = pages->plan;
  GPtrArray *items_on = g_ptr_array_new ();

  g_ptr_array_set_size (items_on, (int) plan->pages->len);
  for (guint i = 0; i < facts->items->len; i++)
    {
      const AssayPackItem *item = facts->items->pdata[i];

      for (guint page = 1; page <= item->n_pages; page++)
        {
          g_autofree char *anchor = assay_anchor_page (item, page);
          guint number = GPOINTER_TO_UINT (g_hash_table_lookup (plan->anchors, anchor));

          items_on->pdata[assay_pack_pages_get_place (pages, number)] = item->number;
        }
    }

  return items_on;
}

/* The item's bookmark, from @first on: the heading of the evidence leads to an item too. */
static guint
find_bookmark (const AssayContent *content, guint first, const char *anchor)
{
  for (guint i = first; i < assay_content_get_n_bookmarks (content); i++)
    {
      const AssayBookmark *bookmark = assay_content_get_bookmark (content, i);

      if (bookmark->depth > 0 && g_str_equal (bookmark->anchor, anchor))
        return i;
    }
  g_assert_not_reached ();
}

/* The items whose own bookmarks are kept. */
static GArray *
list_outlined (const AssayPackFacts *facts, const AssayContent *content)
{
  GArray *outlined = g_array_new (FALSE, FALSE, sizeof (AssayPdfItem));
  guint bookmark = 0;

  for (guint i = 0; i < facts->items->len; i++)
    {
      const AssayPackItem *item = facts->items->pdata[i];
      AssayPdfItem entry = { .source = item->pdf };

      if (item->pdf == NULL)
        continue;
      bookmark = entry.bookmark = find_bookmark (content, bookmark, item->number);
      g_array_append_val (outlined, entry);
    }

  return outlined;
}

static gboolean
join (Run *run, GArray *outlined, GArray *placements, GError **error)
{
  const AssayPackPages *pages = run->pages;
  g_autofree char *map = assay_page_map_format (pages->map);
  g_autofree char *date = dup_time (run->facts);
  const AssayPdfJoinInfo info = { .language = run->facts->scheme->lang,
                                  .bookmark_format = BOOKMARK_FORMAT,
                                  .items = (const AssayPdfItem *) (void *) outlined->data,
                                  .n_items = outlined->len,
                                  .order = pages->order,
                                  .private_text = map,
                                  .private_date = date,
                                  .structure = run->structure,
                                  .faults = run->faults };

  return assay_print_reserve (assay_context_get_disk (run->context), run->joined, error)
         && assay_pdf_join (run->drawn, (const AssayPdfPlacement *) (void *) placements->data,
                            placements->len, &info, run->joined,
                            (AssayProgress){ tell_progress, run }, run->cancellable, error);
}

static gboolean
set_and_join (Run *run, GError **error)
{
  const AssayPackFacts *facts = run->facts;
  guint n_guess = facts->n_evidence_pages + facts->items->len
                  + facts->readiness->n_criteria * PAGES_PER_CRITERION;
  g_autoptr (AssayTypography) typography = assay_typography_new (facts->scheme->lang, n_guess);
  g_autoptr (AssayPdfStructure) structure = assay_pdf_structure_new ();
  g_autoptr (GArray) placements = NULL, outlined = NULL;
  g_autoptr (GPtrArray) items_on = NULL;

  g_clear_pointer (&run->pages, assay_pack_pages_free);
  run->pages = assay_pack_pages_new (facts, typography, run->cancellable, error);
  if (run->pages == NULL)
    return FALSE;
  items_on = list_items_on_pages (facts, run->pages);
  run->items_on = items_on;
  run->structure = structure;
  placements = list_placements (facts, run->pages->plan);
  run->n_before = 0;
  run->n_total = run->pages->plan->pages->len + placements->len;
  if (!draw (run, typography, error) || !write_html (run, error))
    return FALSE;
  run->n_before = run->pages->plan->pages->len;
  /* Joining needs the room. */
  outlined = list_outlined (facts, run->pages->content);
  assay_pack_pages_forget_plan (run->pages);
  g_clear_pointer (&typography, assay_typography_free);

  return join (run, outlined, placements, error);
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

static void
remove_if_there (AssayDisk *disk, const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    assay_disk_remove (disk, path, NULL);
}

static gboolean
run_whole (Run *run, const AssayPackOrder *order, GError **error)
{
  AssayDisk *disk = assay_context_get_disk (run->context);
  gboolean done;

  give_up_known (run, order->given_up);
  done =
      assay_pack_items_open (run->facts, order->folder, run->converter, run->progress,
                             run->cancellable, error)
      && set_and_join_what_can_be (run, error)
      && assay_print_publish (disk, run->joined, order->path, run->html, order->html_path, error);

  remove_if_there (disk, run->drawn);
  remove_if_there (disk, run->joined);
  if (run->html != NULL)
    remove_if_there (disk, run->html);

  return done;
}

/* What people wrote is all in here, but for what stays private. */
static char *
list_unknown (const AssayPortfolio *portfolio)
{
  g_autofree char *text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);

  return assay_fonts_list_unknown (text);
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
  g_autofree char *drawn = g_strconcat (order->path, ".drawn.part", NULL);
  g_autofree char *joined = g_strconcat (order->path, ".joined.part", NULL);
  g_autofree char *html =
      order->html_path != NULL ? g_strconcat (order->html_path, ".html.part", NULL) : NULL;
  g_autofree char *pdf = order->html_path != NULL && order->html_pdf == NULL
                             ? assay_html_refer (order->html_path, order->path)
                             : g_strdup (order->html_pdf);
  g_autofree char *cache = g_build_filename (order->folder, ASSAY_PAGE_CACHE_FOLDER, NULL);
  g_autoptr (AssayConverter) converter =
      assay_converter_new (assay_context_get_disk (context), cache);
  g_autoptr (GHashTable) faults =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
  Run run = { .context = context,
              .facts = facts,
              .drawn = drawn,
              .joined = joined,
              .html = html,
              .pdf = pdf,
              .progress = progress,
              .cancellable = cancellable,
              .converter = converter,
              .faults = faults };
  gboolean done;

  facts->origin = assay_portfolio_compute_origin (order->folder);
  facts->unknown = list_unknown (facts->portfolio);
  done = assay_pack_check_earlier (facts, error) && run_whole (&run, order, error);

  if (done && out_report != NULL)
    *out_report = new_report (&run);
  assay_pack_pages_free (run.pages);

  return done;
}
