/* Which fonts pages are set in, and which letters none of them has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The fonts of this computer at 72 units per inch, so that a unit is a point, without those whose
 * letters are coloured pictures. */
PangoFontMap *assay_fonts_new_map (void);

/* The characters of @text that stand as boxes on a page, each once, in the order of @text; NULL
 * where there is none. */
char *assay_fonts_list_unknown (const char *text);

G_END_DECLS
