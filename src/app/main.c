/* The program assay-app.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/assay-application.h"

#include "base/assay-locale.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

int
main (int argc, char **argv)
{
  g_autoptr (AssayContext) context = NULL;
  g_autoptr (AssayApplication) application = NULL;

  assay_locale_set_up ();
  textdomain (ASSAY_GETTEXT_DOMAIN);
  g_set_prgname (ASSAY_APPLICATION_ID);

  context = assay_context_new ();
  application = assay_application_new (context);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
