/* The evidence as a table with search, filter and sorting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signal "chosen" (guint number): a person, or assay_evidence_table_choose(), went to an item; 0
 * when none is chosen any more.
 */

#pragma once

#include "app/evidence/assay-evidence-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_EVIDENCE_TABLE (assay_evidence_table_get_type ())
G_DECLARE_FINAL_TYPE (AssayEvidenceTable, assay_evidence_table, ASSAY, EVIDENCE_TABLE, AdwBin)

/* @rows: AssayEvidenceRow, by number. Rows that are as they were stay as they are, with their
 * focus; the choice stays too. */
void assay_evidence_table_set_rows (AssayEvidenceTable *self, GPtrArray *rows);

/* Selects the item and brings it into view, showing all items where the filter hides it. 0 selects
 * nothing. */
void assay_evidence_table_choose (AssayEvidenceTable *self, guint number);
guint assay_evidence_table_get_chosen (AssayEvidenceTable *self);

/* The items shown now, in their order. */
GListModel *assay_evidence_table_get_shown (AssayEvidenceTable *self);

G_END_DECLS
