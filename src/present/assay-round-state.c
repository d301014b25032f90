/* What is shown of what changed between two rounds, or since one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-round-state.h"

#include "present/assay-points-state.h"
#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  const AssayScheme *scheme;
  const AssayPortfolio *before;
  const AssayPortfolio *after;
  const AssayPortfolioChanges *changes;
  const AssayRound *round; /* NULL for the service */
  AssayRoundState *state;
} Telling;

static void
row_free (gpointer data)
{
  AssayRoundRow *row = data;

  g_free (row->where);
  g_free (row->place);
  g_free (row->what);
  g_free (row->earlier);
  g_free (row);
}

void
assay_round_state_free (AssayRoundState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self->summary);
  g_free (self->caution);
  g_free (self);
}

/* All are taken. */
static AssayRoundRow *
add_row (Telling *self, char *where, char *place, char *what)
{
  AssayRoundRow *row = g_new0 (AssayRoundRow, 1);

  row->where = where;
  row->place = place;
  row->what = what;
  g_ptr_array_add (self->state->rows, row);

  return row;
}

/* --- Criteria --- */

static char *
word_parts (guint parts)
{
  static const struct
  {
    AssayChangedPart part;
    const char *words;
  } rows[] = {
    { ASSAY_CHANGED_RATING, N_ ("the rating") },
    { ASSAY_CHANGED_TEXT, N_ ("how it is met") },
    { ASSAY_CHANGED_CITATIONS, N_ ("the evidence cited") },
    { ASSAY_CHANGED_EVIDENCE, N_ ("what the evidence is") },
    { ASSAY_CHANGED_ANSWERS, N_ ("the answer to a point") },
    { ASSAY_CHANGED_ACTIONS, N_ ("the actions planned") },
    { ASSAY_CHANGED_ASKED, N_ ("whether the profile asks for it") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if ((parts & rows[i].part) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", _ (rows[i].words));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
word_earlier (const AssayRoundDetermination *determination)
{
  const char *outcome = assay_wording_point_outcome (determination->point->outcome);

  return determination->must_confirm
             ? g_strdup_printf (_ ("Determined “%s”: to be confirmed"), outcome)
             : g_strdup_printf (_ ("Determined “%s”: carried"), outcome);
}

static void
tell_criterion (Telling *self, const char *id, guint parts)
{
  const AssayCriterion *criterion = assay_scheme_lookup_criterion (self->scheme, id);
  const AssayRoundDetermination *determination =
      self->round != NULL ? assay_round_lookup_determination (self->round, id) : NULL;
  AssayRoundRow *row =
      add_row (self,
               criterion != NULL ? g_strdup_printf ("%s %s", id, criterion->title) : g_strdup (id),
               criterion != NULL ? g_strconcat ("criterion:", id, NULL) : NULL, word_parts (parts));

  if (determination != NULL)
    row->earlier = word_earlier (determination);
}

/* What only the items looked at make a change of is not among the changes of the portfolio. */
static void
tell_criteria (Telling *self)
{
  for (guint i = 0; i < self->changes->criteria->len; i++)
    {
      const AssayCriterionChange *change = self->changes->criteria->pdata[i];
      const AssayRoundDetermination *determination =
          self->round != NULL ? assay_round_lookup_determination (self->round, change->criterion)
                              : NULL;

      tell_criterion (self, change->criterion,
                      determination != NULL ? determination->changed : change->parts);
    }
  for (guint i = 0; self->round != NULL && i < self->round->determinations->len; i++)
    {
      const AssayRoundDetermination *determination = self->round->determinations->pdata[i];
      const char *id = determination->point->criterion;

      if (determination->must_confirm
          && assay_portfolio_changes_get_criterion (self->changes, id) == 0)
        tell_criterion (self, id, determination->changed);
    }
}

/* --- Items --- */

static const char *
word_item_change (AssayItemChange change)
{
  switch (change)
    {
    case ASSAY_ITEM_ADDED:
      return _ ("added");
    case ASSAY_ITEM_REPLACED:
      return _ ("replaced by another file");
    case ASSAY_ITEM_WITHDRAWN:
      return _ ("withdrawn");
    case ASSAY_ITEM_RESTORED:
      return _ ("brought back");
    case ASSAY_ITEM_AMENDED:
      return _ ("what is said of it was changed");
    }
  g_assert_not_reached ();
}

static void
tell_items (Telling *self)
{
  for (guint i = 0; i < self->changes->items->len; i++)
    {
      const AssayChangedItem *item = &g_array_index (self->changes->items, AssayChangedItem, i);
      gboolean is_there = assay_portfolio_lookup_evidence (self->after, item->number) != NULL;
      g_autofree char *number = assay_evidence_format_number (item->number);

      add_row (self, assay_wording_item (is_there ? self->after : self->before, item->number),
               is_there ? g_strconcat ("evidence:", number, NULL) : NULL,
               g_strdup (word_item_change (item->change)));
    }
}

/* --- Points --- */

static char *
word_answer (const AssayPoint *point)
{
  if (!assay_point_is_answered (point))
    return g_strdup (_ ("the answer was taken away"));
  if (point->answer == NULL)
    return g_strdup_printf (_ ("answered with %s"), point->answer_items);
  if (point->answer_items == NULL)
    return g_strdup_printf (_ ("answered: %s"), point->answer);

  return g_strdup_printf (_ ("answered with %s: %s"), point->answer_items, point->answer);
}

static char *
dup_place (const AssayPoint *point)
{
  return point->criterion != NULL ? g_strconcat ("criterion:", point->criterion, NULL) : NULL;
}

static void
tell_changed_answers (Telling *self)
{
  for (guint i = 0; i < self->changes->points->len; i++)
    {
      const AssayPoint *point =
          assay_portfolio_lookup_point (self->after, self->changes->points->pdata[i]);

      if (point != NULL)
        add_row (self, assay_points_word_point (self->scheme, point), dup_place (point),
                 word_answer (point));
    }
}

/* Those that did not come back are told together, in the caution. */
static void
tell_answers (Telling *self)
{
  for (guint i = 0; i < self->round->answers->len; i++)
    {
      const AssayRoundAnswer *answer = self->round->answers->pdata[i];
      AssayRoundRow *row;

      if (answer->now == NULL)
        continue;
      row =
          add_row (self, assay_points_word_point (self->scheme, answer->point),
                   dup_place (answer->point),
                   answer->is_answered ? word_answer (answer->now) : g_strdup (_ ("not answered")));
      if (answer->is_altered)
        row->earlier = g_strdup (_ ("It came back in other words than were returned"));
    }
}

/* --- The whole --- */

static void
tell_whole (Telling *self)
{
  if (self->changes->head)
    add_row (self, g_strdup (_ ("The service")), g_strdup ("profile"),
             g_strdup (_ ("its name was changed")));
  if (self->changes->profile)
    add_row (self, g_strdup (_ ("The profile")), g_strdup ("profile"),
             g_strdup (_ ("answers were changed")));
  if (self->changes->figures)
    add_row (self, g_strdup (_ ("The measures")), g_strdup ("measures"),
             g_strdup (_ ("figures were changed")));
}

static char *
word_since (const Telling *self)
{
  guint n = self->state->rows->len;

  if (n == 0)
    return g_strdup (_ ("Nothing has changed since it was submitted."));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u thing has changed since it was submitted.",
                                       "%u things have changed since it was submitted.", n),
                          n);
}

static char *
word_round (const AssayRound *round)
{
  guint n = round->determinations->len;

  if (n == 0)
    return g_strdup (_ ("Nothing was determined before."));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u of %u earlier determination is to be confirmed.",
                                       "%u of %u earlier determinations are to be confirmed.", n),
                          round->n_to_confirm, n);
}

