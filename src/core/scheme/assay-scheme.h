/* A scheme: one quality mark as data, read from XML and never changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values here are made by the loader, immutable afterwards and shared by reference count, so
 * that a scheme may cross threads. Fields are public to read: a rule that reads a scheme then looks
 * like the rule. Arrays are never NULL; texts that the format lets out are NULL.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_ORIGIN_OWN_WORDED,
  ASSAY_ORIGIN_PUBLISHED_TITLES,
  ASSAY_ORIGIN_LICENSED_TEXT,
} AssayOrigin;

typedef enum
{
  ASSAY_SCORING_ALL,
  ASSAY_SCORING_WEIGHTED,
  ASSAY_SCORING_FLAT,
} AssayScoringModel;

typedef enum
{
  ASSAY_QUESTION_TEXT,
  ASSAY_QUESTION_YES_NO,
  ASSAY_QUESTION_CHOICE,
  ASSAY_QUESTION_CHOICES,
  ASSAY_QUESTION_SECTORS,
} AssayQuestionType;

typedef enum
{
  ASSAY_UNIT_COUNT,
  ASSAY_UNIT_PERCENT,
  ASSAY_UNIT_SCORE,
  ASSAY_UNIT_DAYS,
} AssayUnit;

/* "count", "percent" … in the order of AssayUnit: stable. NULL at the end. */
extern const char *const assay_unit_words[];

/* A thing with an id, a title and one sentence of meaning: a kind (with @within), a tag, a sector
 * or an option (without meaning). */
typedef struct
{
  char *id;
  char *title;
  char *meaning;
  char *within;
} AssayTerm;

/* @rank counts the levels in order from 0; -1 for the level that means not applicable. */
typedef struct
{
  char *id;
  char *title;
  char *meaning;
  int rank;
} AssayLevel;

typedef struct
{
  char *id;
  AssayQuestionType type;
  char *title;
  char *help;
  GPtrArray *options; /* AssayTerm; for yes-no: "yes" and "no"; for sectors: the scheme's sectors */
} AssayQuestion;

typedef struct
{
  char *id;
  AssayUnit unit;
  char *title;
  char *definition;
  char *counting_rule;
  char **beside; /* ids of measures that have to stand with this one, NULL at the end; or NULL */
  char *part_of; /* id of the measure that counts these and others for the same time; or NULL */
} AssayMeasure;

AssayMeasure *assay_measure_copy (const AssayMeasure *self);
void assay_measure_free (AssayMeasure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMeasure, assay_measure_free)

/* "Applies when the answer to @question is @value" (or holds it, for choices). @question is NULL
 * where there is no condition. */
typedef struct
{
  char *question;
  char *value;
} AssayCondition;

typedef struct
{
  char *text;
  AssayCondition when;
} AssayLookFor;

/* Typical evidence of one kind (@id is the kind), or an example for one sector (@id is the sector).
 */
typedef struct
{
  char *id;
  char *text;
} AssayHint;

typedef struct _AssayStandard AssayStandard;

typedef struct
{
  char *id;
  char *title;
  char *statement;
  const AssayStandard *standard; /* its own standard */
  guint index;                   /* place in AssayScheme.criteria */
  AssayCondition applies_when;
  GPtrArray *guidance; /* char*, paragraphs; at least one */
  GPtrArray *look_for; /* AssayLookFor */
  GPtrArray *evidence; /* AssayHint; its kinds are the accepted kinds; at least one */
  GPtrArray *examples; /* AssayHint */
  char **tags;
  guint weight;
  gboolean not_applicable_allowed;
  guint look_back_months; /* 0: age does not matter */
} AssayCriterion;

struct _AssayStandard
{
  char *id;
  char *title;
  char *summary;
  guint index;         /* place in AssayScheme.standards */
  GPtrArray *criteria; /* AssayCriterion, borrowed from the scheme */
};

typedef struct
{
  char *title;
  char *href;
} AssaySource;

typedef struct
{
  char *id;
  char *edition;
  char *lang;
  char *title;
  char *short_title;
  AssayOrigin origin;
  char *origin_line;
  GPtrArray *sources; /* AssaySource */
  char *word_standard;
  char *word_standards;
  char *word_criterion;
  char *word_criteria;
  GPtrArray *levels; /* AssayLevel, as in the file */
  const AssayLevel *threshold;
  const AssayLevel *not_applicable; /* NULL: the scheme has no such level */
  AssayScoringModel scoring;
  guint scoring_threshold; /* percent; 0 for ASSAY_SCORING_ALL */
  GPtrArray *kinds;        /* AssayTerm */
  GPtrArray *sectors;      /* AssayTerm */
  GPtrArray *questions;    /* AssayQuestion */
  GPtrArray *measures;     /* AssayMeasure */
  GPtrArray *tags;         /* AssayTerm */
  guint award_months;      /* 0: the scheme does not say */
  GArray *reminder_months; /* guint */
  GArray *review_months;   /* guint */
  GPtrArray *standards;    /* AssayStandard */
  GPtrArray *criteria;     /* AssayCriterion, all of them in order */
  char *sha256;            /* of the file's bytes */
  GBytes *bytes;           /* the file itself, for pinning the edition */
  GHashTable *index;       /* criterion id -> AssayCriterion; use assay_scheme_lookup_criterion() */
} AssayScheme;

/* The tag that the safeguarding page collects. */
#define ASSAY_TAG_VICTIM_SAFEGUARDING "victim-safeguarding"

AssayScheme *assay_scheme_ref (AssayScheme *self);
void assay_scheme_unref (AssayScheme *self);

/* NULL where there is none of that id; never an error. */
const AssayCriterion *assay_scheme_lookup_criterion (const AssayScheme *self, const char *id);
const AssayStandard *assay_scheme_lookup_standard (const AssayScheme *self, const char *id);
const AssayLevel *assay_scheme_lookup_level (const AssayScheme *self, const char *id);
const AssayTerm *assay_scheme_lookup_kind (const AssayScheme *self, const char *id);
const AssayTerm *assay_scheme_lookup_tag (const AssayScheme *self, const char *id);
const AssayQuestion *assay_scheme_lookup_question (const AssayScheme *self, const char *id);
const AssayMeasure *assay_scheme_lookup_measure (const AssayScheme *self, const char *id);
const AssayTerm *assay_question_lookup_option (const AssayQuestion *self, const char *id);

/* The same, but a miss sets ASSAY_ERROR_UNKNOWN_NAME with the nearest match. */
const AssayCriterion *
assay_scheme_find_criterion (const AssayScheme *self, const char *id, GError **error);
const AssayLevel *assay_scheme_find_level (const AssayScheme *self, const char *id, GError **error);
const AssayTerm *assay_scheme_find_kind (const AssayScheme *self, const char *id, GError **error);
const AssayQuestion *
assay_scheme_find_question (const AssayScheme *self, const char *id, GError **error);
const AssayMeasure *
assay_scheme_find_measure (const AssayScheme *self, const char *id, GError **error);

/* Whether evidence of @kind, or of the kind it is within, is among what the criterion names. */
gboolean assay_criterion_accepts_kind (const AssayCriterion *self,
                                       const AssayScheme *scheme,
                                       const char *kind);
gboolean assay_criterion_has_tag (const AssayCriterion *self, const char *tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayScheme, assay_scheme_unref)

G_END_DECLS
