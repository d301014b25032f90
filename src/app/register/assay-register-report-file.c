/* The board report of an open register, as a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-report-file.h"

#include "app/widgets/assay-path-dialog.h"
#include "app/window/assay-progress-dialog.h"
#include "pack/register/assay-register-report.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  AssayContext *context;
  AssayRegisterMoment *moment;
  AssayDate since;
  char *title;
  char *path;
} Writing;

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

/* Gives the path. */
static gpointer
write_report (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Writing *self = data;
  AssayRegisterReportOrder order = { .contracts = self->moment->contracts,
                                     .title = self->title,
                                     .path = self->path };
  g_autoptr (AssayRegisterChangesState) changes = NULL;
  g_autoptr (AssayRegister) before =
      assay_register_keeper_load_past (self->moment->keeper, self->moment->held, self->since,
                                       cancellable, error);

  if (before == NULL)
    return NULL;
  changes = assay_register_changes_state_new (self->moment->contracts, before, self->since);
  order.changes = changes;
  if (!assay_register_report_write (self->context, &order, progress, cancellable, NULL, error))
    return NULL;

  return g_strdup (self->path);
}

static void
written_cb (gpointer owner, gpointer result, const GError *error)
{
  assay_progress_dialog_tell_written (owner, result, error, _ ("The board report is written: %s"));
}

static void
chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  AssayDocument *document = data;
  AssayRegisterDocument *book = data;
  Writing *writing = g_new0 (Writing, 1);

  writing->context = assay_context_ref (assay_document_get_context (document));
  writing->moment = assay_register_moment_ref (assay_register_document_get_moment (book));
  writing->since = MIN (assay_register_document_get_last_board (book), writing->moment->on);
  writing->title = assay_document_dup_title (document);
  writing->path = g_strdup (paths->pdata[0]);
  assay_progress_dialog_run (window, _ ("Writing the board report"), write_report, writing,
                             writing_free, written_cb);
}

void
assay_register_report_file_ask (GtkWindow *window, AssayRegisterDocument *document)
{
  g_autofree char *title = assay_document_dup_title (ASSAY_DOCUMENT (document));
  g_autofree char *day = assay_date_format_iso (assay_register_document_get_day (document));
  g_autofree char *name = g_strdup_printf (_ ("%s, board report %s.pdf"), title, day);
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Write a board report"), window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Write"), NULL);

  g_strdelimit (name, "/", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  assay_path_dialog_ask (dialog, GTK_WIDGET (window), chosen_cb, g_object_ref (document),
                         g_object_unref);
}
