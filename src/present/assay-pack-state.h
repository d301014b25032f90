/* What the pack's page shows: what stands in the way, where to put it right, and what was written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-finding.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

#define ASSAY_N_SEVERITIES (ASSAY_SEVERITY_ADVICE + 1)

/* Where a finding is put right. Exactly one is set. */
typedef struct
{
  char *place;        /* what win.show takes */
  gboolean is_folder; /* in the portfolio's folder, outside Assay */
  char *why_not;      /* why nothing in Assay leads there, a sentence */
} AssayFindingWay;

/* Pure. Clear with assay_finding_way_clear(). */
AssayFindingWay assay_finding_find_way (const AssayReadiness *readiness,
                                        const AssayFinding *finding);
void assay_finding_way_clear (AssayFindingWay *self);

/* @key names the finding, so that a list can keep its row. @step has the reason why there is no way
 * where there is none. */
typedef struct
{
  AssayFinding finding;
  char *key;
  char *what;
  char *step;
  AssayFindingWay way;
} AssayPackRow;

typedef struct
{
  char *verdict;
  char *lead;      /* for which day, and how many criteria are ready */
  char *caution;   /* what writing a pack now would mean; NULL when nothing stands in the way */
  char *file_name; /* "North Vale pack 2026-11-22.pdf" */
  GPtrArray *groups[ASSAY_N_SEVERITIES]; /* AssayPackRow */
  char *titles[ASSAY_N_SEVERITIES];      /* "In the way (3)" */
} AssayPackState;

/* Findings of the folder and of the files' contents are given (either may be NULL while not known);
 * those of the portfolio's own content are made here. */
AssayPackState *assay_pack_state_new (const AssayReadiness *readiness,
                                      AssayDate today,
                                      const GPtrArray *of_folder,
                                      const GPtrArray *of_contents);
void assay_pack_state_free (AssayPackState *self);

/* Whether both hold the same files, so that a check of the one's contents says all of the other's.
 */
gboolean assay_pack_state_has_same_files (const AssayPortfolio *a, const AssayPortfolio *b);

/* REFUSED where @path lies inside the portfolio @folder, whose files are not to be mixed with it.
 */
gboolean assay_pack_state_check_target (const char *folder, const char *path, GError **error);

/* "Setting the pages, 34 %", or "Putting in E007, 91 %" where @what names an item. */
char *assay_pack_state_word_progress (guint64 done, guint64 total, const char *what);

/* "124 pages, 90 of them evidence". */
char *assay_pack_state_word_pages (guint n_pages, guint n_evidence_pages);

/* "2 documents were turned into pages in 9 s"; NULL where there was none to turn. */
char *assay_pack_state_word_conversions (guint n_converted, guint64 milliseconds);

/* "“vale.html” says the same in a browser". */
char *assay_pack_state_word_html (const char *path);

/* That these characters stand as boxes, and what to do; NULL for none. */
char *assay_pack_state_word_unknown (const char *unknown);

/* "North Vale health check 2026-11-22.pdf". */
char *assay_pack_state_make_report_name (const AssayReadiness *readiness, AssayDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackState, assay_pack_state_free)

G_END_DECLS
