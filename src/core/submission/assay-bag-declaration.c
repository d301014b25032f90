/* bagit.txt, and the encoding it states for the other tag files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-bag-private.h"
#include "core/submission/assay-bag-tags.h"

#include <string.h>

#define NAME "bagit.txt"
#define BOM "\xef\xbb\xbf"

AssayBagDeclaration *
assay_bag_declaration_new (void)
{
  AssayBagDeclaration *self = g_new0 (AssayBagDeclaration, 1);

  self->encoding = g_strdup ("UTF-8");

  return self;
}

void
assay_bag_declaration_free (AssayBagDeclaration *self)
{
  if (self == NULL)
    return;
  g_free (self->version);
  g_free (self->encoding);
  g_free (self);
}

char *
assay_bag_next_line (const char **at)
{
  gsize length = strcspn (*at, "\r\n");
  char *line;

  if (**at == '\0')
    return NULL;
  line = g_strndup (*at, length);
  *at += length;
  *at += g_str_has_prefix (*at, "\r\n") ? 2 : **at != '\0';

  return line;
}

static void
tell_line (GPtrArray *findings, guint line)
{
  g_autofree char *number = g_strdup_printf ("%u", line);

  assay_bag_tell (findings, ASSAY_FINDING_BAG_DECLARATION, NAME, number, NULL);
}

/* The value of a line "LABEL: VALUE". Before 1.0 more white space was let pass. */
static char *
read_value (const char *line, const char *label, gboolean *out_is_loose)
{
  gsize length = strlen (label);
  const char *colon;
  char *value;

  if (line == NULL || g_ascii_strncasecmp (line, label, length) != 0)
    return NULL;
  colon = line + length + strspn (line + length, " \t");
  if (*colon != ':')
    return NULL;
  value = g_strstrip (g_strdup (colon + 1));
  *out_is_loose = strncmp (line, label, length) != 0 || colon != line + length || colon[1] != ' '
                  || !g_str_equal (colon + 2, value);

  return value;
}

static void
take_version (AssayBagDeclaration *self, char *version, gboolean is_loose, GPtrArray *findings)
{
  static const char *const older[] = { "0.93", "0.94", "0.95", "0.96", "0.97", NULL };

  self->version = version;
  if (version == NULL)
    {
      tell_line (findings, 1);
      return;
    }
  self->is_before_1_0 = g_strv_contains (older, version);
  if (!self->is_before_1_0 && !g_str_equal (version, "1.0"))
    assay_bag_tell (findings, ASSAY_FINDING_BAG_VERSION, NAME, version, NULL);
  if (is_loose && !self->is_before_1_0)
    tell_line (findings, 1);
}

/* Names only, because iconv would obey what follows a "//". */
static gboolean
is_encoding (const char *encoding)
{
  GIConv converter;

  if (encoding[0] == '\0'
      || strspn (encoding, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:+()")
             != strlen (encoding))
    return FALSE;
  converter = g_iconv_open ("UTF-8", encoding);
  if (converter == (GIConv) -1)
    return FALSE;
  g_iconv_close (converter);

  return TRUE;
}

static void
take_encoding (AssayBagDeclaration *self, char *encoding, gboolean is_loose, GPtrArray *findings)
{
  if (encoding == NULL || (is_loose && !self->is_before_1_0))
    tell_line (findings, 2);
  if (encoding == NULL)
    return;
  if (!is_encoding (encoding))
    assay_bag_tell (findings, ASSAY_FINDING_BAG_ENCODING, NAME, encoding, NULL);
  else if (g_ascii_strcasecmp (encoding, "UTF-8") != 0)
    assay_bag_tell (findings, ASSAY_FINDING_BAG_ENCODING_OLD, NAME, encoding, NULL);
  g_free (self->encoding);
  self->encoding = encoding;
}

AssayBagDeclaration *
assay_bag_declaration_parse (GBytes *bytes, GPtrArray *findings)
{
  AssayBagDeclaration *self = assay_bag_declaration_new ();
  g_autofree char *text = assay_bag_decode_text (self, NAME, bytes, findings);
  const char *at = text;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gboolean is_loose = FALSE;
  char *version, *encoding; /* owned by the declaration */

  if (text == NULL)
    return self;
  first = assay_bag_next_line (&at);
  second = assay_bag_next_line (&at);
  version = read_value (first, "BagIt-Version", &is_loose);
  take_version (self, version, is_loose, findings);
  is_loose = FALSE;
  encoding = read_value (second, "Tag-File-Character-Encoding", &is_loose);
  take_encoding (self, encoding, is_loose, findings);
  if (*at != '\0')
    tell_line (findings, 3);

  return self;
}

char *
assay_bag_decode_text (const AssayBagDeclaration *self,
                       const char *name,
                       GBytes *bytes,
                       GPtrArray *findings)
{
  gsize length = 0, text_length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean is_utf8 = g_ascii_strcasecmp (self->encoding, "UTF-8") == 0;
  g_autofree char *text = NULL;

  if (is_utf8 && length >= strlen (BOM) && memcmp (data, BOM, strlen (BOM)) == 0)
    {
      assay_bag_tell (findings, ASSAY_FINDING_TAG_TEXT, name, NULL, NULL);
      data += strlen (BOM);
      length -= strlen (BOM);
    }
  if (is_utf8)
    text = g_strndup (length > 0 ? data : "", length);
  else if (is_encoding (self->encoding))
    text = g_convert (data, (gssize) length, "UTF-8", self->encoding, NULL, &text_length, NULL);
  else
    return NULL;
  if (is_utf8)
    text_length = length;
  if (text != NULL && g_utf8_validate_len (text, text_length, NULL))
    return g_steal_pointer (&text);
  assay_bag_tell (findings, ASSAY_FINDING_TAG_TEXT, name, NULL, NULL);

  return NULL;
}
