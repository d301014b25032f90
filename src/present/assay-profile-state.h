/* What the page on the service shows: its name, its planned date, and the scheme's questions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *title;
  gboolean is_chosen;
} AssayProfileOption;

typedef struct
{
  char *id;
  AssayQuestionType type;
  char *title;
  char *help;         /* or NULL */
  char *effect;       /* which criteria depend on it, and how; NULL where none does */
  char *text;         /* the answer to a text question; never NULL */
  GPtrArray *options; /* AssayProfileOption; empty for text */
} AssayProfileQuestion;

typedef struct
{
  char *service;
  char *planned;        /* "12 January 2027", or "" */
  char *planned_hint;   /* what the date does, and how far off it is */
  char *progress;       /* "7 of 9 questions are answered." */
  GPtrArray *questions; /* AssayProfileQuestion, in the scheme's order */
} AssayProfileState;

AssayProfileState *assay_profile_state_new (const AssayReadiness *readiness, AssayDate today);
void assay_profile_state_free (AssayProfileState *self);

/* The answer that choosing @option, or leaving it, makes of the answer so far, for
 * assay_edit_set_answer(). */
char *assay_profile_choose (const AssayQuestion *question,
                            const AssayAnswer *answer,
                            const char *option,
                            gboolean chosen);

/* "2.5 applies now. 3.1 no longer applies.": what another profile makes of the scheme; NULL where
 * the same criteria apply. */
char *assay_profile_word_change (const AssayScheme *scheme,
                                 const AssayPortfolio *before,
                                 const AssayPortfolio *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayProfileState, assay_profile_state_free)

G_END_DECLS
