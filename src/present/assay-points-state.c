/* What is shown of the points of a return.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-points-state.h"

#include "present/assay-wording-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
item_free (gpointer data)
{
  AssayPointsItem *item = data;

  g_free (item->name);
  g_free (item);
}

static void
row_free (gpointer data)
{
  AssayPointsRow *row = data;

  assay_point_unref (row->point);
  g_free (row->where);
  g_free (row->place);
  g_free (row->heading);
  g_free (row->items);
  g_free (row->answer_items);
  g_ptr_array_unref (row->answers);
  g_free (row);
}

void
assay_points_state_free (AssayPointsState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self->summary);
  g_free (self);
}

/* --- One point --- */

static char *
word_where (const AssayScheme *scheme, const AssayPoint *point)
{
  const AssayCriterion *criterion = scheme != NULL && point->criterion != NULL
                                        ? assay_scheme_lookup_criterion (scheme, point->criterion)
                                        : NULL;

  if (point->criterion == NULL)
    return g_strdup (_ ("The whole submission"));

  return criterion != NULL ? g_strdup_printf ("%s %s", criterion->id, criterion->title)
                           : g_strdup (point->criterion);
}

static char *
word_award (const AssayPoint *point)
{
  g_autofree char *from = assay_date_format_long (point->from);
  g_autofree char *due = assay_date_format_long (point->due);

  /* Translators: the first and the last day of an award. */
  return g_strdup_printf (_ ("Award, from %s to %s"), from != NULL ? from : "",
                          due != NULL ? due : "");
}

static char *
word_decision (const AssayPoint *point)
{
  g_autofree char *day = assay_date_format_long (point->from);
  const char *outcome = assay_wording_point_outcome (point->outcome);

  /* Translators: what was decided, and on which day. */
  return day != NULL ? g_strdup_printf (_ ("Decision: %s, on %s"), outcome, day)
                     : g_strdup_printf (_ ("Decision: %s"), outcome);
}

static char *
word_heading (const AssayPoint *point)
{
  g_autofree char *due = assay_date_format_long (point->due);
  const char *outcome = assay_wording_point_outcome (point->outcome);

  switch (point->kind)
    {
    case ASSAY_POINT_DETERMINATION:
      return g_strdup_printf (_ ("Determination: %s"), outcome);
    case ASSAY_POINT_REQUEST:
      return due != NULL ? g_strdup_printf (_ ("Request, due on %s"), due)
                         : g_strdup (_ ("Request"));
    case ASSAY_POINT_CORRECTIVE:
      return due != NULL ? g_strdup_printf (_ ("Corrective action, due on %s"), due)
                         : g_strdup (_ ("Corrective action"));
    case ASSAY_POINT_COMMENT:
      return g_strdup (_ ("Comment"));
    case ASSAY_POINT_RECOMMENDATION:
      return g_strdup_printf (_ ("Recommendation: %s"), outcome);
    case ASSAY_POINT_DECISION:
      return word_decision (point);
    case ASSAY_POINT_AWARD:
      return word_award (point);
    }
  g_assert_not_reached ();
}

char *
assay_points_word_point (const AssayScheme *scheme, const AssayPoint *point)
{
  g_autofree char *where = word_where (scheme, point);
  g_autofree char *heading = word_heading (point);

  /* Translators: where, "2.5 Risk assessment", and what, "Request, due on 1 April 2027". */
  return g_strdup_printf (_ ("%s, %s"), where, heading);
}

/* What is not known stands by its number. */
static GPtrArray *
list_items (const AssayPortfolio *portfolio, const char *items)
{
  g_autoptr (GArray) numbers = assay_items_parse (items, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (item_free);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      gboolean known =
          portfolio != NULL && assay_portfolio_lookup_evidence (portfolio, number) != NULL;
      AssayPointsItem *item = g_new0 (AssayPointsItem, 1);

      item->number = number;
      item->name =
          known ? assay_wording_item (portfolio, number) : assay_evidence_format_number (number);
      g_ptr_array_add (list, item);
    }

  return list;
}

