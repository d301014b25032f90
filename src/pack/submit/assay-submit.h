/* Submitting: pre-flight, the pack, the sealed bag, and remembering it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one way for command line and application. A pack is bound for the submission alone, in the
 * portfolio's own folder, where evidence lies anyway; nothing unlocked is written beside the bag.
 *
 *   readiness = assay_submit_compute_readiness (folder, on);   where the portfolio lives
 *   findings = assay_preflight_list (…);
 *   assay_submit_write (…);                                    on any thread, from values alone
 *   assay_submit_remember (…);                                 where the portfolio lives
 *
 * A crash before the bag is in its place leaves what was; a crash right after it leaves a bag that
 * the portfolio does not know, and submitting again makes the same one.
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"
#include "core/submission/assay-signing-key.h"
#include "pack/assay-pack.h"

G_BEGIN_DECLS

/* All borrowed. @readiness is of the portfolio as it is to be submitted, on the day of the
 * submission; @folder is the portfolio's; @findings is the pre-flight. @passphrase may be NULL, and
 * @key, by which the seal is signed. */
typedef struct
{
  const AssayReadiness *readiness;
  const char *folder;
  const char *path;
  const GPtrArray *findings;
  const char *passphrase;
  AssaySigningKey *key;
} AssaySubmitOrder;

/* @size is that of the file. */
typedef struct
{
  AssaySubmission *submission;
  AssayPackReport *pack;
  guint n_items;
  guint64 size;
} AssaySubmitReport;

void assay_submit_report_free (AssaySubmitReport *self);

/* As the folder is, with the round that comes next. */
AssayReadiness *assay_submit_compute_readiness (AssayPortfolioFolder *folder, AssayDate on);

/* Whether a finding is told to the assessor too: warnings about what is submitted. Those about the
 * folder on this computer are nobody else's, and marks and advice are the service's own. */
gboolean assay_submit_is_told (const AssayFinding *finding);

/* Writes the bag, and the record of it into the folder. REFUSED when something in @findings stands
 * in the way, or an item may not leave; DAMAGED, naming the item, when evidence is not what was
 * added; otherwise as assay_pack_bind(). An older file at the path is replaced only by a whole new
 * one. @progress counts bytes of evidence, then pages of the pack. */
gboolean assay_submit_write (AssayContext *context,
                             const AssaySubmitOrder *order,
                             AssayProgress progress,
                             GCancellable *cancellable,
                             AssaySubmitReport **out_report,
                             GError **error);

/* Makes the portfolio remember what was written to @path. When it cannot, the file is removed: one
 * that the portfolio does not know must not be sent. */
gboolean assay_submit_remember (AssayContext *context,
                                AssayPortfolioFolder *folder,
                                const AssaySubmitReport *report,
                                const char *path,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySubmitReport, assay_submit_report_free)

G_END_DECLS
