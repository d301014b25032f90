/* The page numbers that the assessor has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/submit/assay-earlier-pages.h"

#include "base/assay-error.h"
#include "core/portfolio/assay-submission-record.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayPageMap *
assay_earlier_pages_load (const char *folder, const AssayPortfolio *portfolio, GError **error)
{
  const AssaySubmission *last = assay_portfolio_get_last_submission (portfolio);
  g_autofree char *text =
      last != NULL ? assay_submission_record_load_pages (folder, last, error) : NULL;
  g_autoptr (AssayPageMap) map =
      text != NULL ? assay_page_map_parse (text, strlen (text), error) : NULL;

  if (map == NULL || g_strcmp0 (map->fingerprint, last->fingerprint) == 0)
    return g_steal_pointer (&map);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("The page numbers kept of round %u are those of another pack. Restore the folder "
                  "“submissions” from a backup"),
               last->round);

  return NULL;
}
