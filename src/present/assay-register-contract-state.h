/* What a contract's page shows: how it stands and why, its clauses, its facts, its time line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-register-time-line.h"

G_BEGIN_DECLS

/* One line of facts: a value of the register, or a field of the contract. */
typedef struct
{
  AssayHeldKind kind;
  gint64 id;           /* of the value that it tells of */
  char *label;         /* "Term", "Milestone", "Award" */
  char *text;          /* in a sentence or a few words */
  char *detail;        /* where it is known from, how old that is; or NULL */
  gboolean can_change; /* it can be changed and removed where it is shown */
} AssayRegisterFact;

/* Takes @text and @detail, which may be NULL. */
AssayRegisterFact *assay_register_fact_new (
    AssayHeldKind kind, gint64 id, const char *label, char *text, char *detail);
void assay_register_fact_free (gpointer fact);

typedef struct
{
  gint64 id;
  char *sentence;
  char *wording;    /* as it stands in the contract; NULL where nobody recorded it */
  GPtrArray *steps; /* AssayRegisterFact: its milestones, by day */
} AssayRegisterClauseState;

typedef struct
{
  gint64 contract;
  gint64 service; /* the one it stands so because of: a partner, or the contract’s own */
  gint64 own_service;
  char *title;
  char *subtitle; /* "North Vale Restorative Service, North Vale, RJ-17" */
  AssayStandingState state;
  const char *standing;
  const char *sign;
  char *verdict;      /* "At risk, as recorded on 22 November 2026." */
  GPtrArray *reasons; /* char*: sentences, the most urgent first */
  char *next;
  const char *step;    /* or NULL */
  GPtrArray *clauses;  /* AssayRegisterClauseState */
  GPtrArray *facts;    /* AssayRegisterFact of the contract itself: service, area, term, funding;
                        * then its extensions, by day */
  GPtrArray *partners; /* AssayRegisterFact; NULL where the service is no partnership */
  GPtrArray *awards;   /* AssayRegisterFact, the newest first, each followed by its conditions */
  GPtrArray *received; /* AssayRegisterFact, the newest first */
  GPtrArray *measures; /* AssayRegisterFact: the last figure of each measure, without its number */
  GPtrArray *notes;    /* AssayRegisterFact, the newest first */
  AssayTimeLine *time_line;
} AssayRegisterContractState;

/* NULL where the register has no such contract. */
AssayRegisterContractState *assay_register_contract_state_new (const AssayRegisterGround *ground,
                                                               gint64 contract);
void assay_register_contract_state_free (AssayRegisterContractState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterContractState, assay_register_contract_state_free)

G_END_DECLS
