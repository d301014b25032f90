/* What the start page says of a document that was open before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"
#include "core/review/assay-review-edit.h"
#include "present/assay-register-contracts-state.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;   /* the service */
  char *scheme;  /* "Restorative Service Standards, 2026" */
  char *verdict; /* one sentence */
  char *touched; /* "Changed today at 14:02" */
  gboolean is_gone;
} AssayRecentState;

/* @touched is when it was last changed, in UTC seconds; 0 for not known. */
AssayRecentState *
assay_recent_state_new (const AssayReadiness *readiness, gint64 touched, gint64 now);

/* A review; @readiness is that of what was submitted. */
AssayRecentState *assay_recent_state_new_for_review (const AssayReviewGround *ground,
                                                     const AssayReadiness *readiness,
                                                     gint64 touched,
                                                     gint64 now);

/* A register; @title is its own. */
AssayRecentState *assay_recent_state_new_for_register (const char *title,
                                                       const AssayRegisterContractsState *contracts,
                                                       gint64 touched,
                                                       gint64 now);

/* A register in a database, which nobody asks before it is opened. */
AssayRecentState *assay_recent_state_new_for_database (const char *address);

/* One that cannot be looked at: @title is what it was called, @error why. */
AssayRecentState *assay_recent_state_new_gone (const char *title, const GError *error);

void assay_recent_state_free (AssayRecentState *self);

/* "today at 14:02", "yesterday at 14:02", "on 3 May 2026", in local time. */
char *assay_recent_state_word_time (gint64 time, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRecentState, assay_recent_state_free)

G_END_DECLS
