/* One evidence PDF, opened for its pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever can be found wrong is found here, so that a pack is not half written when it shows. What
 * a viewer would mend without a word (a cross-reference table a few bytes off) is mended without a
 * word; a file that ends early or lacks pages is refused, because nobody can tell what was on them.
 * The file stays open and is read as needed, never whole.
 */

#include "pack/pdf/assay-pdf-source-private.h"

#include "base/assay-error.h"
#include "pack/files/assay-outside.h"
#include "pack/pdf/assay-pdf-layers.h"
#include "pack/pdf/assay-pdf-reach.h"

#include "assay-config.h"

#include <string.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Where readers look for the header, and for the pointer at the end. */
#define HEADER_BYTES 1024
#define TAIL_BYTES 1054

/* Zero bytes after the end, left by disks and mail gateways, are not counted as part of the file.
 */
#define MAX_PADDING 65536

/* To mend a file whose table of contents is lost, all of it is read, byte by byte, and cannot be
 * stopped: so long as that takes a second or two. */
#define MAX_MENDED_BYTES ((goffset) 256 * 1024 * 1024)

/* What qpdf had to do to read the file. */
typedef struct
{
  gboolean mended;
  gboolean lost_stream;
} Repairs;

static gboolean
contains (const char *data, gssize length, const char *wanted)
{
  return length > 0 && memmem (data, (gsize) length, wanted, strlen (wanted)) != NULL;
}

/* Where the file ends but for padding. */
static goffset
find_end (int fd, goffset size)
{
  goffset lowest = MAX (0, size - MAX_PADDING);
  char buffer[4096];

  while (size > lowest)
    {
      gsize wanted = (gsize) MIN ((goffset) sizeof buffer, size - lowest);
      gssize length = pread (fd, buffer, wanted, size - (goffset) wanted);
      gssize kept = length;

      if (length != (gssize) wanted)
        break;
      while (kept > 0 && buffer[kept - 1] == '\0')
        kept--;
      size -= length - kept;
      if (kept > 0)
        break;
    }

  return size;
}

static gboolean
check_ends (int fd, goffset size, const char *name, GError **error)
{
  char buffer[MAX (HEADER_BYTES, TAIL_BYTES)];
  goffset tail = MAX (0, find_end (fd, size) - TAIL_BYTES);

  if (!contains (buffer, pread (fd, buffer, HEADER_BYTES, 0), "%PDF-"))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, _ ("%s is not a PDF."), name);
  else if (!contains (buffer, pread (fd, buffer, TAIL_BYTES, tail), "startxref"))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                 _ ("%s is cut off: its end is missing. Ask for the file again, or copy it again "
                    "from where it came."),
                 name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_file (const char *path, const char *name, goffset *out_size, GError **error)
{
  int fd = assay_outside_open (path, name, out_size, error);
  gboolean good = fd >= 0 && check_ends (fd, *out_size, name, error);

  if (fd >= 0)
    close (fd);

  return good;
}

/* The sentences are those of libqpdf; the tests would notice if they changed. */
static void
note_repairs (qpdf_data pdf, Repairs *repairs)
{
  while (qpdf_more_warnings (pdf))
    {
      const char *message = qpdf_get_error_message_detail (pdf, qpdf_next_warning (pdf));

      repairs->mended |= strstr (message, "reconstruct cross-reference") != NULL;
      repairs->lost_stream |= strstr (message, "treating stream as empty") != NULL;
    }
}

/* A mended file may have fewer pages than it says, or pages with nothing on them: gone, not empty.
 */
static gboolean
is_whole (AssayPdfSource *self, const Repairs *repairs)
{
  qpdf_oh pages = qpdf_oh_get_key_if_dict (self->pdf, qpdf_get_root (self->pdf), "/Pages");
  qpdf_oh count = qpdf_oh_get_key_if_dict (self->pdf, pages, "/Count");
  long long claimed = 0;

  if (repairs->lost_stream || qpdf_has_error (self->pdf))
    return FALSE;
  if (!repairs->mended)
    return TRUE;
  if (qpdf_oh_get_value_as_longlong (self->pdf, count, &claimed)
      && claimed > (long long) self->pages->len)
    return FALSE;
  for (guint i = 0; i < self->pages->len; i++)
    {
      const AssayPdfPage *page = g_ptr_array_index (self->pages, i);

      if (page->contents->len == 0)
        return FALSE;
    }

  return TRUE;
}

