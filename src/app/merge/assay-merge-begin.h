/* Where taking in another copy begins: choosing one, or going on with one that was left for later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signals "wanted" and "forgotten" (const char *path): the person wants to compare with that copy,
 * or not to keep what was chosen for it.
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_MERGE_BEGIN (assay_merge_begin_get_type ())
G_DECLARE_FINAL_TYPE (AssayMergeBegin, assay_merge_begin, ASSAY, MERGE_BEGIN, AdwBin)

/* @drafts (AssayDraft) have the paths of the copies that were left for later as their subjects. */
void assay_merge_begin_set_drafts (AssayMergeBegin *self, const GPtrArray *drafts);

/* Puts the focus on what is to be done first. */
void assay_merge_begin_focus (AssayMergeBegin *self);

G_END_DECLS
