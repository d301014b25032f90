/* How most commands run: those that look at a portfolio, and those that make one edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-arguments.h"
#include "cli/assay-cli.h"

G_BEGIN_DECLS

typedef void (*AssayPrint) (const AssayScheme *scheme,
                            const AssayPortfolio *portfolio,
                            AssayDate today);

/* Opens the folder that the first argument names for reading, and prints with @json when --json was
 * given, else with @text. Always 0. */
int assay_run_view (AssayCli *cli,
                    const AssayArguments *arguments,
                    AssayPrint json,
                    AssayPrint text,
                    GError **error);

typedef AssayEdit *(*AssayMakeEdit) (const AssayArguments *arguments,
                                     const AssayPortfolio *portfolio,
                                     const AssayScheme *scheme,
                                     GError **error);

/* Opens the folder that the first argument names for writing, and commits what @make gives. With
 * @say_state, the second argument is a criterion, and what it now is is said. Always 0. */
int assay_run_edit (AssayCli *cli,
                    const AssayArguments *arguments,
                    AssayMakeEdit make,
                    gboolean say_state,
                    GError **error);

/* assay_portfolio_folder_undo() or _redo(). */
typedef gboolean (*AssayStep) (AssayPortfolioFolder *folder, AssayEdit **out_edit, GError **error);

/* Opens the folder that the first argument names for writing, takes the step and says what it did
 * as "@said: WHAT.". Always 0. */
int assay_run_step (AssayCli *cli,
                    const AssayArguments *arguments,
                    AssayStep step,
                    const char *said,
                    GError **error);

G_END_DECLS
