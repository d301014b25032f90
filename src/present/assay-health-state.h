/* The health check: a first pass through every criterion, and what it shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the profile leaves out is not asked. What the service itself says does not apply is asked:
 * saying so is an answer.
 */

#pragma once

#include "core/readiness/assay-readiness.h"
#include "present/assay-overview-state.h"

G_BEGIN_DECLS

/* One step. @criterion and @level are borrowed from the readiness. */
typedef struct
{
  const AssayCriterion *criterion;
  const char *level;  /* NULL: not rated */
  const char *reason; /* why it does not apply, or NULL */
  char *where;        /* "Indicator 7 of 33" */
  char *standard;     /* "Standard 2: Policies" */
  char *title;        /* "2.1 A complete policy set" */
} AssayHealthStep;

/* A gap, and whether somebody is working on it. */
typedef struct
{
  AssayOverviewRow row;
  char *criterion;
  char *planned; /* "A001: Write it down, due on 3 March 2027", or NULL */
} AssayHealthGap;

/* @standard is borrowed from the readiness. */
typedef struct
{
  const AssayStandard *standard;
  char *title;          /* "2 Policies" */
  char *summary;        /* "4 strengths, 1 area to improve, 1 not rated" */
  GPtrArray *gaps;      /* AssayHealthGap */
  GPtrArray *strengths; /* AssayOverviewRow */
} AssayHealthStandard;

typedef struct
{
  guint n_asked;
  guint n_rated;
  char *progress;       /* "12 of 33 indicators are rated" */
  char *left;           /* "21 indicators are not rated yet.", or NULL when all are */
  GPtrArray *standards; /* AssayHealthStandard, those in which something is rated */
} AssayHealthState;

AssayHealthState *assay_health_state_new (const AssayReadiness *readiness);
void assay_health_state_free (AssayHealthState *self);

/* NULL where there is no such criterion, or it is not asked. */
AssayHealthStep *assay_health_step_new (const AssayReadiness *readiness, const char *criterion);
void assay_health_step_free (AssayHealthStep *self);

/* The first criterion without a rating; NULL when all have one. */
const AssayCriterion *assay_health_find_unrated (const AssayReadiness *readiness);

/* The criterion asked after (1) or before (-1) the one; NULL past either end. */
const AssayCriterion *
assay_health_find_neighbour (const AssayReadiness *readiness, const char *criterion, int direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHealthState, assay_health_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHealthStep, assay_health_step_free)

G_END_DECLS
