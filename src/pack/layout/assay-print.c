/* From a plan to a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-print.h"

#include "base/assay-error.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAX_DEPTH 4u
#define ABOVE_ANCHOR 14.0
/* What stands in the upper third of a page is found best from the page's top. */
#define UPPER_PART (1.0 / 3)

typedef struct
{
  const AssayContent *content;
  const AssayPlan *plan;
  cairo_surface_t *surface;
  cairo_t *cr;
  AssayCanvas *canvas;
  AssayFootFunc draw_foot;
  gpointer data;
  guint n_begun; /* pages of the plan, with those that are passed over */
  guint n_drawn; /* pages */
  guint n_pages; /* to be drawn */
  AssayPrintPart part;
  AssayPdfBlanks *blanks;
} Print;

void
assay_print_find_stretch (const AssayContent *content,
                          const AssayPlan *plan,
                          guint *out_first,
                          guint *out_end)
{
  const AssayStretch *stretch = assay_content_get_stretch (content);
  guint first = g_array_index (plan->first_piece, guint, stretch->first_block);
  guint end = g_array_index (plan->first_piece, guint, stretch->end_block);

  *out_first = g_array_index (plan->pieces, AssayPiece, first).page;
  *out_end = g_array_index (plan->pieces, AssayPiece, end - 1).page + 1;
}

static void
begin_page (Print *print)
{
  const AssayPage *page = &g_array_index (print->plan->pages, AssayPage, print->n_begun);

  if (print->n_drawn > 0)
    cairo_show_page (print->cr);
  cairo_pdf_surface_set_size (print->surface, page->width, page->height);
  print->n_begun++;
  print->n_drawn++;
  assay_canvas_begin_page (print->canvas);
  print->draw_foot (print->canvas, page, page->number,
                    assay_content_get_section_title (print->content, page->section), print->data);
  if (page->comes_from > 0)
    {
      g_autofree char *name = assay_plan_dup_page_anchor (page->number);

      assay_canvas_add_anchor (print->canvas, name, 0, 0);
    }
}

static void
add_anchor (Print *print, const AssayPiece *piece)
{
  const AssayPage *page = &g_array_index (print->plan->pages, AssayPage, piece->page);
  double y = piece->y < page->height * UPPER_PART ? 0 : piece->y - ABOVE_ANCHOR;

  assay_canvas_add_anchor (print->canvas, piece->anchor, 0, y);
}

/* Draws the neighbours from @first that share a page, and says how many they are. */
static guint
draw_neighbours (Print *print, AssayBlock *block, guint first, guint end)
{
  const AssayPiece *pieces = &g_array_index (print->plan->pieces, AssayPiece, first);
  double left = pieces[0].page_width > 0 ? 0 : print->plan->frame->left;
  guint n = 1;

  while (first + n < end && pieces[n].page == pieces[0].page)
    n++;
  for (guint i = 0; i < n; i++)
    if (pieces[i].anchor != NULL)
      add_anchor (print, &pieces[i]);
  if (block->klass->draw != NULL)
    block->klass->draw (block, print->canvas, pieces, n, left);

  return n;
}

static gboolean
draw_block (
    Print *print, guint index, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  AssayBlock *block = assay_content_get_block (print->content, index);
  const guint *first = &g_array_index (print->plan->first_piece, guint, index);
  guint i = first[0], end = first[1];

  if (block->klass->open != NULL)
    block->klass->open (block, print->canvas);
  while (i < end)
    {
      while (print->n_begun <= g_array_index (print->plan->pieces, AssayPiece, i).page)
        {
          if (g_cancellable_is_cancelled (cancellable))
            {
              g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped"));
              return FALSE;
            }
          begin_page (print);
          assay_progress_tell (progress, print->n_drawn, print->n_pages, NULL);
        }
      i += draw_neighbours (print, block, i, end);
    }
  if (block->klass->close != NULL)
    block->klass->close (block, print->canvas);

  return TRUE;
}

/* Passes over the pages of the stretch, or goes to them. */
static void
begin_part (Print *print)
{
  guint first, end;

  print->n_pages = print->plan->pages->len;
  if (print->part == ASSAY_PRINT_WHOLE)
    return;
  assay_print_find_stretch (print->content, print->plan, &first, &end);
  if (print->part == ASSAY_PRINT_STRETCH)
    print->n_begun = first;
  print->n_pages =
      print->part == ASSAY_PRINT_STRETCH ? end - first : print->n_pages - (end - first);
}

static void
pass_stretch (Print *print)
{
  guint first;

  assay_print_find_stretch (print->content, print->plan, &first, &print->n_begun);
  assay_canvas_leave_gap (print->canvas);
}

