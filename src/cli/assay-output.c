/* What people read on a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-output.h"

#include "base/assay-error.h"

#include "assay-config.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

gboolean
assay_output_turns_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_harmless (gunichar c)
{
  return c == '\n' || c == '\t'
         || (g_unichar_type (c) != G_UNICODE_CONTROL && !assay_output_turns_direction (c));
}

static void
put (FILE *stream, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_sized_new (strlen (valid) + 1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, is_harmless (c) ? c : 0xfffd);
    }
  g_string_append_c (clean, '\n');
  fputs (clean->str, stream);
}

void
assay_output_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  put (stdout, text);
}

void
assay_output_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  put (stderr, text);
}

/* What went wrong while more was put than the stream holds is known no more; what is broken off
 * already is asked once again. */
static int
find_cause (void)
{
  return write (STDOUT_FILENO, "\n", 1) < 0 ? errno : EIO;
}

gboolean
assay_output_flush (GError **error)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  assay_error_set_from_errno (error, _ ("standard output"), errno != 0 ? errno : find_cause ());

  return FALSE;
}
