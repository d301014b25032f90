/* Text that a PDF carries for the program that wrote it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-private.h"

#include "base/assay-error.h"
#include "pack/files/assay-outside.h"

#include "assay-config.h"

#include <string.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PIECES "/PieceInfo"
#define OURS "/Assay"
#define PRIVATE "/Private"

/* "2026-11-22T00:00:00Z" as PDF writes it: "D:20261122000000Z". */
static char *
format_date (const char *date)
{
  GString *text = g_string_new ("D:");

  for (; *date != '\0'; date++)
    if (g_ascii_isalnum (*date) && *date != 'T')
      g_string_append_c (text, *date);

  return g_string_free (text, FALSE);
}

void
assay_pdf_set_private_text (qpdf_data pdf, const char *text, const char *date)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh pieces = assay_pdf_copy_dictionary (pdf, qpdf_oh_get_key (pdf, root, PIECES));
  qpdf_oh ours = qpdf_oh_new_dictionary (pdf), lines = qpdf_oh_new_array (pdf);
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
  g_autofree char *modified = format_date (date);

  for (guint i = 0; parts[i] != NULL; i++)
    qpdf_oh_append_item (pdf, lines, qpdf_oh_new_binary_string (pdf, parts[i], strlen (parts[i])));
  qpdf_oh_replace_key (pdf, ours, "/LastModified", qpdf_oh_new_string (pdf, modified));
  qpdf_oh_replace_key (pdf, ours, PRIVATE, qpdf_make_indirect_object (pdf, lines));
  qpdf_oh_replace_key (pdf, pieces, OURS, ours);
  qpdf_oh_replace_key (pdf, root, PIECES, pieces);
  qpdf_oh_release_all (pdf);
}

static qpdf_oh
find_lines (qpdf_data pdf)
{
  qpdf_oh pieces = qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), PIECES);
  qpdf_oh ours = qpdf_oh_get_key_if_dict (pdf, pieces, OURS);

  return qpdf_oh_get_key_if_dict (pdf, ours, PRIVATE);
}

/* FALSE when there are more than @max_bytes, or something else than text. */
static gboolean
read_lines (qpdf_data pdf, qpdf_oh lines, gsize max_bytes, GString *text)
{
  int n = qpdf_oh_get_array_n_items (pdf, lines);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (pdf, lines, i);
      size_t length = 0;
      const char *line = qpdf_oh_get_binary_string_value (pdf, item, &length);

      if (length >= max_bytes - text->len || memchr (line, '\0', length) != NULL
          || !g_utf8_validate (line, (gssize) length, NULL))
        return FALSE;
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append_len (text, line, (gssize) length);
      qpdf_oh_release (pdf, item);
    }

  return TRUE;
}

static char *
read_text (qpdf_data pdf, const char *path, const char *name, gsize max_bytes, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  qpdf_oh lines;

  if ((qpdf_read (pdf, path, NULL) & QPDF_ERRORS) != 0)
    {
      assay_pdf_set_error (error, pdf, name);
      return NULL;
    }
  lines = find_lines (pdf);
  if (!qpdf_oh_is_array (pdf, lines))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                   _ ("%s does not know its own pages: it is not a pack, or another program has "
                      "changed it. Take the pack as Assay wrote it."),
                   name);
      return NULL;
    }
  if (!read_lines (pdf, lines, max_bytes, text) || qpdf_has_error (pdf))
    {
      assay_pdf_set_damaged (error, name);
      return NULL;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
assay_pdf_read_private_text (const char *path, gsize max_bytes, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  goffset size;
  int fd = assay_outside_open (path, name, &size, error);
  qpdf_data pdf;
  char *text;

  if (fd < 0)
    return NULL;
  close (fd);
  pdf = assay_pdf_new ();
  text = read_text (pdf, path, name, max_bytes, error);
  assay_pdf_free (pdf);

  return text;
}
