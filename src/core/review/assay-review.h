/* A review as a value: what one assessor says about one submission, at one moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made like a portfolio (core/portfolio/assay-portfolio.h): values are shared by reference count
 * and never change once they are part of a review, so a review may cross threads. To change
 * something, make an edit (assay-review-edit.h) and apply it through the gate
 * (assay-review-folder.h). Fields are public to read.
 *
 * Texts are UTF-8 and NULL where nothing has been written. Nothing is ever pre-selected: the first
 * member of each enumeration says that nobody has said anything. Each value keeps, in @extra,
 * markup of a newer Assay. Numbers are never given twice, not even after an undo.
 *
 * What a person may do when is in assay-review-permission.h; what still stands between a review and
 * a recommendation in assay-review-completeness.h.
 */

#pragma once

#include "base/assay-date.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* The judgement on one criterion. FURTHER_WORK and NOT_MET need what is lacking and an item looked
 * at. */
typedef enum
{
  ASSAY_JUDGEMENT_NONE,
  ASSAY_JUDGEMENT_MET,
  ASSAY_JUDGEMENT_CONDITIONS,
  ASSAY_JUDGEMENT_FURTHER_WORK,
  ASSAY_JUDGEMENT_NOT_MET,
} AssayJudgement;

#define ASSAY_N_JUDGEMENTS (ASSAY_JUDGEMENT_NOT_MET + 1)

/* A question that takes yes or no, and that nobody may have answered. */
typedef enum
{
  ASSAY_SAID_NOTHING,
  ASSAY_SAID_YES,
  ASSAY_SAID_NO,
} AssaySaid;

/* What evidence is judged by. */
typedef enum
{
  ASSAY_QUALITY_VALID,     /* it shows what it is cited for */
  ASSAY_QUALITY_AUTHENTIC, /* it is what it says it is */
  ASSAY_QUALITY_CURRENT,
  ASSAY_QUALITY_SUFFICIENT, /* there is enough of it */
} AssayQuality;

#define ASSAY_N_QUALITIES (ASSAY_QUALITY_SUFFICIENT + 1)

/* An assessor's interest in the service. With BARRED nothing may be determined. */
typedef enum
{
  ASSAY_INTEREST_NOT_SAID,
  ASSAY_INTEREST_NONE,
  ASSAY_INTEREST_MANAGED, /* there is one, and the statement says how it is dealt with */
  ASSAY_INTEREST_BARRED,  /* there is one, and somebody else must assess */
} AssayInterest;

typedef enum
{
  ASSAY_REQUEST_OPEN,
  ASSAY_REQUEST_ANSWERED,
  ASSAY_REQUEST_DROPPED,
} AssayRequestState;

typedef enum
{
  ASSAY_VISIT_KIND_NOT_SAID,
  ASSAY_VISIT_ON_SITE,
  ASSAY_VISIT_REMOTE,
} AssayVisitKind;

/* What is recommended, and what is decided. REOPEN is a decision only: back to the assessor. */
typedef enum
{
  ASSAY_OUTCOME_NONE,
  ASSAY_OUTCOME_AWARD,
  ASSAY_OUTCOME_CONDITIONS, /* award with conditions */
  ASSAY_OUTCOME_FURTHER_WORK,
  ASSAY_OUTCOME_NO_AWARD,
  ASSAY_OUTCOME_REOPEN,
} AssayOutcome;

/* Which submission this is a review of. @name is the file name it came under; @seal
 * the digest of its tag manifest, which covers every byte of it. @fingerprint is the one computed
 * from the data, never only the one stated. */
typedef struct
{
  char *service;
  char *scheme_id;
  char *scheme_edition;
  char *scheme_sha256;
  guint round;
  char *fingerprint;
  char *name;
  char *seal;
  char *key;                 /* fingerprint of the key it was signed with, or NULL: not signed */
  guint carried_round;       /* the round whose determinations were carried in; 0: none */
  char *carried_fingerprint; /* of what was submitted in that round */
  char **extra;
  char **beside; /* markup that stands beside the head and is not known */
} AssayReviewHead;

/* Made before anything else may be determined. @roles: what the assessor is in this review, one
 * role a line ("Lead assessor"). @author is whoever made it. */
typedef struct
{
  char *roles;
  AssayInterest interest;
  char *statement;
  char *author;
  AssayDate day;
  char **extra;
} AssayDeclaration;

/* An item that was looked at, and where; @pages as in a citation, or NULL. */
typedef struct
{
  guint evidence;
  char *pages;
} AssayLook;

/* One per criterion. @basis is the state of the criterion (assay_review_compute_basis()) that the
 * judgement was made on. @comment goes to the service, @note never leaves. @carried is the round
 * the judgement was made in, however often it was carried since, until the assessor has determined
 * it in this one; 0 after that. */
