/* Writing the health-check report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It opens no file of the evidence, so it takes a moment and needs neither a program of its own nor
 * a bar; it is still drawn on a thread, because a portfolio may be large.
 */

#include "app/pack/assay-board-report.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "app/pack/assay-saved-file.h"
#include "pack/report/assay-health-report.h"
#include "present/assay-pack-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayBoardReport
{
  AdwPreferencesGroup parent_instance;
  AssayDocument *document; /* borrowed */
  AssayWork *writing;
  char *target;
  char *written;

  GtkWidget *result;
  AdwActionRow *row;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (AssayBoardReport, assay_board_report, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  AssayContext *context;
  AssayReadiness *readiness;
  AssayDate today;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  assay_context_unref (job->context);
  assay_readiness_unref (job->readiness);
  g_free (job->path);
  g_free (job);
}

/* How many pages it has. */
static gpointer
write_report (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  const AssayHealthReportOrder order = { job->readiness, job->today, job->path, NULL };
  guint n_pages;

  if (!assay_health_report_write (job->context, &order, cancellable, &n_pages, error))
    return NULL;

  return GUINT_TO_POINTER (n_pages);
}

static void
show_state (AssayBoardReport *self)
{
  gtk_widget_set_visible (self->result, self->written != NULL && self->writing == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.write", self->writing == NULL);
}

static void
written_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayBoardReport *self = owner;
  guint n_pages = GPOINTER_TO_UINT (result);
  g_autofree char *name = NULL, *text = NULL;

  self->writing = NULL;
  if (error != NULL)
    {
      g_clear_pointer (&self->target, g_free);
      show_state (self);
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_free (self->written);
  self->written = g_steal_pointer (&self->target);
  name = g_filename_display_basename (self->written);
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Written: %u page", "Written: %u pages", n_pages), n_pages);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), name);
  adw_action_row_set_subtitle (self->row, text);
  show_state (self);
  gtk_widget_grab_focus (self->open_button);
}

void
assay_board_report_write_to (AssayBoardReport *self, const char *path)
{
  AssayContext *context = assay_document_get_context (self->document);
  g_autoptr (AssayDisk) disk = NULL;
  g_autoptr (GError) error = NULL;
  Job *job;

  if (!assay_pack_state_check_target (assay_document_get_path (self->document), path, &error))
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  disk = assay_disk_new ();
  job = g_new0 (Job, 1);
  job->context = assay_context_new_with (assay_context_get_now (context),
                                         assay_context_get_author (context), disk);
  job->readiness = assay_readiness_ref (assay_document_get_readiness (self->document));
  job->today = assay_document_get_today (self->document);
  job->path = g_strdup (path);
  g_free (self->target);
  self->target = g_strdup (path);
  self->writing = assay_work_start (self, write_report, job, job_free, NULL, NULL, written_cb);
  show_state (self);
}

gboolean
assay_board_report_is_busy (AssayBoardReport *self)
{
  return self->writing != NULL;
}

static void
place_chosen_cb (GtkWidget *owner, const char *path)
{
  assay_board_report_write_to (ASSAY_BOARD_REPORT (owner), path);
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayBoardReport *self = ASSAY_BOARD_REPORT (widget);
  g_autofree char *name =
      assay_pack_state_make_report_name (assay_document_get_readiness (self->document),
                                         assay_document_get_today (self->document));

  assay_saved_file_choose (widget, _ ("Write the report"), self->document, name, place_chosen_cb);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  assay_saved_file_show (widget, ASSAY_BOARD_REPORT (widget)->written);
}

void
assay_board_report_set_document (AssayBoardReport *self, AssayDocument *document)
{
  if (document == self->document)
    return;
  self->document = document;
  g_clear_pointer (&self->writing, assay_work_forget);
  g_clear_pointer (&self->written, g_free);
  show_state (self);
}

static void
assay_board_report_dispose (GObject *object)
{
  AssayBoardReport *self = ASSAY_BOARD_REPORT (object);

  g_clear_pointer (&self->writing, assay_work_forget);

  G_OBJECT_CLASS (assay_board_report_parent_class)->dispose (object);
}

static void
assay_board_report_finalize (GObject *object)
{
  AssayBoardReport *self = ASSAY_BOARD_REPORT (object);

  g_free (self->target);
  g_free (self->written);

  G_OBJECT_CLASS (assay_board_report_parent_class)->finalize (object);
}

static void
assay_board_report_class_init (AssayBoardReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_board_report_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_board_report_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/pack/assay-board-report.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayBoardReport, result);
  gtk_widget_class_bind_template_child (widget_class, AssayBoardReport, row);
  gtk_widget_class_bind_template_child (widget_class, AssayBoardReport, open_button);
  gtk_widget_class_install_action (widget_class, "board.write", NULL, write_cb);
  gtk_widget_class_install_action (widget_class, "board.open", NULL, open_cb);
}

static void
assay_board_report_init (AssayBoardReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
