/* Locking a submission with a passphrase.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pack/assay-submit-lock.h"

#include "app/widgets/assay-passphrase.h"
#include "app/widgets/assay-problem.h"
#include "present/assay-submit-state.h"

#include <string.h>

struct _AssaySubmitLock
{
  AdwBin parent_instance;

  GtkCheckButton *check;
  GtkWidget *fields;
  GtkPasswordEntry *first;
  GtkLabel *strength;
  GtkPasswordEntry *second;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (AssaySubmitLock, assay_submit_lock, ADW_TYPE_BIN)

static const char *
get_text (GtkPasswordEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
show_problem (AssaySubmitLock *self, const char *message)
{
  assay_problem_show (GTK_WIDGET (self->first), self->problem, NULL);
  assay_problem_show (GTK_WIDGET (self->second), self->problem, NULL);
  if (message != NULL)
    assay_problem_show (GTK_WIDGET (self->first), self->problem, message);
}

static void
toggled_cb (AssaySubmitLock *self)
{
  gboolean is_wanted = gtk_check_button_get_active (self->check);

  gtk_widget_set_visible (self->fields, is_wanted);
  if (!is_wanted)
    assay_submit_lock_forget (self);
}

static void
typed_cb (AssaySubmitLock *self)
{
  const char *strength = assay_submit_state_word_strength (get_text (self->first));

  gtk_label_set_text (self->strength, strength != NULL ? strength : "");
  gtk_widget_set_visible (GTK_WIDGET (self->strength), strength != NULL);
  show_problem (self, NULL);
}

gboolean
assay_submit_lock_take (AssaySubmitLock *self, char **out_passphrase)
{
  const char *problem;

  *out_passphrase = NULL;
  if (!gtk_check_button_get_active (self->check))
    return TRUE;
  problem = assay_submit_state_check_passphrase (get_text (self->first), get_text (self->second));
  show_problem (self, problem);
  if (problem != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->first));
      return FALSE;
    }
  *out_passphrase = g_strdup (get_text (self->first));

  return TRUE;
}

void
assay_submit_lock_forget (AssaySubmitLock *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->first), "");
  gtk_editable_set_text (GTK_EDITABLE (self->second), "");
  show_problem (self, NULL);
  gtk_check_button_set_active (self->check, FALSE);
}

static void
assay_submit_lock_class_init (AssaySubmitLockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/pack/assay-submit-lock.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitLock, check);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitLock, fields);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitLock, first);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitLock, strength);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitLock, second);
  gtk_widget_class_bind_template_child (widget_class, AssaySubmitLock, problem);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
assay_submit_lock_init (AssaySubmitLock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_passphrase_watch_entry (GTK_WIDGET (self->first));
  assay_passphrase_watch_entry (GTK_WIDGET (self->second));
}
