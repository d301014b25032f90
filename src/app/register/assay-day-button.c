/* Which day a register is looked at for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-day-button.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayDayButton
{
  AdwBin parent_instance;
  char *format;
  AssayDate day;
  AssayDate today;
  gboolean is_filling;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkCalendar *calendar;
};

enum
{
  PROP_FORMAT = 1,
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayDayButton, assay_day_button, ADW_TYPE_BIN)

static GDateTime *
new_moment (AssayDate day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);

  return g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                              g_date_get_day (&date), 12, 0, 0);
}

void
assay_day_button_set_day (AssayDayButton *self, AssayDate day, AssayDate today)
{
  g_autofree char *shown = day == today ? g_strdup (_ ("today")) : assay_date_format_long (day);
  g_auto (GStrv) parts = g_strsplit (self->format, "%s", 2);
  g_autofree char *text = g_strjoinv (shown, parts);
  g_autoptr (GDateTime) moment = new_moment (day);

  self->day = day;
  self->today = today;
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  self->is_filling = TRUE;
  gtk_calendar_select_day (self->calendar, moment);
  self->is_filling = FALSE;
}

static void
choose (AssayDayButton *self, AssayDate day)
{
  gtk_popover_popdown (self->popover);
  if (day != self->day)
    g_signal_emit (self, signals[CHOSEN], 0, day);
}

static void
day_selected_cb (AssayDayButton *self)
{
  g_autoptr (GDateTime) moment = NULL;

  if (self->is_filling)
    return;
  moment = gtk_calendar_get_date (self->calendar);
  choose (self, assay_date_new (g_date_time_get_year (moment), g_date_time_get_month (moment),
                                g_date_time_get_day_of_month (moment)));
}

static void
today_clicked_cb (AssayDayButton *self)
{
  choose (self, self->today);
}

static void
assay_day_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AssayDayButton *self = ASSAY_DAY_BUTTON (object);

  switch (id)
    {
    case PROP_FORMAT:
      g_free (self->format);
      self->format = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_day_button_finalize (GObject *object)
{
  g_free (ASSAY_DAY_BUTTON (object)->format);

  G_OBJECT_CLASS (assay_day_button_parent_class)->finalize (object);
}

static void
assay_day_button_class_init (AssayDayButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = assay_day_button_set_property;
  G_OBJECT_CLASS (klass)->finalize = assay_day_button_finalize;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FORMAT,
                                   g_param_spec_string ("format", NULL, NULL, "%s",
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  signals[CHOSEN] = g_signal_new ("chosen", ASSAY_TYPE_DAY_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/register/assay-day-button.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayDayButton, button);
  gtk_widget_class_bind_template_child (widget_class, AssayDayButton, label);
  gtk_widget_class_bind_template_child (widget_class, AssayDayButton, popover);
  gtk_widget_class_bind_template_child (widget_class, AssayDayButton, calendar);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_clicked_cb);
}

static void
assay_day_button_init (AssayDayButton *self)
{
  self->format = g_strdup ("%s");
  gtk_widget_init_template (GTK_WIDGET (self));
}
