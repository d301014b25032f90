/* A copy of a submission's pack beside a report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-pack-copy.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/submission/assay-submission-check.h"

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
copy_blocks (GInputStream *from,
             const char *path,
             AssayDiskFile *to,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  g_autoptr (GError) cause = NULL;
  gssize n;

  while ((n = g_input_stream_read (from, block, BLOCK_BYTES, cancellable, &cause)) > 0)
    if (!assay_disk_file_write (to, block, (gsize) n, error))
      return FALSE;
  if (n == 0)
    return assay_disk_file_sync (to, error);
  assay_error_propagate (error, g_steal_pointer (&cause), path);

  return FALSE;
}

static gboolean
copy_to (AssayDisk *disk,
         const char *from,
         const char *temporary,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (from);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &cause);
  g_autoptr (AssayDiskFile) to = NULL;

  if (stream == NULL)
    {
      assay_error_propagate (error, g_steal_pointer (&cause), from);
      return FALSE;
    }
  to = assay_disk_create (disk, temporary, error);

  return to != NULL && copy_blocks (G_INPUT_STREAM (stream), from, to, cancellable, error);
}

char *
assay_pack_copy_beside (AssayDisk *disk,
                        const char *path,
                        const AssayReview *review,
                        const char *report,
                        AssayProgress progress,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *from =
      g_build_filename (path, ASSAY_SUBMISSION_FOLDER, ASSAY_SUBMISSION_PACK, NULL);
  g_autofree char *folder = g_path_get_dirname (report);
  g_autofree char *to = g_build_filename (folder, PACK_NAME, NULL);
  g_autofree char *temporary = g_strconcat (to, ".part", NULL);
  gboolean is_there = FALSE;

  if (!assay_review_check_pack (path, review, progress, cancellable, error)
      || !check_place (to, from, &is_there, cancellable, error))
    return NULL;
  if (!is_there
      && (!copy_to (disk, from, temporary, cancellable, error)
          || !assay_disk_publish_document (disk, temporary, to, error)))
    {
      assay_disk_remove (disk, temporary, NULL);
      return NULL;
    }

  return g_steal_pointer (&to);
}
