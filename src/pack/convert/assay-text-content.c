/* Plain text as pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/convert/assay-text-content.h"

#include "base/assay-text.h"
#include "pack/layout/assay-fonts.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BLANK_LINE 7.0
/* Blank lines in a row beyond these say nothing. */
#define MAX_BLANK 3u
/* A line is broken as a whole, which takes ever longer the longer it is. */
#define MAX_LINE_BYTES 6000u
#define TAB "    "

/* How much of @line goes into one paragraph: all of it, or up to a space, or between two
 * characters. */
static gsize
measure_part (const char *line)
{
  gsize length = strlen (line), cut;

  if (length <= MAX_LINE_BYTES)
    return length;
  for (cut = MAX_LINE_BYTES; cut > MAX_LINE_BYTES / 2; cut--)
    if (line[cut] == ' ')
      return cut + 1;
  for (cut = MAX_LINE_BYTES; ((guint8) line[cut] & 0xc0) == 0x80; cut--)
    continue;

  return cut;
}

static void
add_line (AssayContent *content, AssayTextStyle style, const char *line)
{
  do
    {
      gsize length = measure_part (line);
      g_autofree char *part = g_strndup (line, length);

      g_strchomp (part);
      assay_content_add (content, assay_paragraph_new (assay_phrase_new_text (style, part), 0));
      line += length;
    }
  while (*line != '\0');
}

void
assay_text_content_add (AssayContent *content, AssayTextStyle style, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_blank = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) line = g_string_new (lines[i]);

      if (assay_text_is_blank (line->str))
        {
          if (++n_blank <= MAX_BLANK)
            assay_content_add (content, assay_space_new (BLANK_LINE));
          continue;
        }
      n_blank = 0;
      g_string_replace (line, "\t", TAB, 0);
      add_line (content, style, line->str);
    }
}

void
assay_text_content_add_unknown (AssayContent *content, const char *text)
{
  g_autofree char *unknown = assay_fonts_list_unknown (text);

  if (unknown != NULL)
    assay_content_add_note (content, _ ("Some characters of this file have no font on this "
                                        "computer and stand as boxes below. Install a font that "
                                        "has them, and write the pack again."));
}
