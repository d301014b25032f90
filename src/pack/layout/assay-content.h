/* A printed document before it has pages: sections of blocks, and the bookmarks that lead to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-block.h"

G_BEGIN_DECLS

typedef struct _AssayContent AssayContent;

AssayContent *assay_content_new (void);
void assay_content_free (AssayContent *self);

/* What is added until end_section() is one "Sect", and its pages carry @title at their foot.
 * Sections do not nest. */
void assay_content_begin_section (AssayContent *self, const char *title);
void assay_content_end_section (AssayContent *self);

/* Takes @block. */
void assay_content_add (AssayContent *self, AssayBlock *block);

/* What sections say most: a heading, one paragraph, several paragraphs (one per line that is not
 * empty; NULL is none). */
void assay_content_add_heading (AssayContent *self,
                                AssayHeadingLevel level,
                                const char *text,
                                const char *anchor);
void assay_content_add_paragraph (AssayContent *self, AssayTextStyle style, const char *text);
void assay_content_add_paragraphs (AssayContent *self, AssayTextStyle style, const char *text);

/* A paragraph of quiet words. */
void assay_content_add_note (AssayContent *self, const char *text);

/* @depth is 0 at the outermost; the page number is added to @title when it is known. */
void
assay_content_add_bookmark (AssayContent *self, guint depth, const char *title, const char *anchor);

typedef struct
{
  guint depth;
  char *title;
  char *anchor;
} AssayBookmark;

/* What is added between stands on pages of its own and can be drawn for itself; once at most. Its
 * bookmarks are one deeper than that before them. */
typedef struct
{
  guint first_block;
  guint end_block;
  guint first_bookmark;
  guint end_bookmark;
} AssayStretch;

void assay_content_begin_stretch (AssayContent *self);
void assay_content_end_stretch (AssayContent *self);

/* NULL where there is none. */
const AssayStretch *assay_content_get_stretch (const AssayContent *self);

guint assay_content_get_n_blocks (const AssayContent *self);
AssayBlock *assay_content_get_block (const AssayContent *self, guint index);
const char *assay_content_get_section_title (const AssayContent *self, guint section);
guint assay_content_get_n_bookmarks (const AssayContent *self);
const AssayBookmark *assay_content_get_bookmark (const AssayContent *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayContent, assay_content_free)

G_END_DECLS
