/* Locking a submission with a passphrase: asking for it twice, and saying how good it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed is kept nowhere but in its two fields, and goes with assay_submit_lock_forget().
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_SUBMIT_LOCK (assay_submit_lock_get_type ())
G_DECLARE_FINAL_TYPE (AssaySubmitLock, assay_submit_lock, ASSAY, SUBMIT_LOCK, AdwBin)

/* FALSE, with the reason said at the field and the focus there, when it is to be locked and the
 * passphrase will not do. @out_passphrase is NULL where it is not to be locked; free it with
 * assay_passphrase_free(). */
gboolean assay_submit_lock_take (AssaySubmitLock *self, char **out_passphrase);

/* As it was at first. */
void assay_submit_lock_forget (AssaySubmitLock *self);

G_END_DECLS
