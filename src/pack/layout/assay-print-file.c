/* Drawing a plan into a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-print-file.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BUFFER_BYTES (256u * 1024)

/* Where cairo's bytes go. */
typedef struct
{
  AssayDiskFile *file;
  GByteArray *buffer;
  GError *error;
} Output;

static gboolean
flush (Output *output)
{
  if (output->error != NULL
      || !assay_disk_file_write (output->file, output->buffer->data, output->buffer->len,
                                 &output->error))
    return FALSE;
  g_byte_array_set_size (output->buffer, 0);

  return TRUE;
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Output *output = closure;

  g_byte_array_append (output->buffer, data, length);
  if (output->buffer->len >= BUFFER_BYTES && !flush (output))
    return CAIRO_STATUS_WRITE_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

static AssayDiskFile *
create_afresh (AssayDisk *disk, const char *path, GError **error)
{
  /* One left by a crash. */
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && !assay_disk_remove (disk, path, error))
    return NULL;

  return assay_disk_create (disk, path, error);
}

gboolean
assay_print_write_file (AssayDisk *disk,
                        const char *path,
                        const AssayContent *content,
                        const AssayPlan *plan,
                        AssayTypography *typography,
                        const AssayDocumentInfo *info,
                        AssayFootFunc draw_foot,
                        gpointer data,
                        AssayProgress progress,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (AssayDiskFile) file = create_afresh (disk, path, error);
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  g_autoptr (GError) problem = NULL;
  Output output = { file, buffer, NULL };
  cairo_surface_t *surface;
  gboolean drawn;

  if (file == NULL)
    return FALSE;
  surface = cairo_pdf_surface_create_for_stream (write_bytes, &output, plan->frame->page_width,
                                                 plan->frame->page_height);
  drawn = assay_print_draw (content, plan, typography, info, surface, draw_foot, data, progress,
                            cancellable, &problem);
  cairo_surface_destroy (surface);
  if (drawn && flush (&output))
    return TRUE;
  /* What the disk said is nearer to the cause than what cairo made of it. */
  g_propagate_error (error, output.error != NULL ? output.error : g_steal_pointer (&problem));

  return FALSE;
}

gboolean
assay_print_write_bytes (AssayDisk *disk, const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (AssayDiskFile) file = create_afresh (disk, path, error);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return file != NULL && assay_disk_file_write (file, data, length, error);
}

gboolean
assay_print_reserve (AssayDisk *disk, const char *path, GError **error)
{
  g_autoptr (AssayDiskFile) file = create_afresh (disk, path, error);

  return file != NULL;
}

gboolean
assay_print_publish (AssayDisk *disk,
                     const char *pdf,
                     const char *pdf_path,
                     const char *html,
                     const char *html_path,
                     GError **error)
{
  g_autofree char *name = NULL;

  if (!assay_disk_publish_document (disk, pdf, pdf_path, error))
    return FALSE;
  if (html == NULL || assay_disk_publish_document (disk, html, html_path, error))
    return TRUE;
  name = g_filename_display_name (pdf_path);
  g_prefix_error (error, _ ("The PDF is written (%s), but the HTML is not: "), name);

  return FALSE;
}
