/* The passphrase for something that is to be locked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-new-passphrase.h"

#include "base/assay-error.h"
#include "cli/assay-output.h"
#include "cli/assay-passphrase.h"

#include "assay-config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A ZIP can be tried against a dictionary at leisure: its key is made in a thousand steps, which is
 * little today. */
#define LEAST_CHARS 12u
#define MOST_CHARS 200u

static void
say_if_open (const char *path)
{
  GStatBuf info;

  if (g_str_equal (path, "-") || g_stat (path, &info) != 0 || !S_ISREG (info.st_mode)
      || (info.st_mode & (S_IRGRP | S_IROTH)) == 0)
    return;
  assay_output_say (_ ("Warning: others on this computer can read %s; “chmod 600” keeps it to "
                       "you."),
                    path);
}

/* What is beyond ASCII becomes other bytes in other programs. */
static gboolean
is_typed_alike (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isprint (*at))
      return FALSE;

  return TRUE;
}

static gboolean
check (const char *text, const char *path, GError **error)
{
  gsize length = strlen (text);

  if (length < LEAST_CHARS)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s: a passphrase of fewer than %u characters can be guessed; take four or "
                    "five words"),
                 path, LEAST_CHARS);
  else if (length > MOST_CHARS)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s: a passphrase has at most %u characters"), path, MOST_CHARS);
  else if (!is_typed_alike (text))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s: take only plain letters, digits and signs for the passphrase; others "
                    "cannot be typed into every program that opens it"),
                 path);
  else
    return TRUE;

  return FALSE;
}

char *
assay_new_passphrase_read (AssayCli *cli, const char *path, GError **error)
{
  g_autofree char *text = assay_passphrase_read (cli, path, error);

  if (text == NULL || !check (text, path, error))
    return NULL;
  say_if_open (path);

  return g_steal_pointer (&text);
}
