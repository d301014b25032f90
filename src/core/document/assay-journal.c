/* The journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/document/assay-journal.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NAME_DIGITS 6
#define NAME_SUFFIX ".log"
#define HIGHEST_FILE 999999u

/* A file is ended early when its lines are long, so that none is ever too large to be read. */
#define FULL_BYTES (16u * 1024 * 1024)
#define FILE_MAX_BYTES (FULL_BYTES + ASSAY_LIMIT_JOURNAL_LINE_BYTES)

/* @length is that of the whole lines, known once the file was read; @torn what stands behind them.
 */
typedef struct
{
  AssayJournalFile known;
  guint number;
  guint64 torn;
  guint n_lines;
} File;

struct _AssayJournal
{
  AssayDisk *disk;
  const AssayModel *model;
  char *folder;
  GPtrArray *files;
  guint first_loaded; /* place in files; equal to their number while none is loaded */
  GPtrArray *lines;
  AssayDiskFile *open_file; /* the last file, once something was appended */
  gboolean is_broken;
};

static void
file_free (File *self)
{
  g_free (self->known.name);
  g_free (self);
}

static File *
file_new (guint number)
{
  File *self = g_new0 (File, 1);

  self->number = number;
  self->known.name = g_strdup_printf ("%0*u" NAME_SUFFIX, NAME_DIGITS, number);

  return self;
}

void
assay_journal_free (AssayJournal *self)
{
  if (self == NULL)
    return;
  assay_disk_file_close (self->open_file);
  assay_disk_unref (self->disk);
  g_free (self->folder);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

const GPtrArray *
assay_journal_get_lines (AssayJournal *self)
{
  return self->lines;
}

gboolean
assay_journal_is_in_doubt (AssayJournal *self)
{
  return self->is_broken;
}

const GPtrArray *
assay_journal_get_files (AssayJournal *self)
{
  return self->files;
}

static File *
get_last_file (AssayJournal *self)
{
  return self->files->len > 0 ? self->files->pdata[self->files->len - 1] : NULL;
}

/* --- Reading --- */

guint
assay_journal_parse_file_name (const char *name)
{
  guint64 number = 0;

  if (strlen (name) != NAME_DIGITS + strlen (NAME_SUFFIX) || !g_str_has_suffix (name, NAME_SUFFIX))
    return 0;
  for (guint i = 0; i < NAME_DIGITS; i++)
    {
      if (!g_ascii_isdigit (name[i]))
        return 0;
      number = number * 10 + (guint64) (name[i] - '0');
    }

  return (guint) number;
}

static void
list_files (AssayJournal *self)
{
  g_auto (GStrv) names = assay_path_list_names (self->folder);

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint number = assay_journal_parse_file_name (names[i]);

      if (number > 0)
        g_ptr_array_add (self->files, file_new (number));
    }
  self->first_loaded = self->files->len;
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) assay_journal_line_free);
}

/* Splits into lines. Whatever follows the last line end is torn. */
static void
parse_file (const AssayModel *model, File *file, GBytes *bytes, GPtrArray *lines)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end;

  file->n_lines = 0;
  file->known.length = 0;
  while (file->known.length < length
         && (end = memchr (text + file->known.length, '\n', length - file->known.length)) != NULL)
    {
      const char *line = text + file->known.length;

      file->n_lines++;
      g_ptr_array_add (lines, assay_journal_line_parse (model, line, (gsize) (end - line),
                                                        file->known.name, file->n_lines));
      file->known.length = (guint64) (end + 1 - text);
    }
  file->torn = length - file->known.length;
}

/* Whether a file can be left out, as if its lines were damaged; others are errors, because another
 * try may read them. */
static gboolean
is_hopeless (const GError *error)
{
  return g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND)
         || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE)
         || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_INVALID)
         || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

static GBytes *
load_file (AssayJournal *self, const File *file, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, file->known.name, NULL);

  if (!assay_path_check_file (path, error))
    return NULL;

  return assay_xml_load_bytes (path, FILE_MAX_BYTES, error);
}

