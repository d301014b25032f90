/* Asks for evidence that is not a file: something to be seen, or a discussion that is planned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "described" (gint basis, const char *title): a person wants it added. */
#define ASSAY_TYPE_EVIDENCE_PLAIN (assay_evidence_plain_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayEvidencePlain, assay_evidence_plain, ASSAY, EVIDENCE_PLAIN, AdwMessageDialog)

AssayEvidencePlain *assay_evidence_plain_new (GtkWindow *parent);

G_END_DECLS
