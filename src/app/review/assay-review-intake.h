/* From a submission that somebody has sent to a review that is open: verifying, passphrase,
 * findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/assay-window.h"

G_BEGIN_DECLS

/* Says where the review will be kept, and begins when the person wants it: verifies the ZIP at
 * @path off the main thread, asks for the passphrase where one is needed, and opens the review in
 * @window. What is wrong with the submission is shown in full, and keeps it from being reviewed
 * where it must. */
void assay_review_intake_begin (AssayWindow *window, const char *path);

/* The same, once the person has chosen a file. */
void assay_review_intake_choose (AssayWindow *window);

/* Whether the file at @path looks like a submission or another bag, rather than a copy of a
 * portfolio. May run on any thread; FALSE where it cannot be read. */
gboolean assay_review_intake_takes (const char *path, GCancellable *cancellable);

G_END_DECLS
