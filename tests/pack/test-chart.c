/* Charts: shares are what they say, and say it without colour too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-chart.h"

#include <math.h>

#define WIDTH 600
#define HEIGHT 20

typedef guint Counts[ASSAY_N_STATES];

static cairo_surface_t *
draw_bar (const guint counts[ASSAY_N_STATES])
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  assay_chart_draw_bar (cr, WIDTH, HEIGHT, counts, &assay_chart_palette_paper);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row =
      cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[x];
}

static guint32
as_pixel (AssayColour colour)
{
  return 0xff000000u | (guint32) lround (colour.red * 255) << 16
         | (guint32) lround (colour.green * 255) << 8 | (guint32) lround (colour.blue * 255);
}

static gboolean
is_near (guint32 a, guint32 b)
{
  for (int shift = 0; shift < 32; shift += 8)
    if (abs ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) > 2)
      return FALSE;

  return TRUE;
}

static guint
count_pixels (cairo_surface_t *surface, AssayColour colour)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += is_near (pixel_at (surface, x, y), as_pixel (colour));

  return n;
}

/* How much of a column range has been inked at all, 0 to 1. */
static double
measure_ink (cairo_surface_t *surface, int from, int to)
{
  double alpha = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = from; x < to; x++)
      alpha += (pixel_at (surface, x, y) >> 24) / 255.0;

  return alpha / ((double) (to - from) * HEIGHT);
}

static void
test_ready_share (void)
{
  for (guint n_ready = 0; n_ready <= 12; n_ready++)
    {
      Counts counts = { [ASSAY_STATE_READY] = n_ready, [ASSAY_STATE_NOT_ASSESSED] = 12 - n_ready };
      cairo_surface_t *surface = draw_bar (counts);
      double share = count_pixels (surface, assay_chart_palette_paper.states[ASSAY_STATE_READY])
                     / (double) (WIDTH * HEIGHT);

      g_assert_cmpfloat_with_epsilon (share, n_ready / 12.0, 0.003);
      cairo_surface_destroy (surface);
    }
}

static void
test_nothing_applies (void)
{
  Counts counts = { [ASSAY_STATE_NOT_APPLICABLE] = 7 };
  cairo_surface_t *surface = draw_bar (counts);

  for (int y = 2; y < HEIGHT - 2; y++)
    for (int x = 2; x < WIDTH - 2; x++)
      g_assert_cmphex (pixel_at (surface, x, y), ==, 0);
  g_assert_cmpfloat (measure_ink (surface, 0, WIDTH), >, 0);
  cairo_surface_destroy (surface);
}

static void
test_not_applicable_is_neutral (void)
{
  Counts without = { [ASSAY_STATE_READY] = 3, [ASSAY_STATE_GAP] = 2 };
  Counts with = {
    [ASSAY_STATE_READY] = 3, [ASSAY_STATE_GAP] = 2, [ASSAY_STATE_NOT_APPLICABLE] = 9
  };
  cairo_surface_t *a = draw_bar (without), *b = draw_bar (with);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      g_assert_cmphex (pixel_at (a, x, y), ==, pixel_at (b, x, y));
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* In grey, each quarter must differ from the others by how much ink it has. */
static void
test_patterns_differ (void)
{
  Counts counts = { [ASSAY_STATE_READY] = 1,
                    [ASSAY_STATE_CLAIMED] = 1,
                    [ASSAY_STATE_GAP] = 1,
                    [ASSAY_STATE_NOT_ASSESSED] = 1 };
  cairo_surface_t *surface = draw_bar (counts);
  double ready = measure_ink (surface, 5, 145), claimed = measure_ink (surface, 155, 295);
  double gap = measure_ink (surface, 305, 445);

  g_assert_cmpfloat (ready, >, 0.99);
  g_assert_cmpfloat (claimed, >, 0.3);
  g_assert_cmpfloat (claimed, <, 0.7);
  g_assert_cmpfloat (gap, <, 0.15);
  g_assert_true (is_near (pixel_at (surface, 525, 10), as_pixel (assay_chart_palette_paper.quiet)));
  cairo_surface_destroy (surface);
}

static guint
count_ring (guint n_ready, guint n_gap, AssayColour colour)
{
  Counts counts = { [ASSAY_STATE_READY] = n_ready, [ASSAY_STATE_GAP] = n_gap };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 200);
  cairo_t *cr = cairo_create (surface);
  guint n;

  assay_chart_draw_ring (cr, 200, counts, &assay_chart_palette_paper);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  n = count_pixels (surface, colour);
  cairo_surface_destroy (surface);

  return n;
}

static void
test_ring_share (void)
{
  AssayColour ready = assay_chart_palette_paper.states[ASSAY_STATE_READY];
  AssayColour gap = assay_chart_palette_paper.states[ASSAY_STATE_GAP];
  double whole = count_ring (4, 0, ready);

  g_assert_cmpfloat (whole, >, 1000);
  g_assert_cmpfloat_with_epsilon (count_ring (1, 3, ready) / whole, 0.25, 0.02);
  g_assert_cmpfloat_with_epsilon (count_ring (3, 1, ready) / whole, 0.75, 0.02);
  g_assert_cmpuint (count_ring (0, 4, ready), ==, 0);
  g_assert_cmpuint (count_ring (0, 0, ready), ==, 0);
  g_assert_cmpuint (count_ring (0, 0, assay_chart_palette_paper.quiet), >, 1000);
  /* A gap is there, and thinner than what is ready. */
  g_assert_cmpfloat (count_ring (2, 2, gap) / whole, >, 0.1);
  g_assert_cmpfloat (count_ring (2, 2, gap) / whole, <, 0.35);
}

static void
test_description (void)
{
  Counts counts = {
    [ASSAY_STATE_READY] = 5, [ASSAY_STATE_CLAIMED] = 1, [ASSAY_STATE_NOT_ASSESSED] = 2
  };
  Counts none = { 0 };
  g_autofree char *some = assay_chart_describe (counts);
  g_autofree char *nothing = assay_chart_describe (none);

  g_assert_cmpstr (some, ==, "5 ready, 1 claimed, 2 not assessed");
  g_assert_cmpstr (nothing, ==, "nothing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/ready-share", test_ready_share);
  g_test_add_func ("/chart/nothing-applies", test_nothing_applies);
  g_test_add_func ("/chart/not-applicable-is-neutral", test_not_applicable_is_neutral);
  g_test_add_func ("/chart/patterns-differ", test_patterns_differ);
  g_test_add_func ("/chart/ring-share", test_ring_share);
  g_test_add_func ("/chart/description", test_description);

  return g_test_run ();
}
