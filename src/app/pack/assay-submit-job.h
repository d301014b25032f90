/* Writing a submission away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-work.h"
#include "app/document/assay-folder-document.h"
#include "pack/submit/assay-submit.h"

G_BEGIN_DECLS

/* A file that is written and not yet remembered. It must not be sent: without
 * assay_submit_outcome_remember() it is removed when this goes, whatever happens to the window. */
typedef struct
{
  AssaySubmitReport *report;
  char *path;
  gboolean is_remembered;
} AssaySubmitOutcome;

void assay_submit_outcome_free (AssaySubmitOutcome *self);

/* Has the document remember it, in one edit. */
gboolean
assay_submit_outcome_remember (AssaySubmitOutcome *self, AssayDocument *document, GError **error);

/* As for assay_submit_write(), of the portfolio as it is now. Takes @passphrase and @key, which may
 * be NULL. The result is an AssaySubmitOutcome. */
AssayWork *assay_submit_job_start (gpointer owner,
                                   AssayDocument *document,
                                   AssayReadiness *readiness,
                                   GPtrArray *findings,
                                   const char *path,
                                   char *passphrase,
                                   AssaySigningKey *key,
                                   AssayWorkProgressFunc advanced_cb,
                                   AssayWorkDoneFunc done_cb);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySubmitOutcome, assay_submit_outcome_free)

G_END_DECLS
