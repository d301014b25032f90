/* A bag that is a ZIP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libarchive never sees the stranger's headers. For each member it is given a header made here, of
 * the numbers that were checked, and then exactly the member's bytes; it unpacks them and checks
 * their CRC. So there is no member that it would find and we would not.
 */

#include "core/submission/assay-bag-private.h"
#include "core/submission/assay-zip-lock.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"

#include "assay-config.h"

#include <archive.h>
#include <archive_entry.h>
#include <gnutls/gnutls.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BLOCK_BYTES (1024 * 1024)
#define FLAG_LOCKED 0x0001u
#define FLAGS_STRONG 0x2040u /* PKWARE's own encryption, a hidden directory */
#define FLAG_UTF8 0x0800u
#define FLAG_PATCH 0x0020u
#define EXTRA_UNICODE_NAME 0x7075u

/* Text squeezes to a few hundredths; more than this is a bomb. */
#define MOST_GROWTH 200u
#define GROWTH_ALLOWANCE_BYTES (64u * 1024 * 1024)

#define MADE_HEADER_BYTES 51u /* 30, a name of one letter, an extra field of 20 */

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

static void
zip_free (gpointer data)
{
  AssayZip *self = data;

  close (self->fd);
  g_array_unref (self->entries);
  g_array_unref (self->closed);
  g_free (self->directory);
  g_free (self->block);
  g_free (self->path);
  if (self->passphrase != NULL)
    gnutls_memset (self->passphrase, 0, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self);
}

/* --- What may be read --- */

static void
tell_member (GPtrArray *findings,
             AssayBagFindingTag tag,
             const AssayZipEntry *entry,
             const char *what)
{
  g_autofree char *name = assay_zip_dup_name (entry);

  assay_bag_tell (findings, tag, name, what, NULL);
}

static gboolean
has_grown_too_much (guint64 size, guint64 packed)
{
  return size > GROWTH_ALLOWANCE_BYTES && size - GROWTH_ALLOWANCE_BYTES > packed * MOST_GROWTH;
}

/* How the member's bytes are packed, under the lock where there is one. */
static guint16
get_method (const AssayZipEntry *entry)
{
  AssayZipLock lock;

  return assay_zip_lock_parse (entry, &lock) ? lock.method : entry->method;
}

/* The bytes that hold the content, without those of a lock; FALSE when there is no room for it. */
static gboolean
get_content_size (const AssayZipEntry *entry, guint64 *out_size)
{
  AssayZipLock lock;
  guint overhead = assay_zip_lock_parse (entry, &lock) ? assay_zip_lock_get_overhead (&lock) : 0;

  *out_size = entry->packed - overhead;

  return entry->packed >= overhead;
}

/* Whether it is not locked, or locked in the way that can be opened, and there is a passphrase.
 * That there is none is said elsewhere. */
static gboolean
check_lock (const AssayZip *self, const AssayZipEntry *entry, GPtrArray *findings)
{
  AssayZipLock lock;
  gboolean is_ours = assay_zip_lock_parse (entry, &lock);

  if ((entry->flags & (FLAG_LOCKED | FLAGS_STRONG)) == 0 && !is_ours)
    return TRUE;
  if ((entry->flags & FLAGS_STRONG) != 0 || is_ours != ((entry->flags & FLAG_LOCKED) != 0))
    tell_member (findings, ASSAY_FINDING_ZIP_LOCK_UNKNOWN, entry, NULL);
  else
    return self->passphrase != NULL;

  return FALSE;
}

static guint
count_locked (const AssayZip *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AssayZipEntry *entry = &g_array_index (self->entries, AssayZipEntry, i);
      AssayZipLock lock;

      n += (entry->flags & FLAGS_STRONG) == 0 && (entry->flags & FLAG_LOCKED) != 0
           && assay_zip_lock_parse (entry, &lock);
    }

  return n;
}

