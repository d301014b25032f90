/* A passphrase from a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-passphrase.h"

#include "base/assay-error.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

char *
assay_passphrase_read (AssayCli *cli, const char *path, GError **error)
{
  g_autofree char *text = assay_cli_read_text (cli, path, error);
  gsize length;

  if (text == NULL)
    return NULL;
  length = strcspn (text, "\r\n");
  if (text[length + strspn (text + length, "\r\n")] != '\0')
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s: a passphrase is one line; take the others away"), path);
      return NULL;
    }
  text[length] = '\0';

  return g_steal_pointer (&text);
}
