/* The folder's gate: applying, undoing, saving.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal is the truth, portfolio.xml a quick way to it. An edit counts once its line is
 * synced; everything that can refuse comes before that, and nothing that can fail comes after it.
 */

#include "core/portfolio/assay-portfolio-folder-private.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/portfolio/assay-folder-path.h"
#include "core/portfolio/assay-history.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_PUT_ASIDE 99u

G_DEFINE_FINAL_TYPE (AssayPortfolioFolder, assay_portfolio_folder, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

/* Written once, when the class is made. */
static guint signals[N_SIGNALS];

static void
assay_portfolio_folder_dispose (GObject *object)
{
  AssayPortfolioFolder *self = ASSAY_PORTFOLIO_FOLDER (object);

  assay_portfolio_folder_close (self, NULL);

  G_OBJECT_CLASS (assay_portfolio_folder_parent_class)->dispose (object);
}

static void
assay_portfolio_folder_finalize (GObject *object)
{
  AssayPortfolioFolder *self = ASSAY_PORTFOLIO_FOLDER (object);

  g_clear_pointer (&self->journal, assay_journal_free);
  g_clear_pointer (&self->portfolio, assay_portfolio_unref);
  g_clear_pointer (&self->scheme, assay_scheme_unref);
  g_clear_pointer (&self->context, assay_context_unref);
  g_free (self->path);
  g_free (self->digest);

  G_OBJECT_CLASS (assay_portfolio_folder_parent_class)->finalize (object);
}

static void
assay_portfolio_folder_class_init (AssayPortfolioFolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_portfolio_folder_dispose;
  object_class->finalize = assay_portfolio_folder_finalize;

  /* The portfolio is another one now. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_portfolio_folder_init (AssayPortfolioFolder *self)
{
}

AssayPortfolioFolder *
assay_portfolio_folder_new (AssayContext *context, const char *path, AssayOpenMode mode)
{
  AssayPortfolioFolder *self = g_object_new (ASSAY_TYPE_PORTFOLIO_FOLDER, NULL);

  self->context = assay_context_ref (context);
  self->path = g_canonicalize_filename (path, NULL);
  self->mode = mode;

  return self;
}

char *
assay_portfolio_folder_dup_child (AssayPortfolioFolder *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

const char *
assay_portfolio_folder_get_path (AssayPortfolioFolder *self)
{
  return self->path;
}

AssayScheme *
assay_portfolio_folder_get_scheme (AssayPortfolioFolder *self)
{
  return self->scheme;
}

AssayPortfolio *
assay_portfolio_folder_get_portfolio (AssayPortfolioFolder *self)
{
  return self->portfolio;
}

guint
assay_portfolio_folder_get_next_evidence_number (AssayPortfolioFolder *self)
{
  return self->highest_evidence + 1;
}

guint
assay_portfolio_folder_get_next_action_number (AssayPortfolioFolder *self)
{
  return self->highest_action + 1;
}

/* --- The gate --- */

static gboolean
check_writable (AssayPortfolioFolder *self, GError **error)
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
check_numbers (AssayPortfolioFolder *self, const AssayEdit *edit, GError **error)
{
  const GArray *changes = assay_edit_get_changes (edit);

  for (guint i = 0; i < changes->len; i++)
    {
      const AssayChange *change = &g_array_index (changes, AssayChange, i);
      gboolean adds = change->before == NULL && change->after != NULL;
      g_autofree char *label = NULL;

      if (!adds
          || !((change->type == ASSAY_VALUE_EVIDENCE
                && ((const AssayEvidence *) change->after)->number <= self->highest_evidence)
               || (change->type == ASSAY_VALUE_ACTION
                   && ((const AssayAction *) change->after)->number <= self->highest_action)))
        continue;
      label = assay_value_dup_label (change->type, change->after);
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("The number %s was given before; add it once more to get a new one"), label);
      return FALSE;
    }

  return TRUE;
}

/* portfolio.xml must stay small enough to be read again. The size is kept too high rather than
 * exact, and looked at closely only when it comes near the limit. */
static gboolean
check_size (AssayPortfolioFolder *self, const AssayPortfolio *after, gsize added, GError **error)
{
  g_autofree char *text = NULL;
  gsize size;

  if (self->size + added <= ASSAY_LIMIT_PORTFOLIO_BYTES)
    return TRUE;
  text = assay_portfolio_format_xml (after, ASSAY_PORTFOLIO_FORM_OWN);
  size = strlen (text);
  if (size <= ASSAY_LIMIT_PORTFOLIO_BYTES)
    {
      self->size = size - MIN (size, added);
      return TRUE;
    }
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                       _ ("The portfolio cannot become any larger; shorten some texts first"));

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

gboolean
assay_portfolio_folder_record (
    AssayPortfolioFolder *self, AssayEdit *edit, AssayEntryType type, guint64 of, GError **error)
{
  g_autoptr (AssayEdit) rebased = assay_edit_rebase (edit, self->portfolio);
  g_autoptr (AssayPortfolio) after = assay_portfolio_apply (self->portfolio, rebased);
  gsize added = measure (rebased);
  AssayEntry *entry;

  if (!assay_edit_check_links (rebased, after, error) || !check_size (self, after, added, error))
    return FALSE;
  entry = assay_entry_new (assay_journal_get_next_sequence (self->journal),
                           assay_context_get_now (self->context),
                           assay_context_get_author (self->context), type, of, rebased);
  if (!assay_journal_append (self->journal, assay_journal_line_new_entry (entry), error))
    return FALSE;

  assay_edit_note_numbers (rebased, &self->highest_evidence, &self->highest_action);
  assay_portfolio_unref (self->portfolio);
  self->portfolio = g_steal_pointer (&after);
  self->is_behind = TRUE;
  self->size += added;

  return TRUE;
}

gboolean
assay_portfolio_folder_apply (AssayPortfolioFolder *self, AssayEdit *edit, GError **error)
{
  g_autoptr (AssayEdit) rebased = NULL;

  g_return_val_if_fail (ASSAY_IS_PORTFOLIO_FOLDER (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  if (!check_writable (self, error))
    return FALSE;
  rebased = assay_edit_rebase (edit, self->portfolio);
  if (assay_edit_is_empty (rebased))
    return TRUE;
  if (!check_numbers (self, edit, error) || !check_numbers (self, rebased, error)
      || !assay_portfolio_folder_record (self, rebased, ASSAY_ENTRY_EDIT, 0, error))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

/* --- Undo and redo --- */

typedef gboolean (*FindEntry) (AssayJournal *journal, const AssayEntry **out_entry, GError **error);

static gboolean
step (AssayPortfolioFolder *self,
      FindEntry find,
      AssayEntryType type,
      const char *nothing,
      AssayEdit **out_edit,
      GError **error)
{
  const AssayEntry *entry = NULL;
  g_autoptr (AssayEdit) original = NULL;
  g_autoptr (AssayEdit) edit = NULL;

  if (!check_writable (self, error) || !find (self->journal, &entry, error))
    return FALSE;
  if (entry == NULL)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, nothing);
      return FALSE;
    }
  if (assay_edit_touches_submission (entry->edit))
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                           _ ("What was submitted has left, and cannot be undone. Change what you "
                              "want instead: it goes into the next round"));
      return FALSE;
    }
  original = assay_edit_ref (entry->edit);
  edit = type == ASSAY_ENTRY_UNDO ? assay_edit_reverse (original) : assay_edit_ref (original);
  if (!assay_portfolio_folder_record (self, edit, type, entry->sequence, error))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (out_edit != NULL)
    *out_edit = g_steal_pointer (&original);

  return TRUE;
}

