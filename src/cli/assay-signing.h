/* Signing what is written, with --sign.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-arguments.h"
#include "core/submission/assay-signing-key.h"

G_BEGIN_DECLS

#define ASSAY_OPTION_SIGN                                                                          \
  {                                                                                                \
    "sign", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("sign it with your key (“assay key name”)")         \
  }

/* The user's key. REFUSED, with what to do, where there is none yet. */
AssaySigningKey *assay_signing_load (GError **error);

/* *@out_key is the user's key, or NULL without --sign. None is made: whose name it would be for is
 * not for a command that writes to guess. */
gboolean
assay_signing_take (const AssayArguments *arguments, AssaySigningKey **out_key, GError **error);

/* Says with which key it was signed; nothing for NULL. */
void assay_signing_say (AssaySigningKey *key);

G_END_DECLS
