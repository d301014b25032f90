/* The language and encoding a program of ours speaks in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libarchive gives no names at all where the character type is not UTF-8. Dates go with it, for
 * their month names are read in the same encoding.
 */

#include "base/assay-locale.h"

#include "base/assay-installation.h"

#include "assay-config.h"

#include <glib.h>
#include <locale.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_locale_set_up (void)
{
  g_autofree char *folder = assay_installation_dup_path (ASSAY_LOCALE_DIR, "../../po");

  setlocale (LC_ALL, "");
  if (!g_get_charset (NULL))
    {
      setlocale (LC_CTYPE, "C.UTF-8");
      setlocale (LC_TIME, "C.UTF-8");
    }
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}
