/* What the files of the window class share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/preview/assay-preview-flap.h"
#include "app/window/assay-opening-page.h"
#include "app/window/assay-search-panel.h"
#include "app/window/assay-window.h"

G_BEGIN_DECLS

struct _AssayWindow
{
  AdwApplicationWindow parent_instance;
  AssayContext *context;
  AssaySchemeLibrary *library;
  AssayDocument *document;
  char *opening; /* the path of what is being opened, or NULL */
  char *place;
  char *open_standard;
  gboolean is_filling;
  GtkWidget *before_search; /* what had the focus in the section; weak */

  GtkStack *pages;
  AdwBin *start_room;
  AssayOpeningPage *opening_page;
  GMenuModel *main_menu;
  AdwLeaflet *leaflet;
  AdwWindowTitle *sidebar_title;
  GtkToggleButton *search_button;
  GtkStack *sidebar_stack;
  AssaySearchPanel *search_panel;
  GtkListBox *sidebar;
  AdwWindowTitle *content_title;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkInfoBar *reading_bar;
  GtkLabel *reading_why;
  GtkInfoBar *outside_bar;
  GtkStack *sections;
  GtkWidget *preview_button;
  AssayPreviewFlap *preview;
};

void assay_window_turn_leaf (AssayWindow *self, AdwNavigationDirection direction);

/* The actions by which one goes about: to a place, the next one, another pane, and back. */
void assay_window_ways_install (GtkWidgetClass *widget_class);

G_END_DECLS
