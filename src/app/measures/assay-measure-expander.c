/* One measure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One form serves for adding and for changing: changing fills it with the figure, and a figure that
 * gets another period is taken away and set anew in one edit.
 */

#include "app/measures/assay-measure-expander.h"

#include "app/assay-section.h"
#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-field.h"
#include "app/widgets/assay-form-draft.h"
#include "app/widgets/assay-keyed-list.h"
#include "core/portfolio/assay-edit.h"
#include "present/assay-actions-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define DRAFT "figure"
#define N_FIELDS 7

struct _AssayMeasureExpander
{
  AdwExpanderRow parent_instance;
  char *measure;
  AssayFigure *changing; /* NULL: adding */
  gboolean read_only;
  gboolean is_known;

  GtkLabel *definition;
  GtkLabel *counting_rule;
  GtkListBox *figures;
  GtkButton *add_button;
  GtkWidget *form;
  GtkLabel *form_title;
  AssayField *from;
  AssayField *to;
  AssayField *value;
  AssayField *part;
  AssayField *base;
  AssayField *source;
  AssayField *note;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (AssayMeasureExpander, assay_measure_expander, ADW_TYPE_EXPANDER_ROW)

static AssaySection *
get_section (AssayMeasureExpander *self)
{
  return ASSAY_SECTION (gtk_widget_get_ancestor (GTK_WIDGET (self), ASSAY_TYPE_SECTION));
}

/* --- The form --- */

static void
fill_form (AssayMeasureExpander *self, const AssayFigure *figure)
{
  g_autofree char *from = figure != NULL ? assay_date_format_iso (figure->from) : NULL;
  g_autofree char *to = figure != NULL ? assay_date_format_iso (figure->to) : NULL;
  AssayField *fields[] = { self->from, self->to,     self->value, self->part,
                           self->base, self->source, self->note };
  const char *texts[] = { from,
                          to,
                          figure != NULL ? figure->value : NULL,
                          figure != NULL ? figure->part : NULL,
                          figure != NULL ? figure->base : NULL,
                          figure != NULL ? figure->source : NULL,
                          figure != NULL ? figure->note : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      assay_field_reset (fields[i], texts[i]);
      assay_field_set_problem (fields[i], self->problem, NULL);
    }
}

static void
show_form (AssayMeasureExpander *self, gboolean visible)
{
  gtk_widget_set_visible (self->form, visible);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button),
                          !visible && !self->read_only && self->is_known);
  gtk_label_set_text (self->form_title,
                      self->changing != NULL ? _ ("Change the figure") : _ ("New figure"));
  if (visible)
    gtk_widget_grab_focus (GTK_WIDGET (self->changing != NULL ? self->value : self->from));
}

static void
open_form (AssayMeasureExpander *self, const AssayFigure *figure)
{
  g_clear_pointer (&self->changing, assay_figure_unref);
  if (figure != NULL)
    self->changing = assay_figure_ref ((AssayFigure *) figure);
  fill_form (self, figure);
  show_form (self, TRUE);
}

static void
list_fields (AssayMeasureExpander *self, AssayFormField fields[N_FIELDS])
{
  fields[0] = (AssayFormField){ "from", GTK_EDITABLE (self->from) };
  fields[1] = (AssayFormField){ "to", GTK_EDITABLE (self->to) };
  fields[2] = (AssayFormField){ "value", GTK_EDITABLE (self->value) };
  fields[3] = (AssayFormField){ "part", GTK_EDITABLE (self->part) };
  fields[4] = (AssayFormField){ "base", GTK_EDITABLE (self->base) };
  fields[5] = (AssayFormField){ "source", GTK_EDITABLE (self->source) };
  fields[6] = (AssayFormField){ "note", GTK_EDITABLE (self->note) };
}

/* A figure that is being changed is still there as it was: only a new one would be lost. */
void
assay_measure_expander_settle (AssayMeasureExpander *self)
{
  AssayFormField fields[N_FIELDS];

  list_fields (self, fields);
  if (self->changing == NULL)
    assay_form_draft_keep (assay_section_get_document (get_section (self)), DRAFT, self->measure,
                           fields, N_FIELDS, NULL, NULL);
}

static void
close_form (AssayMeasureExpander *self)
{
  g_clear_pointer (&self->changing, assay_figure_unref);
  fill_form (self, NULL);
  assay_measure_expander_settle (self);
  show_form (self, FALSE);
}

static void
form_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayMeasureExpander *self = ASSAY_MEASURE_EXPANDER (widget);

  if (g_str_equal (action, "measure.add"))
    open_form (self, NULL);
  else
    {
      close_form (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
    }
}

