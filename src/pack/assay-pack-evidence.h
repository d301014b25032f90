/* The evidence of a pack as a part of its own: cover sheets and the items' pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that is said of it in the plan is taken over, so that the plan can be let go of before
 * anything is joined.
 */

#pragma once

#include "pack/assay-pack-pages.h"
#include "pack/pdf/assay-pdf-join.h"

G_BEGIN_DECLS

typedef struct _AssayPackEvidence AssayPackEvidence;

/* NULL where there is no item. @facts, whose items have been opened from the portfolio folder
 * @folder, must outlive it. */
AssayPackEvidence *assay_pack_evidence_new (const AssayPackFacts *facts,
                                            const AssayPackPages *pages,
                                            const char *folder);
void assay_pack_evidence_free (AssayPackEvidence *self);

/* Its pages in the plan: the first, and how many. */
guint assay_pack_evidence_get_first_page (const AssayPackEvidence *self);
guint assay_pack_evidence_get_n_pages (const AssayPackEvidence *self);

/* How many of them show a page of a PDF. */
guint assay_pack_evidence_get_n_placed (const AssayPackEvidence *self);

/* The bookmark that those of the items are beneath, counted without them. */
guint assay_pack_evidence_get_bookmark (const AssayPackEvidence *self);

/* The number of the item whose own page is page @page (from 0) of the evidence, or NULL. */
const char *assay_pack_evidence_get_item (const AssayPackEvidence *self, guint page);

/* Puts the items' pages under the pages of @drawn and writes them: assay_pdf_join_evidence().
 * @language and @faults as there; @structure is used up, @blanks are left. */
AssayPdfPart *assay_pack_evidence_join (AssayPackEvidence *self,
                                        AssayPdfWriter *writer,
                                        const char *drawn,
                                        const char *language,
                                        AssayPdfStructure *structure,
                                        AssayPdfBlanks *blanks,
                                        GHashTable *faults,
                                        AssayProgress progress,
                                        GCancellable *cancellable,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackEvidence, assay_pack_evidence_free)

G_END_DECLS
