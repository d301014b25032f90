/* What to do about an error, after its own message has said what is wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* The code that stands for an error of any domain. The table's exit statuses are unique, so they
 * lead back to it. */
static AssayError
find_code (const GError *error)
{
  int status = assay_error_get_exit_status (error);

  for (guint code = 0; code <= ASSAY_ERROR_LAST; code++)
    if (assay_error_lookup_row ((AssayError) code)->exit_status == status)
      return (AssayError) code;
  g_assert_not_reached ();
}

const char *
assay_wording_error_step (const GError *error)
{
  switch (find_code (error))
    {
    case ASSAY_ERROR_NOT_FOUND:
      return _ ("Check the name and the place, and try again.");
    case ASSAY_ERROR_LOCKED:
      return _ ("Close it there first, or wait until it is closed.");
    case ASSAY_ERROR_ACCESS:
      return _ ("Check that you may read and write there, or choose another place.");
    case ASSAY_ERROR_NO_SPACE:
      return _ ("Free some space and try again.");
    case ASSAY_ERROR_EXISTS:
      return _ ("Choose another name or another place.");
    case ASSAY_ERROR_IO:
      return _ ("Check that the disk or network drive is connected, and try again.");
    case ASSAY_ERROR_CANCELLED:
      return _ ("Everything is as it was before.");
    case ASSAY_ERROR_USAGE:
    case ASSAY_ERROR_UNKNOWN_NAME:
    case ASSAY_ERROR_INVALID:
    case ASSAY_ERROR_TOO_LARGE:
    case ASSAY_ERROR_REFUSED:
    case ASSAY_ERROR_DAMAGED:
    case ASSAY_ERROR_ENCRYPTED:
    case ASSAY_ERROR_NEWER:
      /* These messages say themselves what would be right. */
      return NULL;
    }
  g_assert_not_reached ();
}

char *
assay_wording_error_sentence (const char *message)
{
  g_autofree char *first = g_utf8_substring (message, 0, *message != '\0' ? 1 : 0);
  g_autofree char *large = g_utf8_strup (first, -1);
  gboolean is_whole = g_str_has_suffix (message, ".") || *message == '\0';

  return g_strconcat (large, message + strlen (first), is_whole ? NULL : ".", NULL);
}
