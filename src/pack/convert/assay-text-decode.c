/* Bytes of text from outside, as UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/convert/assay-text-decode.h"

#include <string.h>

/* What stands for bytes that mean nothing where they are. */
#define UNKNOWN "\357\277\275"

/* Windows-1252 leaves five of its places empty; those are what is lost here. */
static char *
convert (const char *data, gsize length, const char *charset)
{
  return g_convert_with_fallback (data, (gssize) length, "UTF-8", charset, UNKNOWN, NULL, NULL,
                                  NULL);
}

static char *
convert_windows (const char *data, gsize length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) data[i];
      g_autofree char *one = NULL;

      if (byte < 0x80)
        g_string_append_c (text, data[i]);
      else if (byte >= 0xa0)
        g_string_append_unichar (text, byte);
      else
        {
          one = g_convert (&data[i], 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
          g_string_append (text, one != NULL ? one : UNKNOWN);
        }
    }

  return g_string_free (text, FALSE);
}

static gboolean
starts_with (const char *data, gsize length, const char *mark, gsize mark_length)
{
  return length >= mark_length && memcmp (data, mark, mark_length) == 0;
}

static char *
decode (const char *data, gsize length, const char *charset)
{
  char *text = NULL;

  if (starts_with (data, length, "\357\273\277", 3))
    return g_utf8_make_valid (data + 3, (gssize) length - 3);
  if (starts_with (data, length, "\377\376", 2))
    return convert (data + 2, (length - 2) & ~(gsize) 1, "UTF-16LE");
  if (starts_with (data, length, "\376\377", 2))
    return convert (data + 2, (length - 2) & ~(gsize) 1, "UTF-16BE");
  if (memchr (data, '\0', length) != NULL)
    return NULL;
  if (charset != NULL && g_ascii_strcasecmp (charset, "us-ascii") != 0)
    text = convert (data, length, charset);
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    return text;
  g_free (text);
  if (g_utf8_validate (data, (gssize) length, NULL))
    return g_strndup (data, length);

  return convert_windows (data, length);
}

/* A form feed ends a page of a program's listing; an empty line does for us. */
static void
add_printable (GString *text, gunichar c)
{
  if (c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029)
    c = '\n';
  if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0xfeff))
    g_string_append_unichar (text, c);
}

static char *
clean (const char *decoded)
{
  GString *text = g_string_sized_new (strlen (decoded));

  for (const char *at = decoded; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (*at == '\r' && at[1] == '\n')
        continue;
      add_printable (text, *at == '\r' ? '\n' : g_utf8_get_char (at));
    }

  return g_string_free (text, FALSE);
}

char *
assay_text_decode (const void *data, gsize length, const char *charset)
{
  g_autofree char *decoded = length > 0 ? decode (data, length, charset) : g_strdup ("");

  return decoded != NULL ? clean (decoded) : NULL;
}
