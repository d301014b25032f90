/* Merging: what must be true whatever two people did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random walks through the makers of edits, with undoing on the way, from a past that is a random
 * walk too. Nothing here knows how merging works; it looks only at what went in and what came out.
 */

#include "portfolio-fixture.h"

#include "base/assay-digest.h"
#include "core/portfolio/assay-merge.h"

#include <string.h>

#define N_SEEDS 150
#define N_PAST 25
#define N_STEPS 18

static const char *const criteria[] = { "1.1", "1.2", "1.3", "2.1", "2.2" };
static const char *const levels[] = { "not-yet", "partly", "largely", "fully" };

/* One person's copy. @done: the edits that can be undone. */
typedef struct
{
  AssayScheme *scheme;
  GRand *rand;
  AssayPortfolio *portfolio;
  GPtrArray *done;
  guint next_evidence;
  guint next_action;
  const char *name; /* what this person writes into everything */
} Copy;

static guint
pick (const Copy *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static char *
say (const Copy *self, guint n)
{
  return g_strdup_printf ("%s %u", pick (self, 3) == 0 ? "Both" : self->name, pick (self, n));
}

static void
put (Copy *self, AssayEdit *edit)
{
  AssayPortfolio *after = assay_portfolio_apply (self->portfolio, edit);

  assay_portfolio_unref (self->portfolio);
  self->portfolio = after;
}

/* Takes @edit; NULL: it was refused, which is all right. */
static void
apply (Copy *self, AssayEdit *edit)
{
  if (edit == NULL)
    return;
  put (self, edit);
  g_ptr_array_add (self->done, edit);
}

static void
step_undo (Copy *self)
{
  g_autoptr (AssayEdit) last = NULL;
  g_autoptr (AssayEdit) reversed = NULL;

  if (self->done->len == 0)
    return;
  last = g_ptr_array_steal_index (self->done, self->done->len - 1);
  reversed = assay_edit_reverse (last);
  put (self, reversed);
}

static void
step_response (Copy *self)
{
  const char *criterion = criteria[pick (self, 5)];
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
step_add_item (Copy *self)
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
copy_item (const Copy *self)
{
  const GPtrArray *items = self->portfolio->evidence;

  return items->len > 0 ? assay_evidence_copy (items->pdata[pick (self, items->len)]) : NULL;
}

static void
step_amend_item (Copy *self)
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
step_cite (Copy *self)
{
  g_autoptr (AssayEvidence) item = copy_item (self);
  const char *criterion = criteria[pick (self, 5)];
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
step_action (Copy *self)
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
step_figure (Copy *self)
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
step_profile (Copy *self)
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

typedef void (*Step) (Copy *self);

static void
walk (Copy *self, guint n_steps)
{
  static const Step steps[] = { step_response, step_response,   step_response,   step_add_item,
                                step_add_item, step_amend_item, step_amend_item, step_cite,
                                step_cite,     step_cite,       step_action,     step_figure,
                                step_profile,  step_undo,       step_undo };

  for (guint i = 0; i < n_steps; i++)
    steps[pick (self, G_N_ELEMENTS (steps))](self);
}

static Copy *
copy_new (AssayScheme *scheme, guint32 seed)
{
  Copy *self = g_new0 (Copy, 1);
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

static Copy *
copy_copy (const Copy *from, const char *name, guint32 seed)
{
  Copy *self = g_new0 (Copy, 1);

  *self = *from;
  self->name = name;
  self->rand = g_rand_new_with_seed (seed);
  self->portfolio = assay_portfolio_ref (from->portfolio);
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
  for (guint i = 0; i < from->done->len; i++)
    g_ptr_array_add (self->done, assay_edit_ref (from->done->pdata[i]));

  return self;
}

static void
copy_free (Copy *self)
{
  g_rand_free (self->rand);
  assay_portfolio_unref (self->portfolio);
  g_ptr_array_unref (self->done);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

/* --- Merging --- */

static AssayMerge *
merge (AssayPortfolio *base, const Copy *ours, const Copy *theirs, AssayChoice choice)
{
  g_autoptr (GPtrArray) resolutions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_resolution_free);
  AssayMergeSides sides = { base, ours->portfolio, theirs->portfolio, ours->next_evidence,
                            ours->next_action };
  g_autoptr (GError) error = NULL;
  AssayMerge *merged;

  g_ptr_array_add (resolutions, assay_resolution_new (NULL, choice, NULL));
  merged = assay_merge_compute (&sides, resolutions, &error);
  g_assert_no_error (error);

  return merged;
}

static char *
format (const AssayPortfolio *portfolio)
{
  return assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_OWN);
}

static void
assert_same (const AssayPortfolio *a, const AssayPortfolio *b)
{
  g_autofree char *left = format (a);
  g_autofree char *right = format (b);

  g_assert_cmpstr (left, ==, right);
}

static void
assert_readable (const AssayPortfolio *portfolio)
{
  g_autofree char *text = format (portfolio);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPortfolio) again =
      assay_portfolio_parse_xml (text, strlen (text), "merged", &error);

  g_assert_no_error (error);
  assert_same (again, portfolio);
}

/* --- Content without numbers --- */

static char *
dup_item_key (const AssayPortfolio *portfolio, guint number)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
  g_autoptr (AssayEvidence) item =
      assay_evidence_copy (assay_portfolio_lookup_evidence (portfolio, number));

  item->number = 0;
  assay_portfolio_write_value (writer, ASSAY_VALUE_EVIDENCE, item, ASSAY_PORTFOLIO_FORM_OWN);

  return assay_xml_writer_finish (writer);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
list_response (GPtrArray *lines, const AssayPortfolio *portfolio, const AssayResponse *response)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
  g_autoptr (AssayResponse) bare = assay_response_copy (response);

  for (guint i = 0; i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];
      g_autofree char *item = dup_item_key (portfolio, citation->evidence);

      g_ptr_array_add (lines, g_strdup_printf ("%s cites %s|%s|%s|%s", response->criterion, item,
                                               citation->pages, citation->place, citation->why));
    }
  g_ptr_array_set_size (bare->citations, 0);
  assay_portfolio_write_value (writer, ASSAY_VALUE_RESPONSE, bare, ASSAY_PORTFOLIO_FORM_OWN);
  g_ptr_array_add (lines, assay_xml_writer_finish (writer));
}

