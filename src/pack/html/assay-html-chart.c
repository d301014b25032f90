/* Charts as figures of an HTML page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/html/assay-html-chart.h"

#include "pack/assay-chart.h"

#define GAP_PERCENT 0.3
#define RADIUS "42"

static const AssayState order[] = { ASSAY_STATE_READY, ASSAY_STATE_CLAIMED, ASSAY_STATE_GAP,
                                    ASSAY_STATE_NOT_ASSESSED };

const char *
assay_html_state_class (AssayState state)
{
  switch (state)
    {
    case ASSAY_STATE_READY:
      return "ready";
    case ASSAY_STATE_CLAIMED:
      return "claimed";
    case ASSAY_STATE_GAP:
      return "gap";
    case ASSAY_STATE_NOT_ASSESSED:
      return "unrated";
    case ASSAY_STATE_NOT_APPLICABLE:
      return "outside";
    }
  g_assert_not_reached ();
}

static guint
count_applicable (const guint counts[ASSAY_N_STATES])
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    n += counts[order[i]];

  return n;
}

/* In every locale alike. */
static char *
format_number (double value, const char *unit)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (text, sizeof text, "%.2f", value), unit, NULL);
}

static void
open_figure (AssayMarkup *markup,
             const char *style_class,
             const char *view,
             const guint counts[ASSAY_N_STATES],
             gboolean decoration)
{
  g_autofree char *name = decoration ? NULL : assay_chart_describe (counts);

  assay_markup_open (markup, "svg", "xmlns", "http://www.w3.org/2000/svg", "class", style_class,
                     "viewBox", view, "role", decoration ? NULL : "img", "aria-label", name,
                     "aria-hidden", decoration ? "true" : NULL, NULL);
}

void
assay_html_add_bar (AssayMarkup *markup, const guint counts[ASSAY_N_STATES], gboolean decoration)
{
  guint n_applicable = count_applicable (counts), n_before = 0;

  open_figure (markup, decoration ? "bar swatch" : "bar", NULL, counts, decoration);
  if (n_applicable == 0)
    assay_markup_add_empty (markup, "rect", "class", "outside", "width", "100%", "height", "100%",
                            NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = counts[order[i]];
      double share = n_applicable > 0 ? 100.0 * n / n_applicable : 0;
      g_autofree char *x = NULL, *width = NULL;

      if (n == 0)
        continue;
      x = format_number (100.0 * n_before / n_applicable, "%");
      n_before += n;
      if (n_before < n_applicable)
        share = MAX (share - GAP_PERCENT, share / 2);
      width = format_number (share, "%");
      assay_markup_add_empty (markup, "rect", "class", assay_html_state_class (order[i]), "x", x,
                              "width", width, "height", "100%", NULL);
    }
  assay_markup_close (markup);
}

void
assay_html_add_ring (AssayMarkup *markup, const guint counts[ASSAY_N_STATES])
{
  guint n_applicable = count_applicable (counts), n_before = 0;

  open_figure (markup, "ring", "0 0 100 100", counts, FALSE);
  if (n_applicable == 0)
    assay_markup_add_empty (markup, "circle", "class", "unrated", "cx", "50", "cy", "50", "r",
                            RADIUS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = counts[order[i]];
      g_autofree char *share = NULL, *dashes = NULL, *offset = NULL;

      if (n == 0)
        continue;
      /* A dash as long as the share, and none after it: the path is 100 long. */
      share = format_number (100.0 * n / n_applicable, "");
      dashes = g_strconcat (share, " 100", NULL);
      offset = format_number (-100.0 * n_before / n_applicable, "");
      n_before += n;
      assay_markup_add_empty (markup, "circle", "class", assay_html_state_class (order[i]), "cx",
                              "50", "cy", "50", "r", RADIUS, "pathLength", "100",
                              "stroke-dasharray", dashes, "stroke-dashoffset", offset, "transform",
                              "rotate(-90 50 50)", NULL);
    }
  assay_markup_close (markup);
}

void
assay_html_add_chart_patterns (AssayMarkup *markup)
{
  assay_markup_add_raw (
      markup, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"patterns\" aria-hidden=\"true\" "
              "width=\"0\" height=\"0\"><defs><pattern id=\"hatch\" width=\"4\" height=\"4\" "
              "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect "
              "class=\"hatch\" width=\"1.6\" height=\"4\"/></pattern></defs></svg>\n");
}