typedef struct
{
  char *criterion;
  AssayJudgement judgement;
  char *reason;
  char *lacking;
  GPtrArray *looked; /* AssayLook, by number; never NULL */
  AssaySaid qualities[ASSAY_N_QUALITIES];
  char *comment;
  char *note;
  char *basis;
  guint carried;
  char **extra;
} AssayDetermination;

/* More that the service is asked for. @number 1 is "R001". @criterion may be NULL: the whole. */
typedef struct
{
  guint number;
  char *criterion;
  char *what;
  AssayDate due; /* or NONE */
  AssayRequestState state;
  char **extra;
} AssayRequest;

/* A corrective action. @number 1 is "C001". */
typedef struct
{
  guint number;
  char *criterion;
  char *what;
  AssayDate due;
  AssayDate done; /* or NONE: not yet */
  char **extra;
} AssayCorrection;

/* A question to ask of the service (a scheme's questions are something else). @number 1 is "Q001".
 * @source is the id of the prompt it was taken from (assay-review-prompts.h), NULL for one of the
 * assessor's own. */
typedef struct
{
  guint number;
  char *criterion; /* or NULL */
  guint evidence;  /* or 0 */
  char *source;
  char *text;
  char *answer;
  char **extra;
} AssayEnquiry;

/* @number 1 is "V001". @met: who was met, by role, one a line. A visit is planned while @seen is
 * NULL and held after that. */
typedef struct
{
  guint number;
  AssayDate day;
  AssayVisitKind kind;
  char *met;
  char *seen;
  char **criteria; /* sorted; may be NULL: none */
  char **extra;
} AssayVisit;

/* Somebody opened an item that is marked as sensitive. Stays for ever. @time in UTC seconds. */
typedef struct
{
  guint number;
  guint evidence;
  gint64 time;
  char *author;
  char *why;
  char **extra;
} AssayOpening;

/* A sample of cases to ask for. @number 1 is "S001". Which cases these are is computed
 * (assay-review-sample.h) from @seed, @population and @size. */
typedef struct
{
  guint number;
  char *what; /* "cases closed from October 2025 to September 2026" */
  guint population;
  guint size;
  char *seed;
  char **extra;
} AssaySample;

/* A criterion on which two reviews differed, and what was settled. @other_digest is
 * assay_review_compute_digest() of the other review. Both judgements are kept as they were. */
typedef struct
{
  char *criterion;
  AssayJudgement own;
  AssayJudgement other;
  AssayJudgement settled;
  char *text;
  char *other_author;
  char *other_digest;
  char *author; /* who wrote down what was settled */
  AssayDate day;
  char **extra;
} AssaySettlement;

typedef struct
{
  AssayOutcome outcome;
  char *reasons;
  char *author;
  AssayDate day;
  char *digest; /* assay_review_compute_digest() of what was recommended on */
  char **extra;
} AssayRecommendation;

/* The last one holds. @number 1 is "D001". */
typedef struct
{
  guint number;
  AssayOutcome outcome;
  char *role; /* of whoever decides */
  char *reasons;
  char *author;
  AssayDate day;
  char *fingerprint; /* of the submission */
  char *digest;      /* of the review */
  char **extra;
} AssayDecision;

typedef struct
{
  char *what;
  AssayDate due;
} AssayAwardCondition;

typedef struct
{
  guint decision; /* the number of the decision it carries out */
  AssayDate from;
  AssayDate until;
  GPtrArray *conditions; /* AssayAwardCondition; never NULL */
  char **extra;
} AssayAward;

/* Arrays are sorted by criterion (strcmp) or number. Never NULL. The first three hold at most one.
 */
typedef struct
{
  AssayReviewHead *head;
  GPtrArray *declarations;
  GPtrArray *recommendations;
  GPtrArray *awards;
  GPtrArray *determinations;
  GPtrArray *requests;
  GPtrArray *corrections;
  GPtrArray *enquiries;
  GPtrArray *visits;
  GPtrArray *openings;
  GPtrArray *samples;
  GPtrArray *settlements;
  GPtrArray *decisions;
} AssayReview;

AssayReview *assay_review_ref (AssayReview *self);
void assay_review_unref (AssayReview *self);

/* An empty review; takes @head. */
AssayReview *assay_review_new (AssayReviewHead *head);

/* Borrowed; NULL where there is none. */
const AssayDeclaration *assay_review_get_declaration (const AssayReview *self);
const AssayRecommendation *assay_review_get_recommendation (const AssayReview *self);
const AssayAward *assay_review_get_award (const AssayReview *self);
const AssayDecision *assay_review_get_decision (const AssayReview *self); /* the last */
const AssayDetermination *assay_review_lookup_determination (const AssayReview *self,
                                                             const char *criterion);
const AssaySettlement *assay_review_lookup_settlement (const AssayReview *self,
                                                       const char *criterion);
