/* What changed in a register since a day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-changes-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayChangeKind. */
static const struct
{
  const char *id;
  const char *word;
} kinds[] = {
  { "worse", N_ ("Worse than before") },        { "other", N_ ("Otherwise than before") },
  { "better", N_ ("Better than before") },      { "new", N_ ("New in the register") },
  { "gone", N_ ("No longer in the register") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ASSAY_CHANGE_LAST + 1);

const char *
assay_change_kind_get_id (AssayChangeKind kind)
{
  g_assert ((guint) kind < G_N_ELEMENTS (kinds));

  return kinds[kind].id;
}

const char *
assay_change_kind_word (AssayChangeKind kind)
{
  g_assert ((guint) kind < G_N_ELEMENTS (kinds));

  return _ (kinds[kind].word);
}

static void
changed_free (gpointer changed)
{
  AssayRegisterChanged *self = changed;

  g_free (self->title);
  g_free (self->service);
  g_free (self->text);
  g_free (self);
}

static AssayRegisterChanged *
add (AssayRegisterChangesState *self, AssayChangeKind kind, const AssayRegisterRow *row)
{
  AssayRegisterChanged *changed = g_new0 (AssayRegisterChanged, 1);

  changed->change = kind;
  changed->contract = row->contract;
  changed->title = g_strdup (row->title);
  changed->service = g_strdup (row->service);
  g_ptr_array_add (self->rows, changed);

  return changed;
}

/* A contract that ended without its mark is no better for it, and one that began on course is no
 * worse. */
static AssayChangeKind
judge_change (AssayStandingState before, AssayStandingState after)
{
  int order = assay_standing_compare (after, before);

  if (after == ASSAY_STANDING_NOT_REQUIRED || order == 0)
    return ASSAY_CHANGE_OTHER;
  if (before == ASSAY_STANDING_NOT_REQUIRED)
    return after <= ASSAY_STANDING_AT_RISK ? ASSAY_CHANGE_WORSE : ASSAY_CHANGE_OTHER;

  return order < 0 ? ASSAY_CHANGE_WORSE : ASSAY_CHANGE_BETTER;
}

static void
compare (AssayRegisterChangesState *self,
         const AssayRegisterContractsState *after,
         const AssayRegisterRow *is,
         const AssayRegisterRow *was)
{
  g_autofree char *why = assay_register_word_why (&after->ground, is->standing);
  AssayRegisterChanged *changed;

  if (was == NULL)
    {
      changed = add (self, ASSAY_CHANGE_NEW, is);
      changed->after = is->state;
      changed->text = g_strdup_printf (_ ("%s. %s"), assay_register_word_standing (is->state), why);
      return;
    }
  if (was->state == is->state)
    {
      self->n_same++;
      return;
    }
  changed = add (self, judge_change (was->state, is->state), is);
  changed->before = was->state;
  changed->after = is->state;

  /* Translators: how a contract stood, how it stands, and why: "Was: on course. Is: late. The …" */
  changed->text =
      g_strdup_printf (_ ("Was: %s. Is: %s. %s"), assay_register_word_standing (was->state),
                       assay_register_word_standing (is->state), why);
}

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_changed (gconstpointer a, gconstpointer b)
{
  const AssayRegisterChanged *one = *(gconstpointer const *) a;
  const AssayRegisterChanged *other = *(gconstpointer const *) b;

  if (one->change != other->change)
    return ORDER (one->change, other->change);
  if (one->after != other->after)
    return ORDER (one->after, other->after);

  return ORDER (one->contract, other->contract);
}

static char *
word_summary (const AssayRegisterChangesState *self)
{
  g_autofree char *day = assay_date_format_long (self->since);

  if (self->rows->len == 0)
    return g_strdup_printf (_ ("Every contract stands as it did on %s."), day);

  return g_strdup_printf (
      ngettext ("%u contract stands otherwise than on %s, is new, or is no longer there.",
                "%u contracts stand otherwise than on %s, are new, or are no longer there.",
                self->rows->len),
      self->rows->len, day);
}

static GHashTable *
index_rows (const AssayRegisterContractsState *state)
{
  GHashTable *rows = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < state->n_rows; i++)
    g_hash_table_insert (rows, &state->rows[i].contract, &state->rows[i]);

  return rows;
}

AssayRegisterChangesState *
assay_register_changes_state_new (const AssayRegisterContractsState *after,
                                  AssayRegister *before,
                                  AssayDate since)
{
  AssayRegisterChangesState *self = g_new0 (AssayRegisterChangesState, 1);
  g_autoptr (AssayRegisterContractsState) then =
      assay_register_contracts_state_new (before, after->ground.schemes, since);
  g_autoptr (GHashTable) was = index_rows (then);
  g_autoptr (GHashTable) is = index_rows (after);

  self->since = since;
  self->on = after->ground.on;
  self->rows = g_ptr_array_new_with_free_func (changed_free);
  for (guint i = 0; i < after->n_rows; i++)
    compare (self, after, &after->rows[i], g_hash_table_lookup (was, &after->rows[i].contract));
  for (guint i = 0; i < then->n_rows; i++)
    if (!g_hash_table_contains (is, &then->rows[i].contract))
      {
        AssayRegisterChanged *gone = add (self, ASSAY_CHANGE_GONE, &then->rows[i]);

        gone->before = then->rows[i].state;
        gone->text = g_strdup_printf (_ ("Was: %s."), assay_register_word_standing (gone->before));
      }
  g_ptr_array_sort (self->rows, compare_changed);
  self->summary = word_summary (self);

  return self;
}

void
assay_register_changes_state_free (AssayRegisterChangesState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self->summary);
  g_free (self);
}
