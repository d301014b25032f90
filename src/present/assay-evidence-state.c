/* What the evidence section shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made anew after every edit, also for thousands of items, so who uses what is gathered in one walk
 * over the responses.
 */

#include "present/assay-evidence-state.h"

#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What the walk over the responses finds out about one item. */
typedef struct
{
  GString *criteria;
  const char *last;
  guint n;
  const char *too_old_for; /* a criterion, or NULL */
} Use;

/* --- Who uses what --- */

static void
use_free (gpointer data)
{
  Use *self = data;

  g_string_free (self->criteria, TRUE);
  g_free (self);
}

static Use *
ensure_use (GHashTable *uses, guint number)
{
  Use *use = g_hash_table_lookup (uses, GUINT_TO_POINTER (number));

  if (use == NULL)
    {
      use = g_new0 (Use, 1);
      use->criteria = g_string_new (NULL);
      g_hash_table_insert (uses, GUINT_TO_POINTER (number), use);
    }

  return use;
}

/* Several citations of one item by one criterion are one use. */
static void
add_users (GHashTable *uses, const AssayResponse *response)
{
  for (guint i = 0; i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];
      Use *use = ensure_use (uses, citation->evidence);

      if (use->last == response->criterion)
        continue;
      use->last = response->criterion;
      g_string_append_printf (use->criteria, "%s%s", use->n > 0 ? ", " : "", response->criterion);
      use->n++;
    }
}

static void
add_reasons (GHashTable *uses, const AssayCriterionReadiness *criterion)
{
  for (guint i = 0; i < criterion->n_reasons; i++)
    if (criterion->reasons[i].code == ASSAY_REASON_TOO_OLD)
      {
        Use *use = ensure_use (uses, criterion->reasons[i].evidence);

        if (use->too_old_for == NULL)
          use->too_old_for = criterion->criterion->id;
      }
}

/* By number; in the scheme's order, then criteria of another edition. */
static GHashTable *
collect_uses (const AssayReadiness *readiness)
{
  const AssayPortfolio *portfolio = readiness->portfolio;
  GHashTable *uses = g_hash_table_new_full (NULL, NULL, NULL, use_free);

  for (guint i = 0; i < readiness->n_criteria; i++)
    {
      if (readiness->criteria[i].response != NULL)
        add_users (uses, readiness->criteria[i].response);
      add_reasons (uses, &readiness->criteria[i]);
    }
  for (guint i = 0; i < portfolio->responses->len; i++)
    {
      const AssayResponse *response = portfolio->responses->pdata[i];

      if (assay_scheme_lookup_criterion (readiness->scheme, response->criterion) == NULL)
        add_users (uses, response);
    }

  return uses;
}

/* --- One row --- */

static gboolean
is_absent (const GArray *absent, guint number)
{
  for (guint i = 0; absent != NULL && i < absent->len; i++)
    if (g_array_index (absent, guint, i) == number)
      return TRUE;

  return FALSE;
}

static AssayEvidenceCondition
judge (const AssayReadiness *readiness,
       const AssayEvidence *item,
       const Use *use,
       AssayDate today,
       GHashTable *altered)
{
  if (item->withdrawn)
    return ASSAY_EVIDENCE_WITHDRAWN;
  if (item->sha256 != NULL && altered != NULL && g_hash_table_contains (altered, item->sha256))
    return ASSAY_EVIDENCE_ALTERED;
  if (is_absent (readiness->absent, item->number))
    return ASSAY_EVIDENCE_MISSING;
  if (item->until != ASSAY_DATE_NONE && item->until < today)
    return ASSAY_EVIDENCE_OUT_OF_DATE;
  if (item->until != ASSAY_DATE_NONE && item->until < readiness->on)
    return ASSAY_EVIDENCE_RUNS_OUT;
  if (item->from != ASSAY_DATE_NONE && item->from > readiness->on)
    return ASSAY_EVIDENCE_NOT_BEGUN;
  if (use != NULL && use->too_old_for != NULL)
    return ASSAY_EVIDENCE_TOO_OLD;
  if (item->privacy == ASSAY_PRIVACY_NONE_STATED)
    return ASSAY_EVIDENCE_UNSTATED;
  if (item->from == ASSAY_DATE_NONE && item->to == ASSAY_DATE_NONE
      && item->until == ASSAY_DATE_NONE)
    return ASSAY_EVIDENCE_UNDATED;

  return ASSAY_EVIDENCE_IN_DATE;
}

