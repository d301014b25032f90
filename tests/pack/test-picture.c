/* Pictures on pages: the right way up, the bytes of a JPEG untouched, nothing half shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "pack/files/assay-picture.h"
#include "pdf-maker.h"
#include "picture-forms.h"
#include "picture-maker.h"

#include <cairo-pdf.h>
#include <string.h>

/* Where the tests draw, on a page of 300 by 300 points. */
#define DRAW_X 50.0
#define DRAW_Y 60.0
#define DRAW_WIDTH 200.0
#define DRAW_HEIGHT 150.0
#define PAGE_SIZE 300.0

static const cairo_rectangle_t draw_box = { DRAW_X, DRAW_Y, DRAW_WIDTH, DRAW_HEIGHT };

static AssayPicture *
open_picture (const char *path)
{
  g_autoptr (GError) error = NULL;
  AssayPicture *picture = assay_picture_open (path, "E004 Photo", &error);

  g_assert_no_error (error);

  return picture;
}

/* Draws the picture @times on pages of their own; returns the PDF's path. */
static char *
draw (AssayFixture *fixture, const char *path, guint times)
{
  g_autoptr (AssayPicture) picture = open_picture (path);
  char *pdf = assay_fixture_path (fixture, "page.pdf");
  cairo_surface_t *surface = cairo_pdf_surface_create (pdf, PAGE_SIZE, PAGE_SIZE);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < times; i++)
    {
      g_autoptr (GError) error = NULL;

      assay_picture_draw (picture, i % assay_picture_get_n_pages (picture), cr, &draw_box, &error);
      g_assert_no_error (error);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  pdf_assert_sound (pdf);

  return pdf;
}

/* The four corners on the page, once round from the top left, a little inside. */
static char *
read_corners (AssayFixture *fixture, const char *path)
{
  g_autofree char *pdf = draw (fixture, path, 1);
  g_autoptr (PdfPicture) page = pdf_render (pdf, 1);
  const double left = DRAW_X + 8, right = DRAW_X + DRAW_WIDTH - 8;
  const double top = PAGE_SIZE - DRAW_Y - 8, bottom = PAGE_SIZE - DRAW_Y - DRAW_HEIGHT + 8;

  g_assert_cmpint (pdf_picture_get_colour (page, left - 12, top), ==, 'w');
  g_assert_cmpint (pdf_picture_get_colour (page, right + 12, bottom), ==, 'w');
  g_assert_cmpint (pdf_picture_get_colour (page, right, bottom - 12), ==, 'w');
  g_assert_cmpint (pdf_picture_get_colour (page, left, top + 12), ==, 'w');

  return g_strdup_printf ("%c%c%c%c", pdf_picture_get_colour (page, left, top),
                          pdf_picture_get_colour (page, right, top),
                          pdf_picture_get_colour (page, right, bottom),
                          pdf_picture_get_colour (page, left, bottom));
}

static void
assert_corners (AssayFixture *fixture, const char *path, const char *expected)
{
  g_autofree char *corners = read_corners (fixture, path);

  g_assert_cmpstr (corners, ==, expected);
}

static void
test_forms (void)
{
  static const char *const forms[] = { "png", "jpeg", "bmp", "tiff" };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = picture_write (fixture->folder, "a", forms[i]);
      g_autofree char *type = g_strconcat ("image/", forms[i], NULL);
      g_autoptr (AssayPicture) picture = open_picture (path);
      g_autoptr (GError) error = NULL;
      guint width, height;

      g_test_message ("%s", forms[i]);
      assay_picture_get_size (picture, 0, &width, &height);
      g_assert_cmpuint (width, ==, PICTURE_WIDTH);
      g_assert_cmpuint (height, ==, PICTURE_HEIGHT);
      g_assert_cmpstr (assay_picture_get_type_name (picture), ==, type);
      g_assert_true (assay_picture_check (picture, &error));
      g_assert_no_error (error);
      assert_corners (fixture, path, "rgbk");
    }
}

static void
test_gif (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_gif (fixture->folder, "a.gif");

  assert_corners (fixture, path, "rrrr");
}

/* What EXIF says of orientations 1 to 8, for the corners from the top left. */
static const char *const turned[] = {
  "rgbk", "grkb", "bkrg", "kbgr", "rkbg", "krgb", "bgrk", "gbkr"
};

