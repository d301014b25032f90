/* What the comparison of services shows: tables of those that are alike, and in words what is not
 * compared and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. Each mark has its word or number and a sign, so nothing is told by colour alone; a small
 * count that is kept back is said to be. Services stand as the register has them: this is no order
 * of merit.
 */

#pragma once

#include "present/assay-register-wording.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_MARK_PLAIN, /* a figure, which is neither good nor bad */
  ASSAY_MARK_GOOD,
  ASSAY_MARK_DOUBTFUL,
  ASSAY_MARK_BAD,
  ASSAY_MARK_NONE, /* nothing was said */
} AssayMarkTone;

typedef struct
{
  char *title;      /* the standard, or the period */
  char *text;       /* "Ready, 5 of 5", "75.0 %", "kept back" */
  const char *sign; /* or NULL */
  AssayMarkTone tone;
  guint heat; /* how much of it is ready or met, in fifths: the more, the stronger; 0 for figures */
} AssayComparedMark;

#define ASSAY_MARK_HOTTEST 5u

typedef struct
{
  char *title;       /* the service, or "All of these" */
  char *subtitle;    /* what it is from; or NULL */
  GPtrArray *marks;  /* AssayComparedMark, the same for each line */
  char *description; /* the line in words, for screen readers */
} AssayComparedLine;

typedef struct
{
  char *title;
  char *notes;      /* definition and counting rule, and what else has to be known; a line each */
  GPtrArray *lines; /* AssayComparedLine */
} AssayComparedGroup;

typedef struct
{
  GPtrArray *groups; /* AssayComparedGroup: standards, then measures */
  GPtrArray *apart;  /* char*: what is not compared, with the reason */
} AssayRegisterComparisonState;

/* Takes its time where there are many figures: for a thread. */
AssayRegisterComparisonState *
assay_register_comparison_state_new (const AssayRegisterGround *ground);
/* "Show 100 more. 212 of 312 are not shown yet." */
char *assay_register_comparison_word_more (guint n_shown, guint n_all, guint n_next);

void assay_register_comparison_state_free (AssayRegisterComparisonState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterComparisonState, assay_register_comparison_state_free)

G_END_DECLS
