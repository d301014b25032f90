/* One row of the sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-sidebar-row.h"

#include "app/widgets/assay-ring.h"

#include <string.h>

#define RING_SIZE 18

struct _AssaySidebarRowWidget
{
  GtkListBoxRow parent_instance;
  AssaySidebarRow state;
  GtkImage *icon;
  AssayRing *ring;
  GtkLabel *sign;
  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *tail;
};

G_DEFINE_FINAL_TYPE (AssaySidebarRowWidget, assay_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
set_classes (AssaySidebarRowWidget *self, gboolean is_heading)
{
  if (is_heading)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
      gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dim-label");
}

void
assay_sidebar_row_set_state (AssaySidebarRowWidget *self, const AssaySidebarRow *state)
{
  gboolean is_heading = state->type == ASSAY_SIDEBAR_HEADING;
  gboolean is_criterion = state->type == ASSAY_SIDEBAR_CRITERION;
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));

  g_free (self->state.place);
  g_free (self->state.number);
  self->state = (AssaySidebarRow){ .type = state->type,
                                   .place = g_strdup (state->place),
                                   .number = g_strdup (state->number),
                                   .parts = state->parts };

  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), !is_heading);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !is_heading);
  gtk_widget_set_focusable (GTK_WIDGET (self), !is_heading);
  gtk_widget_set_margin_start (box, is_criterion ? 26 : 4);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), state->icon != NULL);
  gtk_image_set_from_icon_name (self->icon, state->icon);
  gtk_widget_set_visible (GTK_WIDGET (self->ring), state->type == ASSAY_SIDEBAR_STANDARD);
  if (state->type == ASSAY_SIDEBAR_STANDARD)
    assay_ring_set_counts (self->ring, state->counts);
  set_label (self->sign, is_criterion ? state->sign : NULL);
  set_label (self->number, state->number);
  set_label (self->title, state->title);
  set_label (self->tail, state->tail);
  set_classes (self, is_heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->description != NULL ? state->description : state->title,
                                  -1);
}

const AssaySidebarRow *
assay_sidebar_row_get_state (AssaySidebarRowWidget *self)
{
  return &self->state;
}

static gboolean
is_within (const char *place, const char *page)
{
  return g_str_has_prefix (place, page)
         && (place[strlen (page)] == '\0' || place[strlen (page)] == ':');
}

gboolean
assay_sidebar_row_is_at (AssaySidebarRowWidget *self, const char *place)
{
  const char *own = self->state.place;

  if (place == NULL || own == NULL || self->state.type == ASSAY_SIDEBAR_STANDARD)
    return FALSE;
  if (self->state.type == ASSAY_SIDEBAR_CRITERION)
    return g_str_equal (own, place);

  return is_within (place, own)
         || (self->state.parts != NULL && is_within (place, self->state.parts));
}

/* --- Going up and down --- */

static GtkListBoxRow *
lookup_next (GtkListBox *sidebar, GtkListBoxRow *from, int step)
{
  GtkListBoxRow *row = from;

  do
    row = gtk_list_box_get_row_at_index (sidebar, gtk_list_box_row_get_index (row) + step);
  while (row != NULL && !gtk_widget_get_focusable (GTK_WIDGET (row)));

  return row;
}

/* Only single steps, and only where there is a heading to step over; the rest is the list box's. */
static void
move_cursor_cb (
    GtkListBox *sidebar, GtkMovementStep unit, int count, gboolean extend, gboolean modify)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (sidebar));
  GtkListBoxRow *row;

  if (unit != GTK_MOVEMENT_DISPLAY_LINES || ABS (count) != 1 || !GTK_IS_LIST_BOX_ROW (focused))
    return;
  row = lookup_next (sidebar, GTK_LIST_BOX_ROW (focused), count);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  g_signal_stop_emission_by_name (sidebar, "move-cursor");
}

void
assay_sidebar_row_step_over_headings (GtkListBox *sidebar)
{
  g_signal_connect (sidebar, "move-cursor", G_CALLBACK (move_cursor_cb), NULL);
}

GtkWidget *
assay_sidebar_row_new (void)
{
  return g_object_new (ASSAY_TYPE_SIDEBAR_ROW, NULL);
}

static void
assay_sidebar_row_finalize (GObject *object)
{
  AssaySidebarRowWidget *self = ASSAY_SIDEBAR_ROW (object);

  g_free (self->state.place);
  g_free (self->state.number);

  G_OBJECT_CLASS (assay_sidebar_row_parent_class)->finalize (object);
}

static void
assay_sidebar_row_class_init (AssaySidebarRowWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_sidebar_row_finalize;
  g_type_ensure (ASSAY_TYPE_RING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/window/assay-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySidebarRowWidget, icon);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebarRowWidget, ring);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebarRowWidget, sign);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebarRowWidget, number);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebarRowWidget, title);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebarRowWidget, tail);
}

static void
assay_sidebar_row_init (AssaySidebarRowWidget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_ring_set_size (self->ring, RING_SIZE);
}
