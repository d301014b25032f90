/* Text in Helvetica, for what an annotation says without showing how it looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Viewers make such appearances themselves, each in its own way; the pack must look the same in
 * all. The font a form names may be anything, with an encoding of its own, so it is not used.
 */

#include "pack/pdf/assay-pdf-lettering.h"

#include <string.h>

#define LARGEST_SIZE 12.0
#define SMALLEST_SIZE 4.0
#define MAX_SIZE 300.0
#define LEADING 1.2
#define ASCENT 0.72
#define DESCENT 0.21
#define INSET 2.0
/* More than fits on a page. */
#define MAX_BYTES 20000

/* Of a thousandth of the size, from the space to the tilde: Adobe's metrics of Helvetica. */
static const guint16 widths[] = {
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584,
};
/* Wide enough for nearly all letters with accents. */
#define OTHER_WIDTH 667

/* A part of the text, without its line end. */
typedef struct
{
  const char *start;
  gsize length;
} Line;

char *
assay_pdf_lettering_encode (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  if (strlen (text) > MAX_BYTES)
    return NULL;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\r' && p[1] == '\n')
        continue;
      g_string_append_c (plain, *p == '\r' ? '\n' : *p == '\t' ? ' ' : *p);
    }

  return g_convert (plain->str, (gssize) plain->len, "WINDOWS-1252", "UTF-8", NULL, NULL, NULL);
}

static double
measure (const char *start, gsize length, double size)
{
  double total = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) start[i];

      total += c >= ' ' && c <= '~' ? widths[c - ' '] : OTHER_WIDTH;
    }

  return total * size / 1000;
}

/* How much of @start, which is @length long, fits in @width: up to a space where there is one. */
static gsize
find_break (const char *start, gsize length, double size, double width)
{
  gsize fitting = 0, at_space = 0;
  double used = 0;

  while (fitting < length && (used += measure (start + fitting, 1, size)) <= width)
    {
      fitting++;
      if (fitting < length && start[fitting] == ' ')
        at_space = fitting;
    }
  if (fitting == length)
    return length;

  return at_space > 0 ? at_space : MAX (fitting, 1);
}

static GArray *
wrap (const char *text, double size, double width)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *p = text;
  gsize left = strcspn (p, "\n"); /* of the paragraph */

  for (;;)
    {
      Line line = { p, find_break (p, left, size, width) };

      g_array_append_val (lines, line);
      p += line.length;
      left -= line.length;
      if (left > 0 && *p == ' ')
        {
          p++;
          left--;
        }
      if (left > 0)
        continue;
      if (*p == '\0')
        return lines;
      left = strcspn (++p, "\n");
    }
}

/* The largest size that lets @text stay in the box, within reason. */
static double
find_size (const AssayPdfLettering *self, const char *text, double width, double height)
{
  double size = MIN (LARGEST_SIZE, height / LEADING);

  if (self->size > 0)
    return MIN (self->size, MAX_SIZE);
  for (; size > SMALLEST_SIZE; size -= 0.5)
    {
      g_autoptr (GArray) lines = NULL;

      if (!self->many_lines && measure (text, strlen (text), size) <= width)
        return size;
      if (!self->many_lines)
        continue;
      lines = wrap (text, size, width);
      if (lines->len * size * LEADING <= height)
        return size;
    }

  return SMALLEST_SIZE;
}

static void
append_string (GString *content, const char *start, gsize length)
{
  g_string_append_c (content, '<');
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (content, "%02X", (guchar) start[i]);
  g_string_append (content, "> Tj ");
}

static void
append_at (GString *content, double x, double y, const char *start, gsize length)
{
  g_string_append (content, "1 0 0 1 ");
  assay_pdf_append_number (content, x);
  g_string_append_c (content, ' ');
  assay_pdf_append_number (content, y);
  g_string_append (content, " Tm ");
  append_string (content, start, length);
}

static double
find_start (const AssayPdfLettering *self, double left, double width, double needed)
{
  switch (self->align)
    {
    case ASSAY_PDF_ALIGN_CENTRE:
      return left + (width - needed) / 2;
    case ASSAY_PDF_ALIGN_RIGHT:
      return left + width - needed;
    case ASSAY_PDF_ALIGN_LEFT:
      break;
    }

  return left;
}

static void
append_cells (const AssayPdfLettering *self,
              GString *content,
              const char *text,
              const AssayPdfBox *box,
              double size,
              double y)
{
  double cell = (box->x1 - box->x0) / self->cells;

  for (guint i = 0; text[i] != '\0' && i < self->cells; i++)
    append_at (content, box->x0 + cell * i + (cell - measure (text + i, 1, size)) / 2, y, text + i,
               1);
}

static void
append_lines (const AssayPdfLettering *self,
              GString *content,
              const char *text,
              const AssayPdfBox *box,
              double size)
{
  double width = box->x1 - box->x0 - 2 * INSET;
  double y = box->y1 - INSET - ASCENT * size;
  g_autoptr (GArray) lines = wrap (text, size, width);

  for (guint i = 0; i < lines->len && y > box->y0 - size; i++, y -= size * LEADING)
    {
      Line line = g_array_index (lines, Line, i);
      double needed = measure (line.start, line.length, size);

      append_at (content, find_start (self, box->x0 + INSET, width, needed), y, line.start,
                 line.length);
    }
}

void
assay_pdf_lettering_append (const AssayPdfLettering *self,
                            GString *content,
                            const char *encoded,
                            const AssayPdfBox *box)
{
  double width = box->x1 - box->x0 - 2 * INSET, height = box->y1 - box->y0;
  double size = find_size (self, encoded, width, height);
  double middle = (box->y0 + box->y1) / 2 - (ASCENT - DESCENT) * size / 2;
  double needed = measure (encoded, strlen (encoded), size);

  g_string_append_printf (content, "BT %s " ASSAY_PDF_LETTERING_FONT " ", self->colour);
  assay_pdf_append_number (content, size);
  g_string_append (content, " Tf ");
  if (self->cells > 0)
    append_cells (self, content, encoded, box, size, middle);
  else if (self->many_lines)
    append_lines (self, content, encoded, box, size);
  else
    append_at (content, find_start (self, box->x0 + INSET, width, needed), middle, encoded,
               strlen (encoded));
  g_string_append (content, "ET\n");
}

qpdf_oh
assay_pdf_lettering_new_font (qpdf_data pdf)
{
  qpdf_oh font = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, font, "/Type", qpdf_oh_new_name (pdf, "/Font"));
  qpdf_oh_replace_key (pdf, font, "/Subtype", qpdf_oh_new_name (pdf, "/Type1"));
  qpdf_oh_replace_key (pdf, font, "/BaseFont", qpdf_oh_new_name (pdf, "/Helvetica"));
  qpdf_oh_replace_key (pdf, font, "/Encoding", qpdf_oh_new_name (pdf, "/WinAnsiEncoding"));

  return qpdf_make_indirect_object (pdf, font);
}
