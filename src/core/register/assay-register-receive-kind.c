/* What people have at hand and mistake for what a register takes in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report or a certificate as a PDF is for reading: nothing in it can be held against a signature,
 * so the file that came with it is asked for instead of guessing from its pages.
 */

#include "core/register/assay-register-receive-private.h"

#include "base/assay-error.h"
#include "core/xml/assay-xml.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PDF_MARK "%PDF-"
#define SQLITE_MARK "SQLite format 3"
#define PORTFOLIO_FILE "portfolio.xml"
#define BAG_FILE "bagit.txt"

static gboolean
is_portfolio (const char *path)
{
  g_autofree char *own = g_build_filename (path, PORTFOLIO_FILE, NULL);
  g_autofree char *bag = g_build_filename (path, BAG_FILE, NULL);

  return g_file_test (own, G_FILE_TEST_IS_REGULAR) && !g_file_test (bag, G_FILE_TEST_EXISTS);
}

gboolean
assay_arrival_check_kind (const char *path, GError **error)
{
  const char *instead = NULL;

  if (assay_xml_begins_with (path, PDF_MARK))
    instead = _ ("a PDF is for reading. Choose the file that was sent with it, or ask for it: an "
                 "assessor’s return or award file (XML), or a service’s submission (ZIP)");
  else if (assay_measures_request_is_at (path))
    instead = _ ("this is the request for measures. Choose the answer that the service made to it");
  else if (assay_xml_begins_with (path, SQLITE_MARK))
    instead = _ ("this is a database. Choose what a service or an assessor sent");
  else if (is_portfolio (path))
    instead = _ ("this is a portfolio, which stays with its service. Ask the service to submit it, "
                 "and choose the submission");
  if (instead != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, "%s: %s", path, instead);

  return instead == NULL;
}
