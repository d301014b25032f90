/* Asks for evidence that is not a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-plain.h"

#include "app/widgets/assay-mnemonic.h"
#include "base/assay-text.h"

struct _AssayEvidencePlain
{
  AdwMessageDialog parent_instance;
  GtkEditable *title;
  GtkCheckButton *observation;
  GtkCheckButton *discussion;
};

enum
{
  DESCRIBED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayEvidencePlain, assay_evidence_plain, ADW_TYPE_MESSAGE_DIALOG)

static void
title_changed_cb (AssayEvidencePlain *self)
{
  adw_message_dialog_set_response_enabled (
      ADW_MESSAGE_DIALOG (self), "add", !assay_text_is_blank (gtk_editable_get_text (self->title)));
}

static void
assay_evidence_plain_response (AdwMessageDialog *dialog, const char *response)
{
  AssayEvidencePlain *self = ASSAY_EVIDENCE_PLAIN (dialog);
  AssayBasis basis = gtk_check_button_get_active (self->discussion) ? ASSAY_BASIS_DISCUSSION
                                                                    : ASSAY_BASIS_OBSERVATION;

  if (g_str_equal (response, "add"))
    g_signal_emit (self, signals[DESCRIBED], 0, (int) basis, gtk_editable_get_text (self->title));
}

AssayEvidencePlain *
assay_evidence_plain_new (GtkWindow *parent)
{
  return g_object_new (ASSAY_TYPE_EVIDENCE_PLAIN, "transient-for", parent, NULL);
}

static void
assay_evidence_plain_class_init (AssayEvidencePlainClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ADW_MESSAGE_DIALOG_CLASS (klass)->response = assay_evidence_plain_response;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/evidence/assay-evidence-plain.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePlain, title);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePlain, observation);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePlain, discussion);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  signals[DESCRIBED] = g_signal_new ("described", ASSAY_TYPE_EVIDENCE_PLAIN, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
assay_evidence_plain_init (AssayEvidencePlain *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_mnemonic_name_buttons (GTK_WIDGET (self));
}
