/* The copies whose taking in was begun and left for later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signals "wanted" and "forgotten" (const char *path): the person wants to go on with that copy, or
 * not to keep what was chosen for it.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_MERGE_BEGUN (assay_merge_begun_get_type ())
G_DECLARE_FINAL_TYPE (AssayMergeBegun, assay_merge_begun, ASSAY, MERGE_BEGUN, AdwPreferencesGroup)

/* @drafts (AssayDraft) have the copies' paths as their subjects. Shown only where there are any. */
void assay_merge_begun_set_drafts (AssayMergeBegun *self, const GPtrArray *drafts);

G_END_DECLS
