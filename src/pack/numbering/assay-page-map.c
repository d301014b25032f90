/* Which page of a pack holds what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is a key file: GLib's own reader has seen worse than us. It ends up in people's PDFs, so
 * its form has a number.
 */

#include "pack/numbering/assay-page-map.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-pages.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define HEAD "assay-page-map"
#define FORM 1
#define DIGESTS "digests"
#define TITLES "titles"
#define ORIGIN "portfolio"
/* A digest in hexadecimal. */
#define DIGEST_CHARS 64u

static const char *const group_names[ASSAY_N_PAGE_KINDS] = {
  [ASSAY_PAGE_SECTION] = "sections", [ASSAY_PAGE_COVER] = "cover-sheets",
  [ASSAY_PAGE_ITEM] = "items",       [ASSAY_PAGE_LEFT] = "left",
  [ASSAY_PAGE_PLACE] = "places",
};

static void
entry_free (gpointer data)
{
  AssayPageEntry *entry = data;

  g_free (entry->name);
  g_free (entry->sha256);
  g_free (entry->title);
  g_array_unref (entry->pages);
  g_free (entry);
}

AssayPageMap *
assay_page_map_new (void)
{
  AssayPageMap *self = g_new0 (AssayPageMap, 1);

  self->on = ASSAY_DATE_NONE;
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < ASSAY_N_PAGE_KINDS; i++)
    self->by_name[i] = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

AssayPageMap *
assay_page_map_copy (const AssayPageMap *self)
{
  AssayPageMap *copy = assay_page_map_new ();

  copy->service = g_strdup (self->service);
  copy->origin = g_strdup (self->origin);
  copy->scheme = g_strdup (self->scheme);
  copy->fingerprint = g_strdup (self->fingerprint);
  copy->round = self->round;
  copy->on = self->on;
  copy->n_pages = self->n_pages;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AssayPageEntry *entry = self->entries->pdata[i];
      AssayPageEntry *other = assay_page_map_add (copy, entry->kind, entry->name);

      other->sha256 = g_strdup (entry->sha256);
      other->title = g_strdup (entry->title);
      g_array_append_vals (other->pages, entry->pages->data, entry->pages->len);
    }

  return copy;
}

void
assay_page_map_free (AssayPageMap *self)
{
  if (self == NULL)
    return;
  g_free (self->service);
  g_free (self->origin);
  g_free (self->scheme);
  g_free (self->fingerprint);
  for (guint i = 0; i < ASSAY_N_PAGE_KINDS; i++)
    g_hash_table_unref (self->by_name[i]);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

AssayPageEntry *
assay_page_map_add (AssayPageMap *self, AssayPageKind kind, const char *name)
{
  AssayPageEntry *entry = g_hash_table_lookup (self->by_name[kind], name);

  if (entry != NULL)
    return entry;
  entry = g_new0 (AssayPageEntry, 1);
  entry->kind = kind;
  entry->name = g_strdup (name);
  entry->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_name[kind], entry->name, entry);

  return entry;
}

const AssayPageEntry *
assay_page_map_lookup (const AssayPageMap *self, AssayPageKind kind, const char *name)
{
  return g_hash_table_lookup (self->by_name[kind], name);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

void
assay_page_map_sort (AssayPageMap *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    g_array_sort (((AssayPageEntry *) self->entries->pdata[i])->pages, compare_numbers);
}

/* --- Text ------------------------------------------------------------------------------------- */

static GArray *
new_ranges (const GArray *pages)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AssayPageRange));

  for (guint i = 0; i < pages->len; i++)
    {
      guint page = g_array_index (pages, guint, i);
      AssayPageRange range = { page, page };
      AssayPageRange *last =
          ranges->len > 0 ? &g_array_index (ranges, AssayPageRange, ranges->len - 1) : NULL;

      if (last != NULL && page == last->last + 1)
        last->last = page;
      else
        g_array_append_val (ranges, range);
    }

  return ranges;
}

char *
assay_page_list_format (const GArray *pages)
{
  g_autoptr (GArray) ranges = new_ranges (pages);

  return assay_pages_format_for_reading (ranges);
}

char *
assay_page_map_format (const AssayPageMap *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *on = assay_date_format_iso (self->on);

  g_key_file_set_integer (file, HEAD, "form", FORM);
  g_key_file_set_string (file, HEAD, "service", self->service);
  if (self->origin != NULL)
    g_key_file_set_string (file, HEAD, ORIGIN, self->origin);
  g_key_file_set_string (file, HEAD, "scheme", self->scheme);
  g_key_file_set_string (file, HEAD, "fingerprint", self->fingerprint);
  g_key_file_set_uint64 (file, HEAD, "round", self->round);
  g_key_file_set_string (file, HEAD, "on", on);
  g_key_file_set_uint64 (file, HEAD, "pages", self->n_pages);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AssayPageEntry *entry = self->entries->pdata[i];
      g_autoptr (GArray) ranges = new_ranges (entry->pages);
      g_autofree char *pages = assay_pages_format (ranges);

      if (entry->pages->len > 0)
        g_key_file_set_string (file, group_names[entry->kind], entry->name, pages);
      if (entry->sha256 != NULL)
        g_key_file_set_string (file, DIGESTS, entry->name, entry->sha256);
      if (entry->pages->len > 0 && entry->title != NULL)
        g_key_file_set_string (file, TITLES, entry->name, entry->title);
    }

  return g_key_file_to_data (file, NULL, NULL);
}

/* What is being read, and which pages have an owner already. */
typedef struct
{
  AssayPageMap *map;
  GKeyFile *file;
  guint8 *taken; /* by page, from 1 */
} Reading;

static gboolean
set_contradiction (GError **error)
{
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                       _ ("The list of pages in the earlier pack is damaged. Take the pack as it "
                          "was first written."));

  return FALSE;
}

