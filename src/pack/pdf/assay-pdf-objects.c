/* Small conveniences over libqpdf's C API.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-objects.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"

#include "assay-config.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Far beyond any sheet; keeps sums and printed numbers sane. */
#define LARGEST_NUMBER 1e9

qpdf_data
assay_pdf_new (void)
{
  qpdf_data pdf = qpdf_init ();
  qpdflogger_handle logger = qpdflogger_create ();

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  qpdflogger_set_info (logger, qpdf_log_dest_discard, NULL, NULL);
  qpdflogger_set_warn (logger, qpdf_log_dest_discard, NULL, NULL);
  qpdflogger_set_error (logger, qpdf_log_dest_discard, NULL, NULL);
  qpdf_set_logger (pdf, logger);
  qpdflogger_cleanup (&logger);

  return pdf;
}

void
assay_pdf_free (qpdf_data pdf)
{
  if (pdf == NULL)
    return;
  /* An error that nobody asked for would be printed on the terminal. */
  if (qpdf_has_error (pdf))
    qpdf_get_error (pdf);
  qpdf_cleanup (&pdf);
}

AssayPdfRef
assay_pdf_get_ref (qpdf_data pdf, qpdf_oh object)
{
  return (AssayPdfRef){ qpdf_oh_get_object_id (pdf, object), qpdf_oh_get_generation (pdf, object) };
}

qpdf_oh
assay_pdf_get_object (qpdf_data pdf, AssayPdfRef ref)
{
  return qpdf_get_object_by_id (pdf, ref.id, ref.generation);
}

gboolean
assay_pdf_ref_is_set (AssayPdfRef ref)
{
  return ref.id != 0;
}

gint64
assay_pdf_ref_to_key (AssayPdfRef ref)
{
  /* g_int64_hash() looks at the lower half only, and the generation is nearly always 0. */
  return ((gint64) ref.generation << 32) | (guint32) ref.id;
}

AssayPdfRef
assay_pdf_key_to_ref (gint64 key)
{
  return (AssayPdfRef){ .id = (int) (guint32) key, .generation = (int) (key >> 32) };
}

AssayPdfRef
assay_pdf_get_key_ref (qpdf_data pdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value;

  if (!qpdf_oh_has_key (pdf, dictionary, key))
    return (AssayPdfRef){ 0 };
  value = qpdf_oh_get_key (pdf, dictionary, key);
  if (!qpdf_oh_is_indirect (pdf, value))
    {
      value = qpdf_make_indirect_object (pdf, value);
      qpdf_oh_replace_key (pdf, dictionary, key, value);
    }

  return assay_pdf_get_ref (pdf, value);
}

gboolean
assay_pdf_read_number (qpdf_data pdf, qpdf_oh object, double *out_number)
{
  long long whole;
  const char *text;
  size_t length;

  if (qpdf_oh_get_value_as_longlong (pdf, object, &whole))
    *out_number = (double) whole;
  else if (qpdf_oh_get_value_as_real (pdf, object, &text, &length))
    *out_number = g_ascii_strtod (text, NULL);
  else
    return FALSE;

  return isfinite (*out_number) && fabs (*out_number) <= LARGEST_NUMBER;
}

gboolean
assay_pdf_read_numbers (qpdf_data pdf, qpdf_oh array, double *out_numbers, int n)
{
  if (!qpdf_oh_is_array (pdf, array) || qpdf_oh_get_array_n_items (pdf, array) != n)
    return FALSE;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (pdf, array, i);

      if (!assay_pdf_read_number (pdf, item, &out_numbers[i]))
        return FALSE;
    }

  return TRUE;
}

gboolean
assay_pdf_read_box (qpdf_data pdf, qpdf_oh array, AssayPdfBox *out_box)
{
  double n[4];

  if (!assay_pdf_read_numbers (pdf, array, n, 4))
    return FALSE;
  *out_box =
      (AssayPdfBox){ MIN (n[0], n[2]), MIN (n[1], n[3]), MAX (n[0], n[2]), MAX (n[1], n[3]) };

  return out_box->x1 > out_box->x0 && out_box->y1 > out_box->y0;
}

gboolean
assay_pdf_box_intersect (const AssayPdfBox *a, const AssayPdfBox *b, AssayPdfBox *out_box)
{
  *out_box = (AssayPdfBox){ MAX (a->x0, b->x0), MAX (a->y0, b->y0), MIN (a->x1, b->x1),
                            MIN (a->y1, b->y1) };

  return out_box->x1 > out_box->x0 && out_box->y1 > out_box->y0;
}

AssayPdfBox
assay_pdf_box_transform (const AssayPdfBox *box, const AssayPdfMatrix *matrix)
{
  const double xs[] = { box->x0, box->x1, box->x0, box->x1 };
  const double ys[] = { box->y0, box->y0, box->y1, box->y1 };
  AssayPdfBox around = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (int i = 0; i < 4; i++)
    {
      double x = matrix->a * xs[i] + matrix->c * ys[i] + matrix->e;
      double y = matrix->b * xs[i] + matrix->d * ys[i] + matrix->f;

      around = (AssayPdfBox){ MIN (around.x0, x), MIN (around.y0, y), MAX (around.x1, x),
                              MAX (around.y1, y) };
    }

  return around;
}

