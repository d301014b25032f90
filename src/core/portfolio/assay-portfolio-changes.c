/* What changed between two moments of one portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-portfolio-changes.h"

#include "core/portfolio/assay-value.h"

#include <string.h>

/* In the order of AssayChangedPart's bits, and of AssayItemChange. */
static const char *const part_ids[] = { "rating",  "text",    "citations", "evidence",
                                        "answers", "actions", "asked" };
static const char *const item_change_ids[] = { "added", "replaced", "withdrawn", "restored",
                                               "amended" };

G_STATIC_ASSERT (1 << (G_N_ELEMENTS (part_ids) - 1) == ASSAY_CHANGED_ASKED);
G_STATIC_ASSERT (G_N_ELEMENTS (item_change_ids) == ASSAY_ITEM_AMENDED + 1);

/* @criteria: id (borrowed) -> parts. @changed: numbers of items that are not what they were;
 * an item that was added is not among them. */
typedef struct
{
  const AssayPortfolio *before;
  const AssayPortfolio *after;
  AssayPortfolioChanges *changes;
  GHashTable *criteria;
  GHashTable *changed;
} Comparing;

static void
criterion_free (AssayCriterionChange *self)
{
  g_free (self->criterion);
  g_free (self);
}

void
assay_portfolio_changes_free (AssayPortfolioChanges *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->criteria);
  g_array_unref (self->items);
  g_ptr_array_unref (self->points);
  g_free (self);
}

static void
note (Comparing *self, const char *criterion, AssayChangedPart part)
{
  guint so_far = GPOINTER_TO_UINT (g_hash_table_lookup (self->criteria, criterion));

  g_hash_table_insert (self->criteria, (gpointer) criterion, GUINT_TO_POINTER (so_far | part));
}

/* As it leaves the service. */
static char *
format_value (AssayValueType type, gconstpointer value)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);

  assay_portfolio_write_value (writer, type, value, ASSAY_PORTFOLIO_FORM_SUBMISSION);

  return assay_xml_writer_finish (writer);
}

static gboolean
is_same_value (AssayValueType type, gconstpointer a, gconstpointer b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a == b || a == NULL || b == NULL)
    return a == b;
  left = format_value (type, a);
  right = format_value (type, b);

  return g_str_equal (left, right);
}

/* --- Evidence --- */

static gboolean
is_same_content (const AssayEvidence *a, const AssayEvidence *b)
{
  return a->basis == b->basis && g_strcmp0 (a->sha256, b->sha256) == 0;
}

static void
add_item (Comparing *self, guint number, AssayItemChange change)
{
  AssayChangedItem row = { number, change };

  g_array_append_val (self->changes->items, row);
  if (change != ASSAY_ITEM_ADDED)
    g_hash_table_add (self->changed, GUINT_TO_POINTER (number));
}

/* Either may be NULL. What was added and withdrawn in between was never there for a reader. */
static void
compare_item (Comparing *self, const AssayEvidence *before, const AssayEvidence *after)
{
  gboolean was = before != NULL && !before->withdrawn;
  gboolean is = after != NULL && !after->withdrawn;

  if (!was && is)
    add_item (self, after->number, before == NULL ? ASSAY_ITEM_ADDED : ASSAY_ITEM_RESTORED);
  else if (was && !is)
    add_item (self, before->number, ASSAY_ITEM_WITHDRAWN);
  else if (was && !is_same_content (before, after))
    add_item (self, after->number, ASSAY_ITEM_REPLACED);
  else if (was && !is_same_value (ASSAY_VALUE_EVIDENCE, before, after))
    add_item (self, after->number, ASSAY_ITEM_AMENDED);
}

/* Calls for each value of either side, in order, with what has its name there; NULL for none. */
typedef void (*ComparePair) (Comparing *self, gconstpointer before, gconstpointer after);

static void
walk_pairs (Comparing *self, AssayValueType type, ComparePair compare)
{
  const GPtrArray *before = *assay_portfolio_get_slot ((AssayPortfolio *) self->before, type);
  const GPtrArray *after = *assay_portfolio_get_slot ((AssayPortfolio *) self->after, type);
  guint i = 0, j = 0;

  while (i < before->len || j < after->len)
    {
      int order = i == before->len  ? 1
                  : j == after->len ? -1
                                    : assay_value_compare (type, before->pdata[i], after->pdata[j]);
      gconstpointer old = order <= 0 ? before->pdata[i++] : NULL;
      gconstpointer new = order >= 0 ? after->pdata[j++] : NULL;

      compare (self, old, new);
    }
}

