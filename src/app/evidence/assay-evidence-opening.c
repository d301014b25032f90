/* Opening an item's file in another program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-opening.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "base/assay-error.h"
#include "present/assay-evidence-details.h"

#include "assay-config.h"

#include <errno.h>
#include <glib/gstdio.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

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

/* In the person's own runtime folder, which does not outlive the session: no personal data is left
 * behind, whatever happens. */
static char *
make_folder (GError **error)
{
  const char *runtime = g_get_user_runtime_dir ();
  g_autofree char *folder = g_build_filename (runtime, "assay-XXXXXX", NULL);

  if (g_mkdir_with_parents (runtime, 0700) == 0 && g_mkdtemp (folder) != NULL)
    return g_steal_pointer (&folder);
  assay_error_set_from_errno (error, runtime, errno);

  return NULL;
}

/* Returns the copy's path. */
static gpointer
make_copy (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Copy *copy = data;
  g_autoptr (GError) cause = NULL;
  g_autofree char *folder = make_folder (error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, copy->name, NULL) : NULL;
  g_autoptr (GFile) from = g_file_new_for_path (copy->from);
  g_autoptr (GFile) to = path != NULL ? g_file_new_for_path (path) : NULL;

  if (to == NULL)
    return NULL;
  if (!g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, copied_cb, &progress,
                    &cause))
    assay_error_propagate (error, g_steal_pointer (&cause), copy->name);
  else if (g_chmod (path, 0400) != 0)
    assay_error_set_from_errno (error, copy->name, errno);
  else
    return g_steal_pointer (&path);
  remove_copy (g_steal_pointer (&path));

  return NULL;
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    assay_report_toast (widget, _ ("No program for this kind of file was found on this computer"),
                        NULL, NULL, NULL);
}

static void
copy_made_cb (gpointer owner, gpointer result, const GError *error)
{
  GtkWidget *widget = owner;
  GPtrArray *copies = g_object_get_data (G_OBJECT (widget), COPIES_KEY);
  g_autoptr (GdkAppLaunchContext) context = NULL;
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
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
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
  copy->from = assay_document_dup_item_path (document, number);
  copy->name = assay_evidence_make_copy_name (item);
  assay_work_start (widget, make_copy, copy, copy_free, remove_copy, NULL, copy_made_cb);
}
