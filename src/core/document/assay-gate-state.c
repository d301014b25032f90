/* What a document's folder holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/document/assay-gate-state.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_gate_state_free (AssayGateState *self)
{
  if (self == NULL)
    return;
  if (self->document != NULL)
    self->model->unref_document (self->document);
  g_free (self->digest);
  g_clear_pointer (&self->unusable, g_bytes_unref);
  assay_edit_unref (self->outside);
  g_free (self);
}

/* --- Replaying --- */

/* The highest numbers that are in a document now. */
static void
note_numbers (AssayGateState *self, gpointer document)
{
  for (guint type = 1; type < self->model->n_types; type++)
    {
      const GPtrArray *values = *self->model->get_slot (document, type);

      for (guint i = 0; self->model->get_counter (type) != NULL && i < values->len; i++)
        self->highest[type] =
            MAX (self->highest[type], self->model->get_number (type, values->pdata[i]));
    }
}

/* @document after the entry; takes and gives one reference. An entry that does not fit, because a
 * line before it was lost, is left out. */
static gpointer
replay_entry (AssayGateState *self, gpointer document, const AssayEntry *entry)
{
  gpointer after = assay_document_edit_apply (entry->edit, document);

  assay_edit_note_numbers (entry->edit, self->highest);
  if (!self->model->check_links (assay_edit_get_changes (entry->edit), after, NULL))
    {
      self->n_skipped++;
      self->model->unref_document (after);
      return document;
    }
  self->model->unref_document (document);

  return after;
}

static gboolean
check_known (const AssayJournalLine *line, GError **error)
{
  if (line->type != ASSAY_LINE_NEWER)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NEWER,
               _ ("journal/%s, line %u was written by a newer Assay; update Assay to open it"),
               line->file, line->line);

  return FALSE;
}

static void
note_saved_numbers (AssayGateState *self, const AssaySaved *saved)
{
  for (guint type = 0; type < self->model->n_types; type++)
    self->highest[type] = MAX (self->highest[type], saved->highest[type]);
}

/* @start after the lines from @from on. */
static gpointer
replay (AssayGateState *self, gpointer start, const GPtrArray *lines, guint from, GError **error)
{
  gpointer document = self->model->ref_document (start);

  for (guint i = from; i < lines->len; i++)
    {
      const AssayJournalLine *line = lines->pdata[i];

      if (!check_known (line, error))
        {
          self->model->unref_document (document);
          return NULL;
        }
      if (line->type == ASSAY_LINE_ENTRY)
        document = replay_entry (self, document, line->entry);
      else if (line->type == ASSAY_LINE_SAVED)
        note_saved_numbers (self, &line->saved);
    }

  return document;
}

/* What the journal alone says, or NULL where it holds no entry at all. Without a head of its own it
 * takes @head. */
static gpointer
replay_all (AssayGateState *self, AssayJournal *journal, gpointer head, GError **error)
{
  gpointer empty = self->model->new_document (self->model->ref_value (0, head));
  gpointer document = replay (self, empty, assay_journal_get_lines (journal), 0, error);

  self->model->unref_document (empty);

  return document;
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

/* --- A file that fits the journal --- */

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
take_fitting (
    AssayGateState *self, gpointer read, AssayJournal *journal, guint after, GError **error)
{
  const GPtrArray *lines = assay_journal_get_lines (journal);

  /* The line itself holds the highest numbers up to it. */
  self->document = replay (self, read, lines, after - 1, error);
  self->is_behind = has_entry_from (lines, after);

  return self->document != NULL;
}

/* --- A file that does not --- */

static gboolean
take_foreign (AssayGateState *self, gpointer read, AssayJournal *journal, GError **error)
{
  const AssayModel *model = self->model;
  const GPtrArray *lines = assay_journal_get_lines (journal);
  gpointer told = NULL;
  guint after = 0;
  guint n_skipped;

  if (has_entries (journal))
    {
      told = replay_all (self, journal, *model->get_head (read), error);
      if (told == NULL)
        return FALSE;
    }
  /* Without any such line, the file was never said to hold anything. */
  find_saved (lines, NULL, &after);
  n_skipped = self->n_skipped;
  self->document = replay (self, read, lines, after, error);
  self->n_skipped = n_skipped;
  if (self->document != NULL)
    {
      note_numbers (self, read);
      self->is_behind = TRUE;
      self->outside =
          assay_document_edit_compute_difference (model, model->outside, told, self->document);
      if (assay_edit_is_empty (self->outside))
        g_clear_pointer (&self->outside, assay_edit_unref);
      self->was_changed_outside = self->outside != NULL;
    }
  g_clear_pointer (&told, model->unref_document);

  return self->document != NULL;
}

/* --- No file to speak of --- */

/* The head that the journal begins with, or NULL. */
static gpointer
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

          if (change->type == 0)
            return change->after;
        }
      if (changes != NULL)
        return NULL;
    }

  return NULL;
}

static gboolean
rebuild (AssayGateState *self, AssayJournal *journal, const GError *cause, GError **error)
{
  gpointer head;

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
  self->document = replay_all (self, journal, head, error);
  self->is_behind = TRUE;
  self->was_rebuilt = TRUE;

  return self->document != NULL;
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

static gpointer
read_document (AssayGateState *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gpointer document;
  gsize length = 0;
  gconstpointer data;

  if (!assay_path_check_file (path, error))
    return NULL;
  bytes = assay_xml_load_bytes (path, self->model->max_bytes, error);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  document = self->model->parse (data, length, path, error);
  if (document != NULL)
    self->digest = assay_digest_of_bytes (data, length);
  else
    self->unusable = g_steal_pointer (&bytes);

  return document;
}

static gboolean
combine (AssayGateState *self, gpointer read, AssayJournal *journal, GError **error)
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

AssayGateState *
assay_gate_state_load (const AssayModel *model,
                       const char *folder,
                       AssayJournal *journal,
                       GError **error)
{
  g_autoptr (AssayGateState) self = g_new0 (AssayGateState, 1);
  g_autofree char *path = g_build_filename (folder, model->file, NULL);
  g_autoptr (GError) cause = NULL;
  gpointer read;
  gboolean good;

  self->model = model;
  read = read_document (self, path, &cause);
  if (read == NULL && !is_unusable (cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  good =
      read != NULL ? combine (self, read, journal, error) : rebuild (self, journal, cause, error);
  g_clear_pointer (&read, model->unref_document);
  if (!good)
    return NULL;
  note_numbers (self, self->document);

  return g_steal_pointer (&self);
}
