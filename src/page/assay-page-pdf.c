/* What the program answers about a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "page/assay-page-pdf.h"

#include "base/assay-error.h"
#include "page/assay-page-answer.h"

#include <poppler.h>

#define MAX_SIZES 50
#define MAX_HITS 1000

/* Names of our own, because only newer popplers say how theirs are cleaned up. */
typedef PopplerDocument Document;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

static PopplerDocument *
open_document (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GError) reason = NULL;
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, &reason);

  if (document != NULL)
    return document;
  if (g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED, "%s needs a password", path);
  else if (reason->domain == POPPLER_ERROR)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "%s: %s", path, reason->message);
  else
    assay_error_propagate (error, g_steal_pointer (&reason), path);

  return NULL;
}

static PopplerPage *
open_page (PopplerDocument *document, guint number, GError **error)
{
  int n_pages = poppler_document_get_n_pages (document);
  PopplerPage *page = NULL;

  if (number == 0 || n_pages < 0 || number > (guint) n_pages)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME, "no page %u", number);
      return NULL;
    }
  page = poppler_document_get_page (document, (int) number - 1);
  if (page == NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "page %u cannot be read", number);

  return page;
}

gboolean
assay_page_pdf_info (const char *path, GError **error)
{
  g_autoptr (Document) document = open_document (path, error);
  g_autofree char *title = NULL;
  g_autofree char *pages = NULL;
  int n_pages;

  if (document == NULL)
    return FALSE;
  n_pages = poppler_document_get_n_pages (document);
  if (n_pages <= 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "%s has no pages", path);
      return FALSE;
    }
  pages = g_strdup_printf ("%d", n_pages);
  title = poppler_document_get_title (document);
  if (!assay_page_write_line ("pages", pages, error)
      || (title != NULL && !assay_page_write_line ("title", title, error)))
    return FALSE;
  for (int i = 0; i < MIN (n_pages, MAX_SIZES); i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, i);
      double width = 0, height = 0;

      if (page != NULL)
        poppler_page_get_size (page, &width, &height);
      if (!assay_page_write_size (width, height, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
draw (PopplerPage *page, cairo_surface_t *surface, double scale_x, double scale_y, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale_x, scale_y);
  poppler_page_render (page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "the page cannot be drawn: %s",
               cairo_status_to_string (status));

  return FALSE;
}

gboolean
assay_page_pdf_render (const char *path, guint page, int width, GError **error)
{
  g_autoptr (Document) document = open_document (path, error);
  g_autoptr (Page) opened = document != NULL ? open_page (document, page, error) : NULL;
  cairo_surface_t *surface;
  double page_width, page_height;
  int across, down;
  gboolean done;

  if (opened == NULL)
    return FALSE;
  poppler_page_get_size (opened, &page_width, &page_height);
  if (!assay_page_choose_size (page_width, page_height, width, &across, &down, error))
    return FALSE;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, across, down);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, "page %u is too large", page);
      done = FALSE;
    }
  else
    done = draw (opened, surface, across / page_width, down / page_height, error)
           && assay_page_write_surface (surface, error);
  cairo_surface_destroy (surface);

  return done;
}

gboolean
assay_page_pdf_text (const char *path, guint page, GError **error)
{
  g_autoptr (Document) document = open_document (path, error);
  g_autoptr (Page) opened = document != NULL ? open_page (document, page, error) : NULL;
  g_autofree char *text = NULL;

  if (opened == NULL)
    return FALSE;
  text = poppler_page_get_text (opened);

  return text == NULL || assay_page_write_bytes (text, strlen (text), error);
}

/* Adds what is found on one page; FALSE only when it cannot be written. */
static gboolean
find_on_page (PopplerPage *page, guint number, const char *text, guint *n_hits, GError **error)
{
  double width, height;
  GList *found = poppler_page_find_text_with_options (
      page, text, POPPLER_FIND_DEFAULT | POPPLER_FIND_IGNORE_DIACRITICS | POPPLER_FIND_MULTILINE);
  gboolean written = TRUE;

  poppler_page_get_size (page, &width, &height);
  for (GList *l = found; l != NULL && written && *n_hits < MAX_HITS; l = l->next)
    {
      const PopplerRectangle *box = l->data;

      written = assay_page_write_hit (number, box->x1 / width, 1 - box->y2 / height,
                                      box->x2 / width, 1 - box->y1 / height, error);
      (*n_hits)++;
    }
  g_list_free_full (found, (GDestroyNotify) poppler_rectangle_free);

  return written;
}

gboolean
assay_page_pdf_find (const char *path, const char *text, GError **error)
{
  g_autoptr (Document) document = open_document (path, error);
  int n_pages;
  guint n_hits = 0;

  if (document == NULL)
    return FALSE;
  n_pages = poppler_document_get_n_pages (document);
  for (int i = 0; i < n_pages && n_hits < MAX_HITS; i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, i);

      /* Page by page, so that what was found is there even if a later page ends us. */
      if (page != NULL
          && (!find_on_page (page, (guint) i + 1, text, &n_hits, error)
              || !assay_page_flush (error)))
        return FALSE;
    }

  return n_hits < MAX_HITS || assay_page_write_line ("more", "", error);
}
