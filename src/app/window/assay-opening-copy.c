/* Opening a copy in one file: unpacking it, then opening its folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/assay-report.h"
#include "app/create/assay-create-window.h"
#include "app/window/assay-opening.h"
#include "app/window/assay-place-question.h"
#include "app/window/assay-progress-dialog.h"
#include "core/portfolio/assay-portfolio-archive.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  AssayContext *context;
  char *zip_path;
  char *folder;
  char *schema_path;
} Unpacking;

static void
unpacking_free (gpointer data)
{
  Unpacking *self = data;

  assay_context_unref (self->context);
  g_free (self->zip_path);
  g_free (self->folder);
  g_free (self->schema_path);
  g_free (self);
}

/* Gives the folder's path. */
static gpointer
unpack (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Unpacking *self = data;
  g_autofree char *parent = g_path_get_dirname (self->folder);

  g_mkdir_with_parents (parent, 0700);
  if (!assay_portfolio_archive_open (self->context, self->zip_path, self->folder, self->schema_path,
                                     progress, cancellable, error))
    return NULL;

  return g_strdup (self->folder);
}

static void
unpacked_cb (gpointer owner, gpointer result, const GError *error)
{
  GtkWindow *parent = assay_progress_dialog_get_parent (owner);
  g_autofree char *folder = result;

  if (parent == NULL)
    return;
  if (error != NULL)
    assay_report_error (GTK_WIDGET (parent), error);
  else
    assay_opening_start (ASSAY_WINDOW (parent), folder, ASSAY_OPEN_WRITE);
}

static void
unpack_to (AssayWindow *window, const char *zip_path, const char *folder)
{
  g_autoptr (GError) error = NULL;
  const char *schema =
      assay_scheme_library_get_schema_path (assay_window_get_library (window), &error);
  Unpacking *unpacking;

  if (schema == NULL)
    {
      assay_report_error (GTK_WIDGET (window), error);
      return;
    }
  unpacking = g_new0 (Unpacking, 1);
  unpacking->context = assay_context_ref (assay_window_get_context (window));
  unpacking->zip_path = g_strdup (zip_path);
  unpacking->folder = g_strdup (folder);
  unpacking->schema_path = g_strdup (schema);
  assay_progress_dialog_run (GTK_WINDOW (window), _ ("Unpacking the copy"), unpack, unpacking,
                             unpacking_free, unpacked_cb);
}

/* The file's name without what says that it is one file. */
static char *
dup_folder_name (const char *zip_path)
{
  char *name = g_path_get_basename (zip_path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return name;
}

static void
place_chosen_cb (GtkWindow *window, const char *folder, gpointer data)
{
  unpack_to (ASSAY_WINDOW (window), data, folder);
}

void
assay_opening_start_copy (AssayWindow *window, const char *zip_path)
{
  g_autofree char *parent = assay_create_window_dup_usual_folder ();
  g_autofree char *folder_name = dup_folder_name (zip_path);
  g_autofree char *folder = assay_place_dup_free (parent, folder_name);
  g_autofree char *shown_name = g_filename_display_basename (zip_path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *title = g_strdup_printf (_ ("Unpack “%s”?"), shown_name);
  g_autofree char *body =
      g_strdup_printf (_ ("Its portfolio will be kept in\n%s\n\nThe file itself stays as it is."),
                       shown);
  const AssayPlaceQuestion question = {
    title, body, folder, _ ("_Unpack"), _ ("Where to keep the portfolio"), _ ("_Unpack Here")
  };

  assay_place_question_ask (GTK_WINDOW (window), &question, place_chosen_cb, g_strdup (zip_path),
                            g_free);
}
