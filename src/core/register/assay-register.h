/* A whole register as it was read at one moment. Immutable; may cross threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/register/assay-register-value.h"

G_BEGIN_DECLS

typedef struct _AssayRegister AssayRegister;

/* Takes @values: for each kind a GPtrArray of values, ascending by id, that frees them. */
AssayRegister *assay_register_new (GPtrArray *values[ASSAY_N_HELD], gint64 stamp);

/* The number of the last line in the trail that is in it (assay_register_store_get_stamp()); 0 for
 * what was not read from a store. */
gint64 assay_register_get_stamp (const AssayRegister *self);
AssayRegister *assay_register_ref (AssayRegister *self);
void assay_register_unref (AssayRegister *self);

/* All values of a kind, ascending by id. Borrowed. */
const GPtrArray *assay_register_get_values (const AssayRegister *self, AssayHeldKind kind);

/* NULL where there is none. */
gconstpointer assay_register_lookup (const AssayRegister *self, AssayHeldKind kind, gint64 id);

/* The values of a kind that belong to @owner, ascending by id: a run of pointers, borrowed. */
gpointer const *assay_register_get_owned (const AssayRegister *self,
                                          AssayHeldKind kind,
                                          gint64 owner,
                                          guint *out_n);

/* The lead times of a scheme, from its terms; 0 for what it does not say. */
typedef struct
{
  const char *scheme;
  guint long_months;
  guint short_months;
} AssayLeadTimes;

/* What one contract comes to: the worst of its clauses, and of its partners where a clause asks it
 * of each. @clause and @service are those that it stands so because of; clause is NULL where the
 * contract has none, service where a damaged register no longer has it. Borrowed pointers live as
 * long as the register. */
typedef struct
{
  const AssayHeldContract *contract;
  const AssayHeldClause *clause;
  const AssayHeldService *service;
  AssayDate ends; /* with the extensions taken up by the day asked about */
  AssayDate next; /* of all clauses and partners */
  AssayStanding *standing;
} AssayContractStanding;

/* Pure. @lead_times (AssayLeadTimes) may be NULL. An extension counts from the day it was taken. */
AssayContractStanding *assay_register_compute_standing (const AssayRegister *self,
                                                        const AssayHeldContract *contract,
                                                        const GArray *lead_times,
                                                        AssayDate on);
void assay_contract_standing_free (AssayContractStanding *self);

/* Of every contract (AssayContractStanding), what needs attention first: the worse standing, then
 * the earlier date, then the title. */
GPtrArray *
assay_register_list_standings (const AssayRegister *self, const GArray *lead_times, AssayDate on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegister, assay_register_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayContractStanding, assay_contract_standing_free)

G_END_DECLS
