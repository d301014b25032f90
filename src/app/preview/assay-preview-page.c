/* One page of the item that is previewed, and how large it is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preview/assay-page-program.h"
#include "app/preview/assay-preview-pane-private.h"
#include "app/preview/assay-preview-text.h"

#include "assay-config.h"

#include <math.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SETTLE_MS 120
#define PAGE_MARGINS 24
#define PIXELS_MIN 64
#define PIXELS_MAX 4096

guint
assay_preview_pane_count_pages (AssayPreviewPane *self)
{
  const AssayPageInfo *info = self->file != NULL ? assay_page_file_get_info (self->file) : NULL;

  if (info != NULL)
    return info->n_pages;

  return self->state != NULL ? self->state->n_pages : 0;
}

/* --- One page --- */

/* How wide the page is on the screen; 0 while that is not known. */
static int
choose_width (AssayPreviewPane *self)
{
  double room = gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scroller));

  return (int) ((room - PAGE_MARGINS) * self->zoom);
}

static void
ask_for_page (AssayPreviewPane *self)
{
  int width = choose_width (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->file != NULL && self->page > 0 && width >= PIXELS_MIN)
    assay_page_file_want (self->file, self->page, MIN (width, PIXELS_MAX));
}

static void
words_came_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AssayPreviewPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) reply = assay_page_program_ask_finish (result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply == NULL)
    {
      assay_preview_pane_show_trouble (self, error);
      return;
    }
  text = assay_preview_dup_text (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply));
  assay_preview_pane_show_text (
      self, *g_strchug (text) != '\0'
                ? text
                : _ ("There are no words on this page: it may be a picture of one."));
}

static void
ask_for_words (AssayPreviewPane *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  const char *const question[] = { "text", self->path, number, NULL };

  if (self->words != NULL)
    g_cancellable_cancel (self->words);
  g_clear_object (&self->words);
  if (self->page == 0 || !gtk_toggle_button_get_active (self->words_button))
    return;
  self->words = g_cancellable_new ();
  assay_page_program_ask_async (question, self->patience_ms, self->words, words_came_cb,
                                g_object_ref (self));
}

/* Puts the page on the widgets as far as it is there. */
void
assay_preview_pane_show_page (AssayPreviewPane *self)
{
  const AssayPageInfo *info = self->file != NULL ? assay_page_file_get_info (self->file) : NULL;
  guint n_pages = assay_preview_pane_count_pages (self);
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  g_autofree char *count = g_strdup_printf (_ ("of %u"), n_pages);
  g_autofree char *description = g_strdup_printf (_ ("Page %u of %u"), self->page, n_pages);
  GdkTexture *texture;

  if (info == NULL)
    return;
  texture = assay_page_file_lookup (self->file, self->page);
  assay_page_view_set_page (self->view, texture, assay_page_info_get_shape (info, self->page),
                            description);
  assay_page_view_set_hits (self->view, assay_page_search_get_hits (self->search), self->page);
  assay_preview_pane_set_waiting (self, texture == NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->page_entry), number);
  gtk_label_set_text (self->count, count);
  if (!gtk_toggle_button_get_active (self->words_button))
    gtk_stack_set_visible_child_name (self->stack, "page");
  assay_cite_box_set_page (self->cite_box, self->page);
  assay_preview_pane_update_actions (self);
}

void
assay_preview_pane_go_to (AssayPreviewPane *self, guint page)
{
  guint n_pages = assay_preview_pane_count_pages (self);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroller);

  page = CLAMP (page, 1, MAX (n_pages, 1));
  if (page != self->page)
    gtk_adjustment_set_value (down, gtk_adjustment_get_lower (down));
  self->page = page;
  assay_preview_pane_show_page (self);
  ask_for_page (self);
  ask_for_words (self);
}

void
assay_preview_pane_file_opened_cb (AssayPreviewPane *self)
{
  assay_preview_pane_go_to (self, self->page);
}

void
assay_preview_pane_page_ready_cb (AssayPreviewPane *self, guint page)
{
  if (page == self->page)
    assay_preview_pane_show_page (self);
}

void
assay_preview_pane_page_failed_cb (AssayPreviewPane *self, guint page, const GError *error)
{
  if (gtk_toggle_button_get_active (self->words_button) && page != 0)
    return;
  assay_preview_pane_show_trouble (self, error);
  assay_preview_pane_update_actions (self);
}

/* --- Size --- */

static gboolean
settled_cb (gpointer data)
{
  AssayPreviewPane *self = data;

  self->settle = 0;
  ask_for_page (self);

  return G_SOURCE_REMOVE;
}

/* What is there is stretched at once; a sharp picture follows when the size has come to rest. */
void
assay_preview_pane_fit (AssayPreviewPane *self)
{
  assay_page_view_set_width (self->view, self->zoom == 1 ? 0 : choose_width (self));
  g_clear_handle_id (&self->settle, g_source_remove);
  self->settle = g_timeout_add (SETTLE_MS, settled_cb, self);
}

void
assay_preview_pane_set_zoom (AssayPreviewPane *self, double zoom)
{
  self->zoom = CLAMP (zoom, 1 / ASSAY_PREVIEW_ZOOM_STEP, ASSAY_PREVIEW_ZOOM_MAX);
  if (fabs (self->zoom - 1) < 0.01)
    self->zoom = 1;
  assay_preview_pane_fit (self);
  assay_preview_pane_update_actions (self);
}
