/* How two folders are known to hold the same portfolio, or copies of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A portfolio has no identifier: its service may be renamed and its scheme shared with a hundred
 * others. What stays is how it began. The first line of its journal, who made it and when and for
 * whom, is never changed, and a copy begins with the same (core/portfolio/assay-ancestor.h).
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 64 hex digits made of the beginning of the portfolio in @folder; nothing can be read from them.
 * NULL where the beginning is not there, or not as it was written: then nothing is known. Any
 * thread. */
char *assay_portfolio_compute_origin (const char *folder);

G_END_DECLS
