/* Random work on copies of a portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "merge-walk.h"

#include "base/assay-digest.h"

#include <stdlib.h>
#include <string.h>

const char *const merge_criteria[MERGE_N_CRITERIA] = { "1.1", "1.2", "1.3", "2.1", "2.2" };

static const char *const levels[] = { "not-yet", "partly", "largely", "fully" };

static guint
pick (const MergeCopy *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static char *
say (const MergeCopy *self, guint n)
{
  return g_strdup_printf ("%s %u", pick (self, 3) == 0 ? "Both" : self->name, pick (self, n));
}

void
merge_copy_put (MergeCopy *self, AssayEdit *edit)
{
  AssayPortfolio *after = assay_portfolio_apply (self->portfolio, edit);

  assay_portfolio_unref (self->portfolio);
  self->portfolio = after;
}

/* Takes @edit; NULL: it was refused, which is all right. */
static void
apply (MergeCopy *self, AssayEdit *edit)
{
  if (edit == NULL)
    return;
  merge_copy_put (self, edit);
  g_ptr_array_add (self->done, edit);
}

static void
step_undo (MergeCopy *self)
{
  g_autoptr (AssayEdit) last = NULL;
  g_autoptr (AssayEdit) reversed = NULL;

  if (self->done->len == 0)
    return;
  last = g_ptr_array_steal_index (self->done, self->done->len - 1);
  reversed = assay_edit_reverse (last);
  merge_copy_put (self, reversed);
}

static void
step_response (MergeCopy *self)
{
  const char *criterion = merge_criteria[pick (self, 5)];
  g_autofree char *text = say (self, 3);
  AssayPortfolio *now = self->portfolio;

  switch (pick (self, 5))
    {
    case 0:
      apply (self,
             assay_edit_rate (now, self->scheme, criterion, levels[pick (self, 4)], NULL, NULL));
      break;
    case 1:
      apply (self, assay_edit_rate (now, self->scheme, "1.3", "not-applicable", text, NULL));
      break;
    case 2:
      apply (self, assay_edit_write_text (now, self->scheme, criterion,
                                          pick (self, 4) > 0 ? text : NULL, NULL));
      break;
    case 3:
      apply (self, assay_edit_write_note (now, self->scheme, criterion, text, NULL));
      break;
    default:
      apply (self, assay_edit_flag (now, self->scheme, criterion, pick (self, 2) == 0, NULL));
      break;
    }
}

static void
fill_file (AssayEvidence *item, const char *content)
{
  g_free (item->sha256);
  g_free (item->source_name);
  g_free (item->type);
  item->basis = ASSAY_BASIS_FILE;
  item->sha256 = assay_digest_of_bytes (content, strlen (content));
  item->size = strlen (content);
  item->type = g_strdup ("text/plain");
  item->source_name = g_strdup_printf ("%s.txt", content);
  item->pages = 9;
}

static void
step_add_item (MergeCopy *self)
{
  g_autoptr (AssayEvidence) fields = assay_evidence_new (0);
  g_autofree char *content = say (self, 6);
  AssayEdit *edit;

  fields->title = say (self, 4);
  fields->basis = ASSAY_BASIS_OBSERVATION;
  if (pick (self, 2) == 0)
    fill_file (fields, content);
  edit = assay_edit_add_evidence (self->portfolio, self->scheme, fields, self->next_evidence, NULL);
  apply (self, edit);
  self->next_evidence = (guint) atoi (assay_edit_get_subject (edit) + 1) + 1;
}

static AssayEvidence *
copy_item (const MergeCopy *self)
{
  const GPtrArray *items = self->portfolio->evidence;

  return items->len > 0 ? assay_evidence_copy (items->pdata[pick (self, items->len)]) : NULL;
}

static void
step_amend_item (MergeCopy *self)
{
  g_autoptr (AssayEvidence) item = copy_item (self);
  g_autofree char *text = say (self, 6);

  if (item == NULL)
    return;
  switch (pick (self, 6))
    {
    case 0:
      g_free (item->title);
      item->title = g_steal_pointer (&text);
      break;
    case 1:
      fill_file (item, text);
      break;
    case 2:
      item->privacy = (AssayPrivacy) pick (self, 4);
      break;
    case 3:
      item->from = assay_date_new (2026, 1, 1) + pick (self, 3);
      break;
    case 4:
      g_free (item->note);
      item->note = g_steal_pointer (&text);
      break;
    default:
      apply (self,
             assay_edit_withdraw_evidence (self->portfolio, item->number, !item->withdrawn, NULL));
      return;
    }
  apply (self, assay_edit_amend_evidence (self->portfolio, self->scheme, item, NULL));
}

