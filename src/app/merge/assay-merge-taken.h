/* What comes in by itself: how much, and place by place for whoever wants to see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-merge-choices.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_MERGE_TAKEN (assay_merge_taken_get_type ())
G_DECLARE_FINAL_TYPE (AssayMergeTaken, assay_merge_taken, ASSAY, MERGE_TAKEN, AdwPreferencesGroup)

/* Shown only where something comes in. What is unfolded stays so. */
void assay_merge_taken_set_page (AssayMergeTaken *self, const AssayMergePage *page);

G_END_DECLS
