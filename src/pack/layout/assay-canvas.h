/* What printed pages are drawn on: cairo with its links and places to land, and the structure of
 * what is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo 1.16 has three traps, and they are all dealt with here. Only tags without tags inside them
 * own what is drawn; so only leaves are cairo's, and what they belong to is written down beside
 * them (assay-pdf-structure.h). A link outside any structure tag spoils the file; so all leaves are
 * in one "Document". Numbers are read in the locale; so only whole ones are written.
 */

#pragma once

#include "pack/assay-chart.h"
#include "pack/layout/assay-typography.h"
#include "pack/pdf/assay-pdf-blanks.h"
#include "pack/pdf/assay-pdf-structure.h"

G_BEGIN_DECLS

extern const AssayColour assay_colour_ink;
extern const AssayColour assay_colour_quiet;
extern const AssayColour assay_colour_accent;
extern const AssayColour assay_colour_rule;
extern const AssayColour assay_colour_hairline;
extern const AssayColour assay_colour_tint;

typedef struct _AssayCanvas AssayCanvas;

/* @pages maps the name of an anchor to its page number, from 1; it is borrowed, so are @cr,
 * @typography and @structure, which gets what is said here of the structure. */
AssayCanvas *assay_canvas_new (cairo_t *cr,
                               AssayTypography *typography,
                               GHashTable *pages,
                               AssayPdfStructure *structure);
void assay_canvas_free (AssayCanvas *self);

cairo_t *assay_canvas_get_cairo (AssayCanvas *self);
AssayTypography *assay_canvas_get_typography (AssayCanvas *self);

/* The page an anchor is on; 0 where there is no such anchor. */
guint assay_canvas_lookup_page (AssayCanvas *self, const char *anchor);

/* Says that the page has turned, and that all is drawn. */
void assay_canvas_begin_page (AssayCanvas *self);
void assay_canvas_end (AssayCanvas *self);

/* Page numbers are not drawn but noted in @blanks (borrowed), to be filled in when they are known.
 * To be set before the first page. */
void assay_canvas_set_blanks (AssayCanvas *self, AssayPdfBlanks *blanks);
gboolean assay_canvas_has_blanks (const AssayCanvas *self);

/* Then these are for what has a page number in it; without they must not be called. A figure is
 * that of the page @first is on (NULL: this page), or from there to that of @last (nullable); it
 * ends at @x, or @begins there, on the line @baseline; @is_read within the open group or leaf.
 * @face is the caller's, for assay-figures.h. The others are as without blanks; the link is
 * sensitive in @area (nullable: where something is drawn), and without @text leads to where its
 * figure says.
 */
void assay_canvas_leave_figure (AssayCanvas *self,
                                guint face,
                                double x,
                                double baseline,
                                gboolean begins,
                                const char *first,
                                const char *last,
                                gboolean is_link,
                                gboolean is_read);
void assay_canvas_open_blank_link (AssayCanvas *self,
                                   const char *anchor,
                                   const char *text,
                                   const cairo_rectangle_t *area,
                                   const char *language,
                                   gboolean again);
void assay_canvas_set_blank_replacement (AssayCanvas *self);

/* Groups hold groups and leaves: "Sect", "Table", "TR", "L", "P" and whatever else has a meaning.
 * Tags are string constants; those of header cells are in assay-pdf-structure.h. To resume is to go
 * on in a group that a page's end had closed (assay_pdf_structure_resume()). */
void assay_canvas_open_group (AssayCanvas *self, const char *tag);
void assay_canvas_resume_group (AssayCanvas *self, const char *tag);
void assay_canvas_close_group (AssayCanvas *self);

/* Outside of all groups: here stands what is drawn elsewhere (assay_pdf_structure_leave_gap()). */
void assay_canvas_leave_gap (AssayCanvas *self);

/* About the group that is open: what is read instead of its content; how many columns it covers. */
void assay_canvas_set_replacement (AssayCanvas *self, const char *text);
void assay_canvas_set_span (AssayCanvas *self, guint n_columns);

/* Leaves hold what is drawn; what is drawn outside of them is an artifact. @language is a BCP 47
 * tag (a string that stays), or NULL for the document's. @words, read out for a link, say where it
 * leads; @again continues the link before on the next line. Where @anchor is nowhere the text stays
 * and leads nowhere. A file link leads to @page (from 1) of the PDF @file beside this one, a string
 * constant. */
void assay_canvas_open_text (AssayCanvas *self, const char *language);
void assay_canvas_open_link (
    AssayCanvas *self, const char *anchor, const char *words, const char *language, gboolean again);
void assay_canvas_open_file_link (AssayCanvas *self,
                                  const char *file,
                                  guint page,
                                  const char *words,
                                  const char *language,
                                  gboolean again);
void assay_canvas_open_figure (AssayCanvas *self, const char *alternative);
void assay_canvas_close_leaf (AssayCanvas *self);

/* Here, within the open group, is read what will be placed on the page from outside: as a figure
 * where there is an @alternative, or as a paragraph. At most once on a page. */
void assay_canvas_leave_place (AssayCanvas *self, const char *alternative);

/* Links to @anchor land here. */
void assay_canvas_add_anchor (AssayCanvas *self, const char *anchor, double x, double y);

/* A name as it stands in an attribute of a tag, without its quotation marks. */
char *assay_canvas_escape_name (const char *name);

void assay_canvas_set_colour (AssayCanvas *self, AssayColour colour);
void assay_canvas_draw_rule (
    AssayCanvas *self, double x, double y, double length, double thickness, AssayColour colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCanvas, assay_canvas_free)

G_END_DECLS
