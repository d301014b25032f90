/* What printed pages are drawn on: cairo with its structure tags, links and places to land.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo 1.16 has three traps, and they are all dealt with here. Only tags without tags inside them
 * own what is drawn; so groups and leaves are two different calls, and a group reaches cairo no
 * sooner than its first leaf (a page may turn in between, and its foot must not fall into the
 * group). A link outside any structure tag spoils the file; so a link is a leaf and a leaf needs a
 * group. Numbers are read in the locale; so only whole ones are written.
 */

#pragma once

#include "pack/assay-chart.h"
#include "pack/layout/assay-typography.h"

G_BEGIN_DECLS

extern const AssayColour assay_colour_ink;
extern const AssayColour assay_colour_quiet;
extern const AssayColour assay_colour_accent;
extern const AssayColour assay_colour_rule;
extern const AssayColour assay_colour_hairline;
extern const AssayColour assay_colour_tint;

typedef struct _AssayCanvas AssayCanvas;

/* @pages maps the name of an anchor to its page number, from 1; it is borrowed, so are @cr and
 * @typography. */
AssayCanvas *assay_canvas_new (cairo_t *cr, AssayTypography *typography, GHashTable *pages);
void assay_canvas_free (AssayCanvas *self);

cairo_t *assay_canvas_get_cairo (AssayCanvas *self);
AssayTypography *assay_canvas_get_typography (AssayCanvas *self);

/* The page an anchor is on; 0 where there is no such anchor. */
guint assay_canvas_lookup_page (AssayCanvas *self, const char *anchor);

/* Groups hold groups and leaves: "Sect", "Table", "TR", "L", or a "P" with links in it. Tags are
 * string constants. */
void assay_canvas_open_group (AssayCanvas *self, const char *tag);
void assay_canvas_close_group (AssayCanvas *self);

/* Leaves hold what is drawn. A link's leaf is "Link"; where @anchor is nowhere the text stays, as a
 * "Span". */
void assay_canvas_open_leaf (AssayCanvas *self, const char *tag);
void assay_canvas_open_link (AssayCanvas *self, const char *anchor);
void assay_canvas_close_leaf (AssayCanvas *self);

/* Links to @anchor land here. */
void assay_canvas_add_anchor (AssayCanvas *self, const char *anchor, double x, double y);

/* A name as it stands in an attribute of a tag, without its quotation marks. */
char *assay_canvas_escape_name (const char *name);

void assay_canvas_set_colour (AssayCanvas *self, AssayColour colour);
void assay_canvas_draw_rule (
    AssayCanvas *self, double x, double y, double length, double thickness, AssayColour colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCanvas, assay_canvas_free)

G_END_DECLS
