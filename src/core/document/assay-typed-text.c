/* What people typed, on its way into an edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/document/assay-typed-text.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define EARLIEST_YEAR 1900
#define LATEST_YEAR 2200

typedef gboolean (*CheckText) (const char *text, const char *what, guint max, GError **error);

static gboolean
take_text (const char *text,
           const char *what,
           CheckText check,
           guint max_chars,
           gboolean needed,
           char **out_text,
           GError **error)
{
  g_autofree char *clean = NULL;

  *out_text = NULL;
  if (assay_text_is_blank (text) && !needed)
    return TRUE;
  /* Checked before it is cleaned: what is not UTF-8 must not be mended into something else. */
  if (!check (text != NULL ? text : "", what, max_chars, error))
    return FALSE;
  clean = assay_text_clean (text);
  if (assay_text_is_blank (clean))
    return !needed || check (clean, what, max_chars, error);
  *out_text = g_steal_pointer (&clean);

  return TRUE;
}

static gboolean
check_trimmed_line (const char *text, const char *what, guint max_chars, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return assay_text_check_line (trimmed, what, max_chars, error);
}

static gboolean
take_line (const char *text, const char *what, gboolean needed, char **out_line, GError **error)
{
  if (!take_text (text, what, check_trimmed_line, ASSAY_LIMIT_LINE_CHARS, needed, out_line, error))
    return FALSE;
  if (*out_line != NULL)
    g_strstrip (*out_line);

  return TRUE;
}

gboolean
assay_edit_take_line (const char *text, const char *what, char **out_line, GError **error)
{
  return take_line (text, what, FALSE, out_line, error);
}

gboolean
assay_edit_need_line (const char *text, const char *what, char **out_line, GError **error)
{
  return take_line (text, what, TRUE, out_line, error);
}

gboolean
assay_edit_take_block (const char *text, const char *what, char **out_block, GError **error)
{
  return take_text (text, what, assay_text_check_block, ASSAY_LIMIT_TEXT_CHARS, FALSE, out_block,
                    error);
}

gboolean
assay_edit_need_block (const char *text, const char *what, char **out_block, GError **error)
{
  return take_text (text, what, assay_text_check_block, ASSAY_LIMIT_TEXT_CHARS, TRUE, out_block,
                    error);
}

gboolean
assay_edit_check_date (AssayDate date, gboolean needed, const char *what, GError **error)
{
  if (date == ASSAY_DATE_NONE && !needed)
    return TRUE;
  if (date >= assay_date_new (EARLIEST_YEAR, 1, 1) && date <= assay_date_new (LATEST_YEAR, 12, 31))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               date == ASSAY_DATE_NONE ? _ ("%s is missing; give a date like 2027-01-12")
                                       : _ ("%s is not between the years 1900 and 2200"),
               what);

  return FALSE;
}

gboolean
assay_edit_check_period (AssayDate from, AssayDate to, gboolean needed, GError **error)
{
  if (!assay_edit_check_date (from, needed, _ ("the period’s first day"), error)
      || !assay_edit_check_date (to, needed, _ ("the period’s last day"), error))
    return FALSE;
  if (from == ASSAY_DATE_NONE || to == ASSAY_DATE_NONE || from <= to)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                       _ ("the period ends before it begins; give its first day first"));

  return FALSE;
}
