/* The layout of a page: its child fills it, and its width never is a matter of its height.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page scrolls up and down, so that any width goes with any height. Stacks, leaflets and boxes
 * ask for the width at their height all the same, and GTK finds it by trying out widths, in every
 * box within a box anew. Here that question ends.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_PAGE_LAYOUT (assay_page_layout_get_type ())
G_DECLARE_FINAL_TYPE (AssayPageLayout, assay_page_layout, ASSAY, PAGE_LAYOUT, GtkLayoutManager)

G_END_DECLS
