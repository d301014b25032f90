/* Making and opening a portfolio's folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/portfolio/assay-folder-path.h"
#include "core/portfolio/assay-folder-start.h"
#include "core/portfolio/assay-portfolio-folder-private.h"
#include "core/scheme/assay-scheme-loader.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Entries for a change from outside are ended at about this size, so that each fits a line. */
#define OUTSIDE_ENTRY_BYTES (ASSAY_LIMIT_JOURNAL_LINE_BYTES / 8)

static gboolean
take_lock (AssayPortfolioFolder *self, GError **error)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self, ASSAY_LOCK_FILE);

  self->lock = assay_folder_lock_take (self->context, path, error);

  return self->lock != NULL;
}

static gboolean
open_journal (AssayPortfolioFolder *self, GError **error)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self, ASSAY_JOURNAL_FOLDER);

  self->journal = assay_journal_open (assay_context_get_disk (self->context), path, error);

  return self->journal != NULL;
}

/* --- Making --- */

static AssayHead *
fill_head (const AssayHead *head, const AssayScheme *scheme, GError **error)
{
  g_autoptr (AssayHead) filled = assay_head_copy (head);

  g_clear_pointer (&filled->service, g_free);
  if (!assay_edit_need_line (head->service, _ ("the service’s name"), &filled->service, error)
      || !assay_edit_check_date (head->planned, FALSE, _ ("the planned date"), error))
    return NULL;
  g_free (filled->scheme_id);
  filled->scheme_id = g_strdup (scheme->id);
  g_free (filled->scheme_edition);
  filled->scheme_edition = g_strdup (scheme->edition);
  g_free (filled->scheme_sha256);
  filled->scheme_sha256 = g_strdup (scheme->sha256);
  filled->round = MAX (head->round, 1);

  return g_steal_pointer (&filled);
}

static gboolean
write_scheme (AssayPortfolioFolder *self, GError **error)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self, ASSAY_SCHEME_FILE);
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (self->scheme->bytes, &length);

  return assay_disk_replace (assay_context_get_disk (self->context), path, data, length, error);
}

static gboolean
make_evidence_folder (AssayPortfolioFolder *self, GError **error)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self, ASSAY_EVIDENCE_FOLDER);

  return assay_disk_make_folder (assay_context_get_disk (self->context), path, error);
}

static gboolean
record_creation (AssayPortfolioFolder *self, GError **error)
{
  g_autoptr (AssayEdit) edit =
      assay_edit_new (ASSAY_VERB_CREATE, NULL, self->portfolio->head->scheme_id);
  AssayEntry *entry;

  assay_edit_add (edit, ASSAY_VALUE_HEAD, NULL, assay_head_ref (self->portfolio->head));
  entry = assay_entry_new (1, assay_context_get_now (self->context),
                           assay_context_get_author (self->context), ASSAY_ENTRY_EDIT, 0, edit);
  self->is_behind = TRUE;

  return assay_journal_append (self->journal, assay_journal_line_new_entry (entry), error);
}

AssayPortfolioFolder *
assay_portfolio_folder_create (AssayContext *context,
                               const char *path,
                               AssayScheme *scheme,
                               const AssayHead *head,
                               GError **error)
{
  g_autoptr (AssayPortfolioFolder) self =
      assay_portfolio_folder_new (context, path, ASSAY_OPEN_WRITE);
  AssayHead *filled = fill_head (head, scheme, error);
  g_autoptr (AssayFolderStart) start = NULL;

  if (filled == NULL)
    return NULL;
  self->scheme = assay_scheme_ref (scheme);
  self->portfolio = assay_portfolio_new (filled);
  start = assay_folder_start_new (context, self->path, error);
  if (start == NULL || !write_scheme (self, error) || !make_evidence_folder (self, error)
      || !open_journal (self, error) || !record_creation (self, error)
      || !assay_portfolio_folder_save (self, error) || !take_lock (self, error)
      || !assay_folder_start_finish (start, error))
    {
      /* Nothing of it stays, so there is nothing to save either. */
      self->is_behind = FALSE;
      assay_portfolio_folder_close (self, NULL);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* --- Opening --- */

static gboolean
has_child (AssayPortfolioFolder *self, const char *name)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self, name);

  return assay_path_get_type (path, NULL) != ASSAY_PATH_NOTHING;
}

