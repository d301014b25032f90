/* Charts, drawn by one function each on any cairo surface: a window, a PDF page, a picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They take plain values and a palette, and know neither widgets nor pages. Amounts are told by
 * length and by pattern, not by colour alone, so that a black and white print says the same.
 */

#pragma once

#include "core/readiness/assay-readiness.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue;
} AssayColour;

typedef struct
{
  AssayColour ink;                    /* text and outlines */
  AssayColour quiet;                  /* the unfilled part */
  AssayColour states[ASSAY_N_STATES]; /* by AssayState */
} AssayChartPalette;

extern const AssayChartPalette assay_chart_palette_paper;

/* A bar of how many criteria are in each state, ready first. Not applicable ones are left out; with
 * none applicable only the outline is drawn. Fills @width by @height from the origin, in the
 * surface's units. */
void assay_chart_draw_bar (cairo_t *cr,
                           double width,
                           double height,
                           const guint counts[ASSAY_N_STATES],
                           const AssayChartPalette *palette);

/* A ring of how many criteria are in each state, ready first, for an overview: ready is thick, the
 * others are thin. */
void assay_chart_draw_ring (cairo_t *cr,
                            double size,
                            const guint counts[ASSAY_N_STATES],
                            const AssayChartPalette *palette);

/* The text alternative: "5 ready, 1 claimed, 2 not assessed". */
char *assay_chart_describe (const guint counts[ASSAY_N_STATES]);

G_END_DECLS