/* Said once for the whole, because one passphrase locks it all. */
static void
tell_locked (const AssayZip *self, AssayBagFindingTag tag, GPtrArray *findings)
{
  g_autofree char *n = g_strdup_printf ("%u", count_locked (self));

  assay_bag_tell (findings, tag, NULL, n, NULL);
}

/* Whether the member can be unpacked, and may be. */
static gboolean
check_content (const AssayZip *self, const AssayZipEntry *entry, GPtrArray *findings)
{
  guint16 packing = get_method (entry);
  guint64 content = 0;

  if (!check_lock (self, entry, findings))
    return FALSE;
  if ((packing != ASSAY_ZIP_STORED && packing != ASSAY_ZIP_DEFLATED)
      || (entry->flags & FLAG_PATCH) != 0)
    {
      g_autofree char *method = g_strdup_printf ("%u", packing);

      tell_member (findings, ASSAY_FINDING_ZIP_METHOD, entry, method);
    }
  else if (!get_content_size (entry, &content)
           || (packing == ASSAY_ZIP_STORED && entry->size != content))
    tell_member (findings, ASSAY_FINDING_ZIP_DISAGREES, entry, "size");
  else if (has_grown_too_much (entry->size, entry->packed))
    tell_member (findings, ASSAY_FINDING_ZIP_BOMB, entry, NULL);
  else
    return TRUE;

  return FALSE;
}

/* The whole may be a bomb where no member is one: many members, or the same bytes many times. */
static void
check_whole (AssayZip *self, GPtrArray *findings)
{
  guint64 total = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      guint64 size = g_array_index (self->entries, AssayZipEntry, i).size;

      total = size > G_MAXUINT64 - total ? G_MAXUINT64 : total + size;
    }
  if (total <= ASSAY_LIMIT_ZIP_BYTES && !has_grown_too_much (total, self->size))
    return;
  assay_bag_tell (findings, ASSAY_FINDING_ZIP_BOMB, NULL, NULL, NULL);
  for (guint i = 0; i < self->closed->len; i++)
    g_array_index (self->closed, gboolean, i) = TRUE;
}

/* --- Items --- */

static AssayBagMemberType
type_of (const AssayZipEntry *entry, GPtrArray *findings)
{
  gboolean is_folder = entry->name_length > 0 && entry->name[entry->name_length - 1] == '/';
  AssayBagMemberType type = is_folder ? ASSAY_BAG_FOLDER : ASSAY_BAG_FILE;
  mode_t mode = (mode_t) (entry->attributes >> 16);

  if (is_folder && entry->size > 0)
    tell_member (findings, ASSAY_FINDING_ZIP_DISAGREES, entry, "type");
  /* Not only of ZIPs that say they were made on Unix: some programs do not ask. */
  if ((mode & S_IFMT) == 0)
    return type;
  if (!S_ISREG (mode) && !S_ISDIR (mode))
    return ASSAY_BAG_OTHER;
  if (S_ISDIR (mode) != is_folder)
    tell_member (findings, ASSAY_FINDING_ZIP_DISAGREES, entry, "type");

  return type;
}

static gboolean
is_marked (const AssayZipEntry *entry)
{
  gsize length = 0;

  return (entry->flags & FLAG_UTF8) != 0
         || assay_zip_find_extra (entry->extra, entry->extra_length, EXTRA_UNICODE_NAME, &length)
                != NULL;
}

static void
list_items (AssayZip *self, GPtrArray *items, GPtrArray *findings)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AssayZipEntry *entry = &g_array_index (self->entries, AssayZipEntry, i);
      AssayBagItem *item = g_new0 (AssayBagItem, 1);

      item->bytes = g_malloc (entry->name_length + 1u);
      memcpy (item->bytes, entry->name, entry->name_length);
      item->bytes[entry->name_length] = '\0';
      item->length = entry->name_length;
      item->is_marked = is_marked (entry);
      item->type = type_of (entry, findings);
      item->size = entry->size;
      item->is_closed =
          !check_content (self, entry, findings) || g_array_index (self->closed, gboolean, i);
      g_ptr_array_add (items, item);
    }
}

