/* What the tests of the evidence section share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app-fixture.h"
#include "app/evidence/assay-evidence-table.h"

G_BEGIN_DECLS

/* Opens a window at @place; its evidence section. */
GtkWidget *app_evidence_open (AppFixture *fixture, const char *place);

AssayEvidenceTable *app_evidence_find_table (GtkWidget *section);
const AssayEvidence *app_evidence_get_item (AppFixture *fixture, guint number);
guint app_evidence_count_items (AppFixture *fixture);

/* Rows that the filter and the search leave. */
guint app_evidence_count_shown (AssayEvidenceTable *table);

G_END_DECLS
