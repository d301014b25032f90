/* What the health check found in one standard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/health/assay-health-standard.h"

#include "app/health/assay-health-gap.h"
#include "app/overview/assay-overview-row.h"
#include "app/widgets/assay-row-list.h"

struct _AssayHealthStandardWidget
{
  GtkBox parent_instance;
  GtkLabel *title;
  GtkLabel *summary;
  GtkWidget *gaps_part;
  GtkListBox *gaps;
  GtkWidget *strengths_part;
  GtkListBox *strengths;
};

enum
{
  PLANNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayHealthStandardWidget, assay_health_standard, GTK_TYPE_BOX)

static char *
gap_planned_cb (AssayHealthStandardWidget *self,
                const char *criterion,
                const char *what,
                const char *owner,
                const char *due)
{
  char *problem = NULL;

  g_signal_emit (self, signals[PLANNED], 0, criterion, what, owner, due, &problem);

  return problem;
}

static GtkWidget *
make_gap (gpointer self)
{
  GtkWidget *gap = assay_health_gap_new ();

  g_signal_connect_swapped (gap, "planned", G_CALLBACK (gap_planned_cb), self);

  return gap;
}

static void
fill_gaps (AssayHealthStandardWidget *self, const GPtrArray *gaps, gboolean read_only)
{
  assay_row_list_set_length (self->gaps, gaps->len, make_gap, self);
  for (guint i = 0; i < gaps->len; i++)
    assay_health_gap_set_state (ASSAY_HEALTH_GAP (
                                    gtk_list_box_get_row_at_index (self->gaps, (int) i)),
                                gaps->pdata[i], read_only);
}

void
assay_health_standard_set_state (AssayHealthStandardWidget *self,
                                 const AssayHealthStandard *state,
                                 gboolean read_only)
{
  gtk_label_set_text (self->title, state->title);
  gtk_label_set_text (self->summary, state->summary);
  fill_gaps (self, state->gaps, read_only);
  assay_overview_row_fill (self->strengths, state->strengths);
  gtk_widget_set_visible (self->gaps_part, state->gaps->len > 0);
  gtk_widget_set_visible (self->strengths_part, state->strengths->len > 0);
}

GtkWidget *
assay_health_standard_new (void)
{
  return g_object_new (ASSAY_TYPE_HEALTH_STANDARD, NULL);
}

static void
assay_health_standard_class_init (AssayHealthStandardWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[PLANNED] =
      g_signal_new ("planned", ASSAY_TYPE_HEALTH_STANDARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_STRING, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/health/assay-health-standard.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayHealthStandardWidget, title);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthStandardWidget, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthStandardWidget, gaps_part);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthStandardWidget, gaps);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthStandardWidget, strengths_part);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthStandardWidget, strengths);
  gtk_widget_class_bind_template_callback (widget_class, assay_overview_row_activated_cb);
}

static void
assay_health_standard_init (AssayHealthStandardWidget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
