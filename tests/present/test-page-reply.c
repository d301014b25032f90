/* Reading what assay-page answered, and what it never would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "present/assay-page-reply.h"

#include <string.h>

static GBytes *
reply (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static void
test_info (void)
{
  g_autoptr (GBytes) bytes =
      reply ("pages 12\ntitle A plan\nsize 200.0 300.00000\nsize 0.0 0.0\nsize 1.0 100000.0\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPageInfo) info = assay_page_info_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (info->n_pages, ==, 12);
  g_assert_cmpstr (info->title, ==, "A plan");
  g_assert_cmpuint (info->sizes->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (assay_page_info_get_shape (info, 1), 1.5, 0.001);
  g_assert_cmpfloat_with_epsilon (assay_page_info_get_shape (info, 2), 1.414, 0.001);
  g_assert_cmpfloat_with_epsilon (assay_page_info_get_shape (info, 3), 20, 0.001);
  g_assert_cmpfloat_with_epsilon (assay_page_info_get_shape (info, 12), 1.414, 0.001);
}

static void
test_info_of_nonsense (void)
{
  static const char *const texts[] = {
    "",         "pages 0\n", "pages -1\n", "pages 99999999999\n", "pages nan\n", "pages 1 2\n",
    "page 4\n", "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = reply (texts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (assay_page_info_parse (bytes, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
    }
}

static void
test_hits (void)
{
  g_autoptr (GBytes) bytes =
      reply ("hit 1 0.1 0.2 0.3 0.4\nhit 1 0 0 1 1\nhit 7 0.5 0.5 0.6 0.6\nmore \n");
  g_autoptr (GError) error = NULL;
  gboolean more;
  g_autoptr (GArray) hits = assay_page_hits_parse (bytes, &more, &error);
  g_autoptr (GArray) pages = assay_page_hits_count (hits);

  g_assert_no_error (error);
  g_assert_true (more);
  g_assert_cmpuint (hits->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (g_array_index (hits, AssayPageHit, 0).y2, 0.4, 0.0001);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (g_array_index (pages, AssayPageHits, 0).n_hits, ==, 2);
  g_assert_cmpuint (g_array_index (pages, AssayPageHits, 1).page, ==, 7);
}

static void
test_no_hits (void)
{
  g_autoptr (GBytes) bytes = reply ("");
  gboolean more;
  g_autoptr (GArray) hits = assay_page_hits_parse (bytes, &more, NULL);

  g_assert_cmpuint (hits->len, ==, 0);
  g_assert_false (more);
}

static void
test_hits_of_nonsense (void)
{
  static const char *const texts[] = {
    "hit 0 0 0 1 1\n", "hit 1 0 0 1 2\n", "hit 1 -1 0 1 1\n",
    "hit x 0 0 1 1\n", "hit 1 0 0 1\n",   "hit 1 inf 0 1 1\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = reply (texts[i]);
      g_autoptr (GError) error = NULL;
      gboolean more;

      g_assert_null (assay_page_hits_parse (bytes, &more, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
    }
}

static void
test_pixels (void)
{
  g_autoptr (GBytes) bytes = reply ("2 1\nabcdefgh");
  g_autoptr (GError) error = NULL;
  int width, height;
  g_autoptr (GBytes) pixels = assay_page_pixels_parse (bytes, &width, &height, &error);

  g_assert_no_error (error);
  g_assert_cmpint (width, ==, 2);
  g_assert_cmpint (height, ==, 1);
  g_assert_cmpmem (g_bytes_get_data (pixels, NULL), g_bytes_get_size (pixels), "abcdefgh", 8);
}

static void
test_pixels_of_nonsense (void)
{
  static const char *const texts[] = {
    "",
    "2 1",
    "2 1\nabcdefg",
    "2 1\nabcdefghi",
    "0 0\n",
    "-2 -1\nabcdefgh",
    "65536 65536\n",
    "1.5 1\nabcdef",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = reply (texts[i]);
      g_autoptr (GError) error = NULL;
      int width, height;

      g_assert_null (assay_page_pixels_parse (bytes, &width, &height, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
    }
}

/* Whatever bytes come: an answer or an error, and no reading past the end. */
static void
test_any_bytes (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      guint8 data[64];
      guint length = (guint) g_test_rand_int_range (0, sizeof data);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GArray) hits = NULL;
      g_autoptr (GBytes) pixels = NULL;
      AssayPageInfo *info;
      gboolean more;
      int width, height;

      for (guint k = 0; k < length; k++)
        data[k] = (guint8) "hitpages 0123456789.\n-e\xff"[g_test_rand_int_range (0, 24)];
      bytes = g_bytes_new (data, length);
      info = assay_page_info_parse (bytes, NULL);
      hits = assay_page_hits_parse (bytes, &more, NULL);
      pixels = assay_page_pixels_parse (bytes, &width, &height, NULL);
      g_assert_true (info == NULL || info->n_pages >= 1);
      g_assert_true (pixels == NULL || (width >= 1 && height >= 1));
      g_clear_pointer (&info, assay_page_info_free);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-reply/info", test_info);
  g_test_add_func ("/page-reply/info-of-nonsense", test_info_of_nonsense);
  g_test_add_func ("/page-reply/hits", test_hits);
  g_test_add_func ("/page-reply/no-hits", test_no_hits);
  g_test_add_func ("/page-reply/hits-of-nonsense", test_hits_of_nonsense);
  g_test_add_func ("/page-reply/pixels", test_pixels);
  g_test_add_func ("/page-reply/pixels-of-nonsense", test_pixels_of_nonsense);
  g_test_add_func ("/page-reply/any-bytes", test_any_bytes);

  return g_test_run ();
}
