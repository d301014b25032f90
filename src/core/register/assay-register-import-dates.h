/* Days as tables hold them, and in which order a column has them. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "01/04/2025" is a day in April or in January, and a wrong one makes a contract look kept that is
 * not. So a cell is read in every order in which it can be, and the order is decided over the whole
 * column: where another cell leaves only one. Where none does, nobody guesses.
 */

#pragma once

#include "base/assay-date.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_DATES_DECIDE, /* find it out, or ask */
  ASSAY_DATES_DMY,    /* 22/11/2026, 22.11.26 */
  ASSAY_DATES_MDY,    /* 11/22/2026 */
  ASSAY_DATES_YMD,    /* 26-11-22; a year in full always stands for itself */
  ASSAY_DATES_EACH,   /* of a table: each column has its own, which is to be found out */
} AssayImportDates;

/* Of those that a day can be written in. */
#define ASSAY_N_DATES (ASSAY_DATES_YMD + 1)

/* "dmy", "mdy", "ymd", "each"; NULL for DECIDE. */
const char *assay_import_dates_get_id (AssayImportDates dates);
gboolean assay_import_dates_parse (const char *id, AssayImportDates *out_dates);

/* One cell: the day it is in each order, NONE where it is none. All NONE: it is no day. What says
 * the year in full in front, the month in letters, or is a spreadsheet's own number of a day
 * (counted from 30 December 1899), is the same in every order. */
typedef struct
{
  AssayDate as[ASSAY_N_DATES];
  gboolean is_number;     /* a spreadsheet's number */
  gboolean is_short_year; /* two digits, taken for this century */
} AssayImportDay;

AssayImportDay assay_import_day_read (const char *text);

/* What a column comes to. Begin with all zeros. */
typedef struct
{
  guint impossible; /* a bit for each order in which some cell is no day */
  guint differing;  /* a bit for each pair of orders in which some cell is two days */
} AssayImportDayColumn;

void assay_import_day_column_take (AssayImportDayColumn *self, const AssayImportDay *day);

/* The order of the column; DECIDE where nobody can tell, with @out_is_mixed TRUE where its cells
 * need different ones. A year of two digits in front is only read so where somebody says it. */
AssayImportDates assay_import_day_column_decide (const AssayImportDayColumn *self,
                                                 gboolean *out_is_mixed);

G_END_DECLS
