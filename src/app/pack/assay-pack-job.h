/* Writing a pack, and reading the evidence files, away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-work.h"
#include "app/document/assay-folder-document.h"
#include "pack/assay-pack-bind.h"

G_BEGIN_DECLS

/* Reads every evidence file of the portfolio as it is now. The result is a GPtrArray of
 * AssayFinding. */
AssayWork *assay_pack_check_start (gpointer owner,
                                   AssayDocument *document,
                                   AssayWorkProgressFunc advanced_cb,
                                   AssayWorkDoneFunc done_cb);

/* Writes the pack of the portfolio as it is now to @path, and the same for a browser to @html
 * unless that is NULL. @earlier is a pack whose page numbers are kept; NULL for those of the last
 * submission, if there is one. The result is an AssayPackReport. */
AssayWork *assay_pack_job_start (gpointer owner,
                                 AssayDocument *document,
                                 const char *path,
                                 const char *html,
                                 const char *earlier,
                                 AssayWorkProgressFunc advanced_cb,
                                 AssayWorkDoneFunc done_cb);

G_END_DECLS
