/* What stands in the blanks of a pack's evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-numbers.h"

#include "pack/layout/assay-print.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Translators: a bookmark's title and its page. */
#define BOOKMARK_FORMAT _ ("%s · p %u")

struct _AssayPackNumbers
{
  GHashTable *places;
  GArray *pages; /* guint */
  AssayFigures *figures;
  AssayPdfFilling filling;
};

const char *
assay_pack_numbers_get_bookmark_format (void)
{
  return BOOKMARK_FORMAT;
}

/* The same words as where they are drawn (assay-phrase.c). */
static char *
format_words (AssayPdfWordsKind kind, const char *text, guint page)
{
  switch (kind)
    {
    case ASSAY_PDF_WORDS_PAGE:
      return g_strdup_printf (_ ("Page %u"), page);
    case ASSAY_PDF_WORDS_LINK:
      return g_strdup_printf (_ ("%s, page %u"), text, page);
    case ASSAY_PDF_WORDS_BOOKMARK:
      return g_strdup_printf (BOOKMARK_FORMAT, text, page);
    }
  g_assert_not_reached ();
}

/* With names of its own: those of the plan go with it. */
static GHashTable *
copy_places (GHashTable *anchors)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name, page;

  g_hash_table_iter_init (&iter, anchors);
  while (g_hash_table_iter_next (&iter, &name, &page))
    g_hash_table_insert (places, g_strdup (name), page);

  return places;
}

static GArray *
list_pages (const AssayPackPages *pages)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first, end;

  assay_print_find_stretch (pages->content, pages->plan, &first, &end);
  for (guint i = first; i < end; i++)
    g_array_append_val (numbers, g_array_index (pages->plan->pages, AssayPage, i).number);

  return numbers;
}

AssayPackNumbers *
assay_pack_numbers_new (const AssayPackPages *pages,
                        const AssayPdfBlanks *blanks,
                        AssayTypography *typography,
                        AssayDisk *disk,
                        const char *path,
                        GError **error)
{
  g_autoptr (AssayPackNumbers) self = g_new0 (AssayPackNumbers, 1);
  g_autoptr (GArray) faces = assay_figures_list_faces (blanks);

  self->places = copy_places (pages->plan->anchors);
  self->pages = list_pages (pages);
  self->figures = assay_figures_draw (disk, path, typography, faces, error);
  if (self->figures == NULL)
    return NULL;
  self->filling = (AssayPdfFilling){ .places = self->places,
                                     .pages = self->pages,
                                     .format = format_words,
                                     .letters = assay_figures_get_letters (self->figures) };

  return g_steal_pointer (&self);
}

void
assay_pack_numbers_free (AssayPackNumbers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->places);
  g_array_unref (self->pages);
  assay_figures_free (self->figures);
  g_free (self);
}

const AssayPdfFilling *
assay_pack_numbers_get_filling (const AssayPackNumbers *self)
{
  return &self->filling;
}
