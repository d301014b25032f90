/* The one window class.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window knows where one is and carries everybody's wishes: what a section shows is the
 * section's own affair, and what the sidebar says comes from src/present.
 */

#include "app/window/assay-window.h"

#include "app/assay-report.h"
#include "app/assay-section.h"
#include "app/points/assay-return-arrival.h"
#include "app/register/assay-collision-window.h"
#include "app/register/assay-register-files.h"
#include "app/register/assay-register-trouble.h"
#include "app/start/assay-recents.h"
#include "app/start/assay-start-page.h"
#include "app/widgets/assay-page-layout.h"
#include "app/widgets/assay-one-stop.h"
#include "app/window/assay-opening.h"
#include "app/window/assay-shortcuts.h"
#include "app/window/assay-sidebar-list.h"
#include "app/window/assay-sidebar-row.h"
#include "app/window/assay-window-actions.h"
#include "app/window/assay-window-files.h"
#include "app/window/assay-window-panes.h"
#include "app/window/assay-window-private.h"
#include "app/window/assay-window-sections.h"
#include "app/window/assay-window-size.h"
#include "core/register/assay-register-address.h"
#include "present/assay-opening-state.h"
#include "present/assay-sidebar-state.h"

#include "assay-config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AssayWindow, assay_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- The sidebar --- */

static void
fill_sidebar (AssayWindow *self)
{
  g_autoptr (GPtrArray) rows = assay_document_list_sidebar (self->document, self->open_standard);

  self->is_filling = TRUE;
  assay_sidebar_list_fill (self->sidebar, rows, self->place);
  self->is_filling = FALSE;
}

static void
sidebar_row_activated_cb (AssayWindow *self, GtkListBoxRow *row)
{
  const AssaySidebarRow *state = assay_sidebar_row_get_state (ASSAY_SIDEBAR_ROW (row));

  if (self->is_filling || state->place == NULL)
    return;
  if (state->type == ASSAY_SIDEBAR_STANDARD && g_strcmp0 (self->open_standard, state->number) == 0)
    {
      g_clear_pointer (&self->open_standard, g_free);
      fill_sidebar (self);
      return;
    }
  assay_window_show (self, state->place);
  assay_window_turn_leaf (self, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/* --- Places --- */

static void
update_title (AssayWindow *self)
{
  g_autofree char *whole = assay_document_dup_title (self->document);
  g_autofree char *title = assay_window_sections_dup_title (self->document, self->place);
  g_autofree char *beside = assay_document_dup_description (self->document);

  adw_window_title_set_title (self->content_title, title);
  adw_window_title_set_subtitle (self->content_title,
                                 assay_document_get_saved_text (self->document));
  adw_window_title_set_title (self->sidebar_title, whole);
  adw_window_title_set_subtitle (self->sidebar_title, beside);
  gtk_window_set_title (GTK_WINDOW (self), whole);
}

/* The document as far as it is one whose parts open in the sidebar and beside the section; NULL for
 * a register. */
static AssayDocument *
get_folder_document (AssayWindow *self)
{
  return ASSAY_IS_FOLDER_DOCUMENT (self->document) ? self->document : NULL;
}

void
assay_window_show (AssayWindow *self, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, ":", 2);
  AssaySection *section;
  const char *standard;

  if (self->document == NULL)
    return;
  section = assay_window_sections_lookup (self->sections, self->document, place);
  if (section == NULL)
    return;

  g_free (self->place);
  self->place = g_strdup (place);
  standard = assay_document_find_part (self->document, place);
  if (standard != NULL && g_strcmp0 (standard, self->open_standard) != 0)
    {
      g_free (self->open_standard);
      self->open_standard = g_strdup (standard);
    }
  assay_section_set_document (section, self->document);
  assay_section_show_subject (section, parts[1]);
  gtk_stack_set_visible_child (self->sections, GTK_WIDGET (section));
  assay_preview_flap_set_place (self->preview, get_folder_document (self), place);
  fill_sidebar (self);
  update_title (self);
}

/* --- Searching --- */

static void
remember_focus (AssayWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sections)))
    g_set_weak_pointer (&self->before_search, focus);
}

static void
search_toggled_cb (AssayWindow *self)
{
  gboolean is_searching = gtk_toggle_button_get_active (self->search_button);

  if (is_searching)
    remember_focus (self);
  gtk_stack_set_visible_child_name (self->sidebar_stack, is_searching ? "search" : "sections");
  if (is_searching)
    assay_search_panel_begin (self->search_panel);
}

