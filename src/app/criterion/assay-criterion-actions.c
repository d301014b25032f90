/* What the service has planned for one criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/criterion/assay-criterion-actions.h"

#include "app/assay-section.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-form-draft.h"
#include "app/widgets/assay-problem.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define DRAFT "action"
/* What a new action is given to begin with. */
#define DUE_IN_DAYS 28

struct _AssayCriterionActions
{
  AdwBin parent_instance;
  AssayDocument *document;
  char *criterion;
  GPtrArray *rows; /* AdwActionRow, borrowed from the list */
  AssayDate due;

  GtkListBox *list;
  AdwExpanderRow *form;
  GtkEditable *what;
  GtkEditable *owner;
  GtkMenuButton *due_button;
  GtkLabel *due_label;
  GtkCalendar *calendar;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (AssayCriterionActions, assay_criterion_actions, ADW_TYPE_BIN)

static AssaySection *
get_section (AssayCriterionActions *self)
{
  return ASSAY_SECTION (gtk_widget_get_ancestor (GTK_WIDGET (self), ASSAY_TYPE_SECTION));
}

/* --- What there is --- */

static void
done_clicked_cb (AssayCriterionActions *self, GtkButton *button)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));
  AssayPortfolio *portfolio = assay_document_get_portfolio (self->document);
  const AssayAction *now = assay_portfolio_lookup_action (portfolio, number);
  g_autoptr (AssayAction) action = now != NULL ? assay_action_copy (now) : NULL;
  g_autoptr (GError) error = NULL;

  if (action == NULL)
    return;
  action->state = action->state == ASSAY_ACTION_OPEN ? ASSAY_ACTION_DONE : ASSAY_ACTION_OPEN;
  assay_section_apply (get_section (self),
                       assay_edit_amend_action (
                           portfolio, assay_document_get_scheme (self->document), action, &error),
                       &error);
}

static GtkWidget *
make_row (AssayCriterionActions *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chip = assay_chip_new ();
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (done_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "chip", chip);
  g_object_set_data (G_OBJECT (row), "button", button);

  return row;
}

static void
fill_row (GtkWidget *row, const AssayCriterionAction *action, gboolean read_only)
{
  AssayChip *chip = g_object_get_data (G_OBJECT (row), "chip");
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "button");
  gboolean is_open = action->state == ASSAY_ACTION_OPEN;
  g_autofree char *what = g_markup_escape_text (action->what, -1);
  g_autofree char *detail = g_markup_escape_text (action->detail, -1);
  g_autofree char *name =
      g_strdup_printf (is_open ? _ ("Done: %s") : _ ("Open again: %s"), action->what);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  if (action->is_overdue)
    assay_chip_set (chip, ASSAY_TONE_BAD, NULL, _ ("Overdue"));
  else
    assay_chip_set (chip, is_open ? ASSAY_TONE_NEUTRAL : ASSAY_TONE_GOOD, NULL,
                    assay_wording_action_state (action->state));
  gtk_button_set_label (GTK_BUTTON (button), is_open ? _ ("Done") : _ ("Open again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (button, !read_only);
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (action->number));
}

static void
fill_list (AssayCriterionActions *self, const GPtrArray *actions, gboolean read_only)
{
  for (guint i = self->rows->len; i > actions->len; i--)
    {
      gtk_list_box_remove (self->list, self->rows->pdata[i - 1]);
      g_ptr_array_remove_index (self->rows, i - 1);
    }
  for (guint i = self->rows->len; i < actions->len; i++)
    {
      GtkWidget *row = make_row (self);

      gtk_list_box_insert (self->list, row, (int) i);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < actions->len; i++)
    fill_row (self->rows->pdata[i], actions->pdata[i], read_only);
}

/* --- The form --- */

static void
set_due (AssayCriterionActions *self, AssayDate due)
{
  g_autofree char *text = assay_date_format_long (due);
  g_autofree char *name = g_strdup_printf (_ ("Due %s"), text);

  self->due = due;
  gtk_label_set_text (self->due_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->due_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
day_selected_cb (AssayCriterionActions *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  set_due (self, assay_date_new (g_date_time_get_year (day), g_date_time_get_month (day),
                                 g_date_time_get_day_of_month (day)));
}

/* @wrong is NULL where nothing is. */
static void
show_error (AssayCriterionActions *self, GtkEditable *wrong, const char *message)
{
  assay_problem_show (GTK_WIDGET (self->what), self->error, NULL);
  assay_problem_show (GTK_WIDGET (self->owner), self->error, NULL);
  if (wrong != NULL)
    assay_problem_show (GTK_WIDGET (wrong), self->error, message);
}

static void
field_changed_cb (AssayCriterionActions *self)
{
  show_error (self, NULL, NULL);
}

static void
show_due (AssayCriterionActions *self, AssayDate due)
{
  GDate date;
  g_autoptr (GDateTime) day = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, due);
  day = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date),
                               g_date_get_day (&date), 12, 0, 0);
  gtk_calendar_select_day (self->calendar, day);
  set_due (self, due);
}