gboolean
assay_portfolio_folder_undo (AssayPortfolioFolder *self, AssayEdit **out_edit, GError **error)
{
  return step (self, assay_history_find_undo, ASSAY_ENTRY_UNDO, _ ("There is nothing to undo"),
               out_edit, error);
}

gboolean
assay_portfolio_folder_redo (AssayPortfolioFolder *self, AssayEdit **out_edit, GError **error)
{
  return step (self, assay_history_find_redo, ASSAY_ENTRY_REDO, _ ("There is nothing to redo"),
               out_edit, error);
}

static AssayEdit *
peek (AssayPortfolioFolder *self, FindEntry find)
{
  const AssayEntry *entry = NULL;

  /* What cannot be read cannot be undone either; undoing itself says why. */
  if (!find (self->journal, &entry, NULL) || entry == NULL)
    return NULL;

  return !assay_edit_touches_submission (entry->edit) ? entry->edit : NULL;
}

AssayEdit *
assay_portfolio_folder_peek_undo (AssayPortfolioFolder *self)
{
  return peek (self, assay_history_find_undo);
}

AssayEdit *
assay_portfolio_folder_peek_redo (AssayPortfolioFolder *self)
{
  return peek (self, assay_history_find_redo);
}

GPtrArray *
assay_portfolio_folder_list_latest (AssayPortfolioFolder *self, guint n_entries, GError **error)
{
  return assay_history_list_latest (self->journal, n_entries, error);
}

GPtrArray *
assay_portfolio_folder_list_history (AssayPortfolioFolder *self, GError **error)
{
  return assay_history_list_latest (self->journal, G_MAXUINT, error);
}

