/* What is shown of an answer before it is written: what is asked, what there is, and what there is
 * not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure.
 */

#pragma once

#include "core/register/assay-measures-answer.h"

G_BEGIN_DECLS

/* One measure that is asked for. */
typedef struct
{
  char *title;
  char *sign; /* "✓", or "–" for one of which nothing is kept */
  char *text; /* the figures, a line each; that none is kept, in words */
  char *note; /* what is counted otherwise than was asked; or NULL */
} AssayAnsweredRow;

typedef struct
{
  char *asked;         /* who asks, by which scheme, for when */
  char *wanted;        /* by which day */
  char *verdict;       /* "2 of 3 measures have figures for this time" */
  GPtrArray *rows;     /* AssayAnsweredRow, as they are asked for */
  GPtrArray *findings; /* char*: what else somebody should know, with the step to take */
  char *file;          /* a name for the answer's file */
} AssayMeasuresAnswerState;

AssayMeasuresAnswerState *assay_measures_answer_state_new (const AssayMeasuresAnswer *answer);
void assay_measures_answer_state_free (AssayMeasuresAnswerState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMeasuresAnswerState, assay_measures_answer_state_free)

G_END_DECLS
