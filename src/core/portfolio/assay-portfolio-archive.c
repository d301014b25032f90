/* A portfolio as one ZIP file: out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What goes in is the state this folder object holds, with the journal as far as it was read: a
 * copy of one moment, even when somebody else goes on writing. Names are plain ASCII, so nothing
 * depends on the locale; times are left out, so that the same portfolio gives the same bytes.
 */

#include "core/portfolio/assay-portfolio-archive.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-portfolio-folder-private.h"
#include "core/portfolio/assay-submission-record.h"
#include "core/portfolio/assay-zip-writer.h"

#include <string.h>

#define JOURNAL_MAX_BYTES (64u * 1024 * 1024)

typedef struct
{
  AssayPortfolioFolder *folder;
  AssayZipWriter *zip;
  GCancellable *cancellable;
} Copy;

/* --- Evidence --- */

/* What is to be copied from evidence/, by SHA-256. */
typedef struct
{
  char *sha256;
  char *title;
  guint64 size;
} Content;

static void
content_free (Content *self)
{
  g_free (self->sha256);
  g_free (self->title);
  g_free (self);
}

static Content *
content_new (const char *sha256, char *title, guint64 size)
{
  Content *self = g_new0 (Content, 1);

  self->sha256 = g_strdup (sha256);
  self->title = title;
  self->size = size;

  return self;
}

static int
compare_contents (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Content *const *) a)->sha256, (*(Content *const *) b)->sha256);
}

static void
list_items (const AssayPortfolio *portfolio, GHashTable *known, GPtrArray *contents)
{
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];

      if (item->basis != ASSAY_BASIS_FILE || !g_hash_table_add (known, item->sha256))
        continue;
      g_ptr_array_add (contents,
                       content_new (item->sha256,
                                    g_strdup_printf ("E%03u “%s”", item->number, item->source_name),
                                    item->size));
    }
}

/* Contents that no item has now, but that undoing can bring back. They come along where they are
 * good; a bad one is no reason not to make a copy. */
static void
add_if_good (
    Copy *self, const char *shelf, const char *name, GHashTable *known, GPtrArray *contents)
{
  g_autofree char *path =
      g_build_filename (self->folder->gate->path, ASSAY_EVIDENCE_FOLDER, shelf, name, NULL);
  g_autofree char *digest = NULL;
  guint64 size = 0;

  if (!assay_digest_is_hex (name) || strncmp (name, shelf, 2) != 0 || strlen (shelf) != 2
      || g_hash_table_contains (known, name)
      || assay_path_get_type (path, &size) != ASSAY_PATH_FILE)
    return;
  digest = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, self->cancellable, NULL);
  if (g_strcmp0 (digest, name) == 0)
    g_ptr_array_add (contents, content_new (name, g_strdup (name), size));
}