/* Everything said, in no particular order and without numbers. */
static char *
dup_content (const AssayPortfolio *portfolio)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AssayPortfolio) rest = assay_portfolio_new (assay_head_ref (portfolio->head));

  for (guint i = 0; i < portfolio->answers->len; i++)
    g_ptr_array_add (rest->answers, assay_answer_ref (portfolio->answers->pdata[i]));
  for (guint i = 0; i < portfolio->figures->len; i++)
    g_ptr_array_add (rest->figures, assay_figure_ref (portfolio->figures->pdata[i]));
  for (guint i = 0; i < portfolio->responses->len; i++)
    list_response (lines, portfolio, portfolio->responses->pdata[i]);
  for (guint i = 0; i < portfolio->evidence->len; i++)
    g_ptr_array_add (
        lines, dup_item_key (portfolio, ((AssayEvidence *) portfolio->evidence->pdata[i])->number));
  for (guint i = 0; i < portfolio->actions->len; i++)
    {
      g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
      g_autoptr (AssayAction) action = assay_action_copy (portfolio->actions->pdata[i]);

      action->number = 0;
      assay_portfolio_write_value (writer, ASSAY_VALUE_ACTION, action, ASSAY_PORTFOLIO_FORM_OWN);
      g_ptr_array_add (lines, assay_xml_writer_finish (writer));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, format (rest));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
assert_same_content (const AssayPortfolio *a, const AssayPortfolio *b)
{
  g_autofree char *left = dup_content (a);
  g_autofree char *right = dup_content (b);

  g_assert_cmpstr (left, ==, right);
}

/* --- Laws --- */

typedef struct
{
  Copy *past;
  Copy *ours;
  Copy *theirs;
} Three;