/* As few digits as say it; "%g" would write exponents, which a PDF does not know. */
static const char *
format_number (char *buffer, gsize size, double number)
{
  char *end;

  g_ascii_formatd (buffer, (int) size, "%.8f", number);
  for (end = buffer + strlen (buffer) - 1; *end == '0'; end--)
    *end = '\0';
  if (*end == '.')
    *end = '\0';

  return strcmp (buffer, "-0") == 0 ? "0" : buffer;
}

void
assay_pdf_append_number (GString *text, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, format_number (buffer, sizeof buffer, number));
}

void
assay_pdf_append_matrix (GString *text, const AssayPdfMatrix *matrix)
{
  const double numbers[] = { matrix->a, matrix->b, matrix->c, matrix->d, matrix->e, matrix->f };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      assay_pdf_append_number (text, numbers[i]);
      g_string_append_c (text, ' ');
    }
}

gboolean
assay_pdf_append_colour (qpdf_data pdf, qpdf_oh array, gboolean stroke, GString *content)
{
  static const char *const operators[][2] = {
    [1] = { "g ", "G " }, [3] = { "rg ", "RG " }, [4] = { "k ", "K " }
  };
  int n = qpdf_oh_is_array (pdf, array) ? qpdf_oh_get_array_n_items (pdf, array) : 0;
  double numbers[4];

  if (n < 1 || n == 2 || n > 4 || !assay_pdf_read_numbers (pdf, array, numbers, n))
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      assay_pdf_append_number (content, CLAMP (numbers[i], 0, 1));
      g_string_append_c (content, ' ');
    }
  g_string_append (content, operators[n][stroke ? 1 : 0]);

  return TRUE;
}

void
assay_pdf_append_rectangle (GString *content, const AssayPdfBox *box, double inset)
{
  const double numbers[] = { box->x0 + inset, box->y0 + inset, box->x1 - box->x0 - 2 * inset,
                             box->y1 - box->y0 - 2 * inset };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      assay_pdf_append_number (content, numbers[i]);
      g_string_append_c (content, ' ');
    }
  g_string_append (content, "re ");
}

qpdf_oh
assay_pdf_new_number (qpdf_data pdf, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (number * 1000) / 1000;

  return qpdf_oh_new_real_from_string (pdf, format_number (buffer, sizeof buffer, rounded));
}

qpdf_oh
assay_pdf_new_box (qpdf_data pdf, const AssayPdfBox *box)
{
  const double numbers[] = { box->x0, box->y0, box->x1, box->y1 };
  qpdf_oh array = qpdf_oh_new_array (pdf);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *text = format_number (buffer, sizeof buffer, numbers[i]);

      qpdf_oh_append_item (pdf, array, qpdf_oh_new_real_from_string (pdf, text));
    }

  return array;
}

char *
assay_pdf_dup_text (qpdf_data pdf, qpdf_oh string)
{
  const char *text = qpdf_oh_is_string (pdf, string) ? qpdf_oh_get_utf8_value (pdf, string) : "";

  return strlen (text) > ASSAY_LIMIT_TEXT_CHARS ? g_strdup ("") : g_utf8_make_valid (text, -1);
}

qpdf_oh
assay_pdf_copy_dictionary (qpdf_data pdf, qpdf_oh dictionary)
{
  qpdf_oh copy = qpdf_oh_new_dictionary (pdf);

  if (!qpdf_oh_is_dictionary (pdf, dictionary))
    return copy;
  qpdf_oh_begin_dict_key_iter (pdf, dictionary);
  while (qpdf_oh_dict_more_keys (pdf))
    {
      const char *key = qpdf_oh_dict_next_key (pdf);

      qpdf_oh_replace_key (pdf, copy, key, qpdf_oh_get_key (pdf, dictionary, key));
    }

  return copy;
}

/* qpdf keeps only the system's sentence, not its number, and reports what a broken file made of its
 * sums in the same way. */
static gboolean
find_system_error (const char *message, int *out_number)
{
  static const int numbers[] = { ENOSPC, EDQUOT, EFBIG,  EACCES, EPERM, EROFS,
                                 ENOENT, EIO,    EMFILE, ENFILE, ENOMEM };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      *out_number = numbers[i];
      if (strstr (message, strerror (numbers[i])) != NULL)
        return TRUE;
    }

  return FALSE;
}

void
assay_pdf_set_error (GError **error, qpdf_data pdf, const char *name)
{
  qpdf_error problem = qpdf_has_error (pdf) ? qpdf_get_error (pdf) : NULL;
  enum qpdf_error_code_e code = problem != NULL ? qpdf_get_error_code (pdf, problem) : qpdf_e_pages;
  int number;

  if (code == qpdf_e_password || code == qpdf_e_unsupported)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED,
                 _ ("%s needs a password to open. Save a copy without the password and add that."),
                 name);
  else if (code == qpdf_e_system
           && find_system_error (qpdf_get_error_full_text (pdf, problem), &number))
    assay_error_set_from_errno (error, name, number);
  else
    assay_pdf_set_damaged (error, name);
}

void
assay_pdf_set_damaged (GError **error, const char *name)
{
  g_set_error (
      error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
      _ ("%s is damaged and cannot be read. Open it in a PDF viewer, print it to a new PDF "
         "and add that."),
      name);
}

gboolean
assay_pdf_is_cancelled (GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &problem))
    return FALSE;
  assay_error_propagate (error, problem, NULL);

  return TRUE;
}
