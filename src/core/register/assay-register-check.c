/* What does not look right in a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-check.h"

#include "base/assay-text.h"

/* In the order of AssayDoubt. */
static const char *const doubt_ids[] = {
  "same-name",         "overlap",
  "contract-undated",  "clause-undated",
  "clause-late",       "no-milestones",
  "milestone-undated", "award-before-scheme",
  "award-incomplete",  "extension-backwards",
  "no-partners",       "clause-early",
  "condition-undated", "award-of-partner",
  "same-partner",
};

G_STATIC_ASSERT (G_N_ELEMENTS (doubt_ids) == ASSAY_DOUBT_LAST + 1);

const char *
assay_doubt_get_id (AssayDoubt doubt)
{
  g_assert ((guint) doubt < G_N_ELEMENTS (doubt_ids));

  return doubt_ids[doubt];
}

static void
doubt (GArray *doubts, AssayDoubt which, gconstpointer value, gint64 other)
{
  const AssayRegisterValue *about = value;
  AssayRegisterDoubt one = { which, about->kind, about->id, other };

  g_array_append_val (doubts, one);
}

/* --- Names ------------------------------------------------------------------------------------
 */

char *
assay_register_fold_name (const char *name)
{
  g_autofree char *spaced = assay_text_fold_space (name);
  g_autofree char *normal = g_utf8_normalize (spaced, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : spaced, -1);
}

/* The later one is doubted, and names the first. */
static void
check_name (GArray *doubts, GHashTable *names, gconstpointer value, const char *name)
{
  g_autofree char *folded = assay_register_fold_name (name);
  const AssayRegisterValue *first = g_hash_table_lookup (names, folded);

  if (first != NULL)
    doubt (doubts, ASSAY_DOUBT_SAME_NAME, value, first->id);
  else
    g_hash_table_insert (names, g_steal_pointer (&folded), (gpointer) value);
}

static void
check_names (const AssayRegister *self, GArray *doubts)
{
  const GPtrArray *areas = assay_register_get_values (self, ASSAY_HELD_AREA);
  const GPtrArray *services = assay_register_get_values (self, ASSAY_HELD_SERVICE);
  g_autoptr (GHashTable) of_areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) of_services =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < areas->len; i++)
    check_name (doubts, of_areas, areas->pdata[i], ((AssayHeldArea *) areas->pdata[i])->name);
  for (guint i = 0; i < services->len; i++)
    check_name (doubts, of_services, services->pdata[i],
                ((AssayHeldService *) services->pdata[i])->name);
}

/* --- Contracts --------------------------------------------------------------------------------
 */

static gboolean
is_overlapping (const AssayHeldContract *one, const AssayHeldContract *other)
{
  if (one->area != other->area || one->begins == ASSAY_DATE_NONE
      || other->begins == ASSAY_DATE_NONE)
    return FALSE;

  return (one->ends == ASSAY_DATE_NONE || other->begins <= one->ends)
         && (other->ends == ASSAY_DATE_NONE || one->begins <= other->ends);
}

static void
check_contract (const AssayRegister *self, GArray *doubts, const AssayHeldContract *contract)
{
  guint n;
  gpointer const *others =
      assay_register_get_owned (self, ASSAY_HELD_CONTRACT, contract->service, &n);

  if (contract->begins == ASSAY_DATE_NONE || contract->ends == ASSAY_DATE_NONE)
    doubt (doubts, ASSAY_DOUBT_CONTRACT_UNDATED, contract, 0);
  for (guint i = 0; i < n; i++)
    {
      const AssayHeldContract *other = others[i];

      if (other->value.id >= contract->value.id)
        break;
      if (is_overlapping (other, contract))
        doubt (doubts, ASSAY_DOUBT_OVERLAP, contract, other->value.id);
    }
}

static void
check_extension (const AssayRegister *self, GArray *doubts, const AssayHeldExtension *extension)
{
  const AssayHeldContract *contract =
      assay_register_lookup (self, ASSAY_HELD_CONTRACT, extension->contract);

  if (contract != NULL && extension->until <= contract->ends)
    doubt (doubts, ASSAY_DOUBT_EXTENSION_BACKWARDS, extension, extension->contract);
}

/* The contract's last day with every extension that may be taken; NONE where nobody knows. */
static AssayDate
get_last_day (const AssayRegister *self, const AssayHeldContract *contract)
{
  guint n;
  gpointer const *extensions =
      assay_register_get_owned (self, ASSAY_HELD_EXTENSION, contract->value.id, &n);
  AssayDate last = contract->ends;

  for (guint i = 0; i < n && last != ASSAY_DATE_NONE; i++)
    last = MAX (last, ((const AssayHeldExtension *) extensions[i])->until);

  return last;
}

