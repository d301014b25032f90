/* What the history of a review shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-history-state.h"

#include "present/assay-overview-state.h"
#include "present/assay-review-wording.h"

static void
line_free (gpointer data)
{
  AssayReviewHistoryLine *line = data;

  g_free (line->what);
  g_free (line->who);
  g_free (line);
}

GPtrArray *
assay_review_history_state_new (const AssayScheme *scheme, const GPtrArray *entries, gint64 now)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = entries->len; i > 0; i--)
    {
      const AssayEntry *entry = entries->pdata[i - 1];
      AssayReviewHistoryLine *line = g_new0 (AssayReviewHistoryLine, 1);
      g_autofree char *when = assay_overview_word_time (entry->time, now);

      line->what = assay_review_word_entry (entry);
      line->who = g_strdup_printf ("%s, %s", when, entry->author);
      g_ptr_array_add (lines, line);
    }

  return lines;
}
