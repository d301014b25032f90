/* What an assessor writes for others: the return, the report and the certificate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"
#include "present/assay-outcome-files-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_OUTCOME_FILES (assay_outcome_files_get_type ())
G_DECLARE_FINAL_TYPE (AssayOutcomeFiles, assay_outcome_files, ASSAY, OUTCOME_FILES, AdwBin)

/* @document is a review, and borrowed. */
void assay_outcome_files_set_document (AssayOutcomeFiles *self, AssayDocument *document);

/* Writes to @path, once the person has chosen it. */
void
assay_outcome_files_write_to (AssayOutcomeFiles *self, AssayOutcomeFile file, const char *path);

G_END_DECLS
