/* Small conveniences over libqpdf's C API.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Object handles of that API live in a table until they are released. The rule here is that no
 * handle outlives the page it was needed for (qpdf_oh_release_all()); what must last is kept as an
 * AssayPdfRef.
 */

#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* An object by its number; id 0 is none. */
typedef struct
{
  int id;
  int generation;
} AssayPdfRef;

/* A rectangle with x0 < x1 and y0 < y1. */
typedef struct
{
  double x0, y0, x1, y1;
} AssayPdfBox;

/* x' = a x + c y + e, y' = b x + d y + f, as in a PDF. */
typedef struct
{
  double a, b, c, d, e, f;
} AssayPdfMatrix;

/* A document that never writes to the terminal. Free with assay_pdf_free(). */
qpdf_data assay_pdf_new (void);
void assay_pdf_free (qpdf_data pdf);

AssayPdfRef assay_pdf_get_ref (qpdf_data pdf, qpdf_oh object);
qpdf_oh assay_pdf_get_object (qpdf_data pdf, AssayPdfRef ref);
gboolean assay_pdf_ref_is_set (AssayPdfRef ref);

/* For sets and maps of references. */
gint64 assay_pdf_ref_to_key (AssayPdfRef ref);
AssayPdfRef assay_pdf_key_to_ref (gint64 key);

/* The value of @key in @dictionary as a reference, made indirect in place where it is not; none
 * where there is no such key. */
AssayPdfRef assay_pdf_get_key_ref (qpdf_data pdf, qpdf_oh dictionary, const char *key);

/* Reads a finite number, in every locale alike (qpdf itself reads decimals as the locale has them).
 */
gboolean assay_pdf_read_number (qpdf_data pdf, qpdf_oh object, double *out_number);

/* Reads an array of @n such numbers. */
gboolean assay_pdf_read_numbers (qpdf_data pdf, qpdf_oh array, double *out_numbers, int n);

/* Reads a rectangle in any order of its corners. FALSE for none and for an empty one. */
gboolean assay_pdf_read_box (qpdf_data pdf, qpdf_oh array, AssayPdfBox *out_box);

/* The part that @a and @b share; FALSE when that is nothing. */
gboolean assay_pdf_box_intersect (const AssayPdfBox *a, const AssayPdfBox *b, AssayPdfBox *out_box);

/* The smallest upright box around what @matrix makes of @box. */
AssayPdfBox assay_pdf_box_transform (const AssayPdfBox *box, const AssayPdfMatrix *matrix);

/* Appends a number, or six with a space after each, in the same form in every locale. */
void assay_pdf_append_number (GString *text, double number);
void assay_pdf_append_matrix (GString *text, const AssayPdfMatrix *matrix);

/* Appends "1 0 0 RG " or, without @stroke, "1 0 0 rg ". FALSE when @array is no colour, and for the
 * empty one, which is transparent. */
gboolean assay_pdf_append_colour (qpdf_data pdf, qpdf_oh array, gboolean stroke, GString *content);

/* Appends "x y width height re ". */
void assay_pdf_append_rectangle (GString *content, const AssayPdfBox *box, double inset);

/* A number, rounded to what can be seen. */
qpdf_oh assay_pdf_new_number (qpdf_data pdf, double number);
qpdf_oh assay_pdf_new_box (qpdf_data pdf, const AssayPdfBox *box);

/* Text of PDFDocEncoding, UTF-16 or UTF-8 as UTF-8; "" for anything else and for what is longer
 * than any form holds. */
char *assay_pdf_dup_text (qpdf_data pdf, qpdf_oh string);

/* A new dictionary with the entries of @dictionary, or an empty one when it is none. */
qpdf_oh assay_pdf_copy_dictionary (qpdf_data pdf, qpdf_oh dictionary);

/* Sets what went wrong in @pdf in our domain, naming @name: ENCRYPTED, NO_SPACE, ACCESS, IO or
 * DAMAGED. Always sets an error, even when qpdf has kept none. */
void assay_pdf_set_error (GError **error, qpdf_data pdf, const char *name);
void assay_pdf_set_damaged (GError **error, const char *name);

/* Sets CANCELLED where that is so. */
gboolean assay_pdf_is_cancelled (GCancellable *cancellable, GError **error);

G_END_DECLS
