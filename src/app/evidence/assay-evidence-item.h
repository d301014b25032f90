/* A row of the evidence table as an object, so that lists can hold it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-evidence-state.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_EVIDENCE_ITEM (assay_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayEvidenceItem, assay_evidence_item, ASSAY, EVIDENCE_ITEM, GObject)

AssayEvidenceItem *assay_evidence_item_new (AssayEvidenceRow *row);

const AssayEvidenceRow *assay_evidence_item_get_row (AssayEvidenceItem *self);

G_END_DECLS
