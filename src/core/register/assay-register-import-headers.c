/* The first row of a table, and in which order each of its columns has days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-import-private.h"

#include "base/assay-text.h"

#include <string.h>

static const GPtrArray *
get_headers (const AssayImportWork *self)
{
  return ((const AssayImportTableRow *) self->preview->table->rows->pdata[0])->cells;
}

static guint
get_header_line (const AssayImportWork *self)
{
  return ((const AssayImportTableRow *) self->preview->table->rows->pdata[0])->line;
}

const char *
assay_import_get_header (const AssayImportWork *self, AssayImportColumn column)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == column)
      return get_headers (self)->pdata[i];

  return assay_import_column_get_row (column).header;
}

static gboolean
has_column (const AssayImportWork *self, AssayImportColumn column)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == column)
      return TRUE;

  return FALSE;
}

/* --- What a person said of the columns --------------------------------------------------------
 */

static gboolean
has_header (const AssayImportWork *self, const char *mapping, const char *equals)
{
  g_autofree char *header = g_strndup (mapping, (gsize) (equals - mapping));
  g_autofree char *folded = assay_import_fold_name (header);

  for (guint i = 0; i < get_headers (self)->len; i++)
    {
      g_autofree char *own = assay_import_fold_name (get_headers (self)->pdata[i]);

      if (g_str_equal (own, folded))
        return TRUE;
    }

  return FALSE;
}

static void
check_mapping (AssayImportWork *self, const char *mapping)
{
  const char *equals = strrchr (mapping, '=');
  const char *column = equals != NULL ? equals + 1 : mapping;

  if (equals != NULL && has_header (self, mapping, equals)
      && (*column == '\0' || assay_import_column_find (column, NULL) != ASSAY_IMPORT_COLUMN_NONE))
    return;
  assay_import_tell (self, ASSAY_IMPORT_MAPPING_UNKNOWN, 0, NULL, mapping,
                     assay_import_column_find_nearest (column));
}

/* Whether a person said that the column is to be left aside. */
static gboolean
is_dismissed (const AssayImportWork *self, const char *header)
{
  g_autofree char *folded = assay_import_fold_name (header);

  for (guint i = 0; self->choices->columns != NULL && self->choices->columns[i] != NULL; i++)
    {
      g_autofree char *own = assay_import_fold_name (self->choices->columns[i]);

      if (g_str_has_suffix (self->choices->columns[i], "=") && g_str_equal (own, folded))
        return TRUE;
    }

  return FALSE;
}

/* --- Headers ----------------------------------------------------------------------------------
 */

static void
take_header (AssayImportWork *self, guint at)
{
  const char *header = get_headers (self)->pdata[at];
  AssayImportColumn column = assay_import_column_find (header, self->choices->columns);
  guint line = get_header_line (self);

  if (column != ASSAY_IMPORT_COLUMN_NONE && has_column (self, column))
    assay_import_tell (self, ASSAY_IMPORT_HEADER_TWICE, line, header, NULL,
                       assay_import_get_header (self, column));
  else if (column == ASSAY_IMPORT_COLUMN_NONE && !assay_text_is_blank (header)
           && !is_dismissed (self, header))
    assay_import_tell (self, ASSAY_IMPORT_HEADER_UNKNOWN, line, header, NULL,
                       assay_import_column_find_nearest (header));
  self->columns[at] = column;
}

static void
need_column (AssayImportWork *self, AssayImportColumn column, AssayImportColumn alternative)
{
  if (has_column (self, column) || has_column (self, alternative))
    return;
  assay_import_tell (self, ASSAY_IMPORT_HEADER_MISSING, get_header_line (self), NULL,
                     assay_import_column_get_row (column).header, NULL);
}

static gboolean
has_any (const AssayImportWork *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] != ASSAY_IMPORT_COLUMN_NONE)
      return TRUE;

  return FALSE;
}

gboolean
assay_import_read_headers (AssayImportWork *self)
{
  const GPtrArray *headers = get_headers (self);
  guint before = self->preview->n_errors;

  self->n_columns = 0;
  self->columns = g_new (AssayImportColumn, headers->len);
  self->orders = g_new0 (AssayImportDates, headers->len);
  for (guint i = 0; self->choices->columns != NULL && self->choices->columns[i] != NULL; i++)
    check_mapping (self, self->choices->columns[i]);
  for (guint i = 0; i < headers->len; i++)
    {
      take_header (self, i);
      self->n_columns = i + 1;
    }
  g_array_append_vals (self->preview->columns, self->columns, headers->len);
  for (guint i = 0; i < ASSAY_N_IMPORT_COLUMNS; i++)
    self->places[i] = -1;
  for (guint i = 0; i < headers->len; i++)
    if (self->columns[i] != ASSAY_IMPORT_COLUMN_NONE && self->places[self->columns[i]] < 0)
      self->places[self->columns[i]] = (int) i;
  if (!has_any (self))
    assay_import_tell (self, ASSAY_IMPORT_NO_HEADERS, get_header_line (self), NULL,
                       headers->pdata[0], NULL);
  else
    need_column (self, ASSAY_IMPORT_SERVICE, ASSAY_IMPORT_REFERENCE);

  return self->preview->n_errors == before;
}

/* --- Days -------------------------------------------------------------------------------------
 */

static gboolean
is_left_out (const AssayImportWork *self, guint line)
{
  return g_hash_table_contains (self->left_out, GUINT_TO_POINTER (line));
}

