/* Verifying while somebody keeps what is read. Private to this folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/submission/assay-bag-check.h"
#include "core/submission/assay-verify.h"

G_BEGIN_DECLS

/* assay_verify(), with each file going to @keeper (borrowed; NULL for none) as it is read. */
AssayVerification *assay_verify_keeping (const char *path,
                                         const AssayVerifyRequest *request,
                                         const AssayBagKeeper *keeper,
                                         AssayProgress progress,
                                         GCancellable *cancellable,
                                         GError **error);

/* Asks the request's examine(), where there is one, and sorts what it adds. */
gboolean assay_verify_examine (const AssayVerifyRequest *request,
                               const char *path,
                               const char *passphrase,
                               AssayVerification *verification,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
