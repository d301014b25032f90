/* Making edits of a review. Pure: what is asked is checked against the review, the submission and
 * its scheme; the result is an edit for the gate (assay-review-folder.h), or NULL with an error
 * (UNKNOWN_NAME with the nearest match, INVALID, TOO_LARGE, or REFUSED where the rules of
 * assay-review-permission.h do not allow it now). An edit that would change nothing is made all the
 * same and says so (assay_edit_is_empty()).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/assay-document-edit.h"
#include "core/portfolio/assay-portfolio.h"
#include "core/review/assay-review.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_REVIEW_VERB_CREATE,
  ASSAY_REVIEW_VERB_DECLARE,
  ASSAY_REVIEW_VERB_DETERMINE,
  ASSAY_REVIEW_VERB_WITHDRAW, /* took a determination back */
  ASSAY_REVIEW_VERB_WRITE_GROUNDS,
  ASSAY_REVIEW_VERB_JUDGE_EVIDENCE,
  ASSAY_REVIEW_VERB_WRITE_COMMENT,
  ASSAY_REVIEW_VERB_WRITE_NOTE,
  ASSAY_REVIEW_VERB_ADD_REQUEST,
  ASSAY_REVIEW_VERB_AMEND_REQUEST,
  ASSAY_REVIEW_VERB_ADD_CORRECTION,
  ASSAY_REVIEW_VERB_AMEND_CORRECTION,
  ASSAY_REVIEW_VERB_ADD_ENQUIRY,
  ASSAY_REVIEW_VERB_AMEND_ENQUIRY,
  ASSAY_REVIEW_VERB_ADD_VISIT,
  ASSAY_REVIEW_VERB_AMEND_VISIT,
  ASSAY_REVIEW_VERB_OPEN_SENSITIVE,
  ASSAY_REVIEW_VERB_ADD_SAMPLE,
  ASSAY_REVIEW_VERB_SETTLE,
  ASSAY_REVIEW_VERB_RECOMMEND,
  ASSAY_REVIEW_VERB_DECIDE,
  ASSAY_REVIEW_VERB_AWARD,
  ASSAY_REVIEW_VERB_OUTSIDE, /* review.xml was changed by something that is not Assay */
} AssayReviewVerb;

/* "determine", "add-request" …: as the journal has it. */
const char *assay_review_verb_get_id (AssayReviewVerb verb);

/* What an edit that came from a review's journal did. */
AssayReviewVerb assay_review_edit_get_verb (const AssayEdit *edit);

/* What an edit is made on; borrowed. Numbers that add() gives come from the folder
 * (assay_review_folder_get_ground()), because only it knows which were given before. */
typedef struct
{
  AssayReview *review;
  AssayScheme *scheme;
  AssayPortfolio *portfolio; /* of the submission */
  const char *author;
  AssayDate today;
  gint64 now; /* UTC seconds */
  guint next_request;
  guint next_correction;
  guint next_enquiry;
  guint next_visit;
  guint next_opening;
  guint next_sample;
  guint next_decision;
} AssayReviewGround;

/* @roles: one a line, at least one. @statement is needed with MANAGED and BARRED. */
AssayEdit *assay_review_declare (const AssayReviewGround *ground,
                                 const char *roles,
                                 AssayInterest interest,
                                 const char *statement,
                                 GError **error);

/* @looked (AssayLook, or NULL to keep those there are) are checked against the submission's items
 * and their pages. @reason and @lacking NULL keep what was written; "" clears it. FURTHER_WORK and
 * NOT_MET need @lacking and an item looked at; CONDITIONS needs @lacking. NONE takes the judgement
 * back and keeps the rest. Determining again the judgement that was carried from an earlier round
 * confirms it. What was settled with another assessor stays while the judgement stays. */
AssayEdit *assay_review_determine (const AssayReviewGround *ground,
                                   const char *criterion,
                                   AssayJudgement judgement,
                                   const char *reason,
                                   const char *lacking,
                                   const GPtrArray *looked,
                                   GError **error);

