/* What things are called in a submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure functions. Names are plain ASCII letters, digits, "-" and ".", so that they can be made, and
 * mean one file each, on every system. They are read by people; nothing reads them back but the
 * number.
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"

G_BEGIN_DECLS

/* "north-vale-restorative-service-round-1". With @is_locked it says no more than the round, because
 * the names in a ZIP can be read without its passphrase. */
char *assay_submission_dup_folder_name (const AssayPortfolio *portfolio, gboolean is_locked);

/* "data/evidence/E007-risk-assessment.pdf", from the title; with @is_locked
 * "data/evidence/E007.pdf".
 */
char *assay_submission_dup_item_name (const AssayEvidence *item, gboolean is_locked);

G_END_DECLS
