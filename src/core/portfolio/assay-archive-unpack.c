/* A portfolio as one ZIP file: in again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ZIP comes from a stranger. Only names of the layout are taken, each once, and every one of
 * them is plain ASCII of a fixed form: so absolute names, "..", links, case clashes and odd letters
 * are all the same thing, "not in the layout". What is unpacked is counted as it comes out, not as
 * the ZIP announces it.
 */

#include "core/portfolio/assay-portfolio-archive.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/document/assay-folder-path.h"
#include "core/document/assay-folder-start.h"
#include "core/portfolio/assay-portfolio-folder-private.h"
#include "core/portfolio/assay-submission-record.h"

#include "assay-config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BLOCK_BYTES (256 * 1024)
#define JOURNAL_MAX_BYTES (64u * 1024 * 1024)

/* Copies are stored, not squeezed; one that somebody squeezed anew shrinks by a few times. More
 * than this is a bomb. */
#define MOST_GROWTH 200u
#define GROWTH_ALLOWANCE_BYTES (64u * 1024 * 1024)

typedef struct archive Archive;

typedef struct
{
  AssayDisk *disk;
  const char *zip; /* its path, for messages */
  char *folder;
  Archive *archive;
  AssayProgress progress;
  GCancellable *cancellable;
  GHashTable *names;
  guint64 done;
  guint64 most_bytes;
} Unpack;

/* What an entry is, by its name. */
typedef enum
{
  PART_FOREIGN,
  PART_FOLDER, /* of the layout; made when something goes into it */
  PART_IGNORED,
  PART_PORTFOLIO,
  PART_SCHEME,
  PART_JOURNAL,
  PART_EVIDENCE,
  PART_RECORD,
} Part;

static gboolean
is_shelf (const char *text)
{
  return g_ascii_isxdigit (text[0]) && g_ascii_isxdigit (text[1]) && !g_ascii_isupper (text[0])
         && !g_ascii_isupper (text[1]);
}

static gboolean
is_record_name (const char *name)
{
  const char *file = NULL;
  guint round = 0;

  return assay_submission_record_parse_place (name, &round, &file);
}

static gboolean
is_folder_name (const char *name)
{
  const char *shelf = name + strlen (ASSAY_EVIDENCE_FOLDER "/");
  g_autofree char *in_record = g_strconcat (name, ASSAY_PORTFOLIO_FILE, NULL);

  if (g_str_equal (name, ASSAY_EVIDENCE_FOLDER "/") || g_str_equal (name, ASSAY_JOURNAL_FOLDER "/")
      || g_str_equal (name, ASSAY_SUBMISSIONS_FOLDER "/") || is_record_name (in_record))
    return TRUE;

  return g_str_has_prefix (name, ASSAY_EVIDENCE_FOLDER "/") && is_shelf (shelf)
         && g_str_equal (shelf + 2, "/");
}

/* "evidence/9f/9f3a…" */
static gboolean
is_evidence_name (const char *name)
{
  const char *shelf = name + strlen (ASSAY_EVIDENCE_FOLDER "/");

  return g_str_has_prefix (name, ASSAY_EVIDENCE_FOLDER "/") && is_shelf (shelf) && shelf[2] == '/'
         && assay_digest_is_hex (shelf + 3) && strncmp (shelf, shelf + 3, 2) == 0;
}

static Part
recognise (const char *name, gboolean is_folder)
{
  if (is_folder)
    return is_folder_name (name) ? PART_FOLDER : PART_FOREIGN;
  if (g_str_equal (name, ASSAY_PORTFOLIO_FILE))
    return PART_PORTFOLIO;
  if (g_str_equal (name, ASSAY_SCHEME_FILE))
    return PART_SCHEME;
  if (g_str_equal (name, ASSAY_LOCK_FILE))
    return PART_IGNORED;
  if (g_str_has_prefix (name, ASSAY_JOURNAL_FOLDER "/")
      && assay_journal_parse_file_name (name + strlen (ASSAY_JOURNAL_FOLDER "/")) > 0)
    return PART_JOURNAL;

  if (is_record_name (name))
    return PART_RECORD;

  return is_evidence_name (name) ? PART_EVIDENCE : PART_FOREIGN;
}

/* --- What comes out --- */

static gboolean
set_damaged (Unpack *self, const char *name, GError **error)
{
  const char *cause = archive_error_string (self->archive);

  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s is damaged at %s: %s. Ask for it to be sent again"), self->zip, name,
               cause != NULL ? cause : "?");

  return FALSE;
}

static gboolean
set_too_large (Unpack *self, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
               _ ("%s would unpack to far more than it is; it is not unpacked"), self->zip);

  return FALSE;
}

