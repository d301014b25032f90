/* The program assay-page: reads one file from outside and answers one question about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   assay-page info FILE                pages, title, and the sizes of the first pages
 *   assay-page render FILE PAGE WIDTH   the page as pixels
 *   assay-page text FILE PAGE           its text, UTF-8
 *   assay-page find FILE TEXT           where the text stands
 *
 * It stands apart from the application because PDFs and pictures are hostile until they have been
 * read to the end: here one may loop, crash or fill its memory, and nothing comes of it but an exit
 * status. Statuses are those of base/assay-error.h.
 */

#include "base/assay-error.h"
#include "page/assay-page-answer.h"
#include "page/assay-page-limits.h"
#include "page/assay-page-pdf.h"
#include "page/assay-page-picture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD_BYTES 1024

/* Opens without waiting, whatever @path is, and looks for a PDF's mark near the beginning. */
static gboolean
look_at (const char *path, gboolean *out_is_pdf, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat about;
  char head[HEAD_BYTES];
  gssize length = -1;

  if (fd < 0 || fstat (fd, &about) != 0)
    {
      assay_error_set_from_errno (error, path, errno);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  if (S_ISREG (about.st_mode))
    length = read (fd, head, sizeof head);
  close (fd);
  if (length <= 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, "%s is empty or no plain file", path);
      return FALSE;
    }
  *out_is_pdf = memmem (head, (gsize) length, "%PDF-", 5) != NULL;

  return TRUE;
}

static gboolean
parse_number (const char *text, guint max, guint *out_number, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, max, &number, NULL))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, "“%s” is no number from 1 to %u", text,
                   max);
      return FALSE;
    }
  *out_number = (guint) number;

  return TRUE;
}

static gboolean
answer_info (const char *path, gboolean is_pdf, char **arguments, GError **error)
{
  return is_pdf ? assay_page_pdf_info (path, error) : assay_page_picture_info (path, error);
}

static gboolean
answer_render (const char *path, gboolean is_pdf, char **arguments, GError **error)
{
  guint page, width;

  if (!parse_number (arguments[0], G_MAXINT, &page, error)
      || !parse_number (arguments[1], ASSAY_PAGE_MAX_WIDTH, &width, error))
    return FALSE;

  return is_pdf ? assay_page_pdf_render (path, page, (int) width, error)
                : assay_page_picture_render (path, page, (int) width, error);
}

static gboolean
answer_text (const char *path, gboolean is_pdf, char **arguments, GError **error)
{
  guint page;

  return parse_number (arguments[0], G_MAXINT, &page, error)
         && (!is_pdf || assay_page_pdf_text (path, page, error));
}

static gboolean
answer_find (const char *path, gboolean is_pdf, char **arguments, GError **error)
{
  if (arguments[0][0] == '\0' || !g_utf8_validate (arguments[0], -1, NULL))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, "say what to look for");
      return FALSE;
    }

  return !is_pdf || assay_page_pdf_find (path, arguments[0], error);
}

static const struct
{
  const char *name;
  int n_arguments; /* after the file */
  gboolean (*answer) (const char *path, gboolean is_pdf, char **arguments, GError **error);
} questions[] = {
  { "info", 0, answer_info },
  { "render", 2, answer_render },
  { "text", 1, answer_text },
  { "find", 1, answer_find },
};

static gboolean
answer (int argc, char **argv, GError **error)
{
  gboolean is_pdf;

  for (guint i = 0; argc >= 3 && i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (argv[1], questions[i].name) && argc == 3 + questions[i].n_arguments)
      return look_at (argv[2], &is_pdf, error)
             && questions[i].answer (argv[2], is_pdf, argv + 3, error) && assay_page_flush (error);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
               "usage: assay-page info FILE | render FILE PAGE WIDTH | text FILE PAGE | "
               "find FILE TEXT");

  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  assay_page_limits_set ();
  if (answer (argc, argv, &error))
    return 0;
  fprintf (stderr, "assay-page: %s\n", error->message);

  return assay_error_get_exit_status (error);
}
