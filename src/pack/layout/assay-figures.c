/* The letters that page numbers are put together from when they are filled in later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-figures.h"

#include "base/assay-error.h"
#include "pack/layout/assay-phrase-private.h"
#include "pack/layout/assay-print-file.h"

#include "assay-config.h"

#include <cairo-pdf.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A page for one letter, and where it begins on it. */
#define PAGE_SIZE 48.0
#define LEFT 12.0
#define BASELINE 32.0

struct _AssayFigures
{
  char *path;
  GArray *faces;
  GArray *widths; /* double */
  AssayPdfLetters letters;
};

guint
assay_figures_get_face (AssayTextStyle style, gboolean is_strong, gboolean is_accent)
{
  return (guint) style << 2 | (is_strong ? 2u : 0u) | (is_accent ? 1u : 0u);
}

GArray *
assay_figures_list_faces (const AssayPdfBlanks *blanks)
{
  GArray *faces = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < blanks->figures->len; i++)
    {
      guint face = g_array_index (blanks->figures, AssayPdfFigure, i).face;

      if (face >> 2 < ASSAY_N_TEXT_STYLES && g_hash_table_add (known, GUINT_TO_POINTER (face)))
        g_array_append_val (faces, face);
    }

  return faces;
}

static void
draw_letter (AssayFigures *self, AssayCanvas *canvas, guint face, const char *letter)
{
  g_autoptr (AssayPhrase) phrase = assay_phrase_new ((AssayTextStyle) (face >> 2));
  AssayColour colour = face & 1u ? assay_colour_accent : assay_colour_ink;
  double width;

  assay_phrase_add (phrase, face & 2u ? ASSAY_SPAN_STRONG : ASSAY_SPAN_PLAIN, letter);
  assay_phrase_measure (phrase, assay_canvas_get_typography (canvas), -1, PANGO_ALIGN_LEFT);
  width = assay_phrase_get_width (phrase);
  g_array_append_val (self->widths, width);
  assay_phrase_draw (phrase, canvas, NULL, colour, LEFT,
                     BASELINE - assay_phrase_get_baseline (phrase), 0, 1);
}

static void
draw_letters (AssayFigures *self, AssayTypography *typography, cairo_surface_t *surface)
{
  g_autoptr (AssayPdfStructure) structure = assay_pdf_structure_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (AssayCanvas) canvas = assay_canvas_new (cr, typography, places, structure);

  for (guint i = 0; i < self->faces->len; i++)
    for (const char *p = ASSAY_PDF_LETTERS; *p != '\0'; p = g_utf8_next_char (p))
      {
        g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

        draw_letter (self, canvas, g_array_index (self->faces, guint, i), letter);
        cairo_show_page (cr);
      }
  cairo_destroy (cr);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* What it says of itself does not get into the pack: only its pages do. */
static GBytes *
draw_file (AssayFigures *self, AssayTypography *typography, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_bytes, bytes, PAGE_SIZE, PAGE_SIZE);
  cairo_status_t status;

  draw_letters (self, typography, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO, _ ("The pages could not be drawn: %s"),
               cairo_status_to_string (status));

  return NULL;
}

AssayFigures *
assay_figures_draw (
    AssayDisk *disk, const char *path, AssayTypography *typography, GArray *faces, GError **error)
{
  g_autoptr (AssayFigures) self = g_new0 (AssayFigures, 1);
  g_autoptr (GBytes) bytes = NULL;

  self->path = g_strdup (path);
  self->faces = g_array_ref (faces);
  self->widths = g_array_new (FALSE, FALSE, sizeof (double));
  bytes = draw_file (self, typography, error);
  if (bytes == NULL || !assay_print_write_bytes (disk, path, bytes, error))
    return NULL;
  self->letters =
      (AssayPdfLetters){ .path = self->path,
                         .faces = self->faces,
                         .widths = (const double *) (void *) self->widths->data,
                         .left = LEFT,
                         .up = PAGE_SIZE - BASELINE,
                         .underline = { assay_colour_accent.red, assay_colour_accent.green,
                                        assay_colour_accent.blue },
                         .below = ASSAY_UNDERLINE_BELOW,
                         .thickness = ASSAY_UNDERLINE_THICKNESS };

  return g_steal_pointer (&self);
}

void
assay_figures_free (AssayFigures *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_array_unref (self->faces);
  g_array_unref (self->widths);
  g_free (self);
}

const AssayPdfLetters *
assay_figures_get_letters (const AssayFigures *self)
{
  return &self->letters;
}
