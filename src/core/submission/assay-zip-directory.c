/* The directory at the end of a ZIP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The end record is looked for from behind, as every program does. What stands behind it, between
 * it and the directory, or as a comment in it, is said: no manifest vouches for such bytes.
 */

#include "core/submission/assay-zip.h"

#include "base/assay-limits.h"
#include "core/submission/assay-bag-name.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define END_BYTES 22u
#define END_MAGIC 0x06054b50u
#define MOST_COMMENT_BYTES 65535u
#define LOCATOR_BYTES 20u
#define LOCATOR_MAGIC 0x07064b50u
#define END64_BYTES 56u
#define END64_MAGIC 0x06064b50u
#define ROW_BYTES 46u
#define ROW_MAGIC 0x02014b50u
#define EXTRA_ZIP64 0x0001u
#define MOST_DIRECTORY_BYTES (64u * 1024 * 1024)

gboolean
assay_zip_read_at (const AssayZip *self, guint64 offset, void *bytes, gsize length)
{
  guint8 *at = bytes;

  if (offset > self->size || length > self->size - offset)
    return FALSE;
  while (length > 0)
    {
      gssize got = pread (self->fd, at, length, (off_t) offset);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return FALSE;
      at += got;
      offset += (guint64) got;
      length -= (gsize) got;
    }

  return TRUE;
}

const guint8 *
assay_zip_find_extra (const guint8 *extra, gsize length, guint16 id, gsize *out_length)
{
  while (length >= 4)
    {
      gsize part = assay_zip_get16 (extra + 2);

      if (part > length - 4)
        return NULL;
      if (assay_zip_get16 (extra) == id)
        {
          *out_length = part;
          return extra + 4;
        }
      extra += 4 + part;
      length -= 4 + part;
    }

  return NULL;
}

char *
assay_zip_dup_name (const AssayZipEntry *entry)
{
  gboolean is_broken;

  return assay_bag_name_from_bytes ((const char *) entry->name, entry->name_length, &is_broken);
}

static void
tell_stray (GPtrArray *findings, guint64 n, guint64 offset)
{
  g_autofree char *bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  g_autofree char *place = g_strdup_printf ("%" G_GUINT64_FORMAT, offset);

  assay_bag_tell (findings, ASSAY_FINDING_ZIP_STRAY_BYTES, NULL, bytes, place);
}

static void
tell_directory (GPtrArray *findings, const char *what)
{
  assay_bag_tell (findings, ASSAY_FINDING_ZIP_DISAGREES, NULL, what, NULL);
}

/* --- The end --- */

/* The last end record whose comment fits into the file. */
static gboolean
find_end (const AssayZip *self, guint8 *record, guint64 *out_offset)
{
  gsize length = (gsize) MIN (self->size, END_BYTES + MOST_COMMENT_BYTES);
  g_autofree guint8 *tail = g_malloc (length + 1);

  if (length < END_BYTES || !assay_zip_read_at (self, self->size - length, tail, length))
    return FALSE;
  for (gsize i = length - END_BYTES + 1; i-- > 0;)
    if (assay_zip_get32 (tail + i) == END_MAGIC
        && assay_zip_get16 (tail + i + 20) <= length - i - END_BYTES)
      {
        memcpy (record, tail + i, END_BYTES);
        *out_offset = self->size - length + i;
        return TRUE;
      }

  return FALSE;
}

/* Where a ZIP has grown beyond 4 GiB or 65,535 members, the numbers stand in a larger record; the
 * small one then says "all ones" or the same. FALSE when there is none. */
static gboolean
read_end64 (AssayZip *self, const guint8 *end, guint64 end_offset, GPtrArray *findings)
{
  guint8 locator[LOCATOR_BYTES], record[END64_BYTES];
  guint64 offset, small_count = assay_zip_get16 (end + 10), small_size = assay_zip_get32 (end + 12),
                  small_offset = assay_zip_get32 (end + 16);

  if (end_offset < LOCATOR_BYTES
      || !assay_zip_read_at (self, end_offset - LOCATOR_BYTES, locator, LOCATOR_BYTES)
      || assay_zip_get32 (locator) != LOCATOR_MAGIC)
    return FALSE;
  offset = assay_zip_get64 (locator + 8);
  if (!assay_zip_read_at (self, offset, record, END64_BYTES)
      || assay_zip_get32 (record) != END64_MAGIC)
    return FALSE;
  self->directory_count = assay_zip_get64 (record + 32);
  self->directory_size = assay_zip_get64 (record + 40);
  self->directory_offset = assay_zip_get64 (record + 48);
  self->end_offset = offset;
  if (assay_zip_get64 (record + 4) != END64_BYTES - 12
      || offset + END64_BYTES + LOCATOR_BYTES != end_offset
      || assay_zip_get64 (record + 24) != self->directory_count
      || (small_count != G_MAXUINT16 && small_count != self->directory_count)
      || (small_size != G_MAXUINT32 && small_size != self->directory_size)
      || (small_offset != G_MAXUINT32 && small_offset != self->directory_offset))
    tell_directory (findings, "directory");
  if (assay_zip_get32 (locator + 4) != 0 || assay_zip_get32 (locator + 16) > 1
      || assay_zip_get32 (record + 16) != 0 || assay_zip_get32 (record + 20) != 0)
    tell_directory (findings, "parts");

  return TRUE;
}

