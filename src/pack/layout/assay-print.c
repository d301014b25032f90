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
  guint n_begun; /* pages */
} Print;

static void
begin_page (Print *print)
{
  const AssayPage *page = &g_array_index (print->plan->pages, AssayPage, print->n_begun);

  if (print->n_begun > 0)
    cairo_show_page (print->cr);
  cairo_pdf_surface_set_size (print->surface, page->width, page->height);
  print->n_begun++;
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
          assay_progress_tell (progress, print->n_begun, print->plan->pages->len, NULL);
        }
      i += draw_neighbours (print, block, i, end);
    }
  if (block->klass->close != NULL)
    block->klass->close (block, print->canvas);

  return TRUE;
}

static void
add_outline (Print *print, const char *format)
{
  int parents[MAX_DEPTH + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < assay_content_get_n_bookmarks (print->content); i++)
    {
      const AssayBookmark *bookmark = assay_content_get_bookmark (print->content, i);
      guint depth = MIN (bookmark->depth, MAX_DEPTH - 1);
      guint page = assay_canvas_lookup_page (print->canvas, bookmark->anchor);
      g_autofree char *name = assay_canvas_escape_name (bookmark->anchor);
      g_autofree char *attributes = g_strdup_printf ("dest='%s'", name);
      g_autoptr (GString) title = g_string_new (NULL);

      g_assert (page > 0);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_printf (title, format, bookmark->title, page);
#pragma GCC diagnostic pop
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
  Print print = { content, plan, surface, cr, canvas, draw_foot, data, 0 };
  gboolean drawn = TRUE;

  set_metadata (surface, info);
  for (guint i = 0; drawn && i < assay_content_get_n_blocks (content); i++)
    drawn = draw_block (&print, i, progress, cancellable, error);
  if (drawn)
    {
      assay_canvas_end (canvas);
      add_outline (&print, info->bookmark_format);
    }
  drawn = drawn && finish (&print, error);
  cairo_destroy (cr);

  return drawn;
}
