/* Keys of others, remembered when something that they signed is taken in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-cli.h"
#include "core/submission/assay-known-keys.h"

G_BEGIN_DECLS

/* The keys that are known, and the user's own, which is no news. */
AssayKnownKeys *assay_key_memory_load (AssayCli *cli, GError **error);

/* @signature may be NULL: nothing to remember. That it fails is a note, because what was taken in
 * stays taken in. */
void assay_key_memory_add (AssayCli *cli, const AssaySignature *signature);

G_END_DECLS
