/* What is said while a submission is received.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/submission/assay-verify.h"
#include "present/assay-overview-state.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *body;
  GPtrArray *rows; /* AssayOverviewRow that lead nowhere */
  char *text;      /* all findings with their tags, to be sent to somebody */
} AssayIntakeState;

/* @is_refused: the findings are why there is no review. At most @most rows. */
AssayIntakeState *
assay_intake_state_new (const AssayVerification *verification, guint most, gboolean is_refused);
/* The same for what a look at a review that was opened has found in its folder. */
AssayIntakeState *assay_intake_state_new_for_review (const GPtrArray *findings, guint most);

void assay_intake_state_free (AssayIntakeState *self);

/* AssayOverviewRow that lead nowhere, of findings; at most @most. */
GPtrArray *assay_intake_list_rows (const GPtrArray *findings, guint most);

/* Before it is verified: what will happen, and where the review will be kept. */
void assay_intake_word_question (const char *archive,
                                 const char *folder,
                                 char **out_title,
                                 char **out_body);

char *assay_intake_word_passphrase (const char *archive, gboolean was_wrong);

/* A later round: what carrying on from the review in @folder does; NULL where none was found. */
char *assay_intake_word_earlier (guint earlier_round, const char *folder);

/* The name of the review's folder, of the archive's own; in the encoding of file names. */
char *assay_intake_dup_folder_name (const char *archive);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayIntakeState, assay_intake_state_free)

G_END_DECLS