/* --- Reading --- */

typedef struct
{
  const AssayZip *zip;
  AssayZipCipher *opener; /* NULL for a member that is not locked */
  guint8 header[MADE_HEADER_BYTES];
  gboolean was_header_read;
  gboolean has_checksum;
  guint64 at;
  guint64 end;
} Window;

static void
put (guint8 *bytes, guint64 number, guint n)
{
  for (guint i = 0; i < n; i++)
    bytes[i] = (guint8) (number >> (8 * i));
}

static void
make_header (guint8 *header, const AssayZipEntry *entry, guint64 packed)
{
  memset (header, 0, MADE_HEADER_BYTES);
  put (header, 0x04034b50u, 4);
  put (header + 4, 45, 2);
  put (header + 8, get_method (entry), 2);
  put (header + 14, entry->crc, 4);
  put (header + 18, G_MAXUINT32, 4);
  put (header + 22, G_MAXUINT32, 4);
  put (header + 26, 1, 2);
  put (header + 28, 20, 2);
  header[30] = 'm';
  put (header + 31, 1, 2);
  put (header + 33, 16, 2);
  put (header + 35, entry->size, 8);
  put (header + 43, packed, 8);
}

/* A short file is an end that comes too early, which libarchive then says. */
static la_ssize_t
window_wanted_cb (Archive *archive, void *data, const void **out_bytes)
{
  Window *self = data;
  gsize length = (gsize) MIN (self->end - self->at, BLOCK_BYTES);

  if (!self->was_header_read)
    {
      self->was_header_read = TRUE;
      *out_bytes = self->header;
      return MADE_HEADER_BYTES;
    }
  *out_bytes = self->zip->block;
  if (length == 0 || !assay_zip_read_at (self->zip, self->at, self->zip->block, length))
    return 0;
  if (self->opener != NULL)
    assay_zip_cipher_unlock (self->opener, self->zip->block, length);
  self->at += length;

  return (la_ssize_t) length;
}

static gboolean
open_window (Archive *archive, Window *window)
{
  struct archive_entry *entry;

  return archive_read_support_format_zip_streamable (archive) == ARCHIVE_OK
         && (window->has_checksum
             || archive_read_set_format_option (archive, "zip", "ignorecrc32", "1") == ARCHIVE_OK)
         && archive_read_open (archive, window, NULL, window_wanted_cb, NULL) == ARCHIVE_OK
         && archive_read_next_header (archive, &entry) == ARCHIVE_OK;
}

/* TRUE when all of @size bytes came, and nothing else. */
static gboolean
read_blocks (Archive *archive,
             guint64 size,
             AssayBagBlockFunc func,
             gpointer data,
             GCancellable *cancellable)
{
  guint64 done = 0;

  while (!g_cancellable_is_cancelled (cancellable))
    {
      const void *block;
      size_t length;
      la_int64_t offset;
      int result = archive_read_data_block (archive, &block, &length, &offset);

      if (result == ARCHIVE_EOF)
        return done == size;
      if (result != ARCHIVE_OK || length > size - done)
        return FALSE;
      done += length;
      func (block, length, data);
    }

  return FALSE;
}

/* Makes ready to open a locked member. FALSE with a finding when the passphrase is another: of the
 * whole when it never opened anything, once, and of the member when it did. */
