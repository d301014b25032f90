/* Which items of two copies are the same, and what number each has here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Theirs is given our numbers once, before anything is compared; after that equal numbers mean the
 * same thing on all three sides. Two items are the same when the common past has their number. Of
 * those added since, each of theirs is looked for among ours: by what a file holds, or by
 * everything that is said of what is not a file. One of theirs is at most one of ours, and one with
 * the same number goes first, because a redone edit brings back the same item on both sides. What
 * we took away and added again is looked for in the same way.
 *
 * Without a common past, equal numbers with the same title (or the same thing to be done) count as
 * the same too: otherwise every item that somebody amended would be there twice.
 */

#include "core/portfolio/assay-merge-private.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Numbers of one type, theirs -> ours. @ours_by_key: what we added, by what it is; key -> GArray of
 * numbers. */
typedef struct
{
  AssayValueType type;
  const AssayMergeSides *sides;
  GHashTable *ours_by_key;
  GHashTable *taken; /* our numbers that one of theirs is already */
  GHashTable *numbers;
  GHashTable *labels; /* borrowed */
  guint next;
} Numbering;

static guint
get_number (AssayValueType type, gconstpointer value)
{
  return type == ASSAY_VALUE_EVIDENCE ? ((const AssayEvidence *) value)->number
                                      : ((const AssayAction *) value)->number;
}

static void
set_number (AssayValueType type, gpointer value, guint number)
{
  if (type == ASSAY_VALUE_EVIDENCE)
    ((AssayEvidence *) value)->number = number;
  else
    ((AssayAction *) value)->number = number;
}

static gconstpointer
look_up (const AssayPortfolio *portfolio, AssayValueType type, guint number)
{
  if (portfolio == NULL)
    return NULL;

  return type == ASSAY_VALUE_EVIDENCE
             ? (gconstpointer) assay_portfolio_lookup_evidence (portfolio, number)
             : assay_portfolio_lookup_action (portfolio, number);
}

static const GPtrArray *
get_values (const AssayPortfolio *portfolio, AssayValueType type)
{
  return type == ASSAY_VALUE_EVIDENCE ? portfolio->evidence : portfolio->actions;
}

/* What makes a new item the same as another: see above. */
static char *
dup_key (AssayValueType type, gconstpointer value)
{
  const AssayEvidence *item = value;
  g_autoptr (AssayXmlWriter) writer = NULL;
  gpointer unnumbered;

  if (type == ASSAY_VALUE_EVIDENCE && item->basis == ASSAY_BASIS_FILE && item->sha256 != NULL)
    return g_strdup (item->sha256);
  writer = assay_xml_writer_new (FALSE);
  unnumbered = assay_value_copy (type, value);
  set_number (type, unnumbered, 0);
  assay_portfolio_write_value (writer, type, unnumbered, ASSAY_PORTFOLIO_FORM_OWN);
  assay_value_unref (type, unnumbered);

  return assay_xml_writer_finish (writer);
}

static gboolean
is_named_alike (AssayValueType type, gconstpointer a, gconstpointer b)
{
  if (type == ASSAY_VALUE_EVIDENCE)
    return g_strcmp0 (((const AssayEvidence *) a)->title, ((const AssayEvidence *) b)->title) == 0;

  return g_strcmp0 (((const AssayAction *) a)->what, ((const AssayAction *) b)->what) == 0;
}

static void
list_ours (Numbering *self)
{
  const GPtrArray *values = get_values (self->sides->ours, self->type);

  for (guint i = 0; i < values->len; i++)
    {
      guint number = get_number (self->type, values->pdata[i]);
      g_autofree char *key = NULL;
      GArray *numbers;

      if (look_up (self->sides->base, self->type, number) != NULL)
        continue;
      key = dup_key (self->type, values->pdata[i]);
      numbers = g_hash_table_lookup (self->ours_by_key, key);
      if (numbers == NULL)
        {
          numbers = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->ours_by_key, g_steal_pointer (&key), numbers);
        }
      g_array_append_val (numbers, number);
    }
}

static void
give (Numbering *self, guint theirs, guint ours)
{
  g_hash_table_insert (self->numbers, GUINT_TO_POINTER (theirs), GUINT_TO_POINTER (ours));
  g_hash_table_add (self->taken, GUINT_TO_POINTER (ours));
}

static gboolean
has_number (const Numbering *self, guint theirs)
{
  return g_hash_table_contains (self->numbers, GUINT_TO_POINTER (theirs));
}

static gboolean
is_taken (const Numbering *self, guint ours)
{
  return g_hash_table_contains (self->taken, GUINT_TO_POINTER (ours));
}

