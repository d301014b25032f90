/* What blocks write themselves to as HTML: elements, escaped text, links into the page and the PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It stands beneath the blocks (layout) and knows none of them. Every text is hostile: it is
 * escaped, what no document may hold is left out, and what runs the other way, or would make its
 * surroundings do so, is isolated.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AssayMarkup AssayMarkup;

/* @pages maps the name of an anchor to its page in the PDF, from 1; @pdf is how the PDF is reached
 * from where the HTML will be: a relative reference, already escaped. Both are borrowed. */
AssayMarkup *assay_markup_new (GHashTable *pages, const char *pdf);
void assay_markup_free (AssayMarkup *self);

/* Everything so far, which must be closed; free with g_free(). */
char *assay_markup_steal (AssayMarkup *self);

/* Elements. Attributes are pairs of a name and a value, ended by NULL; one without a value (NULL)
 * is left out. @element is a string constant. close() ends the innermost one. */
void assay_markup_open (AssayMarkup *self, const char *element, ...) G_GNUC_NULL_TERMINATED;
void assay_markup_add_empty (AssayMarkup *self, const char *element, ...) G_GNUC_NULL_TERMINATED;
void assay_markup_close (AssayMarkup *self);

/* A heading that is as deep in the outline as what stands above it allows: @rank orders headings
 * (1 is outermost), levels never jump. */
void assay_markup_open_heading (AssayMarkup *self,
                                guint rank,
                                const char *anchor,
                                const char *direction);

/* A list that goes on over several blocks of the same class: begins it unless it is open. Whoever
 * walks through the blocks ends it. */
void assay_markup_begin_run (AssayMarkup *self, const char *element, const char *style_class);
void assay_markup_end_run (AssayMarkup *self);

/* Text; line ends become line breaks. assay_markup_add_isolated() is for text among other text. */
void assay_markup_add_text (AssayMarkup *self, const char *text);
void assay_markup_add_isolated (AssayMarkup *self, const char *text);

/* As it stands: only for what is no text of anybody's. */
void assay_markup_add_raw (AssayMarkup *self, const char *markup);
void assay_markup_end_line (AssayMarkup *self);

/* To a place in the same document; close() ends it. */
void assay_markup_open_link (AssayMarkup *self, const char *anchor);

/* To @page of another PDF in the same folder; close() ends it. */
void assay_markup_open_file_link (AssayMarkup *self, const char *file, guint page);

/* The page of @first in the PDF, or "112–113" to that of @last (nullable), leading there. Both must
 * have one. */
void assay_markup_add_pages (AssayMarkup *self, const char *first, const char *last);

/* "p 112", leading there; nothing where @anchor has no page. */
void assay_markup_add_page_note (AssayMarkup *self, const char *anchor);

guint assay_markup_lookup_page (const AssayMarkup *self, const char *anchor);

/* Whether some of @text runs from right to left or would change how its surroundings run. */
gboolean assay_markup_turns_direction (const char *text);

/* @text fit for an attribute, a title: on one line, without what changes directions. */
char *assay_markup_dup_plain (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMarkup, assay_markup_free)

G_END_DECLS
