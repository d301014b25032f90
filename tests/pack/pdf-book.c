/* PDFs with bookmarks and links of every sort, whose texts say where they lead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pdf-book.h"

#define WIDTH 595.0
#define HEIGHT 842.0
#define N_PARTS 3u
#define LEFT 72.0
#define TEXT_SIZE 14.0

enum
{
  CATALOGUE = 1,
  PAGES,
  FONT,
  OUTLINE,
  NAMES,
  FIRST_PAGE,
};

typedef struct
{
  PdfMaker *maker;
  guint n_pages;
  int turn;
} Book;

/* --- Numbers and places ----------------------------------------------------------------------- */

/* Each page is followed by its content; then come the bookmarks, a page's before its parts'. */
static guint
get_page_object (guint page)
{
  return FIRST_PAGE + 2 * (page - 1);
}

static guint
get_bookmark_object (const Book *book, guint page, guint part)
{
  return get_page_object (book->n_pages + 1) + (page - 1) * (N_PARTS + 1) + part;
}

/* Where a part stands, as a reader sees the page. */
static double
get_part_height (guint part)
{
  return 520 - 140.0 * (part - 1);
}

/* From what a reader sees to the page's own space. */
static void
turn_place (const Book *book, double across, double up, double *x, double *y)
{
  const double xs[] = { across, WIDTH - up, WIDTH - across, up };
  const double ys[] = { up, across, HEIGHT - up, HEIGHT - across };

  *x = xs[book->turn / 90];
  *y = ys[book->turn / 90];
}

static void
append_text (const Book *book, GString *content, double across, double up, const char *text)
{
  static const char *const directions[] = { "1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0" };
  double x, y;

  turn_place (book, across, up, &x, &y);
  g_string_append_printf (content, "BT /F1 %g Tf %s %g %g Tm (%s) Tj ET\n", TEXT_SIZE,
                          directions[book->turn / 90], x, y, text);
}

/* --- Destinations ----------------------------------------------------------------------------- */

/* The line above a part, in the page's own space: across it, or up it where it is turned. */
static char *
format_line (const Book *book, double x, double y, gboolean ink)
{
  gboolean turned = book->turn % 180 != 0;

  return g_strdup_printf ("/Fit%s%s %g", ink ? "B" : "", turned ? "V" : "H", turned ? x : y);
}

static char *
format_view (const Book *book, guint page, guint part)
{
  gboolean turned = book->turn % 180 != 0;
  double x, y, far_x, far_y;

  turn_place (book, LEFT, get_part_height (part) + TEXT_SIZE, &x, &y);
  turn_place (book, LEFT + 100, get_part_height (part) - 50, &far_x, &far_y);
  switch ((page + part) % 6)
    {
    case 0:
      return g_strdup_printf ("/XYZ %g %g 1.5", x, y);
    case 1:
      return turned ? g_strdup_printf ("/XYZ %g null 0", x) : g_strdup_printf ("/XYZ null %g 0", y);
    case 2:
      return format_line (book, x, y, FALSE);
    case 3:
      return format_line (book, x, y, TRUE);
    case 4:
      return g_strdup_printf ("/FitR %g %g %g %g", MIN (x, far_x), MIN (y, far_y), MAX (x, far_x),
                              MAX (y, far_y));
    default:
      return g_strdup ("/Fit");
    }
}

static char *
format_destination (const Book *book, guint page, guint part)
{
  g_autofree char *view = format_view (book, page, part);

  return g_strdup_printf ("[%u 0 R %s]", get_page_object (page), view);
}

/* One of the ways to lead to a part. */
static char *
format_target (const Book *book, guint page, guint part, guint way)
{
  g_autofree char *destination = format_destination (book, page, part);

  switch (way % 5)
    {
    case 0:
      return g_strdup_printf ("/Dest %s", destination);
    case 1:
      return g_strdup_printf ("/A << /S /GoTo /D %s >>", destination);
    case 2:
      return g_strdup_printf ("/Dest /Part-%u.%u", page, part);
    case 3:
      return g_strdup_printf ("/Dest (tree %u.%u)", page, part);
    default:
      return g_strdup_printf ("/A << /S /GoTo /D (tree %u.%u) >>", page, part);
    }
}

/* --- Objects ---------------------------------------------------------------------------------- */

static void
append_link (
    const Book *book, GString *links, double across, double up, double width, const char *target)
{
  double x, y, far_x, far_y;

  turn_place (book, across, up - 4, &x, &y);
  turn_place (book, across + width, up + TEXT_SIZE, &far_x, &far_y);
  g_string_append_printf (links,
                          "<< /Type /Annot /Subtype /Link /Rect [%g %g %g %g] /Border [0 0 0] %s "
                          ">>\n",
                          x, y, far_x, far_y, target);
}

