/* Making and opening a portfolio's folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/document/assay-folder-path.h"
#include "core/document/assay-folder-start.h"
#include "core/portfolio/assay-portfolio-folder-private.h"
#include "core/scheme/assay-scheme-loader.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const char *const assay_portfolio_layout[] = { ASSAY_PORTFOLIO_FILE,  ASSAY_SCHEME_FILE,
                                               ASSAY_EVIDENCE_FOLDER, ASSAY_JOURNAL_FOLDER,
                                               ASSAY_LOCK_FILE,       NULL };

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

  return assay_disk_replace (assay_context_get_disk (self->gate->context), path, data, length,
                             error);
}

static gboolean
make_evidence_folder (AssayPortfolioFolder *self, GError **error)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self, ASSAY_EVIDENCE_FOLDER);

  return assay_disk_make_folder (assay_context_get_disk (self->gate->context), path, error);
}

/* Nothing of it stays, or nothing was changed: there is nothing to save either. */
static AssayPortfolioFolder *
give_up (AssayPortfolioFolder *self)
{
  assay_gate_give_up (self->gate);

  return NULL;
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
  g_autoptr (AssayPortfolio) portfolio = NULL;
  g_autoptr (AssayFolderStart) start = NULL;

  if (filled == NULL)
    return NULL;
  self->scheme = assay_scheme_ref (scheme);
  portfolio = assay_portfolio_new (filled);
  start = assay_folder_start_new (context, self->gate->path, assay_portfolio_layout, error);
  if (start == NULL || !write_scheme (self, error) || !make_evidence_folder (self, error)
      || !assay_gate_begin (self->gate, g_steal_pointer (&portfolio), scheme->id, error)
      || !assay_gate_take_lock (self->gate, error) || !assay_folder_start_finish (start, error))
    return give_up (self);

  return g_steal_pointer (&self);
}

/* --- Opening --- */

static gboolean
check_is_portfolio (AssayPortfolioFolder *self, GError **error)
{
  if (!g_file_test (self->gate->path, G_FILE_TEST_EXISTS))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND, _ ("%s is not there"),
                 self->gate->path);
  else if (!g_file_test (self->gate->path, G_FILE_TEST_IS_DIR))
    g_set_error (
        error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
        _ ("%s is not a folder; a portfolio is one. If it is a copy in one file, unpack it "
           "with “assay open”"),
        self->gate->path);
  else if (!assay_gate_has_child (self->gate, ASSAY_PORTFOLIO_FILE)
           && !assay_gate_has_child (self->gate, ASSAY_JOURNAL_FOLDER))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                 _ ("%s is not a portfolio: there is no %s in it"), self->gate->path,
                 ASSAY_PORTFOLIO_FILE);
  else
    return TRUE;

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
  if (g_str_equal (self->scheme->sha256,
                   assay_portfolio_folder_get_portfolio (self)->head->scheme_sha256))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s/%s is not the edition that this portfolio was begun with. Put that file back "
                  "from a backup, or open a copy that was made with “assay copy”"),
               self->gate->path, ASSAY_SCHEME_FILE);

  return FALSE;
}

/* Everything after the question whether there is a portfolio, and whether it may be written. */
static gboolean
load (AssayPortfolioFolder *self,
      const char *schema_path,
      GCancellable *cancellable,
      AssayGateState **out_state,
      GError **error)
{
  return load_scheme (self, schema_path, error) && assay_check_not_cancelled (cancellable, error)
         && assay_gate_load (self->gate, out_state, error) && check_scheme (self, error)
         && assay_check_not_cancelled (cancellable, error);
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
  g_autoptr (AssayGateState) state = NULL;

  if (!check_is_portfolio (self, error) || !assay_gate_check_finished (self->gate, error)
      || !assay_check_not_cancelled (cancellable, error))
    return NULL;
  if (mode == ASSAY_OPEN_WRITE && !assay_gate_take_lock (self->gate, error))
    return NULL;
  if (!load (self, schema_path, cancellable, &state, error)
      || (mode == ASSAY_OPEN_WRITE && !assay_gate_settle (self->gate, state, error)))
    return give_up (self);

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
  g_autoptr (AssayGateState) state = NULL;

  if (!check_is_portfolio (self, error) || !load (self, schema_path, NULL, &state, error))
    return give_up (self);

  return g_steal_pointer (&self);
}

gboolean
assay_portfolio_folder_unlock (AssayContext *context, const char *path, GError **error)
{
  return assay_gate_unlock (context, path, error);
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
