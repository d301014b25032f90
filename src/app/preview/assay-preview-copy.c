/* Opens a copy of an evidence file in another program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evidence lies under its digest and must never change; and what is opened needs its own name, so
 * that the right program is found. The runtime folder is the person's alone and does not outlive
 * the session: no personal data is left behind.
 */

#include "app/preview/assay-preview-copy.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "base/assay-error.h"

#include "assay-config.h"

#include <glib/gstdio.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAX_NAME_BYTES 120

typedef struct
{
  char *content;
  char *name;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_free (self->content);
  g_free (self->name);
  g_free (self);
}

char *
assay_preview_copy_dup_name (const char *name)
{
  g_autofree char *plain = g_path_get_basename (name != NULL && *name != '\0' ? name : "evidence");
  g_autofree char *valid = g_utf8_make_valid (plain, -1);
  const char *start = valid;
  gsize length;

  for (char *c = valid; *c != '\0'; c++)
    if (*c == '/' || *c == '\\' || g_ascii_iscntrl (*c))
      *c = '_';
  while (*start == '.' || *start == '-')
    start++;
  length = strlen (start);
  if (length == 0)
    return g_strdup ("evidence");
  /* From the end, where the ending is. */
  if (length > MAX_NAME_BYTES)
    start = g_utf8_find_next_char (start + length - MAX_NAME_BYTES - 1, NULL);

  return g_strdup (start);
}

static gpointer
copy (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;
  g_autofree char *pattern = g_build_filename (g_get_user_runtime_dir (), "assay-XXXXXX", NULL);
  g_autofree char *folder = g_strdup (g_mkdtemp (pattern));
  g_autofree char *path = folder != NULL ? g_build_filename (folder, wish->name, NULL) : NULL;
  g_autoptr (GFile) from = g_file_new_for_path (wish->content);
  g_autoptr (GFile) to = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GError) reason = NULL;

  if (folder == NULL)
    {
      assay_error_set_from_errno (error, pattern, errno);
      return NULL;
    }
  if (!g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &reason))
    {
      g_unlink (path);
      g_rmdir (folder);
      assay_error_propagate (error, g_steal_pointer (&reason), wish->name);
      return NULL;
    }
  if (g_chmod (path, 0400) != 0)
    g_info ("%s can be written", path);

  return g_steal_pointer (&path);
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
copied_cb (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *path = result;
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (error != NULL)
    {
      assay_report_error (GTK_WIDGET (owner), error);
      return;
    }
  file = g_file_new_for_path (path);
  uri = g_file_get_uri (file);
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (owner)));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (owner));
}

void
assay_preview_copy_open (GtkWidget *widget, const char *content, const char *name)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->content = g_strdup (content);
  wish->name = assay_preview_copy_dup_name (name);
  assay_work_start (widget, copy, wish, wish_free, g_free, NULL, copied_cb);
}
