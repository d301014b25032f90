/* What is due in a register, by day: for the calendar, for a file of dates, for the board.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-register-wording.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_DUE_CONTRACT_BEGINS,
  ASSAY_DUE_CONTRACT_ENDS, /* with the extensions taken up */
  ASSAY_DUE_SECURED,       /* the mark is to be secured by this day */
  ASSAY_DUE_MILESTONE,     /* not reached yet */
  ASSAY_DUE_CONDITION,     /* not met yet */
  ASSAY_DUE_AWARD_ENDS,    /* and no other award follows it */
} AssayDueKind;

#define ASSAY_DUE_LAST ASSAY_DUE_AWARD_ENDS

/* "milestone" …: stable. */
const char *assay_due_kind_get_id (AssayDueKind kind);

typedef struct
{
  AssayDueKind due;
  AssayDate day;
  gint64 contract;
  AssayHeldKind held; /* what has the day, and its id */
  gint64 id;
  gboolean is_overdue; /* before the day asked about */
  char *what;          /* "Milestone “Application sent”" */
  char *where;         /* "North Vale Restorative Service, Restorative justice in North Vale" */
} AssayDue;

/* AssayDue from @first to @last (NONE: without end), by day, then by contract; of contracts that
 * have not ended by the day asked about. Without @first what lies ahead, and what is overdue. */
GPtrArray *
assay_register_list_due (const AssayRegisterGround *ground, AssayDate first, AssayDate last);

G_END_DECLS
