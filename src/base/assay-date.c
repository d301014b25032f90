/* Calendar days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-date.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <stdio.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define EARLIEST_YEAR 1900
#define LATEST_YEAR 2200

static gboolean
take_digits (const char *text, guint n, guint *out_value)
{
  guint value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (guint) (text[i] - '0');
    }
  *out_value = value;

  return TRUE;
}

static gboolean
is_in_range (guint year)
{
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}

gboolean
assay_date_parse (const char *text, AssayDate *out_date, GError **error)
{
  guint year = 0, month = 0, day = 0;
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) == 10 && text[4] == '-' && text[7] == '-' && take_digits (text, 4, &year)
      && take_digits (text + 5, 2, &month) && take_digits (text + 8, 2, &day) && is_in_range (year)
      && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    {
      *out_date = assay_date_new ((int) year, (int) month, (int) day);
      return TRUE;
    }
  quoted = assay_text_dup_quoted (text);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("“%s” is not a date; write it as year-month-day, for example 2027-01-12"),
               quoted);

  return FALSE;
}

/* Day first, as people here write it; GLib would go by the computer's locale. */
static gboolean
parse_numbers (const char *text, AssayDate *out_date)
{
  guint day, month, year;
  int end = 0;

  if (!g_ascii_isdigit (*text)
      || sscanf (text, "%2u%*1[/. -]%2u%*1[/. -]%4u%n", &day, &month, &year, &end) != 3
      || text[end] != '\0' || !is_in_range (year)
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  *out_date = assay_date_new ((int) year, (int) month, (int) day);

  return TRUE;
}

/* Only whole dates with the month in letters: GLib would also take "2026" or "March", and would
 * read 11/12/2026 by the computer's locale. */
static gboolean
parse_words (const char *text, AssayDate *out_date)
{
  GDate date;
  const char *year = text + strlen (text);

  while (year > text && g_ascii_isdigit (year[-1]))
    year--;
  if (strlen (year) != 4 || !g_ascii_isdigit (*text) || year == text
      || strspn (text, "0123456789/. -") == strlen (text))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_parse (&date, text);
  if (!g_date_valid (&date) || !is_in_range (g_date_get_year (&date)))
    return FALSE;
  *out_date = g_date_get_julian (&date);

  return TRUE;
}

gboolean
assay_date_parse_written (const char *text, AssayDate *out_date, GError **error)
{
  g_autofree char *folded = assay_text_fold_space (text);
  g_autofree char *quoted = NULL;

  *out_date = ASSAY_DATE_NONE;
  if (*folded == '\0' || assay_date_parse (folded, out_date, NULL)
      || parse_numbers (folded, out_date) || parse_words (folded, out_date))
    return TRUE;
  quoted = assay_text_dup_quoted (folded);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("“%s” is not a date; write it like 22 November 2026 or 22/11/2026"), quoted);

  return FALSE;
}

AssayDate
assay_date_new (int year, int month, int day)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year),
                        ASSAY_DATE_NONE);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_get_julian (&date);
}

static char *
format_with (AssayDate date, const char *format, gboolean trim_zero)
{
  char buffer[128];
  GDate value;

  if (date == ASSAY_DATE_NONE)
    return NULL;

  g_date_clear (&value, 1);
  g_date_set_julian (&value, date);
  g_date_strftime (buffer, sizeof buffer, format, &value);

  return g_strdup (trim_zero && buffer[0] == '0' ? buffer + 1 : buffer);
}

char *
assay_date_format_iso (AssayDate date)
{
  return format_with (date, "%Y-%m-%d", FALSE);
}

char *
assay_date_format_long (AssayDate date)
{
  /* Translators: a full date as strftime writes it, "22 November 2026". */
  return format_with (date, _ ("%d %B %Y"), TRUE);
}

char *
assay_date_format_short (AssayDate date)
{
  /* Translators: a short date as strftime writes it, "22 Nov 2026". */
  return format_with (date, _ ("%d %b %Y"), TRUE);
}

AssayDate
assay_date_add_months (AssayDate date, int months)
{
  GDate value;

  if (date == ASSAY_DATE_NONE)
    return ASSAY_DATE_NONE;

  g_date_clear (&value, 1);
  g_date_set_julian (&value, date);
  if (months >= 0)
    g_date_add_months (&value, (guint) months);
  else
    g_date_subtract_months (&value, (guint) -months);

  return g_date_get_julian (&value);
}
