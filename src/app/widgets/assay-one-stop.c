/* A list that Tab comes to once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-one-stop.h"

struct _AssayOneStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayOneStop, assay_one_stop, ADW_TYPE_BIN)

static gboolean
assay_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (is_tab && focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;

  return GTK_WIDGET_CLASS (assay_one_stop_parent_class)->focus (widget, direction);
}

static void
assay_one_stop_class_init (AssayOneStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = assay_one_stop_focus;
}

static void
assay_one_stop_init (AssayOneStop *self)
{
}