static void
add_part (const Book *book, guint page, guint part, GString *content, GString *links)
{
  guint page_there = (page * 7 + part) % book->n_pages + 1;
  double up = get_part_height (part);
  g_autofree char *title = g_strdup_printf ("Part-%u.%u", page, part);
  /* The arrow is in the font's Symbol neighbour; its name is in the encoding. */
  g_autofree char *words = g_strdup_printf ("\\001 Part-%u.%u", page_there, part);
  g_autofree char *target = format_target (book, page_there, part, page + part);

  append_text (book, content, LEFT, up, title);
  append_text (book, content, LEFT, up - 60, words);
  append_link (book, links, LEFT, up - 60, 100, target);
}

static void
add_page (const Book *book, guint page)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GString) links = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf ("Sheet-%u", page);

  append_text (book, content, LEFT, 560, title);
  for (guint part = 1; part <= N_PARTS; part++)
    add_part (book, page, part, content, links);
  append_text (book, content, LEFT, 100, "example.org");
  append_link (book, links, LEFT, 100, 100, "/A << /S /URI /URI (https://example.org/) >>");
  pdf_maker_add (book->maker, "<< /Type /Page /Parent %u 0 R /Contents %u 0 R /Annots [%s] >>",
                 PAGES, get_page_object (page) + 1, links->str);
  pdf_maker_add_stream (book->maker, "", content->str);
}

static void
add_bookmarks (const Book *book, guint page)
{
  g_autofree char *next =
      page < book->n_pages
          ? g_strdup_printf ("/Next %u 0 R", get_bookmark_object (book, page + 1, 0))
          : g_strdup ("");

  pdf_maker_add (
      book->maker,
      "<< /Title (Sheet-%u) /Parent %u 0 R /First %u 0 R /Last %u 0 R /Count %d %s /Dest "
      "[%u 0 R /Fit] >>",
      page, OUTLINE, get_bookmark_object (book, page, 1), get_bookmark_object (book, page, N_PARTS),
      page % 2 == 0 ? 3 : -3, next, get_page_object (page));
  for (guint part = 1; part <= N_PARTS; part++)
    {
      g_autofree char *target = format_target (book, page, part, page * 2 + part);
      g_autofree char *after =
          part < N_PARTS
              ? g_strdup_printf ("/Next %u 0 R", get_bookmark_object (book, page, part + 1))
              : g_strdup ("");

      pdf_maker_add (book->maker, "<< /Title (Part-%u.%u) /Parent %u 0 R %s %s >>", page, part,
                     get_bookmark_object (book, page, 0), after, target);
    }
}

static void
add_frame (const Book *book)
{
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) tree = g_string_new (NULL);

  for (guint page = 1; page <= book->n_pages; page++)
    {
      g_string_append_printf (kids, "%u 0 R ", get_page_object (page));
      for (guint part = 1; part <= N_PARTS; part++)
        {
          g_autofree char *destination = format_destination (book, page, part);

          g_string_append_printf (old, "/Part-%u.%u %s ", page, part, destination);
          g_string_append_printf (tree, "(tree %u.%u) << /D %s >> ", page, part, destination);
        }
    }
  pdf_maker_add (book->maker,
                 "<< /Type /Catalog /Pages %u 0 R /Outlines %u 0 R /Names << /Dests %u 0 R >> "
                 "/Dests << %s >> >>",
                 PAGES, OUTLINE, NAMES, old->str);
  pdf_maker_add (book->maker,
                 "<< /Type /Pages /Count %u /Kids [%s] /MediaBox [0 0 %g %g] /Rotate %d /Resources "
                 "<< /Font << /F1 %u 0 R >> >> >>",
                 book->n_pages, kids->str, WIDTH, HEIGHT, book->turn, FONT);
  pdf_maker_add (book->maker, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << "
                              "/Differences [1 /arrowright] >> >>");
  pdf_maker_add (book->maker, "<< /Type /Outlines /First %u 0 R /Last %u 0 R >>",
                 get_bookmark_object (book, 1, 0), get_bookmark_object (book, book->n_pages, 0));
  pdf_maker_add (book->maker, "<< /Names [%s] >>", tree->str);
}

char *
pdf_write_book (const char *folder, const char *name, guint n_pages, int turn)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  const Book book = { maker, n_pages, turn };

  add_frame (&book);
  for (guint page = 1; page <= n_pages; page++)
    add_page (&book, page);
  for (guint page = 1; page <= n_pages; page++)
    add_bookmarks (&book, page);

  return pdf_maker_write (maker, folder, name);
}