static gboolean
begin_to_open (AssayZip *self, Window *window, const AssayZipEntry *entry, GPtrArray *findings)
{
  guint8 head[ASSAY_ZIP_LOCK_MOST_HEAD];
  AssayZipLock lock;

  window->has_checksum = TRUE;
  if (!assay_zip_lock_parse (entry, &lock))
    return TRUE;
  if (self->is_refused)
    return FALSE;
  if (assay_zip_read_at (self, entry->data_offset, head, assay_zip_lock_get_head (&lock)))
    window->opener = assay_zip_lock_open (&lock, self->passphrase, head);
  window->has_checksum = lock.has_checksum;
  window->at += assay_zip_lock_get_head (&lock);
  window->end -= ASSAY_ZIP_CODE_BYTES;
  self->has_opened = self->has_opened || window->opener != NULL;
  self->is_refused = !self->has_opened;
  if (self->is_refused)
    tell_locked (self, ASSAY_FINDING_ZIP_PASSPHRASE, findings);
  else if (window->opener == NULL)
    tell_member (findings, ASSAY_FINDING_ZIP_PASSPHRASE, entry, NULL);

  return window->opener != NULL;
}

/* Whether all locked bytes were read and are those that were locked. */
static gboolean
finish_to_open (const Window *window)
{
  guint8 code[ASSAY_ZIP_CODE_BYTES];

  return window->opener == NULL
         || (window->at == window->end
             && assay_zip_read_at (window->zip, window->end, code, sizeof code)
             && assay_zip_lock_is_whole (window->opener, code));
}

static AssayBagRead
read_member (gpointer data,
             guint position,
             const char *name,
             AssayBagBlockFunc func,
             gpointer func_data,
             GPtrArray *findings,
             GCancellable *cancellable,
             GError **error)
{
  AssayZip *self = data;
  const AssayZipEntry *entry = &g_array_index (self->entries, AssayZipEntry, position);
  Window window = { .zip = self,
                    .at = entry->data_offset,
                    .end = entry->data_offset + entry->packed };
  g_autoptr (Archive) archive = archive_read_new ();
  g_autoptr (AssayZipCipher) opener = NULL;

  if (!begin_to_open (self, &window, entry, findings))
    return ASSAY_BAG_READ_BROKEN;
  opener = window.opener;
  make_header (window.header, entry, window.end - window.at);
  if (open_window (archive, &window)
      && read_blocks (archive, entry->size, func, func_data, cancellable)
      && finish_to_open (&window))
    return ASSAY_BAG_READ_WHOLE;
  if (!assay_check_not_cancelled (cancellable, error))
    return ASSAY_BAG_READ_FAILED;
  assay_bag_tell (findings, ASSAY_FINDING_ZIP_UNREADABLE, name, NULL, NULL);

  return ASSAY_BAG_READ_BROKEN;
}

/* --- Opening --- */

/* A file that neither begins nor ends as a ZIP is something else, chosen by mistake. */
static gboolean
check_is_zip (const AssayZip *self, GError **error)
{
  guint8 magic[2] = { 0, 0 };

  if (self->directory != NULL
      || (assay_zip_read_at (self, 0, magic, sizeof magic) && magic[0] == 'P' && magic[1] == 'K'))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is not a ZIP file"), self->path);

  return FALSE;
}

gboolean
assay_bag_zip_open (const char *path,
                    int fd,
                    guint64 size,
                    const char *passphrase,
                    AssayBagSource *out_source,
                    GPtrArray *out_items,
                    GPtrArray *findings,
                    GCancellable *cancellable,
                    GError **error)
{
  AssayZip *self = g_new0 (AssayZip, 1);

  self->path = g_strdup (path);
  self->passphrase = g_strdup (passphrase);
  self->fd = fd;
  self->size = size;
  self->entries = g_array_new (FALSE, FALSE, sizeof (AssayZipEntry));
  self->closed = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->block = g_malloc (BLOCK_BYTES);
  out_source->data = self;
  out_source->read = read_member;
  out_source->free = zip_free;
  assay_zip_read_directory (self, findings);
  g_array_set_size (self->closed, self->entries->len);
  if (!check_is_zip (self, error) || !assay_zip_check_headers (self, findings, cancellable, error))
    return FALSE;
  check_whole (self, findings);
  if (passphrase == NULL && count_locked (self) > 0)
    tell_locked (self, ASSAY_FINDING_ZIP_ENCRYPTED, findings);
  list_items (self, out_items, findings);

  return TRUE;
}
