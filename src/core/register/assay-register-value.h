/* What a register holds, as plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every value begins with an AssayRegisterValue and is described by a table of fields, so that
 * checking, copying, keeping and telling are said once and no field can be forgotten in one of
 * them. A value names others by their ids; its first reference is its owner.
 */

#pragma once

#include "core/register/assay-standing.h"
#include "core/submission/assay-known-keys.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* Owners before what they own. */
typedef enum
{
  ASSAY_HELD_AREA,
  ASSAY_HELD_SERVICE,
  ASSAY_HELD_PARTNER,
  ASSAY_HELD_CONTRACT,
  ASSAY_HELD_EXTENSION,
  ASSAY_HELD_CLAUSE,
  ASSAY_HELD_MILESTONE,
  ASSAY_HELD_AWARD,
  ASSAY_HELD_CONDITION,
  ASSAY_HELD_RECEIVED,
  ASSAY_HELD_NOTE,
  ASSAY_HELD_SETTINGS,
  ASSAY_HELD_MEASURE,
  ASSAY_HELD_RESULT,
} AssayHeldKind;

#define ASSAY_N_HELD (ASSAY_HELD_RESULT + 1)

/* @id is 0 for a value that no register holds yet; a negative one names it inside one edit, so that
 * others in the same edit can refer to it. @version grows with every change. */
typedef struct
{
  AssayHeldKind kind;
  gint64 id;
  gint64 version;
} AssayRegisterValue;

typedef struct
{
  AssayRegisterValue value;
  char *name;
} AssayHeldArea;

/* A service, or a partnership of some. */
typedef struct
{
  AssayRegisterValue value;
  gint64 area; /* 0: none */
  char *name;
  gboolean is_partnership;
} AssayHeldService;

typedef struct
{
  AssayRegisterValue value;
  gint64 partnership;
  gint64 service;
} AssayHeldPartner;

typedef struct
{
  AssayRegisterValue value;
  gint64 service;
  gint64 area; /* 0: none */
  char *title;
  char *reference; /* the commissioner's own number, or NULL */
  AssayDate begins;
  AssayDate ends; /* as signed, without extensions */
  char *funding;  /* or NULL */
} AssayHeldContract;

typedef struct
{
  AssayRegisterValue value;
  gint64 contract;
  AssayDate until;
  AssayDate taken; /* the day it was taken up; NONE: it may be */
} AssayHeldExtension;

typedef struct
{
  AssayRegisterValue value;
  gint64 contract;
  AssayClauseKind clause;
  char *schemes; /* ids parted by a space; NULL: any */
  AssayDate by;
  gboolean is_of_each_partner; /* every partner, and not the partnership as one */
  char *wording;               /* as it stands in the contract, or NULL */
} AssayHeldClause;

typedef struct
{
  AssayRegisterValue value;
  gint64 clause;
  AssayMilestoneKind milestone;
  char *what;
  AssayDate due;
  AssayDate reached;
  char *source; /* where that is known from, or NULL */
} AssayHeldMilestone;

typedef struct
{
  AssayRegisterValue value;
  gint64 service;
  char *scheme;
  char *edition; /* or NULL */
  AssayDate from;
  AssayDate until;
  AssayDate withdrawn;
  char *source; /* where this is known from, or NULL */
  AssayDate confirmed;
} AssayHeldAward;

typedef struct
{
  AssayRegisterValue value;
  gint64 award;
  char *what;
  AssayDate due;
  AssayDate met;
} AssayHeldCondition;

typedef enum
{
  ASSAY_RECEIVED_SUBMISSION,
  ASSAY_RECEIVED_REPORT,
} AssayReceivedKind;

/* Only what is needed is kept: no evidence and nothing about a case. @findings are the tags of what
 * verifying found, one a line, with the part or the item where that says nothing else. @signer is
 * who signed, as they say, and @signature how far that could be believed on the day it came. */
typedef struct
{
  AssayRegisterValue value;
  gint64 service;
  AssayReceivedKind received;
  char *scheme;
  char *edition; /* or NULL */
  AssayDate day;
  guint round;
  char *fingerprint; /* or NULL */
  gboolean is_verified;
  char *file; /* the name it came under, or NULL */
  AssaySignerStanding signature;
  char *signer;   /* or NULL */
  char *findings; /* or NULL */
} AssayHeldReceived;

