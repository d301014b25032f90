/* The lists of a review, from the inside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-review-list.h"

G_BEGIN_DECLS

extern const AssayReviewList assay_review_list_visits;
extern const AssayReviewList assay_review_list_questions;
extern const AssayReviewList assay_review_list_requests;
extern const AssayReviewList assay_review_list_corrections;
extern const AssayReviewList assay_review_list_samples;
extern const AssayReviewList assay_review_list_openings;

/* "V001" from @letter and 1, and back; 0 for what is none. */
char *assay_review_key_format (char letter, guint number);
guint assay_review_key_parse (const char *key);

/* The value of a field of a form; "" where it has none. */
const char *assay_review_values_get (GHashTable *values, const char *name);

/* Puts a field's text in @slot as a copy: NULL for a blank one. */
void assay_review_set_text (char **slot, const char *text);

/* Blank is no day; INVALID for what is none. */
gboolean assay_review_set_day (AssayDate *slot, const char *text, GError **error);

/* UNKNOWN_NAME for an entry that is no longer there. */
void assay_review_set_gone (GError **error, const char *key);

/* "2.5 Risk and safety in every case"; the id where the scheme has none; "The whole submission". */
char *assay_review_word_subject (const AssayScheme *scheme, const char *criterion);

/* The first line of a text, shortened to a title. */
char *assay_review_word_title (const char *text);

G_END_DECLS
