/* What the form shows with which a commissioner asks services for figures, and what is made of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure.
 */

#pragma once

#include "core/register/assay-measures-request.h"
#include "present/assay-register-wording.h"
#include "present/assay-review-item.h"

G_BEGIN_DECLS

/* AssayScheme, borrowed: those at hand that have measures. */
GPtrArray *assay_measures_asking_list_schemes (const AssayRegisterGround *ground);

/* Who asks (@asker first), of whom (the service of @contract first; 0: nobody in particular), for
 * when (the last quarter that is over) and by which day. */
AssayReviewItem *assay_measures_asking_form_new (const AssayRegisterGround *ground,
                                                 const char *asker,
                                                 gint64 contract);

/* "Read beside it: …" for a measure that says little alone and brings others with it; NULL for the
 * others. */
char *assay_measures_asking_word_beside (const AssayScheme *scheme, const AssayMeasure *measure);

/* @texts are the form's (field's name -> text); @measures ids, NULL at the end. INVALID, saying
 * what to do, and UNKNOWN_NAME for a service that the register does not have. */
AssayMeasuresRequest *assay_measures_asking_make (const AssayRegisterGround *ground,
                                                  const AssayScheme *scheme,
                                                  const char *const *measures,
                                                  GHashTable *texts,
                                                  GError **error);

/* The file's name: "Request for measures, North Vale.xml". */
char *assay_measures_asking_word_file (const AssayMeasuresRequest *request);

G_END_DECLS
