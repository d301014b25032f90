/* What a drawn document brings along when it becomes part of a file, by the numbers of its objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pack is bound from two: what the service says, which changes with every answer, and the
 * evidence, which is large and does not. Neither refers to the other but by the numbers that are
 * fixed (assay-pdf-writer.h) and by named places, so the one can be written anew around the other.
 */

#pragma once

#include "pack/pdf/assay-pdf-writer.h"

G_BEGIN_DECLS

/* A named place: the object that says where it is. */
typedef struct
{
  char *name; /* its bytes in hexadecimal digits, as PDF writes them */
  guint number;
} AssayPdfName;

typedef struct
{
  guint number;
  gboolean hidden;
} AssayPdfPartLayer;

typedef struct
{
  GArray *pages;    /* guint, in the order in which they were drawn */
  GArray *elements; /* guint: the outermost structure elements */
  GArray *names;    /* AssayPdfName */
  GArray *layers;   /* AssayPdfPartLayer */
  guint first_key;  /* the keys of its pieces and links in the tree of parents, below @end_key */
  guint end_key;
  guint parents; /* the node of that tree; 0 is none */
  guint first_bookmark;
  guint last_bookmark;
  guint n_bookmarks; /* outermost */
} AssayPdfPart;

AssayPdfPart *assay_pdf_part_new (void);
void assay_pdf_part_free (AssayPdfPart *self);

/* All of it as a value, and back. */
GVariant *assay_pdf_part_format (const AssayPdfPart *self);
AssayPdfPart *assay_pdf_part_parse (GVariant *value);

/* Its type. */
#define ASSAY_PDF_PART_TYPE "(auaua(su)a(ub)uuuuuu)"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfPart, assay_pdf_part_free)

G_END_DECLS
