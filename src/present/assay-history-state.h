/* What the history's page shows: who changed what, when, and what stood there then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* The whole history, newest first. Making it costs little for thousands of entries: a row's words
 * are made when it is looked at. */
typedef struct
{
  AssayScheme *scheme;
  GPtrArray *entries; /* AssayEntry, oldest first */
  gboolean *undone;   /* for each entry: an edit that is undone as things stand */
} AssayHistoryState;

/* Takes @entries. */
AssayHistoryState *assay_history_state_new (AssayScheme *scheme, GPtrArray *entries);
void assay_history_state_free (AssayHistoryState *self);

guint assay_history_state_count (const AssayHistoryState *self);

/* The entry of a row, row 0 being the newest. */
const AssayEntry *assay_history_state_get_entry (const AssayHistoryState *self, guint row);
gboolean assay_history_state_is_undone (const AssayHistoryState *self, guint row);

/* The words of one row. */
typedef struct
{
  char *day;         /* "22 November 2026" on the first row of a day, otherwise NULL */
  char *what;        /* "Rated 2.5 “Largely”" */
  char *who;         /* "14:02, Service manager" */
  char *description; /* all of it, for screen readers */
  gboolean is_undone;
} AssayHistoryRow;

AssayHistoryRow *assay_history_state_word_row (const AssayHistoryState *self, guint row);
void assay_history_row_free (AssayHistoryRow *self);

/* One thing that an entry changed. @before or @after is NULL where there was nothing. */
typedef struct
{
  char *label;   /* "2.5, rating" */
  char *subject; /* "2.5", "E007", or in words what it is about; NULL for the service itself */
  char *field;   /* "rating" */
  char *before;
  char *after;
} AssayHistoryChange;

typedef struct
{
  char *title; /* "1 Leadership" */
  char *tail;  /* "5 of 6 indicators ready" */
} AssayHistoryStandard;

/* The portfolio as it was after one entry. */
typedef struct
{
  guint64 sequence;
  char *what;
  char *when; /* "22 November 2026 at 14:02, by Service manager" */
  char *verdict;
  char *caution;        /* why this may not be all of it; NULL where it is */
  GPtrArray *standards; /* AssayHistoryStandard */
  GPtrArray *changes;   /* AssayHistoryChange */
} AssayHistoryMoment;

/* Plays the history again; may take a moment, may run on a thread. CANCELLED when asked to stop. */
AssayHistoryMoment *assay_history_moment_new (AssayScheme *scheme,
                                              const GPtrArray *entries,
                                              const AssayEntry *entry,
                                              GCancellable *cancellable,
                                              GError **error);
void assay_history_moment_free (AssayHistoryMoment *self);

/* What differs between two portfolios, in words. AssayHistoryChange. */
GPtrArray *assay_history_list_changes (const AssayScheme *scheme,
                                       const AssayPortfolio *before,
                                       const AssayPortfolio *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHistoryState, assay_history_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHistoryRow, assay_history_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHistoryMoment, assay_history_moment_free)

G_END_DECLS
