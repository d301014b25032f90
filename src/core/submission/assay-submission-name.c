/* What things are called in a submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No name of a device on Windows ("con", "com1") can come out: every name begins with an item's
 * number or ends with a round.
 */

#include "core/submission/assay-submission-name.h"

#include "core/submission/assay-submission-check.h"

#include <string.h>

/* Paths of some 260 characters are all that Windows opens everywhere. */
#define MOST_SERVICE_CHARS 60u
#define MOST_TITLE_CHARS 60u
#define MOST_ENDING_CHARS 10u

/* Lower-case letters and digits, with single dashes for everything else, cut where a word ends if
 * it can be. What has no letters that ASCII could stand for comes out empty. */
static char *
make_plain (const char *text, guint most_chars)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *plain = g_string_new (NULL);
  const char *dash;

  for (const char *at = ascii; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (plain, g_ascii_tolower (*at));
    else if (plain->len > 0 && plain->str[plain->len - 1] != '-')
      g_string_append_c (plain, '-');
  if (plain->len > most_chars)
    {
      g_string_truncate (plain, most_chars + 1);
      dash = strrchr (plain->str, '-');
      g_string_truncate (plain, dash != NULL ? (gsize) (dash - plain->str) : most_chars);
    }
  if (plain->len > 0 && plain->str[plain->len - 1] == '-')
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (plain, FALSE);
}

char *
assay_submission_dup_folder_name (const AssayPortfolio *portfolio, gboolean is_locked)
{
  g_autofree char *service =
      is_locked ? g_strdup ("") : make_plain (portfolio->head->service, MOST_SERVICE_CHARS);

  return g_strdup_printf ("%s-round-%u", service[0] != '\0' ? service : "submission",
                          portfolio->head->round);
}

/* ".pdf" from "Risk form.PDF"; "" where there is none that says something. */
static char *
dup_ending (const char *source_name)
{
  const char *dot = source_name != NULL ? strrchr (source_name, '.') : NULL;

  if (dot == NULL || dot[1] == '\0' || strlen (dot + 1) > MOST_ENDING_CHARS)
    return g_strdup ("");
  for (const char *at = dot + 1; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      return g_strdup ("");

  return g_ascii_strdown (dot, -1);
}

/* A title is often the file's name. */
static char *
dup_title (const AssayEvidence *item, const char *ending)
{
  gsize length = strlen (item->title), n = strlen (ending);

  if (n > 0 && length > n && g_ascii_strcasecmp (item->title + length - n, ending) == 0)
    length -= n;

  return g_strndup (item->title, length);
}

char *
assay_submission_dup_item_name (const AssayEvidence *item, gboolean is_locked)
{
  g_autofree char *number = assay_evidence_format_number (item->number);
  g_autofree char *ending = dup_ending (item->source_name);
  g_autofree char *title = dup_title (item, ending);
  g_autofree char *plain = is_locked ? g_strdup ("") : make_plain (title, MOST_TITLE_CHARS);

  return g_strconcat (ASSAY_SUBMISSION_EVIDENCE, number, plain[0] != '\0' ? "-" : "", plain, ending,
                      NULL);
}
