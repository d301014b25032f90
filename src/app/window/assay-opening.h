/* Opening a portfolio, and what to do when it will not open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/assay-window.h"

G_BEGIN_DECLS

/* The window that shows the portfolio at @path, or is about to; NULL for none. */
AssayWindow *assay_opening_lookup_window (GtkApplication *application, const char *path);

/* @path is a portfolio's or a review's folder, the document in it, a submission, a return, or a
 * copy in one file, which is unpacked first; what it is is looked at, and told where it is none of
 * these. One that a window of ours has open already is shown there. Reading it takes its time
 * elsewhere: the window shows it, or tells what went wrong and what can be done, once that is over.
 */
void assay_opening_start (AssayWindow *window, const char *path, AssayOpenMode mode);

/* The same for a portfolio's folder; once it is open, the return at @return_path is shown in it. */
void
assay_opening_start_with_return (AssayWindow *window, const char *folder, const char *return_path);

/* Asks where to unpack the copy in one file at @zip_path, unpacks it and opens it. */
void assay_opening_start_copy (AssayWindow *window, const char *zip_path);

G_END_DECLS
