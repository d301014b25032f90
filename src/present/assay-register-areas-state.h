/* What stands behind all contracts of a register: its areas, what is decided for it, and services
 * that no contract names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-register-contract-state.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *areas;    /* AssayRegisterFact, by name, with how many services and contracts */
  GPtrArray *services; /* AssayRegisterFact, by name: without a contract, and no partner in one */
  GPtrArray *settings; /* AssayRegisterFact: one */
  gboolean is_decided; /* somebody has decided something; otherwise it is what is usual */
} AssayRegisterAreasState;

AssayRegisterAreasState *assay_register_areas_state_new (const AssayRegisterGround *ground);
void assay_register_areas_state_free (AssayRegisterAreasState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterAreasState, assay_register_areas_state_free)

G_END_DECLS
