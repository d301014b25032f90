/* A copy of a submission's pack beside a report, where the report's links look for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-disk.h"
#include "base/assay-progress.h"
#include "core/review/assay-review-folder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies the pack of the review in the folder @path, which began as @review, into the folder of
 * @report, under the name that its links have; gives the copy's path. It is handed on as what was
 * submitted: so DAMAGED where it is not that (assay_review_check_pack()). The pack itself is only
 * read. EXISTS where there is another file of that name, which is left as it is; one with the same
 * content is the copy already. Any thread. */
char *assay_pack_copy_beside (AssayDisk *disk,
                              const char *path,
                              const AssayReview *review,
                              const char *report,
                              AssayProgress progress,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
