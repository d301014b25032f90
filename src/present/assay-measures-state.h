/* What the page of measures shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* One figure. */
typedef struct
{
  AssayFigure *figure; /* the portfolio's own value, held */
  char *key;           /* names the row: measure and period */
  char *period;        /* "1 July 2026 to 30 September 2026" */
  char *value;         /* "128", "75 % (45 of 60)" */
  char *source;        /* NULL: not said */
  char *note;
  char *from; /* ISO days */
  char *to;
} AssayMeasuresRow;

/* One measure of the scheme. */
typedef struct
{
  const AssayMeasure *measure; /* NULL: figures of a measure this edition does not have */
  char *id;
  char *title;
  char *definition;
  char *counting_rule;
  gboolean has_part; /* whether the counts behind a figure can be stated */
  gboolean has_base;
  char *summary;   /* "3 figures", "No figures yet" */
  GPtrArray *rows; /* AssayMeasuresRow, newest period first */
} AssayMeasuresItem;

typedef struct
{
  AssayScheme *scheme;
  GPtrArray *items; /* AssayMeasuresItem, in the scheme's order */
} AssayMeasuresState;

AssayMeasuresState *assay_measures_state_new (AssayScheme *scheme, const AssayPortfolio *portfolio);
void assay_measures_state_free (AssayMeasuresState *self);

/* EXISTS where @figure, new or changed from @changing (NULL: new), would take the place of another
 * one that has its period already. */
gboolean assay_measures_state_check_period (const AssayPortfolio *portfolio,
                                            const AssayFigure *figure,
                                            const AssayFigure *changing,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMeasuresState, assay_measures_state_free)

G_END_DECLS
