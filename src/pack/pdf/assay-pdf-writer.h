/* Writes a PDF from documents read by libqpdf and from objects of our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In place of libqpdf's writer for three reasons: the structure of a large pack is a hundred
 * thousand small objects, which take longer to make in libqpdf than to write; its identifier that
 * is the same for the same bytes takes MD5 of all of them; and a rebuild copies what has not
 * changed, whose numbers must then be known.
 *
 * Only what is asked for, or referred to by that, is written. Streams keep their bytes; everything
 * else goes into packed object streams. What goes wrong with the file is kept and told at the end;
 * nothing is written after it.
 */

#pragma once

#include "base/assay-progress.h"
#include "pack/pdf/assay-pdf-objects.h"
#include "pack/pdf/assay-pdf-origin.h"

G_BEGIN_DECLS

/* Objects that stand in every file under the same number, so that what is copied can refer to them.
 * The last is how many numbers are taken from the start. */
enum
{
  ASSAY_PDF_NUMBER_NONE,
  ASSAY_PDF_NUMBER_CATALOGUE,
  ASSAY_PDF_NUMBER_PAGES,
  ASSAY_PDF_NUMBER_STRUCTURE,
  ASSAY_PDF_NUMBER_DOCUMENT, /* the outermost structure element */
  ASSAY_PDF_NUMBER_PARENTS,
  ASSAY_PDF_NUMBER_EVIDENCE, /* the bookmark that those of the evidence are beneath */
  ASSAY_PDF_N_NUMBERS
};

/* Where an object is: nowhere (0), at an offset in the file (1), or in an object stream (2): its
 * number and the place in it. */
typedef struct
{
  guint8 kind;
  guint64 where;
  guint32 place;
} AssayPdfRow;

/* A stretch of the file: our own bytes (@origin is negative), or bytes that stand at @offset of an
 * origin, by its place in the list of them. */
typedef struct
{
  gint32 origin;
  guint64 offset;
  guint64 length;
} AssayPdfSpan;

typedef struct _AssayPdfWriter AssayPdfWriter;

/* The file at @path is made when the first byte is written, in place of what is there. */
AssayPdfWriter *assay_pdf_writer_new (const char *path);
void assay_pdf_writer_free (AssayPdfWriter *self);

/* From now on references are to objects of @pdf, which must stay until the next call or the end.
 * NULL for none. */
void assay_pdf_writer_begin (AssayPdfWriter *self, qpdf_data pdf);

/* A number that is written about later. */
guint assay_pdf_writer_reserve (AssayPdfWriter *self);

/* The object is known as @number, and whoever says so writes it. */
void assay_pdf_writer_fix (AssayPdfWriter *self, AssayPdfRef ref, guint number);

/* The object's number; it is written with the next assay_pdf_writer_drain(). */
guint assay_pdf_writer_get_number (AssayPdfWriter *self, AssayPdfRef ref);

/* Writes the object as @number, and notes what it refers to. */
void assay_pdf_writer_add (AssayPdfWriter *self, AssayPdfRef ref, guint number);

/* Writes everything that has been referred to and what that refers to. */
void assay_pdf_writer_drain (AssayPdfWriter *self);

/* Writes our own object; the references in @text are numbers of this file. */
void assay_pdf_writer_add_text (AssayPdfWriter *self, guint number, const GString *text);

/* The same for a stream of our own; @dictionary is what stands in it besides its length. */
void assay_pdf_writer_add_stream_text (AssayPdfWriter *self,
                                       guint number,
                                       const char *dictionary,
                                       const GString *data);

/* @object as text, with the references turned into numbers of this file. */
void assay_pdf_writer_append_object (AssayPdfWriter *self, GString *text, qpdf_oh object);

/* Large streams are looked for in @origin (NULL: in none), to be noted and not only written. */
void assay_pdf_writer_set_origin (AssayPdfWriter *self, AssayPdfOrigin *origin);

/* Ends the object stream that is being filled. What comes after stands for itself. */
void assay_pdf_writer_end_part (AssayPdfWriter *self);

/* --- What can be taken out and put in again --- */

/* Rows by number, up to now; stretches since the last call of take_spans(), with the origins' names
 * (char *) that they refer to; the digest of our own bytes in them. */
const GArray *assay_pdf_writer_get_rows (AssayPdfWriter *self);
GArray *assay_pdf_writer_take_spans (AssayPdfWriter *self, GPtrArray **out_names);
char *assay_pdf_writer_take_digest (AssayPdfWriter *self);
guint64 assay_pdf_writer_get_length (AssayPdfWriter *self);

/* Bytes that were written by another writer in the same place, with the rows of what is in them.
 * With @is_own they count for the digest. */
void assay_pdf_writer_put (AssayPdfWriter *self, gconstpointer data, gsize length, gboolean is_own);
void assay_pdf_writer_put_row (AssayPdfWriter *self, const AssayPdfRow *row);

/* Says that the file is made of @data too, which stands in for bytes that were not counted. */
void assay_pdf_writer_count (AssayPdfWriter *self, gconstpointer data, gsize length);

/* --- The end --- */

/* Writes the table of all objects and ends the file. @info is the number of the Info dictionary or
 * 0. FALSE with the first thing that went wrong since the file was begun. */
gboolean assay_pdf_writer_finish (AssayPdfWriter *self, guint info, GError **error);

/* Whether to go on is worth it: TRUE when something has gone wrong, which @error (nullable) says.
 */
gboolean assay_pdf_writer_has_failed (AssayPdfWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfWriter, assay_pdf_writer_free)

G_END_DECLS
