/* Writing the health-check report: a part of the pages of the pack and of the health check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_BOARD_REPORT (assay_board_report_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayBoardReport, assay_board_report, ASSAY, BOARD_REPORT, AdwPreferencesGroup)

/* Whose report it is: for the section's refresh. @document is borrowed and must stay until there is
 * another. */
void assay_board_report_set_document (AssayBoardReport *self, AssayDocument *document);

/* What "Write…" does once a place is chosen. */
void assay_board_report_write_to (AssayBoardReport *self, const char *path);

gboolean assay_board_report_is_busy (AssayBoardReport *self);

G_END_DECLS