static void
search_stopped_cb (AssayWindow *self)
{
  gtk_toggle_button_set_active (self->search_button, FALSE);
  if (self->before_search == NULL || !gtk_widget_get_mapped (self->before_search)
      || !gtk_widget_grab_focus (self->before_search))
    gtk_widget_child_focus (GTK_WIDGET (self->sections), GTK_DIR_TAB_FORWARD);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayWindow *self = ASSAY_WINDOW (widget);

  /* What one looks for in a register is a contract. */
  if (ASSAY_IS_REGISTER_DOCUMENT (self->document))
    {
      gtk_widget_activate_action (widget, "win.show", "s", "contracts:search");
      return;
    }
  assay_window_turn_leaf (self, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_toggle_button_set_active (self->search_button, TRUE);
  assay_search_panel_begin (self->search_panel);
}

/* --- Actions --- */

static void
update_undo (AssayWindow *self)
{
  assay_window_actions_update_undo (self, GTK_WIDGET (self->undo_button),
                                    GTK_WIDGET (self->redo_button));
}

/* --- The document --- */

static void
document_changed_cb (AssayWindow *self)
{
  fill_sidebar (self);
  update_title (self);
  update_undo (self);
}

static void
changed_outside_cb (AssayWindow *self)
{
  gtk_info_bar_set_revealed (self->outside_bar, assay_document_is_changed_outside (self->document));
}

static void
close_document (AssayWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;
  if (self->place != NULL)
    assay_recents_set_place (self->context, assay_document_get_path (self->document), self->place);
  assay_preview_flap_set_place (self->preview, NULL, NULL);
  g_signal_handlers_disconnect_by_data (self->document, self);
  if (!assay_document_close (self->document, &error))
    {
      g_info ("%s", error->message);
      /* What was handed over a moment ago is not in any form any more. */
      if (ASSAY_IS_REGISTER_DOCUMENT (self->document) && gtk_widget_get_mapped (GTK_WIDGET (self)))
        assay_register_trouble_show (GTK_WIDGET (self), error);
    }
  g_clear_object (&self->document);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->open_standard, g_free);
}

static char *
dup_why_reading (AssayWindow *self)
{
  const char *path = assay_document_get_path (self->document);
  g_autoptr (AssayFolderHolder) holder = NULL;

  if (!assay_document_is_read_only (self->document))
    return g_strdup ("");
  if (ASSAY_IS_REGISTER_DOCUMENT (self->document))
    return assay_opening_state_word_reading_register (assay_register_address_is_database (path));
  holder = assay_portfolio_folder_lookup_holder (path);

  return assay_opening_state_word_reading (holder, g_access (path, W_OK) == 0,
                                           assay_context_get_now (self->context));
}

/* Why nothing can be changed, above whatever is shown. */
static void
show_reading (AssayWindow *self)
{
  gboolean read_only = assay_document_is_read_only (self->document);
  g_autofree char *why = dup_why_reading (self);

  gtk_label_set_text (self->reading_why, why);
  gtk_info_bar_set_revealed (self->reading_bar, read_only);
}

void
assay_window_set_document_at (AssayWindow *self, AssayDocument *document, const char *place)
{
  close_document (self);
  self->document = g_object_ref (document);
  assay_window_set_opening (self, NULL);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::changed-outside", G_CALLBACK (changed_outside_cb),
                           self, G_CONNECT_SWAPPED);
  if (ASSAY_IS_REGISTER_DOCUMENT (document))
    assay_collision_window_watch (GTK_WINDOW (self), ASSAY_REGISTER_DOCUMENT (document));
  show_reading (self);
  changed_outside_cb (self);
  gtk_toggle_button_set_active (self->search_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), get_folder_document (self) != NULL);
  gtk_widget_set_visible (self->preview_button, get_folder_document (self) != NULL);
  assay_search_panel_set_document (self->search_panel, get_folder_document (self));
  gtk_stack_set_visible_child_name (self->pages, "document");
  assay_window_show (self, place != NULL && assay_window_sections_has (document, place)
                               ? place
                               : assay_window_sections_get_first (document));
  /* Whoever comes by the keyboard goes on in the section, not in the main menu. */
  assay_window_panes_enter (self->sections, GTK_WIDGET (self->sidebar_stack));
  assay_window_actions_update (self);
  update_undo (self);
}

void
assay_window_set_document (AssayWindow *self, AssayDocument *document)
{
  assay_window_set_document_at (self, document, NULL);
}

/* Made when it is first seen: a window that opens a portfolio does not need it. */
static void
show_start_page (AssayWindow *self)
{
  AssayStartPage *page;

  if (adw_bin_get_child (self->start_room) == NULL)
    {
      page = g_object_new (ASSAY_TYPE_START_PAGE, NULL);
      assay_start_page_set_up (page, self->context,
                               assay_scheme_library_get_schema_path (self->library, NULL),
                               self->main_menu);
      adw_bin_set_child (self->start_room, GTK_WIDGET (page));
    }
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->start_room));
  assay_start_page_begin (ASSAY_START_PAGE (adw_bin_get_child (self->start_room)));
}

void
assay_window_set_opening (AssayWindow *self, const char *path)
{
  char *opening = g_strdup (path);

  g_free (self->opening);
  self->opening = opening;
  assay_opening_page_set_path (self->opening_page, path);
  /* A portfolio that is shown stays until the other is there. */
  if (self->document != NULL)
    return;
  assay_search_panel_set_document (self->search_panel, NULL);
  if (path == NULL)
    show_start_page (self);
  else
    gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->opening_page));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Assay"));
  update_undo (self);
  assay_window_actions_update (self);
}

