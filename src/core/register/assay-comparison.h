/* Services side by side: only what is alike, and for everything else the reason. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two figures are of one kind when scheme, edition, measure, unit, definition and counting rule are
 * the same (but for white space), and two are compared when they are for the very same time as
 * well. Figures that are not of one kind stand in tables of their own and are never added. Nothing
 * is put in an order of merit: services stand as the register has them.
 *
 * A scheme may say that a measure says little alone ("beside"): a count of meetings is no score, so
 * other measures stand with it wherever it is shown, and it is never ranked by. Where the scheme is
 * not known, nothing is.
 *
 * Borrowed pointers live as long as the register.
 */

#pragma once

#include "core/register/assay-register.h"
#include "core/register/assay-suppression.h"

G_BEGIN_DECLS

typedef struct
{
  AssayDate from;
  AssayDate until;
} AssayComparedPeriod;

/* What all services with a figure for one time come to. A percentage is @part of @base; a count is
 * @part alone. Without @has_total nothing can be added: scores, days, percentages without counts.
 */
typedef struct
{
  gboolean has_total;
  guint n_services;
  guint64 part;
  guint64 base;
  AssayShowing showing;
} AssayComparedTotal;

/* Figures of one kind. @figures: by service, then period; NULL where a service gave none. @showing:
 * of each figure, for what leaves; only after assay_comparison_suppress(), else all are shown. */
typedef struct
{
  const AssayHeldMeasure *like; /* one of them, for what they have in common */
  GArray *services;             /* gint64, ascending */
  GArray *periods;              /* AssayComparedPeriod, by first and last day */
  const AssayHeldMeasure **figures;
  AssayShowing *showing;
  AssayComparedTotal *totals; /* by period */
  gboolean is_known;          /* whether the scheme says what follows */
  char *part_of;              /* id of the measure that this is part of, or NULL */
  char **beside;              /* ids of measures to stand with it, NULL at the end; or NULL */
} AssayComparedTable;

typedef enum
{
  ASSAY_APART_EDITION,
  ASSAY_APART_UNIT,
  ASSAY_APART_DEFINITION,
  ASSAY_APART_RULE,
  ASSAY_APART_PERIOD, /* no other service has a figure for the same time */
  ASSAY_APART_ALONE,  /* no other service has a figure of this measure */
} AssayApartReason;

#define ASSAY_APART_LAST ASSAY_APART_ALONE

/* "edition", "unit" …: stable. */
const char *assay_apart_reason_get_id (AssayApartReason reason);

/* A service's figure that cannot be compared with others, and one of those that most services have
 * (NULL for PERIOD and ALONE). For what differs in kind, one for each service and table. */
typedef struct
{
  AssayApartReason reason;
  const AssayHeldMeasure *measure;
  const AssayHeldMeasure *other;
} AssayApart;

typedef struct
{
  GPtrArray *tables; /* AssayComparedTable: by scheme and measure, then those of most services */
  GArray *apart;     /* AssayApart, in the order of the tables */
} AssayComparison;

/* @services: gint64, whom to compare; NULL: all. @known: AssayScheme; NULL: none. */
AssayComparison *
assay_comparison_new (const AssayRegister *held, const GArray *services, const GPtrArray *known);
void assay_comparison_free (AssayComparison *self);

/* Decides which figures and totals may leave, counts below @below being small
 * (assay-suppression.h). Every table that leaves together has to be in one comparison. */
void assay_comparison_suppress (AssayComparison *self, guint below);

/* NULL where there is no figure. */
const AssayHeldMeasure *
assay_compared_table_get (const AssayComparedTable *self, guint service, guint period);

/* Whether the figure or its total may be written into something that leaves. FALSE where there is
 * none. */
gboolean
assay_compared_table_is_shown (const AssayComparedTable *self, guint service, guint period);
gboolean assay_compared_table_is_total_shown (const AssayComparedTable *self, guint period);

/* Whether services may be put in order by this: never by a measure that says little alone. */
gboolean assay_compared_table_can_rank (const AssayComparedTable *self);

/* The tables that must be shown with @table (AssayComparedTable, borrowed), and into @out_missing,
 * unless NULL, the ids of measures (char*, borrowed too) of which nobody sent a figure. */
GPtrArray *assay_comparison_list_beside (const AssayComparison *self,
                                         const AssayComparedTable *table,
                                         GPtrArray *out_missing);

/* --- Standards --- */

/* How services stand in each standard of one edition, by what was last received of them: what they
 * say themselves (SUBMISSION) or what an assessor determined (REPORT), never mixed. @results: by
 * service, then standard; NULL where nothing was said. @received: by service. */
typedef struct
{
  const char *scheme;
  const char *edition;
  AssayReceivedKind kind;
  GPtrArray *standards; /* AssayHeldResult, one for each standard, for its id and title */
  GArray *services;     /* gint64, ascending */
  const AssayHeldReceived **received;
  const AssayHeldResult **results;
} AssayComparedStandards;

typedef enum
{
  ASSAY_STANDARDS_UNVERIFIED, /* it could not be verified, so it does not count */
  ASSAY_STANDARDS_NO_EDITION,
  ASSAY_STANDARDS_NO_RESULTS,
} AssayStandardsReason;

#define ASSAY_STANDARDS_LAST ASSAY_STANDARDS_NO_RESULTS

const char *assay_standards_reason_get_id (AssayStandardsReason reason);

typedef struct
{
  AssayStandardsReason reason;
  const AssayHeldReceived *received;
} AssayStandardsApart;

typedef struct
{
  GPtrArray *tables; /* AssayComparedStandards: by scheme, edition and kind */
  GArray *apart;     /* AssayStandardsApart, by id: received and not compared */
} AssayStandardsComparison;

AssayStandardsComparison *assay_standards_comparison_new (const AssayRegister *held,
                                                          const GArray *services);
void assay_standards_comparison_free (AssayStandardsComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayComparison, assay_comparison_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStandardsComparison, assay_standards_comparison_free)

G_END_DECLS
