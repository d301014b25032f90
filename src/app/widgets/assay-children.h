/* The children of a template that its class touches, as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For classes with so many that binding them one by one would be longer than what it says.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name is the id in the template, @offset where the instance keeps the pointer. */
typedef struct
{
  const char *name;
  gssize offset;
} AssayChildPlace;

/* The row of a child that is called like the member that keeps it. */
#define ASSAY_CHILD_PLACE(Type, name)                                                              \
  {                                                                                                \
#name, G_STRUCT_OFFSET(Type, name)                                                             \
  }

void assay_children_bind (GtkWidgetClass *widget_class,
                          const AssayChildPlace *children,
                          guint n_children);

G_END_DECLS
