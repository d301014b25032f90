/* The names that AdwExpanderRow does not give a screen reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Names the row itself and the list boxes it is made of. */
void assay_expander_set_name (AdwExpanderRow *row, const char *name);

G_END_DECLS
