/* An edit: the only thing that changes a portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applying copies only the arrays an edit touches, and of those only the pointers. With 5,000 items
 * that is some 40 kB, well under what one synced write costs.
 */

#include "core/portfolio/assay-edit-private.h"

#include "base/assay-error.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayEdit
{
  gatomicrefcount refs;
  AssayVerb verb;
  char *subject;
  char *detail;
  GArray *changes;
};

static void
change_clear_cb (gpointer data)
{
  AssayChange *change = data;

  assay_value_unref (change->type, change->before);
  assay_value_unref (change->type, change->after);
}

AssayEdit *
assay_edit_new (AssayVerb verb, const char *subject, const char *detail)
{
  AssayEdit *self = g_new0 (AssayEdit, 1);

  g_atomic_ref_count_init (&self->refs);
  self->verb = verb;
  self->subject = g_strdup (subject);
  self->detail = g_strdup (detail);
  self->changes = g_array_new (FALSE, FALSE, sizeof (AssayChange));
  g_array_set_clear_func (self->changes, change_clear_cb);

  return self;
}

AssayEdit *
assay_edit_ref (AssayEdit *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_edit_unref (AssayEdit *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->subject);
  g_free (self->detail);
  g_array_unref (self->changes);
  g_free (self);
}

void
assay_edit_add (AssayEdit *self, AssayValueType type, gconstpointer before, gpointer after)
{
  AssayChange change = { .type = type, .before = assay_value_ref (type, before), .after = after };

  g_assert (before != NULL || after != NULL);

  g_array_append_val (self->changes, change);
}

AssayVerb
assay_edit_get_verb (const AssayEdit *self)
{
  return self->verb;
}

const char *
assay_edit_get_subject (const AssayEdit *self)
{
  return self->subject;
}

const char *
assay_edit_get_detail (const AssayEdit *self)
{
  return self->detail;
}

const GArray *
assay_edit_get_changes (const AssayEdit *self)
{
  return self->changes;
}

guint
assay_edit_count_changes (const AssayEdit *self)
{
  return self->changes->len;
}

gboolean
assay_edit_touches_submission (const AssayEdit *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, AssayChange, i).type == ASSAY_VALUE_SUBMISSION)
      return TRUE;

  return FALSE;
}

gboolean
assay_edit_is_empty (const AssayEdit *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i);

      if (!assay_value_is_equal (change->type, change->before, change->after))
        return FALSE;
    }

  return TRUE;
}

AssayEdit *
assay_edit_reverse (AssayEdit *self)
{
  AssayEdit *reversed = assay_edit_new (self->verb, self->subject, self->detail);

  for (guint i = self->changes->len; i > 0; i--)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i - 1);

      assay_edit_add (reversed, change->type, change->after,
                      assay_value_ref (change->type, change->before));
    }

  return reversed;
}

/* --- Applying --- */

static void
share (GPtrArray **slot, GPtrArray *values)
{
  g_ptr_array_unref (*slot);
  *slot = g_ptr_array_ref (values);
}

static AssayPortfolio *
share_all (AssayPortfolio *portfolio)
{
  AssayPortfolio *shared = assay_portfolio_new (assay_head_ref (portfolio->head));

  for (guint type = ASSAY_VALUE_ANSWER; type < ASSAY_N_VALUE_TYPES; type++)
    share (assay_portfolio_get_slot (shared, type), *assay_portfolio_get_slot (portfolio, type));

  return shared;
}

static GPtrArray *
copy_array (const GPtrArray *values, AssayValueType type)
{
  GPtrArray *copy = assay_value_new_array (type);

  g_ptr_array_set_size (copy, (int) values->len);
  for (guint i = 0; i < values->len; i++)
    copy->pdata[i] = assay_value_ref (type, values->pdata[i]);

  return copy;
}

