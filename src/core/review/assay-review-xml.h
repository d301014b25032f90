/* review.xml: the whole review in canonical form. Equal content gives equal bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   <review format="1">
 *     <head service="…" round="1" fingerprint="…" seal="…" key="…" scheme="rss" edition="2026"
 *           scheme-sha256="…"> <name>North Vale round 1.zip</name> </head>
 *     <declaration interest="none" day="…" author="…"> <roles/> <statement/> </declaration>
 *     <determination criterion="2.5" judgement="further-work" valid="yes" current="no" basis="…">
 *       <reason/> <lacking/> <looked evidence="E004" pages="1-2"/> <comment/> <note/>
 *     </determination>
 *     <request number="R001" …/> <correction number="C001" …/> <enquiry number="Q001" …/>
 *     <visit number="V001" …/> <sample number="S001" …/> <opening number="O001" …/>
 *     <settlement criterion="2.5" …/> <recommendation …/> <decision number="D001" …/> <award …/>
 *   </review>
 *
 * Each value's fields stand in assay-review-values.c. Format 1 may grow by elements, never by
 * attributes: elements that this Assay does not know are kept and written back, an attribute that
 * it does not know is refused.
 */

#pragma once

#include "core/review/assay-review.h"
#include "core/xml/assay-xml.h"

G_BEGIN_DECLS

#define ASSAY_REVIEW_FORMAT 1

/* OWN holds everything. RESULT leaves out what is private or about the work itself (notes,
 * questions, openings, recommendation, decisions, award, unknown elements): it is what a
 * recommendation and a decision rest on. */
typedef enum
{
  ASSAY_REVIEW_FORM_OWN,
  ASSAY_REVIEW_FORM_RESULT,
} AssayReviewForm;

/* UTF-8 text ending in a line end. */
char *assay_review_format_xml (const AssayReview *self, AssayReviewForm form);

/* Checks everything it reads. Errors are INVALID or NEWER with name and line. */
AssayReview *
assay_review_parse_xml (const void *data, gsize length, const char *name, GError **error);

G_END_DECLS
