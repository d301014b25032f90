/* Findings about a portfolio as commands print them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-finding.h"
#include "core/readiness/assay-readiness.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The members "findings", "blocking", "warnings" and "advice" of the object that is open. */
void assay_findings_output_add (JsonBuilder *builder,
                                const AssayReadiness *readiness,
                                const GPtrArray *findings);

/* Those of one severity under a heading; nothing where there are none. */
void assay_findings_output_print (const AssayReadiness *readiness,
                                  const GPtrArray *findings,
                                  AssaySeverity severity);

G_END_DECLS
