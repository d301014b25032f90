/* What was submitted, and what has changed since.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/scheme/assay-scheme.h"
#include "core/portfolio/assay-portfolio.h"

G_BEGIN_DECLS

/* @last is borrowed from the portfolio, NULL where nothing was submitted yet. @changes
 * (AssayHistoryChange, present/assay-history-state.h) are of what an assessor would see: private
 * notes and marks are none. NULL where they cannot be told, because what was submitted is not kept
 * any more. @summary is a sentence. */
typedef struct
{
  const AssaySubmission *last;
  GPtrArray *changes;
  char *summary;
} AssaySubmissionsState;

/* @sent is what was submitted last (assay_submission_record_load()), or NULL where there is none or
 * it is not known; borrowed. @portfolio must live as long as the result. */
AssaySubmissionsState *assay_submissions_state_new (const AssayScheme *scheme,
                                                    const AssayPortfolio *portfolio,
                                                    const AssayPortfolio *sent);
void assay_submissions_state_free (AssaySubmissionsState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySubmissionsState, assay_submissions_state_free)

G_END_DECLS
