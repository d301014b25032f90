/* An open register as a file for other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On the main thread: ten thousand contracts take less than a second, and then there is a file.
 */

#include "app/register/assay-register-export-file.h"

#include "app/assay-report.h"
#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define DOCUMENT_KEY "assay-document"
#define KIND_KEY "assay-kind"

gboolean
assay_register_export_file_write (AssayRegisterDocument *document,
                                  AssayExportKind kind,
                                  const char *path,
                                  GError **error)
{
  AssayContext *context = assay_document_get_context (ASSAY_DOCUMENT (document));
  AssayRegisterGround ground = assay_register_document_get_ground (document);
  g_autofree char *title = assay_document_dup_title (ASSAY_DOCUMENT (document));
  g_autofree char *text = NULL;

  /* A register is opened by its path; it must not be written over by what is made of it. */
  if (assay_register_document_is_file (path))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s is a register; choose another name"), shown);
      return FALSE;
    }
  text = assay_register_format_export (&ground, kind, title, assay_context_get_now (context));

  return assay_path_write_document (assay_context_get_disk (context), path, text, error);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, GtkWindow *window)
{
  AssayRegisterDocument *document = g_object_get_data (G_OBJECT (dialog), DOCUMENT_KEY);
  AssayExportKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), KIND_KEY));
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && g_file_peek_path (file) != NULL)
    {
      const char *path = g_file_peek_path (file);
      g_autofree char *shown = g_filename_display_basename (path);
      g_autofree char *text = g_strdup_printf (_ ("Written: %s"), shown);

      if (assay_register_export_file_write (document, kind, path, &error))
        assay_report_toast (GTK_WIDGET (window), text, NULL, NULL, NULL);
      else
        assay_report_error (GTK_WIDGET (window), error);
    }
  g_object_unref (dialog);
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
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Save as a file"), window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Save"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data_full (G_OBJECT (dialog), DOCUMENT_KEY, g_object_ref (document), g_object_unref);
  g_object_set_data (G_OBJECT (dialog), KIND_KEY, GUINT_TO_POINTER (kind));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
