/* SHA-256 of files and bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-digest.h"

#include "base/assay-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <unistd.h>

#define BLOCK_BYTES (1024 * 1024)
#define DIGEST_BYTES (ASSAY_DIGEST_HEX_LENGTH / 2)

struct _AssayDigest
{
  gnutls_hash_hd_t hash;
};

static char *
format_hex (const guint8 *bytes)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (ASSAY_DIGEST_HEX_LENGTH + 1);

  for (guint i = 0; i < DIGEST_BYTES; i++)
    {
      text[2 * i] = digits[bytes[i] >> 4];
      text[2 * i + 1] = digits[bytes[i] & 15];
    }
  text[ASSAY_DIGEST_HEX_LENGTH] = '\0';

  return text;
}

AssayDigest *
assay_digest_new (void)
{
  AssayDigest *self = g_new0 (AssayDigest, 1);
  int result = gnutls_hash_init (&self->hash, GNUTLS_DIG_SHA256);

  g_assert (result == 0);

  return self;
}

void
assay_digest_free (AssayDigest *self)
{
  if (self == NULL)
    return;
  gnutls_hash_deinit (self->hash, NULL);
  g_free (self);
}

void
assay_digest_update (AssayDigest *self, const void *data, gsize length)
{
  int result = gnutls_hash (self->hash, data, length);

  g_assert (result == 0);
}

char *
assay_digest_finish (AssayDigest *self)
{
  guint8 bytes[DIGEST_BYTES];

  gnutls_hash_output (self->hash, bytes);

  return format_hex (bytes);
}

char *
assay_digest_of_bytes (const void *data, gsize length)
{
  guint8 bytes[DIGEST_BYTES];
  int result = gnutls_hash_fast (GNUTLS_DIG_SHA256, data, length, bytes);

  g_assert (result == 0);

  return format_hex (bytes);
}

static gboolean
is_cancelled (GCancellable *cancellable, const char *path, GError **error)
{
  GError *cancelled = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &cancelled))
    return FALSE;
  assay_error_propagate (error, cancelled, path);

  return TRUE;
}

char *
assay_digest_of_file (const char *path,
                      AssayProgress progress,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (AssayDigest) digest = assay_digest_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  guint64 done = 0;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      assay_error_set_from_errno (error, path, errno);
      return NULL;
    }

  while (TRUE)
    {
      gssize got = read (fd, block, BLOCK_BYTES);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        assay_error_set_from_errno (error, path, errno);
      if (got < 0 || is_cancelled (cancellable, path, error))
        {
          close (fd);
          return NULL;
        }
      if (got == 0)
        break;
      assay_digest_update (digest, block, (gsize) got);
      done += (guint64) got;
      assay_progress_tell (progress, done, 0, path);
    }
  close (fd);

  return assay_digest_finish (digest);
}

gboolean
assay_digest_is_hex (const char *text)
{
  guint length = 0;

  for (; text != NULL && text[length] != '\0'; length++)
    if (length >= ASSAY_DIGEST_HEX_LENGTH || !strchr ("0123456789abcdef", text[length]))
      return FALSE;

  return length == ASSAY_DIGEST_HEX_LENGTH;
}
