/* PDFs with bookmarks and links of every sort, whose texts say where they lead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf-maker.h"

G_BEGIN_DECLS

/* A file of A4 pages turned by @turn (0, 90, 180, 270), written so that they read upright. Page 2
 * says "Sheet-2", and "Part-2.1" to "Part-2.3" at three places; there are bookmarks of those names,
 * and on each page three links, "→ Part-5.1", to parts of other pages. Bookmarks and links lead
 * there by all kinds of destinations and names. One link leads to https://example.org/. */
char *pdf_write_book (const char *folder, const char *name, guint n_pages, int turn);

G_END_DECLS
