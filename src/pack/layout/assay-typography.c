/* The text styles of printed pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The font map is our own, so that nothing on the screen's side changes what is printed. Hinting is
 * off: a page is not a grid of pixels.
 */

#include "pack/layout/assay-typography.h"

#include "pack/layout/assay-fonts.h"

#define TEXT_FAMILY "Inter,Noto Sans"
#define DISPLAY_FAMILY "Inter Display,Inter,Noto Sans"
#define DIGEST_FAMILY "Noto Sans Mono"

typedef struct
{
  const char *family;
  double size;
  double leading;
  PangoWeight weight;
} StyleRow;

static const StyleRow style_rows[ASSAY_N_TEXT_STYLES] = {
  [ASSAY_TEXT_COVER_TITLE] = { DISPLAY_FAMILY, 32, 38, PANGO_WEIGHT_BOLD },
  [ASSAY_TEXT_COVER_LINE] = { TEXT_FAMILY, 12.5, 18, PANGO_WEIGHT_NORMAL },
  [ASSAY_TEXT_COVER_DIGEST] = { DIGEST_FAMILY, 9.5, 14.5, PANGO_WEIGHT_NORMAL },
  [ASSAY_TEXT_TITLE] = { DISPLAY_FAMILY, 21, 27, PANGO_WEIGHT_BOLD },
  [ASSAY_TEXT_HEADING] = { TEXT_FAMILY, 13, 18, PANGO_WEIGHT_SEMIBOLD },
  [ASSAY_TEXT_LABEL] = { TEXT_FAMILY, 9.5, 14, PANGO_WEIGHT_SEMIBOLD },
  [ASSAY_TEXT_LEAD] = { TEXT_FAMILY, 11, 17, PANGO_WEIGHT_NORMAL },
  [ASSAY_TEXT_BODY] = { TEXT_FAMILY, 9.5, 14.5, PANGO_WEIGHT_NORMAL },
  [ASSAY_TEXT_TABLE] = { TEXT_FAMILY, 8.75, 12.5, PANGO_WEIGHT_NORMAL },
  [ASSAY_TEXT_TABLE_HEAD] = { TEXT_FAMILY, 8, 12.5, PANGO_WEIGHT_SEMIBOLD },
  [ASSAY_TEXT_DIGEST] = { DIGEST_FAMILY, 7.75, 12.5, PANGO_WEIGHT_NORMAL },
  [ASSAY_TEXT_NOTE] = { TEXT_FAMILY, 8.25, 12, PANGO_WEIGHT_NORMAL },
  [ASSAY_TEXT_CHIP] = { TEXT_FAMILY, 7.5, 12.5, PANGO_WEIGHT_SEMIBOLD },
  [ASSAY_TEXT_FOOT] = { TEXT_FAMILY, 7.5, 10, PANGO_WEIGHT_NORMAL },
};

struct _AssayTypography
{
  PangoFontMap *map;
  PangoContext *context;
  GHashTable *kept; /* key -> PangoLayout */
  const char *page_placeholder;
  PangoFontDescription *fonts[ASSAY_N_TEXT_STYLES];
  double baselines[ASSAY_N_TEXT_STYLES];
};

static PangoFontDescription *
new_font (const StyleRow *row)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, row->family);
  pango_font_description_set_absolute_size (font, row->size * PANGO_SCALE);
  pango_font_description_set_weight (font, row->weight);

  return font;
}

/* Half of the leading that is left over goes above the letters. */
static double
compute_baseline (AssayTypography *self, AssayTextStyle style)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, self->fonts[style], NULL);
  double ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics));
  double descent = pango_units_to_double (pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);

  return (style_rows[style].leading - ascent - descent) / 2 + ascent;
}

AssayTypography *
assay_typography_new (const char *language, guint n_pages)
{
  AssayTypography *self = g_new0 (AssayTypography, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->page_placeholder = n_pages < 10000 ? "0000" : "000000";
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  self->map = assay_fonts_new_map ();
  self->context = pango_font_map_create_context (self->map);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (language));
  cairo_font_options_destroy (options);

  for (guint i = 0; i < ASSAY_N_TEXT_STYLES; i++)
    {
      self->fonts[i] = new_font (&style_rows[i]);
      self->baselines[i] = compute_baseline (self, i);
    }

  return self;
}

void
assay_typography_free (AssayTypography *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < ASSAY_N_TEXT_STYLES; i++)
    pango_font_description_free (self->fonts[i]);
  g_hash_table_unref (self->kept);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self);
}

const char *
assay_typography_get_page_placeholder (const AssayTypography *self)
{
  return self->page_placeholder;
}

double
assay_typography_get_leading (const AssayTypography *self, AssayTextStyle style)
{
  return style_rows[style].leading;
}

double
assay_typography_get_baseline (const AssayTypography *self, AssayTextStyle style)
{
  return self->baselines[style];
}

PangoLayout *
assay_typography_new_layout (AssayTypography *self,
                             AssayTextStyle style,
                             double width,
                             PangoAlignment alignment)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[style]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_width (layout, width < 0 ? -1 : pango_units_from_double (width));

  return layout;
}

PangoLayout *
assay_typography_lookup_layout (AssayTypography *self, const char *key)
{
  return g_hash_table_lookup (self->kept, key);
}

void
assay_typography_keep_layout (AssayTypography *self, const char *key, PangoLayout *layout)
{
  g_hash_table_insert (self->kept, g_strdup (key), g_object_ref (layout));
}
