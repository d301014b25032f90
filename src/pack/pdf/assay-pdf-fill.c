/* Leaves blanks in a drawn document, and fills them in the file that it has become part of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-fill.h"

#include "pack/pdf/assay-pdf-pieces.h"
#include "pack/pdf/assay-pdf-source.h"
#include "pack/pdf/assay-pdf-table.h"

#define BLANK_NAME "/AssayBlank%u"
#define LETTER_NAME "/L%u"
/* How far letters may reach over and under their line; more than any does. */
#define ABOVE 16.0
#define BELOW 6.0

/* --- Leaving ---------------------------------------------------------------------------------- */

static AssayPdfFigure *
figure_at (AssayPdfBlanks *blanks, guint index)
{
  return &g_array_index (blanks->figures, AssayPdfFigure, index);
}

static AssayPdfWords *
words_at (AssayPdfBlanks *blanks, guint index)
{
  return &g_array_index (blanks->words, AssayPdfWords, index);
}

static qpdf_oh
new_plain_stream (qpdf_data pdf, const char *text, gsize length)
{
  qpdf_oh stream = qpdf_oh_new_stream (pdf), none = qpdf_oh_new_null (pdf);

  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) text, length, none, none);

  return stream;
}

/* cairo leaves its own scale behind, which must be gone when the figures come. */
static void
put_around (qpdf_data pdf, qpdf_oh page, const GString *after)
{
  static const char before[] = "q\n";
  qpdf_oh contents = qpdf_oh_new_array (pdf), own = qpdf_oh_get_key (pdf, page, "/Contents");
  int n = qpdf_oh_is_array (pdf, own) ? qpdf_oh_get_array_n_items (pdf, own) : 0;

  qpdf_oh_append_item (pdf, contents, new_plain_stream (pdf, before, sizeof before - 1));
  for (int i = 0; i < n; i++)
    qpdf_oh_append_item (pdf, contents, qpdf_oh_get_array_item (pdf, own, i));
  if (qpdf_oh_is_stream (pdf, own))
    qpdf_oh_append_item (pdf, contents, own);
  qpdf_oh_append_item (pdf, contents, new_plain_stream (pdf, after->str, after->len));
  qpdf_oh_replace_key (pdf, page, "/Contents", contents);
}

static void
leave_figure (
    qpdf_data pdf, qpdf_oh xobjects, AssayPdfFigure *figure, double height, guint i, GString *after)
{
  g_autofree char *name = g_strdup_printf (BLANK_NAME, i);
  qpdf_oh form = qpdf_make_indirect_object (pdf, qpdf_oh_new_dictionary (pdf));
  const AssayPdfMatrix there = { 1, 0, 0, 1, figure->x, height - figure->baseline };

  figure->ref = assay_pdf_get_ref (pdf, form);
  qpdf_oh_replace_key (pdf, xobjects, name, form);
  if (figure->is_read)
    g_string_append (after, ASSAY_PDF_BLANK_BEGIN);
  g_string_append (after, "q ");
  assay_pdf_append_matrix (after, &there);
  g_string_append_printf (after, "cm %s Do Q\n", name);
  if (figure->is_read)
    g_string_append (after, ASSAY_PDF_BLANK_END);
}

/* Those from @first on that are on one page; how many they are. */
static guint
leave_figures (qpdf_data pdf, AssayPdfBlanks *blanks, guint first)
{
  guint index = figure_at (blanks, first)->page, n = 0;
  qpdf_oh page = qpdf_get_page_n (pdf, index);
  qpdf_oh resources = assay_pdf_copy_dictionary (pdf, qpdf_oh_get_key (pdf, page, "/Resources"));
  qpdf_oh xobjects = assay_pdf_copy_dictionary (pdf, qpdf_oh_get_key (pdf, resources, "/XObject"));
  g_autoptr (GString) after = g_string_new ("Q\n");
  AssayPdfBox box = { 0, 0, 0, 0 };

  assay_pdf_read_box (pdf, qpdf_oh_get_key (pdf, page, "/MediaBox"), &box);
  for (; first + n < blanks->figures->len && figure_at (blanks, first + n)->page == index; n++)
    leave_figure (pdf, xobjects, figure_at (blanks, first + n), box.y1, n, after);
  qpdf_oh_replace_key (pdf, resources, "/XObject", xobjects);
  qpdf_oh_replace_key (pdf, page, "/Resources", resources);
  put_around (pdf, page, after);
  qpdf_oh_release_all (pdf);

  return n;
}

