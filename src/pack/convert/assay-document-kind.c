/* Which way a file that is neither PDF nor picture becomes pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Office files come in four forms: a ZIP that names its type in a part of its own (Open Document
 * and Office Open XML), the old compound file, one flat XML file, and RTF.
 */

#include "pack/convert/assay-document-kind.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "pack/files/assay-outside.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#define HEAD_BYTES 4096
#define BLOCK_BYTES (256u * 1024)
#define READ_BYTES 65536
/* Where a ZIP names its type there are few parts before it; the list itself is small. */
#define MAX_PARTS 4096u
#define MAX_TYPE_BYTES (1024u * 1024)

typedef struct archive Zip;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Zip, archive_read_free)

typedef struct
{
  const char *mark;
  AssayDocumentKind kind;
} Mark;

/* In the part "mimetype", or an attribute of a flat file. The longer name stands first. */
static const Mark open_document_marks[] = {
  { "application/vnd.oasis.opendocument.text", ASSAY_DOCUMENT_WORDS },
  { "application/vnd.oasis.opendocument.spreadsheet", ASSAY_DOCUMENT_SHEET },
  { "application/vnd.oasis.opendocument.presentation", ASSAY_DOCUMENT_SLIDES },
  { "application/vnd.oasis.opendocument.graphics", ASSAY_DOCUMENT_SLIDES },
};

/* In the part "[Content_Types].xml": the type of the main part, with its variants for templates and
 * for files with macros. */
static const Mark open_xml_marks[] = {
  { "wordprocessingml.document.main+xml", ASSAY_DOCUMENT_WORDS },
  { "wordprocessingml.template.main+xml", ASSAY_DOCUMENT_WORDS },
  { "ms-word.document.macroEnabled.main+xml", ASSAY_DOCUMENT_WORDS },
  { "spreadsheetml.sheet.main+xml", ASSAY_DOCUMENT_SHEET },
  { "spreadsheetml.template.main+xml", ASSAY_DOCUMENT_SHEET },
  { "ms-excel.sheet.macroEnabled.main+xml", ASSAY_DOCUMENT_SHEET },
  { "presentationml.presentation.main+xml", ASSAY_DOCUMENT_SLIDES },
  { "presentationml.slideshow.main+xml", ASSAY_DOCUMENT_SLIDES },
  { "presentationml.template.main+xml", ASSAY_DOCUMENT_SLIDES },
  { "ms-powerpoint.presentation.macroEnabled.main+xml", ASSAY_DOCUMENT_SLIDES },
};

/* Streams of a compound file, whose names are UTF-16. */
static const Mark compound_marks[] = {
  { "EncryptedPackage", ASSAY_DOCUMENT_LOCKED },
  { "WordDocument", ASSAY_DOCUMENT_WORDS },
  { "PowerPoint Document", ASSAY_DOCUMENT_SLIDES },
  { "Workbook", ASSAY_DOCUMENT_SHEET },
};

static gboolean
contains (const guint8 *data, gsize length, const char *mark)
{
  return memmem (data, length, mark, strlen (mark)) != NULL;
}

static AssayDocumentKind
look_for (const Mark *marks, gsize n_marks, const guint8 *data, gsize length)
{
  for (gsize i = 0; i < n_marks; i++)
    if (contains (data, length, marks[i].mark))
      return marks[i].kind;

  return ASSAY_DOCUMENT_OTHER;
}

/* --- Containers ------------------------------------------------------------------------------- */

static GByteArray *
read_part (struct archive *zip)
{
  GByteArray *part = g_byte_array_new ();
  guint8 block[READ_BYTES];
  la_ssize_t length;

  while (part->len < MAX_TYPE_BYTES && (length = archive_read_data (zip, block, sizeof block)) > 0)
    g_byte_array_append (part, block, (guint) length);

  return part;
}

static AssayDocumentKind
look_at_part (struct archive *zip, const char *name)
{
  g_autoptr (GByteArray) part = NULL;

  if (g_strcmp0 (name, "mimetype") == 0)
    {
      part = read_part (zip);
      return look_for (open_document_marks, G_N_ELEMENTS (open_document_marks), part->data,
                       part->len);
    }
  if (g_strcmp0 (name, "[Content_Types].xml") == 0)
    {
      part = read_part (zip);
      return look_for (open_xml_marks, G_N_ELEMENTS (open_xml_marks), part->data, part->len);
    }

  return ASSAY_DOCUMENT_OTHER;
}

