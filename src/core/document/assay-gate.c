/* The gate: applying, undoing, saving.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal is the truth, the document's file a quick way to it. An edit counts once its line is
 * synced; everything that can refuse comes before that, and nothing that can fail comes after it.
 */

#include "core/document/assay-gate.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"
#include "core/document/assay-history.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_PUT_ASIDE 99u

AssayGate *
assay_gate_new (AssayContext *context,
                const AssayModel *model,
                const char *path,
                AssayOpenMode mode)
{
  AssayGate *self = g_new0 (AssayGate, 1);

  self->context = assay_context_ref (context);
  self->model = model;
  self->path = g_canonicalize_filename (path, NULL);
  self->mode = mode;

  return self;
}

void
assay_gate_free (AssayGate *self)
{
  if (self == NULL)
    return;
  assay_gate_close (self, NULL);
  g_clear_pointer (&self->journal, assay_journal_free);
  g_clear_pointer (&self->document, self->model->unref_document);
  g_clear_pointer (&self->context, assay_context_unref);
  g_free (self->path);
  g_free (self->digest);
  g_free (self);
}

char *
assay_gate_dup_child (AssayGate *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

gboolean
assay_gate_take_lock (AssayGate *self, GError **error)
{
  g_autofree char *path = assay_gate_dup_child (self, ASSAY_LOCK_FILE);

  self->lock = assay_folder_lock_take (self->context, path, error);

  return self->lock != NULL;
}

/* --- The gate --- */

gboolean
assay_gate_check_writable (AssayGate *self, GError **error)
{
  if (self->mode == ASSAY_OPEN_WRITE && !self->is_closed)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("%s is not open for writing; open it again to change it"), self->path);

  return FALSE;
}

/* An edit that was made for an earlier moment may give a number that is taken by now, or was, or
 * amend an item whose adding was undone. */
static gboolean
check_numbers (AssayGate *self, const AssayEdit *edit, GError **error)
{
  const GArray *changes = assay_edit_get_changes (edit);

  for (guint i = 0; i < changes->len; i++)
    {
      const AssayChange *change = &g_array_index (changes, AssayChange, i);
      gboolean adds = change->before == NULL && change->after != NULL;
      g_autofree char *label = NULL;

      if (!adds || self->model->get_counter (change->type) == NULL
          || self->model->get_number (change->type, change->after) > self->highest[change->type])
        continue;
      label = self->model->dup_label (change->type, change->after);
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("The number %s was given before; add it once more to get a new one"), label);
      return FALSE;
    }

  return TRUE;
}

/* The file must stay small enough to be read again. The size is kept too high rather than exact,
 * and looked at closely only when it comes near the limit. */
static gboolean
check_size (AssayGate *self, gconstpointer after, gsize added, GError **error)
{
  g_autofree char *text = NULL;
  gsize size;

  if (self->size + added <= self->model->max_bytes)
    return TRUE;
  text = self->model->format (after);
  size = strlen (text);
  if (size <= self->model->max_bytes)
    {
      self->size = size - MIN (size, added);
      return TRUE;
    }
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
               _ ("%s cannot become any larger; shorten some texts first"), self->model->file);

  return FALSE;
}

static gsize
measure (const AssayEdit *edit)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);
  g_autofree char *text = NULL;

  assay_xml_writer_open (writer, "edit");
  assay_edit_write_xml (edit, writer);
  assay_xml_writer_close (writer);
  text = assay_xml_writer_finish (writer);

  return strlen (text);
}

/* Journals @rebased, of which @after is what the document will be. */
static gboolean
journal (AssayGate *self, AssayEdit *rebased, AssayEntryType type, guint64 of, GError **error)
{
  AssayEntry *entry = assay_entry_new (assay_journal_get_next_sequence (self->journal),
                                       assay_context_get_now (self->context),
                                       assay_context_get_author (self->context), type, of, rebased);

  return assay_journal_append (self->journal, assay_journal_line_new_entry (entry), error);
}