static void
compare_items (Comparing *self, gconstpointer before, gconstpointer after)
{
  compare_item (self, before, after);
}

/* --- Responses --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All citations of a response as one text, whatever their order. What was withdrawn is not sent. */
static char *
format_citations (const AssayPortfolio *portfolio, const AssayResponse *response)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; response != NULL && i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];
      const AssayEvidence *item = assay_portfolio_lookup_evidence (portfolio, citation->evidence);

      if (item == NULL || item->withdrawn)
        continue;
      g_ptr_array_add (texts, g_strdup_printf ("%u\n%s\n%s\n%s", citation->evidence,
                                               citation->pages != NULL ? citation->pages : "",
                                               citation->place != NULL ? citation->place : "",
                                               citation->why != NULL ? citation->why : ""));
    }
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("\n\n", (char **) texts->pdata);
}

static void
note_changed_citations (Comparing *self, const AssayResponse *response)
{
  for (guint i = 0; response != NULL && i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];

      if (g_hash_table_contains (self->changed, GUINT_TO_POINTER (citation->evidence)))
        note (self, response->criterion, ASSAY_CHANGED_EVIDENCE);
    }
}

static void
compare_responses (Comparing *self, gconstpointer before, gconstpointer after)
{
  const AssayResponse *old = before, *new = after;
  const char *criterion = new != NULL ? new->criterion : old->criterion;
  g_autofree char *old_citations = NULL;
  g_autofree char *new_citations = NULL;

  note_changed_citations (self, old);
  note_changed_citations (self, new);
  if (old == new)
    return;
  if (g_strcmp0 (old != NULL ? old->level : NULL, new != NULL ? new->level : NULL) != 0
      || g_strcmp0 (old != NULL ? old->reason : NULL, new != NULL ? new->reason : NULL) != 0)
    note (self, criterion, ASSAY_CHANGED_RATING);
  if (g_strcmp0 (old != NULL ? old->text : NULL, new != NULL ? new->text : NULL) != 0)
    note (self, criterion, ASSAY_CHANGED_TEXT);
  old_citations = format_citations (self->before, old);
  new_citations = format_citations (self->after, new);
  if (!g_str_equal (old_citations, new_citations))
    note (self, criterion, ASSAY_CHANGED_CITATIONS);
}

/* --- Points --- */

static gboolean
has_changed_item (const Comparing *self, const char *items)
{
  g_autoptr (GArray) numbers = assay_items_parse (items, NULL);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    if (g_hash_table_contains (self->changed, GUINT_TO_POINTER (g_array_index (numbers, guint, i))))
      return TRUE;

  return FALSE;
}

/* Takes the side's answer as it leaves. */
static gboolean
is_same_point_answer (const Comparing *self, const AssayPoint *old, const AssayPoint *new)
{
  g_autofree char *old_items =
      assay_portfolio_dup_items_in_use (self->before, old != NULL ? old->answer_items : NULL);
  g_autofree char *new_items =
      assay_portfolio_dup_items_in_use (self->after, new != NULL ? new->answer_items : NULL);

  return g_strcmp0 (old_items, new_items) == 0
         && g_strcmp0 (old != NULL ? old->answer : NULL, new != NULL ? new->answer : NULL) == 0;
}

static void
compare_points (Comparing *self, gconstpointer before, gconstpointer after)
{
  const AssayPoint *old = before, *new = after;
  const AssayPoint *point = new != NULL ? new : old;
  gboolean answered = !is_same_point_answer (self, old, new);

  if (answered)
    g_ptr_array_add (self->changes->points, g_strdup (point->id));
  if (point->criterion == NULL)
    return;
  if (answered)
    note (self, point->criterion, ASSAY_CHANGED_ANSWERS);
  if (has_changed_item (self, point->items) || has_changed_item (self, point->answer_items))
    note (self, point->criterion, ASSAY_CHANGED_EVIDENCE);
}

/* --- Everything else --- */

static void
compare_actions (Comparing *self, gconstpointer before, gconstpointer after)
{
  const AssayAction *old = before, *new = after;

  if (is_same_value (ASSAY_VALUE_ACTION, old, new))
    return;
  if (old != NULL)
    note (self, old->criterion, ASSAY_CHANGED_ACTIONS);
  if (new != NULL)
    note (self, new->criterion, ASSAY_CHANGED_ACTIONS);
}

static void
compare_figures (Comparing *self, gconstpointer before, gconstpointer after)
{
  if (!is_same_value (ASSAY_VALUE_FIGURE, before, after))
    self->changes->figures = TRUE;
}

