/* What is left open in a drawn document until page numbers are known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-blanks.h"

#define FIGURE_FORMAT "(uubmsmsbu)"
#define WORDS_FORMAT "(usmsuu)"

static void
clear_figure (gpointer data)
{
  AssayPdfFigure *figure = data;

  g_free (figure->first);
  g_free (figure->last);
}

static void
clear_words (gpointer data)
{
  AssayPdfWords *words = data;

  g_free (words->text);
  g_free (words->place);
}

AssayPdfBlanks *
assay_pdf_blanks_new (void)
{
  AssayPdfBlanks *self = g_new0 (AssayPdfBlanks, 1);

  self->figures = g_array_new (FALSE, FALSE, sizeof (AssayPdfFigure));
  g_array_set_clear_func (self->figures, clear_figure);
  self->words = g_array_new (FALSE, FALSE, sizeof (AssayPdfWords));
  g_array_set_clear_func (self->words, clear_words);
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
assay_pdf_blanks_free (AssayPdfBlanks *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->figures);
  g_array_unref (self->words);
  g_array_unref (self->bookmarks);
  g_hash_table_unref (self->known);
  g_free (self);
}

void
assay_pdf_blanks_add_figure (AssayPdfBlanks *self, const AssayPdfFigure *figure)
{
  AssayPdfFigure own = *figure;

  own.first = g_strdup (figure->first);
  own.last = g_strdup (figure->last);
  g_array_append_val (self->figures, own);
}

guint
assay_pdf_blanks_add_words (
    AssayPdfBlanks *self, AssayPdfWordsKind kind, const char *text, const char *place, guint page)
{
  g_autofree char *key = place != NULL ? g_strdup_printf ("%d %s\n%s", kind, place, text)
                                       : g_strdup_printf ("%d \n%u %s", kind, page, text);
  AssayPdfWords words = { .kind = kind, .page = page };
  gpointer known;

  if (g_hash_table_lookup_extended (self->known, key, NULL, &known))
    return GPOINTER_TO_UINT (known);
  words.text = g_strdup (text);
  words.place = g_strdup (place);
  g_hash_table_insert (self->known, g_steal_pointer (&key), GUINT_TO_POINTER (self->words->len));
  g_array_append_val (self->words, words);

  return self->words->len - 1;
}

GVariant *
assay_pdf_blanks_format (const AssayPdfBlanks *self)
{
  GVariantBuilder figures, words;

  g_variant_builder_init (&figures, G_VARIANT_TYPE ("a" FIGURE_FORMAT));
  for (guint i = 0; i < self->figures->len; i++)
    {
      const AssayPdfFigure *figure = &g_array_index (self->figures, AssayPdfFigure, i);

      g_variant_builder_add (&figures, FIGURE_FORMAT, figure->page, figure->face, figure->begins,
                             figure->first, figure->last, figure->is_link, figure->number);
    }
  g_variant_builder_init (&words, G_VARIANT_TYPE ("a" WORDS_FORMAT));
  for (guint i = 0; i < self->words->len; i++)
    {
      const AssayPdfWords *row = &g_array_index (self->words, AssayPdfWords, i);

      g_variant_builder_add (&words, WORDS_FORMAT, row->kind, row->text, row->place, row->page,
                             row->number);
    }

  return g_variant_new ("(a" FIGURE_FORMAT "a" WORDS_FORMAT ")", &figures, &words);
}

AssayPdfBlanks *
assay_pdf_blanks_parse (GVariant *value, guint end)
{
  g_autoptr (AssayPdfBlanks) self = assay_pdf_blanks_new ();
  g_autoptr (GVariantIter) figures = NULL, words = NULL;
  AssayPdfFigure figure = { 0 };
  AssayPdfWords row = { 0 };
  guint32 kind;
  gboolean is_right = TRUE;

  g_variant_get (value, "(a" FIGURE_FORMAT "a" WORDS_FORMAT ")", &figures, &words);
  while (g_variant_iter_next (figures, FIGURE_FORMAT, &figure.page, &figure.face, &figure.begins,
                              &figure.first, &figure.last, &figure.is_link, &figure.number))
    {
      g_array_append_val (self->figures, figure);
      is_right = is_right && figure.number < end;
    }
  while (g_variant_iter_next (words, WORDS_FORMAT, &kind, &row.text, &row.place, &row.page,
                              &row.number))
    {
      row.kind = (AssayPdfWordsKind) kind;
      g_array_append_val (self->words, row);
      is_right = is_right && row.number < end && kind <= ASSAY_PDF_WORDS_BOOKMARK;
    }

  return is_right ? g_steal_pointer (&self) : NULL;
}
