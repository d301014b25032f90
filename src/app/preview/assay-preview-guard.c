/* Stands before an item of a submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preview/assay-preview-guard.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "app/widgets/assay-mnemonic.h"
#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayPreviewGuard
{
  AdwBin parent_instance;
  AssayDocument *document;
  guint number;
  GHashTable *opened; /* numbers of sensitive items that were opened on purpose */
  AssayWork *work;
  AdwStatusPage *status;
  GtkWidget *button;
};

enum
{
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayPreviewGuard, assay_preview_guard, ADW_TYPE_BIN)

static void
show (AssayPreviewGuard *self, const char *icon, const char *title, const char *text)
{
  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, text);
}

/* --- Is it what was submitted? --- */

typedef struct
{
  char *path;
  char *sha256;
  guint number;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->path);
  g_free (check->sha256);
  g_free (check);
}

/* Gives the digest. */
static gpointer
compare (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Check *check = data;
  g_autofree char *digest = assay_digest_of_file (check->path, progress, cancellable, error);

  if (digest == NULL)
    return NULL;
  if (!g_str_equal (digest, check->sha256))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                   _ ("E%03u: its file is no longer the one that was submitted"), check->number);
      return NULL;
    }

  return g_steal_pointer (&digest);
}

static void
compared_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayPreviewGuard *self = owner;

  g_free (result);
  self->work = NULL;
  g_signal_emit (self, signals[ENDED], 0, error);
}

static void
begin_comparing (AssayPreviewGuard *self, const AssayEvidence *item)
{
  Check *check;

  show (self, "view-dual-symbolic", _ ("One moment"),
        _ ("The file is compared with what was submitted."));
  check = g_new0 (Check, 1);
  check->path = assay_document_dup_item_path (self->document, item->number);
  check->sha256 = g_strdup (item->sha256);
  check->number = item->number;
  self->work = assay_work_start (self, compare, check, check_free, g_free, NULL, compared_cb);
}

/* --- May it be opened? --- */

static void
begin_asking (AssayPreviewGuard *self)
{
  gboolean can_open = !assay_document_is_read_only (self->document);

  show (self, "changes-prevent-symbolic", _ ("This item is sensitive"),
        can_open ? _ ("It holds what people told in confidence, or nobody said that it does not. "
                      "Open it only if you need it for your judgement. Your name, the time and "
                      "your reason are recorded.")
                 : _ ("It opens only in a review that is open for writing, because opening it is "
                      "recorded."));
  gtk_widget_set_visible (self->button, can_open);
}

static void
why_changed_cb (AdwMessageDialog *dialog, GtkEditable *why)
{
  adw_message_dialog_set_response_enabled (dialog, "open",
                                           !assay_text_is_blank (gtk_editable_get_text (why)));
}

static void
response_cb (AssayPreviewGuard *self, const char *response, AdwMessageDialog *dialog)
{
  GtkEditable *why = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  AssayReviewGround ground;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "open") || self->document == NULL)
    return;
  ground = assay_review_folder_get_ground (assay_document_get_review_folder (self->document));
  if (!assay_document_apply (self->document,
                             assay_review_note_opening (&ground, self->number,
                                                        gtk_editable_get_text (why), &error),
                             &error))
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_hash_table_add (self->opened, GUINT_TO_POINTER (self->number));
  assay_preview_guard_look (self, self->document, self->number);
}

static void
open_clicked_cb (AssayPreviewGuard *self)
{
  g_autofree char *title = g_strdup_printf (_ ("Open E%03u?"), self->number);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title,
      _ ("Say why you need it. Your name, the time and the reason are written into the history of "
         "this review, and stay there.")));
  GtkWidget *why = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (why), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (why), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why you need it"), -1);
  g_signal_connect_swapped (why, "changed", G_CALLBACK (why_changed_cb), dialog);
  adw_message_dialog_set_extra_child (dialog, why);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "open", _ ("_Record and Open"),
                                    NULL);
  adw_message_dialog_set_response_enabled (dialog, "open", FALSE);
  adw_message_dialog_set_default_response (dialog, "open");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (why);
}

/* --- Public --- */

void
assay_preview_guard_look (AssayPreviewGuard *self, AssayDocument *document, guint number)
{
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (assay_document_get_portfolio (document), number);

  assay_preview_guard_let_go (self);
  g_set_object (&self->document, document);
  self->number = number;
  gtk_widget_set_visible (self->button, FALSE);
  if (item != NULL && assay_review_is_sensitive (item)
      && !g_hash_table_contains (self->opened, GUINT_TO_POINTER (number)))
    begin_asking (self);
  else if (item != NULL && item->sha256 != NULL)
    begin_comparing (self, item);
  else
    g_signal_emit (self, signals[ENDED], 0, NULL);
}

void
assay_preview_guard_let_go (AssayPreviewGuard *self)
{
  g_clear_pointer (&self->work, assay_work_forget);
}

void
assay_preview_guard_forget (AssayPreviewGuard *self)
{
  assay_preview_guard_let_go (self);
  g_hash_table_remove_all (self->opened);
  g_clear_object (&self->document);
}

/* --- The class --- */

static void
assay_preview_guard_dispose (GObject *object)
{
  AssayPreviewGuard *self = ASSAY_PREVIEW_GUARD (object);

  assay_preview_guard_let_go (self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (assay_preview_guard_parent_class)->dispose (object);
}

static void
assay_preview_guard_finalize (GObject *object)
{
  g_hash_table_unref (ASSAY_PREVIEW_GUARD (object)->opened);

  G_OBJECT_CLASS (assay_preview_guard_parent_class)->finalize (object);
}

static void
assay_preview_guard_class_init (AssayPreviewGuardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_preview_guard_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_preview_guard_finalize;
  signals[ENDED] = g_signal_new ("ended", ASSAY_TYPE_PREVIEW_GUARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/preview/assay-preview-guard.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPreviewGuard, status);
  gtk_widget_class_bind_template_child (widget_class, AssayPreviewGuard, button);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static void
assay_preview_guard_init (AssayPreviewGuard *self)
{
  self->opened = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
