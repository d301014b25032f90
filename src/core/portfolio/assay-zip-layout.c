/* What stands in a ZIP around the contents of its members.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-zip-layout.h"

#include "core/portfolio/assay-zip-cipher.h"

#include <string.h>

#define HEADER_MAGIC 0x04034b50u
#define TRAILER_MAGIC 0x08074b50u
#define ROW_MAGIC 0x02014b50u
#define END_MAGIC 0x06054b50u
#define END64_MAGIC 0x06064b50u
#define LOCATOR_MAGIC 0x07064b50u
#define END64_BYTES 56u

#define FLAG_LOCKED 0x0001u
#define FLAG_TRAILER 0x0008u
#define METHOD_STORED 0u
#define EXTRA_ZIP64 0x0001u
#define MADE_ON_UNIX 0x0300u
#define VERSION_PLAIN 20u
#define VERSION_ZIP64 45u
#define VERSION_AES 51u
#define FIRST_DAY 0x0021u /* 1 January 1980 */
#define FILE_ATTRIBUTES (0100644u << 16)

#define LOCK_OVERHEAD (ASSAY_ZIP_MOST_SALT_BYTES + ASSAY_ZIP_VERIFIER_BYTES + ASSAY_ZIP_CODE_BYTES)

static void
put (GByteArray *bytes, guint64 number, guint n)
{
  guint64 little = GUINT64_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, n);
}

static void
put16 (GByteArray *bytes, guint number)
{
  put (bytes, number, 2);
}

/* "All ones" says that the number stands elsewhere. */
static void
put32 (GByteArray *bytes, guint64 number)
{
  put (bytes, MIN (number, G_MAXUINT32), 4);
}

static guint64
get_packed (const AssayZipMember *member)
{
  return member->size + (member->is_locked ? LOCK_OVERHEAD : 0);
}

/* Both sizes move to ZIP64 together, as section 4.5.3 asks of a header. */
static gboolean
is_large (const AssayZipMember *member)
{
  return get_packed (member) >= G_MAXUINT32;
}

static gboolean
is_far (const AssayZipMember *member)
{
  return member->offset >= G_MAXUINT32;
}

static void
put_size (GByteArray *bytes, const AssayZipMember *member, guint64 size)
{
  put32 (bytes, is_large (member) ? G_MAXUINT32 : size);
}

static guint
get_version (const AssayZipMember *member)
{
  if (member->is_locked)
    return VERSION_AES;

  return is_large (member) || is_far (member) ? VERSION_ZIP64 : VERSION_PLAIN;
}

/* --- Extra fields --- */

static void
put_zip64 (GByteArray *bytes, const AssayZipMember *member, gboolean is_row)
{
  gboolean has_offset = is_row && is_far (member);

  if (!is_large (member) && !has_offset)
    return;
  put16 (bytes, EXTRA_ZIP64);
  put16 (bytes, (is_large (member) ? 16 : 0) + (has_offset ? 8 : 0));
  if (is_large (member))
    {
      put (bytes, member->size, 8);
      put (bytes, get_packed (member), 8);
    }
  if (has_offset)
    put (bytes, member->offset, 8);
}

static void
put_lock (GByteArray *bytes, const AssayZipMember *member)
{
  if (!member->is_locked)
    return;
  put16 (bytes, ASSAY_ZIP_EXTRA_LOCK);
  put16 (bytes, ASSAY_ZIP_EXTRA_LOCK_BYTES);
  put16 (bytes, 2); /* AE-2 */
  g_byte_array_append (bytes, (const guint8 *) "AE", 2);
  put (bytes, ASSAY_ZIP_AES256, 1);
  put16 (bytes, METHOD_STORED);
}

static GByteArray *
make_extra (const AssayZipMember *member, gboolean is_row)
{
  GByteArray *extra = g_byte_array_new ();

  put_zip64 (extra, member, is_row);
  put_lock (extra, member);

  return extra;
}

/* --- Members --- */