/* The form of another day, open. */
static void
bring_back_form (AssayMeasureExpander *self)
{
  AssayFormField fields[N_FIELDS];
  g_autoptr (AssayDraft) draft = NULL;

  list_fields (self, fields);
  draft = assay_form_draft_bring_back (assay_section_get_document (get_section (self)), DRAFT,
                                       self->measure, fields, N_FIELDS);
  if (draft == NULL)
    return;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_show (self->form);
}

/* What is typed, or NULL with the field at fault in @out_culprit. */
static AssayFigure *
read_form (AssayMeasureExpander *self, AssayField **out_culprit, GError **error)
{
  g_autoptr (AssayFigure) figure =
      self->changing != NULL ? assay_figure_copy (self->changing) : assay_figure_new ();

  g_free (figure->measure);
  g_free (figure->value);
  g_free (figure->part);
  g_free (figure->base);
  g_free (figure->source);
  g_free (figure->note);
  figure->measure = g_strdup (self->measure);
  figure->value = g_strdup (assay_field_get_text (self->value));
  figure->part = g_strdup (assay_field_get_text (self->part));
  figure->base = g_strdup (assay_field_get_text (self->base));
  figure->source = g_strdup (assay_field_get_text (self->source));
  figure->note = g_strdup (assay_field_get_text (self->note));
  *out_culprit = self->from;
  if (!assay_date_parse_written (assay_field_get_text (self->from), &figure->from, error))
    return NULL;
  *out_culprit = self->to;
  if (!assay_date_parse_written (assay_field_get_text (self->to), &figure->to, error))
    return NULL;
  *out_culprit = figure->from == ASSAY_DATE_NONE                              ? self->from
                 : figure->to == ASSAY_DATE_NONE || figure->to < figure->from ? self->to
                                                                              : self->value;

  return g_steal_pointer (&figure);
}

/* Another period is another figure: the old one goes in the same edit. */
static AssayEdit *
move_figure (AssayMeasureExpander *self,
             AssayPortfolio *portfolio,
             const AssayScheme *scheme,
             const AssayFigure *figure,
             GError **error)
{
  g_autoptr (AssayEdit) set = assay_edit_set_figure (portfolio, scheme, figure, error);
  g_autoptr (AssayPortfolio) between = NULL;
  g_autoptr (GPtrArray) both = NULL;
  AssayEdit *removed;

  if (set == NULL)
    return NULL;
  between = assay_portfolio_apply (portfolio, set);
  removed = assay_edit_remove_figure (between, self->measure, self->changing->from,
                                      self->changing->to, error);
  if (removed == NULL)
    return NULL;
  both = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
  g_ptr_array_add (both, g_steal_pointer (&set));
  g_ptr_array_add (both, removed);

  return assay_edit_join (both);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayMeasureExpander *self = ASSAY_MEASURE_EXPANDER (widget);
  AssayDocument *document = assay_section_get_document (get_section (self));
  AssayPortfolio *portfolio = assay_document_get_portfolio (document);
  const AssayScheme *scheme = assay_document_get_scheme (document);
  AssayField *fields[] = { self->from, self->to, self->value, self->source, self->note };
  AssayField *culprit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFigure) figure = NULL;
  AssayEdit *edit = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    assay_field_set_problem (fields[i], self->problem, NULL);
  figure = read_form (self, &culprit, &error);
  if (figure != NULL
      && !assay_measures_state_check_period (portfolio, figure, self->changing, &error))
    g_clear_pointer (&figure, assay_figure_unref);
  if (figure != NULL && self->changing != NULL
      && (figure->from != self->changing->from || figure->to != self->changing->to))
    edit = move_figure (self, portfolio, scheme, figure, &error);
  else if (figure != NULL)
    edit = assay_edit_set_figure (portfolio, scheme, figure, &error);
  if (edit == NULL)
    {
      assay_field_set_problem (culprit, self->problem, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (culprit));
      return;
    }
  if (!assay_section_apply (get_section (self), edit, &error))
    return;
  close_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

/* --- The figures --- */

static const char *
row_get_key (gconstpointer item)
{
  return ((const AssayMeasuresRow *) item)->key;
}

static const AssayFigure *
lookup_figure (AssayMeasureExpander *self, GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return g_object_get_data (G_OBJECT (row), "figure");
}

static void
change_clicked_cb (AssayMeasureExpander *self, GtkWidget *button)
{
  open_form (self, lookup_figure (self, button));
}

static void
remove_clicked_cb (AssayMeasureExpander *self, GtkWidget *button)
{
  const AssayFigure *figure = lookup_figure (self, button);
  AssayDocument *document = assay_section_get_document (get_section (self));
  g_autoptr (GError) error = NULL;

  assay_section_apply (get_section (self),
                       assay_edit_remove_figure (assay_document_get_portfolio (document),
                                                 self->measure, figure->from, figure->to, &error),
                       &error);
}

