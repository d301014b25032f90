/* The text of a file whose encoding nobody has said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mark at the beginning decides, then bytes that only UTF-16 has, then whether it can be UTF-8:
 * other text hardly ever can by chance. What is left is taken for Windows-1252, of which ISO-8859-1
 * is a part as far as it can be printed, and that is said to be assumed. It has five bytes that
 * mean nothing; a file with one of them is not in it.
 */

#include "core/register/assay-register-import-text.h"

#include "base/assay-error.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define UTF_8 "UTF-8"
#define UTF_16_LITTLE "UTF-16LE"
#define UTF_16_BIG "UTF-16BE"
#define WINDOWS "windows-1252"

#define PDF_MARK "%PDF-"

/* How much is looked at for the zeros of UTF-16. */
#define LOOK_BYTES 4096u

typedef struct
{
  const char *encoding;
  const char *bytes;
  gsize length;
} Mark;

static const Mark marks[] = {
  { UTF_8, "\xef\xbb\xbf", 3 },
  { UTF_16_LITTLE, "\xff\xfe", 2 },
  { UTF_16_BIG, "\xfe\xff", 2 },
};

static const Mark *
find_mark (const char *data, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0)
      return &marks[i];

  return NULL;
}

/* Most of a table is letters and digits, of which UTF-16 has one half zero. NULL: it is not. */
static const char *
find_utf_16 (const char *data, gsize length)
{
  gsize looked = MIN (length, LOOK_BYTES) / 2 * 2;
  gsize n_even = 0, n_odd = 0;

  for (gsize i = 0; i < looked; i += 2)
    {
      n_even += data[i] == '\0';
      n_odd += data[i + 1] == '\0';
    }
  if (n_odd > looked / 4 && n_even < n_odd / 4)
    return UTF_16_LITTLE;
  if (n_even > looked / 4 && n_odd < n_even / 4)
    return UTF_16_BIG;

  return NULL;
}

static const char *
find_encoding (const char *data, gsize length, gboolean *out_is_assumed)
{
  const char *found = find_utf_16 (data, length);

  *out_is_assumed = FALSE;
  if (found != NULL)
    return found;
  if (g_utf8_validate_len (data, length, NULL))
    return UTF_8;
  *out_is_assumed = TRUE;

  return WINDOWS;
}

static char *
convert (const char *data, gsize length, const char *name, const char *encoding, GError **error)
{
  gsize read = 0, written = 0;
  g_autofree char *text = g_convert (data, (gssize) length, UTF_8, encoding, &read, &written, NULL);

  if (text == NULL || read < length)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s cannot be read as text in %s; save it as “CSV UTF-8”, or say which "
                    "encoding it has"),
                 name, encoding);
  else if (memchr (text, '\0', written) != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s is not a text file; save the table as CSV first"), name);
  else
    return g_steal_pointer (&text);

  return NULL;
}

/* A ZIP, which is what spreadsheets are now, and what they were before. */
static const Mark spreadsheets[] = {
  { NULL, "PK\x03\x04", 4 },
  { NULL, "\xd0\xcf\x11\xe0", 4 },
};

static gboolean
is_spreadsheet (const char *data, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (spreadsheets); i++)
    if (length >= spreadsheets[i].length
        && memcmp (data, spreadsheets[i].bytes, spreadsheets[i].length) == 0)
      return TRUE;

  return FALSE;
}

/* Where the first character is that is no blank; a zero before it is half of one in UTF-16. */
static gsize
skip_blanks (const char *data, gsize length)
{
  const Mark *mark = find_mark (data, length);
  gsize at = mark != NULL ? mark->length : 0;

  while (at < length && (data[at] == '\0' || g_ascii_isspace (data[at])))
    at++;

  return at;
}

gboolean
assay_import_text_begins_table (const char *data, gsize length)
{
  gsize at = skip_blanks (data, length);

  if (is_spreadsheet (data, length)
      || (length - at >= strlen (PDF_MARK) && memcmp (data + at, PDF_MARK, strlen (PDF_MARK)) == 0)
      || (at < length && data[at] == '<'))
    return FALSE;

  return memchr (data, '\0', length) == NULL || find_utf_16 (data, length) != NULL;
}

char *
assay_import_text_decode (GBytes *bytes,
                          const char *name,
                          const char *asked,
                          char **out_encoding,
                          gboolean *out_is_assumed,
                          GError **error)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  const Mark *mark = data != NULL ? find_mark (data, length) : NULL;
  const char *encoding = asked;
  char *text;

  *out_is_assumed = FALSE;
  if (data == NULL || length == 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is empty"), name);
      return NULL;
    }
  if (is_spreadsheet (data, length))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s is a spreadsheet’s own file, not a CSV; open it in the spreadsheet "
                      "program, save the table as CSV, and take that"),
                   name);
      return NULL;
    }
  if (mark != NULL && (asked == NULL || g_ascii_strcasecmp (asked, mark->encoding) == 0))
    {
      encoding = mark->encoding;
      data += mark->length;
      length -= mark->length;
    }
  else if (asked == NULL)
    encoding = find_encoding (data, length, out_is_assumed);
  text = convert (data, length, name, encoding, error);
  if (text != NULL)
    *out_encoding = g_strdup (encoding);

  return text;
}