static gboolean
is_same_answer (const Comparing *self, const char *question)
{
  const AssayAnswer *old = assay_portfolio_lookup_answer (self->before, question);
  const AssayAnswer *new = assay_portfolio_lookup_answer (self->after, question);

  return g_strcmp0 (old != NULL ? old->value : NULL, new != NULL ? new->value : NULL) == 0;
}

static void
compare_answers (Comparing *self, gconstpointer before, gconstpointer after)
{
  const AssayAnswer *answer = after != NULL ? after : before;

  if (!is_same_answer (self, answer->question))
    self->changes->profile = TRUE;
}

static void
compare_asked (Comparing *self, const AssayScheme *scheme)
{
  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i];
      const char *question = criterion->applies_when.question;

      if (question != NULL && !is_same_answer (self, question))
        note (self, criterion->id, ASSAY_CHANGED_ASKED);
    }
}

/* --- The whole --- */

static int
compare_criteria (gconstpointer a, gconstpointer b, gpointer data)
{
  const AssayCriterionChange *one = *(AssayCriterionChange *const *) a;
  const AssayCriterionChange *other = *(AssayCriterionChange *const *) b;
  const AssayCriterion *left = assay_scheme_lookup_criterion (data, one->criterion);
  const AssayCriterion *right = assay_scheme_lookup_criterion (data, other->criterion);

  if (left != NULL && right != NULL)
    return left->index < right->index ? -1 : left->index > right->index;
  if (left == NULL && right == NULL)
    return strcmp (one->criterion, other->criterion);

  return left != NULL ? -1 : 1;
}

static void
list_criteria (Comparing *self, const AssayScheme *scheme)
{
  GPtrArray *rows = self->changes->criteria;
  GHashTableIter iter;
  gpointer criterion, parts;

  g_hash_table_iter_init (&iter, self->criteria);
  while (g_hash_table_iter_next (&iter, &criterion, &parts))
    {
      AssayCriterionChange *row = g_new0 (AssayCriterionChange, 1);

      row->criterion = g_strdup (criterion);
      row->parts = GPOINTER_TO_UINT (parts);
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort_with_data (rows, compare_criteria, (gpointer) scheme);
}

AssayPortfolioChanges *
assay_portfolio_changes_new (const AssayScheme *scheme,
                             const AssayPortfolio *before,
                             const AssayPortfolio *after)
{
  g_autoptr (GHashTable) criteria = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);
  AssayPortfolioChanges *changes = g_new0 (AssayPortfolioChanges, 1);
  Comparing comparing = { before, after, changes, criteria, changed };

  changes->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) criterion_free);
  changes->items = g_array_new (FALSE, FALSE, sizeof (AssayChangedItem));
  changes->points = g_ptr_array_new_with_free_func (g_free);
  changes->head = g_strcmp0 (before->head->service, after->head->service) != 0;
  walk_pairs (&comparing, ASSAY_VALUE_EVIDENCE, compare_items);
  walk_pairs (&comparing, ASSAY_VALUE_RESPONSE, compare_responses);
  walk_pairs (&comparing, ASSAY_VALUE_POINT, compare_points);
  walk_pairs (&comparing, ASSAY_VALUE_ACTION, compare_actions);
  walk_pairs (&comparing, ASSAY_VALUE_FIGURE, compare_figures);
  walk_pairs (&comparing, ASSAY_VALUE_ANSWER, compare_answers);
  compare_asked (&comparing, scheme);
  list_criteria (&comparing, scheme);

  return changes;
}

gboolean
assay_portfolio_changes_is_empty (const AssayPortfolioChanges *self)
{
  return self->criteria->len == 0 && self->items->len == 0 && self->points->len == 0 && !self->head
         && !self->profile && !self->figures;
}

guint
assay_portfolio_changes_get_criterion (const AssayPortfolioChanges *self, const char *criterion)
{
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const AssayCriterionChange *row = self->criteria->pdata[i];

      if (g_str_equal (row->criterion, criterion))
        return row->parts;
    }

  return 0;
}

gboolean
assay_portfolio_changes_has_item (const AssayPortfolioChanges *self, guint number)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, AssayChangedItem, i).number == number)
      return TRUE;

  return FALSE;
}

const char *
assay_item_change_get_id (AssayItemChange change)
{
  g_assert ((guint) change < G_N_ELEMENTS (item_change_ids));

  return item_change_ids[change];
}

const char **
assay_changed_parts_list_ids (guint parts)
{
  const char **ids = g_new0 (const char *, G_N_ELEMENTS (part_ids) + 1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (part_ids); i++)
    if ((parts & (1u << i)) != 0)
      ids[n++] = part_ids[i];

  return ids;
}