/* Journals an edit and makes it so, without asking whether it may be. */
static gboolean
record (AssayGate *self, AssayEdit *edit, AssayEntryType type, guint64 of, GError **error)
{
  g_autoptr (AssayEdit) rebased = assay_edit_rebase (edit, self->document);
  gpointer after = assay_document_edit_apply (rebased, self->document);
  gsize added = measure (rebased);

  if (!self->model->check_links (assay_edit_get_changes (rebased), after, error)
      || !check_size (self, after, added, error) || !journal (self, rebased, type, of, error))
    {
      self->model->unref_document (after);
      return FALSE;
    }
  assay_edit_note_numbers (rebased, self->highest);
  self->model->unref_document (self->document);
  self->document = after;
  self->is_behind = TRUE;
  self->size += added;

  return TRUE;
}

gboolean
assay_gate_apply (AssayGate *self, AssayEdit *edit, gboolean *out_is_changed, GError **error)
{
  g_autoptr (AssayEdit) rebased = NULL;

  g_return_val_if_fail (assay_edit_get_model (edit) == self->model, FALSE);

  *out_is_changed = FALSE;
  if (!assay_gate_check_writable (self, error))
    return FALSE;
  rebased = assay_edit_rebase (edit, self->document);
  if (assay_edit_is_empty (rebased))
    return TRUE;
  *out_is_changed = check_numbers (self, edit, error) && check_numbers (self, rebased, error)
                    && record (self, rebased, ASSAY_ENTRY_EDIT, 0, error);

  return *out_is_changed;
}

/* --- Undo and redo --- */

typedef gboolean (*FindEntry) (AssayJournal *journal, const AssayEntry **out_entry, GError **error);

static gboolean
step (AssayGate *self,
      FindEntry find,
      AssayEntryType type,
      const char *nothing,
      AssayEdit **out_edit,
      GError **error)
{
  const AssayEntry *entry = NULL;
  g_autoptr (AssayEdit) original = NULL;
  g_autoptr (AssayEdit) edit = NULL;

  if (!assay_gate_check_writable (self, error) || !find (self->journal, &entry, error))
    return FALSE;
  if (entry == NULL)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, nothing);
      return FALSE;
    }
  original = assay_edit_ref (entry->edit);
  edit = type == ASSAY_ENTRY_UNDO ? assay_edit_reverse (original) : assay_edit_ref (original);
  if (!record (self, edit, type, entry->sequence, error))
    return FALSE;
  if (out_edit != NULL)
    *out_edit = g_steal_pointer (&original);

  return TRUE;
}

gboolean
assay_gate_undo (AssayGate *self, AssayEdit **out_edit, GError **error)
{
  return step (self, assay_history_find_undo, ASSAY_ENTRY_UNDO, _ ("There is nothing to undo"),
               out_edit, error);
}

gboolean
assay_gate_redo (AssayGate *self, AssayEdit **out_edit, GError **error)
{
  return step (self, assay_history_find_redo, ASSAY_ENTRY_REDO, _ ("There is nothing to redo"),
               out_edit, error);
}

static AssayEdit *
peek (AssayGate *self, FindEntry find)
{
  const AssayEntry *entry = NULL;

  /* What cannot be read cannot be undone either; undoing itself says why. */
  return find (self->journal, &entry, NULL) && entry != NULL ? entry->edit : NULL;
}

AssayEdit *
assay_gate_peek_undo (AssayGate *self)
{
  return peek (self, assay_history_find_undo);
}

AssayEdit *
assay_gate_peek_redo (AssayGate *self)
{
  return peek (self, assay_history_find_redo);
}

GPtrArray *
assay_gate_list_latest (AssayGate *self, guint n_entries, GError **error)
{
  return assay_history_list_latest (self->journal, n_entries, error);
}

/* --- Saving --- */

