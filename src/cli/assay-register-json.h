/* A register's values and standings as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-register-contracts-state.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* An object: "id", "version", and every field by its own name; a reference is the other's id. */
void assay_register_json_add_value (JsonBuilder *builder, gconstpointer value);

/* "before" and "after" of every field that differs, as an array called @name. */
void
assay_register_json_add_changes (JsonBuilder *builder, const char *name, const GPtrArray *changes);

/* The members of an open object: the contract, how it stands and why. */
void assay_register_json_add_standing (JsonBuilder *builder,
                                       const AssayRegisterGround *ground,
                                       const AssayContractStanding *standing);

/* An object called "counts" with a member for each standing. */
void assay_register_json_add_counts (JsonBuilder *builder, const guint *counts);

G_END_DECLS
