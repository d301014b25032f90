/* What makes a good bag a good submission: the portfolio, its scheme, and every file it names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"
#include "core/submission/assay-bag-check.h"

G_BEGIN_DECLS

#define ASSAY_SUBMISSION_PORTFOLIO "data/portfolio.xml"
#define ASSAY_SUBMISSION_SCHEME "data/scheme.xml"
#define ASSAY_SUBMISSION_PACK "data/pack.pdf"
#define ASSAY_SUBMISSION_EVIDENCE "data/evidence/"

/* The element of bag-info.txt that states the fingerprint of the data. */
#define ASSAY_SUBMISSION_FINGERPRINT "Assay-Fingerprint"

/* Whether the bag says it is a submission, or has most of one. */
gboolean assay_submission_is_one (const AssayBagCheck *bag);

/* The item's number from "data/evidence/E007-risk-assessment.pdf"; 0 when the name is not of that
 * form. */
guint assay_submission_parse_number (const char *name);

/* After assay_bag_check_run(). @schema_path is scheme.xsd. The fingerprint that the portfolio has,
 * or NULL where it cannot be computed; it is for the caller to hold against what the pack's own
 * text states, because pages are read by another library. *@out_portfolio and *@out_scheme are what
 * could be read, or NULL. */
char *assay_submission_check (AssayBagCheck *bag,
                              const char *schema_path,
                              AssayPortfolio **out_portfolio,
                              AssayScheme **out_scheme);

G_END_DECLS
