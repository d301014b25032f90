/* Findings of a check as people and programs read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-json.h"
#include "core/portfolio/assay-finding.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* By severity, each with its step. @readiness as for assay_wording_finding(). */
void assay_finding_list_print (const AssayReadiness *readiness, const GPtrArray *findings);

/* The same to standard error. */
void assay_finding_list_say (const AssayReadiness *readiness, const GPtrArray *findings);

/* The members "findings", "blocking", "warnings" and "advice" of the object that is open. */
void assay_finding_list_add_json (JsonBuilder *builder,
                                  const AssayReadiness *readiness,
                                  const GPtrArray *findings);

G_END_DECLS
