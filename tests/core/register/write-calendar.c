/* Writes a calendar of the lines it reads, for a test that reads it with another program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each line is "UID DAY SUMMARY|DESCRIPTION", where ~ stands for a line end.
 */

#include "core/register/assay-calendar-file.h"

#include <stdio.h>
#include <string.h>

#define NOW 1795348800

static void
add_entry (GArray *entries, GPtrArray *texts, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  g_auto (GStrv) said = g_strsplit (words[2], "|", 2);
  AssayCalendarEntry entry = { 0 };

  entry.uid = g_strdup (words[0]);
  g_assert_true (assay_date_parse (words[1], &entry.day, NULL));
  entry.summary = g_strdup (g_strdelimit (said[0], "~", '\n'));
  entry.description = said[1] != NULL ? g_strdup (g_strdelimit (said[1], "~", '\n')) : NULL;
  g_ptr_array_add (texts, (gpointer) entry.uid);
  g_ptr_array_add (texts, (gpointer) entry.summary);
  g_ptr_array_add (texts, (gpointer) entry.description);
  g_array_append_val (entries, entry);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (AssayCalendarEntry));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *calendar = NULL;
  char line[4096];

  g_assert_cmpint (argc, ==, 2);
  while (fgets (line, sizeof line, stdin) != NULL)
    add_entry (entries, texts, g_strchomp (line));
  calendar = assay_calendar_file_format ("Contracts, and; more", argv[1], entries, NOW);
  fputs (calendar, stdout);

  return 0;
}