static void
list_others (Copy *self, GHashTable *known, GPtrArray *contents)
{
  g_autofree char *store = assay_portfolio_folder_dup_child (self->folder, ASSAY_EVIDENCE_FOLDER);
  g_auto (GStrv) shelves = NULL;

  if (assay_path_get_type (store, NULL) != ASSAY_PATH_FOLDER)
    return;
  shelves = assay_path_list_names (store);
  for (guint i = 0; shelves[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (store, shelves[i], NULL);
      g_auto (GStrv) names = NULL;

      if (assay_path_get_type (path, NULL) != ASSAY_PATH_FOLDER)
        continue;
      names = assay_path_list_names (path);
      for (guint j = 0; names[j] != NULL; j++)
        add_if_good (self, shelves[i], names[j], known, contents);
    }
}

static GPtrArray *
list_contents (Copy *self)
{
  GPtrArray *contents = g_ptr_array_new_with_free_func ((GDestroyNotify) content_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  list_items (self->folder->gate->document, known, contents);
  list_others (self, known, contents);
  g_ptr_array_sort (contents, compare_contents);

  return contents;
}

static char *
dup_place (const char *sha256)
{
  return g_strdup_printf ("%s/%.2s/%s", ASSAY_EVIDENCE_FOLDER, sha256, sha256);
}

static gboolean
add_contents (Copy *self, GPtrArray *contents, GError **error)
{
  for (guint i = 0; i < contents->len; i++)
    {
      const Content *content = contents->pdata[i];
      g_autofree char *place = dup_place (content->sha256);

      if (!assay_zip_writer_add_content (self->zip, self->folder->gate->path, content->sha256,
                                         content->size, content->title, place, error))
        return FALSE;
    }

  return TRUE;
}

/* --- Journal --- */

/* Whether the journal ends with saying that @digest is on the disk. */
static gboolean
ends_saved (AssayPortfolioFolder *folder, const char *digest)
{
  const GPtrArray *lines = assay_journal_get_lines (folder->gate->journal);
  const AssayJournalLine *last = lines->len > 0 ? lines->pdata[lines->len - 1] : NULL;

  return last != NULL && last->type == ASSAY_LINE_SAVED && g_str_equal (last->saved.digest, digest);
}

/* The line that a saving would have written; NULL where none is due. A portfolio that was changed
 * from outside must stay recognisable as that. */
static char *
format_saved (AssayPortfolioFolder *folder, const char *digest)
{
  const AssayGate *gate = folder->gate;
  AssaySaved saved = { .model = gate->model,
                       .digest = (char *) digest,
                       .sequence = assay_journal_get_next_sequence (gate->journal) - 1 };
  gboolean is_foreign = gate->was_changed_outside && gate->lock == NULL;
  g_autoptr (AssayJournalLine) line = NULL;

  memcpy (saved.highest, gate->highest, sizeof saved.highest);
  if (is_foreign || ends_saved (folder, digest))
    return NULL;
  line = assay_journal_line_new_saved (&saved);

  return assay_journal_line_format (line);
}

/* One journal file as far as it is known, and @more behind it. */
static gboolean
add_journal_file (Copy *self, const AssayJournalFile *file, const char *more, GError **error)
{
  g_autofree char *place = g_build_filename (ASSAY_JOURNAL_FOLDER, file->name, NULL);
  g_autofree char *path = assay_portfolio_folder_dup_child (self->folder, place);
  g_autoptr (GByteArray) text = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  if (!assay_path_check_file (path, error))
    return FALSE;
  bytes = assay_xml_load_bytes (path, JOURNAL_MAX_BYTES, error);
  if (bytes == NULL)
    return FALSE;
  g_byte_array_append (text, g_bytes_get_data (bytes, NULL),
                       (guint) MIN (g_bytes_get_size (bytes), file->length));
  if (more != NULL)
    g_byte_array_append (text, (const guint8 *) more, (guint) strlen (more));

  return assay_zip_writer_add_bytes (self->zip, place, text->data, text->len, error);
}

static gboolean
add_journal (Copy *self, const char *digest, GError **error)
{
  const GPtrArray *files = assay_journal_get_files (self->folder->gate->journal);
  g_autofree char *saved = format_saved (self->folder, digest);

  for (guint i = 0; i < files->len; i++)
    if (!add_journal_file (self, files->pdata[i], i + 1 == files->len ? saved : NULL, error))
      return FALSE;

  return TRUE;
}

/* --- Submissions --- */

/* Records of rounds that were submitted; one that is not right is no reason not to make a copy. */
static gboolean
add_record (Copy *self, const AssaySubmission *submission, GError **error)
{
  const char *folder = self->folder->gate->path;
  g_autoptr (GBytes) sent = assay_submission_record_load_bytes (folder, submission, NULL);
  g_autofree char *pages = assay_submission_record_load_pages (folder, submission, NULL);
  g_autofree char *sent_place =
      assay_submission_record_dup_place (submission->round, ASSAY_PORTFOLIO_FILE);
  g_autofree char *pages_place =
      assay_submission_record_dup_place (submission->round, ASSAY_SUBMISSION_PAGES_FILE);

  return (sent == NULL
          || assay_zip_writer_add_bytes (self->zip, sent_place, g_bytes_get_data (sent, NULL),
                                         g_bytes_get_size (sent), error))
         && (pages == NULL
             || assay_zip_writer_add_bytes (self->zip, pages_place, pages, strlen (pages), error));
}

static gboolean
add_records (Copy *self, GError **error)
{
  const GPtrArray *submissions = ((AssayPortfolio *) self->folder->gate->document)->submissions;

  for (guint i = 0; i < submissions->len; i++)
    if (!add_record (self, submissions->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* --- All of it --- */

static gboolean
add_everything (Copy *self, GError **error)
{
  AssayPortfolioFolder *folder = self->folder;
  g_autofree char *text =
      assay_portfolio_format_xml (folder->gate->document, ASSAY_PORTFOLIO_FORM_OWN);
  g_autofree char *digest = assay_digest_of_bytes (text, strlen (text));
  g_autoptr (GPtrArray) contents = list_contents (self);
  gsize scheme_length = 0;
  gconstpointer scheme = g_bytes_get_data (folder->scheme->bytes, &scheme_length);

  guint64 total = 0;

  for (guint i = 0; i < contents->len; i++)
    total += ((const Content *) contents->pdata[i])->size;
  assay_zip_writer_set_total (self->zip, total);

  return assay_check_not_cancelled (self->cancellable, error)
         && assay_zip_writer_add_bytes (self->zip, ASSAY_PORTFOLIO_FILE, text, strlen (text), error)
         && assay_zip_writer_add_bytes (self->zip, ASSAY_SCHEME_FILE, scheme, scheme_length, error)
         && add_journal (self, digest, error) && add_records (self, error)
         && add_contents (self, contents, error);
}

gboolean
assay_portfolio_archive_save (AssayPortfolioFolder *folder,
                              const char *path,
                              AssayProgress progress,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (AssayZipWriter) zip = NULL;
  Copy copy = { .folder = folder, .cancellable = cancellable };

  /* Also tells how long each journal file is as of this moment. */
  if (!assay_journal_load_all (folder->gate->journal, error))
    return FALSE;
  copy.zip = zip = assay_zip_writer_new (assay_context_get_disk (folder->gate->context), path, NULL,
                                         progress, cancellable, error);

  return zip != NULL && add_everything (&copy, error) && assay_zip_writer_publish (zip, error);
}
