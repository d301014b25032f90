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
  ASSAY_DUE_EXTENSION,     /* the last day to take up an extension: the contract's end without it */
  ASSAY_DUE_RENEWAL,       /* the long lead time before such an award ends */
  ASSAY_DUE_RENEWAL_LAST,  /* the short one */
  ASSAY_DUE_LOOK_AGAIN,    /* the next date of the standing, where nothing else is due on it */
} AssayDueKind;

#define ASSAY_DUE_LAST ASSAY_DUE_LOOK_AGAIN

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

/* The same as a file for calendar programs (core/register/assay-calendar-file.h). @title is the
 * register's, and parts its entries from those of others; @now is in seconds since 1970. */
char *assay_register_format_calendar (const AssayRegisterGround *ground,
                                      const char *title,
                                      AssayDate first,
                                      AssayDate last,
                                      gint64 now);

G_END_DECLS