/* AssayReadFunc. */
static gssize
read_entry (gpointer data, void *block, gsize length, GError **error)
{
  Unpack *self = data;
  la_ssize_t got = archive_read_data (self->archive, block, length);

  if (got < 0)
    {
      set_damaged (self, _ ("one of its files"), error);
      return -1;
    }
  self->done += (guint64) got;
  if (self->done > self->most_bytes)
    {
      set_too_large (self, error);
      return -1;
    }

  return (gssize) got;
}

static GByteArray *
read_small (Unpack *self, const char *name, gsize most_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);

  while (TRUE)
    {
      gssize got = read_entry (self, block, BLOCK_BYTES, error);

      if (got < 0 || !assay_check_not_cancelled (self->cancellable, error))
        return NULL;
      if (got == 0)
        return g_steal_pointer (&bytes);
      if (bytes->len + (gsize) got > most_bytes)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                       _ ("%s: %s in it is larger than it can be"), self->zip, name);
          return NULL;
        }
      g_byte_array_append (bytes, block, (guint) got);
    }
}

static gboolean
take_small (Unpack *self, const char *name, gsize most_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = read_small (self, name, most_bytes, error);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  return bytes != NULL && assay_disk_make_folder (self->disk, parent, error)
         && assay_disk_replace (self->disk, path, bytes->data, bytes->len, error);
}

static gboolean
take_evidence (Unpack *self, const char *name, GError **error)
{
  const char *sha256 = strrchr (name, '/') + 1;
  g_autofree char *title = g_strdup_printf ("%s, %s", self->zip, name);
  AssayContentSource source = { read_entry, self, title, 0 };

  return assay_evidence_store_take (self->disk, self->folder, &source, sha256, ASSAY_PROGRESS_NONE,
                                    self->cancellable, NULL, NULL, error);
}

/* Whether it is what was submitted is asked whenever it is used. */
static gboolean
take_record (Unpack *self, const char *name, GError **error)
{
  g_autofree char *all = g_build_filename (self->folder, ASSAY_SUBMISSIONS_FOLDER, NULL);

  return assay_disk_make_folder (self->disk, all, error)
         && take_small (self, name, ASSAY_LIMIT_PORTFOLIO_BYTES, error);
}

/* --- Entries --- */

static gboolean
refuse_name (Unpack *self, const char *name, GError **error)
{
  g_autofree char *quoted = assay_text_dup_quoted (name);

  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s is not a copy of a portfolio: “%s” does not belong in one"), self->zip,
               quoted);

  return FALSE;
}

static gboolean
check_entry (Unpack *self, struct archive_entry *entry, GError **error)
{
  const char *name = archive_entry_pathname (entry);
  int type = archive_entry_filetype (entry);

  if (name == NULL)
    return refuse_name (self, _ ("a name that cannot be read"), error);
  if (type != AE_IFREG && type != AE_IFDIR)
    return refuse_name (self, name, error);
  if (archive_entry_is_encrypted (entry))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED,
                   _ ("%s is locked with a password; unpack and pack it without one"), self->zip);
      return FALSE;
    }
  if (g_hash_table_size (self->names) >= ASSAY_LIMIT_ZIP_ENTRIES)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, _ ("%s holds more than %u files"),
                   self->zip, ASSAY_LIMIT_ZIP_ENTRIES);
      return FALSE;
    }
  if (!g_hash_table_add (self->names, g_strdup (name)))
    {
      g_autofree char *quoted = assay_text_dup_quoted (name);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s is not a copy of a portfolio: “%s” is in it twice"), self->zip, quoted);
      return FALSE;
    }

  return TRUE;
}

static gboolean
take_entry (Unpack *self, struct archive_entry *entry, GError **error)
{
  const char *name = archive_entry_pathname (entry);

  switch (recognise (name, archive_entry_filetype (entry) == AE_IFDIR))
    {
    case PART_FOREIGN:
      return refuse_name (self, name, error);
    case PART_FOLDER:
    case PART_IGNORED:
      return TRUE;
    case PART_PORTFOLIO:
      return take_small (self, name, ASSAY_LIMIT_PORTFOLIO_BYTES, error);
    case PART_SCHEME:
      return take_small (self, name, ASSAY_LIMIT_SCHEME_BYTES, error);
    case PART_JOURNAL:
      return take_small (self, name, JOURNAL_MAX_BYTES, error);
    case PART_EVIDENCE:
      return take_evidence (self, name, error);
    case PART_RECORD:
      return take_record (self, name, error);
    }

  g_assert_not_reached ();
}

