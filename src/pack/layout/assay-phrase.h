/* A text in one style with emphasis, links and page numbers in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Page numbers are known only when everything has its place, so a page number is measured as
 * "0000" and bound when the phrase is drawn. A shorter number never needs more lines.
 */

#pragma once

#include "pack/html/assay-markup.h"
#include "pack/layout/assay-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_SPAN_PLAIN,
  ASSAY_SPAN_STRONG,
  ASSAY_SPAN_QUIET,
  ASSAY_SPAN_ACCENT, /* strong, in the accent colour */
} AssaySpanStyle;

typedef struct _AssayPhrase AssayPhrase;

AssayPhrase *assay_phrase_new (AssayTextStyle style);

/* The same with @text in it; NULL is as good as "". */
AssayPhrase *assay_phrase_new_text (AssayTextStyle style, const char *text);
void assay_phrase_free (AssayPhrase *self);

void assay_phrase_add (AssayPhrase *self, AssaySpanStyle style, const char *text);

/* Text that leads to @anchor. */
void assay_phrase_add_link (AssayPhrase *self, const char *anchor, const char *text);

/* The page number of @anchor, leading there; and "112–113" from the page of @first to that of
 * @last, leading to @first (one number where they are the same). */
void assay_phrase_add_page (AssayPhrase *self, const char *anchor);
void assay_phrase_add_page_range (AssayPhrase *self, const char *first, const char *last);

/* Text that leads to @page (from 1) of the PDF @file, a string constant, in the same folder. */
void assay_phrase_add_file_link (AssayPhrase *self, const char *file, guint page, const char *text);

/* Makes it end in "…" where the line ends, instead of going on below. */
void assay_phrase_set_one_line (AssayPhrase *self);

gboolean assay_phrase_is_empty (const AssayPhrase *self);

/* Whether some of it is bound late; such a phrase must not be cut between its lines. */
gboolean assay_phrase_has_pages (const AssayPhrase *self);

/* Writes what it says as HTML, whole; it need not be measured. What holds it gets the direction:
 * "auto" where the text may run from right to left, or NULL; and as its class the name of the
 * phrase's style, or NULL where that is the usual one. */
void assay_phrase_write (const AssayPhrase *self, AssayMarkup *markup);
const char *assay_phrase_get_direction (const AssayPhrase *self);
const char *assay_phrase_get_style_class (const AssayPhrase *self);

/* Breaks it into lines of @width points (negative: one line, as wide as it needs); once, before
 * the functions below. */
void assay_phrase_measure (AssayPhrase *self,
                           AssayTypography *typography,
                           double width,
                           PangoAlignment alignment);

guint assay_phrase_get_n_lines (const AssayPhrase *self);
double assay_phrase_get_leading (const AssayPhrase *self);
double assay_phrase_get_baseline (const AssayPhrase *self); /* of the first line, from its top */
double assay_phrase_get_height (const AssayPhrase *self);

/* The width of the widest line. */
double assay_phrase_get_width (const AssayPhrase *self);

/* Draws @n_lines from @first_line with the top of the first at @y, as structure element @tag, which
 * goes on where it began when @first_line is not the first. @colour is for what has no colour of
 * its own. With @tag NULL nothing is marked and nothing leads anywhere: for what is repeated on
 * every page. */
void assay_phrase_draw (AssayPhrase *self,
                        AssayCanvas *canvas,
                        const char *tag,
                        AssayColour colour,
                        double x,
                        double y,
                        guint first_line,
                        guint n_lines);

/* The same within the group that is open. */
void assay_phrase_draw_inside (AssayPhrase *self,
                               AssayCanvas *canvas,
                               AssayColour colour,
                               double x,
                               double y,
                               guint first_line,
                               guint n_lines);

/* All lines in ink. */
void assay_phrase_draw_whole (
    AssayPhrase *self, AssayCanvas *canvas, const char *tag, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPhrase, assay_phrase_free)

G_END_DECLS
