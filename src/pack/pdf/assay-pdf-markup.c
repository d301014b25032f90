/* What a comment drawn on a page shows: highlights, lines, shapes, ink, text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ISO 32000-1, 12.5.6, says what is to be seen of each kind, and leaves the look of ends of lines
 * and of clouds to the viewer; here they are plain.
 */

#include "pack/pdf/assay-pdf-markup.h"

#include "pack/pdf/assay-pdf-field.h"
#include "pack/pdf/assay-pdf-lettering.h"

#define MAX_POINTS 20000
#define MAX_STROKES 5000
#define MAX_WIDTH 100.0
#define QUAD_NUMBERS 8
/* How far a curve's handles reach so that four make a circle. */
#define CIRCLE 0.5523

/* Where @array has pairs of numbers; NULL otherwise. */
static double *
read_points (qpdf_data pdf, qpdf_oh array, int *out_n)
{
  int n = qpdf_oh_is_array (pdf, array) ? qpdf_oh_get_array_n_items (pdf, array) : 0;
  g_autofree double *numbers = NULL;

  *out_n = n;
  if (n < 4 || n % 2 != 0 || n > 2 * MAX_POINTS)
    return NULL;
  numbers = g_new (double, (gsize) n);

  return assay_pdf_read_numbers (pdf, array, numbers, n) ? g_steal_pointer (&numbers) : NULL;
}

static void
append_point (GString *content, double x, double y, const char *operator)
{
  assay_pdf_append_number (content, x);
  g_string_append_c (content, ' ');
  assay_pdf_append_number (content, y);
  g_string_append_printf (content, " %s ", operator);
}

static void
append_path (GString *content, const double *points, int n)
{
  for (int i = 0; i + 1 < n; i += 2)
    append_point (content, points[i], points[i + 1], i == 0 ? "m" : "l");
}

/* /BS, or the third of /Border, or 1. */
static double
read_width (qpdf_data pdf, qpdf_oh annotation)
{
  qpdf_oh style = qpdf_oh_get_key_if_dict (pdf, annotation, "/BS");
  qpdf_oh border = qpdf_oh_get_key (pdf, annotation, "/Border");
  double width = 1;

  if (!assay_pdf_read_number (pdf, qpdf_oh_get_key_if_dict (pdf, style, "/W"), &width)
      && qpdf_oh_is_array (pdf, border) && qpdf_oh_get_array_n_items (pdf, border) > 2)
    assay_pdf_read_number (pdf, qpdf_oh_get_array_item (pdf, border, 2), &width);

  return CLAMP (width, 0, MAX_WIDTH);
}

/* The colours and the width that lines are drawn with; FALSE when there are none to be seen. */
static gboolean
append_stroke (qpdf_data pdf, qpdf_oh annotation, GString *content)
{
  double width = read_width (pdf, annotation);

  if (!(width > 0))
    return FALSE;
  if (!assay_pdf_append_colour (pdf, qpdf_oh_get_key (pdf, annotation, "/C"), TRUE, content))
    g_string_append (content, "0 G ");
  assay_pdf_append_number (content, width);
  g_string_append (content, " w 1 j 1 J\n");

  return TRUE;
}

/* --- Marks on text ---------------------------------------------------------------------------- */

/* @from and @to are how far up the text a band or a line is: 0 at its foot, 1 at its head. The
 * points of a quad come as upper left, upper right, lower left, lower right, whatever the standard
 * says. */
static void
append_band (GString *content, const double *q, double from, double to)
{
  append_point (content, q[4] + (q[0] - q[4]) * from, q[5] + (q[1] - q[5]) * from, "m");
  append_point (content, q[6] + (q[2] - q[6]) * from, q[7] + (q[3] - q[7]) * from, "l");
  append_point (content, q[6] + (q[2] - q[6]) * to, q[7] + (q[3] - q[7]) * to, "l");
  append_point (content, q[4] + (q[0] - q[4]) * to, q[5] + (q[1] - q[5]) * to, "l");
  g_string_append (content, "f\n");
}

static AssayPdfAppearance
append_text_mark (qpdf_data pdf,
                  qpdf_oh annotation,
                  const AssayPdfBox *box,
                  double from,
                  double to,
                  GString *content)
{
  const double whole[] = { box->x0, box->y1, box->x1, box->y1, box->x0, box->y0, box->x1, box->y0 };
  g_autofree double *quads = NULL;
  int n;

  quads = read_points (pdf, qpdf_oh_get_key (pdf, annotation, "/QuadPoints"), &n);
  if (!assay_pdf_append_colour (pdf, qpdf_oh_get_key (pdf, annotation, "/C"), FALSE, content))
    return ASSAY_PDF_APPEARANCE_NONE;
  if (quads == NULL || n < QUAD_NUMBERS)
    append_band (content, whole, from, to);
  for (int i = 0; quads != NULL && i + QUAD_NUMBERS <= n; i += QUAD_NUMBERS)
    append_band (content, quads + i, from, to);

  return ASSAY_PDF_APPEARANCE_MADE;
}

