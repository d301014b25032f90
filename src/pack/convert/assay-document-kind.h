/* Which way a file that is neither PDF nor picture becomes pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names are not asked. An office file is recognised by its content alone; text and e-mail have no
 * mark, so there the media type proposes and the content must agree.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_DOCUMENT_OTHER, /* not turned into pages */
  ASSAY_DOCUMENT_WORDS, /* Word, Writer, RTF */
  ASSAY_DOCUMENT_SHEET, /* Excel, Calc */
  ASSAY_DOCUMENT_SLIDES,
  ASSAY_DOCUMENT_LOCKED, /* an office file that needs a password */
  ASSAY_DOCUMENT_TEXT,
  ASSAY_DOCUMENT_ROWS, /* text in columns: CSV */
  ASSAY_DOCUMENT_HTML,
  ASSAY_DOCUMENT_MAIL,
} AssayDocumentKind;

/* @type (nullable) is the media type the portfolio gives. Reads the file's head, and a container's
 * list of parts. FALSE with NOT_FOUND, ACCESS, INVALID or IO, naming @name, when it cannot be
 * read. */
gboolean assay_document_kind_find (const char *path,
                                   const char *name,
                                   const char *type,
                                   AssayDocumentKind *out_kind,
                                   GError **error);

gboolean assay_document_kind_is_office (AssayDocumentKind kind);

G_END_DECLS
