/* What a portfolio's folder holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-folder-state.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/portfolio/assay-folder-path.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_folder_state_free (AssayFolderState *self)
{
  if (self == NULL)
    return;
  assay_portfolio_unref (self->portfolio);
  g_free (self->digest);
  g_clear_pointer (&self->unusable, g_bytes_unref);
  assay_edit_unref (self->outside);
  g_free (self);
}

/* --- Replaying --- */

/* The highest numbers that are in a portfolio now. */
static void
note_numbers (AssayFolderState *self, const AssayPortfolio *portfolio)
{
  const GPtrArray *evidence = portfolio->evidence, *actions = portfolio->actions;

  if (evidence->len > 0)
    self->highest_evidence =
        MAX (self->highest_evidence,
             ((const AssayEvidence *) evidence->pdata[evidence->len - 1])->number);
  if (actions->len > 0)
    self->highest_action = MAX (self->highest_action,
                                ((const AssayAction *) actions->pdata[actions->len - 1])->number);
}

/* @portfolio after the entry; takes and gives one reference. An entry that does not fit, because a
 * line before it was lost, is left out. */
static AssayPortfolio *
replay_entry (AssayFolderState *self, AssayPortfolio *portfolio, const AssayEntry *entry)
{
  AssayPortfolio *after = assay_portfolio_apply (portfolio, entry->edit);

  assay_edit_note_numbers (entry->edit, &self->highest_evidence, &self->highest_action);
  if (!assay_edit_check_links (entry->edit, after, NULL))
    {
      self->n_skipped++;
      assay_portfolio_unref (after);
      return portfolio;
    }
  assay_portfolio_unref (portfolio);

  return after;
}

static gboolean
check_known (const AssayJournalLine *line, GError **error)
{
  if (line->type != ASSAY_LINE_NEWER)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NEWER,
               _ ("journal/%s, line %u was written by a newer Assay; update Assay to open this "
                  "portfolio"),
               line->file, line->line);

  return FALSE;
}

/* @start after the lines from @from on. */
static AssayPortfolio *
replay (AssayFolderState *self,
        AssayPortfolio *start,
        const GPtrArray *lines,
        guint from,
        GError **error)
{
  g_autoptr (AssayPortfolio) portfolio = assay_portfolio_ref (start);

  for (guint i = from; i < lines->len; i++)
    {
      const AssayJournalLine *line = lines->pdata[i];

      if (!check_known (line, error))
        return NULL;
      if (line->type == ASSAY_LINE_ENTRY)
        portfolio = replay_entry (self, g_steal_pointer (&portfolio), line->entry);
      else if (line->type == ASSAY_LINE_SAVED)
        {
          self->highest_evidence = MAX (self->highest_evidence, line->saved.highest_evidence);
          self->highest_action = MAX (self->highest_action, line->saved.highest_action);
        }
    }

  return g_steal_pointer (&portfolio);
}

/* What the journal alone says, or NULL where it holds no entry at all. Without a head of its own it
 * takes @head. */
static AssayPortfolio *
replay_all (AssayFolderState *self, AssayJournal *journal, AssayHead *head, GError **error)
{
  g_autoptr (AssayPortfolio) empty = assay_portfolio_new (assay_head_ref (head));

  return replay (self, empty, assay_journal_get_lines (journal), 0, error);
}

static gboolean
has_entries (AssayJournal *journal)
{
  const GPtrArray *lines = assay_journal_get_lines (journal);

  for (guint i = 0; i < lines->len; i++)
    if (((const AssayJournalLine *) lines->pdata[i])->type == ASSAY_LINE_ENTRY)
      return TRUE;

  return FALSE;
}

/* --- portfolio.xml that fits the journal --- */

/* The place after the last line that says it saved @digest (any when NULL); FALSE where none of the
 * lines in memory does. */
