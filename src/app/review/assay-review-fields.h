/* The fields of one entry of a review, as rows of whatever list they are put in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-review-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _AssayReviewFields AssayReviewFields;

/* A field was changed to @text. NULL when that was taken, otherwise what is wrong with it, to be
 * freed. */
typedef char *(*AssayReviewFieldFunc) (gpointer owner,
                                       const char *key,
                                       const char *field,
                                       const char *text);

/* Puts a row in its list. */
typedef void (*AssayReviewPlaceFunc) (gpointer list, GtkWidget *row);

/* @func is NULL for a form that is filled in before anything is made of it. */
AssayReviewFields *assay_review_fields_new (gpointer owner, AssayReviewFieldFunc func);

/* The rows belong to their list and go with it: free this before them, or with them. */
void assay_review_fields_free (AssayReviewFields *self);

/* Shows @item. Its rows are made, and put in @list by @place, the first time. What is half typed
 * stays. */
void assay_review_fields_set (AssayReviewFields *self,
                              const AssayReviewItem *item,
                              gboolean read_only,
                              AssayReviewPlaceFunc place,
                              gpointer list);

/* Of a form: what is in it, field's name -> text; and emptying it. */
GHashTable *assay_review_fields_dup_values (AssayReviewFields *self);
void assay_review_fields_reset (AssayReviewFields *self);
void assay_review_fields_set_problem (AssayReviewFields *self, const char *message);

/* Chooses or writes in one field of a form. */
void assay_review_fields_fill (AssayReviewFields *self, const char *field, const char *text);

void assay_review_fields_grab_focus (AssayReviewFields *self);

/* Hands over what is half typed. */
void assay_review_fields_settle (AssayReviewFields *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReviewFields, assay_review_fields_free)

G_END_DECLS
