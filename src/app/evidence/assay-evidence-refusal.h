/* The message about files that could not be added, and the way past it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/evidence/assay-evidence-adding.h"

G_BEGIN_DECLS

/* Tells of each of @all (AssayEvidenceTaken) that failed, with what to do. Where a file was refused
 * only because its pages cannot be read, offers to add it all the same, for @added_cb and @owner
 * as in assay_evidence_add_files(). Nothing is shown when none failed. */
void assay_evidence_refusal_tell (AssaySection *section,
                                  const GPtrArray *all,
                                  guint replaced,
                                  AssayEvidenceAddedFunc added_cb,
                                  gpointer owner);

G_END_DECLS
