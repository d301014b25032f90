/* What does not look right in a register. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * None of these stops anybody: contracts overlap while one follows another, and two services of one
 * name may be two. They are shown so that somebody looks.
 */

#pragma once

#include "core/register/assay-register.h"

G_BEGIN_DECLS

/* The comment says what @kind and @id name, and @other. */
typedef enum
{
  ASSAY_DOUBT_SAME_NAME,        /* a service or an area; another of the same name */
  ASSAY_DOUBT_OVERLAP,          /* a contract; another with the same service and area at one time */
  ASSAY_DOUBT_CONTRACT_UNDATED, /* a contract without its first or its last day */
  ASSAY_DOUBT_CLAUSE_UNDATED,   /* a clause to secure the mark without a day; its contract */
  ASSAY_DOUBT_CLAUSE_LATE,      /* a clause whose day is after the contract's last; its contract */
  ASSAY_DOUBT_NO_MILESTONES,    /* a clause to work towards it without any; its contract */
  ASSAY_DOUBT_MILESTONE_UNDATED,   /* a milestone; its clause */
  ASSAY_DOUBT_AWARD_BEFORE_SCHEME, /* an award from before its scheme, or the
                                      edition it states, existed; its service */
  ASSAY_DOUBT_AWARD_INCOMPLETE, /* an award without its days or where it is known from; its service
                                 */
  ASSAY_DOUBT_EXTENSION_BACKWARDS, /* an extension that ends before the contract does; its contract
                                    */
  ASSAY_DOUBT_NO_PARTNERS,         /* a clause of each partner, and none is recorded, or one of a
                                      partnership; its contract */
  ASSAY_DOUBT_CLAUSE_EARLY, /* a clause whose day is before the contract's first; its contract */
  ASSAY_DOUBT_CONDITION_UNDATED, /* a condition that is not met; its award */
  ASSAY_DOUBT_AWARD_OF_PARTNER,  /* a clause of the partnership as one, where only a partner has an
                                    award; its contract */
  ASSAY_DOUBT_SAME_PARTNER,      /* a partner that is recorded twice; its partnership */
} AssayDoubt;

#define ASSAY_DOUBT_LAST ASSAY_DOUBT_SAME_PARTNER

/* To tell names apart by: case, blanks and Unicode form do not make another name. */
char *assay_register_fold_name (const char *name);

/* "overlap", "award-before-scheme" …: stable. */
const char *assay_doubt_get_id (AssayDoubt doubt);

typedef struct
{
  AssayDoubt doubt;
  AssayHeldKind kind;
  gint64 id;
  gint64 other; /* 0: none */
} AssayRegisterDoubt;

/* The first day on which a scheme could be awarded. */
typedef struct
{
  const char *scheme;
  AssayDate since;
} AssaySchemeSince;

/* AssayRegisterDoubt, by doubt, kind and id. @since (AssaySchemeSince) may be NULL. */
GArray *assay_register_check (const AssayRegister *self, const GArray *since);

/* Those of @after that are none of @before. */
GArray *assay_register_list_new_doubts (const GArray *before, const GArray *after);

G_END_DECLS
