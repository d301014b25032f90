/* The words that stand for the enumerations of a review, in files and on the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder. Each list begins with the member after the one that says nothing, but
 * that of a request's states, which has none such; NULL at the end.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const assay_judgement_words[];
extern const char *const assay_outcome_words[];
extern const char *const assay_quality_words[];
extern const char *const assay_said_words[];
extern const char *const assay_interest_words[];
extern const char *const assay_request_state_words[];
extern const char *const assay_visit_kind_words[];

G_END_DECLS
