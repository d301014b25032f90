/* What verifying a bag from outside asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-arguments.h"
#include "cli/assay-cli.h"
#include "core/submission/assay-verify.h"

G_BEGIN_DECLS

/* A request that holds what it points to. */
typedef struct
{
  AssayVerifyRequest request;
  char *passphrase;
  AssayKnownKeys *keys;
} AssayVerifying;

/* From --passphrase-file, the keys of others and the user's own (what one signed oneself is no
 * news), and the schema. */
AssayVerifying *
assay_verifying_new (AssayCli *cli, const AssayArguments *arguments, GError **error);
void assay_verifying_free (AssayVerifying *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayVerifying, assay_verifying_free)

G_END_DECLS
