/* Days as a file that calendar programs read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-calendar-file.h"

#include "base/assay-digest.h"
#include "base/assay-text.h"

#include <string.h>

#define LINE_END "\r\n"

/* RFC 5545, section 3.1: octets of a line without its end; a line that goes on begins with a
 * space, which counts. */
#define MOST_OCTETS 75u

/* How much of a digest tells registers apart. */
#define SCOPE_CHARS 16u

/* --- Lines ------------------------------------------------------------------------------------
 */

/* Folded between characters, never within one. */
static void
append_line (GString *file, const char *line)
{
  guint n_octets = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      guint size = (guint) (g_utf8_next_char (at) - at);

      if (n_octets + size > MOST_OCTETS)
        {
          g_string_append (file, LINE_END " ");
          n_octets = 1;
        }
      g_string_append_len (file, at, size);
      n_octets += size;
    }
  g_string_append (file, LINE_END);
}

/* RFC 5545, section 3.3.11. */
static void
append_text (GString *file, const char *name, const char *text)
{
  g_autofree char *clean = assay_text_clean (text);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = clean; *at != '\0'; at++)
    if (*at == '\n')
      g_string_append (line, "\\n");
    else
      {
        if (strchr ("\\;,", *at) != NULL)
          g_string_append_c (line, '\\');
        g_string_append_c (line, *at);
      }
  append_line (file, line->str);
}

static void
append_day (GString *file, const char *name, AssayDate day)
{
  GDate date;
  g_autofree char *line = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  line = g_strdup_printf ("%s;VALUE=DATE:%04u%02u%02u", name, g_date_get_year (&date),
                          (guint) g_date_get_month (&date), g_date_get_day (&date));
  append_line (file, line);
}

static void
append_stamp (GString *file, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *line = g_date_time_format (time, "DTSTAMP:%Y%m%dT%H%M%SZ");

  append_line (file, line);
}

/* --- The whole --------------------------------------------------------------------------------
 */

/* The end is the day after the last: a whole day ends where the next begins. */
static void
append_entry (GString *file, const AssayCalendarEntry *entry, const char *scope, gint64 now)
{
  g_autofree char *uid = g_strdup_printf ("%s@%s.assay", entry->uid, scope);

  append_line (file, "BEGIN:VEVENT");
  append_text (file, "UID", uid);
  append_stamp (file, now);
  append_day (file, "DTSTART", entry->day);
  append_day (file, "DTEND", entry->day + 1);
  append_text (file, "SUMMARY", entry->summary);
  if (!assay_text_is_blank (entry->description))
    append_text (file, "DESCRIPTION", entry->description);
  /* A day on which something is due keeps nobody from being free. */
  append_line (file, "TRANSP:TRANSPARENT");
  append_line (file, "END:VEVENT");
}

char *
assay_calendar_file_format (const char *title, const char *scope, const GArray *entries, gint64 now)
{
  GString *file = g_string_new (NULL);
  g_autofree char *digest = assay_digest_of_bytes (scope, strlen (scope));
  g_autofree char *short_scope = g_strndup (digest, SCOPE_CHARS);

  append_line (file, "BEGIN:VCALENDAR");
  append_line (file, "VERSION:2.0");
  append_line (file, "PRODID:-//Assay//Register//EN");
  append_text (file, "X-WR-CALNAME", title);
  for (guint i = 0; i < entries->len; i++)
    append_entry (file, &g_array_index (entries, AssayCalendarEntry, i), short_scope, now);
  append_line (file, "END:VCALENDAR");

  return g_string_free (file, FALSE);
}
