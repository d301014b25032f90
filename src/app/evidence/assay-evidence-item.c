/* A row of the evidence table as an object.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-item.h"

struct _AssayEvidenceItem
{
  GObject parent_instance;
  AssayEvidenceRow *row;
};

G_DEFINE_FINAL_TYPE (AssayEvidenceItem, assay_evidence_item, G_TYPE_OBJECT)

AssayEvidenceItem *
assay_evidence_item_new (AssayEvidenceRow *row)
{
  AssayEvidenceItem *self = g_object_new (ASSAY_TYPE_EVIDENCE_ITEM, NULL);

  self->row = assay_evidence_row_ref (row);

  return self;
}

const AssayEvidenceRow *
assay_evidence_item_get_row (AssayEvidenceItem *self)
{
  return self->row;
}

static void
assay_evidence_item_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_EVIDENCE_ITEM (object)->row, assay_evidence_row_unref);

  G_OBJECT_CLASS (assay_evidence_item_parent_class)->finalize (object);
}

static void
assay_evidence_item_class_init (AssayEvidenceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_evidence_item_finalize;
}

static void
assay_evidence_item_init (AssayEvidenceItem *self)
{
}