/* The same for the grounds alone, before there is a judgement or beside the one there is: nothing
 * is judged by it, so what waits to be confirmed still waits. */
AssayEdit *assay_review_write_grounds (const AssayReviewGround *ground,
                                       const char *criterion,
                                       const char *reason,
                                       const char *lacking,
                                       const GPtrArray *looked,
                                       GError **error);

/* NOTHING takes it back. */
AssayEdit *assay_review_judge_evidence (const AssayReviewGround *ground,
                                        const char *criterion,
                                        AssayQuality quality,
                                        AssaySaid said,
                                        GError **error);

/* NULL or blank clears. The comment goes to the service, the note never does. */
AssayEdit *assay_review_write_comment (const AssayReviewGround *ground,
                                       const char *criterion,
                                       const char *text,
                                       GError **error);
AssayEdit *assay_review_write_note (const AssayReviewGround *ground,
                                    const char *criterion,
                                    const char *text,
                                    GError **error);

/* Adding ignores fields->number; the new one is the edit's subject ("R001"). Amending replaces the
 * value of fields->number; UNKNOWN_NAME where there is none. */
AssayEdit *assay_review_add_request (const AssayReviewGround *ground,
                                     const AssayRequest *fields,
                                     GError **error);
AssayEdit *assay_review_amend_request (const AssayReviewGround *ground,
                                       const AssayRequest *fields,
                                       GError **error);
AssayEdit *assay_review_add_correction (const AssayReviewGround *ground,
                                        const AssayCorrection *fields,
                                        GError **error);
AssayEdit *assay_review_amend_correction (const AssayReviewGround *ground,
                                          const AssayCorrection *fields,
                                          GError **error);
AssayEdit *assay_review_add_enquiry (const AssayReviewGround *ground,
                                     const AssayEnquiry *fields,
                                     GError **error);
AssayEdit *assay_review_amend_enquiry (const AssayReviewGround *ground,
                                       const AssayEnquiry *fields,
                                       GError **error);
AssayEdit *
assay_review_add_visit (const AssayReviewGround *ground, const AssayVisit *fields, GError **error);
AssayEdit *assay_review_amend_visit (const AssayReviewGround *ground,
                                     const AssayVisit *fields,
                                     GError **error);

/* Whether an item opens only by a deliberate act: personal data is in it with consent, or nobody
 * said. */
gboolean assay_review_is_sensitive (const AssayEvidence *item);

/* @why must say something. Cannot be undone. */
AssayEdit *assay_review_note_opening (const AssayReviewGround *ground,
                                      guint evidence,
                                      const char *why,
                                      GError **error);

/* @seed NULL or blank: a new one is made from the submission's fingerprint, so that nobody can have
 * chosen it. @size 1 to @population. */
AssayEdit *assay_review_add_sample (const AssayReviewGround *ground,
                                    const char *what,
                                    guint population,
                                    guint size,
                                    const char *seed,
                                    GError **error);

/* @other must be a finished review of the same submission that judges @criterion differently. */
AssayEdit *assay_review_settle (const AssayReviewGround *ground,
                                AssayReview *other,
                                const char *criterion,
                                AssayJudgement settled,
                                const char *text,
                                GError **error);

/* REFUSED while findings of assay_review_check_complete() block it. */
AssayEdit *assay_review_recommend (const AssayReviewGround *ground,
                                   AssayOutcome outcome,
                                   const char *reasons,
                                   GError **error);

/* @role is not one of the assessor's, and whoever decides is not who declared. */
AssayEdit *assay_review_decide (const AssayReviewGround *ground,
                                const char *role,
                                AssayOutcome outcome,
                                const char *reasons,
                                GError **error);

/* @conditions: AssayAwardCondition, or NULL; needed where the decision was with conditions, and
 * only then. @until NONE is as many months from @from as the scheme says. */
AssayEdit *assay_review_award (const AssayReviewGround *ground,
                               AssayDate from,
                               AssayDate until,
                               const GPtrArray *conditions,
                               GError **error);

G_END_DECLS