/* Makes sure that @slot's array is not the one @original holds too. */
static GPtrArray *
own_array (AssayPortfolio *portfolio, AssayPortfolio *original, AssayValueType type)
{
  GPtrArray **slot = assay_portfolio_get_slot (portfolio, type);
  GPtrArray *values = *slot;

  if (values == *assay_portfolio_get_slot (original, type))
    {
      *slot = copy_array (values, type);
      g_ptr_array_unref (values);
    }

  return *slot;
}

static void
put_value (GPtrArray *values, const AssayChange *change)
{
  gconstpointer like = change->after != NULL ? change->after : change->before;
  guint place = 0;
  gboolean found = assay_value_find_place (values, change->type, like, &place);

  if (change->after == NULL)
    {
      if (found)
        g_ptr_array_remove_index (values, place);
    }
  else if (found)
    {
      assay_value_unref (change->type, values->pdata[place]);
      values->pdata[place] = assay_value_ref (change->type, change->after);
    }
  else
    g_ptr_array_insert (values, (int) place, assay_value_ref (change->type, change->after));
}

AssayPortfolio *
assay_portfolio_apply (AssayPortfolio *portfolio, const AssayEdit *edit)
{
  AssayPortfolio *changed = share_all (portfolio);

  for (guint i = 0; i < edit->changes->len; i++)
    {
      const AssayChange *change = &g_array_index (edit->changes, AssayChange, i);

      if (change->type != ASSAY_VALUE_HEAD)
        put_value (own_array (changed, portfolio, change->type), change);
      else if (change->after != NULL)
        {
          assay_head_unref (changed->head);
          changed->head = assay_head_ref (change->after);
        }
    }

  return changed;
}

/* --- Several edits, several moments --- */

/* @places: type and label of a value -> its place among the changes, from 1. */
static void
join_change (AssayEdit *joined, const AssayChange *change, GHashTable *places)
{
  gconstpointer like = change->after != NULL ? change->after : change->before;
  g_autofree char *label = assay_value_dup_label (change->type, like);
  g_autofree char *key =
      g_strdup_printf ("%s %s", assay_value_type_get_element (change->type), label);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));
  AssayChange *earlier;

  if (place == 0)
    {
      assay_edit_add (joined, change->type, change->before,
                      assay_value_ref (change->type, change->after));
      g_hash_table_insert (places, g_steal_pointer (&key), GUINT_TO_POINTER (joined->changes->len));
      return;
    }
  earlier = &g_array_index (joined->changes, AssayChange, place - 1);
  assay_value_unref (earlier->type, earlier->after);
  earlier->after = assay_value_ref (change->type, change->after);
}

/* What came and went in one breath is no change at all, and has neither before nor after. */
static void
drop_void_changes (AssayEdit *self)
{
  for (guint i = self->changes->len; i > 0; i--)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i - 1);

      if (change->before == NULL && change->after == NULL)
        g_array_remove_index (self->changes, i - 1);
    }
}

AssayEdit *
assay_edit_join (GPtrArray *edits)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const AssayEdit *first;
  AssayEdit *joined;

  g_return_val_if_fail (edits->len > 0, NULL);

  first = edits->pdata[0];
  joined = assay_edit_new (first->verb, first->subject, first->detail);
  for (guint i = 0; i < edits->len; i++)
    {
      const AssayEdit *edit = edits->pdata[i];

      for (guint j = 0; j < edit->changes->len; j++)
        join_change (joined, &g_array_index (edit->changes, AssayChange, j), places);
    }
  drop_void_changes (joined);

  return joined;
}

AssayEdit *
assay_edit_rebase (AssayEdit *self, const AssayPortfolio *portfolio)
{
  AssayEdit *rebased = assay_edit_new (self->verb, self->subject, self->detail);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i);
      gconstpointer like = change->after != NULL ? change->after : change->before;
      gconstpointer now = assay_portfolio_lookup_like (portfolio, change->type, like);

      if (now != NULL || change->after != NULL)
        assay_edit_add (rebased, change->type, now, assay_value_ref (change->type, change->after));
    }

  return rebased;
}