static gboolean
draw_blocks (Print *print, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const AssayStretch *stretch = assay_content_get_stretch (print->content);
  guint i = 0, end = assay_content_get_n_blocks (print->content);

  begin_part (print);
  if (print->part == ASSAY_PRINT_STRETCH)
    {
      i = stretch->first_block;
      end = stretch->end_block;
    }
  while (i < end)
    {
      if (print->part == ASSAY_PRINT_AROUND && i == stretch->first_block)
        {
          pass_stretch (print);
          i = stretch->end_block;
        }
      else if (!draw_block (print, i++, progress, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether a bookmark is among those that are drawn, and how deep. */
static gboolean
has_bookmark (const Print *print, guint index, guint *out_depth)
{
  const AssayStretch *stretch = assay_content_get_stretch (print->content);
  gboolean is_within =
      stretch != NULL && index >= stretch->first_bookmark && index < stretch->end_bookmark;

  *out_depth = assay_content_get_bookmark (print->content, index)->depth;
  switch (print->part)
    {
    case ASSAY_PRINT_WHOLE:
      return TRUE;
    case ASSAY_PRINT_STRETCH:
      *out_depth -= is_within;
      return is_within;
    case ASSAY_PRINT_AROUND:
      return !is_within;
    }
  g_assert_not_reached ();
}

static void
append_title (Print *print, const AssayBookmark *bookmark, const char *format, GString *title)
{
  guint page = assay_canvas_lookup_page (print->canvas, bookmark->anchor), words;

  g_assert (page > 0);
  if (print->blanks != NULL)
    {
      words = assay_pdf_blanks_add_words (print->blanks, ASSAY_PDF_WORDS_BOOKMARK, bookmark->title,
                                          bookmark->anchor, 0);
      g_array_append_val (print->blanks->bookmarks, words);
      g_string_append (title, bookmark->title);
      return;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_printf (title, format, bookmark->title, page);
#pragma GCC diagnostic pop
}

static void
add_outline (Print *print, const char *format)
{
  int parents[MAX_DEPTH + 1] = { CAIRO_PDF_OUTLINE_ROOT };
  guint depth;

  for (guint i = 0; i < assay_content_get_n_bookmarks (print->content); i++)
    {
      const AssayBookmark *bookmark = assay_content_get_bookmark (print->content, i);
      g_autofree char *name = assay_canvas_escape_name (bookmark->anchor);
      g_autofree char *attributes = g_strdup_printf ("dest='%s'", name);
      g_autoptr (GString) title = g_string_new (NULL);

      if (!has_bookmark (print, i, &depth))
        continue;
      depth = MIN (depth, MAX_DEPTH - 1);
      append_title (print, bookmark, format, title);
      parents[depth + 1] =
          cairo_pdf_surface_add_outline (print->surface, parents[depth], title->str, attributes, 0);
    }
}

static void
set_metadata (cairo_surface_t *surface, const AssayDocumentInfo *info)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, info->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, info->creator);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, info->date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, info->date);
}

/* cairo writes on after a mistake and only says so when asked; such a file must not be kept. */
static gboolean
finish (Print *print, GError **error)
{
  cairo_status_t status = cairo_status (print->cr);

  cairo_surface_finish (print->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (print->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO, _ ("The pages could not be drawn: %s"),
               cairo_status_to_string (status));

  return FALSE;
}

gboolean
assay_print_draw (const AssayContent *content,
                  const AssayPlan *plan,
                  AssayTypography *typography,
                  const AssayDocumentInfo *info,
                  cairo_surface_t *surface,
                  AssayFootFunc draw_foot,
                  gpointer data,
                  AssayProgress progress,
                  GCancellable *cancellable,
                  GError **error)
{
  cairo_t *cr = cairo_create (surface);
  g_autoptr (AssayPdfStructure) unused = assay_pdf_structure_new ();
  g_autoptr (AssayCanvas) canvas =
      assay_canvas_new (cr, typography, plan->anchors,
                        info->structure != NULL ? info->structure : unused);
  Print print = { .content = content,
                  .plan = plan,
                  .surface = surface,
                  .cr = cr,
                  .canvas = canvas,
                  .draw_foot = draw_foot,
                  .data = data,
                  .blanks = info->blanks,
                  .part = assay_content_get_stretch (content) != NULL ? info->part
                                                                      : ASSAY_PRINT_WHOLE };
  gboolean drawn;

  assay_canvas_set_blanks (canvas, info->blanks);
  set_metadata (surface, info);
  drawn = draw_blocks (&print, progress, cancellable, error);
  if (drawn)
    {
      assay_canvas_end (canvas);
      add_outline (&print, info->bookmark_format);
    }
  drawn = drawn && finish (&print, error);
  cairo_destroy (cr);

  return drawn;
}
