/* Choosing one of the items that the portfolio has, by typing a part of its number or title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signal "chosen" (guint number).
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_EVIDENCE_PICKER (assay_evidence_picker_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayEvidencePicker, assay_evidence_picker, ASSAY, EVIDENCE_PICKER, GtkPopover)

/* What can be chosen from the next time it opens. */
void assay_evidence_picker_set_portfolio (AssayEvidencePicker *self, AssayPortfolio *portfolio);

G_END_DECLS
