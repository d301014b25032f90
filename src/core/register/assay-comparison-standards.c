/* How services stand in each standard, side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-comparison-private.h"

#include <string.h>

/* In the order of AssayStandardsReason. */
static const char *const reason_ids[] = { "unverified", "no-edition", "no-results" };

G_STATIC_ASSERT (G_N_ELEMENTS (reason_ids) == ASSAY_STANDARDS_LAST + 1);

const char *
assay_standards_reason_get_id (AssayStandardsReason reason)
{
  g_assert ((guint) reason < G_N_ELEMENTS (reason_ids));

  return reason_ids[reason];
}

static void
table_free (gpointer data)
{
  AssayComparedStandards *self = data;

  g_ptr_array_unref (self->standards);
  g_array_unref (self->services);
  g_free (self->received);
  g_free (self->results);
  g_free (self);
}

void
assay_standards_comparison_free (AssayStandardsComparison *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->tables);
  g_array_unref (self->apart);
  g_free (self);
}

/* --- Which count ------------------------------------------------------------------------------
 */

#define RECEIVED(values, i) ((const AssayHeldReceived *) (values)->pdata[i])

/* By what is compared together, then service, then the latest first. */
static int
compare_received (gconstpointer a, gconstpointer b)
{
  const AssayHeldReceived *one = *(AssayHeldReceived *const *) a;
  const AssayHeldReceived *other = *(AssayHeldReceived *const *) b;
  int order = strcmp (one->scheme, other->scheme);

  if (order == 0)
    order = strcmp (one->edition, other->edition);
  if (order != 0)
    return order;
  if (one->received != other->received)
    return one->received < other->received ? -1 : 1;
  if (one->service != other->service)
    return one->service < other->service ? -1 : 1;
  if (one->day != other->day)
    return one->day > other->day ? -1 : 1;

  return one->value.id > other->value.id ? -1 : 1;
}

static gboolean
is_one_table (const AssayHeldReceived *one, const AssayHeldReceived *other)
{
  return g_str_equal (one->scheme, other->scheme) && g_str_equal (one->edition, other->edition)
         && one->received == other->received;
}

/* Whether it can be compared; else it is put apart. */
static gboolean
sort_out (AssayStandardsComparison *self,
          const AssayRegister *held,
          const AssayHeldReceived *received)
{
  AssayStandardsApart apart = { ASSAY_STANDARDS_UNVERIFIED, received };
  guint n_results = 0;

  assay_register_get_owned (held, ASSAY_HELD_RESULT, received->value.id, &n_results);
  if (received->is_verified && received->edition != NULL && n_results > 0)
    return TRUE;
  if (received->is_verified)
    apart.reason =
        received->edition == NULL ? ASSAY_STANDARDS_NO_EDITION : ASSAY_STANDARDS_NO_RESULTS;
  g_array_append_val (self->apart, apart);

  return FALSE;
}

/* --- A table ----------------------------------------------------------------------------------
 */

static guint
find_standard (const AssayComparedStandards *self, const char *standard)
{
  guint place = 0;

  while (place < self->standards->len
         && !g_str_equal (((const AssayHeldResult *) self->standards->pdata[place])->standard,
                          standard))
    place++;

  return place;
}

static void
add_standards (AssayComparedStandards *self,
               const AssayRegister *held,
               const AssayHeldReceived *received)
{
  guint n;
  gpointer const *results =
      assay_register_get_owned (held, ASSAY_HELD_RESULT, received->value.id, &n);

  for (guint i = 0; i < n; i++)
    if (find_standard (self, ((const AssayHeldResult *) results[i])->standard)
        == self->standards->len)
      g_ptr_array_add (self->standards, results[i]);
}

static void
fill_row (AssayComparedStandards *self, const AssayRegister *held, guint row)
{
  guint n;
  gpointer const *results =
      assay_register_get_owned (held, ASSAY_HELD_RESULT, self->received[row]->value.id, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldResult *result = results[i];

      self->results[row * self->standards->len + find_standard (self, result->standard)] = result;
    }
}

/* From @first on, as many as belong into one table; the latest of each service counts. */
static AssayComparedStandards *
table_new (const AssayRegister *held, const GPtrArray *sorted, guint first, guint end)
{
  AssayComparedStandards *self = g_new0 (AssayComparedStandards, 1);

  self->scheme = RECEIVED (sorted, first)->scheme;
  self->edition = RECEIVED (sorted, first)->edition;
  self->kind = RECEIVED (sorted, first)->received;
  self->standards = g_ptr_array_new ();
  self->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->received = g_new0 (const AssayHeldReceived *, end - first);
  for (guint i = first; i < end; i++)
    {
      const AssayHeldReceived *received = RECEIVED (sorted, i);

      if (i > first && RECEIVED (sorted, i - 1)->service == received->service)
        continue;
      self->received[self->services->len] = received;
      g_array_append_val (self->services, received->service);
      add_standards (self, held, received);
    }
  self->results = g_new0 (const AssayHeldResult *, self->services->len * self->standards->len);
  for (guint i = 0; i < self->services->len; i++)
    fill_row (self, held, i);

  return self;
}

AssayStandardsComparison *
assay_standards_comparison_new (const AssayRegister *held, const GArray *services)
{
  AssayStandardsComparison *self = g_new0 (AssayStandardsComparison, 1);
  const GPtrArray *all = assay_register_get_values (held, ASSAY_HELD_RECEIVED);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->apart = g_array_new (FALSE, FALSE, sizeof (AssayStandardsApart));
  for (guint i = 0; i < all->len; i++)
    if (assay_comparison_is_wanted (services, RECEIVED (all, i)->service)
        && sort_out (self, held, all->pdata[i]))
      g_ptr_array_add (sorted, all->pdata[i]);
  g_ptr_array_sort (sorted, compare_received);
  for (guint first = 0, end; first < sorted->len; first = end)
    {
      end = first + 1;
      while (end < sorted->len && is_one_table (RECEIVED (sorted, first), RECEIVED (sorted, end)))
        end++;
      g_ptr_array_add (self->tables, table_new (held, sorted, first, end));
    }

  return self;
}
