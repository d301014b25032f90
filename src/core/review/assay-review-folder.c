/* A review's folder: the gate (core/document/assay-gate.h), with the rules of who may do what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "core/review/assay-review-folder-private.h"
#include "core/review/assay-review-permission.h"
#include "core/review/assay-review-record.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AssayReviewFolder, assay_review_folder, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

/* Written once, when the class is made. */
static guint signals[N_SIGNALS];

static void
assay_review_folder_dispose (GObject *object)
{
  assay_review_folder_close (ASSAY_REVIEW_FOLDER (object), NULL);

  G_OBJECT_CLASS (assay_review_folder_parent_class)->dispose (object);
}

static void
assay_review_folder_finalize (GObject *object)
{
  AssayReviewFolder *self = ASSAY_REVIEW_FOLDER (object);

  g_clear_pointer (&self->gate, assay_gate_free);
  g_clear_pointer (&self->portfolio, assay_portfolio_unref);
  g_clear_pointer (&self->scheme, assay_scheme_unref);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_clear_pointer (&self->schema_path, g_free);

  G_OBJECT_CLASS (assay_review_folder_parent_class)->finalize (object);
}

static void
assay_review_folder_class_init (AssayReviewFolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_review_folder_dispose;
  object_class->finalize = assay_review_folder_finalize;

  /* The review is another one now. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_review_folder_init (AssayReviewFolder *self)
{
  self->members = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

AssayReviewFolder *
assay_review_folder_new (AssayContext *context, const char *path, AssayOpenMode mode)
{
  AssayReviewFolder *self = g_object_new (ASSAY_TYPE_REVIEW_FOLDER, NULL);

  self->gate = assay_gate_new (context, &assay_review_model, path, mode);

  return self;
}

const char *
assay_review_folder_get_path (AssayReviewFolder *self)
{
  return self->gate->path;
}

AssayScheme *
assay_review_folder_get_scheme (AssayReviewFolder *self)
{
  return self->scheme;
}

AssayPortfolio *
assay_review_folder_get_portfolio (AssayReviewFolder *self)
{
  return self->portfolio;
}

AssayReview *
assay_review_folder_get_review (AssayReviewFolder *self)
{
  return self->gate->document;
}

AssayReviewGround
assay_review_folder_get_ground (AssayReviewFolder *self)
{
  const AssayGate *gate = self->gate;
  AssayReviewGround ground = { .review = gate->document,
                               .scheme = self->scheme,
                               .portfolio = self->portfolio,
                               .author = assay_context_get_author (gate->context),
                               .today = assay_context_get_today (gate->context),
                               .now = assay_context_get_now (gate->context),
                               .next_request = gate->highest[ASSAY_REVIEW_REQUEST] + 1,
                               .next_correction = gate->highest[ASSAY_REVIEW_CORRECTION] + 1,
                               .next_enquiry = gate->highest[ASSAY_REVIEW_ENQUIRY] + 1,
                               .next_visit = gate->highest[ASSAY_REVIEW_VISIT] + 1,
                               .next_opening = gate->highest[ASSAY_REVIEW_OPENING] + 1,
                               .next_sample = gate->highest[ASSAY_REVIEW_SAMPLE] + 1,
                               .next_decision = gate->highest[ASSAY_REVIEW_DECISION] + 1 };

  return ground;
}

static gboolean
may (AssayReviewFolder *self, const AssayEdit *edit, GError **error)
{
  return assay_review_check_permission (self->gate->document, assay_review_edit_get_verb (edit),
                                        assay_context_get_author (self->gate->context), error);
}

/* What is recommended and decided is said of what was submitted, so that must be what lies here. */
static gboolean
check_ground (AssayReviewFolder *self, const AssayEdit *edit, GError **error)
{
  AssayReviewVerb verb = assay_review_edit_get_verb (edit);
  g_autoptr (GPtrArray) findings = NULL;

  if (verb != ASSAY_REVIEW_VERB_RECOMMEND && verb != ASSAY_REVIEW_VERB_DECIDE)
    return TRUE;
  findings = assay_findings_new ();
  if (!assay_review_folder_check_submission (self, FALSE, findings, ASSAY_PROGRESS_NONE, NULL,
                                             error))
    return FALSE;
  if (assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING) == 0)
    return TRUE;
  assay_findings_sort (findings);
  g_set_error (
      error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
      _ ("%s in the folder %s is not what was submitted, or is gone. Check the review, and "
         "put that folder back from a backup, or begin again from the submission as it "
         "was sent"),
      ((const AssayFinding *) findings->pdata[0])->subject, ASSAY_SUBMISSION_FOLDER);

  return FALSE;
}

gboolean
assay_review_folder_apply (AssayReviewFolder *self, AssayEdit *edit, GError **error)
{
  gboolean is_changed = FALSE;

  g_return_val_if_fail (ASSAY_IS_REVIEW_FOLDER (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  /* Asked when the edit was made too; since then it may have been decided. */
  if (!may (self, edit, error) || !check_ground (self, edit, error)
      || !assay_gate_apply (self->gate, edit, &is_changed, error))
    return FALSE;
  if (is_changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

/* Taking back is as much somebody's work as doing. */
static gboolean
may_step (AssayReviewFolder *self, AssayEdit *edit, GError **error)
{
  return edit == NULL || may (self, edit, error);
}

gboolean
assay_review_folder_undo (AssayReviewFolder *self, AssayEdit **out_edit, GError **error)
{
  if (!may_step (self, assay_gate_peek_undo (self->gate), error)
      || !assay_gate_undo (self->gate, out_edit, error))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

gboolean
assay_review_folder_redo (AssayReviewFolder *self, AssayEdit **out_edit, GError **error)
{
  if (!may_step (self, assay_gate_peek_redo (self->gate), error)
      || !assay_gate_redo (self->gate, out_edit, error))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

AssayEdit *
assay_review_folder_peek_undo (AssayReviewFolder *self)
{
  return assay_gate_peek_undo (self->gate);
}

AssayEdit *
assay_review_folder_peek_redo (AssayReviewFolder *self)
{
  return assay_gate_peek_redo (self->gate);
}

GPtrArray *
assay_review_folder_list_latest (AssayReviewFolder *self, guint n_entries, GError **error)
{
  return assay_gate_list_latest (self->gate, n_entries, error);
}

GPtrArray *
assay_review_folder_list_history (AssayReviewFolder *self, GError **error)
{
  return assay_gate_list_latest (self->gate, G_MAXUINT, error);
}

gboolean
assay_review_folder_save (AssayReviewFolder *self, GError **error)
{
  return assay_gate_save (self->gate, error);
}

gboolean
assay_review_folder_close (AssayReviewFolder *self, GError **error)
{
  return self->gate == NULL || assay_gate_close (self->gate, error);
}
