/* Asks whether the digits of a key are those its owner reads over the phone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-context.h"
#include "core/submission/assay-known-keys.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* On the main thread, once the key is confirmed and that is on the disk. */
typedef void (*AssayKeyConfirmedFunc) (gpointer owner);

/* Asks over @owner's window. Nothing is confirmed before the user says that they have compared, and
 * presses the button. @confirmed_cb may be NULL; it is not called when @owner is gone by then. */
void assay_key_confirm_ask (GtkWidget *owner,
                            AssayContext *context,
                            AssaySignerStanding standing,
                            const AssaySignature *signature,
                            AssayKeyConfirmedFunc confirmed_cb);

/* What a signature is worth to this user now; the user's own keys count as confirmed. With the
 * known keys unreadable, as if nothing were known. */
AssaySignerStanding assay_key_confirm_judge (const AssaySignature *signature, AssayDate today);

G_END_DECLS
