/* One item of the evidence: what is said about it, who uses it, and what can be done with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every change of a field is one edit, made when the field is left or Enter is pressed. The buttons
 * use the section's actions "evidence.…".
 */

#pragma once

#include "app/document/assay-folder-document.h"
#include "present/assay-evidence-details.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_EVIDENCE_PANE (assay_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (AssayEvidencePane, assay_evidence_pane, ASSAY, EVIDENCE_PANE, AdwBin)

/* Shows the item as it is now; half-typed text stays while the item is the same one, and is
 * written before another is shown. Returns FALSE, and shows nothing new, where there is no such
 * item. */
gboolean assay_evidence_pane_show (AssayEvidencePane *self, AssayDocument *document, guint number);

/* Writes what is half-typed. */
void assay_evidence_pane_write (AssayEvidencePane *self);

G_END_DECLS
