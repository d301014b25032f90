/* What was done to a register, as rows of a list: what, who and when, and what it was before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-register-wording.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the first @n_most of @lines (AssayTrailLine), in their order. */
void assay_trail_rows_fill (GtkListBox *list,
                            const AssayRegisterGround *ground,
                            const GPtrArray *lines,
                            guint n_most);

G_END_DECLS
