/* What can be undone and redone, and what was done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines in memory are the end of the journal. Two stacks of sequence numbers are run through
 * them; whatever they hold on top then is right, whatever came before. Only when they are empty can
 * earlier lines matter, unless something settled it.
 */

#include "core/document/assay-history.h"

typedef struct
{
  GArray *undo; /* guint64 */
  GArray *redo;
  gboolean undo_is_settled;
  gboolean redo_is_settled;
} Stacks;

static void
push (GArray *stack, guint64 sequence)
{
  g_array_append_val (stack, sequence);
}

static void
take_out (GArray *stack, guint64 sequence)
{
  for (guint i = stack->len; i > 0; i--)
    if (g_array_index (stack, guint64, i - 1) == sequence)
      {
        g_array_remove_index (stack, i - 1);
        return;
      }
}

static AssayUndoRule
get_rule (const AssayEdit *edit)
{
  return assay_edit_get_model (edit)->get_undo_rule (assay_edit_get_verb_place (edit));
}

static gboolean
is_barrier (const AssayJournalLine *line)
{
  switch (line->type)
    {
    case ASSAY_LINE_ENTRY:
      return get_rule (line->entry->edit) == ASSAY_UNDO_BARRIER;
    case ASSAY_LINE_SAVED:
      return FALSE;
    case ASSAY_LINE_DAMAGED:
    case ASSAY_LINE_MISSING:
    case ASSAY_LINE_NEWER:
      return TRUE;
    }

  g_assert_not_reached ();
}

static void
run_entry (Stacks *self, const AssayEntry *entry)
{
  switch (entry->type)
    {
    case ASSAY_ENTRY_EDIT:
      if (get_rule (entry->edit) == ASSAY_UNDO_SKIPS)
        break;
      push (self->undo, entry->sequence);
      g_array_set_size (self->redo, 0);
      self->redo_is_settled = TRUE;
      break;
    case ASSAY_ENTRY_UNDO:
      take_out (self->undo, entry->of);
      push (self->redo, entry->of);
      break;
    case ASSAY_ENTRY_REDO:
      take_out (self->redo, entry->of);
      push (self->undo, entry->of);
      break;
    }
}

static void
run (Stacks *self, AssayJournal *journal)
{
  const GPtrArray *lines = assay_journal_get_lines (journal);

  self->undo_is_settled = self->redo_is_settled = assay_journal_is_loaded (journal);
  for (guint i = 0; i < lines->len; i++)
    {
      const AssayJournalLine *line = lines->pdata[i];

      if (is_barrier (line))
        {
          g_array_set_size (self->undo, 0);
          g_array_set_size (self->redo, 0);
          self->undo_is_settled = self->redo_is_settled = TRUE;
        }
      else if (line->type == ASSAY_LINE_ENTRY)
        run_entry (self, line->entry);
    }
}

static const AssayEntry *
find_entry (AssayJournal *journal, guint64 sequence)
{
  const GPtrArray *lines = assay_journal_get_lines (journal);

  for (guint i = lines->len; i > 0; i--)
    {
      const AssayJournalLine *line = lines->pdata[i - 1];

      if (line->type == ASSAY_LINE_ENTRY && line->entry->sequence == sequence)
        return line->entry->type == ASSAY_ENTRY_EDIT ? line->entry : NULL;
    }

  return NULL;
}

/* Looks as far as what is in memory goes. TRUE when the answer is known, which may be NULL. */
static gboolean
look (AssayJournal *journal, gboolean for_undo, const AssayEntry **out_entry)
{
  g_autoptr (GArray) undo = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) redo = g_array_new (FALSE, FALSE, sizeof (guint64));
  Stacks stacks = { undo, redo, FALSE, FALSE };
  const GArray *stack = for_undo ? undo : redo;

  run (&stacks, journal);
  *out_entry = NULL;
  if (stack->len == 0)
    return for_undo ? stacks.undo_is_settled : stacks.redo_is_settled;
  *out_entry = find_entry (journal, g_array_index (stack, guint64, stack->len - 1));

  return *out_entry != NULL || assay_journal_is_loaded (journal);
}

static gboolean
find (AssayJournal *journal, gboolean for_undo, const AssayEntry **out_entry, GError **error)
{
  while (!look (journal, for_undo, out_entry))
    if (!assay_journal_load_more (journal, error))
      return FALSE;

  return TRUE;
}

gboolean
assay_history_find_undo (AssayJournal *journal, const AssayEntry **out_entry, GError **error)
{
  return find (journal, TRUE, out_entry, error);
}

gboolean
assay_history_find_redo (AssayJournal *journal, const AssayEntry **out_entry, GError **error)
{
  return find (journal, FALSE, out_entry, error);
}

/* --- What was done --- */

/* Where the last @n_entries of the lines in memory begin; 0 where there are fewer. */
static guint
find_latest (const GPtrArray *lines, guint n_entries, guint *out_n_found)
{
  guint place = lines->len;

  *out_n_found = 0;
  for (; place > 0 && *out_n_found < n_entries; place--)
    {
      const AssayJournalLine *line = lines->pdata[place - 1];

      *out_n_found += line->type == ASSAY_LINE_ENTRY;
    }

  return place;
}

GPtrArray *
assay_history_list_latest (AssayJournal *journal, guint n_entries, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_entry_free);
  guint n_found = 0;
  guint place = find_latest (assay_journal_get_lines (journal), n_entries, &n_found);
  const GPtrArray *lines;

  while (n_found < n_entries && !assay_journal_is_loaded (journal))
    {
      if (!assay_journal_load_more (journal, error))
        return NULL;
      place = find_latest (assay_journal_get_lines (journal), n_entries, &n_found);
    }
  lines = assay_journal_get_lines (journal);
  for (; place < lines->len; place++)
    {
      const AssayJournalLine *line = lines->pdata[place];
      const AssayEntry *entry = line->entry;

      if (line->type == ASSAY_LINE_ENTRY)
        g_ptr_array_add (entries, assay_entry_new (entry->sequence, entry->time, entry->author,
                                                   entry->type, entry->of, entry->edit));
    }

  return g_steal_pointer (&entries);
}