static gboolean
read_number (GKeyFile *file, const char *key, guint highest, guint *out_number)
{
  g_autofree char *text = g_key_file_get_string (file, HEAD, key, NULL);
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, highest, &number, NULL))
    return FALSE;
  *out_number = (guint) number;

  return TRUE;
}

static char *
read_line (GKeyFile *file, const char *group, const char *key)
{
  char *line = g_key_file_get_string (file, group, key, NULL);

  if (line != NULL && g_utf8_strlen (line, -1) > ASSAY_LIMIT_LINE_CHARS)
    g_clear_pointer (&line, g_free);

  return line;
}

static gboolean
is_digest (const char *text)
{
  return strlen (text) == DIGEST_CHARS && strspn (text, "0123456789abcdef") == DIGEST_CHARS;
}

static gboolean
read_head (Reading *reading, GError **error)
{
  GKeyFile *file = reading->file;
  AssayPageMap *map = reading->map;
  g_autofree char *on = g_key_file_get_string (file, HEAD, "on", NULL);
  int form = g_key_file_get_integer (file, HEAD, "form", NULL);

  if (form > FORM)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_NEWER,
                           _ ("The earlier pack was written by a newer Assay. Update Assay, then "
                              "write the pack again."));
      return FALSE;
    }
  map->service = read_line (file, HEAD, "service");
  map->scheme = read_line (file, HEAD, "scheme");
  map->fingerprint = read_line (file, HEAD, "fingerprint");
  map->origin = read_line (file, HEAD, ORIGIN);
  if (form != FORM || map->service == NULL || map->scheme == NULL || map->fingerprint == NULL
      || !is_digest (map->fingerprint) || (map->origin != NULL && !is_digest (map->origin))
      || on == NULL || !assay_date_parse (on, &map->on, NULL)
      || !read_number (file, "round", G_MAXINT, &map->round)
      || !read_number (file, "pages", ASSAY_LIMIT_PAGE_NUMBER, &map->n_pages))
    return set_contradiction (error);

  return TRUE;
}

/* A page that somebody owns already ends the reading, so it never takes longer than there are pages
 * and entries. */
static gboolean
take_pages (Reading *reading, AssayPageEntry *entry, const GArray *ranges)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const AssayPageRange *range = &g_array_index (ranges, AssayPageRange, i);

      if (range->last > reading->map->n_pages
          || (entry->kind == ASSAY_PAGE_PLACE && range->last > range->first))
        return FALSE;
      for (guint page = range->first; page <= range->last; page++)
        {
          if (entry->kind != ASSAY_PAGE_PLACE && reading->taken[page]++ > 0)
            return FALSE;
          g_array_append_val (entry->pages, page);
        }
    }

  return TRUE;
}

static gboolean
read_entries (Reading *reading, AssayPageKind kind, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (reading->file, group_names[kind], NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *text =
          g_key_file_get_string (reading->file, group_names[kind], names[i], NULL);
      g_autoptr (GArray) ranges = text != NULL ? assay_pages_parse (text, NULL) : NULL;

      if (ranges == NULL || i >= ASSAY_LIMIT_PAGE_NUMBER
          || g_utf8_strlen (names[i], -1) > ASSAY_LIMIT_LINE_CHARS
          || !take_pages (reading, assay_page_map_add (reading->map, kind, names[i]), ranges))
        return set_contradiction (error);
    }

  return TRUE;
}

static gboolean
read_digests (Reading *reading, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (reading->file, DIGESTS, NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *digest = g_key_file_get_string (reading->file, DIGESTS, names[i], NULL);
      AssayPageEntry *cover =
          g_hash_table_lookup (reading->map->by_name[ASSAY_PAGE_COVER], names[i]);

      if (cover == NULL || digest == NULL || !is_digest (digest))
        return set_contradiction (error);
      cover->sha256 = g_steal_pointer (&digest);
    }

  return TRUE;
}

/* A title may be of a section that is there, of pages that one left, or of both. */
static gboolean
read_titles (Reading *reading, GError **error)
{
  static const AssayPageKind kinds[] = { ASSAY_PAGE_SECTION, ASSAY_PAGE_LEFT };
  g_auto (GStrv) names = g_key_file_get_keys (reading->file, TITLES, NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *title = read_line (reading->file, TITLES, names[i]);
      gboolean found = FALSE;

      for (guint j = 0; title != NULL && j < G_N_ELEMENTS (kinds); j++)
        {
          AssayPageEntry *entry = g_hash_table_lookup (reading->map->by_name[kinds[j]], names[i]);

          if (entry == NULL)
            continue;
          g_free (entry->title);
          entry->title = g_strdup (title);
          found = TRUE;
        }
      if (!found)
        return set_contradiction (error);
    }

  return TRUE;
}

static gboolean
read_all (Reading *reading, GError **error)
{
  g_autofree guint8 *taken = NULL;

  if (!read_head (reading, error))
    return FALSE;
  reading->taken = taken = g_new0 (guint8, reading->map->n_pages + 1);
  for (guint kind = 0; kind < ASSAY_N_PAGE_KINDS; kind++)
    if (!read_entries (reading, (AssayPageKind) kind, error))
      return FALSE;

  return read_digests (reading, error) && read_titles (reading, error);
}

AssayPageMap *
assay_page_map_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (AssayPageMap) map = assay_page_map_new ();
  Reading reading = { map, file, NULL };

  if (length > ASSAY_LIMIT_PAGE_MAP_BYTES
      || !g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    {
      set_contradiction (error);
      return NULL;
    }
  if (!read_all (&reading, error))
    return NULL;
  assay_page_map_sort (map);

  return g_steal_pointer (&map);
}