/* --- Lines and shapes ------------------------------------------------------------------------- */

static void
append_ellipse (GString *content, const AssayPdfBox *box, double inset)
{
  double a = (box->x1 - box->x0) / 2 - inset, b = (box->y1 - box->y0) / 2 - inset;
  const AssayPdfMatrix place = { a, 0, 0, b, (box->x0 + box->x1) / 2, (box->y0 + box->y1) / 2 };
  static const double handles[][6] = {
    { 1, CIRCLE, CIRCLE, 1, 0, 1 },
    { -CIRCLE, 1, -1, CIRCLE, -1, 0 },
    { -1, -CIRCLE, -CIRCLE, -1, 0, -1 },
    { CIRCLE, -1, 1, -CIRCLE, 1, 0 },
  };

  append_point (content, place.e + a, place.f, "m");
  for (gsize i = 0; i < G_N_ELEMENTS (handles); i++)
    for (int j = 0; j < 6; j += 2)
      append_point (content, place.e + a * handles[i][j], place.f + b * handles[i][j + 1],
                    j == 4 ? "c" : "");
  g_string_append (content, "h ");
}

static AssayPdfAppearance
append_shape (
    qpdf_data pdf, qpdf_oh annotation, const AssayPdfBox *box, gboolean round, GString *content)
{
  gboolean filled =
      assay_pdf_append_colour (pdf, qpdf_oh_get_key (pdf, annotation, "/IC"), FALSE, content);
  gboolean stroked = append_stroke (pdf, annotation, content);
  double inset = stroked ? read_width (pdf, annotation) / 2 : 0;

  if (!filled && !stroked)
    return ASSAY_PDF_APPEARANCE_NONE;
  if (round)
    append_ellipse (content, box, inset);
  else
    assay_pdf_append_rectangle (content, box, inset);
  g_string_append (content, filled && stroked ? "B\n" : filled ? "f\n" : "S\n");

  return ASSAY_PDF_APPEARANCE_MADE;
}

static AssayPdfAppearance
append_line (qpdf_data pdf, qpdf_oh annotation, const char *key, gboolean closed, GString *content)
{
  int n;
  g_autofree double *points = read_points (pdf, qpdf_oh_get_key (pdf, annotation, key), &n);
  gboolean filled =
      closed
      && assay_pdf_append_colour (pdf, qpdf_oh_get_key (pdf, annotation, "/IC"), FALSE, content);
  gboolean stroked = append_stroke (pdf, annotation, content);

  if (points == NULL)
    return ASSAY_PDF_APPEARANCE_UNKNOWN;
  if (!filled && !stroked)
    return ASSAY_PDF_APPEARANCE_NONE;
  append_path (content, points, n);
  g_string_append (content, closed ? "h " : "");
  g_string_append (content, filled && stroked ? "B\n" : filled ? "f\n" : "S\n");

  return ASSAY_PDF_APPEARANCE_MADE;
}

static AssayPdfAppearance
append_ink (qpdf_data pdf, qpdf_oh annotation, GString *content)
{
  qpdf_oh strokes = qpdf_oh_get_key (pdf, annotation, "/InkList");
  int n_strokes = qpdf_oh_is_array (pdf, strokes) ? qpdf_oh_get_array_n_items (pdf, strokes) : 0;
  gboolean any = FALSE;

  if (!append_stroke (pdf, annotation, content))
    return ASSAY_PDF_APPEARANCE_NONE;
  for (int i = 0; i < MIN (n_strokes, MAX_STROKES); i++)
    {
      int n;
      g_autofree double *points = read_points (pdf, qpdf_oh_get_array_item (pdf, strokes, i), &n);

      if (points == NULL)
        continue;
      append_path (content, points, n);
      g_string_append (content, "S\n");
      any = TRUE;
    }

  return any ? ASSAY_PDF_APPEARANCE_MADE : ASSAY_PDF_APPEARANCE_UNKNOWN;
}

/* --- Texts ------------------------------------------------------------------------------------ */