static void
clear_form (AssayCriterionActions *self)
{
  gtk_editable_set_text (self->what, "");
  gtk_editable_set_text (self->owner, "");
  show_due (self, assay_document_get_today (self->document) + DUE_IN_DAYS);
  show_error (self, NULL, NULL);
}

void
assay_criterion_actions_flush (AssayCriterionActions *self)
{
  const AssayFormField fields[] = { { "what", self->what }, { "owner", self->owner } };
  g_autofree char *due = assay_date_format_iso (self->due);

  if (self->criterion != NULL)
    assay_form_draft_keep (self->document, DRAFT, self->criterion, fields, G_N_ELEMENTS (fields),
                           "due", due);
}

/* The form as it was left here, open; else empty and closed. */
static void
bring_back_draft (AssayCriterionActions *self)
{
  const AssayFormField fields[] = { { "what", self->what }, { "owner", self->owner } };
  g_autoptr (AssayDraft) draft = NULL;
  AssayDate due = ASSAY_DATE_NONE;

  clear_form (self);
  draft = assay_form_draft_bring_back (self->document, DRAFT, self->criterion, fields,
                                       G_N_ELEMENTS (fields));
  adw_expander_row_set_expanded (self->form, draft != NULL);
  if (draft != NULL && assay_date_parse (assay_draft_get (draft, "due"), &due, NULL))
    show_due (self, due);
}

static void
add_cb (AssayCriterionActions *self)
{
  g_autoptr (AssayAction) action = assay_action_new (0);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;

  action->criterion = g_strdup (self->criterion);
  action->what = g_strdup (gtk_editable_get_text (self->what));
  action->owner = g_strdup (gtk_editable_get_text (self->owner));
  action->due = self->due;
  edit = assay_edit_add_action (assay_document_get_portfolio (self->document),
                                assay_document_get_scheme (self->document), action,
                                assay_portfolio_folder_get_next_action_number (
                                    assay_document_get_folder (self->document)),
                                &error);
  if (edit == NULL)
    {
      GtkEditable *wrong = *g_strstrip (action->what) == '\0' ? self->what : self->owner;

      show_error (self, wrong, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (wrong));
      return;
    }
  if (!assay_section_apply (get_section (self), edit, &error))
    return;
  clear_form (self);
  assay_criterion_actions_flush (self);
  adw_expander_row_set_expanded (self->form, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

void
assay_criterion_actions_set (AssayCriterionActions *self,
                             AssayDocument *document,
                             const AssayCriterionState *state)
{
  gboolean read_only = assay_document_is_read_only (document);
  gboolean is_new =
      self->document != document || g_strcmp0 (self->criterion, state->criterion->id) != 0;

  if (is_new && self->document == document)
    assay_criterion_actions_flush (self);
  g_set_object (&self->document, document);
  fill_list (self, state->actions, read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->form), !read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->list), !read_only || state->actions->len > 0);
  if (!is_new)
    return;
  g_free (self->criterion);
  self->criterion = g_strdup (state->criterion->id);
  bring_back_draft (self);
}

/* --- Coming and going --- */

static void
assay_criterion_actions_dispose (GObject *object)
{
  g_clear_object (&ASSAY_CRITERION_ACTIONS (object)->document);

  G_OBJECT_CLASS (assay_criterion_actions_parent_class)->dispose (object);
}

static void
assay_criterion_actions_finalize (GObject *object)
{
  AssayCriterionActions *self = ASSAY_CRITERION_ACTIONS (object);

  g_free (self->criterion);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (assay_criterion_actions_parent_class)->finalize (object);
}

static void
assay_criterion_actions_class_init (AssayCriterionActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_criterion_actions_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_criterion_actions_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/criterion/assay-criterion-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionActions, list);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionActions, form);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionActions, what);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionActions, owner);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionActions, due_button);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionActions, due_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionActions, calendar);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionActions, error);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
assay_criterion_actions_init (AssayCriterionActions *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_expander_set_name (self->form,
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->form)));
}
