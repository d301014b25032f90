/* Verifying what somebody has sent: the container, the bag, and the submission in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is trusted, nothing is written, and checking goes on to the end whatever is found.
 */

#pragma once

#include "base/assay-progress.h"
#include "core/portfolio/assay-finding.h"
#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"
#include "core/submission/assay-known-keys.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @version and @fingerprint are NULL where they are not known; sizes are of the payload. A bag that
 * @is_submission is also held against itself (assay-submission-check.h). Without findings it is
 * clean: complete, valid, and safe to unpack on any system. @signature is NULL when there is none
 * or it cannot be read; how far to believe it says @standing. @portfolio and @scheme are what could
 * be read of a submission, or NULL, and @day the day that bag-info.txt states; they are worth no
 * more than the findings say. */
typedef struct
{
  GPtrArray *findings; /* AssayFinding, sorted */
  char *version;
  char *fingerprint;
  AssaySignature *signature;
  AssaySignerStanding standing;
  AssayPortfolio *portfolio;
  AssayScheme *scheme;
  AssayDate day;
  gboolean is_submission;
  guint n_files;
  guint64 n_bytes;
} AssayVerification;

/* Looks at what core cannot read (pack/submit/assay-pack-seal.h), in the bag at @path, and adds
 * what is wrong to the findings. FALSE with an error only where it could not look. */
typedef gboolean (*AssayVerifyExamine) (const char *path,
                                        const char *passphrase,
                                        AssayVerification *verification,
                                        GCancellable *cancellable,
                                        GError **error);

/* What to verify with. @schema_path is scheme.xsd. @passphrase opens encrypted members of a ZIP, or
 * is NULL. @known_keys says whose key is whose; with NULL every key is new. @examine may be NULL;
 * then the pack is not held against the data. All borrowed. */
typedef struct
{
  const char *schema_path;
  const char *passphrase;
  const AssayKnownKeys *known_keys;
  AssayVerifyExamine examine;
} AssayVerifyRequest;

/* @path is a ZIP or a folder. @progress counts bytes. NULL with an error when there was nothing to
 * look at or the work was stopped: NOT_FOUND, ACCESS, IO, INVALID for a file that is no ZIP,
 * CANCELLED. */
AssayVerification *assay_verify (const char *path,
                                 const AssayVerifyRequest *request,
                                 AssayProgress progress,
                                 GCancellable *cancellable,
                                 GError **error);
void assay_verification_free (AssayVerification *self);

/* Whether it is a submission in which nothing blocking was found. */
gboolean assay_verification_is_sound (const AssayVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayVerification, assay_verification_free)

G_END_DECLS
