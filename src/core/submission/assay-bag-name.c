/* Names inside a bag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-bag-name.h"

#include <string.h>

#define MOST_PART_BYTES 255u

char *
assay_bag_name_from_bytes (const char *bytes, gsize length, gboolean *out_is_broken)
{
  GString *text;

  *out_is_broken = !g_utf8_validate_len (bytes, length, NULL);
  if (!*out_is_broken)
    return g_strndup (bytes, length);
  text = g_string_sized_new (length + 1);
  for (gsize i = 0; i < length; i++)
    if (bytes[i] >= ' ' && bytes[i] < 0x7f)
      g_string_append_c (text, bytes[i]);
    else
      g_string_append_printf (text, "\\x%02X", (guchar) bytes[i]);

  return g_string_free (text, FALSE);
}

gboolean
assay_bag_name_escapes (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  if (name[0] == '\0' || name[0] == '~' || strchr (name, '\\') != NULL
      || (g_ascii_isalpha (name[0]) && name[1] == ':'))
    return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
      return TRUE;

  return FALSE;
}

static gboolean
is_device (const char *part)
{
  static const char *const plain[] = { "con", "prn", "aux", "nul", "conin$", "conout$", NULL };
  g_autofree char *stem = g_ascii_strdown (part, (gssize) strcspn (part, ".:"));

  g_strchomp (stem);
  if (g_strv_contains (plain, stem))
    return TRUE;
  if (!g_str_has_prefix (stem, "com") && !g_str_has_prefix (stem, "lpt"))
    return FALSE;

  /* Windows takes the raised digits for digits, too. */
  return (g_ascii_isdigit (stem[3]) && stem[4] == '\0') || g_str_equal (stem + 3, "¹")
         || g_str_equal (stem + 3, "²") || g_str_equal (stem + 3, "³");
}

gboolean
assay_bag_name_is_device (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_device (parts[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_unsafe (const char *part)
{
  gsize length = strlen (part);

  if (length == 0)
    return FALSE;
  for (const char *at = part; *at != '\0'; at = g_utf8_next_char (at))
    if (strchr ("<>:\"|?*\\", *at) != NULL || g_unichar_iscntrl (g_utf8_get_char (at)))
      return TRUE;

  return length > MOST_PART_BYTES || part[0] == ' ' || part[length - 1] == ' '
         || part[length - 1] == '.';
}

gboolean
assay_bag_name_is_unsafe (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_unsafe (parts[i]))
      return TRUE;

  return FALSE;
}

gboolean
assay_bag_name_is_too_long (const char *name)
{
  guint depth = 1;

  for (const char *at = name; *at != '\0'; at++)
    depth += *at == '/';

  return depth > ASSAY_BAG_NAME_MAX_DEPTH || strlen (name) > ASSAY_BAG_NAME_MAX_BYTES;
}

char *
assay_bag_name_fold (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_casefold (composed, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}

char *
assay_bag_name_normalise (const char *name)
{
  return g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
}

char *
assay_bag_name_decode (const char *text, gboolean is_before_1_0, gboolean *out_is_loose)
{
  GString *name = g_string_new (NULL);

  *out_is_loose = FALSE;
  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean is_line_end =
          g_ascii_strncasecmp (at, "%0A", 3) == 0 || g_ascii_strncasecmp (at, "%0D", 3) == 0;

      if (is_line_end || (!is_before_1_0 && strncmp (at, "%25", 3) == 0))
        {
          g_string_append_c (name, (char) (g_ascii_xdigit_value (at[1]) * 16
                                           + g_ascii_xdigit_value (at[2])));
          at += 2;
          continue;
        }
      if (*at == '%' && !is_before_1_0)
        *out_is_loose = TRUE;
      g_string_append_c (name, *at);
    }

  return g_string_free (name, FALSE);
}
