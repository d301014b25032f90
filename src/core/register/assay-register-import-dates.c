/* Days as tables hold them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-import-dates.h"

#include "base/assay-text.h"

#include <string.h>

#define EARLIEST_YEAR 1900u
#define LATEST_YEAR 2200u
#define CENTURY 2000u

/* 30 December 1899, and the numbers that are days from 1954 to 2119: smaller ones are counts. */
#define SPREADSHEET_EPOCH ((AssayDate) 693594)
#define LEAST_NUMBER 20000u
#define MOST_NUMBER 80000u

static const char *const ids[] = { NULL, "dmy", "mdy", "ymd", "each" };

G_STATIC_ASSERT (G_N_ELEMENTS (ids) == ASSAY_DATES_EACH + 1);

static const char *const months[] = { "january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december" };

const char *
assay_import_dates_get_id (AssayImportDates dates)
{
  g_assert ((guint) dates < G_N_ELEMENTS (ids));

  return ids[dates];
}

gboolean
assay_import_dates_parse (const char *id, AssayImportDates *out_dates)
{
  for (guint i = ASSAY_DATES_DMY; i <= ASSAY_DATES_EACH; i++)
    if (g_str_equal (ids[i], id))
      {
        *out_dates = (AssayImportDates) i;
        return TRUE;
      }

  return FALSE;
}

/* --- A cell -----------------------------------------------------------------------------------
 */

/* A number as written: how many digits it has tells a year. */
typedef struct
{
  guint value;
  guint n_digits;
} Number;

static AssayDate
make_date (const Number *year, const Number *month, const Number *day)
{
  guint full = year->n_digits == 2 ? CENTURY + year->value : year->value;

  if ((year->n_digits != 4 && year->n_digits != 2) || month->n_digits > 2 || day->n_digits > 2
      || full < EARLIEST_YEAR || full > LATEST_YEAR
      || !g_date_valid_dmy ((GDateDay) day->value, (GDateMonth) month->value, (GDateYear) full))
    return ASSAY_DATE_NONE;

  return assay_date_new ((int) full, (int) month->value, (int) day->value);
}

static void
set_all (AssayImportDay *self, AssayDate date)
{
  for (guint i = ASSAY_DATES_DMY; i < ASSAY_N_DATES; i++)
    self->as[i] = date;
}

/* Past the digits at *@at; FALSE where there are none, or too many to be a day or a year. */
static gboolean
take_number (const char **at, Number *out_number)
{
  out_number->value = 0;
  out_number->n_digits = 0;
  while (g_ascii_isdigit (**at) && out_number->n_digits <= 5)
    {
      out_number->value = out_number->value * 10 + (guint) (**at - '0');
      out_number->n_digits++;
      (*at)++;
    }

  return out_number->n_digits > 0 && out_number->n_digits <= 5;
}

/* Three numbers with the same mark between them. */
static gboolean
read_numbers (const char *text, AssayImportDay *self)
{
  Number parts[3];
  const char *at = text;
  char mark = '\0';

  for (guint i = 0; i < 3; i++)
    {
      if (i == 1)
        mark = *at;
      if (i > 0 && (*at != mark || *at == '\0' || strchr ("/.- ", *at++) == NULL))
        return FALSE;
      if (!take_number (&at, &parts[i]))
        return FALSE;
    }
  if (*at != '\0')
    return FALSE;
  if (parts[0].n_digits == 4)
    {
      set_all (self, make_date (&parts[0], &parts[1], &parts[2]));
      return TRUE;
    }
  self->as[ASSAY_DATES_DMY] = make_date (&parts[2], &parts[1], &parts[0]);
  self->as[ASSAY_DATES_MDY] = make_date (&parts[2], &parts[0], &parts[1]);
  if (parts[0].n_digits == 2)
    self->as[ASSAY_DATES_YMD] = make_date (&parts[0], &parts[1], &parts[2]);
  if (parts[2].n_digits == 4)
    self->as[ASSAY_DATES_YMD] = ASSAY_DATE_NONE;
  self->is_short_year = parts[2].n_digits == 2;

  return TRUE;
}

/* 0: no month. Three letters and more of its name are enough. */
static guint
find_month (const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strcasecmp (word, "sept") == 0)
    return 9;
  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (months[i], word, length) == 0)
      return i + 1;

  return 0;
}

