/* What the wording files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-wording.h"

G_BEGIN_DECLS

/* "no", "one" … "ten", "11". */
char *assay_wording_number (guint number);

/* "E001", "E001 and E002", "E001, E002 and three more" when there are over @most. @parts are char*,
 * at least one. */
char *assay_wording_join (const GPtrArray *parts, guint most);

/* A scheme's word as it stands inside a sentence: "indicators". */
char *assay_wording_word (const char *word);

/* People's own text inside a sentence: on one line, at most about a line long, without the full
 * stop at its end. */
char *assay_wording_shorten (const char *text);

/* The level's title, or the id where the scheme does not have it. */
const char *assay_wording_level (const AssayScheme *scheme, const char *id);

/* "E007 “Risk assessment”"; only the number where there is no such item. */
char *assay_wording_item (const AssayPortfolio *portfolio, guint number);

/* "Policy or Record": the kinds that a criterion accepts. */
char *assay_wording_kinds (const AssayScheme *scheme, const AssayCriterion *criterion);

/* Of a criterion that is claimed, the reason to tell first: that of the citation which is nearest
 * to counting. */
const AssayReason *assay_wording_first_reason (const AssayCriterionReadiness *criterion);

/* A finding of AssayBagFindingTag as a sentence, and what to do. */
char *assay_wording_bag_finding (const AssayFinding *finding);
char *assay_wording_bag_finding_step (const AssayFinding *finding);

/* The same of AssayMeasuresFindingTag. */
char *assay_wording_measures_finding (const AssayFinding *finding);
char *assay_wording_measures_finding_step (const AssayFinding *finding);

G_END_DECLS