static gboolean
holds_bytes (AssayGate *self, const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) there = assay_xml_load_bytes (path, self->model->max_bytes, NULL);

  return there != NULL && g_bytes_equal (there, bytes);
}

gboolean
assay_gate_put_aside (AssayGate *self, GBytes *bytes, const char *suffix, GError **error)
{
  const char *ending = strrchr (self->model->file, '.');
  g_autofree char *stem = g_strndup (self->model->file, (gsize) (ending - self->model->file));

  for (guint i = 1; i <= MOST_PUT_ASIDE; i++)
    {
      g_autofree char *count = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("%s-%s%s%s", stem, suffix, count, ending);
      g_autofree char *path = assay_gate_dup_child (self, name);

      if (assay_path_get_type (path, NULL) == ASSAY_PATH_NOTHING)
        return assay_disk_replace (assay_context_get_disk (self->context), path,
                                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
      if (assay_path_get_type (path, NULL) == ASSAY_PATH_FILE && holds_bytes (self, path, bytes))
        return TRUE;
    }
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
               _ ("%s holds many files named %s-%s…; look through them and move them away"),
               self->path, stem, suffix);

  return FALSE;
}

/* Another program may have put its own file there while we had ours open. What cannot be read
 * cannot be put aside, and is not written over either: what is not saved stays in the journal. */
static gboolean
keep_foreign (AssayGate *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  if (self->digest == NULL || assay_path_get_type (path, NULL) != ASSAY_PATH_FILE)
    return TRUE;
  bytes = assay_xml_load_bytes (path, self->model->max_bytes, error);
  if (bytes == NULL)
    return FALSE;
  digest = assay_digest_of_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (g_str_equal (digest, self->digest))
    return TRUE;
  self->was_changed_outside = TRUE;

  return assay_gate_put_aside (self, bytes, "changed-outside", error);
}

static gboolean
note_saved (AssayGate *self, const char *digest, GError **error)
{
  AssaySaved saved = { .model = self->model,
                       .digest = (char *) digest,
                       .sequence = assay_journal_get_next_sequence (self->journal) - 1 };

  memcpy (saved.highest, self->highest, sizeof saved.highest);

  return assay_journal_append (self->journal, assay_journal_line_new_saved (&saved), error);
}

gboolean
assay_gate_save (AssayGate *self, GError **error)
{
  g_autofree char *path = assay_gate_dup_child (self, self->model->file);
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;
  gsize length;

  if (!self->is_behind)
    return TRUE;
  if (!assay_gate_check_writable (self, error) || !assay_path_check_file (path, error))
    return FALSE;
  text = self->model->format (self->document);
  length = strlen (text);
  digest = assay_digest_of_bytes (text, length);
  if (!keep_foreign (self, path, error) || !note_saved (self, digest, error)
      || !assay_disk_replace (assay_context_get_disk (self->context), path, text, length, error))
    return FALSE;
  g_free (self->digest);
  self->digest = g_steal_pointer (&digest);
  self->size = length;
  self->is_behind = FALSE;

  return TRUE;
}

gboolean
assay_gate_close (AssayGate *self, GError **error)
{
  gboolean saved = TRUE;

  if (self->is_closed)
    return TRUE;
  if (self->mode == ASSAY_OPEN_WRITE && self->lock != NULL)
    saved = assay_gate_save (self, error);
  self->is_closed = TRUE;
  g_clear_pointer (&self->lock, assay_folder_lock_release);

  return saved;
}

void
assay_gate_give_up (AssayGate *self)
{
  self->is_behind = FALSE;
  assay_gate_close (self, NULL);
}

gboolean
assay_gate_unlock (AssayContext *context, const char *path, GError **error)
{
  g_autofree char *folder = g_canonicalize_filename (path, NULL);
  g_autofree char *lock = g_build_filename (folder, ASSAY_LOCK_FILE, NULL);

  return assay_folder_lock_break (context, lock, error);
}