/* Adds what stands for files that are not there between @file and the one before it. */
static void
note_gap (AssayJournal *self, guint place, GPtrArray *lines)
{
  const File *file = self->files->pdata[place];
  guint expected = place > 0 ? ((const File *) self->files->pdata[place - 1])->number + 1 : 1;

  if (file->number != expected)
    {
      g_autofree char *name = g_strdup_printf ("%0*u" NAME_SUFFIX, NAME_DIGITS, expected);

      g_ptr_array_add (lines, assay_journal_line_new (ASSAY_LINE_MISSING, name, 0));
    }
}

gboolean
assay_journal_load_more (AssayJournal *self, GError **error)
{
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (GError) cause = NULL;
  guint place = self->first_loaded - 1;
  File *file;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self->first_loaded > 0, FALSE);

  file = self->files->pdata[place];
  note_gap (self, place, lines);
  bytes = load_file (self, file, &cause);
  if (bytes != NULL)
    {
      parse_file (self->model, file, bytes, lines);
      /* In the last file this is what a crash leaves; anywhere else something was lost. */
      if (file->torn > 0 && place + 1 < self->files->len)
        g_ptr_array_add (lines, assay_journal_line_new (ASSAY_LINE_DAMAGED, file->known.name,
                                                        file->n_lines + 1));
    }
  else if (is_hopeless (cause))
    {
      g_ptr_array_add (lines, assay_journal_line_new (ASSAY_LINE_MISSING, file->known.name, 0));
      file->n_lines = ASSAY_JOURNAL_FILE_LINES;
    }
  else
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  g_ptr_array_extend_and_steal (lines, g_steal_pointer (&self->lines));
  self->lines = g_steal_pointer (&lines);
  self->first_loaded = place;

  return TRUE;
}

gboolean
assay_journal_is_loaded (AssayJournal *self)
{
  return self->first_loaded == 0;
}

gboolean
assay_journal_load_all (AssayJournal *self, GError **error)
{
  while (!assay_journal_is_loaded (self))
    if (!assay_journal_load_more (self, error))
      return FALSE;

  return TRUE;
}

/* The number reached with this line; 0 where it does not say. */
static guint64
get_sequence (const AssayJournalLine *line)
{
  switch (line->type)
    {
    case ASSAY_LINE_ENTRY:
      return line->entry->sequence;
    case ASSAY_LINE_SAVED:
      return line->saved.sequence;
    case ASSAY_LINE_DAMAGED:
    case ASSAY_LINE_MISSING:
    case ASSAY_LINE_NEWER:
      return 0;
    }

  g_assert_not_reached ();
}

guint64
assay_journal_get_next_sequence (AssayJournal *self)
{
  guint64 unreadable = 0;

  for (guint i = self->lines->len; i > 0; i--)
    {
      guint64 sequence = get_sequence (self->lines->pdata[i - 1]);

      if (sequence > 0)
        return sequence + unreadable + 1;
      unreadable++;
    }

  return unreadable + 1;
}

static gboolean
knows_sequence (AssayJournal *self)
{
  for (guint i = self->lines->len; i > 0; i--)
    if (get_sequence (self->lines->pdata[i - 1]) > 0)
      return TRUE;

  return FALSE;
}

gboolean
assay_journal_is_whole (AssayJournal *self)
{
  guint64 expected = 1;

  if (!assay_journal_is_loaded (self))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const AssayJournalLine *line = self->lines->pdata[i];

      if (get_sequence (line) == 0
          || (line->type == ASSAY_LINE_ENTRY && line->entry->sequence != expected++))
        return FALSE;
    }

  return expected > 1;
}

AssayJournal *
assay_journal_open (AssayDisk *disk, const AssayModel *model, const char *folder, GError **error)
{
  g_autoptr (AssayJournal) self = g_new0 (AssayJournal, 1);

  self->disk = assay_disk_ref (disk);
  self->model = model;
  self->folder = g_strdup (folder);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  self->lines = new_lines ();
  if (!assay_path_check_folder (folder, error))
    return NULL;
  list_files (self);
  while (!assay_journal_is_loaded (self) && !knows_sequence (self))
    if (!assay_journal_load_more (self, error))
      return NULL;

  return g_steal_pointer (&self);
}

/* --- Appending --- */

static gboolean
is_full (const File *file)
{
  return file->n_lines >= ASSAY_JOURNAL_FILE_LINES || file->known.length >= FULL_BYTES;
}

