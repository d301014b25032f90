/* Which service of a register a name means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Never guessed: a wrong one would show one service's work as another's.
 */

#include "core/register/assay-register-check.h"
#include "core/register/assay-register-receive.h"

#include <string.h>

#define MOST_LIKE 5u

typedef struct
{
  gint64 id;
  guint likeness;
} Like;

/* How many words the two share that say anything. */
static guint
compute_likeness (const char *folded, const char *other)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_auto (GStrv) theirs = g_strsplit (other, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 2
        && g_strv_contains ((const char *const *) theirs, words[i]))
      n++;

  return n;
}

static int
compare_likeness (gconstpointer a, gconstpointer b)
{
  const Like *one = a, *other = b;

  if (one->likeness != other->likeness)
    return one->likeness > other->likeness ? -1 : 1;

  return (one->id > other->id) - (one->id < other->id);
}

static void
add_likes (const GPtrArray *services, const char *folded, GArray *ids)
{
  g_autoptr (GArray) likes = g_array_new (FALSE, FALSE, sizeof (Like));

  for (guint i = 0; i < services->len; i++)
    {
      const AssayHeldService *service = services->pdata[i];
      g_autofree char *own = assay_register_fold_name (service->name);
      Like like = { service->value.id, compute_likeness (folded, own) };

      if (like.likeness > 0)
        g_array_append_val (likes, like);
    }
  g_array_sort (likes, compare_likeness);
  for (guint i = 0; i < MIN (likes->len, MOST_LIKE); i++)
    g_array_append_val (ids, g_array_index (likes, Like, i).id);
}

GArray *
assay_register_list_named (const AssayRegister *held, const char *name, gboolean *out_is_exact)
{
  const GPtrArray *services = assay_register_get_values (held, ASSAY_HELD_SERVICE);
  g_autofree char *folded = assay_register_fold_name (name != NULL ? name : "");
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < services->len; i++)
    {
      const AssayHeldService *service = services->pdata[i];
      g_autofree char *own = assay_register_fold_name (service->name);

      if (g_str_equal (own, folded))
        g_array_append_val (ids, service->value.id);
    }
  *out_is_exact = ids->len > 0;
  if (!*out_is_exact)
    add_likes (services, folded, ids);

  return ids;
}
