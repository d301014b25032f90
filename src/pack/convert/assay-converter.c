/* Turns evidence that is neither PDF nor picture into pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/convert/assay-converter.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "pack/convert/assay-document-kind.h"
#include "pack/convert/assay-html-text.h"
#include "pack/convert/assay-mail-content.h"
#include "pack/convert/assay-office-profile.h"
#include "pack/convert/assay-office.h"
#include "pack/convert/assay-page-cache.h"
#include "pack/convert/assay-page-paper.h"
#include "pack/convert/assay-text-content.h"
#include "pack/convert/assay-text-decode.h"
#include "pack/files/assay-outside.h"
#include "pack/pdf/assay-pdf-source.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* UTF-16 takes up to twice the bytes. */
#define MAX_TEXT_FILE_BYTES (2 * ASSAY_LIMIT_PAGE_TEXT_BYTES)

struct _AssayConverter
{
  AssayDisk *disk;
  char *folder;
  guint seconds;
  AssayPageCache *cache; /* made when first needed */
  AssayOffice *office;   /* looked for when first needed; NULL where there is none */
  gboolean was_office_sought;
  char *fonts;          /* what fonts there are; listed when first needed */
  GHashTable *failures; /* key -> GError: what failed once is not tried again */
  AssayConversions conversions;
};

/* One file on its way. */
typedef struct
{
  AssayConverter *converter;
  const char *path;
  AssayDocumentKind kind;
  const AssayStaging *staging;
  AssayProgress progress;
  GCancellable *cancellable;
} Task;

AssayConverter *
assay_converter_new (AssayDisk *disk, const char *cache_folder)
{
  AssayConverter *self = g_new0 (AssayConverter, 1);

  self->disk = assay_disk_ref (disk);
  self->folder = g_strdup (cache_folder);
  self->seconds = ASSAY_LIMIT_DOCUMENT_SECONDS;
  self->failures =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);

  return self;
}

void
assay_converter_free (AssayConverter *self)
{
  if (self == NULL)
    return;
  if (self->cache != NULL && self->conversions.n_converted > 0)
    assay_page_cache_tidy (self->cache, ASSAY_LIMIT_PAGE_CACHE_BYTES);
  g_clear_pointer (&self->cache, assay_page_cache_free);
  g_clear_pointer (&self->office, assay_office_free);
  g_free (self->fonts);
  g_hash_table_unref (self->failures);
  assay_disk_unref (self->disk);
  g_free (self->folder);
  g_free (self);
}

void
assay_converter_set_seconds (AssayConverter *self, guint seconds)
{
  self->seconds = seconds;
}

const AssayConversions *
assay_converter_get_conversions (const AssayConverter *self)
{
  return &self->conversions;
}

/* --- Our own layout --------------------------------------------------------------------------- */

static GBytes *
read_file (const Task *task, goffset max_bytes, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GBytes *bytes = assay_outside_read (task->path, task->path, max_bytes, &problem);

  if (bytes == NULL && g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                 _ ("The file is too long to be turned into pages."));
  else if (bytes == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return bytes;
}

static char *
read_text (const Task *task, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (task, MAX_TEXT_FILE_BYTES, error);
  g_autofree char *text = NULL;
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  text = assay_text_decode (data != NULL ? data : "", length, NULL);
  if (text == NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("The file is named as text, but there is no text in it."));
  else if (strlen (text) > ASSAY_LIMIT_PAGE_TEXT_BYTES)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                 _ ("The file is too long to be turned into pages."));
  else
    return g_steal_pointer (&text);

  return NULL;
}

static AssayContent *
build_text (const Task *task, GError **error)
{
  g_autofree char *text = read_text (task, error);
  AssayContent *content;

  if (text != NULL && task->kind == ASSAY_DOCUMENT_HTML)
    {
      char *words = assay_html_text (text);

      g_free (text);
      text = words != NULL ? words : g_strdup ("");
    }
  if (text == NULL)
    return NULL;
  content = assay_content_new ();
  assay_content_begin_section (content, "");
  if (*text == '\0')
    assay_content_add_note (content, _ ("There are no words in this file."));
  assay_text_content_add_unknown (content, text);
  assay_text_content_add (content,
                          task->kind == ASSAY_DOCUMENT_ROWS ? ASSAY_TEXT_DIGEST : ASSAY_TEXT_BODY,
                          text);
  assay_content_end_section (content);

  return content;
}

static AssayContent *
build_mail (const Task *task, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (task, ASSAY_LIMIT_MAIL_BYTES, error);
  g_autoptr (AssayMail) mail =
      bytes != NULL ? assay_mail_parse (bytes, task->cancellable, error) : NULL;

  return mail != NULL ? assay_mail_content_build (mail) : NULL;
}

static gboolean
lay_out (const Task *task, const char *output, GError **error)
{
  g_autoptr (AssayContent) content =
      task->kind == ASSAY_DOCUMENT_MAIL ? build_mail (task, error) : build_text (task, error);

  return content != NULL && assay_page_paper_write (content, output, task->cancellable, error);
}

/* --- Making ----------------------------------------------------------------------------------- */

static const AssayOffice *
find_office (AssayConverter *self)
{
  if (!self->was_office_sought)
    self->office = assay_office_find ();
  self->was_office_sought = TRUE;

  return self->office;
}

