/* Keeps looking whether the evidence files of an open portfolio are what they were.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading all files takes long, so it is done on a thread: once after opening, and again when the
 * folder changes, then only what looks different. Nothing waits for it.
 */

#pragma once

#include "core/portfolio/assay-content-looks.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_CONTENT_WATCH (assay_content_watch_get_type ())
G_DECLARE_FINAL_TYPE (AssayContentWatch, assay_content_watch, ASSAY, CONTENT_WATCH, GObject)

/* For the portfolio's folder at @path. Signal "changed": the looks say something else. */
AssayContentWatch *assay_content_watch_new (const char *path);

/* What the portfolio is now; files not looked at yet will be. */
void assay_content_watch_set_portfolio (AssayContentWatch *self, AssayPortfolio *portfolio);

/* Looks again, soon. */
void assay_content_watch_look (AssayContentWatch *self);

/* The last looks, borrowed; NULL before the first. */
const AssayContentLooks *assay_content_watch_get_looks (AssayContentWatch *self);

G_END_DECLS
