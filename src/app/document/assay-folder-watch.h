/* Notices when something else changes a portfolio's folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It compares what portfolio.xml and the journal look like (size, time, which file it is) with what
 * they looked like after our own last write, because a file monitor cannot tell who wrote. So its
 * owner looks before each write of its own and says afterwards that this is what it expects.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_FOLDER_WATCH (assay_folder_watch_get_type ())
G_DECLARE_FINAL_TYPE (AssayFolderWatch, assay_folder_watch, ASSAY, FOLDER_WATCH, GObject)

/* Expects what is there now, @file being the document's own. Signal "changed": something else has
 * changed it; once. */
AssayFolderWatch *assay_folder_watch_new (const char *path, const char *file);

/* The folder as it is now is our own doing. */
void assay_folder_watch_expect (AssayFolderWatch *self);

/* Looks now rather than when the system tells. */
void assay_folder_watch_look (AssayFolderWatch *self);

gboolean assay_folder_watch_is_changed (AssayFolderWatch *self);

G_END_DECLS
