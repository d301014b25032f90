/* What the overview shows: the verdict, each standard, what stands in the way, what happened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where nothing has been rated yet, the overview says what to do first, and the lists are empty.
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* How many lines of the history are shown. */
#define ASSAY_OVERVIEW_LATELY 5u

/* A line of a list. @tone is the state whose colour the chip has; @place is what win.show takes,
 * NULL for a line that leads nowhere. */
typedef struct
{
  char *place;
  AssayState tone;
  char *sign; /* of the chip, or NULL */
  char *chip; /* or NULL: no chip */
  char *title;
  char *text;        /* or NULL */
  char *description; /* for screen readers: all of it */
} AssayOverviewRow;

/* A standard. */
typedef struct
{
  AssayOverviewRow row; /* leads to its first criterion that is not ready */
  guint counts[ASSAY_N_STATES];
  char *weakest; /* "Weakest: 2.6 Complaints", or NULL */
} AssayOverviewCard;

typedef struct
{
  gboolean is_fresh;
  char *verdict;
  char *line;
  GPtrArray *first_steps;  /* AssayOverviewRow; empty unless fresh */
  GPtrArray *cards;        /* AssayOverviewCard */
  GPtrArray *in_the_way;   /* AssayOverviewRow */
  GPtrArray *safeguarding; /* AssayOverviewRow */
  GPtrArray *lately;       /* AssayOverviewRow, newest first */
} AssayOverviewState;

/* Pure. @history is AssayEntry, oldest first, its end or all of it, or NULL; @now in UTC seconds.
 */
AssayOverviewState *assay_overview_state_new (const AssayReadiness *readiness,
                                              AssayDate today,
                                              const GPtrArray *history,
                                              gint64 now);
void assay_overview_state_free (AssayOverviewState *self);

/* For other lists of such rows. clear() frees what @row holds, free() the row too. */
void assay_overview_row_clear (AssayOverviewRow *row);
void assay_overview_row_free (gpointer row);

/* "today 14:02", "yesterday 14:02", "Friday 14:02", "12 November 2026"; in local time. */
char *assay_overview_word_time (gint64 time, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOverviewState, assay_overview_state_free)

G_END_DECLS
