/* The last touches to a joined document, and writing it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-finish.h"

#include "base/assay-error.h"
#include "pack/pdf/assay-pdf-metadata.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Evidence may use anything up to this version. */
#define PDF_VERSION "1.7"

static const char end_mark[] = "%%EOF\n";

typedef struct
{
  AssayProgress progress;
  guint64 done;
  guint64 total;
} Writing;

gboolean
assay_pdf_finish (qpdf_data pdf, const char *language, const char *name, GError **error)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh preferences =
      assay_pdf_copy_dictionary (pdf, qpdf_oh_get_key (pdf, root, "/ViewerPreferences"));

  qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_unicode_string (pdf, language));
  qpdf_oh_replace_key (pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", preferences);
  assay_pdf_add_metadata (pdf, language);
  qpdf_oh_release_all (pdf);
  if (!qpdf_has_error (pdf))
    return TRUE;
  assay_pdf_set_error (error, pdf, name);

  return FALSE;
}

void
assay_pdf_finish_pages (qpdf_data pdf)
{
  int n = qpdf_get_num_pages (pdf);

  /* What the nodes of the page tree say for all pages beneath them. */
  qpdf_push_inherited_attributes_to_page (pdf);
  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = qpdf_get_page_n (pdf, (size_t) i);

      qpdf_oh_replace_key (pdf, page, "/Parent",
                           qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/Pages"));
      qpdf_oh_replace_key (pdf, page, "/Tabs", qpdf_oh_new_name (pdf, "/S"));
      qpdf_oh_release_all (pdf);
    }
}

static void
percent_written_cb (int percent, void *data)
{
  const Writing *writing = data;
  guint64 left = writing->total - writing->done;

  assay_progress_tell (writing->progress,
                       writing->done + left * (guint64) CLAMP (percent, 0, 100) / 100,
                       writing->total, NULL);
}

/* qpdf does not look whether the last few bytes reached the disk. */
static gboolean
check_end (const char *path, GError **error)
{
  char tail[sizeof end_mark - 1];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean whole = fd >= 0 && lseek (fd, -(off_t) sizeof tail, SEEK_END) >= 0
                   && read (fd, tail, sizeof tail) == (gssize) sizeof tail
                   && memcmp (tail, end_mark, sizeof tail) == 0;

  if (fd >= 0)
    close (fd);
  if (!whole)
    assay_error_set_from_errno (error, path, ENOSPC);

  return whole;
}

gboolean
assay_pdf_write (qpdf_data pdf,
                 const char *path,
                 AssayProgress progress,
                 guint64 done,
                 guint64 total,
                 GError **error)
{
  Writing writing = { progress, done, total };

  while (qpdf_more_warnings (pdf))
    qpdf_next_warning (pdf);
  if ((qpdf_init_write (pdf, path) & QPDF_ERRORS) == 0)
    {
      qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
      qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
      qpdf_set_stream_data_mode (pdf, qpdf_s_preserve);
      qpdf_set_minimum_pdf_version (pdf, PDF_VERSION);
      qpdf_set_linearization (pdf, QPDF_FALSE);
      qpdf_register_progress_reporter (pdf, percent_written_cb, &writing);
      if ((qpdf_write (pdf) & QPDF_ERRORS) == 0)
        return check_end (path, error);
    }
  assay_pdf_set_error (error, pdf, path);

  return FALSE;
}

char *
assay_pdf_next_unread (qpdf_data pdf)
{
  /* To qpdf it is only worth a warning; and so is a key that is there twice, which loses nothing.
   */
  while (qpdf_more_warnings (pdf))
    {
      qpdf_error warning = qpdf_next_warning (pdf);

      if (strstr (qpdf_get_error_message_detail (pdf, warning), "duplicated key") == NULL)
        return g_strdup (qpdf_get_error_filename (pdf, warning));
    }

  return NULL;
}