static AssayPdfAppearance
append_free_text (qpdf_data pdf, qpdf_oh annotation, const AssayPdfBox *box, GString *content)
{
  g_autofree char *text = assay_pdf_dup_text (pdf, qpdf_oh_get_key (pdf, annotation, "/Contents"));
  g_autofree char *encoded = assay_pdf_lettering_encode (text);
  g_autofree char *colour = NULL;
  AssayPdfLettering lettering = { .many_lines = TRUE };
  double width = read_width (pdf, annotation);
  long long align = 0;
  AssayPdfBox inner;

  if (encoded == NULL)
    return ASSAY_PDF_APPEARANCE_UNKNOWN;
  if (assay_pdf_append_colour (pdf, qpdf_oh_get_key (pdf, annotation, "/C"), FALSE, content))
    {
      assay_pdf_append_rectangle (content, box, 0);
      g_string_append (content, "f\n");
    }
  assay_pdf_read_default_looks (pdf, qpdf_oh_get_key (pdf, annotation, "/DA"), &lettering.size,
                                &colour);
  if (width > 0)
    {
      g_string_append (content, "0 G ");
      assay_pdf_append_number (content, width);
      g_string_append (content, " w ");
      assay_pdf_append_rectangle (content, box, width / 2);
      g_string_append (content, "S\n");
    }
  qpdf_oh_get_value_as_longlong (pdf, qpdf_oh_get_key (pdf, annotation, "/Q"), &align);
  lettering.align = align >= 0 && align <= 2 ? (AssayPdfAlign) align : ASSAY_PDF_ALIGN_LEFT;
  lettering.colour = colour;
  inner = (AssayPdfBox){ box->x0 + width, box->y0 + width, box->x1 - width, box->y1 - width };
  assay_pdf_lettering_append (&lettering, content, encoded, &inner);

  return ASSAY_PDF_APPEARANCE_MADE;
}

/* "/NotApproved" is a stamp that says NOT APPROVED. */
static AssayPdfAppearance
append_stamp (qpdf_data pdf, qpdf_oh annotation, const AssayPdfBox *box, GString *content)
{
  qpdf_oh object = qpdf_oh_get_key (pdf, annotation, "/Name");
  const char *name = qpdf_oh_is_name (pdf, object) ? qpdf_oh_get_name (pdf, object) : "/Draft";
  const AssayPdfLettering lettering = { .colour = "0.75 0.1 0.1 rg",
                                        .align = ASSAY_PDF_ALIGN_CENTRE };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *encoded = NULL;

  for (const char *p = name + 1; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p) && words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append_c (words, g_ascii_toupper (*p));
    }
  encoded = g_utf8_validate (words->str, -1, NULL) ? assay_pdf_lettering_encode (words->str) : NULL;
  if (encoded == NULL)
    return ASSAY_PDF_APPEARANCE_UNKNOWN;
  g_string_append (content, "0.75 0.1 0.1 RG 1.5 w ");
  assay_pdf_append_rectangle (content, box, 1.5);
  g_string_append (content, "S\n");
  assay_pdf_lettering_append (&lettering, content, encoded, box);

  return ASSAY_PDF_APPEARANCE_MADE;
}

AssayPdfAppearance
assay_pdf_markup_append (qpdf_data pdf,
                         qpdf_oh annotation,
                         const AssayPdfBox *box,
                         GString *content)
{
  qpdf_oh subtype = qpdf_oh_get_key (pdf, annotation, "/Subtype");
  const char *kind = qpdf_oh_is_name (pdf, subtype) ? qpdf_oh_get_name (pdf, subtype) : "";
  g_autofree char *name = g_strdup (kind);

  if (g_str_equal (name, "/Highlight"))
    return append_text_mark (pdf, annotation, box, 0, 1, content);
  if (g_str_equal (name, "/Underline") || g_str_equal (name, "/Squiggly"))
    return append_text_mark (pdf, annotation, box, 0.05, 0.12, content);
  if (g_str_equal (name, "/StrikeOut"))
    return append_text_mark (pdf, annotation, box, 0.42, 0.49, content);
  if (g_str_equal (name, "/Square"))
    return append_shape (pdf, annotation, box, FALSE, content);
  if (g_str_equal (name, "/Circle"))
    return append_shape (pdf, annotation, box, TRUE, content);
  if (g_str_equal (name, "/Line"))
    return append_line (pdf, annotation, "/L", FALSE, content);
  if (g_str_equal (name, "/PolyLine"))
    return append_line (pdf, annotation, "/Vertices", FALSE, content);
  if (g_str_equal (name, "/Polygon"))
    return append_line (pdf, annotation, "/Vertices", TRUE, content);
  if (g_str_equal (name, "/Ink"))
    return append_ink (pdf, annotation, content);
  if (g_str_equal (name, "/FreeText"))
    return append_free_text (pdf, annotation, box, content);
  if (g_str_equal (name, "/Stamp"))
    return append_stamp (pdf, annotation, box, content);

  return ASSAY_PDF_APPEARANCE_UNKNOWN;
}
