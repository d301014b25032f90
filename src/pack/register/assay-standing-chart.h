/* How many contracts stand how: a line for each standing with its sign, its word, a bar and the
 * number, so that it says the same in black and white.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/register/assay-standing.h"
#include "pack/layout/assay-block.h"

G_BEGIN_DECLS

/* @counts has ASSAY_N_STANDINGS and is copied. */
AssayBlock *assay_standing_chart_new (const guint *counts);

G_END_DECLS
