/* What there is to know before submitting: what stands in the way, what leaves, what stays and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-finding.h"
#include "core/readiness/assay-readiness.h"
#include "core/submission/assay-signing-key.h"

G_BEGIN_DECLS

/* A line of a list that can be unfolded. @text and @place (what win.show takes) may be NULL. */
typedef struct
{
  char *title;
  char *text;
  char *place;
} AssayFoldedLine;

/* Lists are of AssayFoldedLine. */
typedef struct
{
  guint round;
  gboolean can_submit;
  char *verdict;        /* whether it can be submitted today, a sentence */
  char *blocking_title; /* "3 things stand in the way" */
  GPtrArray *blocking;
  char *leaving_title; /* "12 evidence files leave, 3.4 MB" */
  GPtrArray *leaving;
  char *staying_title; /* "4 things stay here" */
  GPtrArray *staying;
  char *told;      /* what goes along about weak places; NULL for nothing */
  char *file_name; /* "North Vale round 1.zip" */
} AssaySubmitState;

/* Pure. @readiness and @findings are those of a submission made today; @n_told of the findings are
 * told to the assessor (pack/submit/assay-submit.h). */
AssaySubmitState *
assay_submit_state_new (const AssayReadiness *readiness, const GPtrArray *findings, guint n_told);
void assay_submit_state_free (AssaySubmitState *self);

/* What has been typed to lock a submission with. NULL when both are the same and good enough;
 * otherwise what is wrong, which quotes nothing of it. */
const char *assay_submit_state_check_passphrase (const char *text, const char *again);

/* How hard it is to guess, and what would make it harder; NULL for nothing typed. */
const char *assay_submit_state_word_strength (const char *text);

/* In whose name one signs, and by which key; NULL where there is no key yet. */
char *assay_submit_state_word_signer (const AssaySigningKey *key);

/* A fingerprint in groups that can be read out, and that break without a hyphen. */
char *assay_submit_state_word_fingerprint (const char *fingerprint);

/* What to do now, one thing in each line. @signer_digits: NULL where it is not signed. */
char *assay_submit_state_word_next (gboolean is_locked, const char *signer_digits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySubmitState, assay_submit_state_free)

G_END_DECLS
