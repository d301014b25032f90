/* A form over the window of a register: asks a service for its figures, with a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It stays until the file is written, so that nothing typed is lost where that goes wrong.
 */

#include "app/measures/assay-measures-ask-window.h"

#include "app/assay-report.h"
#include "app/pack/assay-saved-file.h"
#include "app/review/assay-review-fields.h"
#include "present/assay-measures-asking-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayMeasuresAskWindow
{
  AdwWindow parent_instance;
  AssayRegisterDocument *document;
  AssayReviewFields *fields;
  AssayRegisterMoment *moment; /* it has the schemes */
  GPtrArray *known;            /* AssayScheme, borrowed of it: those to choose from */
  GPtrArray *checks;           /* GtkCheckButton, borrowed: one for each measure of the scheme */
  AssayMeasuresRequest *request;

  AdwPreferencesGroup *form;
  AdwComboRow *schemes;
  GtkListBox *measures;
  GtkWidget *write_button;
};

G_DEFINE_FINAL_TYPE (AssayMeasuresAskWindow, assay_measures_ask_window, ADW_TYPE_WINDOW)

/* --- What can be asked for --- */

static const AssayScheme *
get_scheme (AssayMeasuresAskWindow *self)
{
  guint chosen = adw_combo_row_get_selected (self->schemes);

  return chosen < self->known->len ? self->known->pdata[chosen] : NULL;
}

static void
add_measure (AssayMeasuresAskWindow *self, const AssayScheme *scheme, const AssayMeasure *measure)
{
  g_autofree char *beside = assay_measures_asking_word_beside (scheme, measure);
  g_autofree char *about = beside != NULL ? g_strdup_printf ("%s\n%s", measure->definition, beside)
                                          : g_strdup (measure->definition);
  GtkWidget *check =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "active", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", measure->title,
                                 "subtitle", about, "activatable-widget", check, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  /* The row's title is its name already. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  about, -1);
  gtk_list_box_append (self->measures, row);
  g_ptr_array_add (self->checks, check);
}

static void
show_measures (AssayMeasuresAskWindow *self)
{
  const AssayScheme *scheme = get_scheme (self);
  GtkListBoxRow *row;

  g_ptr_array_set_size (self->checks, 0);
  while ((row = gtk_list_box_get_row_at_index (self->measures, 0)) != NULL)
    gtk_list_box_remove (self->measures, GTK_WIDGET (row));
  for (guint i = 0; scheme != NULL && i < scheme->measures->len; i++)
    add_measure (self, scheme, scheme->measures->pdata[i]);
}

/* --- Writing --- */

static void
show_problem (AssayMeasuresAskWindow *self, const char *text)
{
  assay_review_fields_set_problem (self->fields, text);
  assay_review_fields_grab_focus (self->fields);
}

static AssayMeasuresRequest *
make_request (AssayMeasuresAskWindow *self, GError **error)
{
  AssayRegisterGround ground = assay_register_document_get_ground (self->document);
  const AssayScheme *scheme = get_scheme (self);
  g_autoptr (GHashTable) texts = assay_review_fields_dup_values (self->fields);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (chosen, ((AssayMeasure *) scheme->measures->pdata[i])->id);
  g_ptr_array_add (chosen, NULL);

  return assay_measures_asking_make (&ground, scheme, (const char *const *) chosen->pdata, texts,
                                     error);
}

static void
place_chosen_cb (GtkWidget *widget, const char *path)
{
  AssayMeasuresAskWindow *self = ASSAY_MEASURES_ASK_WINDOW (widget);
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  AssayContext *context = assay_document_get_context (ASSAY_DOCUMENT (self->document));
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!assay_measures_request_save (self->request, assay_context_get_disk (context), path, &error))
    {
      show_problem (self, error->message);
      return;
    }
  text = g_strdup_printf (_ ("The request is written: %s"), name);
  assay_report_toast (parent, text, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayMeasuresAskWindow *self = ASSAY_MEASURES_ASK_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  AssayMeasuresRequest *request = make_request (self, &error);

  assay_review_fields_set_problem (self->fields, NULL);
  if (request == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_clear_pointer (&self->request, assay_measures_request_free);
  self->request = request;
  name = assay_measures_asking_word_file (request);
  assay_saved_file_choose (widget, _ ("Write the request"), ASSAY_DOCUMENT (self->document), name,
                           place_chosen_cb);
}

/* --- The window --- */

static void
place_row (gpointer form, GtkWidget *row)
{
  adw_preferences_group_add (form, row);
}

static void
fill (AssayMeasuresAskWindow *self, gint64 contract)
{
  AssayRegisterGround ground = assay_register_document_get_ground (self->document);
  g_autofree char *asker = assay_document_dup_title (ASSAY_DOCUMENT (self->document));
  g_autoptr (AssayReviewItem) item = assay_measures_asking_form_new (&ground, asker, contract);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->known = assay_measures_asking_list_schemes (&ground);
  for (guint i = 0; i < self->known->len; i++)
    {
      const AssayScheme *scheme = self->known->pdata[i];
      g_autofree char *title =
          g_strdup_printf (_ ("%s, edition %s"), scheme->title, scheme->edition);

      gtk_string_list_append (titles, title);
    }
  assay_review_fields_set (self->fields, item, FALSE, place_row, self->form);
  adw_combo_row_set_model (self->schemes, G_LIST_MODEL (titles));
  show_measures (self);
  g_signal_connect_swapped (self->schemes, "notify::selected", G_CALLBACK (show_measures), self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "asking.write", self->known->len > 0);
}

void
assay_measures_ask_window_show (GtkWindow *parent, AssayRegisterDocument *document, gint64 contract)
{
  AssayMeasuresAskWindow *self =
      g_object_new (ASSAY_TYPE_MEASURES_ASK_WINDOW, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->moment = assay_register_moment_ref (assay_register_document_get_moment (document));
  fill (self, contract);
  gtk_window_present (GTK_WINDOW (self));
  assay_review_fields_grab_focus (self->fields);
}

static void
assay_measures_ask_window_dispose (GObject *object)
{
  AssayMeasuresAskWindow *self = ASSAY_MEASURES_ASK_WINDOW (object);

  g_clear_pointer (&self->fields, assay_review_fields_free);
  g_clear_pointer (&self->request, assay_measures_request_free);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->moment, assay_register_moment_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (assay_measures_ask_window_parent_class)->dispose (object);
}

static void
assay_measures_ask_window_class_init (AssayMeasuresAskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_measures_ask_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/measures/assay-measures-ask-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAskWindow, form);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAskWindow, schemes);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAskWindow, measures);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAskWindow, write_button);
  gtk_widget_class_install_action (widget_class, "asking.write", NULL, write_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "asking.write", NULL);
}

static void
assay_measures_ask_window_init (AssayMeasuresAskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = assay_review_fields_new (self, NULL);
  self->checks = g_ptr_array_new ();
}
