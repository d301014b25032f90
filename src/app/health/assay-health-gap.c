/* A gap that the health check found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/health/assay-health-gap.h"

#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-problem.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <adwaita.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayHealthGapWidget
{
  GtkListBoxRow parent_instance;
  char *criterion;
  AssayChip *chip;
  GtkLabel *title;
  GtkLabel *planned;
  GtkButton *plan;
  GtkRevealer *form;
  AdwEntryRow *what;
  AdwEntryRow *owner;
  AdwEntryRow *due;
  GtkLabel *problem;
};

enum
{
  PLANNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayHealthGapWidget, assay_health_gap, GTK_TYPE_LIST_BOX_ROW)

static void
open_form (AssayHealthGapWidget *self, gboolean is_open)
{
  gtk_revealer_set_reveal_child (self->form, is_open);
  /* What is closed must not be reached with Tab. */
  gtk_widget_set_visible (GTK_WIDGET (self->form), is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->plan), !is_open);
}

/* @wrong is NULL where nothing is. */
static void
show_problem (AssayHealthGapWidget *self, AdwEntryRow *wrong, const char *message)
{
  AdwEntryRow *entries[] = { self->what, self->owner, self->due };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    assay_problem_show (GTK_WIDGET (entries[i]), self->problem, NULL);
  if (wrong != NULL)
    assay_problem_show (GTK_WIDGET (wrong), self->problem, message);
}

static void
entry_changed_cb (AssayHealthGapWidget *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->problem)))
    show_problem (self, NULL, NULL);
}

static void
clear_form (AssayHealthGapWidget *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->what), "");
  gtk_editable_set_text (GTK_EDITABLE (self->owner), "");
  gtk_editable_set_text (GTK_EDITABLE (self->due), "");
  show_problem (self, NULL, NULL);
  open_form (self, FALSE);
}

static void
plan_clicked_cb (AssayHealthGapWidget *self)
{
  open_form (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->what));
}

static void
cancel_clicked_cb (AssayHealthGapWidget *self)
{
  clear_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->plan));
}

static AdwEntryRow *
find_blank (AssayHealthGapWidget *self)
{
  AdwEntryRow *entries[] = { self->what, self->owner, self->due };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (assay_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (entries[i]))))
      return entries[i];

  return NULL;
}

static void
add_clicked_cb (AssayHealthGapWidget *self)
{
  g_autofree char *problem = NULL;

  g_signal_emit (self, signals[PLANNED], 0, self->criterion,
                 gtk_editable_get_text (GTK_EDITABLE (self->what)),
                 gtk_editable_get_text (GTK_EDITABLE (self->owner)),
                 gtk_editable_get_text (GTK_EDITABLE (self->due)), &problem);
  if (problem != NULL)
    {
      AdwEntryRow *blank = find_blank (self);
      /* With nothing left out it is the day that cannot be read. */
      AdwEntryRow *wrong = blank != NULL ? blank : self->due;

      if (*problem != '\0')
        show_problem (self, wrong, problem);
      gtk_widget_grab_focus (GTK_WIDGET (wrong));
      return;
    }
  clear_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->plan));
}

/* Enter goes to what is still to be written, and adds when nothing is. */
static void
entry_activated_cb (AssayHealthGapWidget *self)
{
  AdwEntryRow *blank = find_blank (self);

  if (blank != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (blank));
  else
    add_clicked_cb (self);
}

void
assay_health_gap_set_state (AssayHealthGapWidget *self,
                            const AssayHealthGap *state,
                            gboolean read_only)
{
  g_autofree char *plan = g_strdup_printf (_ ("Plan an action for %s"), state->row.title);

  if (g_strcmp0 (self->criterion, state->criterion) != 0)
    clear_form (self);
  g_free (self->criterion);
  self->criterion = g_strdup (state->criterion);
  assay_chip_set (self->chip, assay_chip_get_tone (state->row.tone), state->row.sign,
                  state->row.chip);
  gtk_label_set_text (self->title, state->row.title);
  gtk_label_set_text (self->planned, state->planned != NULL ? state->planned : "");
  gtk_widget_set_visible (GTK_WIDGET (self->planned), state->planned != NULL);
  gtk_button_set_label (self->plan,
                        state->planned != NULL ? _ ("Plan another") : _ ("Plan an action"));
  if (read_only)
    open_form (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->plan),
                          !read_only && !gtk_widget_get_visible (GTK_WIDGET (self->form)));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->plan), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plan), GTK_ACCESSIBLE_PROPERTY_LABEL, plan,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->row.description, -1);
}

GtkWidget *
assay_health_gap_new (void)
{
  return g_object_new (ASSAY_TYPE_HEALTH_GAP, NULL);
}

static void
assay_health_gap_finalize (GObject *object)
{
  g_free (ASSAY_HEALTH_GAP (object)->criterion);

  G_OBJECT_CLASS (assay_health_gap_parent_class)->finalize (object);
}

static void
assay_health_gap_class_init (AssayHealthGapWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_health_gap_finalize;
  signals[PLANNED] =
      g_signal_new ("planned", ASSAY_TYPE_HEALTH_GAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_STRING, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (ASSAY_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/health/assay-health-gap.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayHealthGapWidget, chip);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthGapWidget, title);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthGapWidget, planned);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthGapWidget, plan);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthGapWidget, form);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthGapWidget, what);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthGapWidget, owner);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthGapWidget, due);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthGapWidget, problem);
  gtk_widget_class_bind_template_callback (widget_class, plan_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
assay_health_gap_init (AssayHealthGapWidget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
