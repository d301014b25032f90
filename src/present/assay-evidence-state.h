/* What the evidence section shows: the rows of its table, and which of them, in which order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* How an item stands on the readiness's day; the first that is true, from the top. */
typedef enum
{
  ASSAY_EVIDENCE_WITHDRAWN,
  ASSAY_EVIDENCE_MISSING,     /* its file is not in the folder */
  ASSAY_EVIDENCE_ALTERED,     /* its file is not the one that was added */
  ASSAY_EVIDENCE_OUT_OF_DATE, /* already today */
  ASSAY_EVIDENCE_RUNS_OUT,    /* not yet, but by the planned day */
  ASSAY_EVIDENCE_NOT_BEGUN,   /* its period lies ahead */
  ASSAY_EVIDENCE_TOO_OLD,     /* for a criterion that cites it */
  ASSAY_EVIDENCE_UNSTATED,    /* nothing is stated about personal data: counts for nothing */
  ASSAY_EVIDENCE_UNDATED,
  ASSAY_EVIDENCE_IN_DATE,
} AssayEvidenceCondition;

typedef enum
{
  ASSAY_EVIDENCE_SHOW_ALL,
  ASSAY_EVIDENCE_SHOW_UNUSED,
  ASSAY_EVIDENCE_SHOW_OUT_OF_DATE, /* or too old, or by the planned day */
  ASSAY_EVIDENCE_SHOW_NO_PRIVACY,
  ASSAY_EVIDENCE_SHOW_NO_FILE, /* missing or altered */
  ASSAY_EVIDENCE_SHOW_WITHDRAWN,
} AssayEvidenceFilter;

#define ASSAY_EVIDENCE_N_FILTERS (ASSAY_EVIDENCE_SHOW_WITHDRAWN + 1)

typedef enum
{
  ASSAY_EVIDENCE_COLUMN_NUMBER,
  ASSAY_EVIDENCE_COLUMN_TITLE,
  ASSAY_EVIDENCE_COLUMN_KIND,
  ASSAY_EVIDENCE_COLUMN_PERIOD,
  ASSAY_EVIDENCE_COLUMN_USED_BY,
  ASSAY_EVIDENCE_COLUMN_PRIVACY,
  ASSAY_EVIDENCE_COLUMN_STATE,
} AssayEvidenceColumn;

#define ASSAY_EVIDENCE_N_COLUMNS (ASSAY_EVIDENCE_COLUMN_STATE + 1)

/* Texts are never NULL. */
typedef struct
{
  guint number;
  char *label; /* "E007" */
  char *title;
  char *kind;
  char *period;
  AssayDate from; /* what the period sorts by */
  char *used_by;  /* "2.1, 2.5" */
  guint n_users;
  gboolean is_withdrawn;
  AssayPrivacy privacy;
  char *privacy_text;
  AssayEvidenceCondition condition;
  char *condition_text;
  char *description; /* for screen readers: the whole row in words */
  char *searched;    /* everything that a search looks in, case folded */
  char *sorted_title;
} AssayEvidenceRow;

/* AssayEvidenceRow, by number, with its free function, which lets go of one reference. @altered
 * (char* SHA-256, as a set; may be NULL) are contents known to be other than they were. */
GPtrArray *
assay_evidence_state_new (const AssayReadiness *readiness, AssayDate today, GHashTable *altered);

/* Rows never change. Main thread only. */
AssayEvidenceRow *assay_evidence_row_ref (AssayEvidenceRow *self);
void assay_evidence_row_unref (AssayEvidenceRow *self);

gboolean assay_evidence_row_equal (const AssayEvidenceRow *a, const AssayEvidenceRow *b);

/* @words: every one must be somewhere in the row; from assay_evidence_split_search(). Withdrawn
 * items are only among ALL and WITHDRAWN. */
gboolean assay_evidence_row_matches (const AssayEvidenceRow *row,
                                     AssayEvidenceFilter filter,
                                     const char *const *words);
char **assay_evidence_split_search (const char *text);

/* Less than, equal to or greater than 0; rows that are equal there go by number. */
int assay_evidence_row_compare (const AssayEvidenceRow *a,
                                const AssayEvidenceRow *b,
                                AssayEvidenceColumn column);

/* The sign that stands beside the condition's words. */
const char *assay_evidence_condition_sign (AssayEvidenceCondition condition);

G_END_DECLS
