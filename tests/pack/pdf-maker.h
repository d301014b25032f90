/* PDFs written by hand, and looked at afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects are given as readable text and numbered from 1 in the order they are added; the first is
 * the catalogue. The cross-reference table is right unless a test breaks it on purpose.
 */

#pragma once

#include "pack/pdf/assay-pdf-join.h"

G_BEGIN_DECLS

typedef struct _PdfMaker PdfMaker;

PdfMaker *pdf_maker_new (void);
void pdf_maker_free (PdfMaker *self);

/* Both return the new object's number. @entries go into the stream's dictionary. */
guint pdf_maker_add (PdfMaker *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
guint pdf_maker_add_stream (PdfMaker *self, const char *entries, const char *data);

/* The whole file as bytes. */
GString *pdf_maker_build (PdfMaker *self);

/* Writes the file @name into @folder and returns its path. */
char *pdf_maker_write (PdfMaker *self, const char *folder, const char *name);

/* A file of one page: @page are entries of the page's dictionary (/Contents 4 0 R is the content
 * stream, /F1 in its resources is Helvetica), @content what it draws. */
char *pdf_write_page (const char *folder, const char *name, const char *page, const char *content);

/* A file of @n_pages A4 pages that say "page 1 of NAME" and so on. */
char *pdf_write_pages (const char *folder, const char *name, guint n_pages);

/* A file drawn by cairo as the pack would: @n_pages A4 pages, each "drawn 1" in the top margin and
 * with a bookmark. */
char *pdf_draw_pages (const char *folder, const char *name, guint n_pages);

/* Runs a program; asserts that it ends with status 0, and returns what it printed. */
char *pdf_run (const char *program, ...) G_GNUC_NULL_TERMINATED;

/* Asserts that qpdf finds nothing to complain about. */
void pdf_assert_sound (const char *path);

/* The text of one page (from 1). */
char *pdf_get_text (const char *path, guint page);

/* What is read from first to last, with every run of blanks as one. */
char *pdf_get_words (const char *path);

/* One page (from 1) as a picture at 72 pixels to the inch. */
typedef struct
{
  int width;
  int height;
  guchar *pixels; /* red, green, blue */
} PdfPicture;

PdfPicture *pdf_render (const char *path, guint page);
void pdf_picture_free (PdfPicture *self);

/* 'r', 'g', 'b', 'k' (black), 'w' (white) or '?' at a place in points from the lower left. */
char pdf_picture_get_colour (PdfPicture *self, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfMaker, pdf_maker_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfPicture, pdf_picture_free)

G_END_DECLS
