/* Several digests of one stream at once, hashed on a thread beside the one that reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and unpacking a large file take about as long as hashing it; side by side they cost the
 * longer of the two. The thread is started when the first large stream comes, so that small ones
 * cost no thread at all, and it never sees anything but bytes that were copied for it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* MD5 and SHA-1 are for checking what others made, never for our own. */
typedef enum
{
  ASSAY_DIGEST_MD5,
  ASSAY_DIGEST_SHA1,
  ASSAY_DIGEST_SHA224,
  ASSAY_DIGEST_SHA256,
  ASSAY_DIGEST_SHA384,
  ASSAY_DIGEST_SHA512,
} AssayDigestKind;

#define ASSAY_N_DIGEST_KINDS (ASSAY_DIGEST_SHA512 + 1)

/* A set of kinds is the sum of these. */
#define ASSAY_DIGEST_BIT(kind) (1u << (kind))

/* "sha256": as manifests name it. parse() is FALSE for a name that is not known. */
const char *assay_digest_kind_get_id (AssayDigestKind kind);
gboolean assay_digest_kind_parse (const char *id, AssayDigestKind *out_kind);

/* How many hex digits a digest of this kind has. */
guint assay_digest_kind_get_hex_length (AssayDigestKind kind);

typedef struct _AssayDigestPipe AssayDigestPipe;

AssayDigestPipe *assay_digest_pipe_new (void);
void assay_digest_pipe_free (AssayDigestPipe *self);

/* Starts a stream; what was left of an unfinished one is dropped. */
void assay_digest_pipe_begin (AssayDigestPipe *self, guint kinds);

/* @data is copied. May wait for the hashing thread. */
void assay_digest_pipe_push (AssayDigestPipe *self, const void *data, gsize length);

/* Waits for the end. The digest of @kind, of those begun with, as lower-case hex digits; may be
 * asked for each of them. */
char *assay_digest_pipe_finish (AssayDigestPipe *self, AssayDigestKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDigestPipe, assay_digest_pipe_free)

G_END_DECLS