static void
three_clear (Three *self)
{
  copy_free (self->past);
  copy_free (self->ours);
  copy_free (self->theirs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Three, three_clear)

static Three
three_new (AssayScheme *scheme, guint32 seed)
{
  Three three = { .past = copy_new (scheme, seed) };

  walk (three.past, N_PAST);
  three.ours = copy_copy (three.past, "Ours", 1000 + seed);
  three.theirs = copy_copy (three.past, "Theirs", 2000 + seed);
  walk (three.ours, N_STEPS);
  walk (three.theirs, N_STEPS);

  return three;
}

static void
test_with_itself (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      g_autoptr (AssayMerge) same =
          merge (three.past->portfolio, three.ours, three.ours, ASSAY_CHOICE_OPEN);
      g_autoptr (AssayMerge) blind = merge (NULL, three.ours, three.ours, ASSAY_CHOICE_OPEN);

      g_assert_cmpuint (same->conflicts->len, ==, 0);
      g_assert_true (assay_edit_is_empty (same->edit));
      assert_same (same->merged, three.ours->portfolio);
      g_assert_cmpuint (blind->conflicts->len, ==, 0);
      g_assert_true (assay_edit_is_empty (blind->edit));
    }
}

static void
test_with_an_unchanged_side (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      AssayPortfolio *base = three.past->portfolio;
      g_autoptr (AssayMerge) stay = merge (base, three.ours, three.past, ASSAY_CHOICE_OPEN);
      g_autoptr (AssayMerge) follow = merge (base, three.past, three.theirs, ASSAY_CHOICE_OPEN);

      g_assert_cmpuint (stay->conflicts->len, ==, 0);
      assert_same (stay->merged, three.ours->portfolio);
      g_assert_cmpuint (follow->conflicts->len, ==, 0);
      assert_same (follow->merged, three.theirs->portfolio);
    }
}

/* Everything a portfolio can hold, and nothing in common: a field that merging does not know would
 * stay behind. */
static void
test_every_field_comes_along (void)
{
  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (AssayPortfolio) base = portfolio_new_random (rand);
      g_autoptr (AssayPortfolio) theirs = portfolio_new_random (rand);
      AssayMergeSides sides = { base, base, theirs, 1, 1 };
      AssayMergeSides reverse = { base, theirs, base, 1, 1 };
      g_autoptr (AssayMerge) follow = assay_merge_compute (&sides, NULL, NULL);
      g_autoptr (AssayMerge) stay = assay_merge_compute (&reverse, NULL, NULL);

      g_assert_cmpuint (follow->conflicts->len, ==, 0);
      assert_same (follow->merged, follow->sides[ASSAY_SIDE_THEIRS]);
      assert_same_content (follow->merged, theirs);
      g_assert_cmpuint (stay->conflicts->len, ==, 0);
      assert_same (stay->merged, theirs);
      g_rand_free (rand);
    }
}

static void
test_turned_round (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      AssayPortfolio *base = three.past->portfolio;
      g_autoptr (AssayMerge) here = merge (base, three.ours, three.theirs, ASSAY_CHOICE_THEIRS);
      g_autoptr (AssayMerge) there = merge (base, three.theirs, three.ours, ASSAY_CHOICE_OURS);

      g_assert_cmpuint (here->conflicts->len, ==, there->conflicts->len);
      assert_same_content (here->merged, there->merged);
    }
}

static void
test_fits_the_gate (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  const AssayChoice choices[] = { ASSAY_CHOICE_OPEN, ASSAY_CHOICE_OURS, ASSAY_CHOICE_THEIRS };
  guint n_conflicts = 0;

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    for (guint i = 0; i < G_N_ELEMENTS (choices) * 2; i++)
      {
        g_auto (Three) three = three_new (scheme, seed);
        AssayPortfolio *base = i % 2 == 0 ? three.past->portfolio : NULL;
        g_autoptr (AssayMerge) merged = merge (base, three.ours, three.theirs, choices[i / 2]);
        g_autoptr (AssayPortfolio) after =
            assay_portfolio_apply (three.ours->portfolio, merged->edit);
        g_autoptr (AssayEdit) back = assay_edit_reverse (merged->edit);
        g_autoptr (AssayPortfolio) undone = assay_portfolio_apply (after, back);

        assert_same (after, merged->merged);
        assert_same (undone, three.ours->portfolio);
        assert_readable (merged->merged);
        g_assert_cmpuint (merged->n_open, ==, i / 2 == 0 ? merged->conflicts->len : 0);
        n_conflicts += merged->conflicts->len;
      }
  /* Walks that never disagree would prove nothing. */
  g_assert_cmpuint (n_conflicts, >, N_SEEDS);
}

