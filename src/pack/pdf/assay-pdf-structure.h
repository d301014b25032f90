/* What a document's tags say: headings, tables, links and figures in the order of reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written down while the pages are drawn and put into the file at the end (assay-pdf-tree.h).
 * cairo's own tags are only used to cut what is drawn into marked pieces: it cannot let an element
 * go on over the page, say what a picture shows or in which language words are, or own a piece of
 * an evidence page.
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* Header cells say what they are the head of. Any other tag is a standard structure type. */
#define ASSAY_PDF_TAG_COLUMN_HEADER "TH/Column"
#define ASSAY_PDF_TAG_ROW_HEADER "TH/Row"

typedef struct _AssayPdfStructure AssayPdfStructure;

AssayPdfStructure *assay_pdf_structure_new (void);
void assay_pdf_structure_free (AssayPdfStructure *self);

/* What follows is on the next page; the first call begins the first. */
void assay_pdf_structure_begin_page (AssayPdfStructure *self);

/* Opens an element within the one that is open. @tag is a string constant. */
void assay_pdf_structure_open (AssayPdfStructure *self, const char *tag);

/* Goes on in an element that was closed because its page ended: the last one within the open
 * element. In one that goes on itself, the first call means the first element with this tag, the
 * next the one after, and so on, as for the cells of a row. */
void assay_pdf_structure_resume (AssayPdfStructure *self, const char *tag);
void assay_pdf_structure_close (AssayPdfStructure *self);

/* Here, outside of all elements, stand those of another document that becomes part of the same
 * file.
 */
void assay_pdf_structure_leave_gap (AssayPdfStructure *self);

/* About the element that is open: what a picture shows; what is read instead of its content; a BCP
 * 47 tag (a string that stays, or NULL for the document's); over how many columns a cell goes. */
void assay_pdf_structure_set_alternative (AssayPdfStructure *self, const char *text);
void assay_pdf_structure_set_replacement (AssayPdfStructure *self, const char *text);
void assay_pdf_structure_set_language (AssayPdfStructure *self, const char *language);
void assay_pdf_structure_set_span (AssayPdfStructure *self, guint n_columns);

/* The open element owns the page's next marked piece; its next link annotation, which gets @words
 * to be read out; what will be placed on the page from outside. */
void assay_pdf_structure_add_content (AssayPdfStructure *self);
void assay_pdf_structure_add_link (AssayPdfStructure *self, const char *words);
void assay_pdf_structure_add_placed (AssayPdfStructure *self);

/* The same where the words have page numbers in them that are not known yet: @words is the place of
 * them among the blanks (assay-pdf-blanks.h). */
void assay_pdf_structure_set_blank_replacement (AssayPdfStructure *self, guint words);
void assay_pdf_structure_add_blank_link (AssayPdfStructure *self, guint words);

/* The open element owns the page's next figure that is read. */
void assay_pdf_structure_add_blank (AssayPdfStructure *self);

/* As add_link(), for one that leads into another PDF: @file (a string that stays; ASCII, without
 * folders) beside this one, at @page from 1. cairo 1.16 cannot make such links, so it is given any
 * other, and what it does is replaced. */
void assay_pdf_structure_add_file_link (AssayPdfStructure *self,
                                        const char *words,
                                        const char *file,
                                        guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfStructure, assay_pdf_structure_free)

G_END_DECLS
