/* An open register as a file for other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-export-file.h"

#include "app/widgets/assay-path-dialog.h"
#include "app/window/assay-progress-dialog.h"
#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  AssayContext *context;
  AssayRegisterMoment *moment;
  AssayExportKind kind;
  char *title;
  char *path;
} Writing;

static Writing *
writing_new (AssayRegisterDocument *document, AssayExportKind kind)
{
  Writing *self = g_new0 (Writing, 1);

  self->context = assay_context_ref (assay_document_get_context (ASSAY_DOCUMENT (document)));
  self->moment = assay_register_moment_ref (assay_register_document_get_moment (document));
  self->kind = kind;
  self->title = assay_document_dup_title (ASSAY_DOCUMENT (document));

  return self;
}

static void
writing_free (gpointer data)
{
  Writing *self = data;

  assay_context_unref (self->context);
  assay_register_moment_unref (self->moment);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

/* Gives the path. */
static gpointer
write_file (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Writing *self = data;
  g_autofree char *text = NULL;

  /* A register is opened by its path; it must not be written over by what is made of it. */
  if (assay_register_document_is_file (self->path))
    {
      g_autofree char *shown = g_filename_display_name (self->path);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s is a register; choose another name"), shown);
      return NULL;
    }
  text = assay_register_format_export (&self->moment->contracts->ground, self->kind, self->title,
                                       assay_context_get_now (self->context));
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !assay_path_write_document (assay_context_get_disk (self->context), self->path, text,
                                     error))
    return NULL;

  return g_strdup (self->path);
}

gboolean
assay_register_export_file_write (AssayRegisterDocument *document,
                                  AssayExportKind kind,
                                  const char *path,
                                  GError **error)
{
  g_autoptr (Writing) writing = writing_new (document, kind);
  g_autofree char *written = NULL;

  writing->path = g_strdup (path);
  written = write_file (writing, ASSAY_PROGRESS_NONE, NULL, error);

  return written != NULL;
}

static void
written_cb (gpointer owner, gpointer result, const GError *error)
{
  assay_progress_dialog_tell_written (owner, result, error, _ ("Written: %s"));
}

static void
chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  Writing **writing = data;

  (*writing)->path = g_strdup (paths->pdata[0]);
  assay_progress_dialog_run (window, _ ("Writing the file"), write_file, g_steal_pointer (writing),
                             writing_free, written_cb);
}

static void
free_unwritten (gpointer data)
{
  Writing **writing = data;

  g_clear_pointer (writing, writing_free);
  g_free (writing);
}

static char *
suggest_name (AssayRegisterDocument *document, AssayExportKind kind)
{
  g_autofree char *title = assay_document_dup_title (ASSAY_DOCUMENT (document));
  g_autofree char *day = assay_date_format_iso (assay_register_document_get_day (document));
  char *name = NULL;

  switch (kind)
    {
    case ASSAY_EXPORT_CONTRACTS:
      name = g_strdup_printf (_ ("%s, contracts %s.csv"), title, day);
      break;
    case ASSAY_EXPORT_AWARDS:
      name = g_strdup_printf (_ ("%s, awards %s.csv"), title, day);
      break;
    case ASSAY_EXPORT_DATES:
      name = g_strdup_printf (_ ("%s, dates.ics"), title);
      break;
    case ASSAY_EXPORT_EXAMPLE:
      name = g_strdup (_ ("Contracts to begin from.csv"));
      break;
    }

  return g_strdelimit (name, "/", '-');
}

void
assay_register_export_file_ask (GtkWindow *window,
                                AssayRegisterDocument *document,
                                AssayExportKind kind)
{
  g_autofree char *name = suggest_name (document, kind);
  Writing **writing = g_new0 (Writing *, 1);
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Save as a file"), window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Save"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  *writing = writing_new (document, kind);
  assay_path_dialog_ask (dialog, GTK_WIDGET (window), chosen_cb, writing, free_unwritten);
}
