/* What a file from outside is, before it becomes evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/files/assay-probe.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "pack/files/assay-outside.h"
#include "pack/pdf/assay-pdf-source.h"
#include "pack/files/assay-picture.h"
#include "picture/assay-picture-reader.h"

#include "assay-config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Readers look for a PDF's header this far into the file. */
#define HEAD_BYTES 1024

typedef struct
{
  const char *path;
  char *name; /* without folders, as UTF-8 */
  guint8 head[HEAD_BYTES];
  gsize length;
} Subject;

static const char *const picture_endings[] = { ".png",  ".jpg",  ".jpeg", ".gif",  ".bmp", ".tif",
                                               ".tiff", ".webp", ".heic", ".heif", ".avif" };

static gboolean
ends_with (const char *name, const char *ending)
{
  gsize length = strlen (name), tail = strlen (ending);

  return length > tail && g_ascii_strcasecmp (name + length - tail, ending) == 0;
}

/* The picture's ending that @name has, or NULL. */
static const char *
find_picture_ending (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (picture_endings); i++)
    {
      if (ends_with (name, picture_endings[i]))
        return picture_endings[i];
    }

  return NULL;
}

/* At the very start, or a little further on where the name says so too: a letter may quote it. */
static gboolean
is_pdf (const Subject *subject)
{
  static const char mark[] = "%PDF-";
  const gsize size = sizeof mark - 1;

  if (subject->length >= size && memcmp (subject->head, mark, size) == 0)
    return TRUE;

  return ends_with (subject->name, ".pdf")
         && memmem (subject->head, subject->length, mark, size) != NULL;
}

static gboolean
read_head (Subject *subject, GError **error)
{
  goffset size;
  int fd = assay_outside_open (subject->path, subject->name, &size, error);
  gssize length;

  if (fd < 0)
    return FALSE;
  length = pread (fd, subject->head, HEAD_BYTES, 0);
  if (length < 0)
    assay_error_set_from_errno (error, subject->name, errno);
  close (fd);
  if (length < 0)
    return FALSE;

  subject->length = (gsize) length;
  if (length == 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s is empty. Copy it again from where it came."), subject->name);
      return FALSE;
    }
  if ((guint64) size > ASSAY_LIMIT_EVIDENCE_BYTES)
    {
      g_autofree char *limit = g_format_size (ASSAY_LIMIT_EVIDENCE_BYTES);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, _ ("%s is larger than %s."),
                   subject->name, limit);
      return FALSE;
    }

  return TRUE;
}

/* Office files are ZIP archives within, and only their names say which. */
static const char *
guess_office_type (const Subject *subject)
{
  static const struct
  {
    const char *ending;
    const char *type;
  } kinds[] = {
    { ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    { ".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
    { ".odt", "application/vnd.oasis.opendocument.text" },
    { ".ods", "application/vnd.oasis.opendocument.spreadsheet" },
    { ".odp", "application/vnd.oasis.opendocument.presentation" },
  };

  if (subject->length < 4 || memcmp (subject->head, "PK\003\004", 4) != 0)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (ends_with (subject->name, kinds[i].ending))
        return kinds[i].type;
    }

  return NULL;
}

static char *
guess_type (const Subject *subject)
{
  const char *office = guess_office_type (subject);
  g_autofree char *content_type = NULL;
  char *type;

  if (office != NULL)
    return g_strdup (office);
  content_type = g_content_type_guess (subject->name, subject->head, subject->length, NULL);
  type = g_content_type_get_mime_type (content_type);

  return type != NULL ? type : g_strdup ("application/octet-stream");
}

static gboolean
probe_pdf (const Subject *subject, AssayProbe *probe, GError **error)
{
  g_autoptr (AssayPdfSource) source = assay_pdf_source_open (subject->path, subject->name, error);

  if (source == NULL)
    return FALSE;
  probe->file_class = ASSAY_FILE_PDF;
  probe->type = g_strdup ("application/pdf");
  probe->pages = assay_pdf_source_get_n_pages (source);

  return TRUE;
}

static gboolean
probe_picture (const Subject *subject, AssayProbe *probe, GError **error)
{
  g_autoptr (AssayPicture) picture = assay_picture_open (subject->path, subject->name, error);

  if (picture == NULL || !assay_picture_check (picture, error))
    return FALSE;
  probe->file_class = ASSAY_FILE_PICTURE;
  probe->type = g_strdup (assay_picture_get_type_name (picture));
  probe->pages = assay_picture_get_n_pages (picture);
  assay_picture_get_size (picture, 0, &probe->width, &probe->height);

  return TRUE;
}

/* A name that promises something else than the file holds would mislead whoever gets it. */
static gboolean
check_name (const Subject *subject, gboolean pdf, gboolean picture, GError **error)
{
  const char *ending = find_picture_ending (subject->name);

  if (ends_with (subject->name, ".pdf") && !pdf)
    g_set_error (
        error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
        _ ("%s is named .pdf but is not a PDF. Give it its right name, or save it as a PDF "
           "and add that."),
        subject->name);
  else if (ending != NULL && !picture)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s is named %s but is not a picture. Give it its right name, or save it as a "
                    "picture and add that."),
                 subject->name, ending);
  else
    return TRUE;

  return FALSE;
}

static gboolean
probe_subject (const Subject *subject, AssayProbe *probe, GError **error)
{
  gboolean pdf = is_pdf (subject);
  gboolean picture = !pdf && assay_picture_guess_type (subject->head, subject->length) != NULL;

  if (!check_name (subject, pdf, picture, error))
    return FALSE;
  if (pdf)
    return probe_pdf (subject, probe, error);
  if (picture)
    return probe_picture (subject, probe, error);
  probe->file_class = ASSAY_FILE_OTHER;
  probe->type = guess_type (subject);

  return TRUE;
}

AssayProbe *
assay_probe_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree Subject *subject = g_new0 (Subject, 1);
  g_autoptr (AssayProbe) probe = g_new0 (AssayProbe, 1);
  GError *problem = NULL;

  subject->path = path;
  subject->name = name;
  if (g_cancellable_set_error_if_cancelled (cancellable, &problem))
    {
      assay_error_propagate (error, problem, NULL);
      return NULL;
    }
  if (!read_head (subject, error) || !probe_subject (subject, probe, error))
    return NULL;

  return g_steal_pointer (&probe);
}

AssayProbe *
assay_probe_outside (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree Subject *subject = g_new0 (Subject, 1);
  AssayProbe *probe;
  const char *picture;

  subject->path = path;
  subject->name = name;
  if (!read_head (subject, error))
    return NULL;
  probe = g_new0 (AssayProbe, 1);
  picture = assay_picture_guess_type (subject->head, subject->length);
  probe->file_class = is_pdf (subject)  ? ASSAY_FILE_PDF
                      : picture != NULL ? ASSAY_FILE_PICTURE
                                        : ASSAY_FILE_OTHER;
  if (probe->file_class == ASSAY_FILE_PDF)
    probe->type = g_strdup ("application/pdf");
  else
    probe->type = picture != NULL ? g_strdup (picture) : guess_type (subject);

  return probe;
}

gboolean
assay_probe_is_harmless (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree Subject *subject = g_new0 (Subject, 1);

  subject->path = path;
  subject->name = name;

  return !read_head (subject, NULL)
         || (!is_pdf (subject)
             && assay_picture_guess_type (subject->head, subject->length) == NULL);
}

void
assay_probe_free (AssayProbe *self)
{
  if (self == NULL)
    return;
  g_free (self->type);
  g_free (self);
}
