/* Charts as figures of an HTML page: the same amounts as pack/assay-chart.h draws, in SVG.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Their colours and patterns are the style sheet's, so that they change with it for the dark and
 * for paper.
 */

#pragma once

#include "core/readiness/assay-readiness.h"
#include "pack/html/assay-markup.h"

G_BEGIN_DECLS

/* "ready", "claimed" …: the class of what has the colour of a state. */
const char *assay_html_state_class (AssayState state);

/* A bar of how many criteria are in each state. A screen reader is told in words, unless it is
 * @decoration beside words that say the same. */
void
assay_html_add_bar (AssayMarkup *markup, const guint counts[ASSAY_N_STATES], gboolean decoration);

/* The same as a ring. */
void assay_html_add_ring (AssayMarkup *markup, const guint counts[ASSAY_N_STATES]);

/* The pattern of what is claimed; once, before any chart. */
void assay_html_add_chart_patterns (AssayMarkup *markup);

G_END_DECLS
