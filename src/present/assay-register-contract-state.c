/* What a contract's page shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-contract-state.h"

#include "present/assay-register-reading.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

/* --- Facts --- */

void
assay_register_fact_free (gpointer fact)
{
  AssayRegisterFact *self = fact;

  g_free (self->label);
  g_free (self->text);
  g_free (self->detail);
  g_free (self);
}

AssayRegisterFact *
assay_register_fact_new (AssayHeldKind kind, gint64 id, const char *label, char *text, char *detail)
{
  AssayRegisterFact *fact = g_new0 (AssayRegisterFact, 1);

  fact->kind = kind;
  fact->id = id;
  fact->label = g_strdup (label);
  fact->text = text;
  fact->detail = detail;

  return fact;
}

static GPtrArray *
fact_list_new (void)
{
  return g_ptr_array_new_with_free_func (assay_register_fact_free);
}

/* Whether a line of a contract's page is a value that is changed there. Its service and area are
 * others' too, and the contract itself has its own buttons. */
static gboolean
is_own (AssayHeldKind kind)
{
  return kind != ASSAY_HELD_AREA && kind != ASSAY_HELD_SERVICE && kind != ASSAY_HELD_CONTRACT;
}

/* Takes @text and @detail; nothing is added without @text. */
static void
add_fact (GPtrArray *facts, gconstpointer value, const char *label, char *text, char *detail)
{
  const AssayRegisterValue *held = value;
  AssayRegisterFact *fact;

  if (text == NULL)
    {
      g_free (detail);
      return;
    }
  fact = assay_register_fact_new (held->kind, held->id, label, text, detail);
  fact->can_change = is_own (held->kind);
  g_ptr_array_add (facts, fact);
}

static int
compare_extensions (gconstpointer a, gconstpointer b)
{
  const AssayHeldExtension *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  return one->until != other->until ? ORDER (one->until, other->until)
                                    : ORDER (one->value.id, other->value.id);
}

static char *
word_extension (const AssayHeldExtension *extension)
{
  g_autofree char *until = assay_date_format_long (extension->until);
  g_autofree char *taken = assay_date_format_long (extension->taken);

  if (until == NULL)
    return g_strdup (_ ("No day is recorded"));
  if (taken == NULL)
    return g_strdup_printf (_ ("Until %s, if it is taken up"), until);

  return g_strdup_printf (_ ("Until %s, taken up on %s"), until, taken);
}

static void
add_extensions (AssayRegisterContractState *self, const AssayRegisterGround *ground)
{
  g_autoptr (GPtrArray) extensions = g_ptr_array_new ();
  guint n = 0;
  gpointer const *owned =
      assay_register_get_owned (ground->held, ASSAY_HELD_EXTENSION, self->contract, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (extensions, owned[i]);
  g_ptr_array_sort (extensions, compare_extensions);
  for (guint i = 0; i < n; i++)
    add_fact (self->facts, extensions->pdata[i], _ ("Extension"),
              word_extension (extensions->pdata[i]), NULL);
}

static void
add_partners (AssayRegisterContractState *self,
              const AssayRegisterGround *ground,
              const AssayHeldService *service)
{
  guint n = 0;
  gpointer const *partners =
      assay_register_get_owned (ground->held, ASSAY_HELD_PARTNER, self->own_service, &n);

  if (n == 0 && (service == NULL || !service->is_partnership))
    return;
  self->partners = fact_list_new ();
  for (guint i = 0; i < n; i++)
    add_fact (self->partners, partners[i], _ ("Partner"),
              assay_register_word_value (ground, partners[i]), NULL);
}

static void
add_contract_facts (AssayRegisterContractState *self,
                    const AssayRegisterGround *ground,
                    const AssayHeldContract *contract)
{
  const AssayHeldService *service =
      assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, contract->service);
  gint64 area_id = contract->area != 0 || service == NULL ? contract->area : service->area;
  const AssayHeldArea *area = assay_register_lookup (ground->held, ASSAY_HELD_AREA, area_id);

  if (service != NULL)
    add_fact (self->facts, service, service->is_partnership ? _ ("Partnership") : _ ("Service"),
              g_strdup (service->name), NULL);
  add_partners (self, ground, service);
  if (area != NULL)
    add_fact (self->facts, area, _ ("Area"), g_strdup (area->name), NULL);
  add_fact (self->facts, contract, _ ("Reference"), g_strdup (contract->reference), NULL);
  add_fact (self->facts, contract, _ ("Term"), assay_register_word_term (ground, contract), NULL);
  add_fact (self->facts, contract, _ ("Funding"), g_strdup (contract->funding), NULL);
  add_extensions (self, ground);
}