/* "E004 “Plan”, E007 “Panel”". */
static char *
word_items (const GPtrArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "",
                            ((const AssayPointsItem *) items->pdata[i])->name);

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static AssayPointsRow *
row_new (const AssayScheme *scheme, const AssayPortfolio *portfolio, AssayPoint *point)
{
  AssayPointsRow *row = g_new0 (AssayPointsRow, 1);
  g_autoptr (GPtrArray) items = list_items (portfolio, point->items);

  row->point = assay_point_ref (point);
  row->where = word_where (scheme, point);
  row->place = point->criterion != NULL ? g_strconcat ("criterion:", point->criterion, NULL) : NULL;
  row->heading = word_heading (point);
  row->items = word_items (items);
  row->answers = list_items (portfolio, point->answer_items);
  row->answer_items = word_items (row->answers);
  row->asks = assay_point_asks (point);
  row->is_answered = assay_point_is_answered (point);
  row->word = row->is_answered ? _ ("Answered") : row->asks ? _ ("To answer") : "";

  return row;
}

/* --- All of them --- */

static guint
get_rank (const AssayScheme *scheme, const AssayPoint *point)
{
  const AssayCriterion *criterion = scheme != NULL && point->criterion != NULL
                                        ? assay_scheme_lookup_criterion (scheme, point->criterion)
                                        : NULL;

  if (criterion != NULL)
    return criterion->index;

  return point->criterion != NULL ? G_MAXUINT - 1 : G_MAXUINT;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer scheme)
{
  const AssayPoint *one = (*(AssayPointsRow *const *) a)->point;
  const AssayPoint *other = (*(AssayPointsRow *const *) b)->point;
  guint left = get_rank (scheme, one), right = get_rank (scheme, other);

  if (left != right)
    return left < right ? -1 : 1;
  /* The latest round is what is read for. */
  if (one->round != other->round)
    return one->round > other->round ? -1 : 1;

  return strcmp (one->id, other->id);
}

static char *
word_summary (const AssayPointsState *self, guint n_points)
{
  if (n_points == 0)
    return g_strdup (_ ("No return has been received."));
  if (self->n_asking == 0)
    return g_strdup (_ ("Nothing in the return asks for an answer."));
  if (self->n_open == 0)
    return g_strdup (_ ("Everything that was asked is answered."));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u of %u point that asks for it is still to be answered.",
                   "%u of %u points that ask for it are still to be answered.", self->n_asking),
      self->n_open, self->n_asking);
}

AssayPointsState *
assay_points_state_new (const AssayScheme *scheme,
                        const AssayPortfolio *portfolio,
                        const GPtrArray *points,
                        gboolean open_only)
{
  AssayPointsState *self = g_new0 (AssayPointsState, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < points->len; i++)
    {
      AssayPoint *point = points->pdata[i];
      gboolean asks = assay_point_asks (point);
      gboolean is_open = asks && !assay_point_is_answered (point);

      self->n_asking += asks;
      self->n_open += is_open;
      if (is_open || !open_only)
        g_ptr_array_add (self->rows, row_new (scheme, portfolio, point));
    }
  g_ptr_array_sort_with_data (self->rows, compare_rows, (gpointer) scheme);
  self->summary = word_summary (self, points->len);

  return self;
}

GPtrArray *
assay_points_state_list_of (const AssayPointsState *self, const char *criterion)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      AssayPointsRow *row = self->rows->pdata[i];

      if (g_strcmp0 (row->point->criterion, criterion) == 0)
        g_ptr_array_add (rows, row);
    }

  return rows;
}

/* --- Whose it is --- */

/* What to do about it; NULL where there is nothing. */
static char *
word_signature_step (AssaySignerStanding standing, const char *digits)
{
  switch (standing)
    {
    case ASSAY_SIGNER_UNSIGNED:
      return g_strdup (_ ("Ask the assessor whether they sent it."));
    case ASSAY_SIGNER_UNCHECKED:
    case ASSAY_SIGNER_BROKEN:
      return g_strdup (_ ("It was altered since it was signed: ask for it again."));
    case ASSAY_SIGNER_NEW:
    case ASSAY_SIGNER_KNOWN:
    case ASSAY_SIGNER_CHANGED:
      return g_strdup_printf (_ ("The key’s digits are %s: compare them with the assessor over the "
                                 "phone."),
                              digits);
    case ASSAY_SIGNER_CONFIRMED:
      return NULL;
    }
  g_assert_not_reached ();
}

char *
assay_points_word_signature (const AssaySignature *signature, AssaySignerStanding standing)
{
  g_autofree char *digits = signature != NULL ? assay_signature_dup_digits (signature) : NULL;
  g_autofree char *said =
      assay_wording_signer (standing, signature != NULL ? signature->name : NULL);
  g_autofree char *step = word_signature_step (standing, digits != NULL ? digits : "");

  return step != NULL ? g_strjoin (" ", said, step, NULL) : g_steal_pointer (&said);
}
