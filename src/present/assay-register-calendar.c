/* What is due in a register, by day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-calendar.h"

#include "core/register/assay-calendar-file.h"
#include "present/assay-register-reading.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayDueKind. */
static const char *const due_ids[] = { "contract-begins", "contract-ends", "secured",   "milestone",
                                       "condition",       "award-ends",    "extension", "renewal",
                                       "renewal-last",    "look-again" };

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
    case ASSAY_DUE_EXTENSION:
      return g_strdup_printf (_ ("Last day to extend the contract until %s"), name);
    case ASSAY_DUE_RENEWAL:
      return g_strdup_printf (_ ("Time to plan the renewal of %s"), name);
    case ASSAY_DUE_RENEWAL_LAST:
      return g_strdup_printf (_ ("The renewal of %s should be submitted"), name);
    case ASSAY_DUE_LOOK_AGAIN:
      return name != NULL ? g_strdup_printf (_ ("Look again at how it stands. %s"), name)
                          : g_strdup (_ ("Look again at how it stands"));
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
  gboolean is_overdue =
      day < self->ground->on && (kind == ASSAY_DUE_MILESTONE || kind == ASSAY_DUE_CONDITION);
  AssayDue *due;

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
  due->is_overdue = is_overdue;
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

/* An award is only looked forward to where the contract asks for it. */
static gboolean
is_asked (const Listing *self, const AssayHeldAward *award)
{
  guint n;
  gpointer const *clauses = assay_register_get_owned (self->ground->held, ASSAY_HELD_CLAUSE,
                                                      self->contract->value.id, &n);

  for (guint i = 0; i < n; i++)
    if (((const AssayHeldClause *) clauses[i])->clause != ASSAY_CLAUSE_NONE
        && assay_register_reads_scheme (clauses[i], award->scheme))
      return TRUE;

  return FALSE;
}

static AssayLeadTimes
get_lead_times (const AssayRegisterSchemes *schemes, const char *scheme)
{
  const GArray *all = schemes != NULL ? assay_register_schemes_get_lead_times (schemes) : NULL;
  AssayLeadTimes found = { scheme, ASSAY_STANDING_LONG_MONTHS, ASSAY_STANDING_SHORT_MONTHS };

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const AssayLeadTimes *one = &g_array_index (all, AssayLeadTimes, i);

      if (!g_str_equal (one->scheme, scheme))
        continue;
      found.long_months = one->long_months != 0 ? one->long_months : found.long_months;
      found.short_months = one->short_months != 0 ? one->short_months : found.short_months;
    }

  return found;
}

/* The award's last day, and the lead times before it; none of which matters where the contract is
 * over by then. */
static void
add_award_end (Listing *self, const AssayHeldAward *award)
{
  AssayDate last = assay_register_get_award_end (award);
  AssayDate ends = assay_register_get_end (self->ground, self->contract);
  AssayLeadTimes lead = get_lead_times (self->ground->schemes, award->scheme);
  const char *title = assay_register_schemes_get_title (self->ground->schemes, award->scheme);

  add (self, ASSAY_DUE_AWARD_ENDS, last, award, title);
  if (last == ASSAY_DATE_NONE || award->withdrawn != ASSAY_DATE_NONE
      || (ends != ASSAY_DATE_NONE && last >= ends))
    return;
  add (self, ASSAY_DUE_RENEWAL, assay_date_add_months (last, -(int) lead.long_months), award,
       title);
  add (self, ASSAY_DUE_RENEWAL_LAST, assay_date_add_months (last, -(int) lead.short_months), award,
       title);
}

static void
add_extensions (Listing *self, AssayDate ends)
{
  guint n;
  gpointer const *extensions = assay_register_get_owned (self->ground->held, ASSAY_HELD_EXTENSION,
                                                         self->contract->value.id, &n);

  for (guint i = 0; ends != ASSAY_DATE_NONE && i < n; i++)
    {
      const AssayHeldExtension *extension = extensions[i];
      g_autofree char *until = assay_date_format_long (extension->until);

      if (extension->taken == ASSAY_DATE_NONE && extension->until > ends)
        add (self, ASSAY_DUE_EXTENSION, ends, extension, until);
    }
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

      if (!is_asked (self, award))
        continue;
      if (!is_followed (awards, n, award))
        add_award_end (self, award);
      for (guint j = 0; j < n_conditions; j++)
        {
          const AssayHeldCondition *condition = conditions[j];

          if (condition->met == ASSAY_DATE_NONE || condition->met > self->ground->on)
            add (self, ASSAY_DUE_CONDITION, condition->due, condition, condition->what);
        }
    }
}

/* Until then nothing changes by itself; what does then is mostly one of the days above. @n_before
 * are the lines of other contracts. */
static void
add_next (Listing *self, guint n_before)
{
  const AssayRegisterSchemes *schemes = self->ground->schemes;
  g_autoptr (AssayContractStanding) standing = assay_register_compute_standing (
      self->ground->held, self->contract,
      schemes != NULL ? assay_register_schemes_get_lead_times (schemes) : NULL, self->ground->on);

  for (guint i = n_before; i < self->list->len; i++)
    if (((const AssayDue *) self->list->pdata[i])->day == standing->next)
      return;
  add (self, ASSAY_DUE_LOOK_AGAIN, standing->next, self->contract,
       assay_register_word_step (standing->standing->step));
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
      guint n, n_before = listing.list->len;
      gpointer const *clauses =
          assay_register_get_owned (ground->held, ASSAY_HELD_CLAUSE, contract->value.id, &n);

      if (ends != ASSAY_DATE_NONE && ends < ground->on)
        continue;
      listing.contract = contract;
      add (&listing, ASSAY_DUE_CONTRACT_BEGINS, contract->begins, contract, NULL);
      add (&listing, ASSAY_DUE_CONTRACT_ENDS, ends, contract, NULL);
      add_extensions (&listing, ends);
      for (guint j = 0; j < n; j++)
        add_clause (&listing, clauses[j]);
      add_awards (&listing);
      add_next (&listing, n_before);
    }
  g_ptr_array_sort (listing.list, compare_due);

  return listing.list;
}

/* --- As a file --------------------------------------------------------------------------------
 */

/* Of what it is, and not of its day or words: those may change. */
static char *
format_uid (const AssayDue *due)
{
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%s-%" G_GINT64_FORMAT,
                          assay_due_kind_get_id (due->due), due->contract,
                          assay_held_get_row (due->held)->id, due->id);
}

char *
assay_register_format_calendar (const AssayRegisterGround *ground,
                                const char *title,
                                AssayDate first,
                                AssayDate last,
                                gint64 now)
{
  g_autoptr (GPtrArray) list = assay_register_list_due (ground, first, last);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (AssayCalendarEntry));
  g_autofree char *day = assay_date_format_long (ground->on);
  g_autofree char *recorded = g_strdup_printf (_ ("As recorded on %s."), day);

  for (guint i = 0; i < list->len; i++)
    {
      const AssayDue *due = list->pdata[i];
      char *uid = format_uid (due);
      char *summary = g_strdup_printf ("%s: %s", due->where, due->what);
      AssayCalendarEntry entry = { uid, due->day, summary, recorded };

      g_ptr_array_add (texts, uid);
      g_ptr_array_add (texts, summary);
      g_array_append_val (entries, entry);
    }

  return assay_calendar_file_format (title, title, entries, now);
}
