/* What is due, month by month.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-calendar-section.h"

#include "app/register/assay-register-document.h"
#include "app/register/assay-register-export-file.h"
#include "app/widgets/assay-chip.h"
#include "present/assay-register-calendar.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* How far ahead one looks at first, and with each press; and how many lines at most with each. */
#define MONTHS 6
#define LINES 200u
#define PLACE_KEY "assay-place"

struct _AssayCalendarSection
{
  AssaySection parent_instance;
  AssayRegisterMoment *shown;
  int months;
  guint lines;
  GtkStack *pages;
  GtkLabel *lead;
  GtkBox *rooms;
  GtkWidget *later_button;
};

G_DEFINE_FINAL_TYPE (AssayCalendarSection, assay_calendar_section, ASSAY_TYPE_SECTION)

static void
activated_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.show", "s", g_object_get_data (G_OBJECT (row), PLACE_KEY));
}

static GtkWidget *
new_row (const AssayDue *due, AssayDate on)
{
  g_autofree char *day = assay_date_format_long (due->day);
  g_autofree char *distance = assay_register_word_distance (due->day, on);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s, %s", due->where, day, distance);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", due->what,
                                 "subtitle", subtitle, "activatable", TRUE, NULL);

  if (due->is_overdue)
    {
      GtkWidget *chip = assay_chip_new ();

      assay_chip_set (ASSAY_CHIP (chip), ASSAY_TONE_BAD, "!", _ ("Overdue"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  g_object_set_data_full (G_OBJECT (row), PLACE_KEY,
                          g_strdup_printf ("contract:%" G_GINT64_FORMAT, due->contract), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);

  return row;
}

/* "Overdue", "December 2026". */
static char *
word_month (const AssayDue *due)
{
  GDate day;
  char text[64];

  if (due->is_overdue)
    return g_strdup (_ ("Overdue"));
  g_date_clear (&day, 1);
  g_date_set_julian (&day, due->day);
  g_date_strftime (text, sizeof text, "%OB %Y", &day);

  return g_strdup (text);
}

static GtkListBox *
add_month (AssayCalendarSection *self, const char *title)
{
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", title, "xalign", 0.0, NULL);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (room), label);
  gtk_box_append (GTK_BOX (room), list);
  gtk_box_append (self->rooms, room);

  return GTK_LIST_BOX (list);
}

/* A day in the past is only worth a line where something still has to be done about it. */
static gboolean
is_worth (const AssayDue *due, AssayDate on)
{
  return due->day >= on || due->is_overdue;
}

/* How many lines there were. */
static guint
fill_months (AssayCalendarSection *self, const GPtrArray *all, AssayDate on)
{
  g_autofree char *month = NULL;
  GtkListBox *list = NULL;
  guint n = 0;

  for (guint i = 0; i < all->len && n < self->lines; i++)
    {
      const AssayDue *due = all->pdata[i];
      g_autofree char *own = NULL;

      if (!is_worth (due, on))
        continue;
      own = word_month (due);
      if (g_strcmp0 (own, month) != 0)
        {
          list = add_month (self, own);
          g_free (month);
          month = g_steal_pointer (&own);
        }
      gtk_list_box_append (list, new_row (due, on));
      n++;
    }

  return n;
}

static void
show (AssayCalendarSection *self, const AssayRegisterGround *ground)
{
  AssayDate last = assay_date_add_months (ground->on, self->months);
  g_autofree char *until = assay_date_format_long (last);
  g_autofree char *lead = g_strdup_printf (_ ("What is due until %s"), until);
  g_autoptr (GPtrArray) all = assay_register_list_due (ground, 1, last);
  GtkWidget *child;
  guint n;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rooms))) != NULL)
    gtk_box_remove (self->rooms, child);
  n = fill_months (self, all, ground->on);
  gtk_label_set_text (self->lead, lead);
  gtk_stack_set_visible_child_name (self->pages,
                                    n > 0 || self->shown->contracts->n_rows > 0 ? "some" : "none");
}

static void
assay_calendar_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayCalendarSection *self = ASSAY_CALENDAR_SECTION (section);
  AssayRegisterDocument *book = ASSAY_REGISTER_DOCUMENT (document);
  AssayRegisterMoment *moment = assay_register_document_get_moment (book);
  AssayRegisterGround ground = assay_register_document_get_ground (book);

  if (moment == self->shown)
    return;
  g_clear_pointer (&self->shown, assay_register_moment_unref);
  self->shown = assay_register_moment_ref (moment);
  show (self, &ground);
}

static void
later_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayCalendarSection *self = ASSAY_CALENDAR_SECTION (widget);
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  if (document == NULL)
    return;
  self->months += MONTHS;
  self->lines += LINES;
  g_clear_pointer (&self->shown, assay_register_moment_unref);
  assay_section_refresh (ASSAY_SECTION (self));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (widget));

  if (document != NULL)
    assay_register_export_file_ask (GTK_WINDOW (gtk_widget_get_root (widget)),
                                    ASSAY_REGISTER_DOCUMENT (document), ASSAY_EXPORT_DATES);
}

static void
assay_calendar_section_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_CALENDAR_SECTION (object)->shown, assay_register_moment_unref);

  G_OBJECT_CLASS (assay_calendar_section_parent_class)->dispose (object);
}

static void
assay_calendar_section_class_init (AssayCalendarSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_calendar_section_dispose;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_calendar_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-calendar-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCalendarSection, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayCalendarSection, lead);
  gtk_widget_class_bind_template_child (widget_class, AssayCalendarSection, rooms);
  gtk_widget_class_bind_template_child (widget_class, AssayCalendarSection, later_button);
  gtk_widget_class_install_action (widget_class, "calendar.later", NULL, later_cb);
  gtk_widget_class_install_action (widget_class, "calendar.save", NULL, save_cb);
}

static void
assay_calendar_section_init (AssayCalendarSection *self)
{
  self->months = MONTHS;
  self->lines = LINES;
  gtk_widget_init_template (GTK_WIDGET (self));
}
