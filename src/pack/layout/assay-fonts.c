/* The fonts of this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A font of coloured pictures (emoji) puts pictures where the text was: they can be neither found
 * nor read aloud, and cairo 1.16 names the same picture twice on a page, which libqpdf takes for
 * damage. Without such fonts an emoji is a letter of an outline font like any other.
 */

#include "pack/layout/assay-fonts.h"

#include "pack/layout/assay-typography.h"

#include <pango/pangofc-fontmap.h>

/* Breaking a paragraph takes ever longer the longer it is. */
#define PART_CHARS 500u

static const char no_pictures[] = "<?xml version=\"1.0\"?>"
                                  "<!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">"
                                  "<fontconfig><selectfont><rejectfont><pattern>"
                                  "<patelt name=\"color\"><bool>true</bool></patelt>"
                                  "</pattern></rejectfont></selectfont></fontconfig>";

PangoFontMap *
assay_fonts_new_map (void)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  FcConfig *config = FcInitLoadConfig ();

  if (config != NULL
      && FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) no_pictures, FcTrue)
      && FcConfigBuildFonts (config))
    pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  if (config != NULL)
    FcConfigDestroy (config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);

  return map;
}

/* --- Letters without a font ------------------------------------------------------------------- */

static void
add_unknown_glyphs (const PangoGlyphString *glyphs, GString *unknown)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = glyphs->glyphs[i].glyph;

      if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        g_string_append_unichar (unknown, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
    }
}

static void
look_at_part (AssayTypography *typography, GString *part, GString *unknown)
{
  g_autoptr (PangoLayout) layout =
      assay_typography_new_layout (typography, ASSAY_TEXT_BODY, -1, PANGO_ALIGN_LEFT);

  pango_layout_set_text (layout, part->str, (int) part->len);
  if (pango_layout_get_unknown_glyphs_count (layout) > 0)
    {
      PangoLayoutIter *iter = pango_layout_get_iter (layout);

      do
        {
          const PangoGlyphItem *run = pango_layout_iter_get_run_readonly (iter);

          if (run != NULL)
            add_unknown_glyphs (run->glyphs, unknown);
        }
      while (pango_layout_iter_next_run (iter));
      pango_layout_iter_free (iter);
    }
  g_string_truncate (part, 0);
}

char *
assay_fonts_list_unknown (const char *text)
{
  g_autoptr (AssayTypography) typography = assay_typography_new ("en", 0);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) part = g_string_new (NULL);
  GString *unknown = g_string_new (NULL);
  guint n_chars = 0;

  /* Each character once: there are few of them even in a long text. */
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < 0x80 || !g_unichar_isgraph (c) || !g_hash_table_add (seen, GUINT_TO_POINTER (c)))
        continue;
      g_string_append_unichar (part, c);
      if (++n_chars % PART_CHARS == 0)
        look_at_part (typography, part, unknown);
    }
  look_at_part (typography, part, unknown);

  return g_string_free (unknown, unknown->len == 0);
}