static gboolean
has_award (const AssayRegister *self, gint64 service, const AssayHeldClause *clause)
{
  g_auto (GStrv) schemes = clause->schemes != NULL ? g_strsplit (clause->schemes, " ", -1) : NULL;
  guint n;
  gpointer const *awards = assay_register_get_owned (self, ASSAY_HELD_AWARD, service, &n);

  for (guint i = 0; i < n; i++)
    if (schemes == NULL
        || g_strv_contains ((const char *const *) schemes, ((AssayHeldAward *) awards[i])->scheme))
      return TRUE;

  return FALSE;
}

/* An award of one partner is none of the whole; who recorded it may have meant otherwise. */
static gboolean
is_held_by_partner (const AssayRegister *self,
                    const AssayHeldClause *clause,
                    const AssayHeldContract *contract)
{
  guint n;
  gpointer const *partners =
      assay_register_get_owned (self, ASSAY_HELD_PARTNER, contract->service, &n);

  if (clause->is_of_each_partner || clause->clause == ASSAY_CLAUSE_NONE
      || has_award (self, contract->service, clause))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (has_award (self, ((const AssayHeldPartner *) partners[i])->service, clause))
      return TRUE;

  return FALSE;
}

static gboolean
lacks_partners (const AssayRegister *self, const AssayHeldContract *contract)
{
  const AssayHeldService *service =
      assay_register_lookup (self, ASSAY_HELD_SERVICE, contract->service);
  guint n, n_others = 0;
  gpointer const *partners =
      assay_register_get_owned (self, ASSAY_HELD_PARTNER, contract->service, &n);

  for (guint i = 1; i < n; i++)
    if (((const AssayHeldPartner *) partners[i])->service
        != ((const AssayHeldPartner *) partners[0])->service)
      n_others++;

  return n == 0 || (service != NULL && service->is_partnership && n_others == 0);
}

static void
check_partner (const AssayRegister *self, GArray *doubts, const AssayHeldPartner *partner)
{
  guint n;
  gpointer const *others =
      assay_register_get_owned (self, ASSAY_HELD_PARTNER, partner->partnership, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldPartner *other = others[i];

      if (other->value.id >= partner->value.id)
        return;
      if (other->service == partner->service)
        {
          doubt (doubts, ASSAY_DOUBT_SAME_PARTNER, partner, partner->partnership);
          return;
        }
    }
}

static void
check_clause (const AssayRegister *self, GArray *doubts, const AssayHeldClause *clause)
{
  const AssayHeldContract *contract =
      assay_register_lookup (self, ASSAY_HELD_CONTRACT, clause->contract);
  AssayDate last = contract != NULL ? get_last_day (self, contract) : ASSAY_DATE_NONE;
  guint n_milestones;

  assay_register_get_owned (self, ASSAY_HELD_MILESTONE, clause->value.id, &n_milestones);
  if (clause->clause == ASSAY_CLAUSE_SECURES && clause->by == ASSAY_DATE_NONE)
    doubt (doubts, ASSAY_DOUBT_CLAUSE_UNDATED, clause, clause->contract);
  if (clause->clause == ASSAY_CLAUSE_SECURES && last != ASSAY_DATE_NONE && clause->by > last)
    doubt (doubts, ASSAY_DOUBT_CLAUSE_LATE, clause, clause->contract);
  if (clause->clause == ASSAY_CLAUSE_WORKS && n_milestones == 0)
    doubt (doubts, ASSAY_DOUBT_NO_MILESTONES, clause, clause->contract);
  if (contract == NULL)
    return;
  if (clause->is_of_each_partner && lacks_partners (self, contract))
    doubt (doubts, ASSAY_DOUBT_NO_PARTNERS, clause, clause->contract);
  if (clause->clause == ASSAY_CLAUSE_SECURES && clause->by != ASSAY_DATE_NONE
      && clause->by < contract->begins)
    doubt (doubts, ASSAY_DOUBT_CLAUSE_EARLY, clause, clause->contract);
  if (is_held_by_partner (self, clause, contract))
    doubt (doubts, ASSAY_DOUBT_AWARD_OF_PARTNER, clause, clause->contract);
}

/* --- Awards -----------------------------------------------------------------------------------
 */

/* Editions are mostly called by their year, and none is awarded before it. Others say nothing. */
static AssayDate
read_first_day (const char *edition)
{
  gint64 year = 0;

  if (edition == NULL || !g_ascii_string_to_signed (edition, 10, 1900, 2999, &year, NULL))
    return ASSAY_DATE_NONE;

  return assay_date_new ((guint) year, 1, 1);
}

