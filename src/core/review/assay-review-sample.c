/* A random sample that anybody can draw again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-sample.h"

#include "base/assay-digest.h"

#include <string.h>

#define SEED_DIGITS 16

typedef struct
{
  char key[ASSAY_DIGEST_HEX_LENGTH + 1];
  guint number;
} Case;

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const Case *left = a, *right = b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : (left->number < right->number ? -1 : left->number > right->number);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

static GArray *
key_cases (const char *seed, guint population)
{
  GArray *cases = g_array_sized_new (FALSE, FALSE, sizeof (Case), population);
  g_autoptr (AssayDigest) digest = assay_digest_new ();

  for (guint number = 1; number <= population; number++)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", seed, number);
      g_autofree char *key = NULL;
      Case one = { .number = number };

      assay_digest_update (digest, text, strlen (text));
      key = assay_digest_finish (digest);
      g_strlcpy (one.key, key, sizeof one.key);
      g_array_append_val (cases, one);
    }

  return cases;
}

GArray *
assay_sample_draw (const char *seed, guint population, guint size)
{
  g_autoptr (GArray) cases = NULL;
  GArray *drawn = g_array_sized_new (FALSE, FALSE, sizeof (guint), size);

  g_return_val_if_fail (population <= ASSAY_SAMPLE_MOST_CASES, drawn);
  g_return_val_if_fail (size <= population, drawn);

  cases = key_cases (seed, population);
  g_array_sort (cases, compare_cases);
  for (guint i = 0; i < size; i++)
    g_array_append_val (drawn, g_array_index (cases, Case, i).number);
  g_array_sort (drawn, compare_numbers);

  return drawn;
}

char *
assay_sample_make_seed (const char *fingerprint, guint number)
{
  g_autofree char *text = g_strdup_printf ("%s S%03u", fingerprint, number);
  g_autofree char *digest = assay_digest_of_bytes (text, strlen (text));

  return g_strndup (digest, SEED_DIGITS);
}
