/* The one error domain and its table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people read is made in src/present; a message here names the thing and what is wrong with
 * it.
 */

#include "base/assay-error.h"

#include <errno.h>
#include <gio/gio.h>

/* By hand, because clang-format takes the hyphens in the macro's argument for minus signs. */
GQuark
assay_error_quark (void)
{
  return g_quark_from_static_string ("assay-error-quark");
}

static const AssayErrorRow rows[] = {
  { ASSAY_ERROR_USAGE, "usage", 2, ASSAY_ERROR_SHOW_INLINE },
  { ASSAY_ERROR_NOT_FOUND, "not-found", 3, ASSAY_ERROR_SHOW_TOAST },
  { ASSAY_ERROR_UNKNOWN_NAME, "unknown-name", 4, ASSAY_ERROR_SHOW_INLINE },
  { ASSAY_ERROR_INVALID, "invalid", 5, ASSAY_ERROR_SHOW_INLINE },
  { ASSAY_ERROR_DAMAGED, "damaged", 6, ASSAY_ERROR_SHOW_DIALOG },
  { ASSAY_ERROR_ENCRYPTED, "encrypted", 7, ASSAY_ERROR_SHOW_DIALOG },
  { ASSAY_ERROR_TOO_LARGE, "too-large", 8, ASSAY_ERROR_SHOW_INLINE },
  { ASSAY_ERROR_NEWER, "newer", 9, ASSAY_ERROR_SHOW_DIALOG },
  { ASSAY_ERROR_LOCKED, "locked", 10, ASSAY_ERROR_SHOW_DIALOG },
  { ASSAY_ERROR_ACCESS, "access", 11, ASSAY_ERROR_SHOW_DIALOG },
  { ASSAY_ERROR_NO_SPACE, "no-space", 12, ASSAY_ERROR_SHOW_DIALOG },
  { ASSAY_ERROR_EXISTS, "exists", 13, ASSAY_ERROR_SHOW_INLINE },
  { ASSAY_ERROR_REFUSED, "refused", 14, ASSAY_ERROR_SHOW_TOAST },
  { ASSAY_ERROR_IO, "io", 15, ASSAY_ERROR_SHOW_DIALOG },
  { ASSAY_ERROR_CANCELLED, "cancelled", 130, ASSAY_ERROR_SHOW_TOAST },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_ERROR_LAST + 1);

const AssayErrorRow *
assay_error_lookup_row (AssayError code)
{
  g_assert ((guint) code < G_N_ELEMENTS (rows));
  g_assert (rows[code].code == code);

  return &rows[code];
}

/* GIO's codes for the same things; anything else is an input/output failure. */
static AssayError
code_from_gio (int gio_code)
{
  switch (gio_code)
    {
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_MOUNTED:
      return ASSAY_ERROR_NOT_FOUND;
    case G_IO_ERROR_EXISTS:
      return ASSAY_ERROR_EXISTS;
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      return ASSAY_ERROR_ACCESS;
    case G_IO_ERROR_NO_SPACE:
      return ASSAY_ERROR_NO_SPACE;
    case G_IO_ERROR_CANCELLED:
      return ASSAY_ERROR_CANCELLED;
    case G_IO_ERROR_FILENAME_TOO_LONG:
    case G_IO_ERROR_INVALID_FILENAME:
    case G_IO_ERROR_NOT_DIRECTORY:
    case G_IO_ERROR_IS_DIRECTORY:
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return ASSAY_ERROR_INVALID;
    default:
      return ASSAY_ERROR_IO;
    }
}

static AssayError
code_of (const GError *error)
{
  if (error->domain == ASSAY_ERROR)
    return (AssayError) error->code;
  if (error->domain == G_IO_ERROR)
    return code_from_gio (error->code);
  if (error->domain == G_FILE_ERROR)
    {
      switch (error->code)
        {
        case G_FILE_ERROR_NOENT:
          return ASSAY_ERROR_NOT_FOUND;
        case G_FILE_ERROR_ACCES:
        case G_FILE_ERROR_PERM:
        case G_FILE_ERROR_ROFS:
          return ASSAY_ERROR_ACCESS;
        case G_FILE_ERROR_NOSPC:
          return ASSAY_ERROR_NO_SPACE;
        case G_FILE_ERROR_EXIST:
          return ASSAY_ERROR_EXISTS;
        default:
          return ASSAY_ERROR_IO;
        }
    }
  if (error->domain == G_OPTION_ERROR)
    return ASSAY_ERROR_USAGE;

  return ASSAY_ERROR_IO;
}

int
assay_error_get_exit_status (const GError *error)
{
  g_return_val_if_fail (error != NULL, 1);

  return assay_error_lookup_row (code_of (error))->exit_status;
}

AssayError
assay_error_from_errno (int error_number)
{
  if (error_number == EDQUOT || error_number == EFBIG)
    return ASSAY_ERROR_NO_SPACE;

  return code_from_gio (g_io_error_from_errno (error_number));
}

void
assay_error_set_from_errno (GError **error, const char *name, int error_number)
{
  g_set_error (error, ASSAY_ERROR, assay_error_from_errno (error_number), "%s: %s", name,
               g_strerror (error_number));
}

void
assay_error_propagate (GError **dest, GError *source, const char *name)
{
  g_return_if_fail (source != NULL);

  if (name != NULL)
    g_set_error (dest, ASSAY_ERROR, code_of (source), "%s: %s", name, source->message);
  else
    g_set_error_literal (dest, ASSAY_ERROR, code_of (source), source->message);
  g_error_free (source);
}
