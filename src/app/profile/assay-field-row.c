/* A line to write in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/profile/assay-field-row.h"

#include "app/widgets/assay-problem.h"

struct _AssayFieldRow
{
  AdwEntryRow parent_instance;
  char *on_record;
  GtkLabel *trouble;
};

enum
{
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayFieldRow, assay_field_row, ADW_TYPE_ENTRY_ROW)

void
assay_field_row_set_text (AssayFieldRow *self, const char *text)
{
  gboolean is_writing =
      g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), self->on_record) != 0;

  if (g_strcmp0 (self->on_record, text) == 0)
    return;
  g_free (self->on_record);
  self->on_record = g_strdup (text);
  if (!is_writing)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

void
assay_field_row_set_trouble (AssayFieldRow *self, const char *message)
{
  assay_problem_show (GTK_WIDGET (self), self->trouble, message);
}

void
assay_field_row_set_trouble_label (AssayFieldRow *self, GtkLabel *label)
{
  g_set_object (&self->trouble, label);
}

void
assay_field_row_reset (AssayFieldRow *self)
{
  g_free (self->on_record);
  self->on_record = g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self), "");
  assay_field_row_set_trouble (self, NULL);
}

void
assay_field_row_settle (AssayFieldRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));
  g_autofree char *before = g_strdup (self->on_record);
  gboolean taken = FALSE;

  if (g_strcmp0 (text, self->on_record) == 0)
    return;

  /* Taken for granted while the handler runs, so that what is put on record meanwhile is shown. */
  g_free (self->on_record);
  self->on_record = g_strdup (text);
  g_signal_emit (self, signals[SETTLED], 0, text, &taken);
  if (taken)
    {
      assay_field_row_set_trouble (self, NULL);
      return;
    }
  g_free (self->on_record);
  self->on_record = g_steal_pointer (&before);
}

void
assay_field_row_set_name (AssayFieldRow *self, const char *name)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Who asks for it to be taken stays there to put it right; who goes elsewhere is let go. */
static void
applied_cb (AssayFieldRow *self)
{
  assay_field_row_settle (self);
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "error"))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
text_changed_cb (AssayFieldRow *self)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "error"))
    assay_field_row_set_trouble (self, NULL);
}

GtkWidget *
assay_field_row_new (void)
{
  return g_object_new (ASSAY_TYPE_FIELD_ROW, NULL);
}

static void
assay_field_row_dispose (GObject *object)
{
  g_clear_object (&ASSAY_FIELD_ROW (object)->trouble);

  G_OBJECT_CLASS (assay_field_row_parent_class)->dispose (object);
}

static void
assay_field_row_finalize (GObject *object)
{
  g_free (ASSAY_FIELD_ROW (object)->on_record);

  G_OBJECT_CLASS (assay_field_row_parent_class)->finalize (object);
}

static void
assay_field_row_class_init (AssayFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_field_row_finalize;
  signals[SETTLED] = g_signal_new ("settled", ASSAY_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
assay_field_row_init (AssayFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->on_record = g_strdup ("");
  self->trouble = g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "apply", G_CALLBACK (applied_cb), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (text_changed_cb), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (assay_field_row_settle), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
