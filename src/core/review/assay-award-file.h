/* An award file: what an assessor's side tells a commissioner of a decision, as a small XML file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It names the service, the scheme and the submission by its fingerprint, and says what was
 * decided: by which role, when, from when until when, on which conditions. Nothing of why is in it,
 * and no evidence. standards/award.xsd is its shape. It is no official document, and it says so
 * nowhere because nothing in it claims to be one.
 *
 *   <award xmlns="urn:assay:award" format="1" service="…">
 *     <submission round="1" fingerprint="…"/>
 *     <scheme id="rss" edition="2026"/>
 *     <decision day="2027-03-10" role="Panel chair" review="…"/>
 *     <held from="2027-03-10" until="2030-03-09"/>
 *     <condition due="2027-09-30">…</condition>
 *     <signature/>
 *   </award>
 *
 * Canonical: equal content gives equal bytes. The signature is over the bytes without it.
 */

#pragma once

#include "core/review/assay-review.h"
#include "core/submission/assay-signature.h"

G_BEGIN_DECLS

/* @conditions: AssayAwardCondition; never NULL. @review is the digest of the review's state that
 * was decided on. @is_intact says of a file that was read whether the signature is one of exactly
 * these bytes; FALSE without a signature. */
typedef struct
{
  char *service;
  char *scheme_id;
  char *scheme_edition;
  guint round;
  char *fingerprint;
  AssayDate decided;
  char *role;
  char *review;
  AssayDate from;
  AssayDate until;
  GPtrArray *conditions;
  AssaySignature *signature;
  gboolean is_intact;
} AssayAwardFile;

/* NULL where the review has no award that holds (assay_review_compute_award_standing()). */
AssayAwardFile *assay_award_file_new_from_review (const AssayReview *review);
void assay_award_file_free (AssayAwardFile *self);

/* UTF-8 text ending in a line end. */
char *assay_award_file_format (const AssayAwardFile *self);

/* Signs what it says now; a signature that is there gives way. */
gboolean assay_award_file_sign (AssayAwardFile *self, AssaySigningKey *key, GError **error);

/* Reads the award file of a stranger: at most ASSAY_LIMIT_AWARD_BYTES, no DOCTYPE, by @schema_path
 * (award.xsd), days in their order, texts within their limits. INVALID, NEWER, TOO_LARGE, with
 * @name and line. */
AssayAwardFile *assay_award_file_parse (
    const void *data, gsize length, const char *name, const char *schema_path, GError **error);
AssayAwardFile *assay_award_file_load (const char *path, const char *schema_path, GError **error);

/* Whether the file begins as an award file does: a look, no judgement. */
gboolean assay_award_file_is_at (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAwardFile, assay_award_file_free)

G_END_DECLS
