/* What verifying a submission has shown, all of it, in plain words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/submission/assay-verify.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what was found, and who signed, over @parent. @is_refused: because of it there is no
 * review.
 */
void assay_findings_dialog_show (GtkWindow *parent,
                                 const AssayVerification *verification,
                                 gboolean is_refused);

/* What a look at a review's folder has found (AssayFinding), at least one. */
void assay_findings_dialog_show_of_review (GtkWindow *parent, const GPtrArray *findings);

G_END_DECLS
