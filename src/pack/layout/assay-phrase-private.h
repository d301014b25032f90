/* What a phrase is made of, for what draws it and what writes it as HTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-phrase.h"

G_BEGIN_DECLS

/* Of links: how far its middle is below their line. */
#define ASSAY_UNDERLINE_BELOW 1.7
#define ASSAY_UNDERLINE_THICKNESS 0.4

typedef enum
{
  ASSAY_SPAN_TYPE_TEXT,
  ASSAY_SPAN_TYPE_LINK,
  ASSAY_SPAN_TYPE_PAGE,
  ASSAY_SPAN_TYPE_FILE,
} AssaySpanType;

typedef struct
{
  AssaySpanType type;
  AssaySpanStyle style;
  char *text;   /* NULL for pages */
  char *anchor; /* NULL for text and files */
  char *last;   /* the end of a range of pages, or NULL */
  const char *file;
  guint page; /* of the file */
  guint end;  /* where it ends in the composed text, in bytes */
} AssaySpan;

struct _AssayPhrase
{
  AssayTextStyle style;
  GArray *spans; /* AssaySpan */
  gboolean has_pages;
  gboolean one_line;
  PangoLayout *layout; /* once measured */
  double width;
  PangoAlignment alignment;
  const char *placeholder;
  double leading;
  double baseline;
};

G_END_DECLS