static gboolean
find_saved (const GPtrArray *lines, const char *digest, guint *out_after)
{
  for (guint i = lines->len; i > 0; i--)
    {
      const AssayJournalLine *line = lines->pdata[i - 1];

      if (line->type == ASSAY_LINE_SAVED
          && (digest == NULL || g_str_equal (line->saved.digest, digest)))
        {
          *out_after = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
has_entry_from (const GPtrArray *lines, guint from)
{
  for (guint i = from; i < lines->len; i++)
    if (((const AssayJournalLine *) lines->pdata[i])->type == ASSAY_LINE_ENTRY)
      return TRUE;

  return FALSE;
}

static gboolean
take_fitting (AssayFolderState *self,
              AssayPortfolio *read,
              AssayJournal *journal,
              guint after,
              GError **error)
{
  const GPtrArray *lines = assay_journal_get_lines (journal);

  /* The line itself holds the highest numbers up to it. */
  self->portfolio = replay (self, read, lines, after - 1, error);
  self->is_behind = has_entry_from (lines, after);

  return self->portfolio != NULL;
}

/* --- portfolio.xml that does not --- */

static gboolean
take_foreign (AssayFolderState *self, AssayPortfolio *read, AssayJournal *journal, GError **error)
{
  const GPtrArray *lines = assay_journal_get_lines (journal);
  g_autoptr (AssayPortfolio) told = NULL;
  guint after = 0;
  guint n_skipped;

  if (has_entries (journal))
    {
      told = replay_all (self, journal, read->head, error);
      if (told == NULL)
        return FALSE;
    }
  /* Without any such line, portfolio.xml was never said to hold anything. */
  find_saved (lines, NULL, &after);
  n_skipped = self->n_skipped;
  self->portfolio = replay (self, read, lines, after, error);
  self->n_skipped = n_skipped;
  if (self->portfolio == NULL)
    return FALSE;
  note_numbers (self, read);

  self->is_behind = TRUE;
  self->outside = assay_edit_compute_difference (ASSAY_VERB_OUTSIDE, told, self->portfolio);
  if (assay_edit_is_empty (self->outside))
    g_clear_pointer (&self->outside, assay_edit_unref);
  self->was_changed_outside = self->outside != NULL;

  return TRUE;
}

/* --- No portfolio.xml to speak of --- */

/* The head that the journal begins with, or NULL. */
static AssayHead *
find_first_head (AssayJournal *journal)
{
  const GPtrArray *lines = assay_journal_get_lines (journal);

  for (guint i = 0; i < lines->len; i++)
    {
      const AssayJournalLine *line = lines->pdata[i];
      const GArray *changes =
          line->type == ASSAY_LINE_ENTRY ? assay_edit_get_changes (line->entry->edit) : NULL;

      for (guint j = 0; changes != NULL && j < changes->len; j++)
        {
          const AssayChange *change = &g_array_index (changes, AssayChange, j);

          if (change->type == ASSAY_VALUE_HEAD)
            return change->after;
        }
      if (changes != NULL)
        return NULL;
    }

  return NULL;
}

static gboolean
rebuild (AssayFolderState *self, AssayJournal *journal, const GError *cause, GError **error)
{
  AssayHead *head;

  if (!assay_journal_load_all (journal, error))
    return FALSE;
  head = assay_journal_is_whole (journal) ? find_first_head (journal) : NULL;
  if (head == NULL)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                   _ ("%s. The journal cannot make up for it. Put back this folder from a backup, "
                      "or open a copy that was made with “assay copy”"),
                   cause->message);
      return FALSE;
    }
  self->portfolio = replay_all (self, journal, head, error);
  self->is_behind = TRUE;
  self->was_rebuilt = TRUE;

  return self->portfolio != NULL;
}

/* Whether another file, or the same file on another day, would do; other errors are about the
 * system. */
static gboolean
is_unusable (const GError *error)
{
  return g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND)
         || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_INVALID)
         || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
}

static AssayPortfolio *
read_portfolio (AssayFolderState *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  AssayPortfolio *portfolio;
  gsize length = 0;
  gconstpointer data;

  if (!assay_path_check_file (path, error))
    return NULL;
  bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_PORTFOLIO_BYTES, error);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  portfolio = assay_portfolio_parse_xml (data, length, path, error);
  if (portfolio != NULL)
    self->digest = assay_digest_of_bytes (data, length);
  else
    self->unusable = g_steal_pointer (&bytes);

  return portfolio;
}

static gboolean
combine (AssayFolderState *self, AssayPortfolio *read, AssayJournal *journal, GError **error)
{
  guint after = 0;

  while (!find_saved (assay_journal_get_lines (journal), self->digest, &after))
    {
      if (assay_journal_is_loaded (journal))
        return take_foreign (self, read, journal, error);
      if (!assay_journal_load_more (journal, error))
        return FALSE;
    }

  return take_fitting (self, read, journal, after, error);
}

AssayFolderState *
assay_folder_state_load (const char *folder, AssayJournal *journal, GError **error)
{
  g_autoptr (AssayFolderState) self = g_new0 (AssayFolderState, 1);
  g_autofree char *path = g_build_filename (folder, ASSAY_PORTFOLIO_FILE, NULL);
  g_autoptr (GError) cause = NULL;
  g_autoptr (AssayPortfolio) read = read_portfolio (self, path, &cause);
  gboolean good;

  if (read == NULL && !is_unusable (cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  good =
      read != NULL ? combine (self, read, journal, error) : rebuild (self, journal, cause, error);
  if (!good)
    return NULL;
  note_numbers (self, self->portfolio);

  return g_steal_pointer (&self);
}
