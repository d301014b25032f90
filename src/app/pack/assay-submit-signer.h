/* Signing a submission: whether, in whose name, and the digits of the key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-disk.h"
#include "core/submission/assay-signing-key.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_SUBMIT_SIGNER (assay_submit_signer_get_type ())
G_DECLARE_FINAL_TYPE (AssaySubmitSigner, assay_submit_signer, ASSAY, SUBMIT_SIGNER, AdwBin)

/* Looks for the key, which another program may have made. */
void assay_submit_signer_refresh (AssaySubmitSigner *self);

/* FALSE, with the reason said at the field and the focus there, when it is to be signed and cannot
 * be. @out_key is NULL where it is not to be signed; a key that is not there yet is made. */
gboolean
assay_submit_signer_take (AssaySubmitSigner *self, AssayDisk *disk, AssaySigningKey **out_key);

G_END_DECLS