/* --- Saving --- */

static gboolean
holds_bytes (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) there = assay_xml_load_bytes (path, ASSAY_LIMIT_PORTFOLIO_BYTES, NULL);

  return there != NULL && g_bytes_equal (there, bytes);
}

gboolean
assay_portfolio_folder_put_aside (AssayPortfolioFolder *self,
                                  GBytes *bytes,
                                  const char *suffix,
                                  GError **error)
{
  for (guint i = 1; i <= MOST_PUT_ASIDE; i++)
    {
      g_autofree char *count = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("portfolio-%s%s.xml", suffix, count);
      g_autofree char *path = assay_portfolio_folder_dup_child (self, name);

      if (assay_path_get_type (path, NULL) == ASSAY_PATH_NOTHING)
        return assay_disk_replace (assay_context_get_disk (self->context), path,
                                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
      if (assay_path_get_type (path, NULL) == ASSAY_PATH_FILE && holds_bytes (path, bytes))
        return TRUE;
    }
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
               _ ("%s holds many files named portfolio-%s….xml; look through them and move them "
                  "away"),
               self->path, suffix);

  return FALSE;
}

/* Another program may have put its own portfolio.xml there while we had ours open. */
static gboolean
keep_foreign (AssayPortfolioFolder *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  if (self->digest == NULL || assay_path_get_type (path, NULL) != ASSAY_PATH_FILE)
    return TRUE;
  bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_PORTFOLIO_BYTES, NULL);
  if (bytes == NULL)
    return TRUE;
  digest = assay_digest_of_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (g_str_equal (digest, self->digest))
    return TRUE;
  self->was_changed_outside = TRUE;

  return assay_portfolio_folder_put_aside (self, bytes, "changed-outside", error);
}

static gboolean
note_saved (AssayPortfolioFolder *self, const char *digest, GError **error)
{
  AssaySaved saved = { .digest = (char *) digest,
                       .sequence = assay_journal_get_next_sequence (self->journal) - 1,
                       .highest_evidence = self->highest_evidence,
                       .highest_action = self->highest_action };

  return assay_journal_append (self->journal, assay_journal_line_new_saved (&saved), error);
}

gboolean
assay_portfolio_folder_save (AssayPortfolioFolder *self, GError **error)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self, ASSAY_PORTFOLIO_FILE);
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;
  gsize length;

  if (!self->is_behind)
    return TRUE;
  if (!check_writable (self, error) || !assay_path_check_file (path, error))
    return FALSE;
  text = assay_portfolio_format_xml (self->portfolio, ASSAY_PORTFOLIO_FORM_OWN);
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
assay_portfolio_folder_close (AssayPortfolioFolder *self, GError **error)
{
  gboolean saved = TRUE;

  if (self->is_closed)
    return TRUE;
  if (self->mode == ASSAY_OPEN_WRITE && self->lock != NULL)
    saved = assay_portfolio_folder_save (self, error);
  self->is_closed = TRUE;
  g_clear_pointer (&self->lock, assay_folder_lock_release);

  return saved;
}

/* --- Evidence --- */

gboolean
assay_portfolio_folder_store_file (AssayPortfolioFolder *self,
                                   const char *path,
                                   AssayProgress progress,
                                   GCancellable *cancellable,
                                   char **out_sha256,
                                   guint64 *out_size,
                                   GError **error)
{
  return check_writable (self, error)
         && assay_evidence_store_add_file (assay_context_get_disk (self->context), self->path, path,
                                           progress, cancellable, out_sha256, out_size, error);
}

gboolean
assay_portfolio_folder_set_content_aside (AssayPortfolioFolder *self,
                                          const char *sha256,
                                          GError **error)
{
  AssayDisk *disk = assay_context_get_disk (self->context);
  g_autofree char *path = assay_evidence_store_dup_path (self->path, sha256);
  g_autofree char *shelf = g_path_get_dirname (path);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *aside = g_strdup_printf ("%s.altered-%.8s", path, unique);

  if (!check_writable (self, error) || !assay_evidence_store_check_path (self->path, sha256, error))
    return FALSE;

  return assay_path_get_type (path, NULL) == ASSAY_PATH_NOTHING
         || (assay_disk_rename (disk, path, aside, error)
             && assay_disk_sync_folder (disk, shelf, error));
}

char *
assay_portfolio_folder_dup_content_path (AssayPortfolioFolder *self, const char *sha256)
{
  g_return_val_if_fail (assay_digest_is_hex (sha256), NULL);

  return assay_evidence_store_dup_path (self->path, sha256);
}