void
assay_pdf_leave_blanks (qpdf_data pdf, AssayPdfBlanks *blanks)
{
  for (guint i = 0; i < blanks->figures->len;)
    i += leave_figures (pdf, blanks, i);
}

qpdf_oh
assay_pdf_blanks_get_words (AssayPdfBlanks *blanks, qpdf_data pdf, guint words)
{
  AssayPdfWords *row = words_at (blanks, words);
  qpdf_oh object;

  if (assay_pdf_ref_is_set (row->ref))
    return assay_pdf_get_object (pdf, row->ref);
  object = qpdf_make_indirect_object (pdf, qpdf_oh_new_dictionary (pdf));
  row->ref = assay_pdf_get_ref (pdf, object);

  return object;
}

void
assay_pdf_reserve_blanks (AssayPdfWriter *writer, AssayPdfBlanks *blanks)
{
  for (guint i = 0; i < blanks->figures->len; i++)
    {
      AssayPdfFigure *figure = figure_at (blanks, i);

      figure->number = assay_pdf_writer_reserve (writer);
      assay_pdf_writer_fix (writer, figure->ref, figure->number);
    }
  for (guint i = 0; i < blanks->words->len; i++)
    {
      AssayPdfWords *words = words_at (blanks, i);

      words->number = assay_pdf_writer_reserve (writer);
      if (assay_pdf_ref_is_set (words->ref))
        assay_pdf_writer_fix (writer, words->ref, words->number);
    }
}

/* --- Filling ---------------------------------------------------------------------------------- */

struct _AssayPdfFill
{
  const AssayPdfFilling *filling;
  AssayPdfSource *source;
  GArray *forms;   /* AssayPdfRef by page of the letters */
  guint resources; /* in the file, of all figures */
};

AssayPdfFill *
assay_pdf_fill_new (AssayPdfForms *forms, const AssayPdfFilling *filling, GError **error)
{
  g_autoptr (AssayPdfFill) self = g_new0 (AssayPdfFill, 1);
  guint n = filling->letters->faces->len * ASSAY_PDF_N_LETTERS;

  self->filling = filling;
  self->forms = g_array_new (FALSE, FALSE, sizeof (AssayPdfRef));
  if (n == 0)
    return g_steal_pointer (&self);
  self->source = assay_pdf_source_open (filling->letters->path, NULL, error);
  if (self->source == NULL || !assay_pdf_forms_import (forms, self->source, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      AssayPdfRef form;

      if (!assay_pdf_forms_add_page (forms, self->source, i, &form, error))
        return NULL;
      g_array_append_val (self->forms, form);
    }

  return g_steal_pointer (&self);
}

void
assay_pdf_fill_free (AssayPdfFill *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->source, assay_pdf_source_free);
  g_array_unref (self->forms);
  g_free (self);
}

/* 0 where there is no such page, which a figure then says. */
static guint
get_page (const AssayPdfFill *self, const char *place, guint page)
{
  const GArray *pages = self->filling->pages;

  if (place != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->filling->places, place));

  return page < pages->len ? g_array_index (pages, guint, page) : 0;
}

static char *
format_figure (const AssayPdfFill *self, const AssayPdfFigure *figure)
{
  guint first = get_page (self, figure->first, figure->page);
  guint last = figure->last != NULL ? get_page (self, figure->last, 0) : first;

  return first == last ? g_strdup_printf ("%u", first) : g_strdup_printf ("%u–%u", first, last);
}

/* The place of a letter among those of its face. */
static guint
find_letter (const char *p)
{
  return g_ascii_isdigit (*p) ? (guint) (*p - '0') : ASSAY_PDF_N_LETTERS - 1;
}

static double
measure (const AssayPdfFill *self, const char *text, guint face)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += self->filling->letters->widths[face * ASSAY_PDF_N_LETTERS + find_letter (p)];

  return width;
}