static char *
word_condition (AssayEvidenceCondition condition, const AssayEvidence *item, const Use *use)
{
  g_autofree char *until = assay_date_format_short (item->until);
  g_autofree char *from = assay_date_format_short (item->from);

  switch (condition)
    {
    case ASSAY_EVIDENCE_WITHDRAWN:
      return g_strdup (_ ("Withdrawn"));
    case ASSAY_EVIDENCE_MISSING:
      return g_strdup (_ ("File missing"));
    case ASSAY_EVIDENCE_ALTERED:
      return g_strdup (_ ("File altered"));
    case ASSAY_EVIDENCE_OUT_OF_DATE:
      return g_strdup_printf (_ ("Out of date since %s"), until);
    case ASSAY_EVIDENCE_RUNS_OUT:
      return g_strdup_printf (_ ("Out of date %s"), until);
    case ASSAY_EVIDENCE_NOT_BEGUN:
      return g_strdup_printf (_ ("Begins %s"), from);
    case ASSAY_EVIDENCE_TOO_OLD:
      return g_strdup_printf (_ ("Too old for %s"), use->too_old_for);
    case ASSAY_EVIDENCE_UNSTATED:
      return g_strdup (_ ("Privacy not stated"));
    case ASSAY_EVIDENCE_UNDATED:
      return g_strdup (_ ("No dates"));
    case ASSAY_EVIDENCE_IN_DATE:
      return g_strdup (_ ("In date"));
    }
  g_assert_not_reached ();
}

const char *
assay_evidence_condition_sign (AssayEvidenceCondition condition)
{
  switch (condition)
    {
    case ASSAY_EVIDENCE_WITHDRAWN:
      return "–";
    case ASSAY_EVIDENCE_MISSING:
    case ASSAY_EVIDENCE_ALTERED:
    case ASSAY_EVIDENCE_OUT_OF_DATE:
    case ASSAY_EVIDENCE_UNSTATED:
      return "!";
    case ASSAY_EVIDENCE_RUNS_OUT:
    case ASSAY_EVIDENCE_NOT_BEGUN:
    case ASSAY_EVIDENCE_TOO_OLD:
    case ASSAY_EVIDENCE_UNDATED:
      return "◐";
    case ASSAY_EVIDENCE_IN_DATE:
      return "✓";
    }
  g_assert_not_reached ();
}