static void
step_cite (MergeCopy *self)
{
  g_autoptr (AssayEvidence) item = copy_item (self);
  const char *criterion = merge_criteria[pick (self, 5)];
  g_autofree char *why = say (self, 3);
  g_autofree char *place = g_strdup_printf ("Heading %u", pick (self, 2));
  AssayPortfolio *now = self->portfolio;

  if (item == NULL)
    return;
  switch (pick (self, 5))
    {
    case 0:
      apply (self, assay_edit_uncite (now, self->scheme, criterion, item->number, NULL, NULL));
      break;
    case 1:
      apply (self, assay_edit_amend_citation (now, self->scheme, criterion, pick (self, 2), NULL,
                                              place, why, NULL));
      break;
    default:
      apply (self,
             assay_edit_cite (now, self->scheme, criterion, item->number, NULL, place, why, NULL));
      break;
    }
}

static void
step_action (MergeCopy *self)
{
  const GPtrArray *actions = self->portfolio->actions;
  g_autoptr (AssayAction) fields =
      actions->len > 0 ? assay_action_copy (actions->pdata[pick (self, actions->len)])
                       : assay_action_new (0);
  gboolean amend = actions->len > 0 && pick (self, 2) == 0;
  AssayEdit *edit;

  if (amend && pick (self, 2) == 0)
    fields->state = (AssayActionState) pick (self, 3);
  else
    {
      g_free (fields->what);
      fields->what = say (self, 3);
    }
  g_free (fields->owner);
  fields->owner = g_strdup ("Manager");
  g_free (fields->criterion);
  fields->criterion = g_strdup ("1.2");
  fields->due = assay_date_new (2027, 1, 1) + pick (self, 2);
  edit = amend ? assay_edit_amend_action (self->portfolio, self->scheme, fields, NULL)
               : assay_edit_add_action (self->portfolio, self->scheme, fields, self->next_action,
                                        NULL);
  apply (self, edit);
  if (!amend)
    self->next_action = (guint) atoi (assay_edit_get_subject (edit) + 1) + 1;
}

static void
step_figure (MergeCopy *self)
{
  g_autoptr (AssayFigure) fields = assay_figure_new ();

  fields->measure = g_strdup ("referrals");
  fields->from = assay_date_new (2026, 1, 1) + pick (self, 3);
  fields->to = fields->from + 30;
  fields->value = g_strdup_printf ("%u", pick (self, 4));
  fields->note = pick (self, 2) == 0 ? say (self, 2) : NULL;
  if (pick (self, 3) == 0)
    apply (self,
           assay_edit_remove_figure (self->portfolio, "referrals", fields->from, fields->to, NULL));
  else
    apply (self, assay_edit_set_figure (self->portfolio, self->scheme, fields, NULL));
}

static void
step_profile (MergeCopy *self)
{
  static const char *const sizes[] = { "small", "large", "" };
  g_autofree char *text = say (self, 3);

  if (pick (self, 3) == 0)
    apply (self, assay_edit_set_head (self->portfolio, text, TRUE,
                                      assay_date_new (2027, 1, 1) + pick (self, 3), NULL));
  else if (pick (self, 2) == 0)
    apply (self, assay_edit_set_answer (self->portfolio, self->scheme, "size",
                                        sizes[pick (self, 3)], NULL));
  else
    apply (self, assay_edit_set_answer (self->portfolio, self->scheme, "sites", text, NULL));
}

typedef void (*Step) (MergeCopy *self);

void
merge_copy_walk (MergeCopy *self, guint n_steps)
{
  static const Step steps[] = { step_response, step_response,   step_response,   step_add_item,
                                step_add_item, step_amend_item, step_amend_item, step_cite,
                                step_cite,     step_cite,       step_action,     step_figure,
                                step_profile,  step_undo,       step_undo };

  for (guint i = 0; i < n_steps; i++)
    steps[pick (self, G_N_ELEMENTS (steps))](self);
}

MergeCopy *
merge_copy_new (AssayScheme *scheme, guint32 seed)
{
  MergeCopy *self = g_new0 (MergeCopy, 1);
  AssayHead *head = assay_head_new ();

  head->service = g_strdup ("Vale");
  head->scheme_id = g_strdup (scheme->id);
  head->scheme_edition = g_strdup (scheme->edition);
  head->scheme_sha256 = g_strdup (scheme->sha256);
  head->round = 1;
  self->scheme = scheme;
  self->rand = g_rand_new_with_seed (seed);
  self->portfolio = assay_portfolio_new (head);
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
  self->next_evidence = self->next_action = 1;
  self->name = "Past";

  return self;
}

MergeCopy *
merge_copy_copy (const MergeCopy *from, const char *name, guint32 seed)
{
  MergeCopy *self = g_new0 (MergeCopy, 1);

  *self = *from;
  self->name = name;
  self->rand = g_rand_new_with_seed (seed);
  self->portfolio = assay_portfolio_ref (from->portfolio);
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
  for (guint i = 0; i < from->done->len; i++)
    g_ptr_array_add (self->done, assay_edit_ref (from->done->pdata[i]));

  return self;
}

void
merge_copy_free (MergeCopy *self)
{
  g_rand_free (self->rand);
  assay_portfolio_unref (self->portfolio);
  g_ptr_array_unref (self->done);
  g_free (self);
}
