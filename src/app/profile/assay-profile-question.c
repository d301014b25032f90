/* One question of the profile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/profile/assay-profile-question.h"

#include "app/profile/assay-choice-row.h"
#include "app/widgets/assay-writing.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayProfileQuestionWidget
{
  AdwPreferencesGroup parent_instance;
  char *id;
  AssayQuestionType type;
  AssayWriting *writing; /* NULL for questions with options */
  GPtrArray *choices;    /* AssayChoiceRow, borrowed */
  GtkLabel *change;
  GtkWidget *clear; /* NULL where a choice can be taken back by itself */
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
text_written_cb (AssayProfileQuestionWidget *self, const char *question, const char *text)
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

static void
clear_clicked_cb (AssayProfileQuestionWidget *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (assay_choice_row_is_chosen (self->choices->pdata[i]))
      {
        /* The button goes with the answer. */
        gtk_widget_grab_focus (self->choices->pdata[0]);
        answer (self, assay_choice_row_get_id (self->choices->pdata[i]), NULL, FALSE);
        return;
      }
}

void
assay_profile_question_set_state (AssayProfileQuestionWidget *self,
                                  const AssayProfileQuestion *state,
                                  gboolean read_only)
{
  gboolean is_answered = FALSE;

  if (self->writing != NULL)
    assay_writing_set (self->writing, state->id, state->text, read_only);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const AssayProfileOption *option = state->options->pdata[i];

      assay_choice_row_set (self->choices->pdata[i], option->id, option->title, NULL,
                            option->is_chosen);
      assay_choice_row_set_read_only (self->choices->pdata[i], read_only);
      is_answered = is_answered || option->is_chosen;
    }
  if (self->clear != NULL)
    gtk_widget_set_visible (self->clear, is_answered && !read_only);
}

void
assay_profile_question_set_problem (AssayProfileQuestionWidget *self, const char *message)
{
  if (self->writing != NULL)
    assay_writing_set_problem (self->writing, message);
}

void
assay_profile_question_set_change (AssayProfileQuestionWidget *self, const char *change)
{
  gtk_label_set_text (self->change, change != NULL ? change : "");
  gtk_widget_set_visible (GTK_WIDGET (self->change), change != NULL);
}

void
assay_profile_question_forget (AssayProfileQuestionWidget *self)
{
  if (self->writing != NULL)
    assay_writing_forget (self->writing);
}

const char *
assay_profile_question_get_id (AssayProfileQuestionWidget *self)
{
  return self->id;
}

void
assay_profile_question_focus (AssayProfileQuestionWidget *self)
{
  if (self->writing != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->writing));
  else if (self->choices->len > 0)
    gtk_widget_grab_focus (self->choices->pdata[0]);
}

void
assay_profile_question_settle (AssayProfileQuestionWidget *self)
{
  if (self->writing != NULL)
    assay_writing_flush (self->writing);
}

static void
add_writing (AssayProfileQuestionWidget *self, const AssayProfileQuestion *state)
{
  self->writing =
      g_object_new (ASSAY_TYPE_WRITING, "label", state->title, "has-usual", FALSE, NULL);
  g_signal_connect_swapped (self->writing, "write", G_CALLBACK (text_written_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->writing));
}

/* A round mark, once chosen, can only be moved: this takes it away. */
static void
add_clear (AssayProfileQuestionWidget *self, const AssayProfileQuestion *state)
{
  g_autofree char *name = g_strdup_printf (_ ("Take the answer away: %s"), state->title);

  self->clear = gtk_button_new_with_label (_ ("Clear"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->clear, _ ("Take the answer away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->clear);
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

static void
add_change (AssayProfileQuestionWidget *self)
{
  self->change = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->change, 0);
  gtk_label_set_wrap (self->change, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->change), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->change), "heading");
  gtk_widget_hide (GTK_WIDGET (self->change));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->change));
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
    add_writing (self, state);
  else
    add_choices (self, state);
  if (is_single (state->type))
    add_clear (self, state);
  add_change (self);

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
