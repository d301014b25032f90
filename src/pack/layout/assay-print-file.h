/* Drawing a plan into a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-disk.h"
#include "pack/layout/assay-print.h"

G_BEGIN_DECLS

/* Like assay_print_draw(), into a file at @path that only this call is about: one left there by a
 * crash is removed first, and a file that could not be finished is the caller's to remove. */
gboolean assay_print_write_file (AssayDisk *disk,
                                 const char *path,
                                 const AssayContent *content,
                                 const AssayPlan *plan,
                                 AssayTypography *typography,
                                 const AssayDocumentInfo *info,
                                 AssayFootFunc draw_foot,
                                 gpointer data,
                                 AssayProgress progress,
                                 GCancellable *cancellable,
                                 GError **error);

/* The same for what is finished already. */
gboolean assay_print_write_bytes (AssayDisk *disk, const char *path, GBytes *bytes, GError **error);

/* An empty file for a library to write into: one that the library made would be for all to read
 * before it is finished. */
gboolean assay_print_reserve (AssayDisk *disk, const char *path, GError **error);

/* Puts the finished files @pdf and @html (both of the last two NULL where there is none) in their
 * places, the PDF first, to be read as other documents are (assay_disk_publish_document()). Each
 * comes whole or not at all; the error says so when the first is there and the second is not. */
gboolean assay_print_publish (AssayDisk *disk,
                              const char *pdf,
                              const char *pdf_path,
                              const char *html,
                              const char *html_path,
                              GError **error);

G_END_DECLS
