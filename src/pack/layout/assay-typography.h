/* The text styles of printed pages, and the one place that knows their fonts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page has few styles and a fixed leading for each: every line of a style is as high as every
 * other, whatever script it holds, so that columns of a table stand on the same baselines and a
 * height is a number of lines.
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_TEXT_COVER_TITLE,
  ASSAY_TEXT_COVER_LINE,
  ASSAY_TEXT_COVER_DIGEST, /* fixed width, on the body's leading */
  ASSAY_TEXT_TITLE,        /* opens a section */
  ASSAY_TEXT_HEADING,      /* a criterion, a part of a section */
  ASSAY_TEXT_LABEL,        /* a small heading in the accent colour */
  ASSAY_TEXT_LEAD,         /* the first sentence of a section */
  ASSAY_TEXT_BODY,
  ASSAY_TEXT_TABLE,
  ASSAY_TEXT_TABLE_HEAD,
  ASSAY_TEXT_DIGEST, /* fixed width, on the table's leading */
  ASSAY_TEXT_NOTE,
  ASSAY_TEXT_CHIP,
  ASSAY_TEXT_FOOT,
} AssayTextStyle;

#define ASSAY_N_TEXT_STYLES (ASSAY_TEXT_FOOT + 1)

typedef struct _AssayTypography AssayTypography;

/* @language is a BCP 47 tag; it chooses between glyphs of one script. @n_pages is how many pages
 * there may be, so that there is room for their numbers. */
AssayTypography *assay_typography_new (const char *language, guint n_pages);
void assay_typography_free (AssayTypography *self);

/* "0000": what stands for a page number that is not known yet. */
const char *assay_typography_get_page_placeholder (const AssayTypography *self);

/* Points from one baseline to the next, and from the top of a line to its baseline. */
double assay_typography_get_leading (const AssayTypography *self, AssayTextStyle style);
double assay_typography_get_baseline (const AssayTypography *self, AssayTextStyle style);

/* A layout in @style, as wide as asked for (in points; negative: as wide as the text), breaking
 * inside a word where nothing else will do. One point is one layout unit over PANGO_SCALE. */
PangoLayout *assay_typography_new_layout (AssayTypography *self,
                                          AssayTextStyle style,
                                          double width,
                                          PangoAlignment alignment);

/* Finished layouts of texts that come again and again ("Rating", "✓ Ready", "2.5"), under a key
 * that says all that makes them what they are. A large pack has a hundred thousand of them, and few
 * are different. lookup() is NULL where there is none; keep() takes a reference. */
PangoLayout *assay_typography_lookup_layout (AssayTypography *self, const char *key);
void assay_typography_keep_layout (AssayTypography *self, const char *key, PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTypography, assay_typography_free)

G_END_DECLS