gboolean
assay_pdf_source_foreach_part (AssayPdfSource *self, AssayPdfPartFunc func, gpointer data)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      if (!func (self, g_array_index (self->layers, AssayPdfLayer, i).group, data))
        return FALSE;
    }
  for (guint i = 0; i < self->pages->len; i++)
    {
      const AssayPdfPage *page = g_ptr_array_index (self->pages, i);

      if (!func (self, page->resources, data) || !func (self, page->group, data))
        return FALSE;
      for (guint j = 0; j < page->contents->len; j++)
        {
          if (!func (self, g_array_index (page->contents, AssayPdfRef, j), data))
            return FALSE;
        }
      for (guint j = 0; j < page->marks->len; j++)
        {
          if (!func (self, g_array_index (page->marks, AssayPdfMark, j).appearance, data))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
reach_part (AssayPdfSource *self, AssayPdfRef part, gpointer data)
{
  return assay_pdf_reach (self->pdf, part, data);
}

static gboolean
read_pages (AssayPdfSource *self, GError **error)
{
  g_autoptr (GHashTable) seen = assay_pdf_reach_new ();
  g_autoptr (GHashTable) hidden = NULL;
  Repairs repairs = { FALSE, FALSE };

  note_repairs (self->pdf, &repairs);
  self->layers = assay_pdf_list_layers (self->pdf);
  hidden = assay_pdf_list_hidden_layers (self->layers);
  self->pages = assay_pdf_list_pages (self->pdf, hidden, self->name, &self->n_unshown, error);
  if (self->pages == NULL)
    return FALSE;

  if (assay_pdf_source_foreach_part (self, reach_part, seen))
    {
      note_repairs (self->pdf, &repairs);
      if (is_whole (self, &repairs))
        {
          assay_pdf_add_unlisted_layers (self->pdf, seen, self->layers);
          qpdf_oh_release_all (self->pdf);
          return TRUE;
        }
    }
  assay_pdf_set_damaged (error, self->name);

  return FALSE;
}

static AssayPdfSource *
new_source (const char *path, const char *name)
{
  AssayPdfSource *self = g_new0 (AssayPdfSource, 1);

  self->path = g_strdup (path);
  self->name = name != NULL ? g_strdup (name) : g_filename_display_name (path);

  return self;
}

static gboolean
open_source (AssayPdfSource *self, GError **error)
{
  goffset size = 0;

  if (!check_file (self->path, self->name, &size, error))
    return FALSE;
  self->pdf = assay_pdf_new ();
  qpdf_set_attempt_recovery (self->pdf, size <= MAX_MENDED_BYTES ? QPDF_TRUE : QPDF_FALSE);
  if ((qpdf_read (self->pdf, self->path, "") & QPDF_ERRORS) != 0)
    {
      assay_pdf_set_error (error, self->pdf, self->name);
      return FALSE;
    }

  return read_pages (self, error);
}

AssayPdfSource *
assay_pdf_source_open (const char *path, const char *name, GError **error)
{
  g_autoptr (AssayPdfSource) self = new_source (path, name);

  return open_source (self, error) ? g_steal_pointer (&self) : NULL;
}

AssayPdfSource *
assay_pdf_source_new_known (const char *path, const char *name, GArray *sizes, guint n_unshown)
{
  AssayPdfSource *self = new_source (path, name);

  self->sizes = g_array_ref (sizes);
  self->n_unshown = n_unshown;

  return self;
}

gboolean
assay_pdf_source_open_known (AssayPdfSource *self, GError **error)
{
  if (assay_pdf_source_is_open (self))
    return TRUE;
  if (!open_source (self, error))
    return FALSE;
  if (self->pages->len == self->sizes->len)
    return TRUE;
  assay_pdf_set_damaged (error, self->name);

  return FALSE;
}

gboolean
assay_pdf_source_is_open (const AssayPdfSource *self)
{
  return self->pages != NULL;
}

const char *
assay_pdf_source_get_path (const AssayPdfSource *self)
{
  return self->path;
}

void
assay_pdf_source_free (AssayPdfSource *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_array_unref);
  g_clear_pointer (&self->sizes, g_array_unref);
  assay_pdf_free (self->pdf);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

guint
assay_pdf_source_get_n_pages (AssayPdfSource *self)
{
  return self->pages != NULL ? self->pages->len : self->sizes->len;
}

guint
assay_pdf_source_get_n_unshown (AssayPdfSource *self)
{
  return self->n_unshown;
}

void
assay_pdf_source_get_page_size (AssayPdfSource *self,
                                guint index,
                                double *out_width,
                                double *out_height)
{
  g_return_if_fail (index < assay_pdf_source_get_n_pages (self));

  if (self->pages != NULL)
    {
      assay_pdf_page_get_size (g_ptr_array_index (self->pages, index), out_width, out_height);
      return;
    }
  *out_width = g_array_index (self->sizes, AssayPdfSize, index).width;
  *out_height = g_array_index (self->sizes, AssayPdfSize, index).height;
}
