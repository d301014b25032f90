/* PDFs written by hand, and looked at afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pdf-maker.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

struct _PdfMaker
{
  GPtrArray *objects; /* GString */
};

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

PdfMaker *
pdf_maker_new (void)
{
  PdfMaker *self = g_new0 (PdfMaker, 1);

  self->objects = g_ptr_array_new_with_free_func (free_text);

  return self;
}

void
pdf_maker_free (PdfMaker *self)
{
  g_ptr_array_unref (self->objects);
  g_free (self);
}

guint
pdf_maker_add (PdfMaker *self, const char *format, ...)
{
  GString *object = g_string_new (NULL);
  va_list arguments;

  va_start (arguments, format);
  g_string_vprintf (object, format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->objects, object);

  return self->objects->len;
}

guint
pdf_maker_add_stream (PdfMaker *self, const char *entries, const char *data)
{
  return pdf_maker_add (self, "<< %s /Length %u >>\nstream\n%s\nendstream", entries,
                        (guint) strlen (data), data);
}

GString *
pdf_maker_build (PdfMaker *self)
{
  GString *file = g_string_new ("%PDF-1.7\n");
  g_autoptr (GString) table = g_string_new ("0000000000 65535 f \n");
  gsize start;

  for (guint i = 0; i < self->objects->len; i++)
    {
      const GString *object = g_ptr_array_index (self->objects, i);

      g_string_append_printf (table, "%010u 00000 n \n", (guint) file->len);
      g_string_append_printf (file, "%u 0 obj\n", i + 1);
      g_string_append_len (file, object->str, (gssize) object->len);
      g_string_append (file, "\nendobj\n");
    }
  start = file->len;
  g_string_append_printf (file, "xref\n0 %u\n%s", self->objects->len + 1, table->str);
  g_string_append_printf (file,
                          "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%" G_GSIZE_FORMAT
                          "\n%%%%EOF\n",
                          self->objects->len + 1, start);

  return file;
}

char *
pdf_maker_write (PdfMaker *self, const char *folder, const char *name)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  GString *file = pdf_maker_build (self);

  g_file_set_contents (path, file->str, (gssize) file->len, &error);
  g_assert_no_error (error);
  g_string_free (file, TRUE);

  return path;
}

char *
pdf_write_page (const char *folder, const char *name, const char *page, const char *content)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  pdf_maker_add (maker,
                 "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
                 ">> %s >>",
                 page);
  pdf_maker_add_stream (maker, "", content);
  pdf_maker_add (maker, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");

  return pdf_maker_write (maker, folder, name);
}

char *
pdf_write_pages (const char *folder, const char *name, guint n_pages)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GString) kids = g_string_new (NULL);

  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (kids, "%u 0 R ", 4 + 2 * i);
  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker,
                 "<< /Type /Pages /Count %u /Kids [%s] /MediaBox [0 0 595 842] /Resources << /Font "
                 "<< /F1 3 0 R >> >> >>",
                 n_pages, kids->str);
  pdf_maker_add (maker, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *content =
          g_strdup_printf ("BT /F1 24 Tf 1 0 0 1 72 700 Tm (page %u of %s) Tj ET", i + 1, name);

      pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Contents %u 0 R >>", 5 + 2 * i);
      pdf_maker_add_stream (maker, "", content);
    }

  return pdf_maker_write (maker, folder, name);
}

char *
pdf_draw_pages (const char *folder, const char *name, guint n_pages)
{
  char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-11-22T12:00:00Z");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, "2026-11-22T12:00:00Z");
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = g_strdup_printf ("drawn %u", i + 1);
      g_autofree char *destination = g_strdup_printf ("name='p%u'", i + 1);

      cairo_tag_begin (cr, CAIRO_TAG_DEST, destination);
      cairo_tag_end (cr, CAIRO_TAG_DEST);
      cairo_tag_begin (cr, "P", NULL);
      if (i == 0)
        cairo_tag_begin (cr, CAIRO_TAG_LINK, "dest='p2'");
      cairo_move_to (cr, 20, 20);
      cairo_show_text (cr, text);
      if (i == 0)
        cairo_tag_end (cr, CAIRO_TAG_LINK);
      cairo_tag_end (cr, "P");
      cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *title = g_strdup_printf ("drawn %u · p %u", i + 1, i + 1);
      g_autofree char *destination = g_strdup_printf ("dest='p%u'", i + 1);

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, title, destination, 0);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return path;
}

char *
pdf_run (const char *program, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  char *output = NULL;
  const char *argument = program;
  int status;
  va_list list;

  va_start (list, program);
  for (; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                &complaint, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s\n%s%s", program, error->message, output, complaint);

  return output;
}

void
pdf_assert_sound (const char *path)
{
  g_free (pdf_run ("qpdf", "--check", path, NULL));
}

char *
pdf_get_text (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);

  return pdf_run ("pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL);
}

char *
pdf_get_words (const char *path)
{
  g_autofree char *text = pdf_run ("pdftotext", path, "-", NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);

  return g_string_free (joined, FALSE);
}

static int
read_number (const char **text)
{
  char *end;
  int number = (int) g_ascii_strtoll (*text, &end, 10);

  *text = end;

  return number;
}

PdfPicture *
pdf_render (const char *path, guint page)
{
  PdfPicture *self = g_new0 (PdfPicture, 1);
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *stem = g_strdup_printf ("%s-%u", path, page);
  g_autofree char *file = g_strdup_printf ("%s.ppm", stem);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  const char *p;
  gsize length;

  g_free (pdf_run ("pdftoppm", "-r", "72", "-singlefile", "-f", number, "-l", number, path, stem,
                   NULL));
  g_file_get_contents (file, &data, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (data, "P6"));
  p = data + 2;
  self->width = read_number (&p);
  self->height = read_number (&p);
  g_assert_cmpint (read_number (&p), ==, 255);
  self->pixels = g_memdup2 (p + 1, (gsize) self->width * (gsize) self->height * 3);
  g_remove (file);

  return self;
}

void
pdf_picture_free (PdfPicture *self)
{
  g_free (self->pixels);
  g_free (self);
}

char
pdf_picture_get_colour (PdfPicture *self, double x, double y)
{
  static const struct
  {
    guchar red, green, blue;
    char letter;
  } colours[] = {
    { 255, 0, 0, 'r' },     { 0, 255, 0, 'g' }, { 0, 0, 255, 'b' },
    { 255, 255, 255, 'w' }, { 0, 0, 0, 'k' },
  };
  int column = CLAMP ((int) x, 0, self->width - 1);
  int row = CLAMP (self->height - 1 - (int) y, 0, self->height - 1);
  const guchar *pixel = self->pixels + (row * self->width + column) * 3;

  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      if (ABS (pixel[0] - colours[i].red) < 40 && ABS (pixel[1] - colours[i].green) < 40
          && ABS (pixel[2] - colours[i].blue) < 40)
        return colours[i].letter;
    }

  return '?';
}
