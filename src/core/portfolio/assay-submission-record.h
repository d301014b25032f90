/* submissions/: what was submitted, round by round, as it was.
 *
 *   submissions/1/portfolio.xml   the submission form: its SHA-256 is the fingerprint
 *   submissions/1/pages.txt       which page of the pack holds what
 *   submissions/1/0123456789abcdef-portfolio.xml, -pages.txt
 *                                 the same of another copy that submitted in the same round, by the
 *                                 first letters of its fingerprint; beside ours, which stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The portfolio's value of a submission says what belongs here; what does not fit it is not taken
 * for it. Written before the submission is remembered, so that what lies here without a value is of
 * an attempt that did not finish, and is overwritten by the next.
 */

#pragma once

#include "base/assay-disk.h"
#include "core/portfolio/assay-portfolio.h"

G_BEGIN_DECLS

#define ASSAY_SUBMISSIONS_FOLDER "submissions"
#define ASSAY_SUBMISSION_PAGES_FILE "pages.txt"

/* "submissions/1/portfolio.xml" below the portfolio's folder. */
char *assay_submission_record_dup_place (guint round, const char *name);

/* The round and the file that such a place names; FALSE for any other text. */
gboolean
assay_submission_record_parse_place (const char *place, guint *out_round, const char **out_name);

/* @folder is the portfolio's; @pages is text. An older record of the round is overwritten. */
gboolean assay_submission_record_write (AssayDisk *disk,
                                        const char *folder,
                                        guint round,
                                        GBytes *portfolio,
                                        const char *pages,
                                        GError **error);

/* What was submitted, in the submission form. NOT_FOUND when it is not there, DAMAGED when it is
 * not what was submitted. */
AssayPortfolio *assay_submission_record_load (const char *folder,
                                              const AssaySubmission *submission,
                                              GError **error);

/* The same as it lies there. */
GBytes *assay_submission_record_load_bytes (const char *folder,
                                            const AssaySubmission *submission,
                                            GError **error);

/* The text of the page map; the same errors. It is not checked against anything. */
char *assay_submission_record_load_pages (const char *folder,
                                          const AssaySubmission *submission,
                                          GError **error);

/* Takes the record of @submission from the portfolio folder @other; what is not there or not right
 * is left, and what is here of another submission stays. FALSE when it cannot be written. */
gboolean assay_submission_record_take_from (AssayDisk *disk,
                                            const char *folder,
                                            const char *other,
                                            const AssaySubmission *submission,
                                            GError **error);

/* Removes the record of a round that was not submitted after all, as far as it can be. */
void assay_submission_record_remove (AssayDisk *disk, const char *folder, guint round);

G_END_DECLS
