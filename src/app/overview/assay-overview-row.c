/* A line of a list that leads somewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/overview/assay-overview-row.h"

#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-row-list.h"

struct _AssayOverviewRowWidget
{
  GtkListBoxRow parent_instance;
  char *place;
  GtkWidget *chip_room;
  AssayChip *chip;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (AssayOverviewRowWidget, assay_overview_row, GTK_TYPE_LIST_BOX_ROW)

void
assay_overview_row_set_state (AssayOverviewRowWidget *self, const AssayOverviewRow *state)
{
  g_free (self->place);
  self->place = g_strdup (state->place);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), state->place != NULL);
  gtk_widget_set_visible (self->arrow, state->place != NULL);
  gtk_widget_set_visible (self->chip_room, state->chip != NULL);
  if (state->chip != NULL)
    assay_chip_set (self->chip, assay_chip_get_tone (state->tone), state->sign, state->chip);
  gtk_label_set_text (self->title, state->title);
  gtk_label_set_text (self->text, state->text != NULL ? state->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), state->text != NULL);
  /* In the middle together. Aligning their box instead would have GTK ask how wide it is at its
   * height, which takes longer than all the rest. */
  gtk_label_set_yalign (self->title, state->text != NULL ? 1.0f : 0.5f);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->description, -1);
}

/* Chips of one list take the same room, so that its titles stand in line. */
static GtkSizeGroup *
get_chips (GtkListBox *list)
{
  GtkSizeGroup *chips = g_object_get_data (G_OBJECT (list), "assay-chips");

  if (chips == NULL)
    {
      chips = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      g_object_set_data_full (G_OBJECT (list), "assay-chips", chips, g_object_unref);
    }

  return chips;
}

static GtkWidget *
make_row (gpointer list)
{
  GtkWidget *row = assay_overview_row_new ();

  gtk_size_group_add_widget (get_chips (list), ASSAY_OVERVIEW_ROW (row)->chip_room);

  return row;
}

void
assay_overview_row_fill (GtkListBox *list, const GPtrArray *rows)
{
  assay_row_list_set_length (list, rows->len, make_row, list);
  for (guint i = 0; i < rows->len; i++)
    assay_overview_row_set_state (
        ASSAY_OVERVIEW_ROW (gtk_list_box_get_row_at_index (list, (int) i)), rows->pdata[i]);
}

void
assay_overview_row_activated_cb (GtkWidget *section, GtkListBoxRow *row)
{
  gtk_widget_activate_action (section, "win.show", "s", ASSAY_OVERVIEW_ROW (row)->place);
}

GtkWidget *
assay_overview_row_new (void)
{
  return g_object_new (ASSAY_TYPE_OVERVIEW_ROW, NULL);
}

static void
assay_overview_row_finalize (GObject *object)
{
  g_free (ASSAY_OVERVIEW_ROW (object)->place);

  G_OBJECT_CLASS (assay_overview_row_parent_class)->finalize (object);
}

static void
assay_overview_row_class_init (AssayOverviewRowWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_overview_row_finalize;
  g_type_ensure (ASSAY_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/overview/assay-overview-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewRowWidget, chip_room);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewRowWidget, chip);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewRowWidget, title);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewRowWidget, text);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewRowWidget, arrow);
}

static void
assay_overview_row_init (AssayOverviewRowWidget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
