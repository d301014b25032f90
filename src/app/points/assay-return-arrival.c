/* How a return comes to the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages that take files see a drop first and hand a return on (app/widgets/assay-file-intake.c).
 */

#include "app/points/assay-return-arrival.h"

#include "app/assay-report.h"
#include "app/points/assay-points-section.h"
#include "app/widgets/assay-path-dialog.h"
#include "app/window/assay-window.h"
#include "core/review/assay-return.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A review has no returns to take in: it makes them. */
static gboolean
has_portfolio (AssayWindow *window)
{
  AssayDocument *document = assay_window_get_document (window);

  return document != NULL && assay_document_get_folder (document) != NULL;
}

static void
look_at_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayWindow *window = ASSAY_WINDOW (widget);

  if (!has_portfolio (window))
    return;
  gtk_widget_activate_action (widget, "win.show", "s", "points");
  assay_points_section_look_at (ASSAY_POINTS_SECTION (assay_window_get_section (window)),
                                g_variant_get_string (parameter, NULL));
}

/* --- Choosing --- */

static void
chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  gtk_widget_activate_action (window, "win.look-at-return", "s", paths->pdata[0]);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open an assessor’s return"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Returns"));
  gtk_file_filter_add_suffix (filter, "xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  assay_path_dialog_ask (dialog, widget, chosen_cb, NULL, NULL);
}

void
assay_return_arrival_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.open-return", NULL, open_cb);
  gtk_widget_class_install_action (window_class, "win.look-at-return", "s", look_at_cb);
}

/* --- Dropping --- */

static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop, gpointer data)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  return has_portfolio (ASSAY_WINDOW (window))
         && gdk_content_formats_match (gdk_drop_get_formats (drop),
                                       gtk_drop_target_get_formats (target));
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path =
      files != NULL && files->next == NULL ? g_file_get_path (files->data) : NULL;

  if (path != NULL && assay_return_is_at (path))
    gtk_widget_activate_action (window, "win.look-at-return", "s", path);
  else
    assay_report_toast (gtk_window_get_child (GTK_WINDOW (window)),
                        _ ("Only an assessor’s return can be dropped here. Evidence goes to the "
                           "evidence, or to a criterion."),
                        NULL, NULL, NULL);

  return TRUE;
}

void
assay_return_arrival_take_drops (GtkWidget *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), NULL);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (target));
}
