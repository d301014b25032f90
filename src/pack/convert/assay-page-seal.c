/* A mark by which this person's Assay knows the pages it has made itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HMAC-SHA256 over what the pages are of and all bytes before the mark. It is a comment behind the
 * end of the PDF, so file and mark take their place in one rename.
 */

#include "pack/convert/assay-page-seal.h"

#include "base/assay-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <gnutls/crypto.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_BYTES 32u
#define MAC_BYTES 32u
#define BLOCK_BYTES 65536

static const char mark_start[] = "%assay-pages ";

/* The start, hexadecimal digits, a line end. */
#define MARK_BYTES (sizeof mark_start - 1 + 2 * MAC_BYTES + 1)

struct _AssayPageSeal
{
  guint8 key[KEY_BYTES];
};

/* --- The key ---------------------------------------------------------------------------------- */

static gboolean
read_key (AssayPageSeal *self, const char *path)
{
  g_autofree char *data = NULL;
  gsize length;
  gboolean good = g_file_get_contents (path, &data, &length, NULL) && length == KEY_BYTES;

  if (good)
    memcpy (self->key, data, KEY_BYTES);

  return good;
}

/* Linked into place and not renamed: of two programs that start together the second must not put a
 * key of its own over the first one's, which may already be in use. */
static gboolean
make_key (const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, "-XXXXXX", NULL);
  guint8 key[KEY_BYTES];
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  gboolean made = fd >= 0 && gnutls_rnd (GNUTLS_RND_KEY, key, KEY_BYTES) == 0
                  && write (fd, key, KEY_BYTES) == (ssize_t) KEY_BYTES && fsync (fd) == 0
                  && (link (temporary, path) == 0 || errno == EEXIST);

  if (!made)
    assay_error_set_from_errno (error, path, errno != 0 ? errno : EIO);
  if (fd >= 0)
    {
      close (fd);
      g_unlink (temporary);
    }

  return made;
}

AssayPageSeal *
assay_page_seal_new (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "assay", NULL);
  g_autofree char *path = g_build_filename (folder, "page-seal", NULL);
  g_autoptr (AssayPageSeal) self = g_new0 (AssayPageSeal, 1);
  GStatBuf info;

  if (read_key (self, path))
    return g_steal_pointer (&self);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      assay_error_set_from_errno (error, folder, errno);
      return NULL;
    }
  /* One that is cut off is of no use to anybody; a whole one is another program's, just made. */
  if (g_stat (path, &info) == 0 && info.st_size != KEY_BYTES)
    g_unlink (path);
  if (!make_key (path, error))
    return NULL;
  if (read_key (self, path))
    return g_steal_pointer (&self);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "%s is damaged", path);

  return NULL;
}

void
assay_page_seal_free (AssayPageSeal *self)
{
  g_free (self);
}

/* --- The mark --------------------------------------------------------------------------------- */

static gboolean
add_bytes (gnutls_hmac_hd_t mac, int fd, off_t length)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);

  while (length > 0)
    {
      ssize_t n = read (fd, block, (size_t) MIN (length, (off_t) BLOCK_BYTES));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0 || gnutls_hmac (mac, block, (size_t) n) != 0)
        return FALSE;
      length -= n;
    }

  return TRUE;
}

/* The mark for the first @length bytes of @fd; NULL when they cannot be read. */
static char *
compute_mark (const AssayPageSeal *self, int fd, off_t length, const char *what)
{
  gnutls_hmac_hd_t mac;
  guint8 sum[MAC_BYTES];
  GString *mark;
  gboolean done;

  if (gnutls_hmac_init (&mac, GNUTLS_MAC_SHA256, self->key, KEY_BYTES) != 0)
    return NULL;
  done = gnutls_hmac (mac, what, strlen (what) + 1) == 0 && add_bytes (mac, fd, length);
  gnutls_hmac_deinit (mac, sum);
  if (!done)
    return NULL;
  mark = g_string_new (mark_start);
  for (guint i = 0; i < MAC_BYTES; i++)
    g_string_append_printf (mark, "%02x", sum[i]);
  g_string_append_c (mark, '\n');

  return g_string_free (mark, FALSE);
}

gboolean
assay_page_seal_add (const AssayPageSeal *self, const char *path, const char *what, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  off_t length = fd >= 0 ? lseek (fd, 0, SEEK_END) : -1;
  g_autofree char *mark = NULL;
  gboolean added;

  if (length >= 0 && lseek (fd, 0, SEEK_SET) == 0)
    mark = compute_mark (self, fd, length, what);
  added = mark != NULL && write (fd, mark, MARK_BYTES) == (ssize_t) MARK_BYTES;
  if (!added)
    assay_error_set_from_errno (error, path, errno != 0 ? errno : EIO);
  if (fd >= 0)
    close (fd);

  return added;
}

gboolean
assay_page_seal_check (const AssayPageSeal *self, const char *path, const char *what)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  struct stat info;
  char found[MARK_BYTES];
  g_autofree char *mark = NULL;

  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode)
      && info.st_size > (off_t) MARK_BYTES)
    mark = compute_mark (self, fd, info.st_size - (off_t) MARK_BYTES, what);
  if (mark != NULL && read (fd, found, MARK_BYTES) != (ssize_t) MARK_BYTES)
    g_clear_pointer (&mark, g_free);
  if (fd >= 0)
    close (fd);

  return mark != NULL && memcmp (mark, found, MARK_BYTES) == 0;
}
