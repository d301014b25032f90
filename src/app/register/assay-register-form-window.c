/* A form over the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-form-window.h"

#include "app/review/assay-review-fields.h"
#include "present/assay-wording.h"

struct _AssayRegisterFormWindow
{
  AdwWindow parent_instance;
  AssayRegisterDocument *document;
  AssayFormTask task;
  gpointer value;
  AssayReviewFields *fields;

  AdwWindowTitle *title;
  GtkLabel *lead;
  AdwPreferencesGroup *list;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (AssayRegisterFormWindow, assay_register_form_window, ADW_TYPE_WINDOW)

/* The fields stay as they are: what is insensitive loses the focus without a word. */
static void
set_saving (AssayRegisterFormWindow *self, gboolean is_saving)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !is_saving);
}

/* What a register refuses says itself what to do. */
static void
show_problem (AssayRegisterFormWindow *self, const GError *error)
{
  g_autofree char *text = assay_wording_error_sentence (error->message);

  assay_review_fields_set_problem (self->fields, text);
  assay_review_fields_grab_focus (self->fields);
}

/* A collision is shown with both texts elsewhere, so the form has nothing left to keep. Otherwise
 * what is written stays, to be saved again. */
static void
applied_cb (gpointer owner, AssayRegisterOutcome outcome, const GError *error)
{
  AssayRegisterFormWindow *self = owner;

  set_saving (self, FALSE);
  if (outcome == ASSAY_REGISTER_FAILED)
    show_problem (self, error);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayRegisterFormWindow *self = ASSAY_REGISTER_FORM_WINDOW (widget);
  AssayRegisterGround ground = assay_register_document_get_ground (self->document);
  g_autoptr (GHashTable) texts = assay_review_fields_dup_values (self->fields);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  GArray *edits = assay_register_form_make (&ground, self->task, self->value, texts, &error);

  assay_review_fields_set_problem (self->fields, NULL);
  if (edits == NULL)
    {
      show_problem (self, error);
      return;
    }
  done = assay_register_form_word_done (self->task, ((AssayRegisterValue *) self->value)->kind);
  set_saving (self, TRUE);
  assay_register_document_apply (self->document, edits, done, self, applied_cb);
}

static void
place_row (gpointer list, GtkWidget *row)
{
  adw_preferences_group_add (list, row);
}

static void
fill (AssayRegisterFormWindow *self)
{
  AssayRegisterGround ground = assay_register_document_get_ground (self->document);
  AssayHeldKind kind = ((AssayRegisterValue *) self->value)->kind;
  g_autoptr (AssayReviewItem) item = assay_register_form_new (&ground, self->task, self->value);
  g_autofree char *title = assay_register_form_word_title (self->task, kind);
  const char *lead = assay_register_form_word_lead (self->task, kind);

  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->lead, lead != NULL ? lead : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lead), lead != NULL);
  assay_review_fields_set (self->fields, item, FALSE, place_row, self->list);
}

AssayRegisterFormWindow *
assay_register_form_window_show (GtkWindow *parent,
                                 AssayRegisterDocument *document,
                                 AssayFormTask task,
                                 gpointer value)
{
  AssayRegisterFormWindow *self =
      g_object_new (ASSAY_TYPE_REGISTER_FORM_WINDOW, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->task = task;
  self->value = value;
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  assay_review_fields_grab_focus (self->fields);

  return self;
}

static void
assay_register_form_window_dispose (GObject *object)
{
  AssayRegisterFormWindow *self = ASSAY_REGISTER_FORM_WINDOW (object);

  g_clear_pointer (&self->fields, assay_review_fields_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (assay_register_form_window_parent_class)->dispose (object);
}

static void
assay_register_form_window_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_REGISTER_FORM_WINDOW (object)->value, assay_register_value_free);

  G_OBJECT_CLASS (assay_register_form_window_parent_class)->finalize (object);
}

static void
assay_register_form_window_class_init (AssayRegisterFormWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_register_form_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_register_form_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-register-form-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterFormWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterFormWindow, lead);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterFormWindow, list);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterFormWindow, save_button);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save",
                                       NULL);
}

static void
assay_register_form_window_init (AssayRegisterFormWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = assay_review_fields_new (self, NULL);
}