static void
test_once_more (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      AssayPortfolio *base = three.past->portfolio;
      g_autoptr (AssayMerge) first = merge (base, three.ours, three.theirs, ASSAY_CHOICE_THEIRS);
      g_autoptr (Copy) after = copy_copy (three.ours, "Ours", 0);
      g_autoptr (AssayMerge) second = NULL;

      put (after, first->edit);
      after->next_evidence = after->next_action = 1000;
      second = merge (base, after, three.theirs, ASSAY_CHOICE_THEIRS);
      assert_same_content (second->merged, first->merged);
    }
}

/* --- Nothing lost --- */

static gboolean
in_conflict (const AssayMerge *merged, AssaySide side, gconstpointer value)
{
  for (guint i = 0; i < merged->conflicts->len; i++)
    if (((const AssayMergeConflict *) merged->conflicts->pdata[i])->values[side] == value)
      return TRUE;

  return FALSE;
}

/* The texts of a response, NULL where there is none. */
static const char *
get_text (const AssayPortfolio *portfolio, const char *criterion, gboolean note)
{
  const AssayResponse *response = assay_portfolio_lookup_response (portfolio, criterion);

  return response == NULL ? NULL : note ? response->note : response->text;
}

static void
assert_text_kept (const AssayMerge *merged, AssaySide side, const char *criterion, gboolean note)
{
  const AssayPortfolio *from = merged->sides[side];
  const char *text = get_text (from, criterion, note);
  const char *base = get_text (merged->sides[ASSAY_SIDE_BASE], criterion, note);
  const char *result = get_text (merged->merged, criterion, note);
  gboolean found = FALSE;

  if (g_strcmp0 (text, result) == 0 || g_strcmp0 (text, base) == 0)
    return;
  for (guint i = 0; !found && i < merged->conflicts->len; i++)
    {
      const AssayMergeConflict *conflict = merged->conflicts->pdata[i];
      const AssayResponse *response = conflict->values[side];

      found = conflict->field == (note ? ASSAY_MERGE_NOTE : ASSAY_MERGE_TEXT)
              && g_str_equal (conflict->subject, criterion)
              && g_strcmp0 (response != NULL ? note ? response->note : response->text : NULL, text)
                     == 0;
    }
  g_assert_true (found);
}

