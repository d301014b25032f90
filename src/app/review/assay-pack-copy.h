/* A copy of a submission's pack beside a report, where the report's links look for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-disk.h"
#include "base/assay-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies the pack at @from into the folder of @report, under the name that its links have; gives
 * the copy's path. The pack itself is only read. EXISTS where there is another file of that name,
 * which is left as it is; one with the same content is the copy already. Any thread. */
char *assay_pack_copy_beside (AssayDisk *disk,
                              const char *from,
                              const char *report,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
