/* The lists of a criterion's page in a review: what is cited, what was looked at, what the evidence
 * is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-review-criterion-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Citations of the service; activating one shows it in the preview. */
void assay_determination_fill_citations (GtkListBox *list, const AssayReviewCriterionState *state);

typedef void (*AssayLookFunc) (gpointer owner,
                               guint evidence,
                               const char *pages,
                               gboolean is_looked);

/* A check box for each item; @func hears of those that are changed by hand. */
void assay_determination_fill_looks (GtkListBox *list,
                                     const AssayReviewCriterionState *state,
                                     gboolean read_only,
                                     AssayLookFunc func,
                                     gpointer owner);

typedef void (*AssayQualityFunc) (gpointer owner, AssayQuality quality, AssaySaid said);

/* Yes and no for each quality, neither pressed where nothing has been said. */
void assay_determination_fill_qualities (GtkListBox *list,
                                         const AssayReviewCriterionState *state,
                                         gboolean read_only,
                                         AssayQualityFunc func,
                                         gpointer owner);

G_END_DECLS
