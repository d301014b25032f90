/* Edits of a review from the inside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/document/assay-typed-text.h"
#include "core/review/assay-review-edit.h"
#include "core/review/assay-review-record.h"

G_BEGIN_DECLS

AssayEdit *assay_review_edit_new (AssayReviewVerb verb, const char *subject, const char *detail);

/* @criterion as the scheme writes it; *@out_criterion is NULL where none is given. FALSE with
 * UNKNOWN_NAME. */
gboolean assay_review_take_criterion (const AssayReviewGround *ground,
                                      const char *criterion,
                                      char **out_criterion,
                                      GError **error);

/* REFUSED unless the permission rules allow it, by the ground's author. */
gboolean assay_review_may (const AssayReviewGround *ground, AssayReviewVerb verb, GError **error);

G_END_DECLS
