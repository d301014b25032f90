/* A portfolio as a value: holding its parts and finding them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every array is sorted, so that each lookup is a binary search and readiness stays linear in what
 * it reads.
 */

#include "core/portfolio/assay-portfolio.h"

#include <string.h>

/* How an element stands to the key it is compared with: before it (< 0), at it, after it. */
typedef int (*ComparePart) (gconstpointer part, gconstpointer key);

static gconstpointer
search (const GPtrArray *parts, gconstpointer key, ComparePart compare)
{
  guint low = 0, high = parts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = compare (parts->pdata[middle], key);

      if (order == 0)
        return parts->pdata[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static int
compare_dates (AssayDate a, AssayDate b)
{
  return a < b ? -1 : a > b;
}

static int
compare_response (gconstpointer part, gconstpointer key)
{
  return strcmp (((const AssayResponse *) part)->criterion, key);
}

static int
compare_answer (gconstpointer part, gconstpointer key)
{
  return strcmp (((const AssayAnswer *) part)->question, key);
}

static int
compare_evidence (gconstpointer part, gconstpointer key)
{
  guint number = ((const AssayEvidence *) part)->number, wanted = GPOINTER_TO_UINT (key);

  return number < wanted ? -1 : number > wanted;
}

static int
compare_action (gconstpointer part, gconstpointer key)
{
  guint number = ((const AssayAction *) part)->number, wanted = GPOINTER_TO_UINT (key);

  return number < wanted ? -1 : number > wanted;
}

static int
compare_figure (gconstpointer part, gconstpointer key)
{
  const AssayFigure *figure = part, *wanted = key;
  int order = strcmp (figure->measure, wanted->measure);

  if (order == 0)
    order = compare_dates (figure->from, wanted->from);
  if (order == 0)
    order = compare_dates (figure->to, wanted->to);

  return order;
}

static int
compare_submission (gconstpointer part, gconstpointer key)
{
  guint round = ((const AssaySubmission *) part)->round, wanted = GPOINTER_TO_UINT (key);

  return round < wanted ? -1 : round > wanted;
}

static int
compare_point (gconstpointer part, gconstpointer key)
{
  return strcmp (((const AssayPoint *) part)->id, key);
}

AssayPortfolio *
assay_portfolio_new (AssayHead *head)
{
  AssayPortfolio *self = g_atomic_rc_box_new0 (AssayPortfolio);

  self->head = head;
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_answer_unref);
  self->responses = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_response_unref);
  self->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_evidence_unref);
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_action_unref);
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_figure_unref);
  self->submissions = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_submission_unref);
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_point_unref);

  return self;
}

AssayPortfolio *
assay_portfolio_ref (AssayPortfolio *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_portfolio (gpointer value)
{
  AssayPortfolio *self = value;

  assay_head_unref (self->head);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->responses);
  g_ptr_array_unref (self->evidence);
  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->submissions);
  g_ptr_array_unref (self->points);
}

void
assay_portfolio_unref (AssayPortfolio *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_portfolio);
}

const AssayResponse *
assay_portfolio_lookup_response (const AssayPortfolio *self, const char *criterion)
{
  return search (self->responses, criterion, compare_response);
}

const AssayEvidence *
assay_portfolio_lookup_evidence (const AssayPortfolio *self, guint number)
{
  return search (self->evidence, GUINT_TO_POINTER (number), compare_evidence);
}

const AssayAction *
assay_portfolio_lookup_action (const AssayPortfolio *self, guint number)
{
  return search (self->actions, GUINT_TO_POINTER (number), compare_action);
}

const AssayAnswer *
assay_portfolio_lookup_answer (const AssayPortfolio *self, const char *question)
{
  return search (self->answers, question, compare_answer);
}

const AssayFigure *
assay_portfolio_lookup_figure (const AssayPortfolio *self,
                               const char *measure,
                               AssayDate from,
                               AssayDate to)
{
  AssayFigure wanted = { .measure = (char *) measure, .from = from, .to = to };

  return search (self->figures, &wanted, compare_figure);
}

const AssayPoint *
assay_portfolio_lookup_point (const AssayPortfolio *self, const char *id)
{
  return search (self->points, id, compare_point);
}

char *
assay_portfolio_dup_items_in_use (const AssayPortfolio *self, const char *items)
{
  g_autoptr (GArray) numbers = assay_items_parse (items, NULL);

  for (guint i = numbers->len; i > 0; i--)
    {
      guint number = g_array_index (numbers, guint, i - 1);
      const AssayEvidence *item = assay_portfolio_lookup_evidence (self, number);

      if (item == NULL || item->withdrawn)
        g_array_remove_index (numbers, i - 1);
    }

  return assay_items_format (numbers);
}

const AssayEvidence *
assay_portfolio_lookup_content (const AssayPortfolio *self, const char *sha256)
{
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const AssayEvidence *item = self->evidence->pdata[i];

      if (!item->withdrawn && g_strcmp0 (item->sha256, sha256) == 0)
        return item;
    }

  return NULL;
}

const AssaySubmission *
assay_portfolio_lookup_submission (const AssayPortfolio *self, guint round)
{
  return search (self->submissions, GUINT_TO_POINTER (round), compare_submission);
}

const AssaySubmission *
assay_portfolio_get_last_submission (const AssayPortfolio *self)
{
  return self->submissions->len > 0 ? self->submissions->pdata[self->submissions->len - 1] : NULL;
}

guint
assay_portfolio_get_next_round (const AssayPortfolio *self)
{
  const AssaySubmission *last = assay_portfolio_get_last_submission (self);

  return MAX (self->head->round, last != NULL ? last->round + 1 : 1);
}

gboolean
assay_answer_has_option (const AssayAnswer *self, const char *option)
{
  gsize length = strlen (option);
  const char *word = self != NULL ? self->value : NULL;

  while (word != NULL)
    {
      const char *end = strchr (word, ' ');

      if ((end != NULL ? (gsize) (end - word) : strlen (word)) == length
          && strncmp (word, option, length) == 0)
        return length > 0;
      word = end != NULL ? end + 1 : NULL;
    }

  return FALSE;
}
