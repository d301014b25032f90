/* Writing a submission: what may leave of a portfolio, sealed in one bag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   SERVICE-round-1/
 *     bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt
 *     data/pack.pdf
 *     data/portfolio.xml            the submission form
 *     data/scheme.xml
 *     data/evidence/E007-….pdf      every file that is not withdrawn, cited or not, as in the pack
 *
 * What never leaves: private notes and marks, markup that this Assay does not know, and withdrawn
 * items, not even by name. Nothing leaves at all while an item in use has no statement about
 * personal data (none, redacted, or consent).
 */

#pragma once

#include "base/assay-disk.h"
#include "base/assay-progress.h"
#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* All borrowed. @portfolio's head has the round that is submitted; @folder is its folder. @warnings
 * (char*, or NULL) are for bag-info.txt, one line each; @previous is the fingerprint of the round
 * before, or NULL. With @passphrase every member is locked. */
typedef struct
{
  const AssayPortfolio *portfolio;
  const AssayScheme *scheme;
  const char *folder;
  AssayDate on;
  const GPtrArray *warnings;
  const char *previous;
  const char *passphrase;
} AssaySubmissionContent;

typedef struct _AssaySubmissionWriter AssaySubmissionWriter;

/* Begins the bag that is to stand at @path and writes everything but the pack. REFUSED when an item
 * may not leave; DAMAGED, naming the item, when its file is missing or altered; TOO_LARGE. @content
 * must live as long as the writer. Progress counts bytes. */
AssaySubmissionWriter *assay_submission_writer_new (AssayDisk *disk,
                                                    const AssaySubmissionContent *content,
                                                    const char *path,
                                                    AssayProgress progress,
                                                    GCancellable *cancellable,
                                                    GError **error);

/* What was not published leaves nothing behind. */
void assay_submission_writer_free (AssaySubmissionWriter *self);

/* Adds the pack and seals the bag. */
gboolean
assay_submission_writer_seal (AssaySubmissionWriter *self, const char *pack_path, GError **error);

/* Once sealed: the bytes that a signature is made over; and putting one in. */
GBytes *assay_submission_writer_get_seal (AssaySubmissionWriter *self);
gboolean assay_submission_writer_add_beside_seal (AssaySubmissionWriter *self,
                                                  const char *name,
                                                  GBytes *bytes,
                                                  GError **error);

/* Puts it in its place. */
gboolean assay_submission_writer_publish (AssaySubmissionWriter *self, GError **error);

/* Borrowed. The fingerprint of what is submitted; the SHA-256 of the seal. */
const char *assay_submission_writer_get_fingerprint (AssaySubmissionWriter *self);
const char *assay_submission_writer_get_sha256 (AssaySubmissionWriter *self);

/* The submission form: what data/portfolio.xml is. */
GBytes *assay_submission_writer_get_portfolio (AssaySubmissionWriter *self);

/* How many evidence files are in it. */
guint assay_submission_writer_get_n_items (AssaySubmissionWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySubmissionWriter, assay_submission_writer_free)

G_END_DECLS