/* --- Clauses --- */

static void
clause_free (gpointer clause)
{
  AssayRegisterClauseState *self = clause;

  g_free (self->sentence);
  g_free (self->wording);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static char *
word_milestone (const AssayRegisterGround *ground,
                const AssayHeldMilestone *milestone,
                AssayDate reached)
{
  g_autofree char *due = assay_date_format_long (milestone->due);
  g_autofree char *day = assay_date_format_long (reached);
  g_autofree char *distance = NULL;

  if (day != NULL)
    return g_strdup_printf (_ ("%s: reached on %s"), milestone->what, day);
  if (due == NULL)
    return g_strdup_printf (_ ("%s: no day is recorded"), milestone->what);
  distance = assay_register_word_distance (milestone->due, ground->on);
  if (milestone->due < ground->on)
    return g_strdup_printf (_ ("%s: was due on %s, %s"), milestone->what, due, distance);

  return g_strdup_printf (_ ("%s: due on %s, %s"), milestone->what, due, distance);
}

static char *
word_milestone_detail (const AssayHeldMilestone *milestone)
{
  const char *by = assay_register_word_milestone_kind (milestone->milestone);

  if (milestone->milestone == ASSAY_MILESTONE_SAID && milestone->source != NULL)
    return g_strdup_printf (_ ("Known from “%s”"), milestone->source);
  if (milestone->milestone == ASSAY_MILESTONE_SAID && milestone->reached != ASSAY_DATE_NONE)
    return g_strdup (_ ("Nobody has recorded how that is known"));

  return g_strdup_printf (_ ("Reached by: %s"), by);
}

static int
compare_milestones (gconstpointer a, gconstpointer b)
{
  const AssayHeldMilestone *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  return one->due != other->due ? ORDER (one->due, other->due)
                                : ORDER (one->value.id, other->value.id);
}

static AssayRegisterClauseState *
clause_state_new (const AssayRegisterGround *ground, const AssayHeldClause *clause, gint64 service)
{
  AssayRegisterClauseState *self = g_new0 (AssayRegisterClauseState, 1);
  g_autoptr (GPtrArray) milestones = g_ptr_array_new ();
  guint n;
  gpointer const *owned =
      assay_register_get_owned (ground->held, ASSAY_HELD_MILESTONE, clause->value.id, &n);

  self->id = clause->value.id;
  self->sentence = assay_register_word_clause (ground, clause);
  self->wording = g_strdup (clause->wording);
  self->steps = fact_list_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (milestones, owned[i]);
  g_ptr_array_sort (milestones, compare_milestones);
  for (guint i = 0; i < n; i++)
    {
      const AssayHeldMilestone *milestone = milestones->pdata[i];
      AssayDate reached = assay_register_find_reached (ground, clause, milestone, service);

      add_fact (self->steps, milestone, _ ("Milestone"),
                word_milestone (ground, milestone, reached), word_milestone_detail (milestone));
    }

  return self;
}

/* --- Awards, what was received, notes --- */

/* The newest first; what has no day is the newest, so that somebody looks. */
static AssayDate
get_day (gconstpointer value)
{
  const AssayRegisterValue *held = value;
  AssayDate day = ASSAY_DATE_NONE;

  if (held->kind == ASSAY_HELD_AWARD)
    day = ((const AssayHeldAward *) value)->from;
  else if (held->kind == ASSAY_HELD_RECEIVED)
    day = ((const AssayHeldReceived *) value)->day;
  else if (held->kind == ASSAY_HELD_NOTE)
    day = ((const AssayHeldNote *) value)->day;

  return day != ASSAY_DATE_NONE ? day : G_MAXUINT32;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const AssayRegisterValue *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;
  AssayDate day_of_one = get_day (one), day_of_other = get_day (other);

  return day_of_one != day_of_other ? ORDER (day_of_other, day_of_one) : ORDER (other->id, one->id);
}

static GPtrArray *
list_newest (const AssayRegisterGround *ground, AssayHeldKind kind, gint64 owner)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n;
  gpointer const *owned = assay_register_get_owned (ground->held, kind, owner, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, owned[i]);
  g_ptr_array_sort (list, compare_newest);

  return list;
}

