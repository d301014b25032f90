/* What every command works with: the outside world, schemes, cancelling, progress, and the way in
 * and out of a portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A command that changes a portfolio prepares and checks everything, makes one edit, and hands it
 * to assay_cli_commit(); so a command that fails leaves the portfolio as it was, and one undo takes
 * back what one command did.
 */

#pragma once

#include "base/assay-context.h"
#include "base/assay-progress.h"
#include "core/portfolio/assay-portfolio-folder.h"
#include "core/readiness/assay-readiness.h"
#include "core/scheme/assay-scheme-library.h"

G_BEGIN_DECLS

typedef struct _AssayCli AssayCli;

AssayCli *assay_cli_new (AssayContext *context, GCancellable *cancellable);
void assay_cli_free (AssayCli *self);

AssayContext *assay_cli_get_context (AssayCli *self);
GCancellable *assay_cli_get_cancellable (AssayCli *self);
AssaySchemeLibrary *assay_cli_get_library (AssayCli *self);

/* Progress of long work, drawn on standard error while that is a terminal; end_work() wipes it, and
 * must be called before anything is printed. */
AssayProgress assay_cli_begin_work (AssayCli *self);
void assay_cli_end_work (AssayCli *self);

/* Prints "assay: MESSAGE", then the next step, and returns the exit status. */
int assay_cli_report_error (AssayCli *self, const GError *error, const char *command);

/* @path without slashes at its end, so that its parent is what it seems to be. */
char *assay_cli_dup_folder_path (const char *path);

AssayPortfolioFolder *
assay_cli_open (AssayCli *self, const char *path, AssayOpenMode mode, GError **error);

/* Applies @edit (transfer none; NULL or empty: says that nothing has changed), closes the folder
 * and says what was done. */
gboolean
assay_cli_commit (AssayCli *self, AssayPortfolioFolder *folder, AssayEdit *edit, GError **error);

/* Closes a folder after a change that is safe in the journal; when portfolio.xml cannot follow,
 * that is a note, not a failure of the command. */
void assay_cli_close (AssayPortfolioFolder *folder);

/* How ready the service is on a day, with the folder as it is: files that are gone count for
 * nothing. */
AssayReadiness *assay_cli_compute_readiness (AssayPortfolioFolder *folder, AssayDate on);

/* Says in one line what @criterion now is and why, on the day that status would choose. */
void assay_cli_say_state (AssayCli *self, AssayPortfolioFolder *folder, const char *criterion);

/* A file of text, "-" being standard input: UTF-8, something in it, no longer than a text may be.
 */
char *assay_cli_read_text (AssayCli *self, const char *path, GError **error);

/* REFUSED when @path lies inside @folder, where it would be taken for part of the document. */
gboolean assay_cli_check_outside_folder (const char *folder, const char *path, GError **error);
gboolean assay_cli_check_outside (AssayPortfolioFolder *folder, const char *path, GError **error);

/* USAGE when both are given and are the same file, which could not hold both. */
gboolean assay_cli_check_two_files (const char *path, const char *other, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCli, assay_cli_free)

G_END_DECLS
