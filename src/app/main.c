/* The program assay-app.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/assay-application.h"

#include "base/assay-installation.h"

#include "assay-config.h"

#include <locale.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

int
main (int argc, char **argv)
{
  g_autofree char *locale_folder = assay_installation_dup_path (ASSAY_LOCALE_DIR, "../../po");
  g_autoptr (AssayContext) context = NULL;
  g_autoptr (AssayApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (ASSAY_GETTEXT_DOMAIN, locale_folder);
  bind_textdomain_codeset (ASSAY_GETTEXT_DOMAIN, "UTF-8");
  textdomain (ASSAY_GETTEXT_DOMAIN);
  g_set_prgname (ASSAY_APPLICATION_ID);

  context = assay_context_new ();
  application = assay_application_new (context);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
