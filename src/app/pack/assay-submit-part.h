/* Submitting: a part of the pack's page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_SUBMIT_PART (assay_submit_part_get_type ())
G_DECLARE_FINAL_TYPE (AssaySubmitPart, assay_submit_part, ASSAY, SUBMIT_PART, AdwBin)

/* For the section's refresh. @document is borrowed and must stay until there is another.
 * @of_contents (AssayFinding) is what reading the evidence found, NULL while not known. */
void assay_submit_part_set_document (AssaySubmitPart *self,
                                     AssayDocument *document,
                                     const GPtrArray *of_contents);

/* What "Submit…" does once a place is chosen. */
void assay_submit_part_submit_to (AssaySubmitPart *self, const char *path);

gboolean assay_submit_part_is_busy (AssaySubmitPart *self);

G_END_DECLS
