/* The lists of a review, printed for people and for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_REVIEW_LIST_REQUESTS,
  ASSAY_REVIEW_LIST_ACTIONS, /* corrective ones */
  ASSAY_REVIEW_LIST_VISITS,
  ASSAY_REVIEW_LIST_QUESTIONS,
  ASSAY_REVIEW_LIST_OPENINGS, /* of sensitive items */
} AssayReviewListKind;

/* "requests", "actions", …; UNKNOWN_NAME with the nearest. */
gboolean assay_review_list_parse (const char *word, AssayReviewListKind *out_kind, GError **error);

/* An array of the list's own name in the object that is open. */
void assay_review_list_add_json (JsonBuilder *builder,
                                 AssayReviewListKind kind,
                                 const AssayReview *review);

/* As a table; nothing where the list is empty. */
void assay_review_list_print (AssayReviewListKind kind, const AssayReview *review);

G_END_DECLS