static gboolean
check_is_portfolio (AssayPortfolioFolder *self, GError **error)
{
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND, _ ("%s is not there"), self->path);
  else if (!g_file_test (self->path, G_FILE_TEST_IS_DIR))
    g_set_error (
        error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
        _ ("%s is not a folder; a portfolio is one. If it is a copy in one file, unpack it "
           "with “assay open”"),
        self->path);
  else if (!has_child (self, ASSAY_PORTFOLIO_FILE) && !has_child (self, ASSAY_JOURNAL_FOLDER))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                 _ ("%s is not a portfolio: there is no %s in it"), self->path,
                 ASSAY_PORTFOLIO_FILE);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_finished (AssayPortfolioFolder *self, GError **error)
{
  if (!assay_folder_is_unfinished (self->path))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("Making %s was not finished, so it holds nothing yet; make it once more"),
               self->path);

  return FALSE;
}

static gboolean
load_scheme (AssayPortfolioFolder *self, const char *schema_path, GError **error)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self, ASSAY_SCHEME_FILE);
  g_autoptr (GError) cause = NULL;

  if (!assay_path_check_file (path, error))
    return FALSE;
  self->scheme = assay_scheme_load (path, schema_path, NULL, &cause);
  if (self->scheme != NULL)
    return TRUE;
  if (g_error_matches (cause, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND)
      || g_error_matches (cause, ASSAY_ERROR, ASSAY_ERROR_INVALID))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                 _ ("%s. Put the file back from a backup, or open a copy that was made with “assay "
                    "copy”"),
                 cause->message);
  else
    g_propagate_error (error, g_steal_pointer (&cause));

  return FALSE;
}

static gboolean
check_scheme (AssayPortfolioFolder *self, GError **error)
{
  if (g_str_equal (self->scheme->sha256, self->portfolio->head->scheme_sha256))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s/%s is not the edition that this portfolio was begun with. Put that file back "
                  "from a backup, or open a copy that was made with “assay copy”"),
               self->path, ASSAY_SCHEME_FILE);

  return FALSE;
}

static void
take_state (AssayPortfolioFolder *self, AssayFolderState *state)
{
  self->portfolio = g_steal_pointer (&state->portfolio);
  self->digest = g_steal_pointer (&state->digest);
  self->is_behind = state->is_behind;
  self->was_changed_outside = state->was_changed_outside;
  self->was_rebuilt = state->was_rebuilt;
  self->n_skipped = state->n_skipped;
  self->highest_evidence = state->highest_evidence;
  self->highest_action = state->highest_action;
}

static gsize
estimate_change (const AssayChange *change)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
  gconstpointer sides[] = { change->before, change->after };
  g_autofree char *text = NULL;

  assay_xml_writer_open (writer, "change");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i] != NULL)
      assay_portfolio_write_value (writer, change->type, sides[i], ASSAY_PORTFOLIO_FORM_OWN);
  assay_xml_writer_close (writer);
  text = assay_xml_writer_finish (writer);

  return strlen (text);
}

static gboolean
append_outside (AssayPortfolioFolder *self, AssayEdit *edit, GError **error)
{
  AssayEntry *entry =
      assay_entry_new (assay_journal_get_next_sequence (self->journal),
                       assay_context_get_now (self->context),
                       assay_context_get_author (self->context), ASSAY_ENTRY_EDIT, 0, edit);

  return assay_journal_append (self->journal, assay_journal_line_new_entry (entry), error);
}

/* The head comes first, because a journal that begins here must begin with one; evidence comes
 * before what cites it, and goes after it. */
static guint
get_turn (const AssayChange *change)
{
  if (change->type == ASSAY_VALUE_HEAD)
    return 0;
  if (change->type == ASSAY_VALUE_EVIDENCE)
    return change->after != NULL ? 0 : 2;

  return 1;
}

/* Journals what was changed from outside, in as many entries as it takes. Interrupted, the next
 * opening finds what is still missing. */
static gboolean
record_outside (AssayPortfolioFolder *self, const AssayEdit *outside, GError **error)
{
  const GArray *changes = assay_edit_get_changes (outside);
  g_autoptr (AssayEdit) edit = assay_edit_new (ASSAY_VERB_OUTSIDE, NULL, NULL);
  gsize size = 0;

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < changes->len; i++)
      {
        const AssayChange *change = &g_array_index (changes, AssayChange, i);

        if (get_turn (change) != pass)
          continue;
        size += estimate_change (change);
        if (size > OUTSIDE_ENTRY_BYTES && assay_edit_get_changes (edit)->len > 0)
          {
            if (!append_outside (self, edit, error))
              return FALSE;
            assay_edit_unref (edit);
            edit = assay_edit_new (ASSAY_VERB_OUTSIDE, NULL, NULL);
            size = estimate_change (change);
          }
        assay_edit_add (edit, change->type, change->before,
                        assay_value_ref (change->type, change->after));
      }

  return append_outside (self, edit, error);
}

