/* All actions of the portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/assay-actions-section.h"

#include "app/actions/assay-action-expander.h"
#include "app/widgets/assay-field.h"
#include "app/widgets/assay-form-draft.h"
#include "app/widgets/assay-keyed-list.h"
#include "core/portfolio/assay-edit.h"
#include "present/assay-actions-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define DRAFT "new-action"
#define N_FIELDS 3

struct _AssayActionsSection
{
  AssaySection parent_instance;
  AssayDocument *shown; /* borrowed; only compared */
  AssayScheme *scheme;  /* whose criteria the chooser has */
  gboolean shows_all;

  GtkLabel *summary;
  GtkToggleButton *open_button;
  GtkToggleButton *all_button;
  GtkWidget *add_button;
  GtkWidget *form;
  AdwComboRow *new_criterion;
  AssayField *new_what;
  AssayField *new_owner;
  AssayField *new_due;
  GtkLabel *problem;
  GtkListBox *list;
  AdwStatusPage *empty;
};

G_DEFINE_FINAL_TYPE (AssayActionsSection, assay_actions_section, ASSAY_TYPE_SECTION)

/* --- The list --- */

static const char *
row_get_key (gconstpointer item)
{
  return ((const AssayActionsRow *) item)->number;
}

static GtkWidget *
row_make (gpointer owner, gconstpointer item)
{
  return assay_action_expander_new ();
}

static void
row_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
  assay_action_expander_set_state (ASSAY_ACTION_EXPANDER (row), item,
                                   assay_document_is_read_only (
                                       assay_section_get_document (owner)));
}

static const AssayKeyedRows keyed_rows = { row_get_key, row_make, row_update };

static void
show_empty (AssayActionsSection *self, const AssayActionsState *state)
{
  adw_status_page_set_title (self->empty,
                             state->n_all == 0 ? _ ("No actions yet") : _ ("Nothing left to do"));
  adw_status_page_set_description (self->empty,
                                   state->n_all == 0
                                       ? _ ("Plan what closes a gap: what, who, and by when.")
                                       : _ ("Every action is done or dropped; “All” shows them."));
  gtk_widget_set_visible (GTK_WIDGET (self->empty), state->rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), state->rows->len > 0);
}

static void
fill_chooser (AssayActionsSection *self, AssayScheme *scheme)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  if (scheme == self->scheme)
    return;
  g_clear_pointer (&self->scheme, assay_scheme_unref);
  self->scheme = assay_scheme_ref (scheme);
  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i];

      gtk_string_list_take (titles, g_strdup_printf ("%s %s", criterion->id, criterion->title));
    }
  adw_combo_row_set_model (self->new_criterion, G_LIST_MODEL (titles));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_criterion), scheme->word_criterion);
}

static void
clear_form (AssayActionsSection *self)
{
  AssayField *fields[] = { self->new_what, self->new_owner, self->new_due };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      assay_field_reset (fields[i], NULL);
      assay_field_set_problem (fields[i], self->problem, NULL);
    }
}

static void
list_fields (AssayActionsSection *self, AssayFormField fields[N_FIELDS])
{
  fields[0] = (AssayFormField){ "what", GTK_EDITABLE (self->new_what) };
  fields[1] = (AssayFormField){ "owner", GTK_EDITABLE (self->new_owner) };
  fields[2] = (AssayFormField){ "due", GTK_EDITABLE (self->new_due) };
}

static const char *
get_chosen (AssayActionsSection *self)
{
  guint chosen = adw_combo_row_get_selected (self->new_criterion);

  return ((const AssayCriterion *) self->scheme->criteria->pdata[chosen])->id;
}

static void
keep_form (AssayActionsSection *self)
{
  AssayFormField fields[N_FIELDS];

  list_fields (self, fields);
  if (self->scheme != NULL)
    assay_form_draft_keep (self->shown, DRAFT, "", fields, N_FIELDS, "criterion",
                           get_chosen (self));
}

static void
begin_document (AssayActionsSection *self, AssayDocument *document)
{
  AssayFormField fields[N_FIELDS];
  g_autoptr (AssayDraft) draft = NULL;
  const AssayCriterion *criterion = NULL;

  self->shown = document;
  assay_keyed_list_clear (self->list);
  clear_form (self);
  list_fields (self, fields);
  draft = assay_form_draft_bring_back (document, DRAFT, "", fields, N_FIELDS);
  if (draft != NULL)
    criterion = assay_scheme_lookup_criterion (self->scheme, assay_draft_get (draft, "criterion"));
  if (criterion != NULL)
    adw_combo_row_set_selected (self->new_criterion, criterion->index);
  gtk_widget_set_visible (self->form, draft != NULL);
}

static void
assay_actions_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayActionsSection *self = ASSAY_ACTIONS_SECTION (section);
  gboolean read_only = assay_document_is_read_only (document);
  g_autoptr (AssayActionsState) state =
      assay_actions_state_new (assay_document_get_scheme (document),
                               assay_document_get_portfolio (document),
                               assay_document_get_today (document), self->shows_all);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.add", !read_only);
  fill_chooser (self, assay_document_get_scheme (document));
  if (document != self->shown)
    begin_document (self, document);
  gtk_label_set_text (self->summary, state->summary);
  gtk_widget_set_visible (self->add_button, !read_only && !gtk_widget_get_visible (self->form));
  assay_keyed_list_fill (self->list, state->rows, state->rows->len, &keyed_rows, self);
  show_empty (self, state);
}

