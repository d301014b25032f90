/* One of several levels: how far a criterion is in place, what an assessor determines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-rating-group.h"

#include "app/assay-section.h"
#include "app/widgets/assay-rating-row.h"

#define N_KEYS 9

struct _AssayRatingGroup
{
  AdwBin parent_instance;
  guint n_rows;
  GtkListBox *list;
  GtkWidget *keys_at; /* the widget that has the digit keys, while rooted */
  GtkEventController *keys;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayRatingGroup, assay_rating_group, ADW_TYPE_BIN)

static AssayRatingRow *
get_row (AssayRatingGroup *self, guint place)
{
  return ASSAY_RATING_ROW (gtk_list_box_get_row_at_index (self->list, (int) place));
}

static AssayRatingRow *
find_checked (AssayRatingGroup *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (assay_rating_row_is_checked (get_row (self, i)))
      return get_row (self, i);

  return NULL;
}

/* --- Showing --- */

static void
set_n_rows (AssayRatingGroup *self, guint n_rows)
{
  for (; self->n_rows > n_rows; self->n_rows--)
    gtk_list_box_remove (self->list, GTK_WIDGET (get_row (self, self->n_rows - 1)));
  for (; self->n_rows < n_rows; self->n_rows++)
    gtk_list_box_append (self->list, assay_rating_row_new ());
}

void
assay_rating_group_set (AssayRatingGroup *self,
                        const AssayScheme *scheme,
                        const AssayCriterion *criterion,
                        const char *level,
                        gboolean read_only)
{
  g_autoptr (GPtrArray) levels = g_ptr_array_new ();

  for (guint i = 0; i < scheme->levels->len; i++)
    if (scheme->levels->pdata[i] != scheme->not_applicable || criterion->not_applicable_allowed)
      g_ptr_array_add (levels, scheme->levels->pdata[i]);

  assay_rating_group_set_levels (self, levels, level, read_only);
}

void
assay_rating_group_set_levels (AssayRatingGroup *self,
                               const GPtrArray *levels,
                               const char *level,
                               gboolean read_only)
{
  set_n_rows (self, levels->len);
  for (guint i = 0; i < levels->len; i++)
    {
      const AssayLevel *own = levels->pdata[i];
      AssayRatingRow *row = get_row (self, i);

      assay_rating_row_set (row, own, i + 1);
      assay_rating_row_set_checked (row, g_strcmp0 (own->id, level) == 0);
      assay_rating_row_set_read_only (row, read_only);
    }
}

void
assay_rating_group_set_label (AssayRatingGroup *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

const char *
assay_rating_group_get_level (AssayRatingGroup *self)
{
  AssayRatingRow *row = find_checked (self);

  return row != NULL ? assay_rating_row_get_level (row) : NULL;
}

/* --- Choosing --- */

static void
row_activated_cb (AssayRatingGroup *self, GtkListBoxRow *row)
{
  g_autofree char *level = g_strdup (assay_rating_row_get_level (ASSAY_RATING_ROW (row)));

  g_signal_emit (self, signals[CHOSEN], 0, level);
}

static gboolean
key_pressed_cb (GtkWidget *widget, GVariant *number, gpointer data)
{
  AssayRatingGroup *self = data;
  guint place = g_variant_get_uint32 (number) - 1;
  GtkListBoxRow *row;

  if (place >= self->n_rows || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  row = GTK_LIST_BOX_ROW (get_row (self, place));
  if (!gtk_list_box_row_get_activatable (row) || !gtk_widget_is_sensitive (GTK_WIDGET (row)))
    return FALSE;
  /* Brings what was chosen into sight, and Tab goes on from there. */
  gtk_widget_grab_focus (GTK_WIDGET (row));
  row_activated_cb (self, row);

  return TRUE;
}

/* In the bubble phase: a digit that is typed into a text never comes here. */
static void
assay_rating_group_root (GtkWidget *widget)
{
  AssayRatingGroup *self = ASSAY_RATING_GROUP (widget);
  GtkWidget *section = gtk_widget_get_ancestor (widget, ASSAY_TYPE_SECTION);

  GTK_WIDGET_CLASS (assay_rating_group_parent_class)->root (widget);
  self->keys = gtk_shortcut_controller_new ();
  for (guint i = 0; i < N_KEYS; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (
          gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_1 + i, 0),
                                       gtk_keyval_trigger_new (GDK_KEY_KP_1 + i, 0)),
          gtk_callback_action_new (key_pressed_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_uint32 (i + 1));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->keys), shortcut);
    }
  self->keys_at = section != NULL ? section : widget;
  gtk_widget_add_controller (self->keys_at, self->keys);
}

static void
assay_rating_group_unroot (GtkWidget *widget)
{
  AssayRatingGroup *self = ASSAY_RATING_GROUP (widget);

  gtk_widget_remove_controller (self->keys_at, self->keys);
  self->keys = NULL;
  self->keys_at = NULL;
  GTK_WIDGET_CLASS (assay_rating_group_parent_class)->unroot (widget);
}

/* Tab comes to the chosen row and leaves from any, as in every radio group; a list alone would stop
 * at each row. */
static gboolean
assay_rating_group_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AssayRatingGroup *self = ASSAY_RATING_GROUP (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  AssayRatingRow *row = find_checked (self);

  if (!is_tab)
    return GTK_WIDGET_CLASS (assay_rating_group_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL || self->n_rows == 0)
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (row != NULL ? row : get_row (self, 0)));
}

GtkWidget *
assay_rating_group_new (void)
{
  return g_object_new (ASSAY_TYPE_RATING_GROUP, NULL);
}

static void
assay_rating_group_class_init (AssayRatingGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = assay_rating_group_root;
  widget_class->unroot = assay_rating_group_unroot;
  widget_class->focus = assay_rating_group_focus;
  signals[CHOSEN] = g_signal_new ("chosen", ASSAY_TYPE_RATING_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/widgets/assay-rating-group.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayRatingGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
assay_rating_group_init (AssayRatingGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
