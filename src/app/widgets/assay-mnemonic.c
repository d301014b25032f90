/* The names of buttons that have a mnemonic.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 gives such a button its label with the mark in it, and its own label widget beside that:
 * a screen reader says "underscore close close".
 */

#include "app/widgets/assay-mnemonic.h"

static char *
dup_without_mnemonic (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);

  return g_strjoinv ("", parts);
}

void
assay_mnemonic_name_buttons (GtkWidget *root)
{
  const char *label = GTK_IS_BUTTON (root) ? gtk_button_get_label (GTK_BUTTON (root)) : NULL;

  if (label != NULL && gtk_button_get_use_underline (GTK_BUTTON (root)))
    {
      g_autofree char *name = dup_without_mnemonic (label);

      gtk_accessible_reset_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assay_mnemonic_name_buttons (child);
}