static void
assert_turned (AssayFixture *fixture, const char *path, guint orientation)
{
  g_autoptr (AssayPicture) picture = open_picture (path);
  guint width, height;

  g_test_message ("%u", orientation);
  assay_picture_get_size (picture, 0, &width, &height);
  g_assert_cmpuint (width, ==, orientation <= 4 ? PICTURE_WIDTH : PICTURE_HEIGHT);
  g_assert_cmpuint (height, ==, orientation <= 4 ? PICTURE_HEIGHT : PICTURE_WIDTH);
  assert_corners (fixture, path, turned[orientation - 1]);
}

static void
test_turned_jpeg (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (guint orientation = 1; orientation <= 8; orientation++)
    {
      g_autofree char *path = picture_write_turned_jpeg (fixture->folder, "a.jpg", orientation);

      assert_turned (fixture, path, orientation);
    }
}

static void
test_turned_tiff (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (guint orientation = 1; orientation <= 8; orientation++)
    {
      g_autofree char *path = picture_write_tiff (fixture->folder, "a.tif", orientation, 1);

      assert_turned (fixture, path, orientation);
    }
}

/* An orientation that does not exist is none. */
static void
test_odd_exif (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_turned_jpeg (fixture->folder, "a.jpg", 77);

  assert_corners (fixture, path, "rgbk");
}

/* The PDF holds the file as it was, once, however often it is drawn. */
static void
test_untouched_jpeg (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_turned_jpeg (fixture->folder, "a.jpg", 6);
  g_autofree char *pdf = draw (fixture, path, 3);
  g_autofree char *jpeg = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  gsize jpeg_length, length;
  const char *found;

  g_file_get_contents (path, &jpeg, &jpeg_length, &error);
  g_assert_no_error (error);
  g_file_get_contents (pdf, &file, &length, &error);
  g_assert_no_error (error);
  found = memmem (file, length, jpeg, jpeg_length);
  g_assert_nonnull (found);
  g_assert_null (memmem (found + 1, length - (gsize) (found + 1 - file), jpeg, jpeg_length));
}

static void
test_clear_on_white (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_half_clear_png (fixture->folder, "a.png");

  assert_corners (fixture, path, "wgbw");
}

static void
test_print_colours (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_cmyk_jpeg (fixture->folder, "a.jpg");

  assert_corners (fixture, path, "rrrr");
}

static void
assert_refused (const char *path, AssayError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPicture) picture = assay_picture_open (path, "E004 Photo", &error);

  if (picture != NULL)
    g_assert_false (assay_picture_check (picture, &error));
  g_assert_error (error, ASSAY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "E004 Photo"));
  g_assert_nonnull (strstr (error->message, words));
}

/* Nothing is drawn of a picture that stops half way. */
static void
test_cut_off (void)
{
  static const char *const forms[] = { "png", "jpeg", "bmp", "tiff" };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      for (guint tenth = 1; tenth <= 9; tenth++)
        {
          g_autofree char *path = picture_write (fixture->folder, "a", forms[i]);

          g_test_message ("%s, %u tenths", forms[i], tenth);
          picture_cut (path, picture_get_length (path) * tenth / 10);
          assert_refused (path, ASSAY_ERROR_DAMAGED, "cannot be read whole");
        }
    }
}

static void
test_cut_off_gif (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_gif (fixture->folder, "a.gif");

  picture_cut (path, picture_get_length (path) - 6);
  assert_refused (path, ASSAY_ERROR_DAMAGED, "cannot be read whole");
}

static void
test_several_pictures (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_tiff (fixture->folder, "a.tif", 6, 3);
  g_autoptr (AssayPicture) picture = open_picture (path);

  g_assert_cmpuint (assay_picture_get_n_pages (picture), ==, 3);
  assert_corners (fixture, path, "krgb");
}

/* Sizes that only the header claims. */
static void
test_too_large (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write (fixture->folder, "a.bmp", "bmp");
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  memcpy (data + 18, "\x00\x7d\x00\x00\x00\x7d\x00\x00", 8);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  assert_refused (path, ASSAY_ERROR_TOO_LARGE, "32000 by 32000");
}

