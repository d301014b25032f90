/* One of several levels, a row for each with its meaning in words: how far a criterion is in place,
 * what an assessor determines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A radio group where nothing is chosen for the person: arrows only move the focus, Space, Enter or
 * a click chooses, and so do the keys 1 to 9 anywhere in the section that the group is in.
 *
 * Signal "chosen" (const char *level): the person wants this level, which may be the one there is.
 * The group shows it once assay_rating_group_set() says so.
 */

#pragma once

#include "core/scheme/assay-scheme.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_RATING_GROUP (assay_rating_group_get_type ())
G_DECLARE_FINAL_TYPE (AssayRatingGroup, assay_rating_group, ASSAY, RATING_GROUP, AdwBin)

GtkWidget *assay_rating_group_new (void);

/* @level is a level's id, or NULL: not rated. Not applicable is listed only where @criterion allows
 * it. Keeps the focus. */
void assay_rating_group_set (AssayRatingGroup *self,
                             const AssayScheme *scheme,
                             const AssayCriterion *criterion,
                             const char *level,
                             gboolean read_only);

/* The same for any levels (AssayLevel), of which only id, title and meaning are looked at. */
void assay_rating_group_set_levels (AssayRatingGroup *self,
                                    const GPtrArray *levels,
                                    const char *level,
                                    gboolean read_only);

/* What is asked, for screen readers; "How far is this in place?" where nothing else is said. */
void assay_rating_group_set_label (AssayRatingGroup *self, const char *label);

/* The id of the level that is shown as chosen, or NULL. */
const char *assay_rating_group_get_level (AssayRatingGroup *self);

G_END_DECLS
