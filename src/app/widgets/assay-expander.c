/* The names that AdwExpanderRow does not give a screen reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libadwaita 1.2 builds the row from two list boxes, neither of which says what it is.
 */

#include "app/widgets/assay-expander.h"

static void
name_list_boxes (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_BOX (child))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                        -1);
      else
        name_list_boxes (child, name);
    }
}

void
assay_expander_set_name (AdwExpanderRow *row, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  name_list_boxes (GTK_WIDGET (row), name);
}