static void
test_not_a_picture (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *words = assay_fixture_write (fixture, "a.png", "BMW and other words\n");
  g_autofree char *missing = assay_fixture_path (fixture, "b.png");

  assert_refused (words, ASSAY_ERROR_INVALID, "is not a picture");
  assert_refused (missing, ASSAY_ERROR_NOT_FOUND, "");
  assert_refused (fixture->folder, ASSAY_ERROR_INVALID, "is a folder");
}

static char *
write_any (const char *folder, guint round)
{
  switch (round % 8)
    {
    case 0:
      return picture_write_turned_jpeg (folder, "a", round % 8 + 1);
    case 1:
      return picture_write_tiff (folder, "a", round % 8 + 1, 2);
    case 2:
      return picture_write_png (folder, "a", (PicturePng) (round / 8 % 3));
    case 3:
      return picture_write_kind_of_tiff (folder, "a", (PictureTiff) (round / 8 % 5));
    case 4:
      return picture_write_scan (folder, "a", (PictureScan) (round / 8 % 4), 1);
    case 5:
      return picture_write_webp (folder, "a");
    case 6:
      return picture_write_moving_gif (folder, "a");
    default:
      return picture_write_heic (folder, "a");
    }
}

static cairo_status_t
forget (void *closure, const unsigned char *data, unsigned int length)
{
  return CAIRO_STATUS_SUCCESS;
}

/* What could be decoded can be drawn. */
static void
draw_somewhere (AssayPicture *picture)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (forget, NULL, PAGE_SIZE, PAGE_SIZE);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < assay_picture_get_n_pages (picture); page++)
    assay_picture_draw (picture, page, cr, &draw_box, NULL);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

/* Bytes changed at random: drawn or refused, never worse. */
static void
test_noise (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_path (fixture, "noisy");

  for (guint round = 0; round < 160; round++)
    {
      g_autofree char *whole = write_any (fixture->folder, round);
      g_autofree char *data = NULL;
      g_autoptr (AssayPicture) picture = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_file_get_contents (whole, &data, &length, &error);
      g_assert_no_error (error);
      for (int i = 0; i < 3; i++)
        data[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int ();
      g_file_set_contents (path, data, (gssize) length, &error);
      g_assert_no_error (error);
      picture = assay_picture_open (path, NULL, &error);
      g_assert_true ((picture == NULL) == (error != NULL));
      if (picture == NULL)
        continue;
      if (!assay_picture_check (picture, &error))
        g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
      else
        draw_somewhere (picture);
    }
}

/* --- Forms that gdk-pixbuf cannot write --- */

static void
test_kinds_of_png (void)
{
  static const PicturePng kinds[] = { PICTURE_PNG_16, PICTURE_PNG_PALETTE, PICTURE_PNG_INTERLACED };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = picture_write_png (fixture->folder, "a.png", kinds[i]);

      g_test_message ("%u", (guint) kinds[i]);
      assert_corners (fixture, path, "rgbk");
      picture_cut (path, picture_get_length (path) * 6 / 10);
      assert_refused (path, ASSAY_ERROR_DAMAGED, "cannot be read whole");
    }
}

static void
test_kinds_of_tiff (void)
{
  static const PictureTiff kinds[] = { PICTURE_TIFF_LZW, PICTURE_TIFF_JPEG, PICTURE_TIFF_TILES,
                                       PICTURE_TIFF_16,  PICTURE_TIFF_CMYK, PICTURE_TIFF_BIG };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = picture_write_kind_of_tiff (fixture->folder, "a.tif", kinds[i]);

      g_test_message ("%u", (guint) kinds[i]);
      assert_corners (fixture, path, "rgbk");
    }
}

/* Sheets of A4 in black and white: as small as a fax in the PDF, black where they are, and as large
 * as the paper that was scanned, though a fax's dots are no squares. */
static void
test_scans (void)
{
  static const PictureScan kinds[] = { PICTURE_SCAN_FAX_3, PICTURE_SCAN_FAX_4,
                                       PICTURE_SCAN_BLACK_IS_ZERO, PICTURE_SCAN_OTHER_BITS_FIRST };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = picture_write_scan (fixture->folder, "a.tif", kinds[i], 2);
      g_autofree char *pdf = draw (fixture, path, 2);
      g_autoptr (AssayPicture) picture = open_picture (path);
      g_autofree char *file = NULL;
      gsize length;
      double width, height;

      g_test_message ("%u", (guint) kinds[i]);
      assert_corners (fixture, path, "wwkw");
      g_assert_cmpuint (assay_picture_get_n_pages (picture), ==, 2);
      g_assert_true (assay_picture_get_scan_size (picture, 1, &width, &height));
      g_assert_cmpfloat_with_epsilon (width, 595, 4);
      g_assert_cmpfloat_with_epsilon (height, 842, 4);
      g_assert_true (g_file_get_contents (pdf, &file, &length, NULL));
      g_assert_nonnull (memmem (file, length, "CCITTFaxDecode", 14));
      g_assert_cmpuint (length, <, 20000);
      picture_cut (path, picture_get_length (path) * 3 / 10);
      assert_refused (path, ASSAY_ERROR_DAMAGED, "cannot be read whole");
    }
}

