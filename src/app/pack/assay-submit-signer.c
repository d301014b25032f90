/* Signing a submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is written before a submission is to be signed: then the key is made, in the name that
 * was typed.
 */

#include "app/pack/assay-submit-signer.h"

#include "app/widgets/assay-problem.h"
#include "base/assay-error.h"
#include "present/assay-submit-state.h"

struct _AssaySubmitSigner
{
  AdwBin parent_instance;

  GtkCheckButton *check;
  GtkWidget *fields;
  GtkWidget *asking;
  GtkEntry *name;
  GtkWidget *known;
  GtkLabel *signer;
  GtkLabel *digits;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (AssaySubmitSigner, assay_submit_signer, ADW_TYPE_BIN)

static void
show_problem (AssaySubmitSigner *self, const char *message)
{
  assay_problem_show (GTK_WIDGET (self->name), self->problem, message);
}

static void
show_key (AssaySubmitSigner *self, const AssaySigningKey *key)
{
  g_autofree char *signer = assay_submit_state_word_signer (key);
  g_autofree char *digits =
      key != NULL ? assay_key_digits_compute (assay_signing_key_get_public (key)) : NULL;

  gtk_widget_set_visible (self->asking, key == NULL);
  gtk_widget_set_visible (self->known, key != NULL);
  gtk_label_set_text (self->signer, signer != NULL ? signer : "");
  gtk_label_set_text (self->digits, digits != NULL ? digits : "");
}

/* A key that is there and cannot be used is said, not written over. */
void
assay_submit_signer_refresh (AssaySubmitSigner *self)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySigningKey) key = NULL;

  gtk_widget_set_visible (self->fields, gtk_check_button_get_active (self->check));
  if (!gtk_check_button_get_active (self->check))
    return;
  key = assay_signing_key_load (folder, &error);
  show_key (self, key);
  if (key == NULL && !g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    show_problem (self, error->message);
}

static void
toggled_cb (AssaySubmitSigner *self)
{
  show_problem (self, NULL);
  assay_submit_signer_refresh (self);
}

static void
typed_cb (AssaySubmitSigner *self)
{
  show_problem (self, NULL);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          gtk_label_get_text (ASSAY_SUBMIT_SIGNER (widget)->digits));
}

gboolean
assay_submit_signer_take (AssaySubmitSigner *self, AssayDisk *disk, AssaySigningKey **out_key)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (GError) error = NULL;
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  gboolean is_asked = gtk_widget_get_visible (self->asking);

  *out_key = NULL;
  if (!gtk_check_button_get_active (self->check))
    return TRUE;
  *out_key = assay_signing_key_take (folder, is_asked ? name : NULL, disk, &error);
  if (*out_key == NULL)
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (is_asked ? GTK_WIDGET (self->name) : GTK_WIDGET (self->check));
      return FALSE;
    }
  show_problem (self, NULL);
  show_key (self, *out_key);

  return TRUE;
}

static void
assay_submit_signer_class_init (AssaySubmitSignerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/pack/assay-submit-signer.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitSigner, check);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitSigner, fields);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitSigner, asking);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitSigner, name);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitSigner, known);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitSigner, signer);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitSigner, digits);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitSigner, problem);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "signer.copy-digits", NULL, copy_cb);
}

static void
assay_submit_signer_init (AssaySubmitSigner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
