/* What the main menu and the start page do with registers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-files.h"

#include "app/assay-report.h"
#include "app/register/assay-register-address-window.h"
#include "app/register/assay-register-begin.h"
#include "app/widgets/assay-path-dialog.h"
#include "app/window/assay-window.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SUFFIX ".assay-register"

static GtkFileFilter *
new_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Registers"));
  gtk_file_filter_add_suffix (filter, SUFFIX + 1);

  return filter;
}

static void
choose (GtkWidget *window,
        const char *title,
        const char *accept,
        GtkFileChooserAction action,
        AssayPathsChosen chosen_cb)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, GTK_WINDOW (window), action, accept, NULL);
  g_autoptr (GtkFileFilter) filter = new_filter ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      g_autofree char *name = g_strconcat (_ ("Contracts"), SUFFIX, NULL);

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
    }
  assay_path_dialog_ask (dialog, window, chosen_cb, NULL, NULL);
}

/* --- A new one --- */

static void
begun_cb (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *path = result;

  if (error != NULL)
    assay_report_error (owner, error);
  else
    assay_window_open (owner, path);
}

/* The name of the file is what it is called, with our ending. */
static void
place_chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  const char *path = paths->pdata[0];
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *whole = NULL;
  g_autofree char *title = NULL;

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  else
    whole = g_strconcat (path, SUFFIX, NULL);
  title = g_filename_display_name (name);
  assay_register_begin (window, assay_window_get_context (window), whole != NULL ? whole : path,
                        title, begun_cb);
}

static void
new_register_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose (widget, _ ("Where to keep the register"), _ ("_Begin It"), GTK_FILE_CHOOSER_ACTION_SAVE,
          place_chosen_cb);
}

/* --- One that is there --- */

static void
file_chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  assay_window_open (window, paths->pdata[0]);
}

static void
open_register_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose (widget, _ ("Open a register"), _ ("_Open"), GTK_FILE_CHOOSER_ACTION_OPEN, file_chosen_cb);
}

/* --- One that is shared --- */

static void
new_shared_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  assay_register_address_window_show (ASSAY_WINDOW (widget), ASSAY_ADDRESS_BEGIN, NULL);
}

static void
open_shared_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  assay_register_address_window_show (ASSAY_WINDOW (widget), ASSAY_ADDRESS_OPEN, NULL);
}

void
assay_register_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-register", NULL, new_register_cb);
  gtk_widget_class_install_action (widget_class, "win.open-register", NULL, open_register_cb);
  gtk_widget_class_install_action (widget_class, "win.new-shared-register", NULL, new_shared_cb);
  gtk_widget_class_install_action (widget_class, "win.open-shared-register", NULL, open_shared_cb);
}
