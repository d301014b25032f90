/* Which submission, scheme and state of the review a report is about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-state.h"
#include "pack/review/assay-review-report-sections.h"
#include "pack/sections/assay-section-parts.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LABEL_POINTS 150.0

static void
add_digest (AssayBlock *table, const char *label, const char *digest)
{
  g_autofree char *digits = assay_part_group_digits (digest, 4, 64, 8);

  assay_part_add_fact_phrase (table, label, assay_phrase_new_text (ASSAY_TEXT_DIGEST, digits));
}

void
assay_review_report_add_basis (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayReviewHead *head = facts->review->head;
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  g_autofree char *digest = assay_review_compute_digest (facts->review);
  g_autofree char *scheme =
      g_strdup_printf (_ ("%s, edition %s"), facts->scheme->title, facts->scheme->edition);

  assay_part_add_fact (table, _ ("Scheme"), scheme);
  add_digest (table, _ ("Text of the scheme"), head->scheme_sha256);
  add_digest (table, _ ("Fingerprint of the submission"), head->fingerprint);
  add_digest (table, _ ("Seal of the submission"), head->seal);
  if (head->key != NULL)
    assay_part_add_fact_phrase (table, _ ("Signed with the key"),
                                assay_phrase_new_text (ASSAY_TEXT_DIGEST, head->key));
  else
    assay_part_add_fact (table, _ ("Signed with the key"), _ ("not signed"));
  add_digest (table, _ ("State of the review"), digest);
  assay_part_begin_section (content, _ ("What this report rests on"), ASSAY_REVIEW_ANCHOR_BASIS);
  assay_content_add (content, table);
  assay_content_add (content, assay_space_new (10));
  assay_content_add_note (
      content, _ ("The seal is the SHA-256 digest of tagmanifest-sha256.txt in the submission, "
                  "which covers every byte of it. The fingerprint is worked out from what the "
                  "service says and the digests of its evidence; it is printed in the pack too. "
                  "The state of the review covers all that a recommendation and a decision rest "
                  "on."));
  assay_content_end_section (content);
}
