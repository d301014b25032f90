/* What is due in a register as an iCalendar file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-dates.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A line has no more bytes than this, without its end. */
#define MOST_BYTES 75u

/* Folds a long line between characters, as the RFC asks. */
static void
add_line (GString *text, const char *line)
{
  gsize used = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize length = (gsize) (g_utf8_next_char (at) - at);

      if (used + length > MOST_BYTES)
        {
          g_string_append (text, "\r\n ");
          used = 1;
        }
      g_string_append_len (text, at, (gssize) length);
      used += length;
    }
  g_string_append (text, "\r\n");
}

/* Commas, semicolons, backslashes and line ends mean something there. */
static void
add_text (GString *text, const char *name, const char *value)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '\n')
        g_string_append (line, "\\n");
      else if (strchr (",;\\", *at) != NULL)
        g_string_append_printf (line, "\\%c", *at);
      else if ((guchar) *at >= ' ')
        g_string_append_c (line, *at);
    }
  add_line (text, line->str);
}

static char *
format_day (AssayDate day)
{
  g_autofree char *iso = assay_date_format_iso (day);
  g_auto (GStrv) parts = g_strsplit (iso, "-", -1);

  return g_strjoinv (NULL, parts);
}

static void
add_event (GString *text, const AssayRegisterGround *ground, const AssayDue *due)
{
  g_autofree char *day = format_day (due->day);
  g_autofree char *next = format_day (due->day + 1);
  g_autofree char *now = format_day (ground->on);
  g_autofree char *id =
      g_strdup_printf ("UID:%s-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "@assay-register",
                       assay_due_kind_get_id (due->due), due->id, due->contract);
  g_autofree char *stamp = g_strdup_printf ("DTSTAMP:%sT000000Z", now);
  g_autofree char *start = g_strdup_printf ("DTSTART;VALUE=DATE:%s", day);
  g_autofree char *end = g_strdup_printf ("DTEND;VALUE=DATE:%s", next);
  g_autofree char *what =
      due->is_overdue ? g_strdup_printf (_ ("Overdue: %s"), due->what) : g_strdup (due->what);

  add_line (text, "BEGIN:VEVENT");
  add_line (text, id);
  add_line (text, stamp);
  add_line (text, start);
  add_line (text, end);
  add_text (text, "SUMMARY", what);
  add_text (text, "DESCRIPTION", due->where);
  add_line (text, "TRANSP:TRANSPARENT");
  add_line (text, "END:VEVENT");
}

char *
assay_register_format_calendar (const AssayRegisterGround *ground, const char *title)
{
  g_autoptr (GPtrArray) list = assay_register_list_due (ground, ASSAY_DATE_NONE, ASSAY_DATE_NONE);
  GString *text = g_string_new (NULL);

  add_line (text, "BEGIN:VCALENDAR");
  add_line (text, "VERSION:2.0");
  add_line (text, "PRODID:-//Assay//Register " ASSAY_VERSION "//EN");
  add_text (text, "X-WR-CALNAME", title);
  for (guint i = 0; i < list->len; i++)
    add_event (text, ground, list->pdata[i]);
  add_line (text, "END:VCALENDAR");

  return g_string_free (text, FALSE);
}