static void
test_webp (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_webp (fixture->folder, "a.webp");
  g_autoptr (AssayPicture) picture = open_picture (path);

  g_assert_cmpstr (assay_picture_get_type_name (picture), ==, "image/webp");
  g_assert_false (assay_picture_is_moving (picture));
  assert_corners (fixture, path, "rgbk");
  picture_cut (path, picture_get_length (path) / 2);
  assert_refused (path, ASSAY_ERROR_DAMAGED, "cannot be read whole");
}

static void
test_heic (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_heic (fixture->folder, "a.heic");
  g_autoptr (AssayPicture) picture = open_picture (path);

  g_assert_cmpstr (assay_picture_get_type_name (picture), ==, "image/heic");
  assert_corners (fixture, path, "rgbk");
  picture_cut (path, picture_get_length (path) * 8 / 10);
  assert_refused (path, ASSAY_ERROR_DAMAGED, "cannot be read whole");
}

/* Of an animation the first picture is shown, and it is known for one. */
static void
test_moving (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *still_path = picture_write_gif (fixture->folder, "a.gif");
  g_autofree char *path = picture_write_moving_gif (fixture->folder, "b.gif");
  g_autoptr (AssayPicture) still = open_picture (still_path);
  g_autoptr (AssayPicture) moving = open_picture (path);

  g_assert_false (assay_picture_is_moving (still));
  g_assert_true (assay_picture_is_moving (moving));
  g_assert_cmpuint (assay_picture_get_n_pages (moving), ==, 1);
  assert_corners (fixture, path, "rrrr");
}

/* More pixels than are printed: a chessboard of single ones becomes an even grey. */
static void
test_huge (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = picture_write_chessboard (fixture->folder, "a.png", 9000);
  g_autofree char *pdf = draw (fixture, path, 1);
  g_autoptr (PdfPicture) page = pdf_render (pdf, 1);

  g_assert_cmpint (pdf_picture_get_colour (page, DRAW_X + DRAW_WIDTH / 2,
                                           PAGE_SIZE - DRAW_Y - DRAW_HEIGHT / 2),
                   ==, '?');
  g_assert_cmpuint (picture_get_length (pdf), <, 500000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/forms", test_forms);
  g_test_add_func ("/picture/gif", test_gif);
  g_test_add_func ("/picture/turned-jpeg", test_turned_jpeg);
  g_test_add_func ("/picture/turned-tiff", test_turned_tiff);
  g_test_add_func ("/picture/odd-exif", test_odd_exif);
  g_test_add_func ("/picture/untouched-jpeg", test_untouched_jpeg);
  g_test_add_func ("/picture/clear-on-white", test_clear_on_white);
  g_test_add_func ("/picture/print-colours", test_print_colours);
  g_test_add_func ("/picture/cut-off", test_cut_off);
  g_test_add_func ("/picture/cut-off-gif", test_cut_off_gif);
  g_test_add_func ("/picture/several-pictures", test_several_pictures);
  g_test_add_func ("/picture/kinds-of-png", test_kinds_of_png);
  g_test_add_func ("/picture/kinds-of-tiff", test_kinds_of_tiff);
  g_test_add_func ("/picture/scans", test_scans);
  g_test_add_func ("/picture/webp", test_webp);
  g_test_add_func ("/picture/heic", test_heic);
  g_test_add_func ("/picture/moving", test_moving);
  g_test_add_func ("/picture/huge", test_huge);
  g_test_add_func ("/picture/too-large", test_too_large);
  g_test_add_func ("/picture/not-a-picture", test_not_a_picture);
  g_test_add_func ("/picture/noise", test_noise);

  return g_test_run ();
}