static gboolean
has_citation (const AssayPortfolio *portfolio, const char *criterion, const AssayCitation *wanted)
{
  const AssayResponse *response = assay_portfolio_lookup_response (portfolio, criterion);

  for (guint i = 0; response != NULL && i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];

      if (citation->evidence == wanted->evidence && g_strcmp0 (citation->pages, wanted->pages) == 0
          && g_strcmp0 (citation->place, wanted->place) == 0
          && g_strcmp0 (citation->why, wanted->why) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
citation_in_conflict (const AssayMerge *merged, AssaySide side, const AssayCitation *citation)
{
  for (guint i = 0; i < merged->conflicts->len; i++)
    {
      const AssayMergeConflict *conflict = merged->conflicts->pdata[i];
      const AssayEvidence *item =
          conflict->field == ASSAY_MERGE_USE ? conflict->values[side] : NULL;

      if (conflict->citations[side] == citation
          || (item != NULL && item->number == citation->evidence))
        return TRUE;
    }

  return FALSE;
}

static void
assert_citations_kept (const AssayMerge *merged, AssaySide side)
{
  const AssayPortfolio *from = merged->sides[side];

  for (guint i = 0; i < from->responses->len; i++)
    {
      const AssayResponse *response = from->responses->pdata[i];

      for (guint j = 0; j < response->citations->len; j++)
        {
          const AssayCitation *citation = response->citations->pdata[j];

          g_assert_true (
              has_citation (merged->merged, response->criterion, citation)
              || has_citation (merged->sides[ASSAY_SIDE_BASE], response->criterion, citation)
              || citation_in_conflict (merged, side, citation));
        }
    }
}

/* An item is there, or was taken away on the other side while this one left it as it was, or is in
 * a conflict; and so is its file. */
static void
assert_items_kept (const AssayMerge *merged, AssaySide side)
{
  const AssayPortfolio *from = merged->sides[side];

  for (guint i = 0; i < from->evidence->len; i++)
    {
      const AssayEvidence *item = from->evidence->pdata[i];
      const AssayEvidence *base =
          assay_portfolio_lookup_evidence (merged->sides[ASSAY_SIDE_BASE], item->number);
      const AssayEvidence *result = assay_portfolio_lookup_evidence (merged->merged, item->number);

      if (in_conflict (merged, side, item))
        continue;
      g_assert_true (result != NULL || base != NULL);
      g_assert_true (result == NULL || g_strcmp0 (item->sha256, result->sha256) == 0
                     || (base != NULL && g_strcmp0 (item->sha256, base->sha256) == 0));
      g_assert_true (result == NULL || g_strcmp0 (item->title, result->title) == 0
                     || (base != NULL && g_strcmp0 (item->title, base->title) == 0));
    }
}

static void
assert_rest_kept (const AssayMerge *merged, AssaySide side)
{
  const AssayPortfolio *from = merged->sides[side];

  for (guint i = 0; i < from->actions->len; i++)
    {
      const AssayAction *action = from->actions->pdata[i];
      const AssayAction *base =
          assay_portfolio_lookup_action (merged->sides[ASSAY_SIDE_BASE], action->number);
      const AssayAction *result = assay_portfolio_lookup_action (merged->merged, action->number);

      g_assert_true (in_conflict (merged, side, action)
                     || (result != NULL && g_strcmp0 (action->what, result->what) == 0)
                     || (base != NULL && g_strcmp0 (action->what, base->what) == 0));
    }
  for (guint i = 0; i < from->figures->len; i++)
    {
      const AssayFigure *figure = from->figures->pdata[i];
      const AssayFigure *base =
          assay_portfolio_lookup_figure (merged->sides[ASSAY_SIDE_BASE], figure->measure,
                                         figure->from, figure->to);
      const AssayFigure *result =
          assay_portfolio_lookup_figure (merged->merged, figure->measure, figure->from, figure->to);

      g_assert_true (in_conflict (merged, side, figure)
                     || (result != NULL && g_strcmp0 (figure->value, result->value) == 0)
                     || (base != NULL && g_strcmp0 (figure->value, base->value) == 0));
    }
}

static void
test_nothing_is_lost (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS * 2; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      AssayPortfolio *base = seed % 3 > 0 ? three.past->portfolio : NULL;
      g_autoptr (AssayMerge) merged =
          merge (base, three.ours, three.theirs,
                 seed % 2 == 0 ? ASSAY_CHOICE_OPEN : ASSAY_CHOICE_THEIRS);

      for (AssaySide side = ASSAY_SIDE_OURS; side <= ASSAY_SIDE_THEIRS; side++)
        {
          for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
            {
              assert_text_kept (merged, side, criteria[i], FALSE);
              assert_text_kept (merged, side, criteria[i], TRUE);
            }
          assert_citations_kept (merged, side);
          assert_items_kept (merged, side);
          assert_rest_kept (merged, side);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-laws/with-itself", test_with_itself);
  g_test_add_func ("/merge-laws/with-an-unchanged-side", test_with_an_unchanged_side);
  g_test_add_func ("/merge-laws/every-field-comes-along", test_every_field_comes_along);
  g_test_add_func ("/merge-laws/turned-round", test_turned_round);
  g_test_add_func ("/merge-laws/fits-the-gate", test_fits_the_gate);
  g_test_add_func ("/merge-laws/once-more", test_once_more);
  g_test_add_func ("/merge-laws/nothing-is-lost", test_nothing_is_lost);

  return g_test_run ();
}
