/* One entry of a review that one can open and change: a visit, a question, a request, a sample.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are all a line with a few fields under it, so one value describes them all and one widget
 * shows them.
 */

#pragma once

#include "core/readiness/assay-readiness.h"
#include "core/review/assay-review-edit.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_REVIEW_FIELD_LINE,
  ASSAY_REVIEW_FIELD_DATE, /* a line with a day, as YYYY-MM-DD */
  ASSAY_REVIEW_FIELD_TEXT,
  ASSAY_REVIEW_FIELD_CHOICE,
  ASSAY_REVIEW_FIELD_SHOWN, /* to read and copy, not to change */
} AssayReviewFieldType;

/* @id is "" for the one that says nothing. */
typedef struct
{
  char *id;
  char *title;
} AssayReviewOption;

typedef struct
{
  const char *name;
  AssayReviewFieldType type;
  const char *title;
  char *value;        /* never NULL; of a choice, the option's id */
  GPtrArray *options; /* AssayReviewOption; NULL unless a choice */
} AssayReviewField;

typedef struct
{
  char *key; /* "V001" */
  char *title;
  char *subtitle; /* or NULL */
  AssayState tone;
  char *sign;        /* of the chip */
  char *chip;        /* or NULL: none */
  GPtrArray *fields; /* AssayReviewField */
  const char *act;   /* what its button says; NULL: it has none */
} AssayReviewItem;

AssayReviewItem *assay_review_item_new (char *key, char *title, char *subtitle);
void assay_review_item_free (gpointer item);
GPtrArray *assay_review_items_new (void);

/* Takes @value; NULL is "". The field is borrowed. */
AssayReviewField *assay_review_item_add_field (AssayReviewItem *self,
                                               const char *name,
                                               AssayReviewFieldType type,
                                               const char *title,
                                               char *value);
void assay_review_field_add_option (AssayReviewField *field, const char *id, const char *title);

/* Takes @sign and @chip as copies. */
void assay_review_item_set_chip (AssayReviewItem *self,
                                 AssayState tone,
                                 const char *sign,
                                 const char *chip);

/* The options of a field that names a criterion: nothing in particular, and every one. */
void assay_review_field_add_criteria (AssayReviewField *field, const AssayScheme *scheme);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReviewItem, assay_review_item_free)

G_END_DECLS