/* Which they are, each once. */
static char *
list_missing (const AssayScheme *scheme, const AssayRound *round)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < round->answers->len; i++)
    {
      const AssayRoundAnswer *answer = round->answers->pdata[i];
      g_autofree char *name =
          answer->now == NULL ? assay_points_word_point (scheme, answer->point) : NULL;

      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", name);
    }

  return g_string_free (text, FALSE);
}

static char *
word_missing (const AssayScheme *scheme, const AssayRound *round)
{
  g_autofree char *names = NULL;

  if (round->n_missing == 0)
    return NULL;
  if (round->n_missing == round->n_points)
    return g_strdup (_ ("Nothing of what you returned came back with this submission. The service "
                        "may never have received your return: ask them."));
  names = list_missing (scheme, round);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u point did not come back: %s.",
                                       "%u points did not come back: %s.", round->n_missing),
                          round->n_missing, names);
}

static char *
word_reworded (const AssayRound *round)
{
  guint n = round->n_altered - round->n_missing;

  if (n == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u point came back in other words than were returned.",
                                       "%u points came back in other words than were returned.", n),
                          n);
}

static char *
word_caution (const AssayScheme *scheme, const AssayRound *round)
{
  g_autofree char *missing = word_missing (scheme, round);
  g_autofree char *reworded = word_reworded (round);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  if (missing != NULL)
    g_ptr_array_add (sentences, missing);
  if (reworded != NULL)
    g_ptr_array_add (sentences, reworded);
  if (sentences->len == 0)
    return NULL;
  g_ptr_array_add (sentences, (gpointer) _ ("Go by your own return."));
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **) sentences->pdata);
}

static AssayRoundState *
state_new (void)
{
  AssayRoundState *self = g_new0 (AssayRoundState, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);

  return self;
}

AssayRoundState *
assay_round_state_new_since (const AssayScheme *scheme,
                             const AssayPortfolio *before,
                             const AssayPortfolio *after)
{
  g_autoptr (AssayPortfolioChanges) changes = assay_portfolio_changes_new (scheme, before, after);
  AssayRoundState *state = state_new ();
  Telling telling = { scheme, before, after, changes, NULL, state };

  tell_criteria (&telling);
  tell_items (&telling);
  tell_changed_answers (&telling);
  tell_whole (&telling);
  state->summary = word_since (&telling);

  return state;
}

AssayRoundState *
assay_round_state_new (const AssayScheme *scheme,
                       const AssayPortfolio *before,
                       const AssayPortfolio *after,
                       const AssayRound *round)
{
  AssayRoundState *state = state_new ();
  Telling telling = { scheme, before, after, round->changes, round, state };

  tell_criteria (&telling);
  tell_items (&telling);
  tell_answers (&telling);
  tell_whole (&telling);
  state->summary = word_round (round);
  state->caution = word_caution (scheme, round);

  return state;
}
