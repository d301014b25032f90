/* Points of a return, one below the other, and their answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lives in an AssaySection, whose document it edits.
 */

#pragma once

#include "app/document/assay-folder-document.h"
#include "app/points/assay-point-card.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_POINTS_LIST (assay_points_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayPointsList, assay_points_list, ASSAY, POINTS_LIST, AdwBin)

/* @rows: AssayPointsRow, of the document's portfolio, or with @is_taken FALSE of a return that is
 * only looked at. */
void assay_points_list_set (AssayPointsList *self,
                            AssayDocument *document,
                            const GPtrArray *rows,
                            gboolean is_taken,
                            gboolean shows_place);

/* Goes to the point of this id; FALSE where it is not here. */
gboolean assay_points_list_go_to (AssayPointsList *self, const char *id);

/* Saves what is half typed. */
void assay_points_list_flush (AssayPointsList *self);

/* Lets go of all points. */
void assay_points_list_clear (AssayPointsList *self);

G_END_DECLS
