/* The children of a template that its class touches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-children.h"

void
assay_children_bind (GtkWidgetClass *widget_class,
                     const AssayChildPlace *children,
                     guint n_children)
{
  for (guint i = 0; i < n_children; i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
}
