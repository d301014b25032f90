/* Whether a window can be as narrow as it should.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-width.h"

#include "app-fixture.h"

typedef struct
{
  GtkWidget *widget;
  int width;
} Wanted;

static gboolean
has_width (gpointer data)
{
  Wanted *wanted = data;

  /* Without a compositor a few pixels of what was asked for go to the border. */
  return ABS (gtk_widget_get_width (wanted->widget) - wanted->width) < 16;
}

void
app_set_width (GtkWindow *window, int width)
{
  Wanted wanted = { GTK_WIDGET (window), width };

  gtk_window_set_default_size (window, width, 700);
  app_wait_until (has_width, &wanted, "the window to have its width");
}

static int
get_least_width (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

static GtkWidget *
find_widest_child (GtkWidget *widget)
{
  GtkWidget *widest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child)
        && (widest == NULL || get_least_width (child) > get_least_width (widest)))
      widest = child;

  return widest;
}

/* Which widgets within widgets take the room, the widest at each step. */
static void
print_widest (GtkWidget *widget)
{
  for (; widget != NULL; widget = find_widest_child (widget))
    g_printerr (" > %s %d%s%s", G_OBJECT_TYPE_NAME (widget), get_least_width (widget),
                GTK_IS_LABEL (widget) ? " " : "",
                GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
  g_printerr ("\n");
}

gboolean
app_fits_width (GtkWidget *widget, int width, const char *place)
{
  if (get_least_width (widget) <= width)
    return TRUE;
  g_printerr ("%s is too wide:", place);
  print_widest (widget);

  return FALSE;
}
