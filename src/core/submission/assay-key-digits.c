/* The fingerprint of a key as digits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-key-digits.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

#define DIGEST_BYTES 32u
#define GROUP_DIGITS 5u
#define GROUP_SIZE 100000u
#define N_DIGITS (ASSAY_KEY_DIGIT_GROUPS * GROUP_DIGITS)

/* Divides the large number by the size of a group; gives what is left over. */
static guint
divide (guint8 *number)
{
  guint rest = 0;

  for (guint i = 0; i < DIGEST_BYTES; i++)
    {
      guint part = rest << 8 | number[i];

      number[i] = (guint8) (part / GROUP_SIZE);
      rest = part % GROUP_SIZE;
    }

  return rest;
}

char *
assay_key_digits_compute (const guint8 *public_key)
{
  guint8 number[DIGEST_BYTES];
  guint groups[ASSAY_KEY_DIGIT_GROUPS];
  GString *text = g_string_new (NULL);
  int result = gnutls_hash_fast (GNUTLS_DIG_SHA256, public_key, ASSAY_PUBLIC_KEY_BYTES, number);

  g_assert (result == 0);
  for (guint i = ASSAY_KEY_DIGIT_GROUPS; i-- > 0;)
    groups[i] = divide (number);
  for (guint i = 0; i < ASSAY_KEY_DIGIT_GROUPS; i++)
    g_string_append_printf (text, "%s%05u", i > 0 ? " " : "", groups[i]);

  return g_string_free (text, FALSE);
}

char *
assay_key_digits_parse (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isspace (letter) || *at == '.' || *at == '-')
        continue;
      if (!g_ascii_isdigit (*at) || n == N_DIGITS)
        return NULL;
      if (n > 0 && n % GROUP_DIGITS == 0)
        g_string_append_c (digits, ' ');
      g_string_append_c (digits, *at);
      n++;
    }

  return n == N_DIGITS ? g_strdup (digits->str) : NULL;
}
