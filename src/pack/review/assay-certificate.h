/* One page for an award: whose it is, by which scheme, from when until when, on which conditions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It says what was decided in a review, and by what that can be checked. It bears no logo, and must
 * never look like an awarding body's own.
 */

#pragma once

#include "base/assay-context.h"
#include "base/assay-progress.h"
#include "core/review/assay-review.h"
#include "core/scheme/assay-scheme.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @scheme is the submission's own. @today is the day it is made. All borrowed. */
typedef struct
{
  AssayReview *review;
  AssayScheme *scheme;
  AssayDate today;
  const char *path;
} AssayCertificateOrder;

/* REFUSED, with the reason and what to do, where the review has no award that holds
 * (assay_review_compute_award_standing()). Otherwise as assay_review_report_write(). */
gboolean assay_certificate_write (AssayContext *context,
                                  const AssayCertificateOrder *order,
                                  AssayProgress progress,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