static gboolean
make_folder (AssayJournal *self, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);

  if (assay_path_get_type (self->folder, NULL) == ASSAY_PATH_FOLDER)
    return TRUE;

  return assay_path_check_folder (self->folder, error)
         && assay_disk_make_folder (self->disk, self->folder, error)
         && assay_disk_sync_folder (self->disk, parent, error);
}

/* A new file is on the disk, empty, before anything is written into it. One of that name that is
 * there already and empty was begun by a run that got no further. */
static gboolean
begin_file (AssayJournal *self, GError **error)
{
  const File *last = get_last_file (self);
  guint number = last != NULL ? last->number + 1 : 1;
  File *file;
  g_autofree char *path = NULL;
  g_autoptr (AssayDiskFile) begun = NULL;

  if (number > HIGHEST_FILE)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, _ ("%s holds no more"), self->folder);
      return FALSE;
    }
  if (!make_folder (self, error))
    return FALSE;
  file = file_new (number);
  path = g_build_filename (self->folder, file->known.name, NULL);
  if (assay_path_check_file (path, error))
    begun = assay_disk_open_append (self->disk, path, error);
  if (begun != NULL && assay_disk_file_get_length (begun) > 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                   _ ("%s appeared while its folder was open; close that and open it again"), path);
      g_clear_pointer (&begun, assay_disk_file_close);
    }
  if (begun == NULL || !assay_disk_sync_folder (self->disk, self->folder, error))
    {
      file_free (file);
      return FALSE;
    }
  self->open_file = g_steal_pointer (&begun);
  g_ptr_array_add (self->files, file);

  return TRUE;
}

/* Opens the last file and cuts off what a crash left half written. */
static gboolean
continue_file (AssayJournal *self, File *file, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, file->known.name, NULL);
  g_autoptr (AssayDiskFile) opened = NULL;

  if (!assay_path_check_file (path, error))
    return FALSE;
  opened = assay_disk_open_append (self->disk, path, error);
  if (opened == NULL)
    return FALSE;
  if (assay_disk_file_get_length (opened) != file->known.length + file->torn)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                   _ ("%s was changed by another program while its folder was open; close that "
                      "and open it again"),
                   path);
      return FALSE;
    }
  if (file->torn > 0
      && (!assay_disk_file_truncate (opened, file->known.length, error)
          || !assay_disk_file_sync (opened, error)))
    return FALSE;
  file->torn = 0;
  self->open_file = g_steal_pointer (&opened);

  return TRUE;
}

static gboolean
prepare_file (AssayJournal *self, GError **error)
{
  File *last = get_last_file (self);

  if (self->is_broken)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO,
                   _ ("%s could not be written and not be mended; close its folder and open it "
                      "again"),
                   self->folder);
      return FALSE;
    }
  if (last == NULL || is_full (last))
    {
      g_clear_pointer (&self->open_file, assay_disk_file_close);
      return begin_file (self, error);
    }

  return self->open_file != NULL || continue_file (self, last, error);
}

gboolean
assay_journal_append (AssayJournal *self, AssayJournalLine *line, GError **error)
{
  g_autoptr (AssayJournalLine) owned = line;
  g_autofree char *text = assay_journal_line_format (line);
  gsize length = strlen (text);
  File *file;

  if (length > ASSAY_LIMIT_JOURNAL_LINE_BYTES)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                           _ ("This change is too large for one step; make it in several"));
      return FALSE;
    }
  if (!prepare_file (self, error))
    return FALSE;

  file = get_last_file (self);
  if (assay_disk_file_write (self->open_file, text, length, error)
      && assay_disk_file_sync (self->open_file, error))
    {
      file->n_lines++;
      file->known.length += length;
      owned->file = g_strdup (file->known.name);
      owned->line = file->n_lines;
      g_ptr_array_add (self->lines, g_steal_pointer (&owned));
      return TRUE;
    }
  /* Nobody was told that this line is safe, so it must not come back either. */
  if (!assay_disk_file_truncate (self->open_file, file->known.length, NULL)
      || !assay_disk_file_sync (self->open_file, NULL))
    self->is_broken = TRUE;

  return FALSE;
}
