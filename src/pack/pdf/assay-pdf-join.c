/* Puts evidence pages under the pages cairo drew, losslessly, and finishes the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Laying evidence under with `qpdf --underlay` gives the same pages ten times as slowly, and writes
 * what pages share once for each; importing evidence pages as pages would lose the links and
 * bookmarks that point to the drawn ones.
 */

#include "pack/pdf/assay-pdf-join.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "pack/pdf/assay-pdf-finish.h"
#include "pack/pdf/assay-pdf-form.h"
#include "pack/pdf/assay-pdf-frame.h"
#include "pack/pdf/assay-pdf-layers.h"
#include "pack/pdf/assay-pdf-links.h"
#include "pack/pdf/assay-pdf-outline.h"
#include "pack/pdf/assay-pdf-pieces.h"
#include "pack/pdf/assay-pdf-tree.h"

#include <glib/gstdio.h>

#define ITEM_NAME "/AssayItem%u"
#define MARK_NAME "/AssayMark%u"

/* One drawn document and what becomes of it. */
typedef struct
{
  const char *drawn;
  const AssayPdfPlacement *placements;
  guint n_placements;
  const AssayPdfJoinInfo *info;
  AssayPdfOriginFunc get_origin;
  gpointer data;
  AssayProgress progress;
  GCancellable *cancellable;
} Job;

/* The document being made, and what is kept while it is. @links (AssayPdfLink) are all that were
 * put on its pages, in the order of the pages. */
typedef struct
{
  const Job *job;
  qpdf_data pdf;
  char *bytes; /* that it was read from, or NULL where it was read from its file */
  AssayPdfForms *forms;
  AssayPdfPlaces *places;
  AssayPdfOutline *outline;
  GArray *links;
} Work;

/* One drawn page while evidence is being put on it. */
typedef struct
{
  const Work *work;
  qpdf_data pdf;
  qpdf_oh page;
  qpdf_oh xobjects;
  GString *drawing; /* what comes before cairo's own content */
  guint n_items;
  guint n_marks;
} Sheet;

/* --- Faults ----------------------------------------------------------------------------------- */

/* Whether the others can be looked at all the same: @problem is then the caller's list's. */
static gboolean
note_fault (GHashTable *faults, const AssayPdfSource *source, GError *problem, GError **error)
{
  if (faults == NULL || !g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_DAMAGED))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_hash_table_insert (faults, (gpointer) source, problem);

  return TRUE;
}

static gboolean
is_faulty (GHashTable *faults, const AssayPdfSource *source)
{
  return faults != NULL && g_hash_table_contains (faults, source);
}

/* FALSE with one of them where there are any. */
static gboolean
check_faults (GHashTable *faults, GError **error)
{
  GHashTableIter iter;
  gpointer problem;

  if (faults == NULL || g_hash_table_size (faults) == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, faults);
  g_hash_table_iter_next (&iter, NULL, &problem);
  g_propagate_error (error, g_error_copy (problem));

  return FALSE;
}

/* --- Sheets ----------------------------------------------------------------------------------- */

static void
add_xobject (Sheet *sheet, const char *name, AssayPdfRef form)
{
  qpdf_oh_replace_key (sheet->pdf, sheet->xobjects, name, assay_pdf_get_object (sheet->pdf, form));
}

static gboolean
draw_mark (Sheet *sheet, AssayPdfSource *source, const AssayPdfMark *mark, GError **error)
{
  char name[32];
  AssayPdfRef form;

  if (!assay_pdf_forms_add_mark (sheet->work->forms, source, mark, &form, error))
    return FALSE;
  g_snprintf (name, sizeof name, MARK_NAME, sheet->n_marks++);
  add_xobject (sheet, name, form);
  g_string_append (sheet->drawing, "q ");
  assay_pdf_append_matrix (sheet->drawing, &mark->matrix);
  g_string_append_printf (sheet->drawing, "cm %s Do Q\n", name);

  return TRUE;
}

