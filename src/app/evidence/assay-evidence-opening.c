/* Opening an item's file in another program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-opening.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "base/assay-error.h"
#include "present/assay-evidence-details.h"

#include <glib/gstdio.h>

#define COPIES_KEY "assay-evidence-copies"

typedef struct
{
  char *from;
  char *name;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_free (self->from);
  g_free (self->name);
  g_free (self);
}

/* A copy and the folder that it alone is in. */
static void
remove_copy (gpointer data)
{
  g_autofree char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static void
copied_cb (goffset done, goffset total, gpointer data)
{
  const AssayProgress *progress = data;

  assay_progress_tell (*progress, (guint64) done, (guint64) total, NULL);
}

/* Returns the copy's path. */
static gpointer
make_copy (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Copy *copy = data;
  g_autoptr (GError) cause = NULL;
  g_autofree char *folder = g_dir_make_tmp ("assay-XXXXXX", &cause);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, copy->name, NULL) : NULL;
  g_autoptr (GFile) from = g_file_new_for_path (copy->from);
  g_autoptr (GFile) to = NULL;

  if (path != NULL)
    {
      to = g_file_new_for_path (path);
      if (g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, copied_cb,
                       &progress, &cause)
          && g_chmod (path, 0400) == 0)
        return g_steal_pointer (&path);
      remove_copy (g_steal_pointer (&path));
    }
  if (cause != NULL)
    assay_error_propagate (error, g_steal_pointer (&cause), copy->name);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS, "%s", copy->name);

  return NULL;
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  GtkWindow *window = source != NULL ? GTK_WINDOW (source) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) told = NULL;

  if (gtk_show_uri_full_finish (window, result, &error))
    return;
  assay_error_propagate (&told, g_steal_pointer (&error), NULL);
  if (gtk_widget_get_root (widget) != NULL)
    assay_report_error (widget, told);
}

static void
copy_made_cb (gpointer owner, gpointer result, const GError *error)
{
  GtkWidget *widget = owner;
  GtkRoot *root = gtk_widget_get_root (widget);
  GPtrArray *copies = g_object_get_data (G_OBJECT (widget), COPIES_KEY);
  g_autofree char *uri = NULL;

  if (error != NULL)
    {
      assay_report_error (widget, error);
      return;
    }
  if (copies == NULL)
    {
      copies = g_ptr_array_new_with_free_func (remove_copy);
      g_object_set_data_full (G_OBJECT (widget), COPIES_KEY, copies,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  g_ptr_array_add (copies, result);
  uri = g_filename_to_uri (result, NULL, NULL);
  if (GTK_IS_WINDOW (root))
    gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, shown_cb,
                       g_object_ref (widget));
}

void
assay_evidence_open_copy (GtkWidget *widget, AssayDocument *document, guint number)
{
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (assay_document_get_portfolio (document), number);
  Copy *copy;

  if (item == NULL || item->sha256 == NULL)
    return;
  copy = g_new0 (Copy, 1);
  copy->from =
      assay_portfolio_folder_dup_content_path (assay_document_get_folder (document), item->sha256);
  copy->name = assay_evidence_make_copy_name (item);
  assay_work_start (widget, make_copy, copy, copy_free, remove_copy, NULL, copy_made_cb);
}
