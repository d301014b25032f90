/* What the page of one criterion shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* A line with a word before it: a kind of evidence, a sector. @label may be NULL. */
typedef struct
{
  char *label;
  char *text;
} AssayCriterionLine;

/* One citation of the response, in its order. */
typedef struct
{
  guint evidence;
  char *number; /* "E004" */
  char *title;
  char *detail;  /* "pages 1–2 · shows the form in use"; never NULL */
  char *preview; /* what win.preview takes: "E004:1"; NULL when there is nothing to see */
  char *pages;   /* the three fields as they are edited; never NULL */
  char *place;
  char *why;
  gboolean has_pages; /* the item is a file, so pages can be named */
  gboolean counts;
  char *judgement;   /* short: "Counts", "Out of date" */
  char *explanation; /* in sentences, with what to do; NULL where it counts */
} AssayCriterionCitation;

typedef struct
{
  guint number;
  char *place; /* "actions:A001" */
  char *what;
  char *detail; /* "Service lead · due 3 Dec 2026" */
  AssayActionState state;
  gboolean is_overdue;
} AssayCriterionAction;

/* Texts are never NULL unless said. */
typedef struct
{
  const AssayCriterion *criterion;
  char *standard;      /* "Standard 2 · Policies and safe systems" */
  GPtrArray *tags;     /* char*: titles */
  char *lead;          /* the first paragraph of guidance */
  GPtrArray *guidance; /* AssayCriterionLine: the paragraphs after it */
  GPtrArray *look_for; /* AssayCriterionLine: those that the profile lets apply */
  GPtrArray *evidence; /* AssayCriterionLine by kind */
  char *kinds;         /* "policy, record" */
  GPtrArray *examples; /* AssayCriterionLine by sector, those of the service's own */
  char *level;         /* NULL: not rated */
  char *reason;        /* why not applicable */
  char *text;
  char *note;
  gboolean is_flagged;
  GPtrArray *citations; /* AssayCriterionCitation */
  GPtrArray *actions;   /* AssayCriterionAction, open ones first */
  AssayState state;
  char *why;
  const AssayCriterion *previous; /* NULL at the ends */
  const AssayCriterion *next;
} AssayCriterionState;

/* NULL where the scheme has no criterion of that id. */
AssayCriterionState *
assay_criterion_state_new (const AssayReadiness *readiness, const char *criterion, AssayDate today);
void assay_criterion_state_free (AssayCriterionState *self);

/* AssayCriterionLine as Pango markup, one paragraph each: with their labels, or as a list of
 * points.
 */
char *assay_criterion_state_format_lines (const GPtrArray *lines);
char *assay_criterion_state_format_points (const GPtrArray *lines);

/* What an unsaved draft of a citation of item @number is called: its title, or "" where there is no
 * such item. */
const char *assay_criterion_state_get_item_title (const AssayPortfolio *portfolio, guint number);

/* The items that can be cited, as "E007 Case handling procedure", in order of their numbers. */
GStrv assay_criterion_state_list_items (const AssayPortfolio *portfolio);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCriterionState, assay_criterion_state_free)

G_END_DECLS
