/* By what the evidence of a pack is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-key.h"

#include "base/assay-digest.h"
#include "pack/layout/assay-print.h"
#include "pack/pdf/assay-pdf-source.h"

#include "assay-config.h"

#include <locale.h>
#include <pango/pangofc-fontmap.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

static void add (AssayDigest *digest, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Each with its end, so that no two lists of texts are the same. */
static void
add (AssayDigest *digest, const char *format, ...)
{
  va_list values;
  g_autofree char *text = NULL;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  assay_digest_update (digest, text, strlen (text) + 1);
}

/* Numbers as they are, whatever the language calls them. */
static void
add_number (AssayDigest *digest, double number)
{
  assay_digest_update (digest, &number, sizeof number);
}

/* --- Who draws -------------------------------------------------------------------------------- */

static void
add_file (AssayDigest *digest, const char *path)
{
  struct stat info;

  if (stat (path, &info) == 0)
    add (digest, "%s %lld %lld %ld", path, (long long) info.st_size,
         (long long) info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The program and its libraries, by what of them is loaded, wherever that is in memory. */
static void
add_programs (AssayDigest *digest)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  add (digest, "%s %s", ASSAY_VERSION, setlocale (LC_ALL, NULL));
  if (!g_file_get_contents ("/proc/self/maps", &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], " r-xp ") != NULL && strchr (lines[i], '/') != NULL)
      g_ptr_array_add (paths, strchr (lines[i], '/'));
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    add_file (digest, paths->pdata[i]);
}

/* A letter that one font lacks may come from any other. */
static void
add_fonts (AssayDigest *digest)
{
  FcStrList *files = FcConfigGetConfigFiles (NULL);
  FcFontSet *fonts = FcConfigGetFonts (NULL, FcSetSystem);
  const FcChar8 *file;

  while (files != NULL && (file = FcStrListNext (files)) != NULL)
    add_file (digest, (const char *) file);
  if (files != NULL)
    FcStrListDone (files);
  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    {
      FcChar8 *path;

      if (FcPatternGetString (fonts->fonts[i], FC_FILE, 0, &path) == FcResultMatch)
        add_file (digest, (const char *) path);
    }
}

/* --- What is drawn ---------------------------------------------------------------------------- */

/* Which places there are, and how far those of the evidence are apart, but not where they are. */
static GHashTable *
list_places (const AssayPackPages *pages)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);
  const AssayPlan *plan = pages->plan;
  GHashTableIter iter;
  gpointer name, number;
  guint first, end;

  assay_print_find_stretch (pages->content, plan, &first, &end);
  g_hash_table_iter_init (&iter, plan->anchors);
  while (g_hash_table_iter_next (&iter, &name, &number))
    {
      guint place = assay_pack_pages_get_place (pages, GPOINTER_TO_UINT (number));

      g_hash_table_insert (
          places, name, GUINT_TO_POINTER (place >= first && place < end ? place - first + 2 : 1));
    }

  return places;
}

static void
add_words (AssayDigest *digest, const AssayPackPages *pages, const AssayStretch *stretch)
{
  g_autoptr (GHashTable) places = list_places (pages);
  g_autoptr (AssayMarkup) markup = assay_markup_new (places, "");
  const AssayBlockClass *last = NULL;
  g_autofree char *html = NULL;

  for (guint i = stretch->first_block; i < stretch->end_block; i++)
    {
      const AssayBlock *block = assay_content_get_block (pages->content, i);

      if (block->klass != last)
        assay_markup_end_run (markup);
      last = block->klass;
      if (block->klass->write != NULL)
        block->klass->write (block, markup);
    }
  assay_markup_end_run (markup);
  html = assay_markup_steal (markup);
  add (digest, "%s", html);
  for (guint i = stretch->first_bookmark; i < stretch->end_bookmark; i++)
    {
      const AssayBookmark *bookmark = assay_content_get_bookmark (pages->content, i);

      add (digest, "%u %s", bookmark->depth, bookmark->title);
      add (digest, "%s", bookmark->anchor);
    }
}

static void
add_places (AssayDigest *digest, const AssayPackPages *pages, const AssayStretch *stretch)
{
  const AssayPlan *plan = pages->plan;
  guint first, end;

  assay_print_find_stretch (pages->content, plan, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const AssayPage *page = &g_array_index (plan->pages, AssayPage, i);

      add (digest, "%d %u %u %u %s", page->is_sheet, page->comes_from > 0 ? page->number : 0,
           page->comes_from, page->goes_on,
           assay_content_get_section_title (pages->content, page->section));
      add_number (digest, page->width);
      add_number (digest, page->height);
    }
  for (guint i = g_array_index (plan->first_piece, guint, stretch->first_block);
       i < g_array_index (plan->first_piece, guint, stretch->end_block); i++)
    {
      const AssayPiece *piece = &g_array_index (plan->pieces, AssayPiece, i);

      add (digest, "%u %u %u %u %d %s", piece->page - first, piece->part, piece->first_line,
           piece->n_lines, piece->on_top, piece->anchor != NULL ? piece->anchor : "");
      add_number (digest, piece->y);
      add_number (digest, piece->height);
    }
}

/* --- What is behind it ------------------------------------------------------------------------ */

/* Pages made from a document are not what its digest says. */
static gboolean
add_made_pages (AssayDigest *digest,
                const AssayPackItem *item,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *made = NULL;

  if (item->pdf == NULL || g_strcmp0 (item->evidence->type, "application/pdf") == 0)
    return TRUE;
  made = assay_digest_of_file (assay_pdf_source_get_path (item->pdf), ASSAY_PROGRESS_NONE,
                               cancellable, error);
  if (made != NULL)
    add (digest, "%s", made);

  return made != NULL;
}

static gboolean
add_items (AssayDigest *digest,
           const AssayPackFacts *facts,
           GCancellable *cancellable,
           GError **error)
{
  for (guint i = 0; i < facts->items->len; i++)
    {
      const AssayPackItem *item = facts->items->pdata[i];

      add (digest, "%s %s %u %d %d", item->number,
           item->evidence->sha256 != NULL ? item->evidence->sha256 : "", item->n_pages,
           item->pdf != NULL, item->picture != NULL);
      if (!add_made_pages (digest, item, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

char *
assay_pack_key_compute (const AssayPackFacts *facts,
                        const AssayPackPages *pages,
                        AssayTypography *typography,
                        GCancellable *cancellable,
                        GError **error)
{
  const AssayStretch *stretch = assay_content_get_stretch (pages->content);
  g_autoptr (AssayDigest) digest = assay_digest_new ();

  add_programs (digest);
  add_fonts (digest);
  add (digest, "%s", facts->scheme->lang);
  add (digest, "%s %s", facts->caption, assay_typography_get_page_placeholder (typography));
  add_words (digest, pages, stretch);
  add_places (digest, pages, stretch);
  if (!add_items (digest, facts, cancellable, error))
    return NULL;

  return assay_digest_finish (digest);
}
