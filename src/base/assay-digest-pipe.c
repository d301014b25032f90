/* Several digests of one stream at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ring of blocks. The writer fills the block at `tail` without a lock, because only a block that
 * was handed over (counted in `waiting`) is the hashing thread's. A stream that fits into one block
 * is hashed by whoever asks for its end.
 */

#include "base/assay-digest-pipe.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

#define BLOCK_BYTES (512 * 1024)
#define N_BLOCKS 6u

typedef struct
{
  guint8 *bytes;
  gsize length;
} Block;

struct _AssayDigestPipe
{
  Block blocks[N_BLOCKS];
  guint tail; /* the writer's */
  guint kinds;
  gnutls_hash_hd_t hashes[ASSAY_N_DIGEST_KINDS];
  char *results[ASSAY_N_DIGEST_KINDS];
  GThread *thread;
  GMutex mutex;
  GCond changed;
  guint head;    /* under the mutex from here */
  guint waiting; /* blocks handed over and not yet hashed */
  gboolean is_ending;
};

static const struct
{
  const char *id;
  gnutls_digest_algorithm_t algorithm;
  guint bytes;
} kinds[] = {
  [ASSAY_DIGEST_MD5] = { "md5", GNUTLS_DIG_MD5, 16 },
  [ASSAY_DIGEST_SHA1] = { "sha1", GNUTLS_DIG_SHA1, 20 },
  [ASSAY_DIGEST_SHA224] = { "sha224", GNUTLS_DIG_SHA224, 28 },
  [ASSAY_DIGEST_SHA256] = { "sha256", GNUTLS_DIG_SHA256, 32 },
  [ASSAY_DIGEST_SHA384] = { "sha384", GNUTLS_DIG_SHA384, 48 },
  [ASSAY_DIGEST_SHA512] = { "sha512", GNUTLS_DIG_SHA512, 64 },
};

#define MOST_BYTES 64

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ASSAY_N_DIGEST_KINDS);

const char *
assay_digest_kind_get_id (AssayDigestKind kind)
{
  g_assert ((guint) kind < G_N_ELEMENTS (kinds));

  return kinds[kind].id;
}

gboolean
assay_digest_kind_parse (const char *id, AssayDigestKind *out_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, id))
      {
        *out_kind = (AssayDigestKind) i;
        return TRUE;
      }

  return FALSE;
}

guint
assay_digest_kind_get_hex_length (AssayDigestKind kind)
{
  g_assert ((guint) kind < G_N_ELEMENTS (kinds));

  return 2 * kinds[kind].bytes;
}

/* --- Hashing --- */

static void
hash_block (AssayDigestPipe *self, const Block *block)
{
  for (guint i = 0; i < ASSAY_N_DIGEST_KINDS; i++)
    if (self->hashes[i] != NULL)
      {
        int result = gnutls_hash (self->hashes[i], block->bytes, block->length);

        g_assert (result == 0);
      }
}

static gpointer
hash_blocks (gpointer data)
{
  AssayDigestPipe *self = data;

  g_mutex_lock (&self->mutex);
  while (TRUE)
    {
      const Block *block;

      while (self->waiting == 0 && !self->is_ending)
        g_cond_wait (&self->changed, &self->mutex);
      if (self->waiting == 0)
        break;
      block = &self->blocks[self->head];
      g_mutex_unlock (&self->mutex);
      hash_block (self, block);
      g_mutex_lock (&self->mutex);
      self->head = (self->head + 1) % N_BLOCKS;
      self->waiting--;
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/* --- The writer's side --- */

static void
wait_until_at_most (AssayDigestPipe *self, guint n)
{
  g_mutex_lock (&self->mutex);
  while (self->waiting > n)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* Hands the full block over and makes the next one free to fill. */
static void
hand_over (AssayDigestPipe *self)
{
  if (self->thread == NULL)
    self->thread = g_thread_new ("digest", hash_blocks, self);
  g_mutex_lock (&self->mutex);
  self->waiting++;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  self->tail = (self->tail + 1) % N_BLOCKS;
  wait_until_at_most (self, N_BLOCKS - 1);
  self->blocks[self->tail].length = 0;
}

static void
drop_hashes (AssayDigestPipe *self)
{
  for (guint i = 0; i < ASSAY_N_DIGEST_KINDS; i++)
    {
      if (self->hashes[i] != NULL)
        gnutls_hash_deinit (self->hashes[i], NULL);
      self->hashes[i] = NULL;
      g_clear_pointer (&self->results[i], g_free);
    }
}

AssayDigestPipe *
assay_digest_pipe_new (void)
{
  AssayDigestPipe *self = g_new0 (AssayDigestPipe, 1);

  for (guint i = 0; i < N_BLOCKS; i++)
    self->blocks[i].bytes = g_malloc (BLOCK_BYTES);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);

  return self;
}

void
assay_digest_pipe_free (AssayDigestPipe *self)
{
  if (self == NULL)
    return;
  if (self->thread != NULL)
    {
      g_mutex_lock (&self->mutex);
      self->is_ending = TRUE;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->mutex);
      g_thread_join (self->thread);
    }
  drop_hashes (self);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  for (guint i = 0; i < N_BLOCKS; i++)
    g_free (self->blocks[i].bytes);
  g_free (self);
}

void
assay_digest_pipe_begin (AssayDigestPipe *self, guint wanted)
{
  wait_until_at_most (self, 0);
  drop_hashes (self);
  self->blocks[self->tail].length = 0;
  self->kinds = wanted;
  for (guint i = 0; i < ASSAY_N_DIGEST_KINDS; i++)
    if ((wanted & ASSAY_DIGEST_BIT (i)) != 0)
      {
        int result = gnutls_hash_init (&self->hashes[i], kinds[i].algorithm);

        g_assert (result == 0);
      }
}

void
assay_digest_pipe_push (AssayDigestPipe *self, const void *data, gsize length)
{
  const guint8 *bytes = data;

  if (self->kinds == 0)
    return;
  while (length > 0)
    {
      Block *block = &self->blocks[self->tail];
      gsize part = MIN (length, BLOCK_BYTES - block->length);

      memcpy (block->bytes + block->length, bytes, part);
      block->length += part;
      bytes += part;
      length -= part;
      if (block->length == BLOCK_BYTES)
        hand_over (self);
    }
}

static char *
format_hex (const guint8 *bytes, guint n)
{
  GString *text = g_string_sized_new (2 * n + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%02x", bytes[i]);

  return g_string_free (text, FALSE);
}

char *
assay_digest_pipe_finish (AssayDigestPipe *self, AssayDigestKind kind)
{
  Block *block = &self->blocks[self->tail];
  guint8 bytes[MOST_BYTES];

  g_assert ((self->kinds & ASSAY_DIGEST_BIT (kind)) != 0);

  wait_until_at_most (self, 0);
  if (block->length > 0)
    hash_block (self, block);
  block->length = 0;
  if (self->results[kind] == NULL)
    {
      gnutls_hash_output (self->hashes[kind], bytes);
      self->results[kind] = format_hex (bytes, kinds[kind].bytes);
    }

  return g_strdup (self->results[kind]);
}
