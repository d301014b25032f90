/* One action: opens to be changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/assay-action-expander.h"

#include "app/assay-report.h"
#include "app/assay-section.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-field.h"
#include "core/portfolio/assay-edit.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayActionExpander
{
  AdwExpanderRow parent_instance;
  AssayAction *action;
  char *place;

  AssayChip *chip;
  AssayField *what;
  AssayField *owner;
  AssayField *due;
  GtkLabel *problem;
  AdwActionRow *criterion;
  GtkWidget *states;
};

G_DEFINE_FINAL_TYPE (AssayActionExpander, assay_action_expander, ADW_TYPE_EXPANDER_ROW)

static AssaySection *
get_section (AssayActionExpander *self)
{
  return ASSAY_SECTION (gtk_widget_get_ancestor (GTK_WIDGET (self), ASSAY_TYPE_SECTION));
}

/* Takes @edit as its maker gave it; NULL shows why beside the field. */
static gboolean
apply (AssayActionExpander *self, AssayField *field, AssayEdit *edit, const GError *problem)
{
  g_autoptr (GError) error = NULL;

  if (edit == NULL)
    {
      assay_field_set_problem (field, self->problem, problem->message);
      return FALSE;
    }
  if (field != NULL)
    assay_field_set_problem (field, self->problem, NULL);

  return assay_section_apply (get_section (self), edit, &error);
}

static void
committed_cb (AssayActionExpander *self, AssayField *field)
{
  AssaySection *section = get_section (self);
  AssayDocument *document = assay_section_get_document (section);
  g_autoptr (AssayAction) action = assay_action_copy (self->action);
  const char *text = assay_field_get_text (field);
  g_autoptr (GError) error = NULL;
  g_autofree char *due = NULL;
  AssayEdit *edit = NULL;

  if (field == self->what)
    {
      g_free (action->what);
      action->what = g_strstrip (g_strdup (text));
    }
  else if (field == self->owner)
    {
      g_free (action->owner);
      action->owner = g_strdup (text);
    }
  if (field != self->due || assay_date_parse_written (text, &action->due, &error))
    edit = assay_edit_amend_action (assay_document_get_portfolio (document),
                                    assay_document_get_scheme (document), action, &error);
  if (!apply (self, field, edit, error))
    return;
  /* Cleaned as it was taken over. */
  due = assay_date_format_iso (self->action->due);
  assay_field_reset (field, field == self->what    ? self->action->what
                            : field == self->owner ? self->action->owner
                                                   : due);
}

static void
set_action_state (AssayActionExpander *self, AssayActionState state)
{
  AssayDocument *document = assay_section_get_document (get_section (self));
  g_autoptr (AssayAction) action = assay_action_copy (self->action);
  g_autofree char *number = assay_action_format_number (action->number);
  g_autoptr (GtkWidget) section = GTK_WIDGET (g_object_ref (get_section (self)));
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  action->state = state;
  if (!assay_section_apply (ASSAY_SECTION (section),
                            assay_edit_amend_action (assay_document_get_portfolio (document),
                                                     assay_document_get_scheme (document), action,
                                                     &error),
                            &error))
    return;
  said = g_strdup_printf ("%s: %s", number, assay_wording_action_state (state));
  assay_report_toast (section, said, _ ("Undo"), "win.undo", NULL);
}

static void
state_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayActionState state = ASSAY_ACTION_OPEN;

  if (assay_action_state_parse (g_variant_get_string (parameter, NULL), &state, NULL))
    set_action_state (ASSAY_ACTION_EXPANDER (widget), state);
}

static void
criterion_activated_cb (AssayActionExpander *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", self->place);
}

static void
show_states (AssayActionExpander *self, gboolean read_only)
{
  static const char *const names[] = { "open", "done", "dropped" };
  GtkWidget *button = gtk_widget_get_first_child (self->states);

  gtk_widget_set_visible (gtk_widget_get_parent (self->states), !read_only);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++, button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_visible (button, i == 0 ? self->action->state != ASSAY_ACTION_OPEN
                                           : self->action->state == ASSAY_ACTION_OPEN);
}

void
assay_action_expander_set_state (AssayActionExpander *self,
                                 const AssayActionsRow *state,
                                 gboolean read_only)
{
  static const AssayTone tones[] = { ASSAY_TONE_ACCENT, ASSAY_TONE_GOOD, ASSAY_TONE_NEUTRAL };
  static const char *const signs[] = { "○", "✓", "–" };
  AssayField *fields[] = { self->what, self->owner, self->due };
  g_autofree char *name =
      g_strdup_printf ("%s %s, %s", state->number, state->action->what, state->word);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s · %s", state->number, state->subtitle, state->criterion);

  assay_action_ref (state->action);
  g_clear_pointer (&self->action, assay_action_unref);
  self->action = state->action;
  g_free (self->place);
  self->place = g_strdup (state->place);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), state->action->what);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  assay_expander_set_name (ADW_EXPANDER_ROW (self), name);
  assay_chip_set (self->chip, state->is_overdue ? ASSAY_TONE_BAD : tones[state->action->state],
                  state->is_overdue ? "!" : signs[state->action->state], state->word);
  assay_field_set_value (self->what, state->action->what);
  assay_field_set_value (self->owner, state->action->owner);
  assay_field_set_value (self->due, state->due);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_editable_set_editable (GTK_EDITABLE (fields[i]), !read_only);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->criterion), state->criterion);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->criterion), state->place != NULL);
  show_states (self, read_only);
}

void
assay_action_expander_settle (AssayActionExpander *self)
{
  assay_field_settle (self->what);
  assay_field_settle (self->owner);
  assay_field_settle (self->due);
}

GtkWidget *
assay_action_expander_new (void)
{
  return g_object_new (ASSAY_TYPE_ACTION_EXPANDER, NULL);
}

static void
assay_action_expander_finalize (GObject *object)
{
  AssayActionExpander *self = ASSAY_ACTION_EXPANDER (object);

  g_clear_pointer (&self->action, assay_action_unref);
  g_free (self->place);

  G_OBJECT_CLASS (assay_action_expander_parent_class)->finalize (object);
}

static void
assay_action_expander_class_init (AssayActionExpanderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_action_expander_finalize;

  g_type_ensure (ASSAY_TYPE_CHIP);
  g_type_ensure (ASSAY_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/actions/assay-action-expander.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayActionExpander, chip);
  gtk_widget_class_bind_template_child (widget_class, AssayActionExpander, what);
  gtk_widget_class_bind_template_child (widget_class, AssayActionExpander, owner);
  gtk_widget_class_bind_template_child (widget_class, AssayActionExpander, due);
  gtk_widget_class_bind_template_child (widget_class, AssayActionExpander, problem);
  gtk_widget_class_bind_template_child (widget_class, AssayActionExpander, criterion);
  gtk_widget_class_bind_template_child (widget_class, AssayActionExpander, states);
  gtk_widget_class_bind_template_callback (widget_class, committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, criterion_activated_cb);
  gtk_widget_class_install_action (widget_class, "action.set-state", "s", state_cb);
}

static void
assay_action_expander_init (AssayActionExpander *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
