/* Children side by side in columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-columns.h"

struct _AssayColumns
{
  GtkWidget parent_instance;
  int column_width;
  int max_columns;
  int spacing;
};

enum
{
  PROP_COLUMN_WIDTH = 1,
  PROP_MAX_COLUMNS,
  PROP_SPACING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AssayColumns, assay_columns, GTK_TYPE_WIDGET)

/* --- How many columns, and how wide --- */

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
get_first (AssayColumns *self)
{
  return skip_hidden (gtk_widget_get_first_child (GTK_WIDGET (self)));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static int
count_children (AssayColumns *self)
{
  int n_children = 0;

  for (GtkWidget *child = get_first (self); child != NULL; child = get_next (child))
    n_children++;

  return n_children;
}

static int
find_least_width (AssayColumns *self)
{
  int least = 0;

  for (GtkWidget *child = get_first (self); child != NULL; child = get_next (child))
    {
      int minimum = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      least = MAX (least, minimum);
    }

  return least;
}

static int
count_columns (AssayColumns *self, int width)
{
  int most = MAX (MIN (self->max_columns, count_children (self)), 1);
  int each = MAX (self->column_width, find_least_width (self)) + self->spacing;

  return CLAMP ((width + self->spacing) / each, 1, most);
}

static int
get_width_of_column (AssayColumns *self, int width, int n_columns)
{
  return (width - (n_columns - 1) * self->spacing) / n_columns;
}

/* --- Measuring and placing --- */

/* The height of the row that begins with *@child; moves *@child to the next row. */
static int
measure_row (GtkWidget **child, int column_width, int n_columns)
{
  int height = 0;

  for (int i = 0; i < n_columns && *child != NULL; i++, *child = get_next (*child))
    {
      int minimum = 0;

      gtk_widget_measure (*child, GTK_ORIENTATION_VERTICAL, column_width, &minimum, NULL, NULL,
                          NULL);
      height = MAX (height, minimum);
    }

  return height;
}

static int
measure_height (AssayColumns *self, int width)
{
  int n_columns = count_columns (self, width);
  int column_width = get_width_of_column (self, width, n_columns);
  GtkWidget *child = get_first (self);
  int height = 0;

  while (child != NULL)
    height += measure_row (&child, column_width, n_columns) + self->spacing;

  return MAX (height - self->spacing, 0);
}

static GtkSizeRequestMode
assay_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
assay_columns_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  AssayColumns *self = ASSAY_COLUMNS (widget);
  int n_most = MAX (MIN (self->max_columns, count_children (self)), 1);
  int least = find_least_width (self);
  int full = n_most * (MAX (self->column_width, least) + self->spacing) - self->spacing;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = full;
    }
  else
    *minimum = *natural = measure_height (self, for_size < 0 ? full : for_size);
}

static void
assay_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AssayColumns *self = ASSAY_COLUMNS (widget);
  int n_columns = count_columns (self, width);
  int column_width = get_width_of_column (self, width, n_columns);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = get_first (self);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *next_row = child;
      int row_height = measure_row (&next_row, column_width, n_columns);

      for (int i = 0; child != next_row; i++, child = get_next (child))
        {
          int x = i * (column_width + self->spacing);
          GtkAllocation place = { is_mirrored ? width - x - column_width : x, y, column_width,
                                  row_height };

          gtk_widget_size_allocate (child, &place, -1);
        }
      y += row_height + self->spacing;
    }
}

void
assay_columns_append (AssayColumns *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* --- Coming and going --- */

static void
assay_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (assay_columns_parent_class)->dispose (object);
}

static int *
get_slot (AssayColumns *self, guint id)
{
  switch (id)
    {
    case PROP_COLUMN_WIDTH:
      return &self->column_width;
    case PROP_MAX_COLUMNS:
      return &self->max_columns;
    case PROP_SPACING:
      return &self->spacing;
    default:
      g_assert_not_reached ();
    }
}

static void
assay_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_int (value, *get_slot (ASSAY_COLUMNS (object), id));
}

static void
assay_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  *get_slot (ASSAY_COLUMNS (object), id) = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
assay_columns_class_init (AssayColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = assay_columns_dispose;
  object_class->get_property = assay_columns_get_property;
  object_class->set_property = assay_columns_set_property;
  widget_class->get_request_mode = assay_columns_get_request_mode;
  widget_class->measure = assay_columns_measure;
  widget_class->size_allocate = assay_columns_size_allocate;
  properties[PROP_COLUMN_WIDTH] =
      g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT16, 200, flags);
  properties[PROP_MAX_COLUMNS] =
      g_param_spec_int ("max-columns", NULL, NULL, 1, G_MAXINT8, 2, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT8, 12, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
assay_columns_init (AssayColumns *self)
{
  self->column_width = 200;
  self->max_columns = 2;
  self->spacing = 12;
}
