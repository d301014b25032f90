/* A contract's time line on paper: term, what is asked, awards and gaps, events, today.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kinds of spans differ by outline and pattern, marks by their sign, so that a black and white
 * print says the same. What it shows is told in words beside it and to those who listen.
 */

#pragma once

#include "pack/layout/assay-block.h"
#include "present/assay-register-time-line.h"

G_BEGIN_DECLS

/* Takes @line. */
AssayBlock *assay_time_strip_new (AssayTimeLine *line);

/* What each pattern and sign means, on a few lines. */
AssayBlock *assay_time_strip_legend_new (void);

G_END_DECLS
