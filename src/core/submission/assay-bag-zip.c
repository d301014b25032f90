/* A bag that is a ZIP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libarchive never sees the stranger's headers. For each member it is given a header made here, of
 * the numbers that were checked, and then exactly the member's bytes; it unpacks them and checks
 * their CRC. So there is no member that it would find and we would not.
 */

#include "core/submission/assay-bag-private.h"
#include "core/submission/assay-zip.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"

#include "assay-config.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BLOCK_BYTES (1024 * 1024)
#define FLAGS_ENCRYPTED 0x2041u /* a passphrase, strong encryption, a hidden directory */
#define FLAG_UTF8 0x0800u
#define FLAG_PATCH 0x0020u
#define METHOD_AES 99u
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

/* Whether the member can be unpacked, and may be. */
static gboolean
check_content (const AssayZipEntry *entry, GPtrArray *findings)
{
  if ((entry->flags & FLAGS_ENCRYPTED) != 0 || entry->method == METHOD_AES)
    tell_member (findings, ASSAY_FINDING_ZIP_ENCRYPTED, entry, NULL);
  else if ((entry->method != ASSAY_ZIP_STORED && entry->method != ASSAY_ZIP_DEFLATED)
           || (entry->flags & FLAG_PATCH) != 0)
    {
      g_autofree char *method = g_strdup_printf ("%u", entry->method);

      tell_member (findings, ASSAY_FINDING_ZIP_METHOD, entry, method);
    }
  else if (entry->method == ASSAY_ZIP_STORED && entry->size != entry->packed)
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
          !check_content (entry, findings) || g_array_index (self->closed, gboolean, i);
      g_ptr_array_add (items, item);
    }
}

/* --- Reading --- */

typedef struct
{
  const AssayZip *zip;
  guint8 header[MADE_HEADER_BYTES];
  gboolean was_header_read;
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
make_header (guint8 *header, const AssayZipEntry *entry)
{
  memset (header, 0, MADE_HEADER_BYTES);
  put (header, 0x04034b50u, 4);
  put (header + 4, 45, 2);
  put (header + 8, entry->method, 2);
  put (header + 14, entry->crc, 4);
  put (header + 18, G_MAXUINT32, 4);
  put (header + 22, G_MAXUINT32, 4);
  put (header + 26, 1, 2);
  put (header + 28, 20, 2);
  header[30] = 'm';
  put (header + 31, 1, 2);
  put (header + 33, 16, 2);
  put (header + 35, entry->size, 8);
  put (header + 43, entry->packed, 8);
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
  self->at += length;

  return (la_ssize_t) length;
}

static gboolean
open_window (Archive *archive, Window *window)
{
  struct archive_entry *entry;

  return archive_read_support_format_zip_streamable (archive) == ARCHIVE_OK
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

  make_header (window.header, entry);
  if (open_window (archive, &window)
      && read_blocks (archive, entry->size, func, func_data, cancellable))
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
                    AssayBagSource *out_source,
                    GPtrArray *out_items,
                    GPtrArray *findings,
                    GCancellable *cancellable,
                    GError **error)
{
  AssayZip *self = g_new0 (AssayZip, 1);

  self->path = g_strdup (path);
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
  list_items (self, out_items, findings);

  return TRUE;
}
