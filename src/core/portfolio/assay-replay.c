/* A portfolio as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An undo is an entry like any other, with its edit turned round, so playing them all in order
 * comes to what was there.
 */

#include "core/portfolio/assay-replay.h"

#include "core/document/assay-folder-path.h"

AssayPortfolio *
assay_replay (const GPtrArray *entries,
              guint64 sequence,
              gboolean *out_is_whole,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (AssayPortfolio) now = assay_portfolio_new (assay_head_new ());
  guint64 expected = 1;
  gboolean is_whole = TRUE;

  for (guint i = 0; i < entries->len; i++)
    {
      const AssayEntry *entry = entries->pdata[i];
      AssayPortfolio *next;

      if (entry->sequence > sequence)
        break;
      if (!assay_check_not_cancelled (cancellable, error))
        return NULL;
      is_whole = is_whole && entry->sequence == expected;
      expected = entry->sequence + 1;
      next = assay_portfolio_apply (now, entry->edit);
      assay_portfolio_unref (now);
      now = next;
    }
  if (out_is_whole != NULL)
    *out_is_whole = is_whole && expected == sequence + 1;

  return g_steal_pointer (&now);
}