static gboolean
is_before_scheme (const AssayHeldAward *award, const GArray *since)
{
  AssayDate edition = read_first_day (award->edition);

  if (award->from == ASSAY_DATE_NONE)
    return FALSE;
  for (guint i = 0; since != NULL && i < since->len; i++)
    {
      const AssaySchemeSince *one = &g_array_index (since, AssaySchemeSince, i);

      if (g_str_equal (one->scheme, award->scheme) && award->from < one->since)
        return TRUE;
    }

  return edition != ASSAY_DATE_NONE && award->from < edition;
}

static void
check_award (GArray *doubts, const AssayHeldAward *award, const GArray *since)
{
  if (award->from == ASSAY_DATE_NONE || award->until == ASSAY_DATE_NONE
      || award->confirmed == ASSAY_DATE_NONE || assay_text_is_blank (award->source))
    doubt (doubts, ASSAY_DOUBT_AWARD_INCOMPLETE, award, award->service);
  if (is_before_scheme (award, since))
    doubt (doubts, ASSAY_DOUBT_AWARD_BEFORE_SCHEME, award, award->service);
}

/* --- All of it --------------------------------------------------------------------------------
 */

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_doubts (gconstpointer a, gconstpointer b)
{
  const AssayRegisterDoubt *one = a, *other = b;

  if (one->doubt != other->doubt)
    return ORDER (one->doubt, other->doubt);
  if (one->kind != other->kind)
    return ORDER (one->kind, other->kind);

  return one->id != other->id ? ORDER (one->id, other->id) : ORDER (one->other, other->other);
}

GArray *
assay_register_check (const AssayRegister *self, const GArray *since)
{
  GArray *doubts = g_array_new (FALSE, FALSE, sizeof (AssayRegisterDoubt));
  const GPtrArray *contracts = assay_register_get_values (self, ASSAY_HELD_CONTRACT);
  const GPtrArray *extensions = assay_register_get_values (self, ASSAY_HELD_EXTENSION);
  const GPtrArray *clauses = assay_register_get_values (self, ASSAY_HELD_CLAUSE);
  const GPtrArray *milestones = assay_register_get_values (self, ASSAY_HELD_MILESTONE);
  const GPtrArray *awards = assay_register_get_values (self, ASSAY_HELD_AWARD);
  const GPtrArray *conditions = assay_register_get_values (self, ASSAY_HELD_CONDITION);
  const GPtrArray *partners = assay_register_get_values (self, ASSAY_HELD_PARTNER);

  check_names (self, doubts);
  for (guint i = 0; i < contracts->len; i++)
    check_contract (self, doubts, contracts->pdata[i]);
  for (guint i = 0; i < extensions->len; i++)
    check_extension (self, doubts, extensions->pdata[i]);
  for (guint i = 0; i < clauses->len; i++)
    check_clause (self, doubts, clauses->pdata[i]);
  for (guint i = 0; i < milestones->len; i++)
    {
      const AssayHeldMilestone *milestone = milestones->pdata[i];

      if (milestone->due == ASSAY_DATE_NONE)
        doubt (doubts, ASSAY_DOUBT_MILESTONE_UNDATED, milestone, milestone->clause);
    }
  for (guint i = 0; i < awards->len; i++)
    check_award (doubts, awards->pdata[i], since);
  for (guint i = 0; i < conditions->len; i++)
    {
      const AssayHeldCondition *condition = conditions->pdata[i];

      if (condition->due == ASSAY_DATE_NONE && condition->met == ASSAY_DATE_NONE)
        doubt (doubts, ASSAY_DOUBT_CONDITION_UNDATED, condition, condition->award);
    }
  for (guint i = 0; i < partners->len; i++)
    check_partner (self, doubts, partners->pdata[i]);
  g_array_sort (doubts, compare_doubts);

  return doubts;
}

GArray *
assay_register_list_new_doubts (const GArray *before, const GArray *after)
{
  GArray *fresh = g_array_new (FALSE, FALSE, sizeof (AssayRegisterDoubt));
  guint at = 0;

  /* Both are in order. */
  for (guint i = 0; i < after->len; i++)
    {
      const AssayRegisterDoubt *one = &g_array_index (after, AssayRegisterDoubt, i);

      while (at < before->len
             && compare_doubts (&g_array_index (before, AssayRegisterDoubt, at), one) < 0)
        at++;
      if (at == before->len
          || compare_doubts (&g_array_index (before, AssayRegisterDoubt, at), one) != 0)
        g_array_append_val (fresh, *one);
    }

  return fresh;
}
