/* Reads the beginning of a text file, away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preview/assay-preview-text.h"

#include "base/assay-error.h"
#include "pack/files/assay-outside.h"
#include "present/assay-preview-state.h"

#include <errno.h>
#include <unistd.h>

void
assay_preview_text_free (AssayPreviewText *self)
{
  g_free (self->text);
  g_free (self);
}

static void
free_text (gpointer data)
{
  assay_preview_text_free (data);
}

static gpointer
read_text (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const char *path = data;
  goffset size;
  int fd = assay_outside_open (path, path, &size, error);
  g_autofree char *block = g_malloc (ASSAY_PREVIEW_TEXT_BYTES);
  AssayPreviewText *result;
  gsize length = 0;
  gssize n = 1;

  if (fd < 0)
    return NULL;
  while (n > 0 && length < ASSAY_PREVIEW_TEXT_BYTES)
    {
      n = read (fd, block + length, ASSAY_PREVIEW_TEXT_BYTES - length);
      if (n > 0)
        length += (gsize) n;
    }
  if (n < 0)
    assay_error_set_from_errno (error, path, errno);
  close (fd);
  if (n < 0)
    return NULL;
  result = g_new0 (AssayPreviewText, 1);
  result->text = assay_preview_dup_text (block, length);
  result->is_cut = size > (goffset) length;

  return result;
}

AssayWork *
assay_preview_text_read (gpointer owner, const char *path, AssayWorkDoneFunc done_cb)
{
  return assay_work_start (owner, read_text, g_strdup (path), g_free, free_text, NULL, done_cb);
}
