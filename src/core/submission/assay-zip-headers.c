/* The header before each member of a ZIP, against the directory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two programs that look at one ZIP must see the same. Wherever header and directory differ, one
 * of them would unpack something else than the other; wherever members share bytes or bytes belong
 * to no member, something can hide or multiply.
 */

#include "core/submission/assay-zip.h"

#include "core/document/assay-folder-path.h"

#include <string.h>

#define HEADER_BYTES 30u
#define HEADER_MAGIC 0x04034b50u
#define TRAILER_MAGIC 0x08074b50u
#define FLAG_TRAILER 0x0008u
#define EXTRA_ZIP64 0x0001u
#define EXTRA_UNICODE_NAME 0x7075u
#define MOST_TRAILER_BYTES 24u

typedef struct
{
  AssayZip *zip;
  AssayZipEntry *entry;
  const char *name;
  GPtrArray *findings;
  gboolean is_closed;
} Look;

static void
tell (Look *self, const char *what)
{
  assay_bag_tell (self->findings, ASSAY_FINDING_ZIP_DISAGREES, self->name, what, NULL);
}

/* With what follows the bytes, the header may leave sizes and checksum at zero. */
static void
compare_numbers (Look *self, const guint8 *header, const guint8 *extra, gsize extra_length)
{
  const AssayZipEntry *entry = self->entry;
  guint64 packed = assay_zip_get32 (header + 18), size = assay_zip_get32 (header + 22);
  guint32 crc = assay_zip_get32 (header + 14);
  gboolean may_be_none = (entry->flags & FLAG_TRAILER) != 0;
  gsize length = 0;
  const guint8 *large = assay_zip_find_extra (extra, extra_length, EXTRA_ZIP64, &length);

  if (large != NULL && length >= 8 && size == G_MAXUINT32)
    {
      size = assay_zip_get64 (large);
      large += 8;
      length -= 8;
    }
  if (large != NULL && length >= 8 && packed == G_MAXUINT32)
    packed = assay_zip_get64 (large);
  if (crc != entry->crc && !(may_be_none && crc == 0))
    tell (self, "checksum");
  if (packed != entry->packed && !(may_be_none && packed == 0))
    tell (self, "packed-size");
  if (size != entry->size && !(may_be_none && size == 0))
    tell (self, "size");
}

static void
compare_fields (Look *self, const guint8 *header)
{
  const AssayZipEntry *entry = self->entry;

  if (assay_zip_get16 (header + 4) != entry->needed)
    tell (self, "version");
  if (assay_zip_get16 (header + 6) != entry->flags)
    tell (self, "flags");
  if (assay_zip_get16 (header + 8) != entry->method)
    tell (self, "method");
  if (assay_zip_get16 (header + 10) != entry->time || assay_zip_get16 (header + 12) != entry->date)
    tell (self, "time");
}

/* A second name in an extra field goes before the first in some programs. */
static void
check_second_name (Look *self, const guint8 *extra, gsize extra_length)
{
  gsize length = 0;
  const guint8 *field = assay_zip_find_extra (extra, extra_length, EXTRA_UNICODE_NAME, &length);

  if (field != NULL
      && (length < 5 || length - 5 != self->entry->name_length
          || memcmp (field + 5, self->entry->name, self->entry->name_length) != 0))
    tell (self, "name");
}

/* How the member is locked stands in both places; another program may believe either. */
static void
compare_locks (Look *self, const guint8 *extra, gsize extra_length)
{
  const AssayZipEntry *entry = self->entry;
  gsize length = 0, other_length = 0;
  const guint8 *lock = assay_zip_find_extra (extra, extra_length, ASSAY_ZIP_EXTRA_LOCK, &length);
  const guint8 *other =
      assay_zip_find_extra (entry->extra, entry->extra_length, ASSAY_ZIP_EXTRA_LOCK, &other_length);

  if ((lock == NULL) != (other == NULL) || length != other_length
      || (lock != NULL && memcmp (lock, other, length) != 0))
    tell (self, "lock");
}

/* What follows the bytes repeats checksum and sizes, with or without a magic number, in 4 or 8
 * bytes. FALSE when it is none of these. */
