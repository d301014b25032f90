/* A contract's time line as numbers: what runs from when until when, what falls on which day, and
 * where the mark is asked for and not held.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window and the board report draw the same one. Pure. All days are inclusive.
 */

#pragma once

#include "present/assay-register-wording.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_SPAN_TERM,      /* the contract as signed */
  ASSAY_SPAN_EXTENSION, /* taken up by the day asked about */
  ASSAY_SPAN_OPTION,    /* an extension that may be taken up */
  ASSAY_SPAN_ASKED,     /* the mark has to be held */
  ASSAY_SPAN_AWARD,     /* the mark is held, as recorded, by an award that counts for the clause */
  ASSAY_SPAN_OTHER,     /* an award that does not count: its days, source or scheme */
  ASSAY_SPAN_GAP,       /* asked for and not held; nothing is said of days after the next award
                           could still cover them: see is_ahead */
} AssaySpanKind;

#define ASSAY_SPAN_LAST ASSAY_SPAN_GAP

/* From the top: what was agreed, what is asked, what is held, what is received. */
typedef enum
{
  ASSAY_LANE_TERM,
  ASSAY_LANE_CLAUSE,
  ASSAY_LANE_AWARD,
  ASSAY_LANE_EVENT,
} AssayLane;

#define ASSAY_N_LANES (ASSAY_LANE_EVENT + 1)

typedef struct
{
  AssaySpanKind kind;
  AssayLane lane;
  AssayDate first;
  AssayDate last;
  gboolean is_ahead; /* of a gap: it lies wholly after the day asked about */
  AssayHeldKind held;
  gint64 id;  /* of what it shows, of kind @held; 0: of nothing that is held */
  char *text; /* "Award, 1 May 2024 to 30 April 2027" */
} AssayTimeSpan;

typedef enum
{
  ASSAY_MARK_DUE,       /* the day by which the mark is to be secured */
  ASSAY_MARK_MILESTONE, /* ahead */
  ASSAY_MARK_REACHED,   /* a milestone reached, or a condition met */
  ASSAY_MARK_OVERDUE,   /* a milestone or condition whose day is past */
  ASSAY_MARK_CONDITION, /* ahead */
  ASSAY_MARK_RECEIVED,  /* a submission or a report that was verified */
  ASSAY_MARK_REFUSED,   /* one that failed verification */
  ASSAY_MARK_WITHDRAWN, /* the first day on which an award no longer held */
} AssayMarkKind;

#define ASSAY_MARK_LAST ASSAY_MARK_WITHDRAWN

typedef struct
{
  AssayMarkKind kind;
  AssayLane lane;
  AssayDate day;
  AssayHeldKind held;
  gint64 id;
  char *text; /* "Milestone “Application sent”, due on 30 September 2026" */
} AssayTimeMark;

typedef struct
{
  AssayDate first; /* of the whole line: the first of a January, April, July or October */
  AssayDate last;
  AssayDate today;
  GPtrArray *spans;  /* AssayTimeSpan, by lane, first day and kind; gaps are last */
  GPtrArray *marks;  /* AssayTimeMark, by lane and day */
  char *description; /* all of it in sentences, for screen readers and as a text alternative */
} AssayTimeLine;

/* @contract is of @ground's register; @service is the one whose awards count, 0 for the contract's
 * own. Long ago and far ahead is cut at ten years from the day asked about. */
AssayTimeLine *assay_time_line_new (const AssayRegisterGround *ground,
                                    const AssayHeldContract *contract,
                                    gint64 service);
void assay_time_line_free (AssayTimeLine *self);

/* Where @day lies between the line's first and last day, 0 to 1; a day outside is at the end next
 * to it. */
double assay_time_line_get_place (const AssayTimeLine *self, AssayDate day);

/* One character each for black and white, and what it means. */
const char *assay_mark_kind_word_sign (AssayMarkKind kind);
const char *assay_mark_kind_word (AssayMarkKind kind);
const char *assay_span_kind_word (AssaySpanKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTimeLine, assay_time_line_free)

G_END_DECLS
