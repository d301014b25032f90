/* The questions a scheme asks about a service, as a form that may be left empty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/scheme/assay-scheme.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_QUESTION_FORM (assay_question_form_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayQuestionForm, assay_question_form, ASSAY, QUESTION_FORM, AdwPreferencesGroup)

/* Asks the scheme's questions; what was answered before is forgotten. */
void assay_question_form_set_scheme (AssayQuestionForm *self, AssayScheme *scheme);

/* What is answered now: question's id to value, both char*. */
GHashTable *assay_question_form_collect (AssayQuestionForm *self);

G_END_DECLS