static char *
word_condition (const AssayRegisterGround *ground, const AssayHeldCondition *condition)
{
  g_autofree char *due = assay_date_format_long (condition->due);
  g_autofree char *met = assay_date_format_long (condition->met);
  g_autofree char *distance = NULL;

  if (met != NULL)
    return g_strdup_printf (_ ("%s: met on %s"), condition->what, met);
  if (due == NULL)
    return g_strdup_printf (_ ("%s: no day is recorded"), condition->what);
  distance = assay_register_word_distance (condition->due, ground->on);

  return g_strdup_printf (_ ("%s: to be met by %s, %s"), condition->what, due, distance);
}

static void
add_awards (AssayRegisterContractState *self, const AssayRegisterGround *ground, gint64 service)
{
  g_autoptr (GPtrArray) awards = list_newest (ground, ASSAY_HELD_AWARD, service);

  for (guint i = 0; i < awards->len; i++)
    {
      const AssayHeldAward *award = awards->pdata[i];
      guint n;
      gpointer const *conditions =
          assay_register_get_owned (ground->held, ASSAY_HELD_CONDITION, award->value.id, &n);

      add_fact (self->awards, award, _ ("Award"), assay_register_word_award (ground, award),
                assay_register_word_source (ground, award));
      for (guint j = 0; j < n; j++)
        add_fact (self->awards, conditions[j], _ ("Condition"),
                  word_condition (ground, conditions[j]), NULL);
    }
}

static void
add_received (AssayRegisterContractState *self, const AssayRegisterGround *ground, gint64 service)
{
  g_autoptr (GPtrArray) list = list_newest (ground, ASSAY_HELD_RECEIVED, service);

  for (guint i = 0; i < list->len; i++)
    {
      const AssayHeldReceived *received = list->pdata[i];
      const char *title = assay_register_schemes_get_title (ground->schemes, received->scheme);

      add_fact (self->received, received, assay_register_word_received_kind (received->received),
                assay_register_word_value (ground, received),
                received->is_verified
                    ? g_strdup_printf (_ ("%s, round %u, verified"), title, received->round)
                    : g_strdup_printf (_ ("%s, round %u: failed verification, so it does not "
                                          "count"),
                                       title, received->round));
    }
}

/* Whether the register has a figure of the same measure that is for a later time. */
static gboolean
is_overtaken (const AssayHeldMeasure *measure, gpointer const *measures, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const AssayHeldMeasure *other = measures[i];

      if (g_str_equal (other->scheme, measure->scheme)
          && g_strcmp0 (other->measure, measure->measure) == 0 && other->until > measure->until)
        return TRUE;
    }

  return FALSE;
}

/* The last of each measure, without the numbers: whether a small one may be shown is worked out
 * where services stand side by side (core/register/assay-suppression.h). */
static void
add_measures (AssayRegisterContractState *self, const AssayRegisterGround *ground, gint64 service)
{
  guint n = 0;
  gpointer const *measures =
      assay_register_get_owned (ground->held, ASSAY_HELD_MEASURE, service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldMeasure *measure = measures[i];
      g_autofree char *day = assay_date_format_long (measure->day);

      if (is_overtaken (measure, measures, n))
        continue;
      add_fact (self->measures, measure, _ ("Figure"), assay_register_word_value (ground, measure),
                measure->source != NULL
                    ? g_strdup_printf (_ ("Received on %s, from “%s”"), day != NULL ? day : "?",
                                       measure->source)
                    : g_strdup_printf (_ ("Received on %s; nothing says where it comes from"),
                                       day != NULL ? day : "?"));
    }
}

