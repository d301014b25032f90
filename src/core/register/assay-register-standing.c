/* From what a register holds to how its contracts stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register.h"
#include "core/register/assay-register-settings.h"

#include "base/assay-text.h"

#include <string.h>

/* A case with the arrays that it borrows. */
typedef struct
{
  AssayStandingCase is;
  GStrv schemes;
  GArray *awards;     /* AssayCaseAward */
  GArray *conditions; /* AssayCaseCondition, of all awards */
  GArray *milestones; /* AssayCaseMilestone */
  GArray *received;   /* AssayCaseReceived */
} Case;

static void
case_clear (Case *self)
{
  g_strfreev (self->schemes);
  g_array_unref (self->awards);
  g_array_unref (self->conditions);
  g_array_unref (self->milestones);
  g_array_unref (self->received);
}

static void
take_conditions (Case *self, const AssayRegister *held, const AssayHeldAward *award)
{
  guint n;
  gpointer const *owned =
      assay_register_get_owned (held, ASSAY_HELD_CONDITION, award->value.id, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldCondition *condition = owned[i];
      AssayCaseCondition one = { condition->value.id, condition->due, condition->met };

      g_array_append_val (self->conditions, one);
    }
  g_array_index (self->awards, AssayCaseAward, self->awards->len - 1).n_conditions = n;
}

static void
take_awards (Case *self, const AssayRegister *held, gint64 service)
{
  guint n, taken = 0;
  gpointer const *owned = assay_register_get_owned (held, ASSAY_HELD_AWARD, service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldAward *award = owned[i];
      AssayCaseAward one = { .id = award->value.id,
                             .scheme = award->scheme,
                             .from = award->from,
                             .until = award->until,
                             .withdrawn = award->withdrawn,
                             .is_sourced = !assay_text_is_blank (award->source),
                             .confirmed = award->confirmed };

      g_array_append_val (self->awards, one);
      take_conditions (self, held, award);
    }
  /* Only now do the conditions stay where they are. */
  for (guint i = 0; i < self->awards->len; i++)
    {
      AssayCaseAward *award = &g_array_index (self->awards, AssayCaseAward, i);

      award->conditions = (const AssayCaseCondition *) self->conditions->data + taken;
      taken += award->n_conditions;
    }
}

/* A report that leaves something to do. A submission's own results say what the service thinks. */
static gboolean
is_against (const AssayRegister *held, const AssayHeldReceived *received)
{
  guint n;
  gpointer const *results =
      assay_register_get_owned (held, ASSAY_HELD_RESULT, received->value.id, &n);

  for (guint i = 0; i < n; i++)
    {
      AssayResultState state = ((const AssayHeldResult *) results[i])->state;

      if (received->received == ASSAY_RECEIVED_REPORT
          && (state == ASSAY_RESULT_FURTHER_WORK || state == ASSAY_RESULT_NOT_MET))
        return TRUE;
    }

  return FALSE;
}

static void
take_received (Case *self, const AssayRegister *held, gint64 service)
{
  guint n;
  gpointer const *owned = assay_register_get_owned (held, ASSAY_HELD_RECEIVED, service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldReceived *received = owned[i];
      AssayCaseReceived one = { .id = received->value.id,
                                .scheme = received->scheme,
                                .day = received->day,
                                .is_verified = received->is_verified,
                                .is_against = is_against (held, received),
                                .round = received->round };

      g_array_append_val (self->received, one);
    }
}

static void
take_milestones (Case *self, const AssayRegister *held, const AssayHeldClause *clause)
{
  guint n;
  gpointer const *owned =
      assay_register_get_owned (held, ASSAY_HELD_MILESTONE, clause->value.id, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldMilestone *milestone = owned[i];
      AssayCaseMilestone one = { milestone->value.id, milestone->milestone, milestone->due,
                                 milestone->reached, !assay_text_is_blank (milestone->source) };

      g_array_append_val (self->milestones, one);
    }
}

/* Of several schemes, the longest lead times: asking early costs nothing. */
static void
take_lead_times (Case *self, const GArray *lead_times)
{
  for (guint i = 0; lead_times != NULL && i < lead_times->len; i++)
    {
      const AssayLeadTimes *one = &g_array_index (lead_times, AssayLeadTimes, i);

      if (self->schemes == NULL
          || !g_strv_contains ((const char *const *) self->schemes, one->scheme))
        continue;
      self->is.long_months = MAX (self->is.long_months, one->long_months);
      self->is.short_months = MAX (self->is.short_months, one->short_months);
    }
}

static AssayStanding *
compute_one (const AssayRegister *held,
             const AssayHeldClause *clause,
             gint64 service,
             const GArray *lead_times,
             const AssayContractStanding *term,
             gboolean lacks_partners,
             AssayDate on)
{
  Case self = { .is = { .clause = clause->clause,
                        .begins = term->contract->begins,
                        .ends = term->ends,
                        .by = clause->by,
                        .lacks_partners = lacks_partners,
                        .fresh_months = assay_register_get_fresh_months (held) } };
  AssayStanding *standing;

  self.awards = g_array_new (FALSE, FALSE, sizeof (AssayCaseAward));
  self.conditions = g_array_new (FALSE, FALSE, sizeof (AssayCaseCondition));
  self.milestones = g_array_new (FALSE, FALSE, sizeof (AssayCaseMilestone));
  self.received = g_array_new (FALSE, FALSE, sizeof (AssayCaseReceived));
  if (clause->schemes != NULL)
    self.schemes = g_strsplit (clause->schemes, " ", -1);
  take_awards (&self, held, service);
  take_milestones (&self, held, clause);
  take_received (&self, held, service);
  take_lead_times (&self, lead_times);
  self.is.schemes = (const char *const *) self.schemes;
  self.is.awards = (const AssayCaseAward *) self.awards->data;
  self.is.n_awards = self.awards->len;
  self.is.milestones = (const AssayCaseMilestone *) self.milestones->data;
  self.is.n_milestones = self.milestones->len;
  self.is.received = (const AssayCaseReceived *) self.received->data;
  self.is.n_received = self.received->len;
  standing = assay_standing_compute (&self.is, on);
  case_clear (&self);

  return standing;
}

