/* Text in Helvetica, for what an annotation says without showing how it looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_PDF_ALIGN_LEFT,
  ASSAY_PDF_ALIGN_CENTRE,
  ASSAY_PDF_ALIGN_RIGHT,
} AssayPdfAlign;

/* How text is set. @size 0 is whatever fits. @colour are operators of a content stream, "0 g". With
 * @cells, that many characters share the width equally. */
typedef struct
{
  double size;
  const char *colour;
  AssayPdfAlign align;
  gboolean many_lines;
  guint cells;
} AssayPdfLettering;

/* The text as bytes of WinAnsiEncoding with line ends as '\n'; NULL when it has characters that
 * are not in it, or more of them than fit on a page. */
char *assay_pdf_lettering_encode (const char *text);

/* Appends operators that set @encoded within @box: one line in its middle, or lines from its top.
 * The font is named /AssayFont. */
void assay_pdf_lettering_append (const AssayPdfLettering *self,
                                 GString *content,
                                 const char *encoded,
                                 const AssayPdfBox *box);

#define ASSAY_PDF_LETTERING_FONT "/AssayFont"

/* The font as a new object. Every viewer has it. */
qpdf_oh assay_pdf_lettering_new_font (qpdf_data pdf);

G_END_DECLS
