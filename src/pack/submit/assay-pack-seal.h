/* Whether the pack in a submission is the pack of the data in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pack carries the fingerprint of what it was made of where no reader shows it, with its page map
 * (pack/numbering/assay-page-map.h). Manifests cannot tell that somebody put in another pack before
 * sealing; this can. The binder reads the file, because it may be anything.
 */

#pragma once

#include "core/submission/assay-verify.h"

G_BEGIN_DECLS

/* Adds what is wrong to @verification's findings, and sorts them; looks only at a submission whose
 * data have a fingerprint. @path is what was verified, with
 * @passphrase. The pack is copied to a private place for as
 * long as it takes. FALSE with an error only: CANCELLED, or no place for the copy. */
gboolean assay_pack_seal_check (const char *path,
                                const char *passphrase,
                                AssayVerification *verification,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