static GtkWidget *
new_row_button (AssayMeasureExpander *self, const char *icon, GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
row_make (gpointer owner, gconstpointer item)
{
  AssayMeasureExpander *self = owner;
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "selectable", FALSE, NULL);
  GtkWidget *value = gtk_label_new (NULL);
  GtkWidget *change =
      new_row_button (self, "document-edit-symbolic", G_CALLBACK (change_clicked_cb));
  GtkWidget *remove = new_row_button (self, "user-trash-symbolic", G_CALLBACK (remove_clicked_cb));

  gtk_widget_add_css_class (value, "tabular");
  gtk_widget_add_css_class (value, "heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), change);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  g_object_set_data (G_OBJECT (row), "value", value);
  g_object_set_data (G_OBJECT (row), "change", change);
  g_object_set_data (G_OBJECT (row), "remove", remove);

  return row;
}

/* Takes @name. */
static void
name_button (GtkWidget *button, char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static void
row_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
  AssayMeasureExpander *self = owner;
  const AssayMeasuresRow *state = item;
  GtkWidget *change = g_object_get_data (G_OBJECT (row), "change");
  GtkWidget *remove = g_object_get_data (G_OBJECT (row), "remove");
  const char *parts[3] = { state->source != NULL ? state->source : state->note,
                           state->source != NULL ? state->note : NULL, NULL };
  g_autofree char *subtitle = g_strjoinv (" · ", (char **) parts);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), state->period);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "value"), state->value);
  g_object_set_data_full (G_OBJECT (row), "figure", assay_figure_ref (state->figure),
                          (GDestroyNotify) assay_figure_unref);
  name_button (change, g_strdup_printf (_ ("Change the figure for %s"), state->period));
  name_button (remove, g_strdup_printf (_ ("Remove the figure for %s"), state->period));
  gtk_widget_set_visible (change, !self->read_only && self->is_known);
  gtk_widget_set_visible (remove, !self->read_only);
}

static const AssayKeyedRows keyed_rows = { row_get_key, row_make, row_update };

void
assay_measure_expander_set_state (AssayMeasureExpander *self,
                                  const AssayMeasuresItem *state,
                                  gboolean read_only)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", state->title, state->summary);
  gboolean is_new = self->measure == NULL;

  g_free (self->measure);
  self->measure = g_strdup (state->id);
  self->read_only = read_only;
  self->is_known = state->measure != NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "measure.add", !read_only);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), state->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), state->summary);
  assay_expander_set_name (ADW_EXPANDER_ROW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figures), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_label_set_text (self->definition, state->definition != NULL ? state->definition : "");
  gtk_label_set_text (self->counting_rule,
                      state->counting_rule != NULL ? state->counting_rule : "");
  gtk_widget_set_visible (GTK_WIDGET (self->counting_rule), state->counting_rule != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->part), state->has_part);
  gtk_widget_set_visible (GTK_WIDGET (self->base), state->has_base);
  assay_keyed_list_fill (self->figures, state->rows, state->rows->len, &keyed_rows, self);
  gtk_widget_set_visible (GTK_WIDGET (self->figures), state->rows->len > 0);
  if (is_new && !read_only)
    bring_back_form (self);
  if (read_only && gtk_widget_get_visible (self->form))
    close_form (self);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button),
                          !gtk_widget_get_visible (self->form) && !read_only && self->is_known);
}

/* --- The class --- */

GtkWidget *
assay_measure_expander_new (void)
{
  return g_object_new (ASSAY_TYPE_MEASURE_EXPANDER, NULL);
}

static void
assay_measure_expander_finalize (GObject *object)
{
  AssayMeasureExpander *self = ASSAY_MEASURE_EXPANDER (object);

  g_clear_pointer (&self->changing, assay_figure_unref);
  g_free (self->measure);

  G_OBJECT_CLASS (assay_measure_expander_parent_class)->finalize (object);
}

static void
assay_measure_expander_class_init (AssayMeasureExpanderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_measure_expander_finalize;

  g_type_ensure (ASSAY_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/measures/assay-measure-expander.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, definition);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, counting_rule);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, figures);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, add_button);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, form);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, form_title);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, from);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, to);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, value);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, part);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, base);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, source);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, note);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasureExpander, problem);
  gtk_widget_class_install_action (widget_class, "measure.add", NULL, form_cb);
  gtk_widget_class_install_action (widget_class, "measure.cancel", NULL, form_cb);
  gtk_widget_class_install_action (widget_class, "measure.save", NULL, save_cb);
}

static void
assay_measure_expander_init (AssayMeasureExpander *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
