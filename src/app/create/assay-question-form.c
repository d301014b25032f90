/* The questions a scheme asks about a service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/create/assay-question-form.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* One question on the form. */
typedef struct
{
  const AssayQuestion *question;
  GtkWidget *row;
  GPtrArray *checks; /* GtkCheckButton, one for each option; NULL for other types */
} Field;

struct _AssayQuestionForm
{
  AdwPreferencesGroup parent_instance;
  AssayScheme *scheme;
  GPtrArray *fields; /* Field */
};

G_DEFINE_FINAL_TYPE (AssayQuestionForm, assay_question_form, ADW_TYPE_PREFERENCES_GROUP)

static void
field_free (gpointer data)
{
  Field *field = data;

  g_clear_pointer (&field->checks, g_ptr_array_unref);
  g_free (field);
}

static const AssayTerm *
get_option (const AssayQuestion *question, guint i)
{
  return question->options->pdata[i];
}

static GtkWidget *
new_one_of (const AssayQuestion *question)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (names, _ ("Not answered yet"));
  for (guint i = 0; i < question->options->len; i++)
    gtk_string_list_append (names, get_option (question, i)->title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  if (question->help != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), question->help);

  return row;
}

static GtkWidget *
new_check_row (const AssayTerm *option, GPtrArray *checks)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), option->title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (checks, check);

  return row;
}

static GtkWidget *
new_any_of (const AssayQuestion *question, GPtrArray *checks)
{
  GtkWidget *row = adw_expander_row_new ();

  if (question->help != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), question->help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->title, -1);
  for (guint i = 0; i < question->options->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              new_check_row (get_option (question, i), checks));

  return row;
}

static GtkWidget *
new_row (Field *field)
{
  const AssayQuestion *question = field->question;

  switch (question->type)
    {
    case ASSAY_QUESTION_TEXT:
      return adw_entry_row_new ();
    case ASSAY_QUESTION_YES_NO:
    case ASSAY_QUESTION_CHOICE:
      return new_one_of (question);
    case ASSAY_QUESTION_CHOICES:
    case ASSAY_QUESTION_SECTORS:
      field->checks = g_ptr_array_new ();
      return new_any_of (question, field->checks);
    }
  g_assert_not_reached ();
}

static void
add_field (AssayQuestionForm *self, const AssayQuestion *question)
{
  Field *field = g_new0 (Field, 1);

  field->question = question;
  field->row = new_row (field);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (field->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field->row), question->title);
  if (question->type == ASSAY_QUESTION_TEXT && question->help != NULL)
    gtk_widget_set_tooltip_text (field->row, question->help);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), field->row);
  g_ptr_array_add (self->fields, field);
}

void
assay_question_form_set_scheme (AssayQuestionForm *self, AssayScheme *scheme)
{
  if (self->scheme == scheme)
    return;
  for (guint i = 0; i < self->fields->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  ((Field *) self->fields->pdata[i])->row);
  g_ptr_array_set_size (self->fields, 0);
  g_clear_pointer (&self->scheme, assay_scheme_unref);
  self->scheme = assay_scheme_ref (scheme);
  for (guint i = 0; i < scheme->questions->len; i++)
    add_field (self, scheme->questions->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->fields->len > 0);
}

static char *
dup_checked (const Field *field)
{
  GString *value = g_string_new (NULL);

  for (guint i = 0; i < field->checks->len; i++)
    if (gtk_check_button_get_active (field->checks->pdata[i]))
      g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "",
                              get_option (field->question, i)->id);

  return g_string_free (value, FALSE);
}

static char *
dup_value (const Field *field)
{
  guint selected;

  if (field->checks != NULL)
    return dup_checked (field);
  if (ADW_IS_ENTRY_ROW (field->row))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->row)));
  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (field->row));

  return g_strdup (selected > 0 && selected <= field->question->options->len
                       ? get_option (field->question, selected - 1)->id
                       : "");
}

GHashTable *
assay_question_form_collect (AssayQuestionForm *self)
{
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = self->fields->pdata[i];

      g_hash_table_insert (answers, g_strdup (field->question->id), dup_value (field));
    }

  return answers;
}

static void
assay_question_form_finalize (GObject *object)
{
  AssayQuestionForm *self = ASSAY_QUESTION_FORM (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->scheme, assay_scheme_unref);

  G_OBJECT_CLASS (assay_question_form_parent_class)->finalize (object);
}

static void
assay_question_form_class_init (AssayQuestionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_question_form_finalize;
}

static void
assay_question_form_init (AssayQuestionForm *self)
{
  self->fields = g_ptr_array_new_with_free_func (field_free);
}
