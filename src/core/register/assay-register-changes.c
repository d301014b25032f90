/* What changed in a register since a moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-changes.h"

#include <string.h>

static void
change_free (gpointer change)
{
  AssayContractChange *self = change;

  assay_contract_standing_free (self->then);
  assay_contract_standing_free (self->now);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
assay_register_changes_free (AssayRegisterChanges *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->contracts, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->before, assay_register_unref);
  g_clear_pointer (&self->now, assay_register_unref);
  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_free (self);
}

/* --- Whose line it is -------------------------------------------------------------------------
 */

typedef struct
{
  AssayRegisterChanges *changes;
  GHashTable *by_contract; /* id → AssayContractChange, borrowed */
} Work;

/* A value as it is, or as it was. */
static gconstpointer
lookup (const AssayRegisterChanges *self, AssayHeldKind kind, gint64 id)
{
  gconstpointer value = assay_register_lookup (self->now, kind, id);

  return value != NULL ? value : assay_register_lookup (self->before, kind, id);
}

static void
add_line_of (Work *self, gint64 contract, AssayTrailLine *line)
{
  AssayContractChange *change = g_hash_table_lookup (self->by_contract, &contract);

  if (change != NULL)
    g_ptr_array_add (change->lines, line);
}

static void
add_line_of_service (Work *self, const AssayRegister *held, gint64 service, AssayTrailLine *line)
{
  guint n;
  gpointer const *contracts = assay_register_get_owned (held, ASSAY_HELD_CONTRACT, service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayRegisterValue *contract = contracts[i];

      /* What both have is added once. */
      if (held == self->changes->now
          || assay_register_lookup (self->changes->now, ASSAY_HELD_CONTRACT, contract->id) == NULL)
        add_line_of (self, contract->id, line);
    }
}

/* A value of which nothing is left but what the trail says. */
static gpointer
parse_line (AssayHeldKind kind, const AssayTrailLine *line)
{
  return assay_register_value_parse (kind, line->item,
                                     line->became != NULL ? line->became : line->was, NULL);
}

/* Up from @kind and @id to a contract or a service; 0: to neither. */
static gint64
find_root (const AssayRegisterChanges *self, AssayHeldKind kind, gint64 id, AssayHeldKind *out_kind)
{
  gconstpointer value = lookup (self, kind, id);
  const AssayHeldRow *row = assay_held_get_row (kind);

  *out_kind = kind;
  if (kind == ASSAY_HELD_CONTRACT || kind == ASSAY_HELD_SERVICE)
    return id;
  if (value == NULL || row->fields[0].kind != ASSAY_HELD_REF)
    return 0;

  return find_root (self, row->fields[0].of, assay_register_value_get_owner (value), out_kind);
}

static void
add_line (Work *self, AssayTrailLine *line)
{
  AssayRegisterChanges *changes = self->changes;
  AssayHeldKind kind = ASSAY_HELD_AREA, root_kind = ASSAY_HELD_AREA;
  AssayRegisterValue *value;
  const AssayHeldRow *row;
  gint64 root = 0;

  /* The rewinding knew every kind. */
  assay_held_find_kind (line->kind, &kind);
  row = assay_held_get_row (kind);
  value = parse_line (kind, line);
  if (kind == ASSAY_HELD_CONTRACT)
    add_line_of (self, line->item, line);
  else if (value != NULL && kind != ASSAY_HELD_SERVICE && row->fields[0].kind == ASSAY_HELD_REF)
    root =
        find_root (changes, row->fields[0].of, assay_register_value_get_owner (value), &root_kind);
  if (root != 0 && root_kind == ASSAY_HELD_CONTRACT)
    add_line_of (self, root, line);
  else if (root != 0 && root_kind == ASSAY_HELD_SERVICE)
    {
      add_line_of_service (self, changes->now, root, line);
      add_line_of_service (self, changes->before, root, line);
    }
  else if (kind != ASSAY_HELD_CONTRACT)
    g_ptr_array_add (changes->others, line);
  assay_register_value_free (value);
}

/* --- The contracts ----------------------------------------------------------------------------
 */

static AssayContractChange *
new_change (const AssayHeldContract *contract)
{
  AssayContractChange *change = g_new0 (AssayContractChange, 1);

  change->contract = contract->value.id;
  change->title = contract->title;
  change->lines = g_ptr_array_new ();

  return change;
}

static void
add_contracts (
    Work *self, const AssayRegister *held, const GArray *lead_times, AssayDate on, gboolean is_now)
{
  const GPtrArray *contracts = assay_register_get_values (held, ASSAY_HELD_CONTRACT);

  for (guint i = 0; i < contracts->len; i++)
    {
      const AssayHeldContract *contract = contracts->pdata[i];
      AssayContractChange *change = g_hash_table_lookup (self->by_contract, &contract->value.id);
      AssayContractStanding *standing =
          assay_register_compute_standing (held, contract, lead_times, on);

      if (change == NULL)
        {
          change = new_change (contract);
          g_ptr_array_add (self->changes->contracts, change);
          g_hash_table_insert (self->by_contract, &change->contract, change);
        }
      if (is_now)
        change->now = standing;
      else
        change->then = standing;
    }
}

static int
compare_standings (const AssayContractChange *self)
{
  if (self->then == NULL || self->now == NULL)
    return 0;

  return assay_standing_compare (self->now->standing->state, self->then->standing->state);
}

static gboolean
is_changed (const AssayContractChange *self)
{
  return self->lines->len > 0 || self->then == NULL || self->now == NULL
         || self->now->standing->state != self->then->standing->state;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const AssayContractChange *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;
  int of_one = compare_standings (one), of_other = compare_standings (other), order;

  /* Worse, then better, then as it was. */
  if ((of_one == 0) != (of_other == 0))
    return of_one == 0 ? 1 : -1;
  if ((of_one < 0) != (of_other < 0))
    return of_one < 0 ? -1 : 1;
  order = strcmp (one->title, other->title);

  return order != 0 ? order : (one->contract > other->contract) - (one->contract < other->contract);
}

static void
drop_unchanged (GPtrArray *contracts)
{
  for (guint i = contracts->len; i > 0; i--)
    if (!is_changed (contracts->pdata[i - 1]))
      g_ptr_array_remove_index_fast (contracts, i - 1);
  g_ptr_array_sort (contracts, compare_changes);
}

AssayRegisterChanges *
assay_register_list_changes (AssayRegister *now,
                             GPtrArray *trail,
                             const char *moment,
                             const GArray *lead_times,
                             AssayDate then_on,
                             AssayDate now_on,
                             GError **error)
{
  g_autoptr (AssayRegisterChanges) self = g_new0 (AssayRegisterChanges, 1);
  g_autoptr (GHashTable) by_contract = g_hash_table_new (g_int64_hash, g_int64_equal);
  Work work = { self, by_contract };

  self->now = assay_register_ref (now);
  self->trail = g_ptr_array_ref (trail);
  self->contracts = g_ptr_array_new_with_free_func (change_free);
  self->others = g_ptr_array_new ();
  self->before = assay_register_rewind (now, trail, moment, error);
  if (self->before == NULL)
    return NULL;
  add_contracts (&work, now, lead_times, now_on, TRUE);
  add_contracts (&work, self->before, lead_times, then_on, FALSE);
  for (guint i = 0; i < trail->len; i++)
    {
      AssayTrailLine *line = trail->pdata[i];

      if (strcmp (line->moment, moment) >= 0)
        add_line (&work, line);
    }
  drop_unchanged (self->contracts);

  return g_steal_pointer (&self);
}
