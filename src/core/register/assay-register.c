/* A whole register as it was read at one moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every kind is kept twice: by id, and by owner and id. Both are searched by halving, so that a
 * register of tens of thousands is read without building anything but two arrays.
 */

#include "core/register/assay-register.h"

#include <stdlib.h>

struct _AssayRegister
{
  gatomicrefcount references;
  GPtrArray *by_id[ASSAY_N_HELD];
  GPtrArray *by_owner[ASSAY_N_HELD];
  gint64 stamp;
};

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_owners (gconstpointer a, gconstpointer b)
{
  const AssayRegisterValue *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;
  gint64 owner_of_one = assay_register_value_get_owner (one);
  gint64 owner_of_other = assay_register_value_get_owner (other);

  if (owner_of_one != owner_of_other)
    return ORDER (owner_of_one, owner_of_other);

  return ORDER (one->id, other->id);
}

AssayRegister *
assay_register_new (GPtrArray *values[ASSAY_N_HELD], gint64 stamp)
{
  AssayRegister *self = g_new0 (AssayRegister, 1);

  g_atomic_ref_count_init (&self->references);
  self->stamp = stamp;
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      self->by_id[kind] = values[kind];
      self->by_owner[kind] = g_ptr_array_sized_new (values[kind]->len);
      for (guint i = 0; i < values[kind]->len; i++)
        g_ptr_array_add (self->by_owner[kind], values[kind]->pdata[i]);
      g_ptr_array_sort (self->by_owner[kind], compare_owners);
    }

  return self;
}

gint64
assay_register_get_stamp (const AssayRegister *self)
{
  return self->stamp;
}

AssayRegister *
assay_register_ref (AssayRegister *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
assay_register_unref (AssayRegister *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      g_ptr_array_unref (self->by_owner[kind]);
      g_ptr_array_unref (self->by_id[kind]);
    }
  g_free (self);
}

const GPtrArray *
assay_register_get_values (const AssayRegister *self, AssayHeldKind kind)
{
  return self->by_id[kind];
}

gconstpointer
assay_register_lookup (const AssayRegister *self, AssayHeldKind kind, gint64 id)
{
  const GPtrArray *values = self->by_id[kind];
  guint low = 0, high = values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AssayRegisterValue *value = values->pdata[middle];

      if (value->id == id)
        return value;
      if (value->id < id)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/* The first place whose owner is not less than @owner. */
static guint
find_owner (const GPtrArray *values, gint64 owner)
{
  guint low = 0, high = values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (assay_register_value_get_owner (values->pdata[middle]) < owner)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

gpointer const *
assay_register_get_owned (const AssayRegister *self, AssayHeldKind kind, gint64 owner, guint *out_n)
{
  const GPtrArray *values = self->by_owner[kind];
  guint first = find_owner (values, owner), end = first;

  while (end < values->len && assay_register_value_get_owner (values->pdata[end]) == owner)
    end++;
  *out_n = end - first;

  return values->pdata + first;
}
