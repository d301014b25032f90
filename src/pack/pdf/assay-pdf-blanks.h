/* What is left open in a drawn document until page numbers are known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evidence is drawn once and kept; where it stands in the pack changes with every answer that
 * grows by a page. So its pages say nothing of page numbers themselves: they refer to a form for
 * each number that is seen and to a string for each that is only said (the title of a bookmark,
 * what is read out for a link), and those are written anew with every pack (assay-pdf-fill.h).
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* A number, or with @last a range, that ends at @x, or with @begins begins there, on the line
 * @baseline; in points from the upper left corner of page @page (from 0) of the document. @face
 * says how it looks. It is the number of the page that the place @first is on, or where that is
 * NULL, of @page. One that is not read is an artifact. @ref is the form in the document, @number in
 * the file. */
typedef struct
{
  guint page;
  guint face;
  double x;
  double baseline;
  gboolean begins;
  char *first;
  char *last;
  gboolean is_link;
  gboolean is_read;
  AssayPdfRef ref;
  guint number;
} AssayPdfFigure;

typedef enum
{
  ASSAY_PDF_WORDS_PAGE,     /* "Page 34" */
  ASSAY_PDF_WORDS_LINK,     /* "Training, page 34" */
  ASSAY_PDF_WORDS_BOOKMARK, /* "Training · p 34" */
} AssayPdfWordsKind;

/* Words with the number of a page in them, said as above. @text is "" where there is none. */
typedef struct
{
  AssayPdfWordsKind kind;
  char *text;
  char *place;
  guint page;
  AssayPdfRef ref;
  guint number;
} AssayPdfWords;

typedef struct
{
  GArray *figures;   /* AssayPdfFigure, in the order of pages */
  GArray *words;     /* AssayPdfWords */
  GArray *bookmarks; /* guint: of words, the titles of the bookmarks as they were drawn */
  GHashTable *known; /* what words are about → their place, to have them once */
} AssayPdfBlanks;

AssayPdfBlanks *assay_pdf_blanks_new (void);
void assay_pdf_blanks_free (AssayPdfBlanks *self);

/* Copies @figure with its texts. */
void assay_pdf_blanks_add_figure (AssayPdfBlanks *self, const AssayPdfFigure *figure);

/* Their place among the words. @place (nullable) goes before @page. */
guint assay_pdf_blanks_add_words (
    AssayPdfBlanks *self, AssayPdfWordsKind kind, const char *text, const char *place, guint page);

/* What it takes to fill them, as a value and back. NULL where a number is not below @end. */
GVariant *assay_pdf_blanks_format (const AssayPdfBlanks *self);
AssayPdfBlanks *assay_pdf_blanks_parse (GVariant *value, guint end);

/* Its type. */
#define ASSAY_PDF_BLANKS_TYPE "(a(uubmsmsbu)a(usmsuu))"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfBlanks, assay_pdf_blanks_free)

G_END_DECLS
