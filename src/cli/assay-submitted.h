/* What was submitted, for commands that tell it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-cli.h"
#include "present/assay-submissions-state.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

AssaySubmissionsState *assay_submitted_new (AssayPortfolioFolder *folder);

/* The members of one submission, in the object that is open. */
void assay_submitted_add (JsonBuilder *builder, const AssaySubmission *submission);

G_END_DECLS
