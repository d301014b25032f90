/* Reading and storing files that are to become evidence, away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/files/assay-intake.h"

G_BEGIN_DECLS

/* One file: either @intake or @error. */
typedef struct
{
  AssayIntake *intake;
  GError *error;
} AssayEvidenceTaken;

void assay_evidence_taken_free (AssayEvidenceTaken *self);

/* What the thread works on; nothing of it changes while it does. */
typedef struct _AssayEvidenceJob AssayEvidenceJob;

AssayEvidenceJob *assay_evidence_job_new (AssayPortfolioFolder *folder, GPtrArray *paths);
void assay_evidence_job_free (gpointer self);

/* An AssayWorkFunc: a GPtrArray of AssayEvidenceTaken, one for each path, those that were not
 * reached left out. Content that an item holds already is not stored again. Never fails; files
 * after a cancel are left out, and @cancellable tells. */
gpointer assay_evidence_job_run (gpointer self,
                                 AssayProgress progress,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
