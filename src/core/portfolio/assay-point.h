/* A point: one thing that a return says to the service, and what the service answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was received stays as it was received; only the answer is the service's. Points are never
 * numbered anew: the return's own id is in theirs, so that two people who received the same return
 * on two copies have the same points.
 */

#pragma once

#include "base/assay-date.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_POINT_DETERMINATION,  /* of one criterion */
  ASSAY_POINT_REQUEST,        /* something more is asked for */
  ASSAY_POINT_CORRECTIVE,     /* an action that must be taken, by a day */
  ASSAY_POINT_COMMENT,        /* meant for the service, asks nothing */
  ASSAY_POINT_RECOMMENDATION, /* of the assessor, on the whole */
  ASSAY_POINT_DECISION,       /* of the body that gives the mark */
  ASSAY_POINT_AWARD,          /* given @from to @due; @text holds the conditions */
} AssayPointKind;

#define ASSAY_POINT_KIND_LAST ASSAY_POINT_AWARD

/* What a determination says, as @outcome. */
#define ASSAY_JUDGED_MET "met"
#define ASSAY_JUDGED_CONDITIONS "met-with-conditions"
#define ASSAY_JUDGED_FURTHER_WORK "further-work"
#define ASSAY_JUDGED_NOT_MET "not-met"

/* @id is "RETURN.003". @items and @answer_items hold evidence numbers in the canonical form of
 * assay_items_format(); NULL: none. @items are those looked at, by the numbers they had in the
 * submission, which are the service's own. */
typedef struct
{
  char *id;
  AssayPointKind kind;
  guint round;     /* of the submission that it is about */
  char *criterion; /* NULL: the whole */
  char *outcome;   /* NULL for what determines nothing */
  char *items;
  AssayDate from; /* a decision's day, an award's first */
  AssayDate due;  /* by when; an award's last day */
  char *text;
  char *lacking;
  char *answer;
  char *answer_items;
  char **extra;
} AssayPoint;

AssayPoint *assay_point_new (const char *id);
AssayPoint *assay_point_copy (const AssayPoint *self);
AssayPoint *assay_point_ref (AssayPoint *self);
void assay_point_unref (AssayPoint *self);

/* "RETURN.003" of "RETURN" and 3; and "RETURN" again, which is all of @id where there is no number.
 */
char *assay_point_format_id (const char *return_id, guint number);
char *assay_point_dup_return_id (const char *id);

/* "request" …: as files have it. */
const char *assay_point_kind_get_id (AssayPointKind kind);

/* Ended by NULL, in the order of AssayPointKind. */
const char *const *assay_point_list_kinds (void);

/* Whether the service is asked for something: a request, a corrective action, and every
 * determination but "met". */
gboolean assay_point_asks (const AssayPoint *self);
gboolean assay_point_is_answered (const AssayPoint *self);

/* Evidence numbers as text: "E004 E007", each once, lowest first. Parsing gives guint, and NULL
 * with INVALID for anything that is not just that; NULL and "" are an empty array. Formatting gives
 * NULL for none. */
GArray *assay_items_parse (const char *text, GError **error);
char *assay_items_format (const GArray *numbers);

/* For text that was parsed before. */
gboolean assay_items_has (const char *text, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPoint, assay_point_unref)

G_END_DECLS
