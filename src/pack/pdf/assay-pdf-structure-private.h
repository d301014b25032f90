/* How the structure is kept, for what writes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Elements and what they own are rows of two arrays that refer to each other by number: a large
 * pack has a hundred thousand of them.
 */

#pragma once

#include "pack/pdf/assay-pdf-structure.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_PDF_KID_ELEMENT, /* @value is its number */
  ASSAY_PDF_KID_CONTENT, /* @value is the number of the marked piece on @page */
  ASSAY_PDF_KID_LINK,    /* @value is the number in links */
  ASSAY_PDF_KID_GAP,     /* elements of another document */
} AssayPdfKidType;

/* @next is the number of the next kid of the same element; 0 is none. @page is from 0. */
typedef struct
{
  AssayPdfKidType type;
  guint page;
  guint value;
  guint next;
} AssayPdfKid;

/* @text is /Alt, or /ActualText where it @replaces the content. @words counts from 1 and stands for
 * it where it is not 0. */
typedef struct
{
  const char *tag;
  guint parent;
  guint first_kid;
  guint last_kid;
  guint n_columns;
  gboolean replaces;
  guint words;
  char *text;
  const char *language;
} AssayPdfElement;

/* A link annotation: the one in place @place on @page, or @annotation where that is set. @words is
 * NULL where the annotation says them already. Once pages are marked, @annotation is set and @key
 * is its number in the tree of parents; where there is no such annotation it stays 0. Where @file
 * is not NULL it leads to @file_page (from 1) of that file. @blank stands for @words where it is
 * not 0: it counts from 1. */
typedef struct
{
  guint page;
  guint place;
  AssayPdfRef annotation;
  guint key;
  char *words;
  guint blank;
  const char *file;
  guint file_page;
} AssayPdfStructureLink;

/* @placed is the element that owns what is put on the page from outside; 0 is none. */
typedef struct
{
  guint n_contents;
  guint n_links;
  guint placed;
} AssayPdfStructurePage;

struct _AssayPdfStructure
{
  GArray *elements; /* AssayPdfElement; the first is the whole */
  GArray *kids;     /* AssayPdfKid; the first is none */
  GArray *links;    /* AssayPdfStructureLink */
  GArray *pages;    /* AssayPdfStructurePage */
  GArray *blanks;   /* guint: kids that own a figure, in the order of pages */
  GArray *open;     /* Frame, innermost last */
};

/* Adds a link that was put on a page from outside to what it belongs to; nothing on a page that was
 * not meant for such. */
void
assay_pdf_structure_add_foreign_link (AssayPdfStructure *self, guint page, AssayPdfRef annotation);

G_END_DECLS