/* Keeps the worse of what there is and @standing, which it takes. */
static void
take_standing (AssayContractStanding *self,
               AssayStanding *standing,
               const AssayHeldClause *clause,
               const AssayHeldService *service)
{
  if (standing->next != ASSAY_DATE_NONE
      && (self->next == ASSAY_DATE_NONE || standing->next < self->next))
    self->next = standing->next;
  if (self->standing != NULL
      && assay_standing_compare (self->standing->state, standing->state) <= 0)
    {
      assay_standing_free (standing);
      return;
    }
  g_clear_pointer (&self->standing, assay_standing_free);
  self->standing = standing;
  self->clause = clause;
  self->service = service;
}

/* A partnership of one is none, and one that is recorded twice is one. */
static gboolean
lacks_partners (gpointer const *partners, guint n)
{
  const AssayHeldPartner *const *all = (const AssayHeldPartner *const *) partners;

  for (guint i = 1; i < n; i++)
    if (all[i]->service != all[0]->service)
      return FALSE;

  return TRUE;
}

static void
judge_clause (AssayContractStanding *self,
              const AssayRegister *held,
              const AssayHeldClause *clause,
              const GArray *lead_times,
              AssayDate on)
{
  gint64 whole = self->contract->service;
  const AssayHeldService *service = assay_register_lookup (held, ASSAY_HELD_SERVICE, whole);
  guint n = 0;
  gpointer const *partners = assay_register_get_owned (held, ASSAY_HELD_PARTNER, whole, &n);
  gboolean is_unknown;

  /* A service that is no partnership is its own only partner. */
  is_unknown = clause->is_of_each_partner && service != NULL && service->is_partnership
               && lacks_partners (partners, n);
  if (!clause->is_of_each_partner || n == 0 || is_unknown)
    {
      take_standing (self, compute_one (held, clause, whole, lead_times, self, is_unknown, on),
                     clause, service);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 partner = ((const AssayHeldPartner *) partners[i])->service;

      take_standing (self, compute_one (held, clause, partner, lead_times, self, FALSE, on), clause,
                     assay_register_lookup (held, ASSAY_HELD_SERVICE, partner));
    }
}

/* The last day with the extensions taken up; the day on which a later one is taken is a day to look
 * again. */
static void
take_term (AssayContractStanding *self, const AssayRegister *held, AssayDate on)
{
  guint n;
  gpointer const *owned =
      assay_register_get_owned (held, ASSAY_HELD_EXTENSION, self->contract->value.id, &n);

  self->ends = self->contract->ends;
  for (guint i = 0; i < n && self->ends != ASSAY_DATE_NONE; i++)
    {
      const AssayHeldExtension *extension = owned[i];

      if (extension->taken == ASSAY_DATE_NONE)
        continue;
      if (extension->taken <= on)
        self->ends = MAX (self->ends, extension->until);
      else if (self->next == ASSAY_DATE_NONE || extension->taken < self->next)
        self->next = extension->taken;
    }
}

AssayContractStanding *
assay_register_compute_standing (const AssayRegister *self,
                                 const AssayHeldContract *contract,
                                 const GArray *lead_times,
                                 AssayDate on)
{
  AssayContractStanding *result = g_new0 (AssayContractStanding, 1);
  AssayStandingCase nothing = { .clause = ASSAY_CLAUSE_NONE };
  guint n;
  gpointer const *clauses =
      assay_register_get_owned (self, ASSAY_HELD_CLAUSE, contract->value.id, &n);

  result->contract = contract;
  take_term (result, self, on);
  for (guint i = 0; i < n; i++)
    judge_clause (result, self, clauses[i], lead_times, on);
  if (n == 0)
    take_standing (result, assay_standing_compute (&nothing, on), NULL,
                   assay_register_lookup (self, ASSAY_HELD_SERVICE, contract->service));

  return result;
}

void
assay_contract_standing_free (AssayContractStanding *self)
{
  if (self == NULL)
    return;
  assay_standing_free (self->standing);
  g_free (self);
}

static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  const AssayContractStanding *one = *(gconstpointer const *) a;
  const AssayContractStanding *other = *(gconstpointer const *) b;
  int order = assay_standing_compare (one->standing->state, other->standing->state);
  AssayDate next_of_one = one->next != ASSAY_DATE_NONE ? one->next : G_MAXUINT32;
  AssayDate next_of_other = other->next != ASSAY_DATE_NONE ? other->next : G_MAXUINT32;

  if (order != 0)
    return order;
  if (next_of_one != next_of_other)
    return next_of_one < next_of_other ? -1 : 1;
  order = strcmp (one->contract->title, other->contract->title);
  if (order != 0)
    return order;

  return one->contract->value.id < other->contract->value.id ? -1 : 1;
}

GPtrArray *
assay_register_list_standings (const AssayRegister *self, const GArray *lead_times, AssayDate on)
{
  const GPtrArray *contracts = assay_register_get_values (self, ASSAY_HELD_CONTRACT);
  GPtrArray *list =
      g_ptr_array_new_full (contracts->len, (GDestroyNotify) assay_contract_standing_free);

  for (guint i = 0; i < contracts->len; i++)
    g_ptr_array_add (list,
                     assay_register_compute_standing (self, contracts->pdata[i], lead_times, on));
  g_ptr_array_sort (list, compare_urgency);

  return list;
}
