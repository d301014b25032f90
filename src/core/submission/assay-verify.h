/* Verifying what somebody has sent: the container, the bag, and the submission in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is trusted, nothing is written, and checking goes on to the end whatever is found.
 */

#pragma once

#include "base/assay-progress.h"
#include "core/portfolio/assay-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @version and @fingerprint are NULL where they are not known; sizes are of the payload. A bag that
 * @is_submission is also held against itself (assay-submission-check.h). Without findings it is
 * clean: complete, valid, and safe to unpack on any system. */
typedef struct
{
  GPtrArray *findings; /* AssayFinding, sorted */
  char *version;
  char *fingerprint;
  gboolean is_submission;
  guint n_files;
  guint64 n_bytes;
} AssayVerification;

/* @path is a ZIP or a folder; @schema_path is scheme.xsd. @progress counts bytes. NULL with an
 * error when there was nothing to look at or the work was stopped: NOT_FOUND, ACCESS, IO, INVALID
 * for a file that is no ZIP, CANCELLED. */
AssayVerification *assay_verify (const char *path,
                                 const char *schema_path,
                                 AssayProgress progress,
                                 GCancellable *cancellable,
                                 GError **error);
void assay_verification_free (AssayVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayVerification, assay_verification_free)

G_END_DECLS
