/* What can be written for others from a review: the return, the report and the certificate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review-edit.h"
#include "core/submission/assay-signing-key.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_OUTCOME_FILE_RETURN,
  ASSAY_OUTCOME_FILE_REPORT,
  ASSAY_OUTCOME_FILE_CERTIFICATE,
} AssayOutcomeFile;

#define ASSAY_N_OUTCOME_FILES (ASSAY_OUTCOME_FILE_CERTIFICATE + 1)

/* @name is offered for it. @about says what is in it, or why it cannot be written now. One that is
 * not @is_shown makes no sense yet. */
typedef struct
{
  char *name;
  char *about;
  gboolean can_write;
  gboolean is_shown;
} AssayOutcomeFileRow;

typedef struct
{
  AssayOutcomeFileRow rows[ASSAY_N_OUTCOME_FILES];
} AssayOutcomeFilesState;

/* Nothing is added to a review that is open for reading only, and a return is kept in it. */
AssayOutcomeFilesState *assay_outcome_files_state_new (const AssayReviewGround *ground,
                                                       gboolean is_read_only);
void assay_outcome_files_state_free (AssayOutcomeFilesState *self);

/* "Sign it with the key of South Ridge Panel"; NULL where there is no key. */
char *assay_outcome_files_word_signer (const AssaySigningKey *key);

/* What to do with the file once it is there. @digits are those of the key that signed it; NULL for
 * none. @leads_into_pack: its links open pages of the pack. */
char *
assay_outcome_files_word_next (AssayOutcomeFile file, const char *digits, gboolean leads_into_pack);

/* REFUSED where @path lies inside the review's @folder, whose files are not to be mixed with it. */
gboolean assay_outcome_files_check_target (const char *folder, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOutcomeFilesState, assay_outcome_files_state_free)

G_END_DECLS
