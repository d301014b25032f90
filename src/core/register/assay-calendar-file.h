/* Days as a file that calendar programs read (iCalendar, RFC 5545). Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is needed of the standard is one kind of entry, a whole day with a summary: a page of code
 * here, against a library (libical) with time zones, recurrence and a parser of its own. The tests
 * read what is written with another program's parser.
 */

#pragma once

#include "base/assay-date.h"

G_BEGIN_DECLS

/* @uid names the entry for ever: a program that reads the file again then changes its entry and
 * adds none. Letters, digits, dashes and dots. @description may be NULL. Borrowed. */
typedef struct
{
  const char *uid;
  AssayDate day;
  const char *summary;
  const char *description;
} AssayCalendarEntry;

/* @entries: AssayCalendarEntry, each with its day. @title is what the calendar is called, @scope
 * parts its entries from those of other registers, @now is when it is written, in seconds since
 * 1970. UTF-8 with CRLF, lines folded. */
char *assay_calendar_file_format (const char *title,
                                  const char *scope,
                                  const GArray *entries,
                                  gint64 now);

G_END_DECLS
