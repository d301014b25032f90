/* A portfolio's folder: the gate (core/document/assay-gate.h) and the evidence beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-portfolio-folder-private.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/portfolio/assay-portfolio-model.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

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

  g_clear_pointer (&self->gate, assay_gate_free);
  g_clear_pointer (&self->scheme, assay_scheme_unref);

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

  self->gate = assay_gate_new (context, &assay_portfolio_model, path, mode);

  return self;
}

char *
assay_portfolio_folder_dup_child (AssayPortfolioFolder *self, const char *name)
{
  return assay_gate_dup_child (self->gate, name);
}

const char *
assay_portfolio_folder_get_path (AssayPortfolioFolder *self)
{
  return self->gate->path;
}

AssayScheme *
assay_portfolio_folder_get_scheme (AssayPortfolioFolder *self)
{
  return self->scheme;
}

AssayPortfolio *
assay_portfolio_folder_get_portfolio (AssayPortfolioFolder *self)
{
  return self->gate->document;
}

guint
assay_portfolio_folder_get_next_evidence_number (AssayPortfolioFolder *self)
{
  return self->gate->highest[ASSAY_VALUE_EVIDENCE] + 1;
}

guint
assay_portfolio_folder_get_next_action_number (AssayPortfolioFolder *self)
{
  return self->gate->highest[ASSAY_VALUE_ACTION] + 1;
}

/* --- The gate --- */

gboolean
assay_portfolio_folder_apply (AssayPortfolioFolder *self, AssayEdit *edit, GError **error)
{
  gboolean is_changed = FALSE;

  g_return_val_if_fail (ASSAY_IS_PORTFOLIO_FOLDER (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  if (!assay_gate_apply (self->gate, edit, &is_changed, error))
    return FALSE;
  if (is_changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

gboolean
assay_portfolio_folder_undo (AssayPortfolioFolder *self, AssayEdit **out_edit, GError **error)
{
  AssayEdit *next = assay_gate_peek_undo (self->gate);

  if (next != NULL && assay_edit_touches_submission (next))
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                           _ ("What was submitted has left, and cannot be undone. Change what you "
                              "want instead: it goes into the next round"));
      return FALSE;
    }
  if (!assay_gate_undo (self->gate, out_edit, error))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

gboolean
assay_portfolio_folder_redo (AssayPortfolioFolder *self, AssayEdit **out_edit, GError **error)
{
  if (!assay_gate_redo (self->gate, out_edit, error))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

AssayEdit *
assay_portfolio_folder_peek_undo (AssayPortfolioFolder *self)
{
  AssayEdit *next = assay_gate_peek_undo (self->gate);

  return next != NULL && !assay_edit_touches_submission (next) ? next : NULL;
}

AssayEdit *
assay_portfolio_folder_peek_redo (AssayPortfolioFolder *self)
{
  return assay_gate_peek_redo (self->gate);
}

GPtrArray *
assay_portfolio_folder_list_latest (AssayPortfolioFolder *self, guint n_entries, GError **error)
{
  return assay_gate_list_latest (self->gate, n_entries, error);
}

GPtrArray *
assay_portfolio_folder_list_history (AssayPortfolioFolder *self, GError **error)
{
  return assay_gate_list_latest (self->gate, G_MAXUINT, error);
}

gboolean
assay_portfolio_folder_save (AssayPortfolioFolder *self, GError **error)
{
  return assay_gate_save (self->gate, error);
}

gboolean
assay_portfolio_folder_close (AssayPortfolioFolder *self, GError **error)
{
  return assay_gate_close (self->gate, error);
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
  return assay_gate_check_writable (self->gate, error)
         && assay_evidence_store_add_file (assay_context_get_disk (self->gate->context),
                                           self->gate->path, path, progress, cancellable,
                                           out_sha256, out_size, error);
}

gboolean
assay_portfolio_folder_set_content_aside (AssayPortfolioFolder *self,
                                          const char *sha256,
                                          GError **error)
{
  AssayDisk *disk = assay_context_get_disk (self->gate->context);
  g_autofree char *path = assay_evidence_store_dup_path (self->gate->path, sha256);
  g_autofree char *shelf = g_path_get_dirname (path);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *aside = g_strdup_printf ("%s.altered-%.8s", path, unique);

  if (!assay_gate_check_writable (self->gate, error)
      || !assay_evidence_store_check_path (self->gate->path, sha256, error))
    return FALSE;

  return assay_path_get_type (path, NULL) == ASSAY_PATH_NOTHING
         || (assay_disk_rename (disk, path, aside, error)
             && assay_disk_sync_folder (disk, shelf, error));
}

char *
assay_portfolio_folder_dup_content_path (AssayPortfolioFolder *self, const char *sha256)
{
  g_return_val_if_fail (assay_digest_is_hex (sha256), NULL);

  return assay_evidence_store_dup_path (self->gate->path, sha256);
}
