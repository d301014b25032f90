/* Shows an item of evidence beside the work.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the item is and what to say of it comes from present/assay-preview-state.h; the pages come
 * from AssayPageFile. Everything that can take long can also fail, and ends on the status page with
 * a next step.
 */

#include "app/preview/assay-preview-pane.h"

#include "app/evidence/assay-evidence-opening.h"
#include "app/preview/assay-page-program.h"
#include "app/preview/assay-preview-pane-private.h"
#include "app/preview/assay-preview-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AssayPreviewPane, assay_preview_pane, ADW_TYPE_BIN)

/* --- What is shown --- */

void
assay_preview_pane_set_waiting (AssayPreviewPane *self, gboolean waiting)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), waiting);
  gtk_spinner_set_spinning (self->spinner, waiting);
}

static void
show_status (AssayPreviewPane *self, const char *icon, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  assay_preview_pane_set_waiting (self, FALSE);
  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

void
assay_preview_pane_show_trouble (AssayPreviewPane *self, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  assay_preview_word_trouble (self->state->number, error, &title, &text);
  show_status (self, "dialog-warning-symbolic", title, text);
}

void
assay_preview_pane_show_text (AssayPreviewPane *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

void
assay_preview_pane_update_actions (AssayPreviewPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_paged =
      self->state != NULL && self->state->form == ASSAY_PREVIEW_PAGES && self->path != NULL;
  gboolean has_text = is_paged && self->state->has_text;
  guint n_pages = assay_preview_pane_count_pages (self);

  gtk_widget_action_set_enabled (widget, "preview.previous-page", is_paged && self->page > 1);
  gtk_widget_action_set_enabled (widget, "preview.next-page", is_paged && self->page < n_pages);
  gtk_widget_action_set_enabled (widget, "preview.zoom-in",
                                 is_paged && self->zoom < ASSAY_PREVIEW_ZOOM_MAX);
  gtk_widget_action_set_enabled (widget, "preview.zoom-out",
                                 is_paged && self->zoom > 1 / ASSAY_PREVIEW_ZOOM_STEP + 0.01);
  gtk_widget_action_set_enabled (widget, "preview.fit-width", is_paged);
  gtk_widget_action_set_enabled (widget, "preview.search", has_text);
  gtk_widget_action_set_enabled (widget, "preview.open-elsewhere", self->path != NULL);
  gtk_widget_set_visible (self->toolbar, is_paged);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), has_text);
  gtk_widget_set_visible (GTK_WIDGET (self->words_button), has_text);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), self->path != NULL);
}

/* --- What people do --- */

static void
page_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPreviewPane *self = ASSAY_PREVIEW_PANE (widget);

  assay_preview_pane_go_to (self, g_str_equal (action, "preview.next-page") ? self->page + 1
                                                                            : self->page - 1);
}

static void
zoom_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPreviewPane *self = ASSAY_PREVIEW_PANE (widget);

  if (g_str_equal (action, "preview.zoom-in"))
    assay_preview_pane_set_zoom (self, self->zoom * ASSAY_PREVIEW_ZOOM_STEP);
  else if (g_str_equal (action, "preview.zoom-out"))
    assay_preview_pane_set_zoom (self, self->zoom / ASSAY_PREVIEW_ZOOM_STEP);
  else
    assay_preview_pane_set_zoom (self, 1);
}

static void
search_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPreviewPane *self = ASSAY_PREVIEW_PANE (widget);

  assay_page_search_set_open (self->search, !assay_page_search_is_open (self->search));
}

static void
open_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPreviewPane *self = ASSAY_PREVIEW_PANE (widget);

  assay_evidence_open_copy (widget, self->document, self->state->number);
}

static void
page_entered_cb (AssayPreviewPane *self)
{
  guint64 page;

  if (g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), 10, 1,
                                  G_MAXINT, &page, NULL))
    assay_preview_pane_go_to (self, (guint) page);
  else
    assay_preview_pane_show_page (self);
}

static void
words_toggled_cb (AssayPreviewPane *self)
{
  if (self->file != NULL)
    assay_preview_pane_go_to (self, self->page);
}

static void
hits_changed_cb (AssayPreviewPane *self)
{
  assay_page_view_set_hits (self->view, assay_page_search_get_hits (self->search), self->page);
}

static void
page_chosen_cb (AssayPreviewPane *self, guint page)
{
  const GArray *hits = assay_page_search_get_hits (self->search);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroller);
  double first = 1;

  gtk_toggle_button_set_active (self->words_button, FALSE);
  assay_preview_pane_go_to (self, page);
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, AssayPageHit, i).page == page)
      first = MIN (first, g_array_index (hits, AssayPageHit, i).y1);
  gtk_adjustment_set_value (down, first * gtk_widget_get_height (GTK_WIDGET (self->view)));
}