const char *
assay_window_get_opening (AssayWindow *self)
{
  return self->opening;
}

static void
close_portfolio_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  close_document (ASSAY_WINDOW (widget));
  assay_window_set_opening (ASSAY_WINDOW (widget), NULL);
}

/* Where to find it again. */
static char *
dup_address (AssayDocument *document)
{
  return g_strdup (ASSAY_IS_REGISTER_DOCUMENT (document)
                       ? assay_register_document_get_address (ASSAY_REGISTER_DOCUMENT (document))
                       : assay_document_get_path (document));
}

/* Reading again is closing and opening: the folder knows how to bring together what we wrote and
 * what the other did. "win.reopen" wants to write where one could only read. */
static void
reload_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayWindow *self = ASSAY_WINDOW (widget);
  g_autofree char *path = dup_address (self->document);
  gboolean to_read =
      assay_document_is_read_only (self->document) && g_str_equal (action, "win.reload");

  close_document (self);
  assay_opening_start (self, path, to_read ? ASSAY_OPEN_READ : ASSAY_OPEN_WRITE);
}

AssayDocument *
assay_window_get_document (AssayWindow *self)
{
  return self->document;
}

AssaySection *
assay_window_get_section (AssayWindow *self)
{
  return ASSAY_SECTION (gtk_stack_get_visible_child (self->sections));
}

void
assay_window_open (AssayWindow *self, const char *path)
{
  assay_opening_start (self, path, ASSAY_OPEN_WRITE);
}

AssayContext *
assay_window_get_context (AssayWindow *self)
{
  return self->context;
}

AssaySchemeLibrary *
assay_window_get_library (AssayWindow *self)
{
  return self->library;
}

/* --- Coming and going --- */

/* On a telephone's width the title needs the room more than the buttons that make windows smaller
 * and larger. */
static char *
choose_decoration (AssayWindow *self, gboolean is_folded)
{
  return is_folded ? g_strdup (":close") : NULL;
}

/* Whoever made the window has had the time to open something in it. */
static void
assay_window_realize (GtkWidget *widget)
{
  AssayWindow *self = ASSAY_WINDOW (widget);

  if (self->document == NULL && self->opening == NULL)
    show_start_page (self);
  GTK_WIDGET_CLASS (assay_window_parent_class)->realize (widget);
}

static void
assay_window_unrealize (GtkWidget *widget)
{
  assay_window_size_keep (GTK_WINDOW (widget));

  GTK_WIDGET_CLASS (assay_window_parent_class)->unrealize (widget);
}

AssayWindow *
assay_window_new (GtkApplication *application, AssayContext *context)
{
  AssayWindow *self = g_object_new (ASSAY_TYPE_WINDOW, "application", application, NULL);

  self->context = assay_context_ref (context);

  return self;
}

static void
assay_window_dispose (GObject *object)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  close_document (self);
  g_clear_weak_pointer (&self->before_search);

  G_OBJECT_CLASS (assay_window_parent_class)->dispose (object);
}

static void
assay_window_finalize (GObject *object)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  g_clear_pointer (&self->context, assay_context_unref);
  g_clear_pointer (&self->library, assay_scheme_library_free);
  g_free (self->opening);

  G_OBJECT_CLASS (assay_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/window/assay-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, start_room);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, opening_page);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, sidebar_stack);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, search_panel);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, content_title);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, reading_why);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, outside_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, preview_button);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, sections);
  gtk_widget_class_bind_template_callback (widget_class, choose_decoration);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
show_help_overlay_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  assay_shortcuts_show (GTK_WINDOW (widget));
}

/* Keys that a text field has a meaning of its own for are bound here, where the field comes first;
 * the others are the application's. */
static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.close-portfolio", NULL, close_portfolio_cb);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload_cb);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reload_cb);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   show_help_overlay_cb);
  assay_window_ways_install (widget_class);
  assay_window_actions_install (widget_class);
  assay_window_files_install (widget_class);
  assay_register_files_install (widget_class);
  assay_return_arrival_install (widget_class);
}

static void
assay_window_class_init (AssayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_window_finalize;
  widget_class->realize = assay_window_realize;
  widget_class->unrealize = assay_window_unrealize;
  g_type_ensure (ASSAY_TYPE_OPENING_PAGE);
  g_type_ensure (ASSAY_TYPE_PAGE_LAYOUT);
  g_type_ensure (ASSAY_TYPE_ONE_STOP);
  g_type_ensure (ASSAY_TYPE_SEARCH_PANEL);
  g_type_ensure (ASSAY_TYPE_PREVIEW_FLAP);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
assay_window_init (AssayWindow *self)
{
  self->library = assay_scheme_library_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_window_size_restore (GTK_WINDOW (self));
  assay_sidebar_row_step_over_headings (self->sidebar);
  assay_return_arrival_take_drops (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", FALSE);
  assay_window_actions_update (self);
}
