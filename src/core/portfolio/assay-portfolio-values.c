/* The values a portfolio is made of: making, copying and letting go of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything here is the same for each type; what differs is which fields own memory. A field added
 * to a type must be added to its copy and its clear function, and the round-trip tests notice when
 * it is not.
 */

#include "core/portfolio/assay-portfolio.h"

AssayHead *
assay_head_new (void)
{
  return g_atomic_rc_box_new0 (AssayHead);
}

AssayHead *
assay_head_copy (const AssayHead *self)
{
  AssayHead *copy = assay_head_new ();

  *copy = *self;
  copy->service = g_strdup (self->service);
  copy->scheme_id = g_strdup (self->scheme_id);
  copy->scheme_edition = g_strdup (self->scheme_edition);
  copy->scheme_sha256 = g_strdup (self->scheme_sha256);
  copy->extra = g_strdupv (self->extra);

  return copy;
}

AssayHead *
assay_head_ref (AssayHead *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_head (gpointer value)
{
  AssayHead *self = value;

  g_free (self->service);
  g_free (self->scheme_id);
  g_free (self->scheme_edition);
  g_free (self->scheme_sha256);
  g_strfreev (self->extra);
}

void
assay_head_unref (AssayHead *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_head);
}

AssayAnswer *
assay_answer_new (void)
{
  return g_atomic_rc_box_new0 (AssayAnswer);
}

AssayAnswer *
assay_answer_copy (const AssayAnswer *self)
{
  AssayAnswer *copy = assay_answer_new ();

  copy->question = g_strdup (self->question);
  copy->value = g_strdup (self->value);
  copy->extra = g_strdupv (self->extra);

  return copy;
}

AssayAnswer *
assay_answer_ref (AssayAnswer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_answer (gpointer value)
{
  AssayAnswer *self = value;

  g_free (self->question);
  g_free (self->value);
  g_strfreev (self->extra);
}

void
assay_answer_unref (AssayAnswer *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_answer);
}

AssayResponse *
assay_response_new (const char *criterion)
{
  AssayResponse *self = g_atomic_rc_box_new0 (AssayResponse);

  self->criterion = g_strdup (criterion);
  self->citations = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_citation_unref);

  return self;
}

AssayResponse *
assay_response_copy (const AssayResponse *self)
{
  AssayResponse *copy = assay_response_new (self->criterion);

  copy->level = g_strdup (self->level);
  copy->reason = g_strdup (self->reason);
  copy->text = g_strdup (self->text);
  copy->note = g_strdup (self->note);
  copy->flagged = self->flagged;
  for (guint i = 0; i < self->citations->len; i++)
    g_ptr_array_add (copy->citations, assay_citation_copy (self->citations->pdata[i]));
  copy->extra = g_strdupv (self->extra);

  return copy;
}

AssayResponse *
assay_response_ref (AssayResponse *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_response (gpointer value)
{
  AssayResponse *self = value;

  g_free (self->criterion);
  g_free (self->level);
  g_free (self->reason);
  g_free (self->text);
  g_free (self->note);
  g_ptr_array_unref (self->citations);
  g_strfreev (self->extra);
}

void
assay_response_unref (AssayResponse *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_response);
}

AssayCitation *
assay_citation_new (guint evidence)
{
  AssayCitation *self = g_atomic_rc_box_new0 (AssayCitation);

  self->evidence = evidence;

  return self;
}

AssayCitation *
assay_citation_copy (const AssayCitation *self)
{
  AssayCitation *copy = assay_citation_new (self->evidence);

  copy->pages = g_strdup (self->pages);
  copy->place = g_strdup (self->place);
  copy->why = g_strdup (self->why);
  copy->extra = g_strdupv (self->extra);

  return copy;
}

AssayCitation *
assay_citation_ref (AssayCitation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_citation (gpointer value)
{
  AssayCitation *self = value;

  g_free (self->pages);
  g_free (self->place);
  g_free (self->why);
  g_strfreev (self->extra);
}

void
assay_citation_unref (AssayCitation *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_citation);
}

