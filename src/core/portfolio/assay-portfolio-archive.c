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

#include "assay-config.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BLOCK_BYTES (1024 * 1024)
#define JOURNAL_MAX_BYTES (64u * 1024 * 1024)

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveEntry, archive_entry_free)

typedef struct
{
  AssayPortfolioFolder *folder;
  Archive *archive;
  AssayDiskFile *file;
  GError *write_error; /* what the disk said */
  gboolean is_given_up;
  AssayProgress progress;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
} Copy;

/* --- libarchive --- */

/* Never fails: libarchive loses its buffers when it is told of a failure. The error is kept, and
 * nothing more is written. */
static la_ssize_t
bytes_ready_cb (Archive *archive, void *data, const void *bytes, size_t length)
{
  Copy *self = data;

  if (self->write_error == NULL && !self->is_given_up)
    assay_disk_file_write (self->file, bytes, length, &self->write_error);

  return (la_ssize_t) length;
}

static gboolean
check_archive (Copy *self, la_ssize_t result, GError **error)
{
  if (self->write_error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->write_error));
  else if (result < ARCHIVE_OK)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO, _ ("The ZIP file could not be written: %s"),
                 archive_error_string (self->archive));
  else
    return TRUE;
  self->is_given_up = TRUE;

  return FALSE;
}

static gboolean
open_archive (Copy *self, GError **error)
{
  self->archive = archive_write_new ();

  return check_archive (self, archive_write_set_format_zip (self->archive), error)
         && check_archive (
             self, archive_write_set_format_option (self->archive, "zip", "compression", "store"),
             error)
         && check_archive (self, archive_write_set_bytes_per_block (self->archive, BLOCK_BYTES),
                           error)
         && check_archive (self, archive_write_set_bytes_in_last_block (self->archive, 1), error)
         && check_archive (self,
                           archive_write_open (self->archive, self, NULL, bytes_ready_cb, NULL),
                           error);
}

/* Without a time, libarchive writes 1 January 1980, the earliest a ZIP can hold, whatever the time
 * zone. */
static gboolean
begin_entry (Copy *self, const char *name, guint64 size, GError **error)
{
  g_autoptr (ArchiveEntry) entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);

  return check_archive (self, archive_write_header (self->archive, entry), error);
}

static gboolean
write_bytes (Copy *self, const char *name, const void *data, gsize length, GError **error)
{
  if (!assay_check_not_cancelled (self->cancellable, error)
      || !check_archive (self, archive_write_data (self->archive, data, length), error))
    return FALSE;
  self->done += length;
  assay_progress_tell (self->progress, self->done, self->total, name);

  return TRUE;
}

static gboolean
add_bytes (Copy *self, const char *name, const void *data, gsize length, GError **error)
{
  return begin_entry (self, name, length, error)
         && (length == 0 || write_bytes (self, name, data, length, error));
}

/* --- Evidence --- */

static gboolean
set_altered (const char *title, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s is not the file that was added. Put it back from a backup, or add it anew"),
               title);

  return FALSE;
}

/* @title is what messages call it, @name its place in the ZIP. */
static gboolean
add_open_file (Copy *self,
               int fd,
               const char *title,
               const char *name,
               const char *sha256,
               guint64 size,
               GError **error)
{
  g_autoptr (AssayDigest) digest = assay_digest_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  g_autofree char *found = NULL;
  guint64 left = size;

  if (!begin_entry (self, name, size, error))
    return FALSE;
  while (TRUE)
    {
      gssize got = read (fd, block, BLOCK_BYTES);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          assay_error_set_from_errno (error, title, errno);
          return FALSE;
        }
      if (got == 0)
        break;
      if ((guint64) got > left)
        return set_altered (title, error);
      left -= (guint64) got;
      assay_digest_update (digest, block, (gsize) got);
      if (!write_bytes (self, title, block, (gsize) got, error))
        return FALSE;
    }
  found = assay_digest_finish (digest);

  return g_str_equal (found, sha256) || set_altered (title, error);
}

static char *
dup_place (const char *sha256)
{
  return g_strdup_printf ("%s/%.2s/%s", ASSAY_EVIDENCE_FOLDER, sha256, sha256);
}

static gboolean
add_content (Copy *self, const char *title, const char *sha256, guint64 size, GError **error)
{
  g_autofree char *path = assay_evidence_store_dup_path (self->folder->gate->path, sha256);
  g_autofree char *place = dup_place (sha256);
  gboolean done;
  int fd;

  if (!assay_evidence_store_check_path (self->folder->gate->path, sha256, error))
    return FALSE;
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  if (fd < 0)
    {
      int error_number = errno;

      if (error_number == ENOENT)
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                     _ ("%s is missing from the portfolio. Put it back from a backup, or add it "
                        "anew"),
                     title);
      else
        assay_error_set_from_errno (error, title, error_number);
      return FALSE;
    }
  done = add_open_file (self, fd, title, place, sha256, size, error);
  close (fd);

  return done;
}

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

static gboolean
add_contents (Copy *self, GPtrArray *contents, GError **error)
{
  for (guint i = 0; i < contents->len; i++)
    {
      const Content *content = contents->pdata[i];

      if (!add_content (self, content->title, content->sha256, content->size, error))
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

  return add_bytes (self, place, text->data, text->len, error);
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

  for (guint i = 0; i < contents->len; i++)
    self->total += ((const Content *) contents->pdata[i])->size;

  return assay_check_not_cancelled (self->cancellable, error)
         && add_bytes (self, ASSAY_PORTFOLIO_FILE, text, strlen (text), error)
         && add_bytes (self, ASSAY_SCHEME_FILE, scheme, scheme_length, error)
         && add_journal (self, digest, error) && add_contents (self, contents, error)
         && check_archive (self, archive_write_close (self->archive), error);
}

/* The ZIP as a temporary file that is complete, or none. */
static gboolean
write_temporary (Copy *self, AssayDisk *disk, const char *temporary, GError **error)
{
  gboolean done;

  if (assay_path_get_type (temporary, NULL) == ASSAY_PATH_FILE
      && !assay_disk_remove (disk, temporary, error))
    return FALSE;
  self->file = assay_disk_create (disk, temporary, error);
  if (self->file == NULL)
    return FALSE;
  done = open_archive (self, error) && add_everything (self, error);
  /* Freeing an unfinished archive writes its end, which must go nowhere. */
  self->is_given_up = TRUE;
  g_clear_pointer (&self->archive, archive_write_free);
  g_clear_pointer (&self->file, assay_disk_file_close);
  g_clear_error (&self->write_error);
  if (!done)
    assay_disk_remove (disk, temporary, NULL);

  return done;
}

gboolean
assay_portfolio_archive_save (AssayPortfolioFolder *folder,
                              const char *path,
                              AssayProgress progress,
                              GCancellable *cancellable,
                              GError **error)
{
  AssayDisk *disk = assay_context_get_disk (folder->gate->context);
  g_autofree char *temporary = g_strdup_printf ("%s.part", path);
  Copy copy = { .folder = folder, .progress = progress, .cancellable = cancellable };

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
                   _ ("%s is a folder; give the ZIP file another name"), path);
      return FALSE;
    }
  /* Also tells how long each journal file is as of this moment. */
  if (!assay_journal_load_all (folder->gate->journal, error))
    return FALSE;

  return write_temporary (&copy, disk, temporary, error)
         && assay_disk_publish (disk, temporary, path, error);
}