/* --- One item --- */

static void
let_go (AssayPreviewPane *self)
{
  if (self->file != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->file, self);
      assay_page_file_close (self->file);
    }
  g_clear_object (&self->file);
  if (self->words != NULL)
    g_cancellable_cancel (self->words);
  g_clear_object (&self->words);
  g_clear_pointer (&self->reading, assay_work_forget);
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_pointer (&self->path, g_free);
  assay_preview_guard_let_go (self->guard);
}

static void
text_read_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayPreviewPane *self = owner;
  g_autoptr (AssayPreviewText) read = result;
  g_autofree char *text = NULL;

  self->reading = NULL;
  if (error != NULL)
    {
      assay_preview_pane_show_trouble (self, error);
      return;
    }
  text = read->is_cut ? g_strconcat (read->text, "\n\n", _ ("The file goes on."), NULL)
                      : g_strdup (read->text);
  assay_preview_pane_show_text (self, text);
}

static void
open_pages (AssayPreviewPane *self)
{
  self->file = assay_page_file_new (self->path, self->patience_ms);
  g_signal_connect_object (self->file, "opened", G_CALLBACK (assay_preview_pane_file_opened_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->file, "page-ready", G_CALLBACK (assay_preview_pane_page_ready_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->file, "failed", G_CALLBACK (assay_preview_pane_page_failed_cb),
                           self, G_CONNECT_SWAPPED);
  assay_page_view_set_page (self->view, NULL, assay_page_info_get_shape (NULL, 0), _ ("Page"));
  assay_preview_pane_set_waiting (self, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "page");
}

/* Once the file may be shown. */
static void
show_content (AssayPreviewPane *self)
{
  if (self->state->has_file)
    self->path = assay_document_dup_item_path (self->document, self->state->number);
  assay_page_search_set_file (self->search, self->state->has_text ? self->path : NULL,
                              self->patience_ms);
  switch (self->state->form)
    {
    case ASSAY_PREVIEW_PAGES:
      open_pages (self);
      break;
    case ASSAY_PREVIEW_TEXT:
      assay_preview_pane_show_text (self, "");
      self->reading = assay_preview_text_read (self, self->path, text_read_cb);
      break;
    case ASSAY_PREVIEW_NOTE:
      assay_preview_pane_show_text (self, self->state->note);
      break;
    case ASSAY_PREVIEW_ELSEWHERE:
      show_status (self, "adw-external-link-symbolic", self->state->title, self->state->text);
      break;
    case ASSAY_PREVIEW_TROUBLE:
      show_status (self, "dialog-warning-symbolic", self->state->title, self->state->text);
      break;
    }
}

/* From the beginning, for another item or another content. What was submitted for review has to
 * pass the guard first. */
static void
open_content (AssayPreviewPane *self)
{
  let_go (self);
  gtk_toggle_button_set_active (self->words_button, FALSE);
  assay_page_search_set_file (self->search, NULL, 0);
  if (assay_document_get_review_folder (self->document) == NULL)
    {
      show_content (self);
      return;
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->guard));
  assay_preview_guard_look (self->guard, self->document, self->state->number);
}

static void
guard_ended_cb (AssayPreviewPane *self, const GError *error)
{
  if (error != NULL)
    assay_preview_pane_show_trouble (self, error);
  else
    show_content (self);
  assay_preview_pane_update_actions (self);
}

static void
show_nothing (AssayPreviewPane *self)
{
  let_go (self);
  g_clear_pointer (&self->state, assay_preview_state_free);
  self->page = 0;
  gtk_label_set_text (self->heading, _ ("Preview"));
  gtk_label_set_text (self->detail, "");
  assay_page_search_set_file (self->search, NULL, 0);
  show_status (self, "view-dual-symbolic", _ ("Nothing to show yet"),
               _ ("Choose an item of evidence to see it here."));
  assay_cite_box_set_subject (self->cite_box, NULL, NULL, 0);
  assay_preview_pane_update_actions (self);
}

static void
refresh (AssayPreviewPane *self)
{
  AssayPreviewState *state = self->state;

  gtk_label_set_text (self->heading, state->heading);
  gtk_label_set_text (self->detail, state->detail);
  assay_cite_box_set_subject (self->cite_box, self->document,
                              state->is_citable
                                      && assay_document_get_folder (self->document) != NULL
                                  ? self->criterion
                                  : NULL,
                              state->number);
  assay_cite_box_set_page (self->cite_box, state->form == ASSAY_PREVIEW_PAGES ? self->page : 0);
  assay_preview_pane_update_actions (self);
}

static AssayPreviewState *
read_state (AssayPreviewPane *self, guint number)
{
  return assay_preview_state_new (assay_document_get_readiness (self->document), number,
                                  assay_document_get_altered (self->document));
}

/* The page, zoom and what is half written stay, unless there is another file now. */
static void
document_changed_cb (AssayPreviewPane *self)
{
  g_autoptr (AssayPreviewState) old = self->state;
  g_autofree char *path = NULL;

  if (old == NULL)
    return;
  self->state = read_state (self, old->number);
  path = self->state->has_file ? assay_document_dup_item_path (self->document, old->number) : NULL;
  if (old->form != self->state->form || (self->path != NULL && g_strcmp0 (path, self->path) != 0))
    open_content (self);
  else if (self->state->form == ASSAY_PREVIEW_NOTE && !g_str_equal (old->note, self->state->note))
    assay_preview_pane_show_text (self, self->state->note);
  refresh (self);
}

/* --- Public --- */

void
assay_preview_pane_set_document (AssayPreviewPane *self, AssayDocument *document)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  show_nothing (self);
  assay_preview_guard_forget (self->guard);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

void
assay_preview_pane_set_criterion (AssayPreviewPane *self, const char *criterion)
{
  g_autofree char *old = self->criterion;

  self->criterion = g_strdup (criterion);
  if (self->state != NULL)
    refresh (self);
}

void
assay_preview_pane_show (AssayPreviewPane *self, guint number, guint page)
{
  AssayPreviewState *state;

  if (self->document == NULL)
    return;
  if (self->state != NULL && self->state->number == number)
    {
      /* What failed before is tried again: the file may have come meanwhile. */
      if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "status") == 0)
        open_content (self);
      if (page > 0 && self->file != NULL)
        assay_preview_pane_go_to (self, page);
      return;
    }
  state = read_state (self, number);
  g_clear_pointer (&self->state, assay_preview_state_free);
  self->state = state;
  self->page = state->form == ASSAY_PREVIEW_PAGES ? MAX (page, 1) : 0;
  open_content (self);
  refresh (self);
}

