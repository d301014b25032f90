/* Whether an earlier pack is one of this portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-earlier.h"

#include "base/assay-error.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Whether the earlier pack shows a file that this portfolio has under the same number. */
static gboolean
shares_item (const AssayPortfolio *portfolio, const AssayPageMap *after)
{
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *evidence = portfolio->evidence->pdata[i];
      g_autofree char *number = assay_evidence_format_number (evidence->number);
      const AssayPageEntry *cover = assay_page_map_lookup (after, ASSAY_PAGE_COVER, number);

      if (cover != NULL && cover->sha256 != NULL
          && g_strcmp0 (cover->sha256, evidence->sha256) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A service may have been renamed, and packs of before do not say how their portfolio began; then
 * what they show must do. */
static gboolean
is_of_portfolio (const AssayPackFacts *facts, const AssayPageMap *after)
{
  if (after->origin != NULL && facts->origin != NULL)
    return g_str_equal (after->origin, facts->origin);

  return g_str_equal (after->service, facts->portfolio->head->service)
         || shares_item (facts->portfolio, after);
}

gboolean
assay_pack_check_earlier (const AssayPackFacts *facts, GError **error)
{
  const AssayHead *head = facts->portfolio->head;
  const AssayPageMap *after = facts->after;

  if (after == NULL)
    return TRUE;
  if (!g_str_equal (after->scheme, head->scheme_id))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("The earlier pack is one of “%s” for the scheme “%s”. Choose an earlier pack "
                      "of this portfolio, which answers to “%s”."),
                   after->service, after->scheme, head->scheme_id);
      return FALSE;
    }
  if (is_of_portfolio (facts, after))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("The earlier pack (“%s”, round %u) was made from another portfolio, so its page "
                  "numbers say nothing about this one. Choose an earlier pack of this portfolio "
                  "(“%s”), or make the pack without one."),
               after->service, after->round, head->service);

  return FALSE;
}
