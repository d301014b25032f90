/* A content as one HTML file that needs nothing besides itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * This part of the folder stands above the blocks; assay-markup.h and assay-html-chart.h stand
 * beneath them.
 */

#pragma once

#include "pack/layout/assay-content.h"

G_BEGIN_DECLS

/* @language is a BCP 47 tag. @pdf is the PDF of the same content as a relative reference, escaped
 * (assay_html_refer()); @about says in a sentence what the file is. */
typedef struct
{
  const char *title;
  const char *language;
  const char *author;
  const char *generator;
  const char *pdf;
  const char *about;
} AssayHtmlInfo;

/* The whole file. @pages maps the names of anchors to pages of the PDF, from 1. Pure: the same
 * content gives the same bytes. */
GBytes *assay_html_document_format (const AssayContent *content,
                                    GHashTable *pages,
                                    const AssayHtmlInfo *info);

/* How @target is reached from the file @from: "../North%20Vale.pdf". Paths are in the GLib file
 * name encoding and are made whole first. */
char *assay_html_refer (const char *from, const char *target);

/* Where the HTML of the PDF @pdf is put when nobody says: beside it, "pack.html" for "pack.pdf".
 * EXISTS when something is there that no Assay has written: it must not be lost. */
char *assay_html_choose_path (const char *pdf, GError **error);

G_END_DECLS
