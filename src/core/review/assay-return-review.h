/* A return made out of a review: what is meant for the service, and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private notes, enquiries, visits, openings, samples, the declaration and who wrote what stay with
 * the assessor. Pure.
 */

#pragma once

#include "core/review/assay-return.h"
#include "core/review/assay-review.h"

G_BEGIN_DECLS

/* Points in this order: for each criterion of the scheme its determination and its comment;
 * requests that are open; corrective actions that are not done; the recommendation, the decision
 * and the award where they are recorded. Where two assessors settled a criterion, what was settled.
 *
 * The return's name comes from what it says and not from @day, so that the same review gives the
 * same return, which a service cannot take in twice.
 *
 * REFUSED where a determination that was carried from an earlier round must be confirmed first,
 * where one lacks what it must say, and where there is nothing to return. */
AssayReturn *assay_return_new_from_review (const AssayReview *review,
                                           const AssayScheme *scheme,
                                           const AssayPortfolio *portfolio,
                                           AssayDate day,
                                           GError **error);

G_END_DECLS
