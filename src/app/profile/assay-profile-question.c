/* One question of the profile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/profile/assay-profile-question.h"

#include "app/profile/assay-choice-row.h"
#include "app/profile/assay-field-row.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayProfileQuestionWidget
{
  AdwPreferencesGroup parent_instance;
  char *id;
  AssayQuestionType type;
  AssayFieldRow *field; /* NULL for questions with options */
  GPtrArray *choices;   /* AssayChoiceRow, borrowed */
};

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayProfileQuestionWidget, assay_profile_question, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
answer (AssayProfileQuestionWidget *self, const char *option, const char *text, gboolean chosen)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[ANSWERED], 0, self->id, option, text, chosen, &taken);

  return taken;
}

static gboolean
field_settled_cb (AssayProfileQuestionWidget *self, const char *text)
{
  return answer (self, NULL, text, TRUE);
}

static gboolean
is_single (AssayQuestionType type)
{
  return type == ASSAY_QUESTION_YES_NO || type == ASSAY_QUESTION_CHOICE;
}

static void
choice_activated_cb (AssayProfileQuestionWidget *self, AssayChoiceRow *row)
{
  gboolean chosen = is_single (self->type) || !assay_choice_row_is_chosen (row);

  answer (self, assay_choice_row_get_id (row), NULL, chosen);
}

void
assay_profile_question_set_state (AssayProfileQuestionWidget *self,
                                  const AssayProfileQuestion *state)
{
  if (self->field != NULL)
    assay_field_row_set_text (self->field, state->text);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const AssayProfileOption *option = state->options->pdata[i];

      assay_choice_row_set (self->choices->pdata[i], option->id, option->title, NULL,
                            option->is_chosen);
    }
}

const char *
assay_profile_question_get_id (AssayProfileQuestionWidget *self)
{
  return self->id;
}

void
assay_profile_question_focus (AssayProfileQuestionWidget *self)
{
  if (self->field != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->field));
  else if (self->choices->len > 0)
    gtk_widget_grab_focus (self->choices->pdata[0]);
}

void
assay_profile_question_settle (AssayProfileQuestionWidget *self)
{
  if (self->field != NULL)
    assay_field_row_settle (self->field);
}

static void
add_field (AssayProfileQuestionWidget *self, const AssayProfileQuestion *state)
{
  self->field = ASSAY_FIELD_ROW (assay_field_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->field), _ ("Answer"));
  assay_field_row_set_name (self->field, state->title);
  g_signal_connect_swapped (self->field, "settled", G_CALLBACK (field_settled_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->field));
}

static void
add_choices (AssayProfileQuestionWidget *self, const AssayProfileQuestion *state)
{
  for (guint i = 0; i < state->options->len; i++)
    {
      GtkWidget *row = assay_choice_row_new (is_single (state->type));

      g_signal_connect_swapped (row, "activated", G_CALLBACK (choice_activated_cb), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->choices, row);
    }
}

GtkWidget *
assay_profile_question_new (const AssayProfileQuestion *state)
{
  AssayProfileQuestionWidget *self = g_object_new (
      ASSAY_TYPE_PROFILE_QUESTION, "accessible-role",
      is_single (state->type) ? GTK_ACCESSIBLE_ROLE_RADIO_GROUP : GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_autofree char *title = g_markup_escape_text (state->title, -1);
  g_autofree char *told = g_strdup_printf ("%s%s%s", state->help != NULL ? state->help : "",
                                           state->help != NULL && state->effect != NULL ? "\n" : "",
                                           state->effect != NULL ? state->effect : "");
  g_autofree char *description = g_markup_escape_text (told, -1);

  self->id = g_strdup (state->id);
  self->type = state->type;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  if (state->type == ASSAY_QUESTION_TEXT)
    add_field (self, state);
  else
    add_choices (self, state);
  assay_profile_question_set_state (self, state);

  return GTK_WIDGET (self);
}

static void
assay_profile_question_finalize (GObject *object)
{
  AssayProfileQuestionWidget *self = ASSAY_PROFILE_QUESTION (object);

  g_free (self->id);
  g_ptr_array_unref (self->choices);

  G_OBJECT_CLASS (assay_profile_question_parent_class)->finalize (object);
}

static void
assay_profile_question_class_init (AssayProfileQuestionWidgetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_profile_question_finalize;
  signals[ANSWERED] =
      g_signal_new ("answered", ASSAY_TYPE_PROFILE_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_BOOLEAN, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
assay_profile_question_init (AssayProfileQuestionWidget *self)
{
  self->choices = g_ptr_array_new ();
}
