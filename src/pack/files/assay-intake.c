/* A file on its way to becoming evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/files/assay-intake.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-text.h"
#include "pack/files/assay-probe.h"

#include "assay-config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

gboolean
assay_intake_would_take (const GError *error)
{
  return g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED)
         || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED)
         || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
}

/* What the file is; without pages where they cannot be read and that is to be put up with. One that
 * is itself too large, and not only what is in it, is refused again. */
static AssayProbe *
probe (AssayIntake *self,
       const char *path,
       AssayIntakeManner manner,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GError) problem = NULL;
  AssayProbe *found = assay_probe_ask (path, cancellable, &problem);

  if (found != NULL)
    return found;
  if (manner == ASSAY_INTAKE_ANYWAY && assay_intake_would_take (problem))
    found = assay_probe_outside (path, error);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  if (found != NULL)
    self->unreadable = g_strdup (problem->message);

  return found;
}

AssayIntake *
assay_intake_look (const char *path,
                   AssayIntakeManner manner,
                   AssayProgress progress,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (AssayIntake) self = g_new0 (AssayIntake, 1);
  g_autoptr (AssayProbe) found = probe (self, path, manner, cancellable, error);
  g_autofree char *base = g_path_get_basename (path);
  GStatBuf info;

  if (found == NULL)
    return NULL;
  self->sha256 = assay_digest_of_file (path, progress, cancellable, error);
  if (self->sha256 == NULL)
    return NULL;
  if (g_stat (path, &info) != 0)
    {
      assay_error_set_from_errno (error, path, errno);
      return NULL;
    }
  self->path = g_strdup (path);
  self->name = g_filename_display_name (base);
  self->type = g_strdup (found->type);
  self->pages = found->pages;
  self->size = (guint64) info.st_size;

  return g_steal_pointer (&self);
}

void
assay_intake_free (AssayIntake *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self->type);
  g_free (self->sha256);
  g_free (self->unreadable);
  g_free (self->stored);
  g_free (self);
}

void
assay_intake_describe (const AssayIntake *self, AssayEvidence *evidence)
{
  evidence->basis = ASSAY_BASIS_FILE;
  evidence->size = self->size;
  evidence->pages = self->pages;
  g_free (evidence->source_name);
  evidence->source_name = g_strdup (self->name);
  g_free (evidence->type);
  evidence->type = g_strdup (self->type);
  g_free (evidence->sha256);
  evidence->sha256 = g_strdup (self->sha256);
}

/* The topmost of @path and its parents up to @root that does not exist; NULL when @path does. */
static char *
find_missing (const char *path, const char *root)
{
  char *missing = NULL;
  g_autofree char *step = g_strdup (path);

  while (!g_file_test (step, G_FILE_TEST_EXISTS) && !g_str_equal (step, root))
    {
      char *parent = g_path_get_dirname (step);

      g_free (missing);
      missing = g_steal_pointer (&step);
      step = parent;
    }

  return missing;
}

gboolean
assay_intake_store (AssayIntake *self,
                    AssayPortfolioFolder *folder,
                    AssayProgress progress,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *target = assay_portfolio_folder_dup_content_path (folder, self->sha256);
  g_autofree char *sha256 = NULL;
  guint64 size = 0;

  g_free (self->stored);
  self->stored = find_missing (target, assay_portfolio_folder_get_path (folder));
  if (!assay_portfolio_folder_store_file (folder, self->path, progress, cancellable, &sha256, &size,
                                          error))
    return FALSE;
  if (g_str_equal (sha256, self->sha256))
    return TRUE;

  /* What was stored instead may have been there before, for another item; so it stays, and the
   * check will call it unclaimed if it is. */
  g_clear_pointer (&self->stored, g_free);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s was changed while it was being added; try again when nobody writes to it"),
               self->path);

  return FALSE;
}

/* Removes @path and its parents up to and with @topmost. Only folders that are empty go. */
static void
remove_up_to (AssayDisk *disk, const char *path, const char *topmost)
{
  g_autofree char *step = g_strdup (path);

  while (g_str_has_prefix (step, topmost))
    {
      char *parent = g_path_get_dirname (step);

      if (g_file_test (step, G_FILE_TEST_EXISTS) && !assay_disk_remove (disk, step, NULL))
        {
          g_free (parent);
          return;
        }
      g_free (step);
      step = parent;
    }
}

void
assay_intake_take_back (AssayIntake *self, AssayPortfolioFolder *folder, AssayDisk *disk)
{
  g_autofree char *target = assay_portfolio_folder_dup_content_path (folder, self->sha256);

  if (self->stored != NULL)
    remove_up_to (disk, target, self->stored);
  g_clear_pointer (&self->stored, g_free);
}

/* --- Titles --- */

/* The name up to its last dot, unless nothing or half a sentence stands behind that. */
static gsize
measure_stem (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot == name || strlen (dot) > strlen (".spreadsheet")
      || strpbrk (dot, " _") != NULL)
    return strlen (name);

  return (gsize) (dot - name);
}

/* Hyphens stay inside dates and numbers. */
static gboolean
parts_words (const char *name, gsize index)
{
  if (name[index] == '_')
    return TRUE;

  return name[index] == '-'
         && !(index > 0 && g_ascii_isdigit (name[index - 1]) && g_ascii_isdigit (name[index + 1]));
}

char *
assay_intake_make_title (const char *file_name)
{
  g_autofree char *stem = g_strndup (file_name, measure_stem (file_name));
  g_autofree char *words = g_strdup (stem);
  g_autofree char *clean = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *first = NULL;

  for (gsize i = 0; words[i] != '\0'; i++)
    if (parts_words (stem, i))
      words[i] = ' ';
  clean = assay_text_clean (words);
  folded = assay_text_fold_space (clean);
  if (*folded == '\0')
    return assay_text_clean (file_name);
  first = g_utf8_strup (folded, g_utf8_next_char (folded) - folded);

  return g_strconcat (first, g_utf8_next_char (folded), NULL);
}
