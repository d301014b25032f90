/* A window over that of a portfolio: what a commissioner asks for, what there is of it, and writing
 * the answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"
#include "core/register/assay-measures-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_MEASURES_ANSWER_WINDOW (assay_measures_answer_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayMeasuresAnswerWindow,
                      assay_measures_answer_window,
                      ASSAY,
                      MEASURES_ANSWER_WINDOW,
                      AdwWindow)

/* Shows @answer (taken) over @parent. */
void assay_measures_answer_window_show (GtkWindow *parent,
                                        AssayDocument *document,
                                        AssayMeasuresAnswer *answer);

G_END_DECLS
