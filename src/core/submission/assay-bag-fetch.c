/* fetch.txt: files that the sender left out, and where they can be had.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever it names would be fetched from a place that a stranger chose, so Assay never does. But
 * the list may stay in a bag whose files have come since, and such a bag is complete.
 */

#include "core/submission/assay-bag-name.h"
#include "core/submission/assay-bag-private.h"
#include "core/submission/assay-bag-tags.h"

#include <string.h>

#define BLANKS " \t"

typedef struct
{
  const AssayBagDeclaration *declaration;
  const AssayBag *bag;
  const char *name;
  GPtrArray *findings;
  gboolean is_missing; /* a file that it names */
  gboolean is_wrong;   /* a line of it */
} Reading;

/* What is behind address and length, which is "-" or digits; NULL when it is not put so. */
static const char *
find_name (const char *line)
{
  gsize address = strcspn (line, BLANKS);
  const char *length = line + address + strspn (line + address, BLANKS);
  gsize n = strspn (length, "0123456789");
  const char *end = length + (n > 0 ? n : length[0] == '-');
  const char *name = end + strspn (end, BLANKS);

  return address > 0 && end > length && name > end && name[0] != '\0' ? name : NULL;
}

static gboolean
is_here (const Reading *self, const char *name)
{
  return assay_bag_lookup (self->bag, name) != NULL
         || assay_bag_lookup_normalised (self->bag, name) != NULL;
}

static void
take_line (Reading *self, const char *line, guint number)
{
  const char *written = find_name (line);
  gboolean is_loose = FALSE;
  g_autofree char *name = NULL;

  if (written == NULL)
    {
      g_autofree char *place = g_strdup_printf ("%u", number);

      assay_bag_tell (self->findings, ASSAY_FINDING_MANIFEST_LINE, self->name, place, NULL);
      self->is_wrong = TRUE;
      return;
    }
  name = assay_bag_name_decode (written, self->declaration->is_before_1_0, &is_loose);
  if (!g_str_has_prefix (name, "data/") || assay_bag_name_escapes (name))
    {
      assay_bag_tell (self->findings, ASSAY_FINDING_MANIFEST_OUTSIDE, name, self->name, NULL);
      self->is_wrong = TRUE;
    }
  else if (!is_here (self, name) && !is_here (self, written))
    self->is_missing = TRUE;
}

void
assay_bag_fetch_check (const AssayBagDeclaration *declaration,
                       const AssayBag *bag,
                       const char *name,
                       const char *text,
                       GPtrArray *findings)
{
  Reading reading = { declaration, bag, name, findings, FALSE, FALSE };
  const char *at = text;
  char *line;

  for (guint number = 1; (line = assay_bag_next_line (&at)) != NULL; number++)
    {
      take_line (&reading, line, number);
      g_free (line);
    }
  if (reading.is_missing)
    assay_bag_tell (findings, ASSAY_FINDING_BAG_FETCH, name, NULL, NULL);
  else if (!reading.is_wrong)
    assay_bag_tell (findings, ASSAY_FINDING_BAG_FETCHED, name, NULL, NULL);
}
