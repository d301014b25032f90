/* SHA-256 of files and bytes, through GnuTLS (five times as fast as GChecksum; see platform notes
 * in src/README.md).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ASSAY_DIGEST_HEX_LENGTH 64

/* A running SHA-256. */
typedef struct _AssayDigest AssayDigest;

AssayDigest *assay_digest_new (void);
void assay_digest_free (AssayDigest *self);
void assay_digest_update (AssayDigest *self, const void *data, gsize length);

/* The digest so far as 64 lower-case hex digits; @self starts anew afterwards. */
char *assay_digest_finish (AssayDigest *self);

char *assay_digest_of_bytes (const void *data, gsize length);

/* NULL with an error of ASSAY_ERROR that names the file. @progress counts bytes. */
char *assay_digest_of_file (const char *path,
                            AssayProgress progress,
                            GCancellable *cancellable,
                            GError **error);

/* Whether @text is 64 lower-case hex digits. */
gboolean assay_digest_is_hex (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDigest, assay_digest_free)

G_END_DECLS