guint
assay_preview_pane_get_item (AssayPreviewPane *self)
{
  return self->state != NULL ? self->state->number : 0;
}

guint
assay_preview_pane_get_page (AssayPreviewPane *self)
{
  return self->page;
}

void
assay_preview_pane_set_patience (AssayPreviewPane *self, guint milliseconds)
{
  self->patience_ms = milliseconds;
}

/* --- Coming and going --- */

static void
assay_preview_pane_dispose (GObject *object)
{
  AssayPreviewPane *self = ASSAY_PREVIEW_PANE (object);

  let_go (self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (assay_preview_pane_parent_class)->dispose (object);
}

static void
assay_preview_pane_finalize (GObject *object)
{
  AssayPreviewPane *self = ASSAY_PREVIEW_PANE (object);

  g_clear_pointer (&self->state, assay_preview_state_free);
  g_free (self->criterion);

  G_OBJECT_CLASS (assay_preview_pane_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "preview.previous-page", NULL, page_action_cb);
  gtk_widget_class_install_action (klass, "preview.next-page", NULL, page_action_cb);
  gtk_widget_class_install_action (klass, "preview.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (klass, "preview.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (klass, "preview.fit-width", NULL, zoom_action_cb);
  gtk_widget_class_install_action (klass, "preview.search", NULL, search_action_cb);
  gtk_widget_class_install_action (klass, "preview.open-elsewhere", NULL, open_action_cb);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/assay/Assay/preview/assay-preview-pane.ui");
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, heading);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, detail);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, search_button);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, words_button);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, open_button);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, toolbar);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, page_entry);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, count);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, search);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, stack);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, scroller);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, view);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, spinner);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, text);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, status);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, guard);
  gtk_widget_class_bind_template_child (klass, AssayPreviewPane, cite_box);
  gtk_widget_class_bind_template_callback (klass, page_entered_cb);
  gtk_widget_class_bind_template_callback (klass, words_toggled_cb);
  gtk_widget_class_bind_template_callback (klass, hits_changed_cb);
  gtk_widget_class_bind_template_callback (klass, page_chosen_cb);
  gtk_widget_class_bind_template_callback (klass, guard_ended_cb);
}

static void
assay_preview_pane_class_init (AssayPreviewPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_preview_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_preview_pane_finalize;

  g_type_ensure (ASSAY_TYPE_CITE_BOX);
  g_type_ensure (ASSAY_TYPE_PAGE_SEARCH);
  g_type_ensure (ASSAY_TYPE_PAGE_VIEW);
  g_type_ensure (ASSAY_TYPE_PREVIEW_GUARD);
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
assay_preview_pane_init (AssayPreviewPane *self)
{
  self->patience_ms = ASSAY_PAGE_PATIENCE_MS;
  self->zoom = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (assay_preview_pane_fit), self,
                           G_CONNECT_SWAPPED);
  show_nothing (self);
}
