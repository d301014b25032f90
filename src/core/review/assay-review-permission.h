/* Who may do what in a review, and when. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *  - Nothing is determined, asked for, settled or recommended before the declaration; nor after it
 *    by somebody whose interest bars them.
 *  - Recommending and deciding are different people in different roles: whoever declared does not
 *    decide, and whoever decided does not assess.
 *  - A decision needs a recommendation made on exactly this state; an award a decision that grants
 *    one.
 *  - After a decision only another decision changes anything. One that reopens the review gives it
 *    back to the assessor. Reading goes on, and opening a sensitive item is journalled always.
 */

#pragma once

#include "core/review/assay-review-edit.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_REFUSAL_NONE,
  ASSAY_REFUSAL_NOT_DECLARED,    /* the declaration comes first */
  ASSAY_REFUSAL_BARRED,          /* the declared interest bars whoever made it */
  ASSAY_REFUSAL_DECIDED,         /* there is a decision */
  ASSAY_REFUSAL_NOT_RECOMMENDED, /* nothing to decide on yet */
  ASSAY_REFUSAL_CHANGED_SINCE,   /* the review changed after it was recommended on */
  ASSAY_REFUSAL_SAME_PERSON,     /* whoever assessed must not decide, nor the other way round */
  ASSAY_REFUSAL_NO_DECISION,     /* an award carries out a decision */
  ASSAY_REFUSAL_NOT_GRANTED,     /* the decision grants none */
} AssayRefusal;

#define ASSAY_REFUSAL_LAST ASSAY_REFUSAL_NOT_GRANTED

/* "not-declared", "decided" …: stable. */
const char *assay_refusal_get_id (AssayRefusal refusal);

/* Whether @author may do @verb now. Undo and redo ask for the verb they undo or redo. */
AssayRefusal
assay_review_compute_refusal (const AssayReview *review, AssayReviewVerb verb, const char *author);

/* The same as an error of REFUSED that says what to do. */
gboolean assay_review_check_permission (const AssayReview *review,
                                        AssayReviewVerb verb,
                                        const char *author,
                                        GError **error);

/* Whether @role is another one than every role declared; blanks and case do not count. */
gboolean assay_review_is_other_role (const AssayReview *review, const char *role);

G_END_DECLS
