/* What an assessor sees at one criterion: what is asked, what the service says, and their own
 * determination.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review-edit.h"
#include "present/assay-criterion-state.h"

G_BEGIN_DECLS

/* An item of evidence that the service cites here, or that was looked at. */
typedef struct
{
  guint evidence;
  char *number; /* "E004" */
  char *title;  /* "E004 Risk assessment form" */
  char *detail; /* where it was looked at, or else which pages are cited; "" for neither */
  char *pages;  /* of the citation, or of the look; "" for none */
  gboolean is_looked;
  gboolean is_sensitive;
} AssayReviewLookRow;

/* Texts are never NULL unless said. */
typedef struct
{
  AssayCriterionState *asked; /* with what the service says */
  char *rating;               /* "Largely", "Not rated"; why it does not apply stands behind */
  char *locked;               /* why nothing can be determined now; NULL: it can be */
  gboolean is_asked;          /* whether it is to be determined at all */
  AssayJudgement judgement;
  char *carried; /* from which round, and whether it is to be confirmed; NULL for nothing */
  char *confirm; /* what judging the same again is called; NULL where it would change nothing */
  char *settled; /* what two assessors settled; NULL for nothing */
  char *reason;
  char *lacking;
  GPtrArray *looks; /* AssayReviewLookRow: those cited in their order, then others */
  AssaySaid qualities[ASSAY_N_QUALITIES];
  char *comment;
  char *note;
  GPtrArray *requests;    /* AssayReviewItem */
  GPtrArray *corrections; /* AssayReviewItem */
  char *left;             /* "14 indicators are not determined yet." */
} AssayReviewCriterionState;

/* NULL where the scheme has no criterion of that id. @readiness is that of what was submitted. */
AssayReviewCriterionState *assay_review_criterion_state_new (const AssayReviewGround *ground,
                                                             const AssayReadiness *readiness,
                                                             const char *criterion);
void assay_review_criterion_state_free (AssayReviewCriterionState *self);

/* What has to be said with a judgement before it can be saved: "Not saved yet: it still needs your
 * reason and an item you looked at."; NULL where there is enough. */
char *assay_review_word_needs (AssayJudgement judgement,
                               const char *reason,
                               const char *lacking,
                               guint n_looked);

/* The judgements one can choose, as the rating group shows them: AssayLevel, ids as in files, with
 * translated words. */
GPtrArray *assay_review_list_judgements (void);

/* The looks (AssayLook) at @criterion after one more or one less, for assay_review_determine().
 * @pages may be blank. */
GPtrArray *assay_review_change_looks (const AssayReview *review,
                                      const char *criterion,
                                      guint evidence,
                                      const char *pages,
                                      gboolean is_looked);

/* "E007 4-5" as a number and pages; UNKNOWN_NAME where the submission has no such item. */
gboolean assay_review_parse_look (const AssayPortfolio *portfolio,
                                  const char *text,
                                  guint *out_evidence,
                                  char **out_pages,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReviewCriterionState, assay_review_criterion_state_free)

G_END_DECLS
