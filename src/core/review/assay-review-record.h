/* The values of a review by their fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/document/assay-model.h"
#include "core/review/assay-record.h"
#include "core/review/assay-review.h"

G_BEGIN_DECLS

/* Types of value, in the order in which review.xml has them. */
typedef enum
{
  ASSAY_REVIEW_HEAD,
  ASSAY_REVIEW_DECLARATION,
  ASSAY_REVIEW_DETERMINATION,
  ASSAY_REVIEW_REQUEST,
  ASSAY_REVIEW_CORRECTION,
  ASSAY_REVIEW_ENQUIRY,
  ASSAY_REVIEW_VISIT,
  ASSAY_REVIEW_SAMPLE,
  ASSAY_REVIEW_OPENING,
  ASSAY_REVIEW_SETTLEMENT,
  ASSAY_REVIEW_RECOMMENDATION,
  ASSAY_REVIEW_DECISION,
  ASSAY_REVIEW_AWARD,
} AssayReviewType;

#define ASSAY_N_REVIEW_TYPES (ASSAY_REVIEW_AWARD + 1)

const AssayRecord *assay_review_get_record (guint type);
gpointer assay_review_value_ref (guint type, gconstpointer value);
GDestroyNotify assay_review_value_get_unref (guint type);

/* The array that holds values of @type; not for the head. */
GPtrArray **assay_review_get_slot (gpointer review, guint type);

/* The letter of numbered types ('R', 'C', 'Q', 'V', 'S', 'D', 'O'), or '\0'; and a value's number.
 */
char assay_review_get_letter (guint type);
guint assay_review_get_number (guint type, gconstpointer value);

/* The criterion that names a value, or NULL for types that are not named by one. */
const char *assay_review_get_name (guint type, gconstpointer value);

gconstpointer assay_review_lookup (const AssayReview *self, guint type, guint number);

extern const AssayModel assay_review_model;

G_END_DECLS
