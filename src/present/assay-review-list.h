/* The lists of a review: visits, questions, requests, corrective actions, samples, and the openings
 * of sensitive items. What each shows, and the edits that its fields and buttons make.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-review-item.h"

G_BEGIN_DECLS

/* Words are not translated yet: gettext() them. Functions may be NULL where there is nothing to
 * do. Edits are the makers' of core/review/assay-review-edit.h, with their errors. */
typedef struct
{
  const char *name; /* "visits" */
  const char *title;
  const char *lead;
  const char *add; /* the button, "Plan a visit"; NULL: nothing is added by hand */
  const char *empty;
  AssayReviewVerb verb; /* which has to be allowed for anything to be changed */

  /* AssayReviewItem, as they are shown. */
  GPtrArray *(*list) (const AssayReviewGround *ground, const AssayReadiness *readiness);

  /* The fields of a new one. */
  AssayReviewItem *(*form) (const AssayReviewGround *ground);

  /* @values: name of the field (char*) -> text (char*). */
  AssayEdit *(*make) (const AssayReviewGround *ground, GHashTable *values, GError **error);

  AssayEdit *(*change) (const AssayReviewGround *ground,
                        const char *key,
                        const char *field,
                        const char *text,
                        GError **error);

  /* What the button of an entry does. */
  AssayEdit *(*act) (const AssayReviewGround *ground,
                     const AssayReadiness *readiness,
                     const char *key,
                     GError **error);
} AssayReviewList;

/* By its name; asserts that there is one. */
const AssayReviewList *assay_review_list_get (const char *name);

/* Of requests and corrective actions: only those of @criterion. A new array. */
GPtrArray *assay_review_list_requests_of (const AssayReviewGround *ground, const char *criterion);
GPtrArray *assay_review_list_corrections_of (const AssayReviewGround *ground,
                                             const char *criterion);

G_END_DECLS
