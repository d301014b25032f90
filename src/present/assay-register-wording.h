/* A register in words: how contracts stand and why, what a register holds, who changed what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure; every sentence is whole, translated, and ends with a full stop. Words alone do not. A
 * standing is always "as recorded": nothing here says that anybody else has confirmed it. What a
 * damaged or newer register names and does not have is said so and never left out.
 */

#pragma once

#include "core/register/assay-register-check.h"
#include "core/register/assay-register-store.h"
#include "present/assay-register-schemes.h"

G_BEGIN_DECLS

/* --- How a contract stands --- */

/* "Met with conditions", "At risk" … */
const char *assay_register_word_standing (AssayStandingState state);

/* One character each, which Inter has, so that a standing is never told by colour alone. */
const char *assay_register_word_standing_sign (AssayStandingState state);

/* "3 contracts are late." with the right plural: for a line of counts. */
char *assay_register_word_standing_count (AssayStandingState state, guint n);

/* What a reason is told about. @on is the day that was asked about; @schemes may be NULL. */
typedef struct
{
  const AssayRegister *held;
  const AssayRegisterSchemes *schemes;
  AssayDate on;
} AssayRegisterGround;

/* "The milestone “Application sent” was due on 30 September 2026, 53 days ago." */
char *assay_register_word_reason (const AssayRegisterGround *ground,
                                  const AssayStandingReason *reason);

/* The reason that comes first, and where the standing is that of one partner, whose. */
char *assay_register_word_why (const AssayRegisterGround *ground,
                               const AssayContractStanding *standing);

/* "Ask the service for the renewal’s submission." NULL where there is nothing to do. */
const char *assay_register_word_step (AssayStandingStep step);

/* "3 December 2026, in 11 days"; "today"; "nothing known ahead" for NONE. */
char *assay_register_word_next (AssayDate next, AssayDate on);

/* "in 11 days", "today", "53 days ago", "in 14 months", with plurals. */
char *assay_register_word_distance (AssayDate day, AssayDate on);

/* "Two of 120 contracts do not keep their quality clause, as recorded on 22 November 2026."
 * @counts has ASSAY_N_STANDINGS. A second sentence where something is unknown. */
char *assay_register_word_verdict (const guint *counts, AssayDate on);

/* --- Contracts --- */

/* "Holds the mark", "Secures the mark", "Works towards the mark", "No mark asked for". */
const char *assay_register_word_clause_kind (AssayClauseKind kind);
const char *assay_register_word_milestone_kind (AssayMilestoneKind kind);
const char *assay_register_word_received_kind (AssayReceivedKind kind);
const char *assay_register_word_result (AssayResultState state);

/* "The contract asks the service to hold the Restorative Service Standards mark for its whole
 * term." */
char *assay_register_word_clause (const AssayRegisterGround *ground, const AssayHeldClause *clause);

/* The same in a few words for a table: "Holds, Restorative Service Standards". For a contract with
 * several clauses the one that @standing stands by. "None" for a contract without one. */
char *assay_register_word_clause_short (const AssayRegisterGround *ground,
                                        const AssayHeldClause *clause);

/* "1 April 2025 to 31 March 2028, extended to 31 March 2029; may be extended to 31 March 2030." */
char *assay_register_word_term (const AssayRegisterGround *ground,
                                const AssayHeldContract *contract);

/* "Restorative Service Standards (edition 2), 1 May 2024 to 30 April 2027." */
char *assay_register_word_award (const AssayRegisterGround *ground, const AssayHeldAward *award);

/* Where it is known from and how old that is: "From “the awarding body’s list”, confirmed on 1 May
 * 2026, six months ago." Says so where nobody wrote it down. */
char *assay_register_word_source (const AssayRegisterGround *ground, const AssayHeldAward *award);

/* --- Values and their fields --- */

/* "contract", "contracts", as they stand inside a sentence. */
const char *assay_register_word_kind (AssayHeldKind kind);
const char *assay_register_word_kinds (AssayHeldKind kind);

/* The label of a field: "First day", "Service". */
const char *assay_register_word_field (AssayHeldKind kind, const char *field);

/* What a word of a WORD field is called: "holds" -> "Holds the mark". */
const char *assay_register_word_choice (const AssayHeldField *field, guint word);

/* A field of @value as people read it: long dates, names for references, "Yes" and "No"; NULL where
 * it is not set. */
char *assay_register_word_field_text (const AssayRegisterGround *ground,
                                      const AssayHeldField *field,
                                      gconstpointer value);

/* What a value is called, without its kind: "Restorative justice in North Vale"; for a value
 * without a name of its own what tells it from others of its owner: "31 March 2029". Never NULL. */
char *assay_register_word_value (const AssayRegisterGround *ground, gconstpointer value);

/* --- What was done --- */

/* "Added the contract “North Vale”", without a full stop. @line is as the store gives it. What it
 * names by number is told by name where @ground still has it. */
char *assay_register_word_trail (const AssayRegisterGround *ground, const AssayTrailLine *line);

/* One field on which two texts of a value differ. @before or @after is NULL where there is none. */
typedef struct
{
  char *field; /* as the register calls it: "begins" */
  char *label; /* "First day" */
  char *before;
  char *after;
} AssayRegisterChange;

void assay_register_change_free (AssayRegisterChange *self);

/* AssayRegisterChange, in the order of the fields. References are given by name where @ground still
 * has them. */
GPtrArray *assay_register_list_trail_changes (const AssayRegisterGround *ground,
                                              const AssayTrailLine *line);

/* "Somebody else changed the contract “North Vale” while you did.", or that it was removed. */
char *assay_register_word_collision (const AssayRegisterGround *ground,
                                     const AssayRegisterCollision *collision);

/* AssayRegisterChange: before is theirs, which is there now; after is ours, which was asked. Of a
 * value that was removed every field of ours. */
GPtrArray *assay_register_list_collision_changes (const AssayRegisterGround *ground,
                                                  const AssayRegisterCollision *collision);

/* --- What does not look right --- */

char *assay_register_word_doubt (const AssayRegisterGround *ground,
                                 const AssayRegisterDoubt *doubt);
const char *assay_register_word_doubt_step (AssayDoubt doubt);

G_END_DECLS