typedef struct
{
  AssayRegisterValue value;
  gint64 contract;
  AssayDate day;
  char *text;
} AssayHeldNote;

/* What the commissioner decided for the whole register; there is one or none, and
 * assay-register-settings.h knows what holds without. 0: as without. */
typedef struct
{
  AssayRegisterValue value;
  guint suppress_below; /* counts from 1 to one less are not shown to others */
  guint fresh_months;   /* how long information stays good */
  AssayDate last_board;
} AssayHeldSettings;

/* One figure that a service sent, with all that says what it is. @figure, @part and @base are as in
 * an AssayFigure (core/portfolio/assay-amount.h). */
typedef struct
{
  AssayRegisterValue value;
  gint64 service;
  char *scheme;
  char *edition;
  char *measure; /* its id in the scheme */
  char *title;
  char *definition;
  char *counting_rule;
  AssayUnit unit;
  AssayDate from;
  AssayDate until;
  char *figure;
  char *part;    /* or NULL */
  char *base;    /* or NULL */
  char *source;  /* where the service has it from, or NULL */
  AssayDate day; /* on which the service answered */
} AssayHeldMeasure;

typedef enum
{
  ASSAY_RESULT_READY, /* of a submission: every criterion that applies is ready */
  ASSAY_RESULT_NOT_READY,
  ASSAY_RESULT_NOT_ASSESSED,
  ASSAY_RESULT_MET, /* of a report: what its determinations come to */
  ASSAY_RESULT_MET_WITH_CONDITIONS,
  ASSAY_RESULT_FURTHER_WORK,
  ASSAY_RESULT_NOT_MET,
} AssayResultState;

#define ASSAY_RESULT_LAST ASSAY_RESULT_NOT_MET

/* How one standard stood in what was received: @ready of the @applies criteria that apply were
 * ready, or determined as met. Whoever takes in what was received writes one for each standard of
 * its scheme; nothing here is worked out again. */
typedef struct
{
  AssayRegisterValue value;
  gint64 received;
  char *standard; /* its id in the scheme */
  char *title;
  AssayResultState state;
  guint ready;
  guint applies;
} AssayHeldResult;

typedef enum
{
  ASSAY_HELD_LINE,   /* char*; NULL for none, never blank */
  ASSAY_HELD_BLOCK,  /* the same, with line ends */
  ASSAY_HELD_DATE,   /* AssayDate */
  ASSAY_HELD_WORD,   /* an enumeration counted from 0 */
  ASSAY_HELD_FLAG,   /* gboolean */
  ASSAY_HELD_NUMBER, /* guint */
  ASSAY_HELD_REF,    /* gint64; 0 for none */
} AssayHeldFieldKind;

typedef struct
{
  AssayHeldFieldKind kind;
  const char *name;
  gsize offset;
  gboolean is_required;
  const char *const *words; /* of WORD; NULL at the end */
  AssayHeldKind of;         /* of REF */
} AssayHeldField;

typedef struct
{
  const char *id; /* "contract": stable */
  gsize size;
  const AssayHeldField *fields;
  guint n_fields;
} AssayHeldRow;

const AssayHeldRow *assay_held_get_row (AssayHeldKind kind);

/* A value of zeros. */
gpointer assay_register_value_new (AssayHeldKind kind);
gpointer assay_register_value_copy (gconstpointer value);
void assay_register_value_free (gpointer value);

/* One field as text, the same for keeping, for the trail and for reading back: days as 2026-11-22,
 * words by their ids, flags as 0 and 1. NULL for none. */
char *assay_held_field_format (const AssayHeldField *field, gconstpointer value);

/* The other way; NULL is none. INVALID where @text is not what the field holds. */
gboolean assay_held_field_parse (const AssayHeldField *field,
                                 const char *text,
                                 gpointer value,
                                 GError **error);

/* 0 where it has no owner. */
gint64 assay_register_value_get_owner (gconstpointer value);

/* All fields as lines "name: text", without those that are not set; line ends inside a text are
 * indented. For the trail. */
char *assay_register_value_format (gconstpointer value);

/* Whether it may be kept: what is needed is there, texts are texts within the limits, the order of
 * days can be. INVALID or TOO_LARGE, naming the field. */
gboolean assay_register_value_check (gconstpointer value, GError **error);

G_END_DECLS
