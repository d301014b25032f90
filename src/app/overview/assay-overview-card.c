/* A standard at a glance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/overview/assay-overview-card.h"

#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-ring.h"

struct _AssayOverviewCardWidget
{
  GtkButton parent_instance;
  AssayRing *ring;
  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *weakest;
  AssayChip *chip;
};

G_DEFINE_FINAL_TYPE (AssayOverviewCardWidget, assay_overview_card, GTK_TYPE_BUTTON)

void
assay_overview_card_set_state (AssayOverviewCardWidget *self, const AssayOverviewCard *state)
{
  const AssayOverviewRow *row = &state->row;

  assay_ring_set_counts (self->ring, state->counts);
  gtk_label_set_text (self->title, row->title);
  gtk_label_set_text (self->count, row->text);
  gtk_label_set_text (self->weakest, state->weakest != NULL ? state->weakest : "");
  gtk_widget_set_visible (GTK_WIDGET (self->weakest), state->weakest != NULL);
  assay_chip_set (self->chip, assay_chip_get_tone (row->tone), row->sign, row->chip);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", row->place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  row->description, -1);
}

GtkWidget *
assay_overview_card_new (void)
{
  return g_object_new (ASSAY_TYPE_OVERVIEW_CARD, NULL);
}

static void
assay_overview_card_class_init (AssayOverviewCardWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ASSAY_TYPE_CHIP);
  g_type_ensure (ASSAY_TYPE_RING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/overview/assay-overview-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewCardWidget, ring);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewCardWidget, title);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewCardWidget, count);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewCardWidget, weakest);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewCardWidget, chip);
}

static void
assay_overview_card_init (AssayOverviewCardWidget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
