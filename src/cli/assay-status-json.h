/* Readiness as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-day.h"
#include "cli/assay-submitted.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* @fall: when readiness falls before the day, or ASSAY_DATE_NONE. */
void assay_status_json_print (const AssayReadiness *readiness,
                              const AssayDay *day,
                              AssayDate fall,
                              const AssaySubmissionsState *submitted);

G_END_DECLS