static gboolean
take_entries (Unpack *self, GError **error)
{
  struct archive_entry *entry = NULL;

  while (TRUE)
    {
      int result = archive_read_next_header (self->archive, &entry);

      if (result == ARCHIVE_EOF)
        return TRUE;
      if (result == ARCHIVE_RETRY)
        continue;
      if (result < ARCHIVE_WARN)
        return set_damaged (self, _ ("its list of files"), error);
      if (!assay_check_not_cancelled (self->cancellable, error) || !check_entry (self, entry, error)
          || !take_entry (self, entry, error))
        return FALSE;
      assay_progress_tell (self->progress, self->done, 0, archive_entry_pathname (entry));
    }
}

/* --- All of it --- */

static gboolean
open_zip (Unpack *self, GError **error)
{
  GStatBuf info;

  if (g_stat (self->zip, &info) != 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND, _ ("%s is not there"), self->zip);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is not a file"), self->zip);
      return FALSE;
    }
  self->most_bytes =
      MIN (ASSAY_LIMIT_ZIP_BYTES, GROWTH_ALLOWANCE_BYTES + (guint64) info.st_size * MOST_GROWTH);
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  if (archive_read_open_filename (self->archive, self->zip, BLOCK_BYTES) == ARCHIVE_OK)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s is not a ZIP file, or not all of it is there (%s)"), self->zip,
               archive_error_string (self->archive));

  return FALSE;
}

static gboolean
check_complete (Unpack *self, GError **error)
{
  static const char *const needed[] = { ASSAY_PORTFOLIO_FILE, ASSAY_SCHEME_FILE };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!g_hash_table_contains (self->names, needed[i]))
      {
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                     _ ("%s is not a copy of a portfolio: there is no %s in it"), self->zip,
                     needed[i]);
        return FALSE;
      }

  return TRUE;
}

/* Every item has its content; that the content is right was seen while it was unpacked. */
static gboolean
check_items (Unpack *self, const AssayPortfolio *portfolio, GError **error)
{
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];
      g_autofree char *path = NULL;
      guint64 size = 0;

      if (item->basis != ASSAY_BASIS_FILE)
        continue;
      path = assay_evidence_store_dup_path (self->folder, item->sha256);
      if (assay_path_get_type (path, &size) == ASSAY_PATH_FILE && size == item->size)
        continue;
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                   _ ("%s is not complete: the file of E%03u “%s” is missing or another one. Ask "
                      "for it to be sent again"),
                   self->zip, item->number, item->title);
      return FALSE;
    }

  return TRUE;
}

/* What is wrong with the unpacked files is wrong with the ZIP; the folder will be gone. */
static void
propagate_about_zip (Unpack *self, GError **error, GError *cause)
{
  g_autofree char *place = g_strdup_printf ("%s/", self->folder);
  g_auto (GStrv) parts = g_strsplit (cause->message, place, -1);
  g_autofree char *message = g_strjoinv ("", parts);

  g_set_error (error, ASSAY_ERROR, cause->code, "%s: %s", self->zip, message);
}

static gboolean
check_result (Unpack *self, AssayContext *context, const char *schema_path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (AssayPortfolioFolder) folder =
      assay_portfolio_folder_open_unfinished (context, self->folder, schema_path, &cause);

  if (folder == NULL)
    {
      propagate_about_zip (self, error, cause);
      return FALSE;
    }
  if (folder->gate->was_rebuilt)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                   _ ("%s is damaged: %s in it cannot be read. Ask for it to be sent again"),
                   self->zip, ASSAY_PORTFOLIO_FILE);
      return FALSE;
    }

  return check_items (self, folder->gate->document, error);
}

static gboolean
unpack (Unpack *self, AssayContext *context, const char *schema_path, GError **error)
{
  g_autoptr (AssayFolderStart) start = NULL;
  g_autofree char *store = g_build_filename (self->folder, ASSAY_EVIDENCE_FOLDER, NULL);
  g_autofree char *journal = g_build_filename (self->folder, ASSAY_JOURNAL_FOLDER, NULL);

  if (!open_zip (self, error))
    return FALSE;
  start = assay_folder_start_new (context, self->folder, assay_portfolio_layout, error);

  return start != NULL && assay_disk_make_folder (self->disk, store, error)
         && assay_disk_make_folder (self->disk, journal, error) && take_entries (self, error)
         && check_complete (self, error) && check_result (self, context, schema_path, error)
         && assay_folder_start_finish (start, error);
}

gboolean
assay_portfolio_archive_open (AssayContext *context,
                              const char *zip_path,
                              const char *folder_path,
                              const char *schema_path,
                              AssayProgress progress,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *folder = g_canonicalize_filename (folder_path, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Unpack self = { .disk = assay_context_get_disk (context),
                  .zip = zip_path,
                  .folder = folder,
                  .progress = progress,
                  .cancellable = cancellable,
                  .names = names };
  gboolean done = unpack (&self, context, schema_path, error);

  g_clear_pointer (&self.archive, archive_read_free);

  return done;
}
