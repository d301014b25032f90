/* The cells of the evidence table: a label or a chip for each column, named for screen readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-evidence-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the cells of @column for items that are AssayEvidenceItem. */
GtkListItemFactory *assay_evidence_cells_new (AssayEvidenceColumn column);

G_END_DECLS