/* What header and row have in common, which is nearly everything. */
static void
put_common (GByteArray *bytes, const AssayZipMember *member, guint32 crc, guint extra_length)
{
  gsize name_length = strlen (member->name);

  g_assert (name_length <= G_MAXUINT16);

  put16 (bytes, get_version (member));
  put16 (bytes, (member->is_locked ? FLAG_LOCKED : 0) | (member->has_trailer ? FLAG_TRAILER : 0));
  put16 (bytes, member->is_locked ? ASSAY_ZIP_LOCKED : METHOD_STORED);
  put16 (bytes, 0); /* midnight */
  put16 (bytes, FIRST_DAY);
  put (bytes, member->is_locked ? 0 : crc, 4);
  put_size (bytes, member, get_packed (member));
  put_size (bytes, member, member->size);
  put16 (bytes, (guint) name_length);
  put16 (bytes, extra_length);
}

static void
put_name (GByteArray *bytes, const AssayZipMember *member)
{
  g_byte_array_append (bytes, (const guint8 *) member->name, (guint) strlen (member->name));
}

void
assay_zip_layout_append_header (GByteArray *bytes, const AssayZipMember *member)
{
  g_autoptr (GByteArray) extra = make_extra (member, FALSE);

  put (bytes, HEADER_MAGIC, 4);
  put_common (bytes, member, member->has_trailer ? 0 : member->crc, extra->len);
  put_name (bytes, member);
  g_byte_array_append (bytes, extra->data, extra->len);
}

void
assay_zip_layout_append_trailer (GByteArray *bytes, const AssayZipMember *member)
{
  guint width = is_large (member) ? 8 : 4;

  if (!member->has_trailer)
    return;
  put (bytes, TRAILER_MAGIC, 4);
  put (bytes, member->crc, 4);
  put (bytes, get_packed (member), width);
  put (bytes, member->size, width);
}

void
assay_zip_layout_append_row (GByteArray *bytes, const AssayZipMember *member)
{
  g_autoptr (GByteArray) extra = make_extra (member, TRUE);

  put (bytes, ROW_MAGIC, 4);
  put16 (bytes, MADE_ON_UNIX | VERSION_AES);
  put_common (bytes, member, member->crc, extra->len);
  put16 (bytes, 0); /* no comment */
  put16 (bytes, 0); /* the first and only part */
  put16 (bytes, 0); /* not said to be text */
  put (bytes, FILE_ATTRIBUTES, 4);
  put32 (bytes, member->offset);
  put_name (bytes, member);
  g_byte_array_append (bytes, extra->data, extra->len);
}

/* --- The end --- */

static void
put_end64 (GByteArray *bytes, guint64 n_members, guint64 offset, guint64 length)
{
  put (bytes, END64_MAGIC, 4);
  put (bytes, END64_BYTES - 12, 8);
  put16 (bytes, MADE_ON_UNIX | VERSION_AES);
  put16 (bytes, VERSION_ZIP64);
  put (bytes, 0, 4);
  put (bytes, 0, 4);
  put (bytes, n_members, 8);
  put (bytes, n_members, 8);
  put (bytes, length, 8);
  put (bytes, offset, 8);
  put (bytes, LOCATOR_MAGIC, 4);
  put (bytes, 0, 4);
  put (bytes, offset + length, 8);
  put (bytes, 1, 4);
}

void
assay_zip_layout_append_end (GByteArray *bytes, guint64 n_members, guint64 offset, guint64 length)
{
  guint small_count = (guint) MIN (n_members, G_MAXUINT16);

  if (n_members >= G_MAXUINT16 || offset >= G_MAXUINT32 || length >= G_MAXUINT32)
    put_end64 (bytes, n_members, offset, length);
  put (bytes, END_MAGIC, 4);
  put16 (bytes, 0);
  put16 (bytes, 0);
  put16 (bytes, small_count);
  put16 (bytes, small_count);
  put32 (bytes, length);
  put32 (bytes, offset);
  put16 (bytes, 0);
}
