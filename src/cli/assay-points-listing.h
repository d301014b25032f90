/* Points of a return, printed for people and for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-cli.h"
#include "cli/assay-json.h"
#include "core/review/assay-return.h"
#include "present/assay-points-state.h"

G_BEGIN_DECLS

/* Point by point, with what is answered. */
void assay_points_print (const AssayPointsState *state);

/* Adds the array "points" to the object that is open. */
void assay_points_add_json (JsonBuilder *builder, const AssayPointsState *state);

/* Reads return.xsd and the file. */
AssayReturn *assay_points_load_return (AssayCli *cli, const char *path, GError **error);

/* How far to believe who signed it. FALSE when the keys that are known cannot be read. */
gboolean assay_points_judge_signature (const AssayReturn *given,
                                       AssaySignerStanding *out_standing,
                                       GError **error);

G_END_DECLS