/* Ours of the same number, where that is the same thing. */
static gboolean
is_same_by_number (const Numbering *self, gconstpointer theirs, guint number)
{
  gconstpointer ours = look_up (self->sides->ours, self->type, number);
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (ours == NULL)
    return FALSE;
  left = dup_key (self->type, ours);
  right = dup_key (self->type, theirs);

  return g_str_equal (left, right)
         || (self->sides->base == NULL && is_named_alike (self->type, ours, theirs));
}

static void
match_by_number (Numbering *self)
{
  const GPtrArray *values = get_values (self->sides->theirs, self->type);

  for (guint i = 0; i < values->len; i++)
    {
      guint number = get_number (self->type, values->pdata[i]);
      gboolean is_old = look_up (self->sides->base, self->type, number) != NULL;

      if (is_old ? look_up (self->sides->ours, self->type, number) != NULL
                 : is_same_by_number (self, values->pdata[i], number))
        give (self, number, number);
    }
}

static void
match_by_key (Numbering *self)
{
  const GPtrArray *values = get_values (self->sides->theirs, self->type);

  for (guint i = 0; i < values->len; i++)
    {
      guint number = get_number (self->type, values->pdata[i]);
      g_autofree char *key = NULL;
      const GArray *candidates;

      if (has_number (self, number))
        continue;
      key = dup_key (self->type, values->pdata[i]);
      candidates = g_hash_table_lookup (self->ours_by_key, key);
      for (guint j = 0; candidates != NULL && j < candidates->len; j++)
        if (!is_taken (self, g_array_index (candidates, guint, j)))
          {
            give (self, number, g_array_index (candidates, guint, j));
            break;
          }
    }
}

/* What is new here: its own number where that is still free, so that people find what they know. */
static void
keep_numbers (Numbering *self)
{
  const GPtrArray *values = get_values (self->sides->theirs, self->type);

  for (guint i = 0; i < values->len; i++)
    {
      guint number = get_number (self->type, values->pdata[i]);

      if (has_number (self, number) || number < self->next)
        continue;
      give (self, number, number);
    }
  for (guint i = values->len; i > 0; i--)
    {
      guint number = get_number (self->type, values->pdata[i - 1]);

      self->next = MAX (self->next, number + 1);
    }
}

static gboolean
give_new_numbers (Numbering *self, GArray *renumbered, GError **error)
{
  const GPtrArray *values = get_values (self->sides->theirs, self->type);

  for (guint i = 0; i < values->len; i++)
    {
      guint number = get_number (self->type, values->pdata[i]);

      if (has_number (self, number))
        continue;
      if (self->next > ASSAY_LIMIT_EVIDENCE_ITEMS)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                       _ ("A portfolio numbers its items up to %u; there are not enough numbers "
                          "left for both"),
                       ASSAY_LIMIT_EVIDENCE_ITEMS);
          return FALSE;
        }
      if (look_up (self->sides->base, self->type, number) != NULL)
        g_hash_table_insert (self->labels, GUINT_TO_POINTER (self->next),
                             assay_value_dup_label (self->type, values->pdata[i]));
      give (self, number, self->next++);
    }
  for (guint i = 0; i < values->len; i++)
    {
      guint theirs = get_number (self->type, values->pdata[i]);
      guint ours =
          GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (theirs)));
      AssayRenumbering row = { self->type, theirs, ours };

      if (ours != theirs)
        g_array_append_val (renumbered, row);
    }

  return TRUE;
}

static guint
find_next (const AssayMergeSides *sides, AssayValueType type)
{
  const GPtrArray *values = get_values (sides->ours, type);
  guint highest = values->len > 0 ? get_number (type, values->pdata[values->len - 1]) : 0;

  return MAX (type == ASSAY_VALUE_EVIDENCE ? sides->next_evidence : sides->next_action,
              highest + 1);
}

/* @out_numbers: theirs -> ours. */
static gboolean
number_type (const AssayMergeSides *sides,
             AssayValueType type,
             GHashTable *labels,
             GArray *renumbered,
             GHashTable **out_numbers,
             GError **error)
{
  g_autoptr (GHashTable) ours_by_key =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Numbering numbering = { .type = type,
                          .sides = sides,
                          .ours_by_key = ours_by_key,
                          .taken = taken,
                          .numbers = numbers,
                          .labels = labels,
                          .next = find_next (sides, type) };

  list_ours (&numbering);
  match_by_number (&numbering);
  match_by_key (&numbering);
  keep_numbers (&numbering);
  if (!give_new_numbers (&numbering, renumbered, error))
    return FALSE;
  *out_numbers = g_steal_pointer (&numbers);

  return TRUE;
}

/* --- Giving the numbers --- */