/* "22nd" is 22. */
static gboolean
read_ordinal (const char *word, Number *out_number)
{
  static const char *const endings[] = { "", "st", "nd", "rd", "th" };
  const char *at = word;

  if (!take_number (&at, out_number))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (at, endings[i]) == 0)
      return TRUE;

  return FALSE;
}

/* A month in letters, a day and a year: "22 Nov 2026", "Nov 22, 2026", "22-Nov-26". */
static gboolean
read_words (const char *text, AssayImportDay *self)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,.-/", -1);
  Number numbers[2] = { 0 }, month = { 0, 2 };
  guint n_numbers = 0;
  gboolean is_year_first;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (month.value == 0 && find_month (words[i]) != 0)
        month.value = find_month (words[i]);
      else if (n_numbers == 2 || !read_ordinal (words[i], &numbers[n_numbers++]))
        return FALSE;
    }
  if (month.value == 0 || n_numbers != 2)
    return FALSE;
  is_year_first = numbers[0].n_digits == 4;
  set_all (self,
           make_date (&numbers[is_year_first ? 0 : 1], &month, &numbers[is_year_first ? 1 : 0]));
  self->is_short_year = !is_year_first && numbers[1].n_digits == 2;

  return TRUE;
}

/* A spreadsheet's own number, "46348" or "46348.0". */
static gboolean
read_serial (const char *text, AssayImportDay *self)
{
  const char *at = text;
  Number number;

  if (!take_number (&at, &number) || number.value < LEAST_NUMBER || number.value > MOST_NUMBER)
    return FALSE;
  if (*at == '.' && at[1] != '\0' && at[1 + strspn (at + 1, "0")] == '\0')
    at += strlen (at);
  if (*at != '\0')
    return FALSE;
  set_all (self, SPREADSHEET_EPOCH + number.value);
  self->is_number = TRUE;

  return TRUE;
}

/* The length without a time of midnight, which spreadsheets write behind days. */
static gsize
skip_midnight (const char *text)
{
  const char *colon = strchr (text, ':');
  const char *first = colon;

  if (colon == NULL)
    return strlen (text);
  while (first > text && g_ascii_isdigit (first[-1]))
    first--;
  if (first == text || (first[-1] != ' ' && first[-1] != 'T')
      || first[strspn (first, "0:.Z")] != '\0')
    return strlen (text);

  return (gsize) (first - text) - 1;
}

AssayImportDay
assay_import_day_read (const char *text)
{
  g_autofree char *folded = assay_text_fold_space (text);
  g_autofree char *day = g_strndup (folded, skip_midnight (folded));
  AssayImportDay self = { 0 };
  AssayDate date = ASSAY_DATE_NONE;

  if (read_numbers (day, &self) || read_serial (day, &self) || read_words (day, &self))
    return self;
  /* Months in the words of this computer's language; numbers alone were read above. */
  if (strspn (day, "0123456789/. -") != strlen (day) && assay_date_parse_written (day, &date, NULL))
    set_all (&self, date);

  return self;
}

/* --- A column ---------------------------------------------------------------------------------
 */

#define BIT(order) (1u << (order))
#define PAIR(one, other) (1u << ((one) *ASSAY_N_DATES + (other)))

void
assay_import_day_column_take (AssayImportDayColumn *self, const AssayImportDay *day)
{
  for (guint i = ASSAY_DATES_DMY; i < ASSAY_N_DATES; i++)
    {
      if (day->as[i] == ASSAY_DATE_NONE)
        self->impossible |= BIT (i);
      for (guint j = i + 1; j < ASSAY_N_DATES; j++)
        if (day->as[i] != day->as[j])
          self->differing |= PAIR (i, j);
    }
}

AssayImportDates
assay_import_day_column_decide (const AssayImportDayColumn *self, gboolean *out_is_mixed)
{
  gboolean can_be_dmy = (self->impossible & BIT (ASSAY_DATES_DMY)) == 0;
  gboolean can_be_mdy = (self->impossible & BIT (ASSAY_DATES_MDY)) == 0;

  *out_is_mixed = !can_be_dmy && !can_be_mdy;
  if (can_be_dmy && can_be_mdy && (self->differing & PAIR (ASSAY_DATES_DMY, ASSAY_DATES_MDY)) != 0)
    return ASSAY_DATES_DECIDE;
  if (can_be_dmy)
    return ASSAY_DATES_DMY;

  return can_be_mdy ? ASSAY_DATES_MDY : ASSAY_DATES_DECIDE;
}
