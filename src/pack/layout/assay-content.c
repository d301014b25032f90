/* A printed document before it has pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-content.h"

#include "base/assay-text.h"

#define PARAGRAPH_GAP 6.0

struct _AssayContent
{
  GPtrArray *blocks;   /* AssayBlock */
  GPtrArray *sections; /* char*, titles */
  AssayStretch stretch;
  GArray *bookmarks; /* AssayBookmark */
};

static void
clear_bookmark (gpointer data)
{
  AssayBookmark *bookmark = data;

  g_free (bookmark->title);
  g_free (bookmark->anchor);
}

AssayContent *
assay_content_new (void)
{
  AssayContent *self = g_new0 (AssayContent, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_block_free);
  self->sections = g_ptr_array_new_with_free_func (g_free);
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (AssayBookmark));
  g_array_set_clear_func (self->bookmarks, clear_bookmark);

  return self;
}

void
assay_content_free (AssayContent *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->sections);
  g_array_unref (self->bookmarks);
  g_free (self);
}

void
assay_content_begin_section (AssayContent *self, const char *title)
{
  g_ptr_array_add (self->sections, g_strdup (title));
  assay_content_add (self, assay_group_open_new ("Sect"));
}

void
assay_content_end_section (AssayContent *self)
{
  assay_content_add (self, assay_group_close_new ());
}

void
assay_content_add (AssayContent *self, AssayBlock *block)
{
  g_assert (self->sections->len > 0);
  block->section = self->sections->len - 1;
  g_ptr_array_add (self->blocks, block);
}

void
assay_content_add_heading (AssayContent *self,
                           AssayHeadingLevel level,
                           const char *text,
                           const char *anchor)
{
  static const AssayTextStyle styles[] = {
    [ASSAY_HEADING_COVER] = ASSAY_TEXT_COVER_TITLE, [ASSAY_HEADING_SECTION] = ASSAY_TEXT_TITLE,
    [ASSAY_HEADING_PART] = ASSAY_TEXT_HEADING,      [ASSAY_HEADING_CRITERION] = ASSAY_TEXT_HEADING,
    [ASSAY_HEADING_LABEL] = ASSAY_TEXT_LABEL,
  };

  assay_content_add (self, assay_heading_new (level, assay_phrase_new_text (styles[level], text),
                                              NULL, anchor));
}

void
assay_content_add_paragraph (AssayContent *self, AssayTextStyle style, const char *text)
{
  assay_content_add (self,
                     assay_paragraph_new (assay_phrase_new_text (style, text), PARAGRAPH_GAP));
}

void
assay_content_add_paragraphs (AssayContent *self, AssayTextStyle style, const char *text)
{
  g_autofree char *clean = assay_text_clean (text);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (!assay_text_is_blank (*line))
      assay_content_add_paragraph (self, style, g_strchomp (*line));
}

void
assay_content_add_note (AssayContent *self, const char *text)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_NOTE);

  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, text);
  assay_content_add (self, assay_paragraph_new (phrase, PARAGRAPH_GAP));
}

void
assay_content_add_bookmark (AssayContent *self, guint depth, const char *title, const char *anchor)
{
  AssayBookmark bookmark = { depth, g_strdup (title), g_strdup (anchor) };

  g_array_append_val (self->bookmarks, bookmark);
}

void
assay_content_begin_stretch (AssayContent *self)
{
  g_assert (self->stretch.end_block == 0);
  self->stretch.first_block = self->blocks->len;
  self->stretch.first_bookmark = self->bookmarks->len;
}

void
assay_content_end_stretch (AssayContent *self)
{
  self->stretch.end_block = self->blocks->len;
  self->stretch.end_bookmark = self->bookmarks->len;
}

const AssayStretch *
assay_content_get_stretch (const AssayContent *self)
{
  return self->stretch.end_block > 0 ? &self->stretch : NULL;
}

guint
assay_content_get_n_blocks (const AssayContent *self)
{
  return self->blocks->len;
}

AssayBlock *
assay_content_get_block (const AssayContent *self, guint index)
{
  return self->blocks->pdata[index];
}

const char *
assay_content_get_section_title (const AssayContent *self, guint section)
{
  return self->sections->pdata[section];
}

guint
assay_content_get_n_bookmarks (const AssayContent *self)
{
  return self->bookmarks->len;
}

const AssayBookmark *
assay_content_get_bookmark (const AssayContent *self, guint index)
{
  return &g_array_index (self->bookmarks, AssayBookmark, index);
}
