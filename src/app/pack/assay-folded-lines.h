/* A list that can be unfolded, below a line that counts it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-submit-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows @lines (AssayFoldedLine), as many as anybody reads, under @title. A line with a place leads
 * there. Without lines, @row is not shown. */
void assay_folded_lines_fill (AdwExpanderRow *row, const char *title, const GPtrArray *lines);

G_END_DECLS
