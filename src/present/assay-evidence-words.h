/* The words around the evidence table: its columns and filters, how many items it shows, and what
 * is said of adding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-evidence-state.h"

G_BEGIN_DECLS

const char *assay_evidence_word_filter (AssayEvidenceFilter filter);
const char *assay_evidence_word_column (AssayEvidenceColumn column);

/* "14 items", "3 of 14 items". */
char *assay_evidence_word_count (guint n_shown, guint n_all);

/* What is said of adding: "policy.pdf is E003 already.", "Added E007 “Policy”.", "Added 3 items:
 * E007 to E009.", "E007 has the newer file now.", "E007 has its file again." @n_added of @numbers
 * (guint) are new, the others were there. */
char *assay_evidence_word_same (const char *file_name, guint number);
char *
assay_evidence_word_added (const AssayPortfolio *portfolio, const GArray *numbers, guint n_added);
char *assay_evidence_word_replaced (guint number);
char *assay_evidence_word_restored (guint number);

/* "Stopped: added 2 of 5 files": @n_added of @n_asked were whole when a person said stop. */
char *assay_evidence_word_stopped (guint n_added, guint n_asked);

G_END_DECLS
