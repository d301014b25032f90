/* What the page of all actions shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-actions-state.h"

#include "base/assay-text.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
row_free (gpointer data)
{
  AssayActionsRow *row = data;

  assay_action_unref (row->action);
  g_free (row->number);
  g_free (row->subtitle);
  g_free (row->criterion);
  g_free (row->place);
  g_free (row->due);
  g_free (row);
}

static char *
word_subtitle (const AssayAction *action)
{
  g_autofree char *due = assay_date_format_long (action->due);

  if (due == NULL)
    return g_strdup (action->owner);

  /* Translators: who does it, and by when. */
  return g_strdup_printf (_ ("%s, due on %s"), action->owner, due);
}

static AssayActionsRow *
row_new (const AssayScheme *scheme, AssayAction *action, AssayDate today)
{
  AssayActionsRow *row = g_new0 (AssayActionsRow, 1);
  const AssayCriterion *criterion = assay_scheme_lookup_criterion (scheme, action->criterion);

  row->action = assay_action_ref (action);
  row->number = assay_action_format_number (action->number);
  row->subtitle = word_subtitle (action);
  row->criterion = criterion != NULL ? g_strdup_printf ("%s %s", criterion->id, criterion->title)
                                     : g_strdup (action->criterion);
  row->place = criterion != NULL ? g_strconcat ("criterion:", criterion->id, NULL) : NULL;
  row->due = assay_date_format_iso (action->due);
  row->is_overdue =
      action->state == ASSAY_ACTION_OPEN && action->due != ASSAY_DATE_NONE && action->due < today;
  row->word = row->is_overdue ? _ ("Overdue") : assay_wording_action_state (action->state);

  return row;
}

/* Open before closed, then by day, then by number. What is overdue is open and has the first days.
 */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const AssayAction *one = (*(AssayActionsRow *const *) a)->action;
  const AssayAction *other = (*(AssayActionsRow *const *) b)->action;
  gboolean one_closed = one->state != ASSAY_ACTION_OPEN;
  gboolean other_closed = other->state != ASSAY_ACTION_OPEN;

  if (one_closed != other_closed)
    return one_closed - other_closed;
  /* Without a day comes after every day. */
  if (one->due != other->due)
    return one->due - 1 < other->due - 1 ? -1 : 1;

  return one->number < other->number ? -1 : one->number > other->number;
}

static char *
word_summary (const AssayActionsState *self)
{
  if (self->n_all == 0)
    return g_strdup (_ ("No actions"));
  if (self->n_overdue > 0)
    return g_strdup_printf (_ ("%u overdue, %u open, %u in all"), self->n_overdue, self->n_open,
                            self->n_all);

  return g_strdup_printf (_ ("%u open, %u in all"), self->n_open, self->n_all);
}

AssayActionsState *
assay_actions_state_new (const AssayScheme *scheme,
                         const AssayPortfolio *portfolio,
                         AssayDate today,
                         gboolean all)
{
  AssayActionsState *self = g_new0 (AssayActionsState, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->n_all = portfolio->actions->len;
  for (guint i = 0; i < portfolio->actions->len; i++)
    {
      AssayActionsRow *row = row_new (scheme, portfolio->actions->pdata[i], today);
      gboolean is_open = row->action->state == ASSAY_ACTION_OPEN;

      self->n_open += is_open;
      self->n_overdue += row->is_overdue;
      if (is_open || all)
        g_ptr_array_add (self->rows, row);
      else
        row_free (row);
    }
  g_ptr_array_sort (self->rows, compare_rows);
  self->summary = word_summary (self);

  return self;
}

void
assay_actions_state_free (AssayActionsState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self->summary);
  g_free (self);
}