static gboolean
draw_placement (Sheet *sheet, const AssayPdfPlacement *placement, GError **error)
{
  const AssayPdfPage *page = g_ptr_array_index (placement->source->pages, placement->source_page);
  AssayPdfMatrix placing = assay_pdf_placement_get_matrix (placement);
  char name[32];
  AssayPdfRef form;

  if (!assay_pdf_forms_import (sheet->work->forms, placement->source, error)
      || !assay_pdf_forms_add_page (sheet->work->forms, placement->source, placement->source_page,
                                    &form, error))
    return FALSE;

  g_snprintf (name, sizeof name, ITEM_NAME, sheet->n_items++);
  add_xobject (sheet, name, form);
  g_string_append (sheet->drawing, "q ");
  assay_pdf_append_matrix (sheet->drawing, &placing);
  g_string_append (sheet->drawing, "cm\n");
  assay_pdf_append_rectangle (sheet->drawing, &page->box, 0);
  g_string_append (sheet->drawing, "W n\n");
  g_string_append_printf (sheet->drawing, "%s Do\n", name);
  for (guint i = 0; i < page->marks->len; i++)
    {
      if (!draw_mark (sheet, placement->source, &g_array_index (page->marks, AssayPdfMark, i),
                      error))
        return FALSE;
    }
  assay_pdf_links_add (sheet->work->places, placement, sheet->pdf, sheet->page, sheet->work->links,
                       sheet->drawing);
  g_string_append (sheet->drawing, "Q\n");

  return TRUE;
}

/* The drawn page's own resources and XObjects, as copies: cairo lets pages share them. */
static void
begin_sheet (Sheet *sheet)
{
  qpdf_data pdf = sheet->pdf;
  qpdf_oh resources =
      assay_pdf_copy_dictionary (pdf, qpdf_oh_get_key (pdf, sheet->page, "/Resources"));

  sheet->xobjects = assay_pdf_copy_dictionary (pdf, qpdf_oh_get_key (pdf, resources, "/XObject"));
  qpdf_oh_replace_key (pdf, resources, "/XObject", sheet->xobjects);
  qpdf_oh_replace_key (pdf, sheet->page, "/Resources", resources);
}

static void
end_sheet (Sheet *sheet)
{
  qpdf_data pdf = sheet->pdf;
  const unsigned char *drawing = (const unsigned char *) sheet->drawing->str;
  qpdf_oh none = qpdf_oh_new_null (pdf);
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh own = qpdf_oh_get_key (pdf, sheet->page, "/Contents");
  qpdf_oh contents = qpdf_oh_new_array (pdf);

  qpdf_oh_replace_stream_data (pdf, stream, drawing, sheet->drawing->len, none, none);
  qpdf_oh_append_item (pdf, contents, stream);
  if (qpdf_oh_is_array (pdf, own))
    {
      for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, own); i++)
        qpdf_oh_append_item (pdf, contents, qpdf_oh_get_array_item (pdf, own, i));
    }
  else if (qpdf_oh_is_stream (pdf, own))
    qpdf_oh_append_item (pdf, contents, own);
  qpdf_oh_replace_key (pdf, sheet->page, "/Contents", contents);
}

/* Puts all of @placements, which are for one page, on it. */
static gboolean
draw_sheet (const Work *work, GPtrArray *placements, GError **error)
{
  const AssayPdfPlacement *first = g_ptr_array_index (placements, 0);
  g_autoptr (GString) drawing = g_string_new (NULL);
  Sheet sheet = { .work = work,
                  .pdf = work->pdf,
                  .page = qpdf_get_page_n (work->pdf, first->page),
                  .drawing = drawing };

  begin_sheet (&sheet);
  g_string_append (drawing, ASSAY_PDF_PLACED_BEGIN);
  for (guint i = 0; i < placements->len; i++)
    {
      const AssayPdfPlacement *placement = g_ptr_array_index (placements, i);
      GHashTable *faults = work->job->info->faults;
      GError *problem = NULL;

      if (!is_faulty (faults, placement->source) && !draw_placement (&sheet, placement, &problem)
          && !note_fault (faults, placement->source, problem, error))
        return FALSE;
    }
  g_string_append (drawing, ASSAY_PDF_PLACED_END);
  end_sheet (&sheet);
  qpdf_oh_release_all (work->pdf);

  return TRUE;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const AssayPdfPlacement *one = *(const AssayPdfPlacement *const *) a;
  const AssayPdfPlacement *other = *(const AssayPdfPlacement *const *) b;

  if (one->page != other->page)
    return one->page < other->page ? -1 : 1;

  /* Both point into the caller's array: on one page its order stays. */
  return one < other ? -1 : one > other;
}