const AssayRequest *assay_review_lookup_request (const AssayReview *self, guint number);
const AssayCorrection *assay_review_lookup_correction (const AssayReview *self, guint number);
const AssayEnquiry *assay_review_lookup_enquiry (const AssayReview *self, guint number);
const AssayVisit *assay_review_lookup_visit (const AssayReview *self, guint number);
const AssaySample *assay_review_lookup_sample (const AssayReview *self, guint number);

/* What stands in the end: what was settled, or else what was determined. */
AssayJudgement assay_review_get_judgement (const AssayReview *self, const char *criterion);

/* The items among @looked (AssayLook), as a return has them: "E004 E007", or NULL for none. */
char *assay_looks_format_items (const GPtrArray *looked);

/* What has come of it so far: the last decision, unless it gave the review back, or else what is
 * recommended. */
AssayOutcome assay_review_get_outcome (const AssayReview *self);

/* Whether a criterion with this judgement is not met, be it for now; and whether an outcome is an
 * award. */
gboolean assay_judgement_falls_short (AssayJudgement judgement);
gboolean assay_outcome_grants (AssayOutcome outcome);

/* What a judgement must say for itself, as a set. */
typedef enum
{
  ASSAY_NEEDS_REASON = 1 << 0,
  ASSAY_NEEDS_LACKING = 1 << 1, /* what is lacking */
  ASSAY_NEEDS_ITEM = 1 << 2,    /* one that was looked at */
} AssayNeeds;

/* What of it is not there; 0 for nothing. Texts that are NULL or blank are not there. */
AssayNeeds assay_judgement_compute_needs (AssayJudgement judgement,
                                          const char *reason,
                                          const char *lacking,
                                          guint n_looked);

/* Ids as written in files and on the command line: "met", "met-with-conditions", "further-work",
 * "not-met"; "award", "award-with-conditions", "further-work", "no-award", "reopen" … parse() is
 * UNKNOWN_NAME with the nearest; what says nothing has no id. */
const char *assay_judgement_get_id (AssayJudgement judgement);
gboolean assay_judgement_parse (const char *id, AssayJudgement *out_judgement, GError **error);
const char *assay_outcome_get_id (AssayOutcome outcome);
gboolean assay_outcome_parse (const char *id, AssayOutcome *out_outcome, GError **error);
const char *assay_quality_get_id (AssayQuality quality);
gboolean assay_quality_parse (const char *id, AssayQuality *out_quality, GError **error);
const char *assay_said_get_id (AssaySaid said);
gboolean assay_said_parse (const char *id, AssaySaid *out_said, GError **error);
const char *assay_interest_get_id (AssayInterest interest);
gboolean assay_interest_parse (const char *id, AssayInterest *out_interest, GError **error);
const char *assay_request_state_get_id (AssayRequestState state);
gboolean assay_request_state_parse (const char *id, AssayRequestState *out_state, GError **error);
const char *assay_visit_kind_get_id (AssayVisitKind kind);
gboolean assay_visit_kind_parse (const char *id, AssayVisitKind *out_kind, GError **error);

/* Each value: new() gives an empty one (all zero), copy() a deep copy that may be changed until it
 * becomes part of an edit. */
#define ASSAY_REVIEW_DECLARE_VALUE(Type, name)                                                     \
  Type *name##_new (void);                                                                         \
  Type *name##_copy (const Type *self);                                                            \
  Type *name##_ref (Type *self);                                                                   \
  void name##_unref (Type *self);                                                                  \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, name##_unref)

ASSAY_REVIEW_DECLARE_VALUE (AssayReviewHead, assay_review_head)
ASSAY_REVIEW_DECLARE_VALUE (AssayDeclaration, assay_declaration)
ASSAY_REVIEW_DECLARE_VALUE (AssayRecommendation, assay_recommendation)
ASSAY_REVIEW_DECLARE_VALUE (AssayAward, assay_award)
ASSAY_REVIEW_DECLARE_VALUE (AssayDetermination, assay_determination)
ASSAY_REVIEW_DECLARE_VALUE (AssayRequest, assay_request)
ASSAY_REVIEW_DECLARE_VALUE (AssayCorrection, assay_correction)
ASSAY_REVIEW_DECLARE_VALUE (AssayEnquiry, assay_enquiry)
ASSAY_REVIEW_DECLARE_VALUE (AssayVisit, assay_visit)
ASSAY_REVIEW_DECLARE_VALUE (AssayOpening, assay_opening)
ASSAY_REVIEW_DECLARE_VALUE (AssaySample, assay_sample)
ASSAY_REVIEW_DECLARE_VALUE (AssaySettlement, assay_settlement)
ASSAY_REVIEW_DECLARE_VALUE (AssayDecision, assay_decision)
ASSAY_REVIEW_DECLARE_VALUE (AssayLook, assay_look)
ASSAY_REVIEW_DECLARE_VALUE (AssayAwardCondition, assay_award_condition)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReview, assay_review_unref)

G_END_DECLS
