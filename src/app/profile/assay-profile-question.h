/* One question of the profile, with its help and its answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "answered" (question, option, text, chosen): the person chose @option or left it, or wrote @text;
 * the other of the two is NULL. The handler returns whether it was taken.
 */

#pragma once

#include "app/document/assay-folder-document.h"
#include "present/assay-profile-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_PROFILE_QUESTION (assay_profile_question_get_type ())
G_DECLARE_FINAL_TYPE (AssayProfileQuestionWidget,
                      assay_profile_question,
                      ASSAY,
                      PROFILE_QUESTION,
                      AdwPreferencesGroup)

/* Made for one question of a scheme, with the widgets that its type needs. */
GtkWidget *assay_profile_question_new (const AssayProfileQuestion *state);

/* The same question at another moment. Keeps what is half typed. */
void assay_profile_question_set_state (AssayProfileQuestionWidget *self,
                                       const AssayProfileQuestion *state,
                                       gboolean read_only);

/* Says at the text what is wrong with it, until it is changed. */
void assay_profile_question_set_problem (AssayProfileQuestionWidget *self, const char *message);

/* Says at the question what its answer has just changed; NULL for nothing. */
void assay_profile_question_set_change (AssayProfileQuestionWidget *self, const char *change);

/* Forgets what is half typed: it belongs to another document. */
void assay_profile_question_forget (AssayProfileQuestionWidget *self);

const char *assay_profile_question_get_id (AssayProfileQuestionWidget *self);
void assay_profile_question_focus (AssayProfileQuestionWidget *self);

/* Settles what is half typed. */
void assay_profile_question_settle (AssayProfileQuestionWidget *self);

G_END_DECLS
