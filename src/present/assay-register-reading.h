/* What the page, the time line and the calendar read out of a register in the same way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder. Only for showing: how a contract stands is for core/register to say.
 */

#pragma once

#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* Whether the clause takes awards of @scheme. */
gboolean assay_register_reads_scheme (const AssayHeldClause *clause, const char *scheme);

/* Whether everything is recorded without which an award does not count. */
gboolean assay_register_is_award_whole (const AssayHeldAward *award);

/* The last day on which it was, or would be, in force; NONE where that is not recorded. */
AssayDate assay_register_get_award_end (const AssayHeldAward *award);

/* The contract's last day with the extensions taken up by the day asked about; NONE where that is
 * not recorded. */
AssayDate assay_register_get_end (const AssayRegisterGround *ground,
                                  const AssayHeldContract *contract);

/* The day on which a milestone was reached by the day asked about; NONE where it is not. @service
 * is the one whose awards and submissions count. */
AssayDate assay_register_find_reached (const AssayRegisterGround *ground,
                                       const AssayHeldClause *clause,
                                       const AssayHeldMilestone *milestone,
                                       gint64 service);

G_END_DECLS
