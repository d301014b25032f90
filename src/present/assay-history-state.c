/* What the history's page shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-history-state.h"

#include "core/portfolio/assay-replay.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- The list --- */

/* Sequence numbers grow along the entries. */
static gboolean
find_place (const GPtrArray *entries, guint64 sequence, guint *out_place)
{
  guint low = 0, high = entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AssayEntry *entry = entries->pdata[middle];

      if (entry->sequence == sequence)
        {
          *out_place = middle;
          return TRUE;
        }
      if (entry->sequence < sequence)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

AssayHistoryState *
assay_history_state_new (AssayScheme *scheme, GPtrArray *entries)
{
  AssayHistoryState *self = g_new0 (AssayHistoryState, 1);

  self->scheme = assay_scheme_ref (scheme);
  self->entries = entries;
  self->undone = g_new0 (gboolean, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      const AssayEntry *entry = entries->pdata[i];
      guint place;

      if (entry->type != ASSAY_ENTRY_EDIT && find_place (entries, entry->of, &place))
        self->undone[place] = entry->type == ASSAY_ENTRY_UNDO;
    }

  return self;
}

void
assay_history_state_free (AssayHistoryState *self)
{
  if (self == NULL)
    return;
  assay_scheme_unref (self->scheme);
  g_ptr_array_unref (self->entries);
  g_free (self->undone);
  g_free (self);
}

guint
assay_history_state_count (const AssayHistoryState *self)
{
  return self->entries->len;
}

const AssayEntry *
assay_history_state_get_entry (const AssayHistoryState *self, guint row)
{
  return self->entries->pdata[self->entries->len - 1 - row];
}

gboolean
assay_history_state_is_undone (const AssayHistoryState *self, guint row)
{
  return self->undone[self->entries->len - 1 - row];
}

/* The reader's own day. */
static AssayDate
get_day (const AssayEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);

  return time != NULL ? assay_date_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                        g_date_time_get_day_of_month (time))
                      : ASSAY_DATE_NONE;
}

static char *
format_clock (const AssayEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);

  return time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
}

AssayHistoryRow *
assay_history_state_word_row (const AssayHistoryState *self, guint row)
{
  AssayHistoryRow *words = g_new0 (AssayHistoryRow, 1);
  const AssayEntry *entry = assay_history_state_get_entry (self, row);
  const AssayEntry *newer = row > 0 ? assay_history_state_get_entry (self, row - 1) : NULL;
  g_autofree char *clock = format_clock (entry);
  g_autofree char *day = assay_date_format_long (get_day (entry));
  g_autofree char *undone = NULL;

  words->is_undone = assay_history_state_is_undone (self, row);
  words->what = assay_wording_entry (self->scheme, entry);
  words->who = g_strdup_printf ("%s, %s", clock, entry->author);
  undone = words->is_undone ? g_strdup_printf (_ ("%s, undone since"), words->what)
                            : g_strdup (words->what);
  words->description = g_strdup_printf ("%s, %s, %s", undone, day, words->who);
  if (newer == NULL || get_day (newer) != get_day (entry))
    words->day = g_steal_pointer (&day);

  return words;
}

void
assay_history_row_free (AssayHistoryRow *self)
{
  if (self == NULL)
    return;
  g_free (self->day);
  g_free (self->what);
  g_free (self->who);
  g_free (self->description);
  g_free (self);
}

/* --- A moment --- */

static void
standard_free (gpointer data)
{
  AssayHistoryStandard *standard = data;

  g_free (standard->title);
  g_free (standard->tail);
  g_free (standard);
}

static GPtrArray *
list_standards (const AssayReadiness *readiness)
{
  GPtrArray *standards = g_ptr_array_new_with_free_func (standard_free);

  for (guint i = 0; i < readiness->n_standards; i++)
    {
      const AssayStandardReadiness *part = &readiness->standards[i];
      AssayHistoryStandard *standard = g_new0 (AssayHistoryStandard, 1);

      standard->title = g_strdup_printf ("%s %s", part->standard->id, part->standard->title);
      standard->tail =
          assay_wording_count_ready (readiness->scheme, part->counts[ASSAY_STATE_READY],
                                     part->n_applicable);
      g_ptr_array_add (standards, standard);
    }

  return standards;
}

static char *
word_when (const AssayEntry *entry)
{
  g_autofree char *clock = format_clock (entry);
  g_autofree char *day = assay_date_format_long (get_day (entry));

  return g_strdup_printf (_ ("%s at %s, by %s"), day, clock, entry->author);
}

AssayHistoryMoment *
assay_history_moment_new (AssayScheme *scheme,
                          const GPtrArray *entries,
                          const AssayEntry *entry,
                          GCancellable *cancellable,
                          GError **error)
{
  AssayHistoryMoment *self;
  gboolean is_whole = FALSE;
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssayPortfolio) after = NULL;
  g_autoptr (AssayPortfolio) before =
      assay_replay (entries, entry->sequence - 1, &is_whole, cancellable, error);

  if (before == NULL)
    return NULL;
  after = assay_portfolio_apply (before, entry->edit);
  readiness =
      assay_readiness_compute (scheme, after, assay_readiness_choose_date (after, get_day (entry)));

  self = g_new0 (AssayHistoryMoment, 1);
  self->sequence = entry->sequence;
  self->what = assay_wording_entry (scheme, entry);
  self->when = word_when (entry);
  self->verdict = assay_wording_verdict (readiness);
  self->standards = list_standards (readiness);
  self->changes = assay_history_list_changes (scheme, before, after);
  if (!is_whole)
    self->caution =
        g_strdup (_ ("Part of the history before this cannot be read, so this may not be all."));

  return self;
}

void
assay_history_moment_free (AssayHistoryMoment *self)
{
  if (self == NULL)
    return;
  g_free (self->what);
  g_free (self->when);
  g_free (self->verdict);
  g_free (self->caution);
  g_ptr_array_unref (self->standards);
  g_ptr_array_unref (self->changes);
  g_free (self);
}