static gboolean
read_end (AssayZip *self, GPtrArray *findings)
{
  guint8 end[END_BYTES];
  guint64 offset = 0, after;

  if (!find_end (self, end, &offset))
    return FALSE;
  if (!read_end64 (self, end, offset, findings))
    {
      self->directory_count = assay_zip_get16 (end + 10);
      self->directory_size = assay_zip_get32 (end + 12);
      self->directory_offset = assay_zip_get32 (end + 16);
      self->end_offset = offset;
    }
  if (assay_zip_get16 (end + 4) != 0 || assay_zip_get16 (end + 6) != 0
      || assay_zip_get16 (end + 8) != assay_zip_get16 (end + 10))
    tell_directory (findings, "parts");
  after = self->size - offset - END_BYTES;
  if (after > 0)
    tell_stray (findings, after, offset + END_BYTES);

  return TRUE;
}

/* --- The rows --- */

/* Sizes and place from the extra field where the row says "all ones"; they stand there in this
 * order, and only those that are needed. */
static gboolean
read_large_numbers (AssayZipEntry *entry)
{
  guint64 *const numbers[] = { &entry->size, &entry->packed, &entry->offset };
  gsize length = 0;
  const guint8 *extra =
      assay_zip_find_extra (entry->extra, entry->extra_length, EXTRA_ZIP64, &length);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (*numbers[i] != G_MAXUINT32)
        continue;
      if (extra == NULL || length < 8)
        return FALSE;
      *numbers[i] = assay_zip_get64 (extra);
      extra += 8;
      length -= 8;
    }

  return TRUE;
}

/* The bytes of the row at @at, 0 when it is none. */
static gsize
read_row (const AssayZip *self, gsize at, AssayZipEntry *entry)
{
  const guint8 *row = self->directory + at;
  gsize left = (gsize) self->directory_size - at, whole;

  memset (entry, 0, sizeof *entry);
  if (left < ROW_BYTES || assay_zip_get32 (row) != ROW_MAGIC)
    return 0;
  entry->needed = assay_zip_get16 (row + 6);
  entry->flags = assay_zip_get16 (row + 8);
  entry->method = assay_zip_get16 (row + 10);
  entry->time = assay_zip_get16 (row + 12);
  entry->date = assay_zip_get16 (row + 14);
  entry->crc = assay_zip_get32 (row + 16);
  entry->packed = assay_zip_get32 (row + 20);
  entry->size = assay_zip_get32 (row + 24);
  entry->name_length = assay_zip_get16 (row + 28);
  entry->extra_length = assay_zip_get16 (row + 30);
  entry->attributes = assay_zip_get32 (row + 38);
  entry->offset = assay_zip_get32 (row + 42);
  entry->name = row + ROW_BYTES;
  entry->extra = entry->name + entry->name_length;
  whole = ROW_BYTES + (gsize) entry->name_length + entry->extra_length + assay_zip_get16 (row + 32);
  if (whole > left || assay_zip_get16 (row + 34) != 0 || !read_large_numbers (entry))
    return 0;

  return whole;
}

/* What a row says beyond its numbers: a comment is text that nothing vouches for. */
static void
check_row (const AssayZip *self, gsize at, const AssayZipEntry *entry, GPtrArray *findings)
{
  g_autofree char *name = assay_zip_dup_name (entry);

  if (assay_zip_get16 (self->directory + at + 32) > 0)
    assay_bag_tell (findings, ASSAY_FINDING_ZIP_DISAGREES, name, "comment", NULL);
}

static void
read_rows (AssayZip *self, GPtrArray *findings)
{
  gsize at = 0;

  while (at < self->directory_size && self->entries->len < ASSAY_LIMIT_ZIP_ENTRIES)
    {
      AssayZipEntry entry;
      gsize length = read_row (self, at, &entry);

      if (length == 0)
        {
          assay_bag_tell (findings, ASSAY_FINDING_ZIP_CUT, NULL, NULL, NULL);
          return;
        }
      check_row (self, at, &entry, findings);
      g_array_append_val (self->entries, entry);
      at += length;
    }
  if (at < self->directory_size)
    assay_bag_tell (findings, ASSAY_FINDING_ZIP_TOO_MANY, NULL, NULL, NULL);
  else if (self->entries->len != self->directory_count)
    tell_directory (findings, "count");
}

void
assay_zip_read_directory (AssayZip *self, GPtrArray *findings)
{
  if (!read_end (self, findings) || self->directory_offset > self->end_offset
      || self->directory_size > self->end_offset - self->directory_offset)
    {
      assay_bag_tell (findings, ASSAY_FINDING_ZIP_CUT, NULL, NULL, NULL);
      return;
    }
  if (self->directory_size > MOST_DIRECTORY_BYTES)
    {
      assay_bag_tell (findings, ASSAY_FINDING_ZIP_TOO_MANY, NULL, NULL, NULL);
      return;
    }
  if (self->directory_offset + self->directory_size < self->end_offset)
    tell_stray (findings, self->end_offset - self->directory_offset - self->directory_size,
                self->directory_offset + self->directory_size);
  self->directory = g_malloc ((gsize) self->directory_size + 1);
  if (assay_zip_read_at (self, self->directory_offset, self->directory,
                         (gsize) self->directory_size))
    read_rows (self, findings);
  else
    assay_bag_tell (findings, ASSAY_FINDING_ZIP_CUT, NULL, NULL, NULL);
}
