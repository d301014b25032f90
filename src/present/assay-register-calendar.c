/* What is due in a register, by day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-calendar.h"

#include "present/assay-register-reading.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayDueKind. */
static const char *const due_ids[] = { "contract-begins", "contract-ends", "secured",
                                       "milestone",       "condition",     "award-ends" };

G_STATIC_ASSERT (G_N_ELEMENTS (due_ids) == ASSAY_DUE_LAST + 1);

const char *
assay_due_kind_get_id (AssayDueKind kind)
{
  g_assert ((guint) kind < G_N_ELEMENTS (due_ids));

  return due_ids[kind];
}

typedef struct
{
  const AssayRegisterGround *ground;
  const AssayHeldContract *contract;
  AssayDate first;
  AssayDate last;
  GPtrArray *list;
} Listing;

static void
due_free (gpointer due)
{
  g_free (((AssayDue *) due)->what);
  g_free (((AssayDue *) due)->where);
  g_free (due);
}

static char *
word_what (AssayDueKind kind, const char *name)
{
  switch (kind)
    {
    case ASSAY_DUE_CONTRACT_BEGINS:
      return g_strdup (_ ("The contract begins"));
    case ASSAY_DUE_CONTRACT_ENDS:
      return g_strdup (_ ("The contract ends"));
    case ASSAY_DUE_SECURED:
      return g_strdup (_ ("The mark is to be secured"));
    case ASSAY_DUE_MILESTONE:
      return g_strdup_printf (_ ("Milestone “%s”"), name);
    case ASSAY_DUE_CONDITION:
      return g_strdup_printf (_ ("Condition “%s”"), name);
    case ASSAY_DUE_AWARD_ENDS:
      return g_strdup_printf (_ ("The award of %s ends"), name);
    }

  g_assert_not_reached ();
}

static char *
word_where (const Listing *self)
{
  const AssayHeldService *service =
      assay_register_lookup (self->ground->held, ASSAY_HELD_SERVICE, self->contract->service);

  return g_strdup_printf ("%s, %s", service != NULL ? service->name : "?", self->contract->title);
}

static void
add (Listing *self, AssayDueKind kind, AssayDate day, gconstpointer value, const char *name)
{
  const AssayRegisterValue *held = value;
  AssayDue *due;

  gboolean is_overdue =
      day < self->ground->on && (kind == ASSAY_DUE_MILESTONE || kind == ASSAY_DUE_CONDITION);

  if (day == ASSAY_DATE_NONE || day < self->first
      || (self->last != ASSAY_DATE_NONE && day > self->last))
    return;
  if (self->first == ASSAY_DATE_NONE && day < self->ground->on && !is_overdue)
    return;
  due = g_new0 (AssayDue, 1);
  due->due = kind;
  due->day = day;
  due->contract = self->contract->value.id;
  due->held = held->kind;
  due->id = held->id;
  due->is_overdue =
      day < self->ground->on && (kind == ASSAY_DUE_MILESTONE || kind == ASSAY_DUE_CONDITION);
  due->what = word_what (kind, name);
  due->where = word_where (self);
  g_ptr_array_add (self->list, due);
}

static void
add_clause (Listing *self, const AssayHeldClause *clause)
{
  guint n;
  gpointer const *owned =
      assay_register_get_owned (self->ground->held, ASSAY_HELD_MILESTONE, clause->value.id, &n);

  if (clause->clause == ASSAY_CLAUSE_SECURES)
    add (self, ASSAY_DUE_SECURED, clause->by, clause, NULL);
  for (guint i = 0; i < n; i++)
    {
      const AssayHeldMilestone *milestone = owned[i];

      if (assay_register_find_reached (self->ground, clause, milestone, self->contract->service)
          == ASSAY_DATE_NONE)
        add (self, ASSAY_DUE_MILESTONE, milestone->due, milestone, milestone->what);
    }
}

/* Whether another award of the same scheme goes on where @award ends. */
static gboolean
is_followed (gpointer const *awards, guint n, const AssayHeldAward *award)
{
  AssayDate last = assay_register_get_award_end (award);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldAward *other = awards[i];

      if (other != award && g_str_equal (other->scheme, award->scheme)
          && assay_register_is_award_whole (other) && other->from <= last + 1
          && assay_register_get_award_end (other) > last)
        return TRUE;
    }

  return FALSE;
}

static void
add_awards (Listing *self)
{
  guint n, n_conditions;
  gpointer const *awards =
      assay_register_get_owned (self->ground->held, ASSAY_HELD_AWARD, self->contract->service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldAward *award = awards[i];
      gpointer const *conditions =
          assay_register_get_owned (self->ground->held, ASSAY_HELD_CONDITION, award->value.id,
                                    &n_conditions);

      if (!is_followed (awards, n, award))
        add (self, ASSAY_DUE_AWARD_ENDS, assay_register_get_award_end (award), award,
             assay_register_schemes_get_title (self->ground->schemes, award->scheme));
      for (guint j = 0; j < n_conditions; j++)
        {
          const AssayHeldCondition *condition = conditions[j];

          if (condition->met == ASSAY_DATE_NONE || condition->met > self->ground->on)
            add (self, ASSAY_DUE_CONDITION, condition->due, condition, condition->what);
        }
    }
}

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const AssayDue *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  if (one->day != other->day)
    return ORDER (one->day, other->day);
  if (one->contract != other->contract)
    return ORDER (one->contract, other->contract);

  return one->due != other->due ? ORDER (one->due, other->due) : ORDER (one->id, other->id);
}

GPtrArray *
assay_register_list_due (const AssayRegisterGround *ground, AssayDate first, AssayDate last)
{
  const GPtrArray *contracts = assay_register_get_values (ground->held, ASSAY_HELD_CONTRACT);
  Listing listing = { ground, NULL, first, last, g_ptr_array_new_with_free_func (due_free) };

  for (guint i = 0; i < contracts->len; i++)
    {
      const AssayHeldContract *contract = contracts->pdata[i];
      AssayDate ends = assay_register_get_end (ground, contract);
      guint n;
      gpointer const *clauses =
          assay_register_get_owned (ground->held, ASSAY_HELD_CLAUSE, contract->value.id, &n);

      if (ends != ASSAY_DATE_NONE && ends < ground->on)
        continue;
      listing.contract = contract;
      add (&listing, ASSAY_DUE_CONTRACT_BEGINS, contract->begins, contract, NULL);
      add (&listing, ASSAY_DUE_CONTRACT_ENDS, ends, contract, NULL);
      for (guint j = 0; j < n; j++)
        add_clause (&listing, clauses[j]);
      add_awards (&listing);
    }
  g_ptr_array_sort (listing.list, compare_due);

  return listing.list;
}
