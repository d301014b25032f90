/* A row to type one value in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With "is-date" it also has a calendar; the text is YYYY-MM-DD either way.
 */

#include "app/widgets/assay-field.h"

#include "app/widgets/assay-problem.h"
#include "base/assay-date.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayField
{
  AdwEntryRow parent_instance;
  char *value;
  gboolean is_date;
  gboolean is_filling;
  GtkCalendar *calendar;
  GtkPopover *popover;
};

enum
{
  PROP_IS_DATE = 1,
  N_PROPERTIES,
};

enum
{
  COMMITTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayField, assay_field, ADW_TYPE_ENTRY_ROW)

const char *
assay_field_get_text (AssayField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

static gboolean
is_typed_on (AssayField *self)
{
  return g_strcmp0 (assay_field_get_text (self), self->value != NULL ? self->value : "") != 0;
}

void
assay_field_reset (AssayField *self, const char *value)
{
  g_autofree char *old = self->value;

  self->value = g_strdup (value);
  if (is_typed_on (self))
    gtk_editable_set_text (GTK_EDITABLE (self), value != NULL ? value : "");
}

void
assay_field_set_value (AssayField *self, const char *value)
{
  g_autofree char *old = NULL;

  if (!is_typed_on (self))
    {
      assay_field_reset (self, value);
      return;
    }
  old = self->value;
  self->value = g_strdup (value);
}

void
assay_field_set_problem (AssayField *self, GtkLabel *label, const char *message)
{
  assay_problem_show (GTK_WIDGET (self), label, message);
}

void
assay_field_settle (AssayField *self)
{
  if (is_typed_on (self) && gtk_editable_get_editable (GTK_EDITABLE (self)))
    g_signal_emit (self, signals[COMMITTED], 0);
}

/* --- The calendar --- */

static void
calendar_shown_cb (AssayField *self)
{
  g_autoptr (GDateTime) time = NULL;
  AssayDate date = ASSAY_DATE_NONE;
  GDate day;

  if (!assay_date_parse_written (assay_field_get_text (self), &date, NULL)
      || date == ASSAY_DATE_NONE)
    return;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, date);
  time = g_date_time_new_local (g_date_get_year (&day), (int) g_date_get_month (&day),
                                g_date_get_day (&day), 12, 0, 0);
  self->is_filling = TRUE;
  gtk_calendar_select_day (self->calendar, time);
  self->is_filling = FALSE;
}

static void
day_selected_cb (AssayField *self)
{
  g_autoptr (GDateTime) time = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%d");

  if (self->is_filling)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_popover_popdown (self->popover);
  assay_field_settle (self);
}

static void
add_calendar (AssayField *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a day"), -1);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (calendar_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self, "editable", button, "sensitive", G_BINDING_SYNC_CREATE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
}

/* --- The class --- */

static void
assay_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AssayField *self = ASSAY_FIELD (object);

  /* GtkEditable's own properties come first. */
  if (gtk_editable_delegate_set_property (object, id, value, spec))
    return;
  switch (id)
    {
    case PROP_IS_DATE:
      self->is_date = g_value_get_boolean (value);
      if (self->is_date && self->calendar == NULL)
        add_calendar (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_field_finalize (GObject *object)
{
  g_free (ASSAY_FIELD (object)->value);

  G_OBJECT_CLASS (assay_field_parent_class)->finalize (object);
}

static void
assay_field_class_init (AssayFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = assay_field_set_property;
  object_class->finalize = assay_field_finalize;
  properties[PROP_IS_DATE] = g_param_spec_boolean ("is-date", NULL, NULL, FALSE,
                                                   G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[COMMITTED] = g_signal_new ("committed", ASSAY_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_field_init (AssayField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (assay_field_settle), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "entry-activated", G_CALLBACK (assay_field_settle), NULL);
}