/* What opening for writing leaves better than it was. */
static gboolean
settle (AssayPortfolioFolder *self, const AssayFolderState *state, GError **error)
{
  if (state->unusable != NULL
      && !assay_portfolio_folder_put_aside (self, state->unusable, "damaged", error))
    return FALSE;
  if (state->outside != NULL && !record_outside (self, state->outside, error))
    return FALSE;

  return (!state->was_rebuilt && state->outside == NULL)
         || assay_portfolio_folder_save (self, error);
}

/* Everything after the question whether there is a portfolio, and whether it may be written. */
static gboolean
load (AssayPortfolioFolder *self,
      const char *schema_path,
      GCancellable *cancellable,
      AssayFolderState **out_state,
      GError **error)
{
  if (!load_scheme (self, schema_path, error) || !assay_check_not_cancelled (cancellable, error)
      || !open_journal (self, error))
    return FALSE;
  *out_state = assay_folder_state_load (self->path, self->journal, error);
  if (*out_state == NULL)
    return FALSE;
  take_state (self, *out_state);

  return check_scheme (self, error) && assay_check_not_cancelled (cancellable, error);
}

static AssayPortfolioFolder *
give_up (AssayPortfolioFolder *self)
{
  self->is_behind = FALSE;
  assay_portfolio_folder_close (self, NULL);

  return NULL;
}

AssayPortfolioFolder *
assay_portfolio_folder_open (AssayContext *context,
                             const char *path,
                             const char *schema_path,
                             AssayOpenMode mode,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (AssayPortfolioFolder) self = assay_portfolio_folder_new (context, path, mode);
  g_autoptr (AssayFolderState) state = NULL;
  g_autofree char *text = NULL;

  if (!check_is_portfolio (self, error) || !check_finished (self, error)
      || !assay_check_not_cancelled (cancellable, error))
    return NULL;
  if (mode == ASSAY_OPEN_WRITE && !take_lock (self, error))
    return NULL;
  if (!load (self, schema_path, cancellable, &state, error)
      || (mode == ASSAY_OPEN_WRITE && !settle (self, state, error)))
    return give_up (self);
  if (mode == ASSAY_OPEN_WRITE)
    {
      text = assay_portfolio_format_xml (self->portfolio, ASSAY_PORTFOLIO_FORM_OWN);
      self->size = strlen (text);
    }

  return g_steal_pointer (&self);
}

AssayPortfolioFolder *
assay_portfolio_folder_open_unfinished (AssayContext *context,
                                        const char *path,
                                        const char *schema_path,
                                        GError **error)
{
  g_autoptr (AssayPortfolioFolder) self =
      assay_portfolio_folder_new (context, path, ASSAY_OPEN_READ);
  g_autoptr (AssayFolderState) state = NULL;

  if (!check_is_portfolio (self, error) || !load (self, schema_path, NULL, &state, error))
    return give_up (self);

  return g_steal_pointer (&self);
}

gboolean
assay_portfolio_folder_unlock (AssayContext *context, const char *path, GError **error)
{
  g_autofree char *folder = g_canonicalize_filename (path, NULL);
  g_autofree char *lock = g_build_filename (folder, ASSAY_LOCK_FILE, NULL);

  return assay_folder_lock_break (context, lock, error);
}

AssayFolderHolder *
assay_portfolio_folder_lookup_holder (const char *path)
{
  g_autofree char *folder = g_canonicalize_filename (path, NULL);
  g_autofree char *lock = g_build_filename (folder, ASSAY_LOCK_FILE, NULL);
  g_autoptr (AssayLockHolder) found = assay_folder_lock_read (lock);
  AssayFolderHolder *holder;

  if (found == NULL)
    return NULL;
  holder = g_new0 (AssayFolderHolder, 1);
  holder->author = g_steal_pointer (&found->author);
  holder->host = g_strdup (found->host);
  holder->is_here = assay_lock_holder_is_here (found) && assay_lock_holder_may_be_alive (found);
  if (found->since == NULL || !assay_context_parse_time (found->since, &holder->since))
    holder->since = 0;

  return holder;
}

void
assay_folder_holder_free (AssayFolderHolder *self)
{
  if (self == NULL)
    return;
  g_free (self->author);
  g_free (self->host);
  g_free (self);
}