static guint
translate (GHashTable *numbers, guint number)
{
  gpointer found = g_hash_table_lookup (numbers, GUINT_TO_POINTER (number));

  return found != NULL ? GPOINTER_TO_UINT (found) : number;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return assay_value_compare (ASSAY_VALUE_EVIDENCE, *(gconstpointer *) a, *(gconstpointer *) b);
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  return assay_value_compare (ASSAY_VALUE_ACTION, *(gconstpointer *) a, *(gconstpointer *) b);
}

static void
renumber_values (GPtrArray *to, const GPtrArray *from, AssayValueType type, GHashTable *numbers)
{
  for (guint i = 0; i < from->len; i++)
    {
      guint number = get_number (type, from->pdata[i]);
      guint translated = translate (numbers, number);
      gpointer value = translated == number ? assay_value_ref (type, from->pdata[i])
                                            : assay_value_copy (type, from->pdata[i]);

      if (translated != number)
        set_number (type, value, translated);
      g_ptr_array_add (to, value);
    }
  g_ptr_array_sort (to, type == ASSAY_VALUE_EVIDENCE ? compare_items : compare_actions);
}

static AssayResponse *
renumber_response (const AssayResponse *response, GHashTable *numbers)
{
  AssayResponse *copy = assay_response_copy (response);

  for (guint i = 0; i < copy->citations->len; i++)
    {
      AssayCitation *citation = copy->citations->pdata[i];

      citation->evidence = translate (numbers, citation->evidence);
    }

  return copy;
}

/* Evidence numbers in a text that was parsed before, theirs made ours. */
static void
renumber_items (char **items, GHashTable *numbers)
{
  g_autoptr (GArray) list = assay_items_parse (*items, NULL);

  for (guint i = 0; i < list->len; i++)
    g_array_index (list, guint, i) = translate (numbers, g_array_index (list, guint, i));
  g_free (*items);
  *items = assay_items_format (list);
}

static AssayPoint *
renumber_point (const AssayPoint *point, GHashTable *numbers)
{
  AssayPoint *copy = assay_point_copy (point);

  renumber_items (&copy->items, numbers);
  renumber_items (&copy->answer_items, numbers);

  return copy;
}

static AssayPortfolio *
renumber (const AssayPortfolio *from, GHashTable *evidence, GHashTable *actions)
{
  AssayPortfolio *to = assay_portfolio_new (assay_head_ref (from->head));

  for (guint i = 0; i < from->answers->len; i++)
    g_ptr_array_add (to->answers, assay_answer_ref (from->answers->pdata[i]));
  for (guint i = 0; i < from->responses->len; i++)
    g_ptr_array_add (to->responses, renumber_response (from->responses->pdata[i], evidence));
  renumber_values (to->evidence, from->evidence, ASSAY_VALUE_EVIDENCE, evidence);
  renumber_values (to->actions, from->actions, ASSAY_VALUE_ACTION, actions);
  for (guint i = 0; i < from->figures->len; i++)
    g_ptr_array_add (to->figures, assay_figure_ref (from->figures->pdata[i]));
  for (guint i = 0; i < from->submissions->len; i++)
    g_ptr_array_add (to->submissions, assay_submission_ref (from->submissions->pdata[i]));
  for (guint i = 0; i < from->points->len; i++)
    g_ptr_array_add (to->points, renumber_point (from->points->pdata[i], evidence));

  return to;
}

/* Without a common past, nothing was there, of the same scheme. */
static AssayPortfolio *
new_empty_base (const AssayPortfolio *ours)
{
  AssayHead *head = assay_head_new ();

  head->scheme_id = g_strdup (ours->head->scheme_id);
  head->scheme_edition = g_strdup (ours->head->scheme_edition);
  head->scheme_sha256 = g_strdup (ours->head->scheme_sha256);

  return assay_portfolio_new (head);
}

gboolean
assay_merging_number (AssayMerging *self, const AssayMergeSides *sides, GError **error)
{
  AssayMerge *merge = self->merge;
  g_autoptr (GHashTable) evidence = NULL;
  g_autoptr (GHashTable) actions = NULL;

  if (!number_type (sides, ASSAY_VALUE_EVIDENCE, self->evidence_labels, merge->renumbered,
                    &evidence, error)
      || !number_type (sides, ASSAY_VALUE_ACTION, self->action_labels, merge->renumbered, &actions,
                       error))
    return FALSE;
  merge->sides[ASSAY_SIDE_BASE] = sides->base != NULL ? renumber (sides->base, evidence, actions)
                                                      : new_empty_base (sides->ours);
  merge->sides[ASSAY_SIDE_OURS] = assay_portfolio_ref (sides->ours);
  merge->sides[ASSAY_SIDE_THEIRS] = renumber (sides->theirs, evidence, actions);

  return TRUE;
}
