/* Sentences with named gaps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-wording-template.h"

#include <string.h>

char *
assay_wording_fill (const char *sentence, AssayWordingGapFunc fill, gconstpointer data)
{
  GString *filled = g_string_new (NULL);
  const char *rest = sentence;
  const char *open;

  while ((open = strchr (rest, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *name =
          close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
      g_autofree char *text = name != NULL ? fill (name, data) : NULL;

      if (text == NULL)
        g_error ("nothing fills <%s> in: %s", name != NULL ? name : "", sentence);
      g_string_append_len (filled, rest, open - rest);
      g_string_append (filled, text);
      rest = close + 1;
    }
  g_string_append (filled, rest);

  return g_string_free (filled, FALSE);
}
