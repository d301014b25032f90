/* What was changed in a register since a day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-changes-section.h"

#include "app/assay-report.h"
#include "app/register/assay-day-button.h"
#include "app/register/assay-register-document.h"
#include "app/register/assay-trail-rows.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* So many lines at first, and more with each press. */
#define STEP 100u

/* Boards meet about every quarter. */
#define USUAL_MONTHS 3

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

static void
show_lines (AssayChangesSection *self)
{
  AssayRegisterGround ground = assay_register_document_get_ground (get_register (self));
  g_autofree char *day = assay_date_format_long (self->since);
  g_autofree char *lead =
      self->lines->len == 0
          ? g_strdup_printf (_ ("Nothing was changed since %s"), day)
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change since %s",
                                          "%u changes since %s", self->lines->len),
                             self->lines->len, day);

  gtk_label_set_text (self->lead, lead);
  assay_trail_rows_fill (self->list, &ground, self->lines, self->n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->lines->len > 0);
  gtk_widget_set_visible (self->more_button, self->lines->len > self->n_shown);
}

static void
read_cb (gpointer owner, GPtrArray *lines, const GError *error)
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
  show_lines (self);
}

static void
read_lines (AssayChangesSection *self)
{
  AssayRegisterDocument *document = get_register (self);
  g_autofree char *day = assay_date_format_iso (self->since);
  g_autofree char *moment = g_strconcat (day, "T00:00:00Z", NULL);

  assay_day_button_set_day (self->day_button, self->since,
                            assay_document_get_today (ASSAY_DOCUMENT (document)));
  assay_register_document_read_trail (document, moment, self, read_cb);
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
    self->since = assay_date_add_months (assay_document_get_today (document), -USUAL_MONTHS);
  read_lines (self);
}

static void
day_chosen_cb (AssayChangesSection *self, guint day)
{
  self->since = day;
  self->n_shown = STEP;
  if (get_register (self) != NULL)
    read_lines (self);
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
