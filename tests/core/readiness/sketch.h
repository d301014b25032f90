/* Portfolios drawn in a few lines, for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything sketched is right in every way, for the small scheme on 12 January 2027; a test then
 * spoils the one thing it is about. Values may be changed until the portfolio is handed on.
 */

#pragma once

#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* 12 January 2027, the planned day of every sketch; and 22 November 2026, "today". */
AssayDate sketch_planned_day (void);
AssayDate sketch_today (void);

AssayPortfolio *sketch_portfolio (void);

/* The response to @criterion, rated @level (NULL: not rated); made when there is none. */
AssayResponse *
sketch_response (AssayPortfolio *portfolio, const char *criterion, const char *level);

/* A record of the second half of 2026, a five-page PDF without personal data. */
AssayEvidence *sketch_evidence (AssayPortfolio *portfolio, guint number);

/* Page 2 of the item, with a reason. */
AssayCitation *sketch_citation (AssayPortfolio *portfolio, const char *criterion, guint evidence);

/* Open, due on the planned day. */
AssayAction *sketch_action (AssayPortfolio *portfolio, guint number, const char *criterion);

void sketch_answer (AssayPortfolio *portfolio, const char *question, const char *value);

/* Puts @value where @field points, freeing what was there. */
void sketch_set (char **field, const char *value);

/* Everything answered and ready for the small scheme, complex cases taken. */
AssayPortfolio *sketch_ready_portfolio (void);

/* What a test of a portfolio by the small scheme holds; @readiness is the test's own to compute. */
typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  AssayReadiness *readiness;
} SketchCase;

/* For g_test_add(): with sketch_ready_portfolio(), or with sketch_portfolio(). */
void sketch_case_set_up (SketchCase *self, gconstpointer data);
void sketch_case_set_up_blank (SketchCase *self, gconstpointer data);
void sketch_case_tear_down (SketchCase *self, gconstpointer data);

G_END_DECLS
