/* A quick look at a review's folder whenever one is opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/assay-window.h"

G_BEGIN_DECLS

/* Looks, away from the main thread, whether all of the submission that @window's review holds is
 * there and everything but the contents of the evidence as it was submitted, and shows what it
 * finds. Nothing is shown where nothing is found, the window has gone on to something else by then,
 * or its document is no review. */
void assay_review_watch_begin (AssayWindow *window);

G_END_DECLS
