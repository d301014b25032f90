/* Reading and storing files that are to become evidence, away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/files/assay-intake.h"

G_BEGIN_DECLS

/* One file: either @intake or @error. @is_restored: it is the content of an item whose file was
 * gone or altered, and is in its place again. */
typedef struct
{
  char *path;
  AssayIntake *intake;
  gboolean is_restored;
  GError *error;
} AssayEvidenceTaken;

void assay_evidence_taken_free (AssayEvidenceTaken *self);

/* What the thread works on; nothing of it changes while it does. */
typedef struct _AssayEvidenceJob AssayEvidenceJob;

/* @damaged (char* SHA-256, as a set) are contents that items hold but whose files are gone or
 * altered; copied. */
AssayEvidenceJob *assay_evidence_job_new (AssayPortfolioFolder *folder,
                                          GPtrArray *paths,
                                          AssayIntakeManner manner,
                                          GHashTable *damaged);
void assay_evidence_job_free (gpointer self);

/* An AssayWorkFunc: a GPtrArray of AssayEvidenceTaken, one for each path, those that were not
 * reached left out. Content that an item
 * holds already is not stored again unless it is damaged. Never fails; files
 * after a cancel are left out, and @cancellable tells. */
gpointer assay_evidence_job_run (gpointer self,
                                 AssayProgress progress,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