/* What LibreOffice gives is as foreign as what it was given. */
static gboolean
check_pages (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AssayPdfSource) pages = assay_pdf_source_open (path, path, &problem);

  if (pages != NULL)
    return TRUE;
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                 _ ("The document has more pages than a pack can hold."));
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                 _ ("The pages made from the file cannot be read."));

  return FALSE;
}

static gboolean
settle (const char *raw, const char *pages, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (assay_page_paper_settle (raw, pages, &problem))
    return check_pages (pages, error);
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE))
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                 _ ("The pages made from the file cannot be read."));

  return FALSE;
}

/* The path of finished pages inside the staging folder. */
static char *
make (const Task *task, GError **error)
{
  AssayConverter *self = task->converter;
  g_autofree char *raw = assay_staging_dup_child (task->staging, "raw.pdf");
  g_autofree char *pages = assay_staging_dup_child (task->staging, "pages.pdf");
  gint64 start = g_get_monotonic_time ();
  gboolean made =
      assay_document_kind_is_office (task->kind)
          ? assay_office_make_pages (find_office (self), task->staging, task->path, self->seconds,
                                     task->progress, task->cancellable, raw, error)
          : lay_out (task, raw, error);

  made = made && settle (raw, pages, error);
  self->conversions.milliseconds += (guint64) (g_get_monotonic_time () - start) / 1000;

  return made ? g_steal_pointer (&pages) : NULL;
}

static char *
make_and_keep (AssayConverter *self, Task *task, const char *key, GError **error)
{
  g_autoptr (AssayStaging) staging = assay_page_cache_new_staging (self->cache, error);
  g_autofree char *pages = NULL;
  g_autoptr (GError) problem = NULL;
  char *kept;

  if (staging == NULL)
    return NULL;
  task->staging = staging;
  pages = make (task, &problem);
  if (pages == NULL)
    {
      if (!g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_CANCELLED))
        g_hash_table_insert (self->failures, g_strdup (key), g_error_copy (problem));
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  kept = assay_page_cache_take (self->cache, key, pages, error);
  self->conversions.n_converted += kept != NULL;

  return kept;
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  return strcmp (pango_font_family_get_name (*(PangoFontFamily *const *) a),
                 pango_font_family_get_name (*(PangoFontFamily *const *) b));
}

/* Pages that were made before a font was installed are not the pages of now. */
static const char *
list_fonts (AssayConverter *self)
{
  PangoFontMap *map;
  g_autofree PangoFontFamily **families = NULL;
  GString *names;
  int n = 0;

  if (self->fonts != NULL)
    return self->fonts;
  map = pango_cairo_font_map_new ();
  pango_font_map_list_families (map, &families, &n);
  qsort (families, (size_t) n, sizeof *families, compare_families);
  names = g_string_new (NULL);
  for (int i = 0; i < n; i++)
    g_string_append_printf (names, "%s\n", pango_font_family_get_name (families[i]));
  g_object_unref (map);
  self->fonts = g_string_free (names, FALSE);

  return self->fonts;
}

/* All that decides what the pages look like. Our own pages have words in the person's language. */
static char *
make_key (AssayConverter *self, AssayDocumentKind kind, const char *sha256)
{
  const char *maker = assay_document_kind_is_office (kind) ? find_office (self)->version
                                                           : g_get_language_names ()[0];
  g_autofree char *text =
      g_strdup_printf ("%s\n%s\n%d\n%s\n%s\n%s", ASSAY_PAGE_RULES, ASSAY_VERSION, (int) kind,
                       sha256, maker, list_fonts (self));

  return assay_digest_of_bytes (text, strlen (text));
}

static gboolean
check_possible (AssayConverter *self, AssayDocumentKind kind, GError **error)
{
  if (kind == ASSAY_DOCUMENT_OTHER)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("Files of this kind are not turned into pages."));
  else if (kind == ASSAY_DOCUMENT_LOCKED)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED,
                 _ ("The file needs a password, so its pages cannot be shown."));
  else if (assay_document_kind_is_office (kind) && find_office (self) == NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                 _ ("LibreOffice is not installed here."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
open_cache (AssayConverter *self, GError **error)
{
  if (self->cache == NULL)
    self->cache = assay_page_cache_new (self->disk, self->folder, error);

  return self->cache != NULL;
}

char *
assay_converter_make_pages (AssayConverter *self,
                            const char *path,
                            const char *type,
                            const char *sha256,
                            AssayProgress progress,
                            GCancellable *cancellable,
                            GError **error)
{
  Task task = { .converter = self, .path = path, .progress = progress, .cancellable = cancellable };
  g_autofree char *key = NULL;
  const GError *failure;
  char *pages;

  if (!assay_document_kind_find (path, path, type, &task.kind, error)
      || !check_possible (self, task.kind, error) || !open_cache (self, error))
    return NULL;
  key = make_key (self, task.kind, sha256);
  failure = g_hash_table_lookup (self->failures, key);
  if (failure != NULL)
    {
      g_propagate_error (error, g_error_copy (failure));
      return NULL;
    }
  pages = assay_page_cache_lookup (self->cache, key);
  if (pages == NULL)
    return make_and_keep (self, &task, key, error);
  self->conversions.n_from_cache++;

  return pages;
}