static void
add_notes (AssayRegisterContractState *self, const AssayRegisterGround *ground, gint64 contract)
{
  g_autoptr (GPtrArray) list = list_newest (ground, ASSAY_HELD_NOTE, contract);

  for (guint i = 0; i < list->len; i++)
    {
      const AssayHeldNote *note = list->pdata[i];
      g_autofree char *day = assay_date_format_long (note->day);

      add_fact (self->notes, note, day != NULL ? day : "?", g_strdup (note->text), NULL);
    }
}

/* --- The page --- */

static char *
word_subtitle (const AssayRegisterGround *ground, const AssayHeldContract *contract)
{
  const AssayHeldService *service =
      assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, contract->service);
  gint64 area_id = contract->area != 0 || service == NULL ? contract->area : service->area;
  const AssayHeldArea *area = assay_register_lookup (ground->held, ASSAY_HELD_AREA, area_id);
  g_autoptr (GString) text = g_string_new (service != NULL ? service->name : "?");

  if (area != NULL)
    g_string_append_printf (text, ", %s", area->name);
  if (contract->reference != NULL)
    g_string_append_printf (text, ", %s", contract->reference);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
take_standing (AssayRegisterContractState *self,
               const AssayRegisterGround *ground,
               const AssayContractStanding *standing)
{
  g_autofree char *day = assay_date_format_long (ground->on);
  const GArray *reasons = standing->standing->reasons;

  self->state = standing->standing->state;
  self->standing = assay_register_word_standing (self->state);
  self->sign = assay_register_word_standing_sign (self->state);
  self->verdict = g_strdup_printf (_ ("%s, as recorded on %s."), self->standing, day);
  self->next = assay_register_word_next (standing->next, ground->on);
  self->step = assay_register_word_step (standing->standing->step);
  g_ptr_array_add (self->reasons, assay_register_word_why (ground, standing));
  for (guint i = 1; i < reasons->len; i++)
    g_ptr_array_add (self->reasons, assay_register_word_reason (
                                        ground, &g_array_index (reasons, AssayStandingReason, i)));
}

AssayRegisterContractState *
assay_register_contract_state_new (const AssayRegisterGround *ground, gint64 contract)
{
  const AssayHeldContract *held =
      assay_register_lookup (ground->held, ASSAY_HELD_CONTRACT, contract);
  const GArray *lead_times =
      ground->schemes != NULL ? assay_register_schemes_get_lead_times (ground->schemes) : NULL;
  AssayRegisterContractState *self;
  g_autoptr (AssayContractStanding) standing = NULL;
  guint n;
  gpointer const *clauses;

  if (held == NULL)
    return NULL;
  standing = assay_register_compute_standing (ground->held, held, lead_times, ground->on);
  self = g_new0 (AssayRegisterContractState, 1);
  self->contract = contract;
  self->service = standing->service != NULL ? standing->service->value.id : held->service;
  self->own_service = held->service;
  self->title = g_strdup (held->title);
  self->subtitle = word_subtitle (ground, held);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  self->clauses = g_ptr_array_new_with_free_func (clause_free);
  self->facts = fact_list_new ();
  self->awards = fact_list_new ();
  self->received = fact_list_new ();
  self->measures = fact_list_new ();
  self->notes = fact_list_new ();
  take_standing (self, ground, standing);
  clauses = assay_register_get_owned (ground->held, ASSAY_HELD_CLAUSE, contract, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->clauses, clause_state_new (ground, clauses[i], self->service));
  add_contract_facts (self, ground, held);
  add_awards (self, ground, self->service);
  add_received (self, ground, self->service);
  add_measures (self, ground, self->service);
  add_notes (self, ground, contract);
  self->time_line = assay_time_line_new (ground, held, self->service);

  return self;
}

void
assay_register_contract_state_free (AssayRegisterContractState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->verdict);
  g_free (self->next);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->clauses);
  g_ptr_array_unref (self->facts);
  g_clear_pointer (&self->partners, g_ptr_array_unref);
  g_ptr_array_unref (self->awards);
  g_ptr_array_unref (self->received);
  g_ptr_array_unref (self->measures);
  g_ptr_array_unref (self->notes);
  assay_time_line_free (self->time_line);
  g_free (self);
}
