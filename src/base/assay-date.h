/* Calendar days, without times or zones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day as GLib's Julian day number (1 is 1 January of year 1); 0 is "no date". Days compare and
 * subtract as numbers. */
typedef guint32 AssayDate;

#define ASSAY_DATE_NONE ((AssayDate) 0)

/* Reads YYYY-MM-DD between 1900 and 2200. Sets ASSAY_ERROR_INVALID, quoting @text, otherwise. */
gboolean assay_date_parse (const char *text, AssayDate *out_date, GError **error);

/* Reads a day as people write it: "22 November 2026" (in the locale's month names, "Nov"
 * too), "22/11/2026" (the day first), "22.11.2026", "2026-11-22", with any blanks around; blank is
 * ASSAY_DATE_NONE. Only with the year in full, because a guessed one would be a wrong plan.
 * INVALID, quoting @text, for anything else; *@out_date is then NONE. */
gboolean assay_date_parse_written (const char *text, AssayDate *out_date, GError **error);

AssayDate assay_date_new (int year, int month, int day);

/* "2026-11-22"; NULL for ASSAY_DATE_NONE. */
char *assay_date_format_iso (AssayDate date);

/* "22 November 2026" in the current locale's month names; NULL for ASSAY_DATE_NONE. */
char *assay_date_format_long (AssayDate date);

/* "Nov 2026"-like short form for tables: "22 Nov 2026"; NULL for ASSAY_DATE_NONE. */
char *assay_date_format_short (AssayDate date);

/* The same day @months later (earlier when negative), or the month's last day where it has none. */
AssayDate assay_date_add_months (AssayDate date, int months);

G_END_DECLS