static void
underline (GString *drawing, const AssayPdfLetters *letters, double start, double width)
{
  const double top = letters->thickness / 2 - letters->below;
  const AssayPdfBox line = { start, top - letters->thickness, start + width, top };

  for (guint i = 0; i < G_N_ELEMENTS (letters->underline); i++)
    {
      assay_pdf_append_number (drawing, letters->underline[i]);
      g_string_append_c (drawing, ' ');
    }
  g_string_append (drawing, "rg ");
  assay_pdf_append_rectangle (drawing, &line, 0);
  g_string_append (drawing, "f\n");
}

static GString *
draw_figure (const AssayPdfFill *self, const AssayPdfFigure *figure, guint face, double *out_width)
{
  const AssayPdfLetters *letters = self->filling->letters;
  g_autofree char *text = format_figure (self, figure);
  double width = measure (self, text, face), start = figure->begins ? 0 : -width, x = start;
  GString *drawing = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint letter = face * ASSAY_PDF_N_LETTERS + find_letter (p);
      const AssayPdfMatrix there = { 1, 0, 0, 1, x - letters->left, -letters->up };

      g_string_append (drawing, "q ");
      assay_pdf_append_matrix (drawing, &there);
      g_string_append_printf (drawing, "cm " LETTER_NAME " Do Q\n", letter);
      x += letters->widths[letter];
    }
  if (figure->is_link)
    underline (drawing, letters, start, width);
  *out_width = width;

  return drawing;
}

/* The place of the figure's face; beyond the last where it has none. */
static guint
find_face (const AssayPdfFill *self, guint face)
{
  const GArray *faces = self->filling->letters->faces;
  guint i = 0;

  while (i < faces->len && g_array_index (faces, guint, i) != face)
    i++;

  return i;
}

static void
write_figure (AssayPdfFill *self, AssayPdfWriter *writer, const AssayPdfFigure *figure)
{
  guint face = find_face (self, figure->face);
  g_autoptr (GString) drawing = NULL;
  g_autoptr (GString) dictionary = g_string_new ("/Type /XObject /Subtype /Form /BBox [ ");
  double width, box[] = { 0, -BELOW, 0, ABOVE };

  g_return_if_fail (face < self->filling->letters->faces->len);
  drawing = draw_figure (self, figure, face, &width);
  box[0] = (figure->begins ? 0 : -width) - 1;
  box[2] = box[0] + width + 2;
  for (guint i = 0; i < G_N_ELEMENTS (box); i++)
    {
      assay_pdf_append_number (dictionary, box[i]);
      g_string_append_c (dictionary, ' ');
    }
  g_string_append_printf (dictionary, "] /Resources %u 0 R", self->resources);
  assay_pdf_writer_add_stream_text (writer, figure->number, dictionary->str, drawing);
}

static void
write_words (AssayPdfFill *self, AssayPdfWriter *writer, const AssayPdfWords *words)
{
  g_autofree char *said =
      self->filling->format (words->kind, words->text, get_page (self, words->place, words->page));
  g_autoptr (GString) text = g_string_new (NULL);

  assay_pdf_append_text (text, said);
  assay_pdf_writer_add_text (writer, words->number, text);
}

static void
write_resources (AssayPdfFill *self, AssayPdfWriter *writer)
{
  g_autoptr (GString) text = g_string_new ("<< /XObject << ");

  for (guint i = 0; i < self->forms->len; i++)
    g_string_append_printf (text, LETTER_NAME " %u 0 R ", i,
                            assay_pdf_writer_get_number (writer, g_array_index (self->forms,
                                                                                AssayPdfRef, i)));
  g_string_append (text, ">> >>");
  self->resources = assay_pdf_writer_reserve (writer);
  assay_pdf_writer_add_text (writer, self->resources, text);
}

void
assay_pdf_fill_write (AssayPdfFill *self, AssayPdfWriter *writer, AssayPdfBlanks *blanks)
{
  if (self->forms->len > 0)
    write_resources (self, writer);
  for (guint i = 0; i < blanks->figures->len; i++)
    write_figure (self, writer, figure_at (blanks, i));
  for (guint i = 0; i < blanks->words->len; i++)
    write_words (self, writer, words_at (blanks, i));
}
