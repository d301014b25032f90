/* What was changed in a register since a day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-changes-section.h"

#include "app/assay-report.h"
#include "app/register/assay-contract-cells.h"
#include "app/register/assay-day-button.h"
#include "app/register/assay-register-document.h"
#include "app/register/assay-trail-rows.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* So many lines at first, and more with each press. */
#define STEP 100u

/* More contracts than anybody reads: the board report has all of them. */
#define MOST_ROWS 300u
#define PLACE_KEY "assay-place"

struct _AssayChangesSection
{
  AssaySection parent_instance;
  AssayRegisterMoment *shown;
  AssayDate since;
  guint n_shown;
  GPtrArray *lines; /* AssayTrailLine, the newest first; borrowed from read */
  GPtrArray *read;
  GtkLabel *lead;
  AssayDayButton *day_button;
  GtkBox *rooms;
  GtkLabel *edits_heading;
  GtkListBox *list;
  GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (AssayChangesSection, assay_changes_section, ASSAY_TYPE_SECTION)

static AssayRegisterDocument *
get_register (AssayChangesSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return document != NULL ? ASSAY_REGISTER_DOCUMENT (document) : NULL;
}

/* --- What stands otherwise --- */

static void
activated_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.show", "s", g_object_get_data (G_OBJECT (row), PLACE_KEY));
}

static GtkWidget *
new_row (const AssayRegisterChanged *changed)
{
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", changed->title, changed->text);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                 changed->service, "subtitle", subtitle, NULL);
  GtkWidget *chip = assay_chip_new ();

  if (changed->change == ASSAY_CHANGE_GONE)
    return row;
  assay_chip_set (ASSAY_CHIP (chip), assay_contract_get_tone (changed->after),
                  assay_register_word_standing_sign (changed->after),
                  assay_register_word_standing (changed->after));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), PLACE_KEY,
                          g_strdup_printf ("contract:%" G_GINT64_FORMAT, changed->contract),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);

  return row;
}

static GtkListBox *
add_room (AssayChangesSection *self, const char *title)
{
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", title, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (room), label);
  gtk_box_append (GTK_BOX (room), list);
  gtk_box_append (self->rooms, room);

  return GTK_LIST_BOX (list);
}

static void
show_changes (AssayChangesSection *self, const AssayRegisterChangesState *changes)
{
  GtkListBox *list = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rooms))) != NULL)
    gtk_box_remove (self->rooms, child);
  gtk_label_set_text (self->lead, changes->summary);
  for (guint i = 0; i < changes->rows->len && i < MOST_ROWS; i++)
    {
      const AssayRegisterChanged *changed = changes->rows->pdata[i];
      const AssayRegisterChanged *before = i > 0 ? changes->rows->pdata[i - 1] : NULL;

      if (before == NULL || before->change != changed->change)
        list = add_room (self, assay_change_kind_word (changed->change));
      gtk_list_box_append (list, new_row (changed));
    }
}

/* --- What was done --- */

static void
show_lines (AssayChangesSection *self)
{
  AssayRegisterGround ground = assay_register_document_get_ground (get_register (self));
  guint n = self->lines->len;
  g_autofree char *heading =
      n == 0 ? g_strdup (_ ("Nothing was written in the register since"))
             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit since", "%u edits since", n),
                                n);

  gtk_label_set_text (self->edits_heading, heading);
  assay_trail_rows_fill (self->list, &ground, self->lines, self->n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->more_button, n > self->n_shown);
}

static void
changes_read_cb (gpointer owner,
                 const AssayRegisterChangesState *changes,
                 GPtrArray *lines,
                 const GError *error)
{
  AssayChangesSection *self = owner;

  if (get_register (self) == NULL)
    return;
  if (error != NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->read, g_ptr_array_unref);
  self->read = g_ptr_array_ref (lines);
  for (guint i = lines->len; i-- > 0;)
    g_ptr_array_add (self->lines, lines->pdata[i]);
  show_changes (self, changes);
  show_lines (self);
}

/* --- The section --- */

static void
read_changes (AssayChangesSection *self)
{
  AssayRegisterDocument *document = get_register (self);

  assay_day_button_set_day (self->day_button, self->since,
                            assay_document_get_today (ASSAY_DOCUMENT (document)));
  assay_register_document_read_changes (document, self->since, self, changes_read_cb);
}

static void
assay_changes_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayChangesSection *self = ASSAY_CHANGES_SECTION (section);
  AssayRegisterMoment *moment =
      assay_register_document_get_moment (ASSAY_REGISTER_DOCUMENT (document));

  if (moment == self->shown)
    return;
  g_clear_pointer (&self->shown, assay_register_moment_unref);
  self->shown = assay_register_moment_ref (moment);
  if (self->since == ASSAY_DATE_NONE)
    self->since = assay_register_document_get_last_board (ASSAY_REGISTER_DOCUMENT (document));
  read_changes (self);
}

static void
day_chosen_cb (AssayChangesSection *self, guint day)
{
  self->since = day;
  self->n_shown = STEP;
  if (get_register (self) != NULL)
    read_changes (self);
}

static void
more_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayChangesSection *self = ASSAY_CHANGES_SECTION (widget);

  self->n_shown += STEP;
  if (get_register (self) != NULL)
    show_lines (self);
}

static void
assay_changes_section_dispose (GObject *object)
{
  AssayChangesSection *self = ASSAY_CHANGES_SECTION (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->read, g_ptr_array_unref);
  g_clear_pointer (&self->shown, assay_register_moment_unref);

  G_OBJECT_CLASS (assay_changes_section_parent_class)->dispose (object);
}

static void
assay_changes_section_class_init (AssayChangesSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_changes_section_dispose;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_changes_section_refresh;
  g_type_ensure (ASSAY_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-changes-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayChangesSection, lead);
  gtk_widget_class_bind_template_child (widget_class, AssayChangesSection, day_button);
  gtk_widget_class_bind_template_child (widget_class, AssayChangesSection, rooms);
  gtk_widget_class_bind_template_child (widget_class, AssayChangesSection, edits_heading);
  gtk_widget_class_bind_template_child (widget_class, AssayChangesSection, list);
  gtk_widget_class_bind_template_child (widget_class, AssayChangesSection, more_button);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_install_action (widget_class, "changes.more", NULL, more_cb);
}

static void
assay_changes_section_init (AssayChangesSection *self)
{
  self->n_shown = STEP;
  self->lines = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
