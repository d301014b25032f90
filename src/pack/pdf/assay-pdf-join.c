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
#include "pack/pdf/assay-pdf-finish.h"
#include "pack/pdf/assay-pdf-form.h"
#include "pack/pdf/assay-pdf-layers.h"
#include "pack/pdf/assay-pdf-links.h"
#include "pack/pdf/assay-pdf-order.h"
#include "pack/pdf/assay-pdf-outline.h"
#include "pack/pdf/assay-pdf-pieces.h"
#include "pack/pdf/assay-pdf-private.h"
#include "pack/pdf/assay-pdf-tree.h"

#define ITEM_NAME "/AssayItem%u"
#define MARK_NAME "/AssayMark%u"

/* The document being made, and what is kept while it is. @links (AssayPdfLink) are all that were
 * put on its pages, in the order of the pages; @faults are the caller's, or NULL. */
typedef struct
{
  qpdf_data pdf;
  AssayPdfForms *forms;
  AssayPdfPlaces *places;
  GArray *links;
  GHashTable *faults;
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
      GError *problem = NULL;

      if (!is_faulty (work->faults, placement->source)
          && !draw_placement (&sheet, placement, &problem)
          && !note_fault (work->faults, placement->source, problem, error))
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
import_sources (const Work *work,
                const AssayPdfPlacement *placements,
                guint n_placements,
                AssayProgress progress,
                GCancellable *cancellable,
                GError **error)
{
  for (guint i = 0; i < n_placements; i++)
    {
      AssayPdfSource *source = placements[i].source;
      GError *problem = NULL;

      g_assert (placements[i].source_page < source->pages->len);
      if (i == 0 || source != placements[i - 1].source)
        assay_progress_tell (progress, 0, n_placements, source->name);
      if (assay_pdf_is_cancelled (cancellable, error))
        return FALSE;
      if (!is_faulty (work->faults, source)
          && !assay_pdf_forms_import (work->forms, source, &problem)
          && !note_fault (work->faults, source, problem, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
draw_sheets (const Work *work,
             const AssayPdfPlacement *placements,
             guint n_placements,
             AssayProgress progress,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (n_placements);
  g_autoptr (GPtrArray) here = g_ptr_array_new ();

  for (guint i = 0; i < n_placements; i++)
    g_ptr_array_add (sorted, (gpointer) &placements[i]);
  g_ptr_array_sort (sorted, compare_pages);

  for (guint i = 0; i < n_placements; i++)
    {
      const AssayPdfPlacement *placement = g_ptr_array_index (sorted, i);
      const AssayPdfPlacement *next = i + 1 < n_placements ? sorted->pdata[i + 1] : NULL;

      g_ptr_array_add (here, (gpointer) placement);
      if (next != NULL && next->page == placement->page)
        continue;
      assay_progress_tell (progress, i / 2, n_placements, placement->source->name);
      if (assay_pdf_is_cancelled (cancellable, error) || !draw_sheet (work, here, error))
        return FALSE;
      g_ptr_array_set_size (here, 0);
    }
  assay_pdf_add_layers (work->pdf, assay_pdf_forms_get_layers (work->forms));

  return TRUE;
}

static gboolean
read_drawn (
    qpdf_data pdf, const char *drawn, guint n_pages_needed, gboolean has_structure, GError **error)
{
  if ((qpdf_read (pdf, drawn, NULL) & QPDF_ERRORS) != 0)
    {
      assay_pdf_set_error (error, pdf, drawn);
      return FALSE;
    }
  if (has_structure)
    assay_pdf_drop_tree (pdf);
  if (qpdf_get_num_pages (pdf) < (int) n_pages_needed)
    {
      assay_pdf_set_damaged (error, drawn);
      return FALSE;
    }

  return TRUE;
}

static guint
count_pages_needed (const AssayPdfPlacement *placements, guint n_placements)
{
  guint needed = 1;

  for (guint i = 0; i < n_placements; i++)
    needed = MAX (needed, placements[i].page + 1);

  return needed;
}

/* A stream of the file at @path did not get into the document whole: whose it is. */
static gboolean
blame_unread (GHashTable *faults,
              const char *path,
              const AssayPdfPlacement *placements,
              guint n_placements,
              GError **error)
{
  const char *name = path;

  for (guint i = 0; i < n_placements; i++)
    {
      AssayPdfSource *source = placements[i].source;
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

/* Whether every stream got into the document whole. */
static gboolean
check_read (qpdf_data pdf,
            GHashTable *faults,
            const AssayPdfPlacement *placements,
            guint n_placements,
            GError **error)
{
  g_autoptr (GHashTable) blamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *path;

  while ((path = assay_pdf_next_unread (pdf)) != NULL)
    if (g_hash_table_add (blamed, path)
        && !blame_unread (faults, path, placements, n_placements, error))
      return FALSE;

  return check_faults (faults, error);
}

/* Everything but writing the file. */
static gboolean
put_together (qpdf_data pdf,
              const AssayPdfPlacement *placements,
              guint n_placements,
              const AssayPdfJoinInfo *info,
              const char *drawn,
              AssayProgress progress,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (AssayPdfForms) forms = assay_pdf_forms_new (pdf);
  g_autoptr (AssayPdfPlaces) places = assay_pdf_places_new (placements, n_placements);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (AssayPdfLink));
  const Work work = { pdf, forms, places, links, info->faults };
  g_autoptr (AssayPdfOutline) outline = NULL;

  if (!import_sources (&work, placements, n_placements, progress, cancellable, error)
      || !draw_sheets (&work, placements, n_placements, progress, cancellable, error)
      || !check_faults (info->faults, error))
    return FALSE;
  outline = assay_pdf_outline_new (pdf, places);
  for (guint i = 0; i < info->n_items; i++)
    {
      assay_progress_tell (progress, n_placements / 2, n_placements, info->items[i].source->name);
      if (assay_pdf_is_cancelled (cancellable, error))
        return FALSE;
      assay_pdf_outline_add (outline, &info->items[i], info->bookmark_format);
    }
  assay_progress_tell (progress, n_placements / 2, n_placements, NULL);

  return info->structure == NULL
         || assay_pdf_write_tree (pdf, info->structure, info->order, links, drawn, cancellable,
                                  error);
}

static gboolean
join (qpdf_data pdf,
      const char *drawn,
      const AssayPdfPlacement *placements,
      guint n_placements,
      const AssayPdfJoinInfo *info,
      const char *output,
      AssayProgress progress,
      GCancellable *cancellable,
      GError **error)
{
  if (!read_drawn (pdf, drawn, count_pages_needed (placements, n_placements),
                   info->structure != NULL, error))
    return FALSE;
  if (info->order != NULL)
    assay_pdf_order_pages (pdf, info->order);
  if (info->private_text != NULL)
    assay_pdf_set_private_text (pdf, info->private_text, info->private_date);

  return put_together (pdf, placements, n_placements, info, drawn, progress, cancellable, error)
         && assay_pdf_finish (pdf, info->language, drawn, error)
         && assay_pdf_write (pdf, output, progress, n_placements / 2, n_placements, error)
         && check_read (pdf, info->faults, placements, n_placements, error)
         && !assay_pdf_is_cancelled (cancellable, error);
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
  qpdf_data pdf = assay_pdf_new ();
  gboolean joined =
      join (pdf, drawn, placements, n_placements, info, output, progress, cancellable, error);

  assay_pdf_free (pdf);

  return joined;
}