/* What is typed in a row is applied as if one had left it; the form waits. */
static void
assay_actions_section_settle (AssaySection *section)
{
  AssayActionsSection *self = ASSAY_ACTIONS_SECTION (section);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkListBoxRow *row;

  if (!assay_section_is_editable (section) || self->shown == NULL)
    return;
  /* An action that changes may move in the list. */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    assay_action_expander_settle (rows->pdata[i]);
  keep_form (self);
}

/* --- The filter --- */

static void
set_shows_all (AssayActionsSection *self, gboolean all)
{
  if (self->shows_all == all)
    return;
  self->shows_all = all;
  assay_section_refresh (ASSAY_SECTION (self));
}

static void
filter_toggled_cb (AssayActionsSection *self)
{
  set_shows_all (self, gtk_toggle_button_get_active (self->all_button));
}

static void
assay_actions_section_show_subject (AssaySection *section, const char *subject)
{
  AssayActionsSection *self = ASSAY_ACTIONS_SECTION (section);
  const AssayAction *action =
      subject != NULL ? assay_portfolio_find_action (
          assay_document_get_portfolio (assay_section_get_document (section)), subject, NULL)
                      : NULL;
  g_autofree char *number = NULL;
  GtkListBoxRow *row;

  if (action == NULL)
    return;
  if (action->state != ASSAY_ACTION_OPEN)
    gtk_toggle_button_set_active (self->all_button, TRUE);
  assay_section_refresh (section);
  number = assay_action_format_number (action->number);
  row = assay_keyed_list_find (self->list, number);
  if (row == NULL)
    return;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- Adding --- */

static void
show_form (AssayActionsSection *self, gboolean visible)
{
  gtk_widget_set_visible (self->form, visible);
  gtk_widget_set_visible (self->add_button, !visible);
  gtk_widget_grab_focus (visible ? GTK_WIDGET (self->new_criterion) : self->add_button);
}

static void
form_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayActionsSection *self = ASSAY_ACTIONS_SECTION (widget);

  if (g_str_equal (action, "actions.cancel"))
    {
      clear_form (self);
      keep_form (self);
    }
  show_form (self, g_str_equal (action, "actions.add"));
}

/* The first field that is not filled in is the one an error is about; a wrong date is its own. */
static AssayField *
find_culprit (AssayActionsSection *self)
{
  AssayField *fields[] = { self->new_what, self->new_owner };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (assay_field_get_text (fields[i])[0] == '\0')
      return fields[i];

  return self->new_due;
}

static void
show_problem (AssayActionsSection *self, const GError *error)
{
  AssayField *field = find_culprit (self);

  assay_field_set_problem (field, self->problem, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (field));
}

static AssayEdit *
make_edit (AssayActionsSection *self, AssayDocument *document, GError **error)
{
  g_autoptr (AssayAction) action = assay_action_new (0);

  action->criterion = g_strdup (get_chosen (self));
  action->what = g_strstrip (g_strdup (assay_field_get_text (self->new_what)));
  action->owner = g_strdup (assay_field_get_text (self->new_owner));
  if (!assay_date_parse_written (assay_field_get_text (self->new_due), &action->due, error))
    return NULL;

  return assay_edit_add_action (
      assay_document_get_portfolio (document), assay_document_get_scheme (document), action,
      assay_portfolio_folder_get_next_action_number (assay_document_get_folder (document)), error);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayActionsSection *self = ASSAY_ACTIONS_SECTION (widget);
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  AssayField *fields[] = { self->new_what, self->new_owner, self->new_due };
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  AssayEdit *edit;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    assay_field_set_problem (fields[i], self->problem, NULL);
  edit = make_edit (self, document, &error);
  if (edit == NULL)
    {
      show_problem (self, error);
      return;
    }
  number = g_strdup (assay_edit_get_subject (edit));
  if (!assay_section_apply (ASSAY_SECTION (self), edit, &error))
    return;
  clear_form (self);
  keep_form (self);
  show_form (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (assay_keyed_list_find (self->list, number)));
}

/* --- The class --- */

static void
assay_actions_section_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_ACTIONS_SECTION (object)->scheme, assay_scheme_unref);

  G_OBJECT_CLASS (assay_actions_section_parent_class)->finalize (object);
}

static void
assay_actions_section_class_init (AssayActionsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_actions_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_actions_section_refresh;
  ASSAY_SECTION_CLASS (klass)->settle = assay_actions_section_settle;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_actions_section_show_subject;

  g_type_ensure (ASSAY_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/actions/assay-actions-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, open_button);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, all_button);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, form);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, new_criterion);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, new_what);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, new_owner);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, new_due);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, problem);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, list);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsSection, empty);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_install_action (widget_class, "actions.add", NULL, form_cb);
  gtk_widget_class_install_action (widget_class, "actions.cancel", NULL, form_cb);
  gtk_widget_class_install_action (widget_class, "actions.save", NULL, save_cb);
}

static void
assay_actions_section_init (AssayActionsSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