static AssayDocumentKind
look_into_zip (int fd)
{
  g_autoptr (Zip) zip = archive_read_new ();
  struct archive_entry *entry;
  AssayDocumentKind kind = ASSAY_DOCUMENT_OTHER;

  archive_read_support_format_zip (zip);
  if (archive_read_open_fd (zip, fd, READ_BYTES) != ARCHIVE_OK)
    return ASSAY_DOCUMENT_OTHER;
  for (guint i = 0; i < MAX_PARTS && kind == ASSAY_DOCUMENT_OTHER; i++)
    {
      if (archive_read_next_header (zip, &entry) < ARCHIVE_WARN)
        break;
      kind = look_at_part (zip, archive_entry_pathname (entry));
    }

  return kind;
}

/* The file's directory may stand anywhere in it. The names it can hold are so long that nothing
 * else looks like them. */
static AssayDocumentKind
look_into_compound (int fd)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  const gsize overlap = 64;
  AssayDocumentKind kind = ASSAY_DOCUMENT_OTHER;
  gssize length;

  for (off_t at = 0; (length = pread (fd, block, BLOCK_BYTES, at)) > 0;
       at += (off_t) (BLOCK_BYTES - overlap))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (compound_marks); i++)
        {
          g_autofree gunichar2 *wide = NULL;
          glong n_units = 0;

          wide = g_utf8_to_utf16 (compound_marks[i].mark, -1, NULL, &n_units, NULL);
          if (memmem (block, (gsize) length, wide, (gsize) n_units * 2) == NULL)
            continue;
          /* What is locked holds the names of nothing else; of the others the first found counts.
           */
          if (compound_marks[i].kind == ASSAY_DOCUMENT_LOCKED || kind == ASSAY_DOCUMENT_OTHER)
            kind = compound_marks[i].kind;
        }
      if (kind == ASSAY_DOCUMENT_LOCKED || length < (gssize) BLOCK_BYTES)
        break;
    }

  return kind;
}

/* --- Text ------------------------------------------------------------------------------------- */

/* Whether the first line is "Name: value", as that of every e-mail is. */
static gboolean
begins_with_field (const guint8 *head, gsize length)
{
  gsize n = 0;

  while (n < length && head[n] > ' ' && head[n] < 0x7f && head[n] != ':')
    n++;

  return n > 0 && n < length && head[n] == ':';
}

static gboolean
is_mail (const guint8 *head, gsize length)
{
  return begins_with_field (head, length)
         || (length > 5 && memcmp (head, "From ", 5) == 0); /* as an mbox has it */
}

static AssayDocumentKind
look_at_type (const char *type, const guint8 *head, gsize length)
{
  static const Mark types[] = {
    { "text/html", ASSAY_DOCUMENT_HTML },
    { "application/xhtml+xml", ASSAY_DOCUMENT_HTML },
    { "text/csv", ASSAY_DOCUMENT_ROWS },
    { "text/tab-separated-values", ASSAY_DOCUMENT_ROWS },
    { "text/", ASSAY_DOCUMENT_TEXT },
    { "application/json", ASSAY_DOCUMENT_TEXT },
    { "application/xml", ASSAY_DOCUMENT_TEXT },
  };

  if (type == NULL)
    return ASSAY_DOCUMENT_OTHER;
  if (g_str_has_prefix (type, "message/rfc822"))
    return is_mail (head, length) ? ASSAY_DOCUMENT_MAIL : ASSAY_DOCUMENT_OTHER;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (type, types[i].mark))
      return types[i].kind;

  return ASSAY_DOCUMENT_OTHER;
}

static AssayDocumentKind
find_kind (int fd, const char *type, const guint8 *head, gsize length)
{
  static const guint8 compound[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };

  if (length >= 4 && memcmp (head, "PK\003\004", 4) == 0)
    return look_into_zip (fd);
  if (length >= sizeof compound && memcmp (head, compound, sizeof compound) == 0)
    return look_into_compound (fd);
  if (length >= 5 && memcmp (head, "{\\rtf", 5) == 0)
    return ASSAY_DOCUMENT_WORDS;
  if (contains (head, length, "<office:document") && contains (head, length, "office:mimetype"))
    return look_for (open_document_marks, G_N_ELEMENTS (open_document_marks), head, length);

  return look_at_type (type, head, length);
}

gboolean
assay_document_kind_find (const char *path,
                          const char *name,
                          const char *type,
                          AssayDocumentKind *out_kind,
                          GError **error)
{
  guint8 head[HEAD_BYTES];
  goffset size;
  int fd = assay_outside_open (path, name, &size, error);
  gssize length;

  if (fd < 0)
    return FALSE;
  length = pread (fd, head, sizeof head, 0);
  if (length < 0)
    assay_error_set_from_errno (error, name, errno);
  else
    *out_kind = find_kind (fd, type, head, (gsize) length);
  close (fd);

  return length >= 0;
}

gboolean
assay_document_kind_is_office (AssayDocumentKind kind)
{
  return kind == ASSAY_DOCUMENT_WORDS || kind == ASSAY_DOCUMENT_SHEET
         || kind == ASSAY_DOCUMENT_SLIDES;
}