AssayEvidence *
assay_evidence_new (guint number)
{
  AssayEvidence *self = g_atomic_rc_box_new0 (AssayEvidence);

  self->number = number;

  return self;
}

AssayEvidence *
assay_evidence_copy (const AssayEvidence *self)
{
  AssayEvidence *copy = assay_evidence_new (self->number);

  *copy = *self;
  copy->title = g_strdup (self->title);
  copy->kind = g_strdup (self->kind);
  copy->source_name = g_strdup (self->source_name);
  copy->type = g_strdup (self->type);
  copy->sha256 = g_strdup (self->sha256);
  copy->note = g_strdup (self->note);
  copy->extra = g_strdupv (self->extra);

  return copy;
}

AssayEvidence *
assay_evidence_ref (AssayEvidence *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_evidence (gpointer value)
{
  AssayEvidence *self = value;

  g_free (self->title);
  g_free (self->kind);
  g_free (self->source_name);
  g_free (self->type);
  g_free (self->sha256);
  g_free (self->note);
  g_strfreev (self->extra);
}

void
assay_evidence_unref (AssayEvidence *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_evidence);
}

AssayAction *
assay_action_new (guint number)
{
  AssayAction *self = g_atomic_rc_box_new0 (AssayAction);

  self->number = number;

  return self;
}

AssayAction *
assay_action_copy (const AssayAction *self)
{
  AssayAction *copy = assay_action_new (self->number);

  *copy = *self;
  copy->criterion = g_strdup (self->criterion);
  copy->what = g_strdup (self->what);
  copy->owner = g_strdup (self->owner);
  copy->extra = g_strdupv (self->extra);

  return copy;
}

AssayAction *
assay_action_ref (AssayAction *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_action (gpointer value)
{
  AssayAction *self = value;

  g_free (self->criterion);
  g_free (self->what);
  g_free (self->owner);
  g_strfreev (self->extra);
}

void
assay_action_unref (AssayAction *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_action);
}

AssayFigure *
assay_figure_new (void)
{
  return g_atomic_rc_box_new0 (AssayFigure);
}

AssayFigure *
assay_figure_copy (const AssayFigure *self)
{
  AssayFigure *copy = assay_figure_new ();

  *copy = *self;
  copy->measure = g_strdup (self->measure);
  copy->value = g_strdup (self->value);
  copy->part = g_strdup (self->part);
  copy->base = g_strdup (self->base);
  copy->source = g_strdup (self->source);
  copy->note = g_strdup (self->note);
  copy->extra = g_strdupv (self->extra);

  return copy;
}

AssayFigure *
assay_figure_ref (AssayFigure *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_figure (gpointer value)
{
  AssayFigure *self = value;

  g_free (self->measure);
  g_free (self->value);
  g_free (self->part);
  g_free (self->base);
  g_free (self->source);
  g_free (self->note);
  g_strfreev (self->extra);
}

void
assay_figure_unref (AssayFigure *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_figure);
}

AssaySubmission *
assay_submission_new (guint round)
{
  AssaySubmission *self = g_atomic_rc_box_new0 (AssaySubmission);

  self->round = round;

  return self;
}

AssaySubmission *
assay_submission_copy (const AssaySubmission *self)
{
  AssaySubmission *copy = assay_submission_new (self->round);

  copy->on = self->on;
  copy->fingerprint = g_strdup (self->fingerprint);
  copy->sha256 = g_strdup (self->sha256);
  copy->extra = g_strdupv (self->extra);

  return copy;
}

AssaySubmission *
assay_submission_ref (AssaySubmission *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_submission (gpointer value)
{
  AssaySubmission *self = value;

  g_free (self->fingerprint);
  g_free (self->sha256);
  g_strfreev (self->extra);
}

void
assay_submission_unref (AssaySubmission *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_submission);
}
