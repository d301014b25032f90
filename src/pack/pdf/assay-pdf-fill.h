/* Leaves blanks in a drawn document, and fills them in the file that it has become part of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures are put together from forms of one letter each, drawn once for every look there is: a
 * font would do as well, but nobody tells which of its codes is which letter.
 */

#pragma once

#include "pack/pdf/assay-pdf-blanks.h"
#include "pack/pdf/assay-pdf-form.h"
#include "pack/pdf/assay-pdf-writer.h"

G_BEGIN_DECLS

/* The letters of figures, in this order. */
#define ASSAY_PDF_LETTERS "0123456789–"
#define ASSAY_PDF_N_LETTERS 11u

/* Letters as they are drawn in the PDF @path: each on a page of its own, those of the first of
 * @faces (guint) first, with its origin @left and @up from the lower left corner. @widths has one
 * for each page. Links get a line in colour @underline, its middle @below theirs. All lengths in
 * points. */
typedef struct
{
  const char *path;
  const GArray *faces;
  const double *widths;
  double left;
  double up;
  double underline[3];
  double below;
  double thickness;
} AssayPdfLetters;

/* What blanks are filled with. @places says which page (from 1) a place is on, @pages (guint) which
 * each page of the document with the blanks has become. @format makes the words, owned. */
typedef struct
{
  GHashTable *places;
  const GArray *pages;
  char *(*format) (AssayPdfWordsKind kind, const char *text, guint page);
  const AssayPdfLetters *letters;
} AssayPdfFilling;

/* Puts the figures of @blanks on the pages of @pdf and makes an object for all words. */
void assay_pdf_leave_blanks (qpdf_data pdf, AssayPdfBlanks *blanks);

/* Gives them numbers in the file; the bookmarks' titles come to @blanks before. */
void assay_pdf_reserve_blanks (AssayPdfWriter *writer, AssayPdfBlanks *blanks);

/* What stands for @words in @pdf, once blanks are left there. */
qpdf_oh assay_pdf_blanks_get_words (AssayPdfBlanks *blanks, qpdf_data pdf, guint words);

typedef struct _AssayPdfFill AssayPdfFill;

/* Takes the letters into the document of @forms. Errors as assay_pdf_source_open(). What is
 * returned stays until all is written. */
AssayPdfFill *
assay_pdf_fill_new (AssayPdfForms *forms, const AssayPdfFilling *filling, GError **error);
void assay_pdf_fill_free (AssayPdfFill *self);

/* Writes all of @blanks; what that refers to is written with the next assay_pdf_writer_drain(). */
void assay_pdf_fill_write (AssayPdfFill *self, AssayPdfWriter *writer, AssayPdfBlanks *blanks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfFill, assay_pdf_fill_free)

G_END_DECLS