static void
add_differences (AssayEdit *edit,
                 AssayValueType type,
                 const GPtrArray *before,
                 const GPtrArray *after)
{
  guint i = 0, j = 0;

  while (i < before->len || j < after->len)
    {
      int order = i == before->len  ? 1
                  : j == after->len ? -1
                                    : assay_value_compare (type, before->pdata[i], after->pdata[j]);
      gconstpointer old = order <= 0 ? before->pdata[i++] : NULL;
      gconstpointer new = order >= 0 ? after->pdata[j++] : NULL;

      if (!assay_value_is_equal (type, old, new))
        assay_edit_add (edit, type, old, assay_value_ref (type, new));
    }
}

AssayEdit *
assay_edit_compute_difference (AssayVerb verb,
                               const AssayPortfolio *before,
                               const AssayPortfolio *after)
{
  AssayEdit *edit = assay_edit_new (verb, NULL, NULL);
  AssayHead *old_head = before != NULL ? before->head : NULL;

  if (!assay_value_is_equal (ASSAY_VALUE_HEAD, old_head, after->head))
    assay_edit_add (edit, ASSAY_VALUE_HEAD, old_head, assay_head_ref (after->head));
  for (guint type = ASSAY_VALUE_ANSWER; type < ASSAY_N_VALUE_TYPES; type++)
    {
      g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
      const GPtrArray *old =
          before != NULL ? *assay_portfolio_get_slot ((AssayPortfolio *) before, type) : nothing;

      add_differences (edit, type, old, *assay_portfolio_get_slot ((AssayPortfolio *) after, type));
    }

  return edit;
}

/* --- What the gate asks --- */

static gboolean
check_citations (const AssayResponse *response, const AssayPortfolio *portfolio, GError **error)
{
  for (guint i = 0; i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];

      if (assay_portfolio_lookup_evidence (portfolio, citation->evidence) == NULL)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                       _ ("%s would cite E%03u, which is not there"), response->criterion,
                       citation->evidence);
          return FALSE;
        }
    }

  return TRUE;
}

/* The same for the items that answer a point. */
static gboolean
check_answer (const AssayPoint *point, const AssayPortfolio *portfolio, GError **error)
{
  g_autoptr (GArray) numbers = assay_items_parse (point->answer_items, error);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    if (assay_portfolio_lookup_evidence (portfolio, g_array_index (numbers, guint, i)) == NULL)
      {
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                     _ ("The answer to %s would name E%03u, which is not there"), point->id,
                     g_array_index (numbers, guint, i));
        return FALSE;
      }

  return numbers != NULL;
}

static gboolean
check_all_links (const AssayPortfolio *portfolio, GError **error)
{
  for (guint i = 0; i < portfolio->responses->len; i++)
    if (!check_citations (portfolio->responses->pdata[i], portfolio, error))
      return FALSE;
  for (guint i = 0; i < portfolio->points->len; i++)
    if (!check_answer (portfolio->points->pdata[i], portfolio, error))
      return FALSE;

  return TRUE;
}

gboolean
assay_edit_check_links (const AssayEdit *self, const AssayPortfolio *after, GError **error)
{
  gboolean removes_evidence = FALSE;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i);

      if (change->type == ASSAY_VALUE_EVIDENCE && change->after == NULL)
        removes_evidence = TRUE;
      if (change->type == ASSAY_VALUE_RESPONSE && change->after != NULL
          && !check_citations (change->after, after, error))
        return FALSE;
      if (change->type == ASSAY_VALUE_POINT && change->after != NULL
          && !check_answer (change->after, after, error))
        return FALSE;
    }

  return !removes_evidence || check_all_links (after, error);
}

void
assay_edit_note_numbers (const AssayEdit *self, guint *highest_evidence, guint *highest_action)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i);
      gconstpointer value = change->after != NULL ? change->after : change->before;

      if (change->type == ASSAY_VALUE_EVIDENCE)
        *highest_evidence = MAX (*highest_evidence, ((const AssayEvidence *) value)->number);
      if (change->type == ASSAY_VALUE_ACTION)
        *highest_action = MAX (*highest_action, ((const AssayAction *) value)->number);
    }
}
