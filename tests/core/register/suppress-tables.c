/* Suppresses the tables it is given, so that others can try to read off what is missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines "BELOW ROWS COLUMNS COUNT …" on standard input; for each, the table with its totals, as
 * suppression_table_format() writes it.
 */

#include "suppression-sketch.h"

#include <stdio.h>

#define LINE_BYTES 65536

int
main (void)
{
  char line[LINE_BYTES];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (line), " ", -1);
      guint n = g_strv_length (words);
      g_autofree guint64 *numbers = g_new0 (guint64, n);
      g_autoptr (SuppressionTable) table = NULL;
      g_autofree char *text = NULL;

      for (guint i = 0; i < n; i++)
        numbers[i] = g_ascii_strtoull (words[i], NULL, 10);
      g_assert (n > 3 && n == 3 + numbers[1] * numbers[2]);
      table = suppression_table_new ((guint) numbers[0], (guint) numbers[1], (guint) numbers[2],
                                     numbers + 3);
      text = suppression_table_format (table);
      puts (text);
    }

  return 0;
}
