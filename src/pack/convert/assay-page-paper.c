/* Our own pages of somebody else's words, as a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/convert/assay-page-paper.h"

#include "base/assay-error.h"
#include "pack/layout/assay-print.h"
#include "pack/pdf/assay-pdf-finish.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Which variant of a character that languages share: nobody says what language the words are in. */
#define LANGUAGE "en"

/* The bundle's own margin numbers the page. */
static void
draw_no_foot (
    AssayCanvas *canvas, const AssayPage *page, guint number, const char *title, gpointer data)
{
}

static gboolean
draw (const AssayContent *content,
      const AssayPlan *plan,
      AssayTypography *typography,
      const char *path,
      GCancellable *cancellable,
      GError **error)
{
  const AssayDocumentInfo info = { .title = "",
                                   .author = "",
                                   .subject = "",
                                   .creator = "Assay",
                                   .date = "1970-01-01T00:00:00Z",
                                   .bookmark_format = "%s · %u" };
  cairo_surface_t *surface =
      cairo_pdf_surface_create (path, plan->frame->page_width, plan->frame->page_height);
  gboolean drawn = assay_print_draw (content, plan, typography, &info, surface, draw_no_foot, NULL,
                                     ASSAY_PROGRESS_NONE, cancellable, error);

  cairo_surface_destroy (surface);

  return drawn;
}

gboolean
assay_page_paper_write (const AssayContent *content,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (AssayTypography) typography = assay_typography_new (LANGUAGE, 0);
  g_autoptr (AssayPlan) plan =
      assay_plan_new (content, typography, &assay_frame_a4, cancellable, error);

  return plan != NULL && draw (content, plan, typography, path, cancellable, error);
}

static gboolean
settle (qpdf_data pdf, const char *from, const char *to, GError **error)
{
  qpdf_oh trailer;

  if ((qpdf_read (pdf, from, NULL) & QPDF_ERRORS) != 0)
    {
      assay_pdf_set_error (error, pdf, from);
      return FALSE;
    }
  trailer = qpdf_get_trailer (pdf);
  qpdf_oh_remove_key (pdf, trailer, "/Info");
  qpdf_oh_remove_key (pdf, trailer, "/ID");
  qpdf_oh_remove_key (pdf, trailer, "/DocChecksum");
  qpdf_oh_remove_key (pdf, qpdf_get_root (pdf), "/Metadata");
  qpdf_oh_release_all (pdf);

  return assay_pdf_write (pdf, to, ASSAY_PROGRESS_NONE, 0, 1, error);
}

gboolean
assay_page_paper_settle (const char *from, const char *to, GError **error)
{
  qpdf_data pdf = assay_pdf_new ();
  gboolean settled = settle (pdf, from, to, error);

  assay_pdf_free (pdf);

  return settled;
}
