/* Unpacking a submission while it is verified, in one reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is checked and what is kept are the same bytes: each file is written as its blocks go to the
 * digests, so that nobody can exchange the ZIP between a check and a second reading.
 */

#pragma once

#include "base/assay-disk.h"
#include "core/submission/assay-verify.h"

G_BEGIN_DECLS

/* Verifies the bag at @path, a ZIP or a folder, as assay_verify() does, and writes its files under
 * @folder, which must not be there and whose parent must be: private staging of the caller, who
 * moves it to where it belongs (assay_disk_rename()).
 *
 * The folder stands there afterwards, whole and synced, exactly when assay_verification_is_sound():
 * the bag is a submission and nothing blocking was found. Otherwise, and with every error, nothing
 * is left of it. Files have mode 0400 and folders 0700. Names are those of the bag, from its own
 * folder ("data/portfolio.xml"); no name leads elsewhere, and nothing is a link or a device.
 *
 * How much may come out is settled before anything is written: ASSAY_LIMIT_ZIP_BYTES, at most
 * ASSAY_LIMIT_ZIP_ENTRIES, the growth that a ZIP may have, and the room on the disk.
 *
 * @progress counts bytes. Errors are those of assay_verify(), and EXISTS, ACCESS, NO_SPACE and IO
 * for the writing. Warnings and advice do not stop it; they are in the findings. */
AssayVerification *assay_submission_unpack (const char *path,
                                            const AssayVerifyRequest *request,
                                            const char *folder,
                                            AssayDisk *disk,
                                            AssayProgress progress,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
