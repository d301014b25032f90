/* What the main menu does with portfolios.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-window-files.h"

#include "app/assay-report.h"
#include "app/create/assay-create-window.h"
#include "app/review/assay-review-intake.h"
#include "app/start/assay-recents.h"
#include "app/widgets/assay-path-dialog.h"
#include "app/window/assay-opening.h"
#include "app/window/assay-progress-dialog.h"
#include "core/portfolio/assay-portfolio-archive.h"
#include "core/register/assay-register-address.h"
#include "present/assay-create-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- New --- */

static void
created_cb (AssayWindow *window, AssayDocument *document)
{
  const AssayCriterion *first = assay_document_get_scheme (document)->criteria->pdata[0];
  g_autofree char *place = g_strconcat ("criterion:", first->id, NULL);
  g_autofree char *text = g_strdup_printf (_ ("The portfolio of %s is ready to be filled"),
                                           assay_document_get_portfolio (document)->head->service);

  assay_window_set_document (window, document);
  assay_recents_remember (assay_window_get_context (window), assay_document_get_path (document),
                          assay_document_get_portfolio (document)->head->service);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show", "s", place);
  assay_report_toast (GTK_WIDGET (window), text, NULL, NULL, NULL);
}

static void
new_portfolio_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayWindow *window = ASSAY_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  AssayCreateWindow *dialog =
      assay_create_window_new (GTK_WINDOW (window), assay_window_get_context (window),
                               assay_window_get_library (window), &error);

  if (dialog == NULL)
    {
      assay_report_error (widget, error);
      return;
    }
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Open --- */

static void
path_chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  assay_window_open (window, paths->pdata[0]);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open a portfolio"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Open"), NULL);

  assay_path_dialog_ask (dialog, widget, path_chosen_cb, NULL, NULL);
}

static GtkFileFilter *
new_copy_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Copies in one file"));
  gtk_file_filter_add_mime_type (filter, "application/zip");
  gtk_file_filter_add_suffix (filter, "zip");

  return filter;
}

static void
open_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open a copy in one file"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  g_autoptr (GtkFileFilter) filter = new_copy_filter ();

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  assay_path_dialog_ask (dialog, widget, path_chosen_cb, NULL, NULL);
}

static void
review_submission_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  assay_review_intake_choose (ASSAY_WINDOW (widget));
}

static void
open_uri_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autofree char *path = assay_register_address_is_database (uri)
                              ? g_strdup (uri)
                              : g_filename_from_uri (uri, NULL, NULL);

  if (path != NULL)
    assay_window_open (ASSAY_WINDOW (widget), path);
}

/* --- Save a copy --- */

typedef struct
{
  AssayContext *context;
  char *folder;
  char *schema_path;
  char *zip_path;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *self = data;

  assay_context_unref (self->context);
  g_free (self->folder);
  g_free (self->schema_path);
  g_free (self->zip_path);
  g_free (self);
}

/* From a reading of its own, so that the window's may go on changing. Gives the copy's path. */
static gpointer
copy (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Copying *self = data;
  g_autoptr (AssayPortfolioFolder) folder =
      assay_portfolio_folder_open (self->context, self->folder, self->schema_path, ASSAY_OPEN_READ,
                                   cancellable, error);

  if (folder == NULL
      || !assay_portfolio_archive_save (folder, self->zip_path, progress, cancellable, error))
    return NULL;

  return g_strdup (self->zip_path);
}

static void
copied_cb (gpointer owner, gpointer result, const GError *error)
{
  GtkWindow *window = assay_progress_dialog_get_parent (owner);
  g_autofree char *path = result;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (window == NULL)
    return;
  if (error != NULL)
    {
      assay_report_error (GTK_WIDGET (window), error);
      return;
    }
  shown = g_filename_display_name (path);
  text = g_strdup_printf (_ ("Saved a copy as %s"), shown);
  assay_report_toast (GTK_WIDGET (window), text, NULL, NULL, NULL);
}

static void
copy_chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  AssayDocument *document = assay_window_get_document (window);
  const char *schema =
      assay_scheme_library_get_schema_path (assay_window_get_library (window), NULL);
  Copying *copying;

  if (document == NULL || schema == NULL)
    return;
  copying = g_new0 (Copying, 1);
  copying->context = assay_context_ref (assay_window_get_context (window));
  copying->folder = g_strdup (assay_document_get_path (document));
  copying->schema_path = g_strdup (schema);
  copying->zip_path = g_strdup (paths->pdata[0]);
  assay_progress_dialog_run (GTK_WINDOW (window), _ ("Saving a copy"), copy, copying, copying_free,
                             copied_cb);
}

static void
save_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayDocument *document = assay_window_get_document (ASSAY_WINDOW (widget));
  const char *service = assay_document_get_portfolio (document)->head->service;
  g_autofree char *stem = assay_create_state_dup_folder_name (service);
  g_autofree char *today = assay_date_format_iso (assay_document_get_today (document));
  g_autofree char *name = g_strdup_printf ("%s %s.zip", stem, today);
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Save a copy as one file"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_autoptr (GtkFileFilter) filter = new_copy_filter ();

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  assay_path_dialog_ask (dialog, widget, copy_chosen_cb, NULL, NULL);
}

static void
take_in_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.show", "s", "merge");
}

void
assay_window_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-portfolio", NULL, new_portfolio_cb);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.open-copy", NULL, open_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.review-submission", NULL,
                                   review_submission_cb);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_cb);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.take-in-copy", NULL, take_in_copy_cb);
}