/* All copying comes before any drawing, because it releases object handles. */
static gboolean
import_sources (const Work *work, GError **error)
{
  const Job *job = work->job;
  const AssayPdfPlacement *placements = job->placements;

  for (guint i = 0; i < job->n_placements; i++)
    {
      AssayPdfSource *source = placements[i].source;
      GError *problem = NULL;

      g_assert (placements[i].source_page < source->pages->len);
      if (i == 0 || source != placements[i - 1].source)
        assay_progress_tell (job->progress, 0, job->n_placements, source->name);
      if (assay_pdf_is_cancelled (job->cancellable, error))
        return FALSE;
      if (!is_faulty (job->info->faults, source)
          && !assay_pdf_forms_import (work->forms, source, &problem)
          && !note_fault (job->info->faults, source, problem, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
draw_sheets (const Work *work, GError **error)
{
  const Job *job = work->job;
  guint n = job->n_placements;
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (n);
  g_autoptr (GPtrArray) here = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) &job->placements[i]);
  g_ptr_array_sort (sorted, compare_pages);

  for (guint i = 0; i < n; i++)
    {
      const AssayPdfPlacement *placement = g_ptr_array_index (sorted, i);
      const AssayPdfPlacement *next = i + 1 < n ? sorted->pdata[i + 1] : NULL;

      g_ptr_array_add (here, (gpointer) placement);
      if (next != NULL && next->page == placement->page)
        continue;
      assay_progress_tell (job->progress, i / 2, n, placement->source->name);
      if (assay_pdf_is_cancelled (job->cancellable, error) || !draw_sheet (work, here, error))
        return FALSE;
      g_ptr_array_set_size (here, 0);
    }

  return TRUE;
}

static guint
count_pages_needed (const Job *job)
{
  guint needed = 1;

  for (guint i = 0; i < job->n_placements; i++)
    needed = MAX (needed, job->placements[i].page + 1);

  return needed;
}

/* libqpdf asks the system for every few bytes of a file, so a drawn document is read whole first;
 * not one with many pictures, which need not be in memory. */
static QPDF_ERROR_CODE
read_drawn_bytes (Work *work)
{
  const char *path = work->job->drawn;
  GStatBuf info;
  gsize length;

  if (g_stat (path, &info) != 0 || (guint64) info.st_size > ASSAY_LIMIT_DRAWN_BYTES
      || !g_file_get_contents (path, &work->bytes, &length, NULL))
    return qpdf_read (work->pdf, path, NULL);

  return qpdf_read_memory (work->pdf, path, work->bytes, length, NULL);
}

static gboolean
read_drawn (Work *work, GError **error)
{
  const Job *job = work->job;
  qpdf_data pdf = work->pdf;

  if ((read_drawn_bytes (work) & QPDF_ERRORS) != 0)
    {
      assay_pdf_set_error (error, pdf, job->drawn);
      return FALSE;
    }
  if (job->info->structure != NULL)
    assay_pdf_drop_tree (pdf);
  if (qpdf_get_num_pages (pdf) < (int) count_pages_needed (job))
    {
      assay_pdf_set_damaged (error, job->drawn);
      return FALSE;
    }

  return TRUE;
}

/* What is left open in the document itself. */
static AssayPdfBlanks *
get_blanks (const Job *job)
{
  return job->info->filling == NULL ? job->info->blanks : NULL;
}

static void
add_bookmarks (Work *work)
{
  const Job *job = work->job;
  const AssayPdfJoinInfo *info = job->info;

  work->outline = assay_pdf_outline_new (work->pdf, work->places);
  if (get_blanks (job) != NULL)
    assay_pdf_outline_leave_titles (work->outline, get_blanks (job));
  for (guint i = 0; i < info->n_items; i++)
    {
      assay_progress_tell (job->progress, job->n_placements / 2, job->n_placements,
                           info->items[i].source->name);
      if (g_cancellable_is_cancelled (job->cancellable))
        return;
      assay_pdf_outline_add (work->outline, &info->items[i], info->bookmark_format,
                             get_blanks (job));
    }
  assay_progress_tell (job->progress, job->n_placements / 2, job->n_placements, NULL);
}

/* Everything but writing it. */
static gboolean
put_together (Work *work, GError **error)
{
  const Job *job = work->job;
  const AssayPdfJoinInfo *info = job->info;
  guint first_key = info->evidence != NULL ? info->evidence->end_key : 0;

  if (!read_drawn (work, error) || !import_sources (work, error) || !draw_sheets (work, error)
      || !check_faults (info->faults, error))
    return FALSE;
  if (get_blanks (job) != NULL)
    assay_pdf_leave_blanks (work->pdf, get_blanks (job));
  add_bookmarks (work);
  assay_pdf_finish_pages (work->pdf);

  return !assay_pdf_is_cancelled (job->cancellable, error)
         && (info->structure == NULL
             || assay_pdf_mark_pages (work->pdf, info->structure, work->links, get_blanks (job),
                                      first_key, job->drawn, job->cancellable, error));
}

/* --- Writing ---------------------------------------------------------------------------------- */

/* A stream of the file at @path did not get into the file whole: whose it is. */
static gboolean
blame_unread (const Job *job, const char *path, GError **error)
{
  GHashTable *faults = job->info->faults;
  const char *name = path;

  for (guint i = 0; i < job->n_placements; i++)
    {
      AssayPdfSource *source = job->placements[i].source;
      GError *problem = NULL;

      if (!g_str_equal (source->path, path))
        continue;
      name = source->name;
      if (is_faulty (faults, source))
        continue;
      assay_pdf_set_damaged (&problem, name);
      if (!note_fault (faults, source, problem, error))
        return FALSE;
    }
  if (name != path)
    return TRUE;
  assay_pdf_set_damaged (error, path);

  return FALSE;
}

/* Whether every stream got into the file whole. */
static gboolean
check_read (const Work *work, AssayPdfWriter *writer, GError **error)
{
  g_autoptr (GHashTable) blamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *path;

  while ((path = assay_pdf_next_unread (work->pdf)) != NULL)
    if (g_hash_table_add (blamed, path) && !blame_unread (work->job, path, error))
      return FALSE;

  return check_faults (work->job->info->faults, error)
         && !assay_pdf_writer_has_failed (writer, error);
}

static void
number_pages (const Work *work, AssayPdfWriter *writer, AssayPdfPart *part)
{
  qpdf_oh root = qpdf_get_root (work->pdf);
  int n = qpdf_get_num_pages (work->pdf);

  assay_pdf_writer_fix (writer, assay_pdf_get_key_ref (work->pdf, root, "/Pages"),
                        ASSAY_PDF_NUMBER_PAGES);
  for (int i = 0; i < n; i++)
    {
      AssayPdfRef ref = assay_pdf_get_ref (work->pdf, qpdf_get_page_n (work->pdf, (size_t) i));
      guint number = assay_pdf_writer_reserve (writer);

      assay_pdf_writer_fix (writer, ref, number);
      g_array_append_val (part->pages, number);
    }
  qpdf_oh_release_all (work->pdf);
}

static gboolean
write_pages (const Work *work, AssayPdfWriter *writer, AssayPdfPart *part, GError **error)
{
  const Job *job = work->job;
  guint64 n = job->n_placements, n_pages = part->pages->len;

  for (guint i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (work->pdf, i);

      if (job->get_origin != NULL)
        assay_pdf_writer_set_origin (writer, job->get_origin (i, job->data));
      assay_pdf_writer_add (writer, assay_pdf_get_ref (work->pdf, page),
                            g_array_index (part->pages, guint, i));
      assay_pdf_writer_drain (writer);
      assay_progress_tell (job->progress, n / 2 + (n - n / 2) * (i + 1) / n_pages, n, NULL);
      if (assay_pdf_is_cancelled (job->cancellable, error)
          || assay_pdf_writer_has_failed (writer, error))
        return FALSE;
    }
  assay_pdf_writer_set_origin (writer, NULL);

  return check_read (work, writer, error);
}

static void
list_layers (const Work *work, AssayPdfWriter *writer, AssayPdfPart *part)
{
  GArray *layers = assay_pdf_forms_get_layers (work->forms);

  for (guint i = 0; i < layers->len; i++)
    {
      const AssayPdfLayer *layer = &g_array_index (layers, AssayPdfLayer, i);
      AssayPdfPartLayer listed = { assay_pdf_writer_get_number (writer, layer->group),
                                   layer->hidden };

      g_array_append_val (part->layers, listed);
    }
}

/* All that both parts have. NULL with an error. */
static AssayPdfPart *
write_part (const Work *work, AssayPdfWriter *writer, GError **error)
{
  const AssayPdfJoinInfo *info = work->job->info;
  g_autoptr (AssayPdfPart) part = assay_pdf_part_new ();

  part->first_key = info->evidence != NULL ? info->evidence->end_key : 0;
  while (qpdf_more_warnings (work->pdf))
    qpdf_next_warning (work->pdf);
  assay_pdf_writer_begin (writer, work->pdf);
  number_pages (work, writer, part);
  if (get_blanks (work->job) != NULL)
    assay_pdf_reserve_blanks (writer, get_blanks (work->job));
  if (info->structure != NULL
      && !assay_pdf_write_tree (writer, work->pdf, info->structure, part, info->evidence,
                                info->blanks, work->job->cancellable, error))
    return NULL;
  list_layers (work, writer, part);
  assay_pdf_list_names (writer, work->pdf, part);
  if (!write_pages (work, writer, part, error))
    return NULL;

  return g_steal_pointer (&part);
}

static void
work_init (Work *self, const Job *job)
{
  *self = (Work){ .job = job, .pdf = assay_pdf_new () };
  self->forms = assay_pdf_forms_new (self->pdf);
  self->places = assay_pdf_places_new (job->placements, job->n_placements);
  self->links = g_array_new (FALSE, FALSE, sizeof (AssayPdfLink));
}

static void
work_clear (Work *self)
{
  assay_pdf_outline_free (self->outline);
  g_array_unref (self->links);
  assay_pdf_places_free (self->places);
  assay_pdf_forms_free (self->forms);
  assay_pdf_free (self->pdf);
  g_free (self->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

AssayPdfPart *
assay_pdf_join_evidence (AssayPdfWriter *writer,
                         const char *drawn,
                         const AssayPdfPlacement *placements,
                         guint n_placements,
                         const AssayPdfJoinInfo *info,
                         AssayPdfOriginFunc get_origin,
                         gpointer data,
                         AssayProgress progress,
                         GCancellable *cancellable,
                         GError **error)
{
  const Job job = {
    drawn, placements, n_placements, info, get_origin, data, progress, cancellable
  };
  g_auto (Work) work;
  g_autoptr (AssayPdfPart) part = NULL;

  work_init (&work, &job);
  if (put_together (&work, error))
    part = write_part (&work, writer, error);
  if (part == NULL)
    return NULL;
  assay_pdf_list_bookmarks (writer, work.pdf, part);
  assay_pdf_writer_drain (writer);
  assay_pdf_writer_end_part (writer);
  assay_pdf_writer_begin (writer, NULL);

  return check_read (&work, writer, error) ? g_steal_pointer (&part) : NULL;
}

static gboolean
begin_fill (const Work *work, AssayPdfFill **out_fill, GError **error)
{
  const AssayPdfJoinInfo *info = work->job->info;

  if (info->filling == NULL)
    return TRUE;
  *out_fill = assay_pdf_fill_new (work->forms, info->filling, error);

  return *out_fill != NULL;
}

static gboolean
join_rest (AssayPdfWriter *writer, const Job *job, GError **error)
{
  const AssayPdfJoinInfo *info = job->info;
  g_auto (Work) work;
  g_autoptr (AssayPdfPart) part = NULL;
  g_autoptr (AssayPdfFill) fill = NULL;
  guint facts;

  work_init (&work, job);
  if (!put_together (&work, error) || !begin_fill (&work, &fill, error)
      || !assay_pdf_finish (work.pdf, info->language, job->drawn, error))
    return FALSE;
  part = write_part (&work, writer, error);
  if (part == NULL)
    return FALSE;
  if (info->evidence != NULL && info->evidence->n_bookmarks > 0)
    assay_pdf_take_bookmarks (
        writer, work.pdf, assay_pdf_outline_get_bookmark (work.outline, info->evidence_bookmark),
        info->evidence);
  if (fill != NULL)
    assay_pdf_fill_write (fill, writer, info->blanks);
  facts = assay_pdf_write_frame (writer, work.pdf, part, info);

  return check_read (&work, writer, error) && !assay_pdf_is_cancelled (job->cancellable, error)
         && assay_pdf_writer_finish (writer, facts, error);
}

gboolean
assay_pdf_join_rest (AssayPdfWriter *writer,
                     const char *drawn,
                     const AssayPdfJoinInfo *info,
                     GCancellable *cancellable,
                     GError **error)
{
  const Job job = { .drawn = drawn, .info = info, .cancellable = cancellable };

  return join_rest (writer, &job, error);
}

gboolean
assay_pdf_join (const char *drawn,
                const AssayPdfPlacement *placements,
                guint n_placements,
                const AssayPdfJoinInfo *info,
                const char *output,
                AssayProgress progress,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (AssayPdfWriter) writer = assay_pdf_writer_new (output);
  const Job job = { drawn, placements, n_placements, info, NULL, NULL, progress, cancellable };

  return join_rest (writer, &job, error);
}
