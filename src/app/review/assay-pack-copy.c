/* A copy of a submission's pack beside a report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-pack-copy.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* The name in the links of pack/review/assay-review-report.c. */
#define PACK_NAME "pack.pdf"
#define BLOCK_BYTES (1024u * 1024u)

/* TRUE where there is nothing, with *@out_is_there FALSE. */
static gboolean
check_place (const char *path,
             const char *from,
             gboolean *out_is_there,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *own = NULL;
  g_autofree char *there = NULL;

  *out_is_there = g_file_test (path, G_FILE_TEST_EXISTS);
  if (!*out_is_there)
    return TRUE;
  own = assay_digest_of_file (from, ASSAY_PROGRESS_NONE, cancellable, error);
  if (own == NULL)
    return FALSE;
  there = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, cancellable, NULL);
  if (g_strcmp0 (own, there) == 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
               _ ("there is another %s beside the report; move one of them to another folder"),
               PACK_NAME);

  return FALSE;
}

static gboolean
copy_blocks (GInputStream *from, AssayDiskFile *to, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  gssize n;

  while ((n = g_input_stream_read (from, block, BLOCK_BYTES, cancellable, error)) > 0)
    if (!assay_disk_file_write (to, block, (gsize) n, error))
      return FALSE;

  return n == 0 && assay_disk_file_sync (to, error);
}

static gboolean
copy_to (AssayDisk *disk,
         const char *from,
         const char *temporary,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (from);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (AssayDiskFile) to = stream != NULL ? assay_disk_create (disk, temporary, error) : NULL;

  return to != NULL && copy_blocks (G_INPUT_STREAM (stream), to, cancellable, error);
}

char *
assay_pack_copy_beside (AssayDisk *disk,
                        const char *from,
                        const char *report,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *folder = g_path_get_dirname (report);
  g_autofree char *path = g_build_filename (folder, PACK_NAME, NULL);
  g_autofree char *temporary = g_strconcat (path, ".part", NULL);
  gboolean is_there = FALSE;

  if (!check_place (path, from, &is_there, cancellable, error))
    return NULL;
  if (!is_there
      && (!copy_to (disk, from, temporary, cancellable, error)
          || !assay_disk_publish_document (disk, temporary, path, error)))
    {
      assay_disk_remove (disk, temporary, NULL);
      return NULL;
    }

  return g_steal_pointer (&path);
}