static gboolean
skip_trailer (Look *self)
{
  AssayZipEntry *entry = self->entry;
  guint8 bytes[MOST_TRAILER_BYTES] = { 0 };
  guint64 left = self->zip->directory_offset - entry->end;
  const guint8 *at = bytes;

  if (!assay_zip_read_at (self->zip, entry->end, bytes, (gsize) MIN (left, MOST_TRAILER_BYTES)))
    return FALSE;
  if (assay_zip_get32 (at) == TRAILER_MAGIC)
    at += 4;
  if (assay_zip_get32 (at) != entry->crc)
    return FALSE;
  at += 4;
  if (assay_zip_get32 (at) == (guint32) entry->packed && assay_zip_get32 (at + 4) == entry->size)
    at += 8;
  else if (assay_zip_get64 (at) == entry->packed && assay_zip_get64 (at + 8) == entry->size)
    at += 16;
  else
    return FALSE;
  entry->end += (guint64) (at - bytes);

  return entry->end <= self->zip->directory_offset;
}

static void
read_rest (Look *self, const guint8 *header)
{
  AssayZipEntry *entry = self->entry;
  gsize name_length = assay_zip_get16 (header + 26), extra_length = assay_zip_get16 (header + 28);
  g_autofree guint8 *rest = g_malloc (name_length + extra_length + 1);
  const AssayZip *zip = self->zip;

  if (!assay_zip_read_at (zip, entry->offset + HEADER_BYTES, rest, name_length + extra_length))
    {
      tell (self, "place");
      self->is_closed = TRUE;
      return;
    }
  if (name_length != entry->name_length || memcmp (rest, entry->name, name_length) != 0)
    tell (self, "name");
  compare_fields (self, header);
  compare_numbers (self, header, rest + name_length, extra_length);
  compare_locks (self, rest + name_length, extra_length);
  check_second_name (self, rest + name_length, extra_length);
  check_second_name (self, entry->extra, entry->extra_length);
  entry->data_offset = entry->offset + HEADER_BYTES + name_length + extra_length;
  if (entry->data_offset > zip->directory_offset
      || entry->packed > zip->directory_offset - entry->data_offset)
    {
      tell (self, "place");
      self->is_closed = TRUE;
      return;
    }
  entry->end = entry->data_offset + entry->packed;
  if ((entry->flags & FLAG_TRAILER) != 0 && !skip_trailer (self))
    tell (self, "trailer");
}

static gboolean
check_header (AssayZip *zip, AssayZipEntry *entry, GPtrArray *findings)
{
  g_autofree char *name = assay_zip_dup_name (entry);
  Look look = { zip, entry, name, findings, FALSE };
  guint8 header[HEADER_BYTES];

  entry->end = entry->offset;
  if (!assay_zip_read_at (zip, entry->offset, header, HEADER_BYTES)
      || assay_zip_get32 (header) != HEADER_MAGIC)
    {
      tell (&look, "place");
      return FALSE;
    }
  read_rest (&look, header);

  return !look.is_closed;
}

/* --- Bytes shared and left over --- */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const AssayZipEntry *one = *(AssayZipEntry *const *) a, *other = *(AssayZipEntry *const *) b;

  return one->offset < other->offset ? -1 : one->offset > other->offset;
}

static void
tell_gap (GPtrArray *findings, guint64 from, guint64 to)
{
  g_autofree char *bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, to - from);
  g_autofree char *place = g_strdup_printf ("%" G_GUINT64_FORMAT, from);

  assay_bag_tell (findings, ASSAY_FINDING_ZIP_STRAY_BYTES, NULL, bytes, place);
}

static void
check_places (AssayZip *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint64 end = 0;

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->entries, AssayZipEntry, i));
  g_ptr_array_sort (sorted, compare_places);
  for (guint i = 0; i < sorted->len; i++)
    {
      const AssayZipEntry *entry = sorted->pdata[i];

      if (entry->offset < end)
        {
          g_autofree char *name = assay_zip_dup_name (entry);

          assay_bag_tell (findings, ASSAY_FINDING_ZIP_OVERLAP, name, NULL, NULL);
          g_array_index (self->closed, gboolean,
                         entry - &g_array_index (self->entries, AssayZipEntry, 0)) = TRUE;
        }
      else if (entry->offset > end)
        tell_gap (findings, end, entry->offset);
      end = MAX (end, entry->end);
    }
  if (end < self->directory_offset)
    tell_gap (findings, end, self->directory_offset);
}

gboolean
assay_zip_check_headers (AssayZip *self,
                         GPtrArray *findings,
                         GCancellable *cancellable,
                         GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      AssayZipEntry *entry = &g_array_index (self->entries, AssayZipEntry, i);

      if (!assay_check_not_cancelled (cancellable, error))
        return FALSE;
      if (!check_header (self, entry, findings))
        g_array_index (self->closed, gboolean, i) = TRUE;
    }
  /* Without a readable directory nothing can be said of what is left over. */
  if (self->entries->len == self->directory_count)
    check_places (self, findings);

  return TRUE;
}
