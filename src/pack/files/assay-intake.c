/* A file on its way to becoming evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-incoming.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "pack/files/assay-probe.h"

#include "assay-config.h"

#include <errno.h>
#include <glib/gstdio.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayIncoming *
assay_incoming_look (AssayCli *cli, const char *path, GError **error)
{
  g_autoptr (AssayIncoming) self = g_new0 (AssayIncoming, 1);
  GCancellable *cancellable = assay_cli_get_cancellable (cli);
  g_autoptr (AssayProbe) probe = assay_probe_file (path, cancellable, error);
  g_autofree char *base = g_path_get_basename (path);
  GStatBuf info;

  if (probe == NULL)
    return NULL;
  self->sha256 = assay_digest_of_file (path, assay_cli_begin_work (cli), cancellable, error);
  assay_cli_end_work (cli);
  if (self->sha256 == NULL)
    return NULL;
  if (g_stat (path, &info) != 0)
    {
      assay_error_set_from_errno (error, path, errno);
      return NULL;
    }
  self->path = g_strdup (path);
  self->name = g_filename_display_name (base);
  self->type = g_strdup (probe->type);
  self->pages = probe->pages;
  self->size = (guint64) info.st_size;

  return g_steal_pointer (&self);
}

void
assay_incoming_free (AssayIncoming *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self->type);
  g_free (self->sha256);
  g_free (self->stored);
  g_free (self);
}

void
assay_incoming_describe (const AssayIncoming *self, AssayEvidence *evidence)
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

static gboolean
store (AssayIncoming *self, AssayPortfolioFolder *folder, AssayCli *cli, GError **error)
{
  g_autofree char *target = assay_portfolio_folder_dup_content_path (folder, self->sha256);
  g_autofree char *sha256 = NULL;
  guint64 size = 0;
  gboolean stored;

  self->stored = find_missing (target, assay_portfolio_folder_get_path (folder));
  stored =
      assay_portfolio_folder_store_file (folder, self->path, assay_cli_begin_work (cli),
                                         assay_cli_get_cancellable (cli), &sha256, &size, error);
  assay_cli_end_work (cli);
  if (!stored)
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

gboolean
assay_incoming_store_all (GPtrArray *incoming,
                          AssayPortfolioFolder *folder,
                          AssayCli *cli,
                          GError **error)
{
  for (guint i = 0; i < incoming->len; i++)
    if (!store (g_ptr_array_index (incoming, i), folder, cli, error))
      {
        assay_incoming_take_back (incoming, folder, cli);
        return FALSE;
      }

  return TRUE;
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
assay_incoming_take_back (GPtrArray *incoming, AssayPortfolioFolder *folder, AssayCli *cli)
{
  AssayDisk *disk = assay_context_get_disk (assay_cli_get_context (cli));

  for (guint i = incoming->len; i > 0; i--)
    {
      AssayIncoming *self = g_ptr_array_index (incoming, i - 1);
      g_autofree char *target = assay_portfolio_folder_dup_content_path (folder, self->sha256);

      if (self->stored != NULL)
        remove_up_to (disk, target, self->stored);
      g_clear_pointer (&self->stored, g_free);
    }
}
