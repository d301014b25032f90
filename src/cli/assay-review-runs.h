/* How the commands of reviews run: opening one, making one edit, saying what was done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-arguments.h"
#include "cli/assay-cli.h"
#include "core/review/assay-review-folder.h"

G_BEGIN_DECLS

AssayReviewFolder *
assay_review_open (AssayCli *cli, const char *path, AssayOpenMode mode, GError **error);

/* The same for the folder that the first argument names. */
AssayReviewFolder *assay_review_open_first (AssayCli *cli,
                                            const AssayArguments *arguments,
                                            AssayOpenMode mode,
                                            GError **error);

/* Applies @edit (transfer none; empty: says that nothing has changed), closes the folder and says
 * what was done. */
gboolean assay_review_commit (AssayReviewFolder *folder, AssayEdit *edit, GError **error);

/* Closes a folder after a change that is safe in the journal. */
void assay_review_close (AssayReviewFolder *folder);

typedef AssayEdit *(*AssayMakeReviewEdit) (AssayCli *cli,
                                           const AssayArguments *arguments,
                                           const AssayReviewGround *ground,
                                           GError **error);

/* Opens the folder that the first argument names for writing, and commits what @make gives. With
 * @prints_number, the number of what was added is printed. What the judgements say against a
 * recommendation or decision is told, and refuses nothing. Always 0. */
int assay_review_run_edit (AssayCli *cli,
                           const AssayArguments *arguments,
                           AssayMakeReviewEdit make,
                           gboolean prints_number,
                           GError **error);

/* assay_review_folder_undo() or _redo(). */
typedef gboolean (*AssayReviewStep) (AssayReviewFolder *folder,
                                     AssayEdit **out_edit,
                                     GError **error);

/* Takes the step and says what it did as "@said: WHAT.". Always 0. */
int assay_review_run_step (AssayCli *cli,
                           const AssayArguments *arguments,
                           AssayReviewStep step,
                           const char *said,
                           GError **error);

/* --text, or the file that --text-file names; *@out_text is NULL when neither was given. */
gboolean assay_review_read_text (AssayCli *cli,
                                 const AssayArguments *arguments,
                                 char **out_text,
                                 GError **error);

/* 7 from "R007", "r7" or "7"; 0 for a word that is no such number. */
guint assay_review_parse_number (const char *word, char letter);

/* AssayLook from "E007:2-3, E009"; NULL in *@out_looked where @text is NULL. */
gboolean assay_review_parse_looked (const AssayReviewGround *ground,
                                    const char *text,
                                    GPtrArray **out_looked,
                                    GError **error);

G_END_DECLS