/* What a column's days come to, and the first row of each kind. */
typedef struct
{
  AssayImportDayColumn column;
  const AssayImportTableRow *ambiguous; /* another day in another order, or none */
  const AssayImportTableRow *doubtful;  /* two days */
  const AssayImportTableRow *telling;   /* only possible with the day first, or the month */
  const AssayImportTableRow *number;
  const AssayImportTableRow *short_year;
} Days;

static void
take_day (Days *self, const AssayImportTableRow *row, const char *text)
{
  AssayImportDay day = assay_import_day_read (text);
  gboolean is_day = FALSE;

  for (guint i = ASSAY_DATES_DMY; i < ASSAY_N_DATES; i++)
    is_day = is_day || day.as[i] != ASSAY_DATE_NONE;
  /* What is no day in any order is that row's error. */
  if (!is_day)
    return;
  assay_import_day_column_take (&self->column, &day);
  if (self->ambiguous == NULL
      && (day.as[ASSAY_DATES_DMY] == ASSAY_DATE_NONE
          || day.as[ASSAY_DATES_DMY] != day.as[ASSAY_DATES_MDY]))
    self->ambiguous = row;
  if (day.as[ASSAY_DATES_DMY] != day.as[ASSAY_DATES_MDY])
    {
      gboolean is_telling =
          day.as[ASSAY_DATES_DMY] == ASSAY_DATE_NONE || day.as[ASSAY_DATES_MDY] == ASSAY_DATE_NONE;
      const AssayImportTableRow **first = is_telling ? &self->telling : &self->doubtful;

      if (*first == NULL)
        *first = row;
    }
  if (self->number == NULL && day.is_number)
    self->number = row;
  if (self->short_year == NULL && day.is_short_year)
    self->short_year = row;
}

static void
tell_first (AssayImportWork *self, AssayImportIssue issue, guint at, const AssayImportTableRow *row)
{
  const char *value = row != NULL ? row->cells->pdata[at] : NULL;
  g_autofree char *date = NULL;

  if (row == NULL)
    return;
  if (self->orders[at] != ASSAY_DATES_DECIDE)
    date = assay_date_format_long (assay_import_day_read (value).as[self->orders[at]]);
  assay_import_tell (self, issue, row->line, get_headers (self)->pdata[at], value, date);
}

/* A column that needs one order says nothing of another; but two that need different ones are
 * hardly of one hand, and days that only follow their column may have been turned round. */
static void
compare_orders (AssayImportWork *self, guint at, const AssayImportTableRow *telling)
{
  if (telling == NULL || self->orders[at] == ASSAY_DATES_DECIDE
      || self->choices->dates != ASSAY_DATES_DECIDE)
    return;
  if (self->telling < 0)
    self->telling = (int) at;
  else if (self->orders[at] != self->orders[self->telling])
    assay_import_tell (self, ASSAY_IMPORT_DATES_DISAGREE, telling->line,
                       get_headers (self)->pdata[at], telling->cells->pdata[at],
                       get_headers (self)->pdata[self->telling]);
}

static void
keep_days (AssayImportWork *self, guint at, const AssayImportTableRow *doubtful)
{
  AssayImportDays days = { get_headers (self)->pdata[at], NULL, self->orders[at], ASSAY_DATE_NONE };

  if (doubtful == NULL || self->orders[at] == ASSAY_DATES_DECIDE)
    return;
  days.value = doubtful->cells->pdata[at];
  days.day = assay_import_day_read (days.value).as[days.order];
  g_array_append_val (self->preview->days, days);
}

static void
decide_order (AssayImportWork *self, guint at)
{
  const GPtrArray *rows = self->preview->table->rows;
  Days days = { 0 };
  gboolean is_mixed = FALSE;

  for (guint i = 1; i < rows->len; i++)
    {
      const AssayImportTableRow *row = rows->pdata[i];

      if (at < row->cells->len && !assay_text_is_blank (row->cells->pdata[at])
          && !is_left_out (self, row->line))
        take_day (&days, row, row->cells->pdata[at]);
    }
  if (self->choices->dates != ASSAY_DATES_EACH)
    self->orders[at] = self->choices->dates;
  if (self->orders[at] == ASSAY_DATES_DECIDE)
    self->orders[at] = assay_import_day_column_decide (&days.column, &is_mixed);
  if (self->orders[at] == ASSAY_DATES_DECIDE)
    tell_first (self, is_mixed ? ASSAY_IMPORT_DATES_MIXED : ASSAY_IMPORT_DATES_AMBIGUOUS, at,
                days.ambiguous);
  compare_orders (self, at, days.telling);
  keep_days (self, at, days.doubtful);
  tell_first (self, ASSAY_IMPORT_DATES_ARE_NUMBERS, at, days.number);
  tell_first (self, ASSAY_IMPORT_YEARS_ARE_SHORT, at, days.short_year);
}

void
assay_import_read_dates (AssayImportWork *self)
{
  self->telling = -1;
  for (guint i = 0; i < self->n_columns; i++)
    {
      const AssayHeldField *field = self->columns[i] != ASSAY_IMPORT_COLUMN_NONE
                                        ? assay_import_column_get_row (self->columns[i]).field
                                        : NULL;

      if (field != NULL && field->kind == ASSAY_HELD_DATE)
        decide_order (self, i);
    }
}
