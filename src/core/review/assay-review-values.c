/* The values of a review by their fields: what each holds, and how it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-record.h"

#include "core/review/assay-review-words.h"

#define AT(Type, member) G_STRUCT_OFFSET (Type, member)

/* A value's functions, by its record, which stands in @fields. */
#define DEFINE_VALUE(Type, name, tag, extra_offset)                                                \
  static const AssayRecord tag##_record = { #tag,         sizeof (Type),                           \
                                            extra_offset, (GDestroyNotify) name##_unref,           \
                                            tag##_fields, G_N_ELEMENTS (tag##_fields) };           \
  static void name##_clear (gpointer value)                                                        \
  {                                                                                                \
    assay_record_clear (&tag##_record, value);                                                     \
  }                                                                                                \
  Type *name##_new (void)                                                                          \
  {                                                                                                \
    return assay_record_new (&tag##_record);                                                       \
  }                                                                                                \
  Type *name##_copy (const Type *self)                                                             \
  {                                                                                                \
    return assay_record_copy (&tag##_record, self);                                                \
  }                                                                                                \
  Type *name##_ref (Type *self)                                                                    \
  {                                                                                                \
    return g_atomic_rc_box_acquire (self);                                                         \
  }                                                                                                \
  void name##_unref (Type *self)                                                                   \
  {                                                                                                \
    if (self != NULL)                                                                              \
      g_atomic_rc_box_release_full (self, name##_clear);                                           \
  }

/* clang-format off */
static const AssayField looked_fields[] = {
  { .kind = ASSAY_FIELD_ITEM, .name = "evidence", .offset = AT (AssayLook, evidence), .is_required = TRUE, .letter = 'E' },
  { .kind = ASSAY_FIELD_PAGES, .name = "pages", .offset = AT (AssayLook, pages) },
};
DEFINE_VALUE (AssayLook, assay_look, looked, 0)

static const AssayField condition_fields[] = {
  { .kind = ASSAY_FIELD_DATE, .name = "due", .offset = AT (AssayAwardCondition, due), .is_required = TRUE },
  { .kind = ASSAY_FIELD_BLOCK, .name = "what", .offset = AT (AssayAwardCondition, what), .is_required = TRUE },
};
DEFINE_VALUE (AssayAwardCondition, assay_award_condition, condition, 0)

static const AssayField head_fields[] = {
  { .kind = ASSAY_FIELD_LINE, .name = "service", .offset = AT (AssayReviewHead, service), .is_required = TRUE },
  { .kind = ASSAY_FIELD_NUMBER, .name = "round", .offset = AT (AssayReviewHead, round), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DIGEST, .name = "fingerprint", .offset = AT (AssayReviewHead, fingerprint), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DIGEST, .name = "seal", .offset = AT (AssayReviewHead, seal), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LINE, .name = "key", .offset = AT (AssayReviewHead, key) },
  { .kind = ASSAY_FIELD_NUMBER, .name = "carried", .offset = AT (AssayReviewHead, carried_round) },
  { .kind = ASSAY_FIELD_ID, .name = "scheme", .offset = AT (AssayReviewHead, scheme_id), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LINE, .name = "edition", .offset = AT (AssayReviewHead, scheme_edition), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DIGEST, .name = "scheme-sha256", .offset = AT (AssayReviewHead, scheme_sha256), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LINE_ELEMENT, .name = "name", .offset = AT (AssayReviewHead, name), .is_required = TRUE },
  { .kind = ASSAY_FIELD_KEPT, .name = "beside", .offset = AT (AssayReviewHead, beside) },
};
DEFINE_VALUE (AssayReviewHead, assay_review_head, head, AT (AssayReviewHead, extra))

static const AssayField declaration_fields[] = {
  { .kind = ASSAY_FIELD_WORD, .name = "interest", .offset = AT (AssayDeclaration, interest), .is_required = TRUE, .first = 1, .words = assay_interest_words },
  { .kind = ASSAY_FIELD_DATE, .name = "day", .offset = AT (AssayDeclaration, day), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LINE, .name = "author", .offset = AT (AssayDeclaration, author), .is_required = TRUE },
  { .kind = ASSAY_FIELD_BLOCK, .name = "roles", .offset = AT (AssayDeclaration, roles), .is_required = TRUE },
  { .kind = ASSAY_FIELD_BLOCK, .name = "statement", .offset = AT (AssayDeclaration, statement) },
};
DEFINE_VALUE (AssayDeclaration, assay_declaration, declaration, AT (AssayDeclaration, extra))

static const AssayField determination_fields[] = {
  { .kind = ASSAY_FIELD_ID, .name = "criterion", .offset = AT (AssayDetermination, criterion), .is_required = TRUE },
  { .kind = ASSAY_FIELD_WORD, .name = "judgement", .offset = AT (AssayDetermination, judgement), .first = 1, .words = assay_judgement_words },
  { .kind = ASSAY_FIELD_WORD, .name = "valid", .offset = AT (AssayDetermination, qualities[0]), .first = 1, .words = assay_said_words },
  { .kind = ASSAY_FIELD_WORD, .name = "authentic", .offset = AT (AssayDetermination, qualities[1]), .first = 1, .words = assay_said_words },
  { .kind = ASSAY_FIELD_WORD, .name = "current", .offset = AT (AssayDetermination, qualities[2]), .first = 1, .words = assay_said_words },
  { .kind = ASSAY_FIELD_WORD, .name = "sufficient", .offset = AT (AssayDetermination, qualities[3]), .first = 1, .words = assay_said_words },
  { .kind = ASSAY_FIELD_DIGEST, .name = "basis", .offset = AT (AssayDetermination, basis) },
  { .kind = ASSAY_FIELD_NUMBER, .name = "carried", .offset = AT (AssayDetermination, carried) },
  { .kind = ASSAY_FIELD_BLOCK, .name = "reason", .offset = AT (AssayDetermination, reason) },
  { .kind = ASSAY_FIELD_BLOCK, .name = "lacking", .offset = AT (AssayDetermination, lacking) },
  { .kind = ASSAY_FIELD_LIST, .name = "looked", .offset = AT (AssayDetermination, looked), .record = &looked_record },
  { .kind = ASSAY_FIELD_BLOCK, .name = "comment", .offset = AT (AssayDetermination, comment) },
  { .kind = ASSAY_FIELD_BLOCK, .name = "note", .offset = AT (AssayDetermination, note), .is_private = TRUE },
};
DEFINE_VALUE (AssayDetermination, assay_determination, determination, AT (AssayDetermination, extra))

static const AssayField request_fields[] = {
  { .kind = ASSAY_FIELD_ITEM, .name = "number", .offset = AT (AssayRequest, number), .is_required = TRUE, .letter = 'R' },
  { .kind = ASSAY_FIELD_ID, .name = "criterion", .offset = AT (AssayRequest, criterion) },
  { .kind = ASSAY_FIELD_DATE, .name = "due", .offset = AT (AssayRequest, due) },
  { .kind = ASSAY_FIELD_WORD, .name = "state", .offset = AT (AssayRequest, state), .is_required = TRUE, .first = 0, .words = assay_request_state_words },
  { .kind = ASSAY_FIELD_BLOCK, .name = "what", .offset = AT (AssayRequest, what), .is_required = TRUE },
};
DEFINE_VALUE (AssayRequest, assay_request, request, AT (AssayRequest, extra))

static const AssayField correction_fields[] = {
  { .kind = ASSAY_FIELD_ITEM, .name = "number", .offset = AT (AssayCorrection, number), .is_required = TRUE, .letter = 'C' },
  { .kind = ASSAY_FIELD_ID, .name = "criterion", .offset = AT (AssayCorrection, criterion), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DATE, .name = "due", .offset = AT (AssayCorrection, due), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DATE, .name = "done", .offset = AT (AssayCorrection, done) },
  { .kind = ASSAY_FIELD_BLOCK, .name = "what", .offset = AT (AssayCorrection, what), .is_required = TRUE },
};
DEFINE_VALUE (AssayCorrection, assay_correction, correction, AT (AssayCorrection, extra))

static const AssayField enquiry_fields[] = {
  { .kind = ASSAY_FIELD_ITEM, .name = "number", .offset = AT (AssayEnquiry, number), .is_required = TRUE, .letter = 'Q' },
  { .kind = ASSAY_FIELD_ID, .name = "criterion", .offset = AT (AssayEnquiry, criterion) },
  { .kind = ASSAY_FIELD_ITEM, .name = "evidence", .offset = AT (AssayEnquiry, evidence), .letter = 'E' },
  { .kind = ASSAY_FIELD_LINE, .name = "source", .offset = AT (AssayEnquiry, source) },
  { .kind = ASSAY_FIELD_BLOCK, .name = "text", .offset = AT (AssayEnquiry, text), .is_required = TRUE },
  { .kind = ASSAY_FIELD_BLOCK, .name = "answer", .offset = AT (AssayEnquiry, answer) },
};
DEFINE_VALUE (AssayEnquiry, assay_enquiry, enquiry, AT (AssayEnquiry, extra))

static const AssayField visit_fields[] = {
  { .kind = ASSAY_FIELD_ITEM, .name = "number", .offset = AT (AssayVisit, number), .is_required = TRUE, .letter = 'V' },
  { .kind = ASSAY_FIELD_DATE, .name = "day", .offset = AT (AssayVisit, day), .is_required = TRUE },
  { .kind = ASSAY_FIELD_WORD, .name = "kind", .offset = AT (AssayVisit, kind), .first = 1, .words = assay_visit_kind_words },
  { .kind = ASSAY_FIELD_IDS, .name = "criteria", .offset = AT (AssayVisit, criteria) },
  { .kind = ASSAY_FIELD_BLOCK, .name = "met", .offset = AT (AssayVisit, met) },
  { .kind = ASSAY_FIELD_BLOCK, .name = "seen", .offset = AT (AssayVisit, seen) },
};
DEFINE_VALUE (AssayVisit, assay_visit, visit, AT (AssayVisit, extra))

static const AssayField sample_fields[] = {
  { .kind = ASSAY_FIELD_ITEM, .name = "number", .offset = AT (AssaySample, number), .is_required = TRUE, .letter = 'S' },
  { .kind = ASSAY_FIELD_NUMBER, .name = "population", .offset = AT (AssaySample, population), .is_required = TRUE },
  { .kind = ASSAY_FIELD_NUMBER, .name = "size", .offset = AT (AssaySample, size), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LINE, .name = "seed", .offset = AT (AssaySample, seed), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LINE_ELEMENT, .name = "what", .offset = AT (AssaySample, what), .is_required = TRUE },
};
DEFINE_VALUE (AssaySample, assay_sample, sample, AT (AssaySample, extra))

static const AssayField opening_fields[] = {
  { .kind = ASSAY_FIELD_ITEM, .name = "number", .offset = AT (AssayOpening, number), .is_required = TRUE, .letter = 'O' },
  { .kind = ASSAY_FIELD_ITEM, .name = "evidence", .offset = AT (AssayOpening, evidence), .is_required = TRUE, .letter = 'E' },
  { .kind = ASSAY_FIELD_TIME, .name = "time", .offset = AT (AssayOpening, time), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LINE, .name = "author", .offset = AT (AssayOpening, author), .is_required = TRUE },
  { .kind = ASSAY_FIELD_BLOCK, .name = "why", .offset = AT (AssayOpening, why), .is_required = TRUE },
};
DEFINE_VALUE (AssayOpening, assay_opening, opening, AT (AssayOpening, extra))

static const AssayField settlement_fields[] = {
  { .kind = ASSAY_FIELD_ID, .name = "criterion", .offset = AT (AssaySettlement, criterion), .is_required = TRUE },
  { .kind = ASSAY_FIELD_WORD, .name = "own", .offset = AT (AssaySettlement, own), .is_required = TRUE, .first = 1, .words = assay_judgement_words },
  { .kind = ASSAY_FIELD_WORD, .name = "other", .offset = AT (AssaySettlement, other), .is_required = TRUE, .first = 1, .words = assay_judgement_words },
  { .kind = ASSAY_FIELD_WORD, .name = "settled", .offset = AT (AssaySettlement, settled), .is_required = TRUE, .first = 1, .words = assay_judgement_words },
  { .kind = ASSAY_FIELD_LINE, .name = "other-author", .offset = AT (AssaySettlement, other_author), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DIGEST, .name = "other-digest", .offset = AT (AssaySettlement, other_digest), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LINE, .name = "author", .offset = AT (AssaySettlement, author), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DATE, .name = "day", .offset = AT (AssaySettlement, day), .is_required = TRUE },
  { .kind = ASSAY_FIELD_BLOCK, .name = "text", .offset = AT (AssaySettlement, text), .is_required = TRUE },
};
DEFINE_VALUE (AssaySettlement, assay_settlement, settlement, AT (AssaySettlement, extra))

static const AssayField recommendation_fields[] = {
  { .kind = ASSAY_FIELD_WORD, .name = "outcome", .offset = AT (AssayRecommendation, outcome), .is_required = TRUE, .first = 1, .words = assay_outcome_words },
  { .kind = ASSAY_FIELD_LINE, .name = "author", .offset = AT (AssayRecommendation, author), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DATE, .name = "day", .offset = AT (AssayRecommendation, day), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DIGEST, .name = "digest", .offset = AT (AssayRecommendation, digest), .is_required = TRUE },
  { .kind = ASSAY_FIELD_BLOCK, .name = "reasons", .offset = AT (AssayRecommendation, reasons), .is_required = TRUE },
};
DEFINE_VALUE (AssayRecommendation, assay_recommendation, recommendation, AT (AssayRecommendation, extra))

static const AssayField decision_fields[] = {
  { .kind = ASSAY_FIELD_ITEM, .name = "number", .offset = AT (AssayDecision, number), .is_required = TRUE, .letter = 'D' },
  { .kind = ASSAY_FIELD_WORD, .name = "outcome", .offset = AT (AssayDecision, outcome), .is_required = TRUE, .first = 1, .words = assay_outcome_words },
  { .kind = ASSAY_FIELD_LINE, .name = "role", .offset = AT (AssayDecision, role), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LINE, .name = "author", .offset = AT (AssayDecision, author), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DATE, .name = "day", .offset = AT (AssayDecision, day), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DIGEST, .name = "fingerprint", .offset = AT (AssayDecision, fingerprint), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DIGEST, .name = "digest", .offset = AT (AssayDecision, digest), .is_required = TRUE },
  { .kind = ASSAY_FIELD_BLOCK, .name = "reasons", .offset = AT (AssayDecision, reasons), .is_required = TRUE },
};
DEFINE_VALUE (AssayDecision, assay_decision, decision, AT (AssayDecision, extra))

static const AssayField award_fields[] = {
  { .kind = ASSAY_FIELD_ITEM, .name = "decision", .offset = AT (AssayAward, decision), .is_required = TRUE, .letter = 'D' },
  { .kind = ASSAY_FIELD_DATE, .name = "from", .offset = AT (AssayAward, from), .is_required = TRUE },
  { .kind = ASSAY_FIELD_DATE, .name = "until", .offset = AT (AssayAward, until), .is_required = TRUE },
  { .kind = ASSAY_FIELD_LIST, .name = "condition", .offset = AT (AssayAward, conditions), .record = &condition_record },
};
DEFINE_VALUE (AssayAward, assay_award, award, AT (AssayAward, extra))

/* clang-format on */

/* How values of a type are named: by a number, a criterion, or not at all, because there is one. */
typedef enum
{
  NAMED_NOT,
  NAMED_BY_NUMBER,
  NAMED_BY_CRITERION,
} Naming;

/* In the order of AssayReviewType. @key is where number or criterion stands. */
static const struct
{
  const AssayRecord *record;
  gsize slot;
  Naming naming;
  gsize key;
  char letter;
} types[] = {
  { &head_record, AT (AssayReview, head), NAMED_NOT, 0, 0 },
  { &declaration_record, AT (AssayReview, declarations), NAMED_NOT, 0, 0 },
  { &determination_record, AT (AssayReview, determinations), NAMED_BY_CRITERION,
    AT (AssayDetermination, criterion), 0 },
  { &request_record, AT (AssayReview, requests), NAMED_BY_NUMBER, AT (AssayRequest, number), 'R' },
  { &correction_record, AT (AssayReview, corrections), NAMED_BY_NUMBER,
    AT (AssayCorrection, number), 'C' },
  { &enquiry_record, AT (AssayReview, enquiries), NAMED_BY_NUMBER, AT (AssayEnquiry, number), 'Q' },
  { &visit_record, AT (AssayReview, visits), NAMED_BY_NUMBER, AT (AssayVisit, number), 'V' },
  { &sample_record, AT (AssayReview, samples), NAMED_BY_NUMBER, AT (AssaySample, number), 'S' },
  { &opening_record, AT (AssayReview, openings), NAMED_BY_NUMBER, AT (AssayOpening, number), 'O' },
  { &settlement_record, AT (AssayReview, settlements), NAMED_BY_CRITERION,
    AT (AssaySettlement, criterion), 0 },
  { &recommendation_record, AT (AssayReview, recommendations), NAMED_NOT, 0, 0 },
  { &decision_record, AT (AssayReview, decisions), NAMED_BY_NUMBER, AT (AssayDecision, number),
    'D' },
  { &award_record, AT (AssayReview, awards), NAMED_NOT, 0, 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (types) == ASSAY_N_REVIEW_TYPES);
G_STATIC_ASSERT (ASSAY_N_REVIEW_TYPES <= ASSAY_MODEL_MOST_TYPES);

const AssayRecord *
assay_review_get_record (guint type)
{
  return types[type].record;
}

gpointer
assay_review_value_ref (guint type, gconstpointer value)
{
  return value != NULL ? g_atomic_rc_box_acquire ((gpointer) value) : NULL;
}

GDestroyNotify
assay_review_value_get_unref (guint type)
{
  return types[type].record->unref;
}

GPtrArray **
assay_review_get_slot (gpointer review, guint type)
{
  g_assert (type != ASSAY_REVIEW_HEAD);

  return &G_STRUCT_MEMBER (GPtrArray *, review, types[type].slot);
}

char
assay_review_get_letter (guint type)
{
  return types[type].letter;
}

guint
assay_review_get_number (guint type, gconstpointer value)
{
  return types[type].naming == NAMED_BY_NUMBER ? G_STRUCT_MEMBER (guint, value, types[type].key)
                                               : 0;
}

const char *
assay_review_get_name (guint type, gconstpointer value)
{
  return types[type].naming == NAMED_BY_CRITERION
             ? G_STRUCT_MEMBER (const char *, value, types[type].key)
             : NULL;
}