/* The table has little room, so it has the short form of dates. */
static char *
word_period (const AssayEvidence *item)
{
  g_autofree char *from = assay_date_format_short (item->from);
  g_autofree char *to = assay_date_format_short (item->to);
  g_autofree char *until = assay_date_format_short (item->until);

  if (from != NULL && to != NULL)
    return item->from == item->to ? g_steal_pointer (&from)
                                  : g_strdup_printf (_ ("%s – %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_ ("since %s"), from);
  if (to != NULL)
    return g_strdup_printf (_ ("up to %s"), to);

  return until != NULL ? g_strdup_printf (_ ("until %s"), until) : g_strdup ("");
}

static const char *
word_kind (const AssayScheme *scheme, const AssayEvidence *item)
{
  const AssayTerm *kind = item->kind != NULL ? assay_scheme_lookup_kind (scheme, item->kind) : NULL;

  if (kind != NULL)
    return kind->title;

  return item->kind != NULL ? item->kind : "";
}

/* Only what says something. */
static char *
describe (const AssayEvidenceRow *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup_printf ("%s %s", row->label, row->title));
  if (*row->kind != '\0')
    g_ptr_array_add (parts, g_strdup (row->kind));
  if (*row->period != '\0')
    g_ptr_array_add (parts, g_strdup (row->period));
  g_ptr_array_add (parts, row->n_users > 0 ? g_strdup_printf (_ ("used by %s"), row->used_by)
                                           : g_strdup (_ ("not used")));
  if (row->privacy != ASSAY_PRIVACY_NONE_STATED)
    g_ptr_array_add (parts, g_strdup (row->privacy_text));
  else if (row->condition != ASSAY_EVIDENCE_UNSTATED)
    g_ptr_array_add (parts, g_strdup (_ ("privacy not stated")));
  g_ptr_array_add (parts, g_strdup (row->condition_text));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

static AssayEvidenceRow *
make_row (const AssayReadiness *readiness,
          const AssayEvidence *item,
          const Use *use,
          AssayDate today,
          GHashTable *altered)
{
  AssayEvidenceRow *row = g_rc_box_new0 (AssayEvidenceRow);
  g_autofree char *searched = NULL;
  g_autofree char *folded_title = g_utf8_casefold (item->title != NULL ? item->title : "", -1);

  row->number = item->number;
  row->label = assay_evidence_format_number (item->number);
  row->title = g_strdup (item->title != NULL ? item->title : "");
  row->kind = g_strdup (word_kind (readiness->scheme, item));
  row->period = word_period (item);
  row->from = item->from != ASSAY_DATE_NONE ? item->from : MAX (item->to, item->until);
  row->n_users = use != NULL ? use->n : 0;
  row->used_by = g_strdup (use != NULL ? use->criteria->str : "");
  row->is_withdrawn = item->withdrawn;
  row->privacy = item->privacy;
  row->privacy_text = g_strdup (assay_wording_privacy (item->privacy));
  row->condition = judge (readiness, item, use, today, altered);
  row->condition_text = word_condition (row->condition, item, use);
  row->description = describe (row);
  row->sorted_title = g_utf8_collate_key (folded_title, -1);
  searched = g_strjoin (" ", row->description, item->source_name != NULL ? item->source_name : "",
                        item->note, NULL);
  row->searched = g_utf8_casefold (searched, -1);

  return row;
}

static void
row_clear (gpointer data)
{
  AssayEvidenceRow *self = data;

  g_free (self->label);
  g_free (self->title);
  g_free (self->kind);
  g_free (self->period);
  g_free (self->used_by);
  g_free (self->privacy_text);
  g_free (self->condition_text);
  g_free (self->description);
  g_free (self->searched);
  g_free (self->sorted_title);
}

AssayEvidenceRow *
assay_evidence_row_ref (AssayEvidenceRow *self)
{
  return g_rc_box_acquire (self);
}

void
assay_evidence_row_unref (AssayEvidenceRow *self)
{
  g_rc_box_release_full (self, row_clear);
}

GPtrArray *
assay_evidence_state_new (const AssayReadiness *readiness, AssayDate today, GHashTable *altered)
{
  const GPtrArray *items = readiness->portfolio->evidence;
  g_autoptr (GHashTable) uses = collect_uses (readiness);
  GPtrArray *rows = g_ptr_array_new_full (items->len, (GDestroyNotify) assay_evidence_row_unref);

  for (guint i = 0; i < items->len; i++)
    {
      const AssayEvidence *item = items->pdata[i];
      const Use *use = g_hash_table_lookup (uses, GUINT_TO_POINTER (item->number));

      g_ptr_array_add (rows, make_row (readiness, item, use, today, altered));
    }

  return rows;
}

gboolean
assay_evidence_row_equal (const AssayEvidenceRow *a, const AssayEvidenceRow *b)
{
  return a->number == b->number && a->from == b->from && a->privacy == b->privacy
         && a->condition == b->condition && g_str_equal (a->searched, b->searched)
         && g_str_equal (a->title, b->title) && g_str_equal (a->description, b->description);
}

/* --- Choosing and sorting --- */

static gboolean
passes (const AssayEvidenceRow *row, AssayEvidenceFilter filter)
{
  switch (filter)
    {
    case ASSAY_EVIDENCE_SHOW_ALL:
      return TRUE;
    case ASSAY_EVIDENCE_SHOW_UNUSED:
      return !row->is_withdrawn && row->n_users == 0;
    case ASSAY_EVIDENCE_SHOW_OUT_OF_DATE:
      return row->condition == ASSAY_EVIDENCE_OUT_OF_DATE
             || row->condition == ASSAY_EVIDENCE_RUNS_OUT
             || row->condition == ASSAY_EVIDENCE_TOO_OLD;
    case ASSAY_EVIDENCE_SHOW_NO_PRIVACY:
      return !row->is_withdrawn && row->privacy == ASSAY_PRIVACY_NONE_STATED;
    case ASSAY_EVIDENCE_SHOW_NO_FILE:
      return row->condition == ASSAY_EVIDENCE_MISSING || row->condition == ASSAY_EVIDENCE_ALTERED;
    case ASSAY_EVIDENCE_SHOW_WITHDRAWN:
      return row->is_withdrawn;
    }
  g_assert_not_reached ();
}

gboolean
assay_evidence_row_matches (const AssayEvidenceRow *row,
                            AssayEvidenceFilter filter,
                            const char *const *words)
{
  if (!passes (row, filter))
    return FALSE;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (row->searched, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

char **
assay_evidence_split_search (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);

  return g_strv_builder_end (words);
}

static int
compare_numbers (guint a, guint b)
{
  return a < b ? -1 : a > b;
}

static int
compare_column (const AssayEvidenceRow *a, const AssayEvidenceRow *b, AssayEvidenceColumn column)
{
  switch (column)
    {
    case ASSAY_EVIDENCE_COLUMN_NUMBER:
      return 0;
    case ASSAY_EVIDENCE_COLUMN_TITLE:
      return strcmp (a->sorted_title, b->sorted_title);
    case ASSAY_EVIDENCE_COLUMN_KIND:
      return g_utf8_collate (a->kind, b->kind);
    case ASSAY_EVIDENCE_COLUMN_PERIOD:
      return compare_numbers (a->from, b->from);
    case ASSAY_EVIDENCE_COLUMN_USED_BY:
      return compare_numbers (a->n_users, b->n_users);
    case ASSAY_EVIDENCE_COLUMN_PRIVACY:
      return compare_numbers (a->privacy, b->privacy);
    case ASSAY_EVIDENCE_COLUMN_STATE:
      return compare_numbers (a->condition, b->condition);
    }
  g_assert_not_reached ();
}

int
assay_evidence_row_compare (const AssayEvidenceRow *a,
                            const AssayEvidenceRow *b,
                            AssayEvidenceColumn column)
{
  int order = compare_column (a, b, column);

  return order != 0 ? order : compare_numbers (a->number, b->number);
}
