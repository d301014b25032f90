/* Which sections a portfolio's window has, and what its title bar says in each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds one of each to @stack, by the name that places begin with. */
void assay_window_sections_add_all (GtkStack *stack);

/* "Overview", "2.5 Risk and safety in every case". */
char *assay_window_sections_dup_title (AssayDocument *document, const char *place);

G_END_DECLS
