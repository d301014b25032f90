/* What people read: states, reasons, findings, history and errors as sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window, the command line and the pack all say these sentences, so that the same thing is
 * never said in two ways. Pure; translated; plain English, short and kind; every error and finding
 * with its next step. All returned strings are owned by the caller unless const.
 */

#pragma once

#include "core/portfolio/assay-finding.h"
#include "core/portfolio/assay-portfolio-folder.h"
#include "core/readiness/assay-readiness.h"
#include "core/submission/assay-known-keys.h"

G_BEGIN_DECLS

/* "Ready", "Claimed", "Gap", "Not assessed", "Not applicable"; and the sign that stands beside it,
 * so that colour is never alone: one character that Inter has. */
const char *assay_wording_state (AssayState state);
const char *assay_wording_state_sign (AssayState state);

/* "Not ready: four of six standards hold." One sentence, numbers up to ten in words. */
char *assay_wording_verdict (const AssayReadiness *readiness);

/* "5 of 6 indicators ready", with the scheme's own words. */
char *assay_wording_count_ready (const AssayScheme *scheme, guint n_ready, guint n_applicable);

/* One reason as a sentence: "E011 goes out of date on 3 December 2026." */
char *assay_wording_reason (const AssayReadiness *readiness, const AssayReason *reason);

/* All reasons that matter for reading, in one or two sentences: for claimed, why nothing counts;
 * for ready, what counts. */
char *assay_wording_why (const AssayReadiness *readiness, const AssayCriterionReadiness *criterion);

/* What to do about one reason of @criterion: "Name the pages or the heading in E007 that show it."
 */
char *assay_wording_reason_step (const AssayReadiness *readiness,
                                 const AssayCriterionReadiness *criterion,
                                 const AssayReason *reason);

/* "pages 3–4, “Escalation”"; NULL when the citation names no place. */
char *assay_wording_place (const AssayCitation *citation);

/* "1 April 2025 to 31 March 2026", "since 1 April 2025", "until 3 December 2026", or the first with
 * "; in date until …"; NULL without dates. */
char *assay_wording_period (const AssayEvidence *evidence);

const char *assay_wording_privacy (AssayPrivacy privacy);
const char *assay_wording_basis (AssayBasis basis);
const char *assay_wording_action_state (AssayActionState state);
/* What a signature is worth, as a sentence. @name is who signed, as they say; NULL where that could
 * not be read. */
char *assay_wording_signer (AssaySignerStanding standing, const char *name);

const char *assay_wording_severity (AssaySeverity severity);
const char *assay_wording_origin (AssayOrigin origin);
const char *assay_wording_unit (AssayUnit unit);

/* "128", "12 days", "75 % (45 of 60)". @measure NULL: the number alone with its counts. */
char *assay_wording_figure (const AssayMeasure *measure, const AssayFigure *figure);

/* "45 of 60"; "60 people" for a score or days; NULL where nobody stated it. */
char *assay_wording_figure_counts (const AssayFigure *figure);

/* "2.5, point k7f2m4xq.003"; @criterion NULL: about the whole. */
char *assay_wording_point (const char *criterion, const char *id);
const char *assay_wording_point_kind (AssayPointKind kind);

/* "further work", "award with conditions"; an outcome that is not known is given back. */
const char *assay_wording_point_outcome (const char *outcome);

/* An answer in the scheme's words: "Justice, School", "Yes". */
char *assay_wording_answer (const AssayQuestion *question, const AssayAnswer *answer);

/* A file size: "48 kB", "1.2 MB". */
char *assay_wording_size (guint64 bytes);

/* What is wrong, and what to do about it; both one sentence. @readiness gives titles and words; for
 * what is found in a bag it is NULL. */
char *assay_wording_finding (const AssayReadiness *readiness, const AssayFinding *finding);
char *assay_wording_finding_step (const AssayReadiness *readiness, const AssayFinding *finding);

/* "Rated 2.5 “Largely”", "Cited E007 for 2.5", "Undid: …". */
char *assay_wording_edit (const AssayScheme *scheme, const AssayEdit *edit);
char *assay_wording_entry (const AssayScheme *scheme, const AssayEntry *entry);

/* The next step for an error code, to stand after the error's own message: "Free some space and try
 * again." NULL where the message says it already. */
const char *assay_wording_error_step (const GError *error);

/* An error's message, which is made to be a part of a sentence, as a sentence of its own. */
char *assay_wording_error_sentence (const char *message);

G_END_DECLS
