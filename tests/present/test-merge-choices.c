/* Choices where two copies disagree: none to begin with, kept over days, and never a half one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "present/assay-merge-choices.h"

#include <string.h>

/* Both changed the text and the title; theirs also rated 2.1. */
typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *base;
  AssayPortfolio *ours;
  AssayPortfolio *theirs;
  AssayMergeChoices *choices;
} Sides;

static void
change (AssayPortfolio **portfolio, AssayEdit *edit)
{
  AssayPortfolio *after;

  g_assert_nonnull (edit);
  after = assay_portfolio_apply (*portfolio, edit);
  assay_portfolio_unref (*portfolio);
  assay_edit_unref (edit);
  *portfolio = after;
}

static AssayPortfolio *
new_base (AssayScheme *scheme, AssayEvidence *item)
{
  AssayHead *head = assay_head_new ();
  AssayPortfolio *portfolio;

  head->service = g_strdup ("Vale");
  head->scheme_id = g_strdup (scheme->id);
  head->scheme_edition = g_strdup (scheme->edition);
  head->scheme_sha256 = g_strdup (scheme->sha256);
  head->round = 1;
  portfolio = assay_portfolio_new (head);
  item->title = g_strdup ("Visit");
  item->basis = ASSAY_BASIS_OBSERVATION;
  change (&portfolio, assay_edit_add_evidence (portfolio, scheme, item, 0, NULL));
  change (&portfolio, assay_edit_write_text (portfolio, scheme, "1.1", "As it was.", NULL));

  return portfolio;
}

static void
write_side (Sides *self, AssayPortfolio **side, AssayEvidence *item, const char *word)
{
  g_autofree char *text = g_strdup_printf ("%s text.", word);

  g_free (item->title);
  item->title = g_strdup_printf ("%s title", word);
  item->number = 1;
  *side = assay_portfolio_ref (self->base);
  change (side, assay_edit_amend_evidence (*side, self->scheme, item, NULL));
  change (side, assay_edit_write_text (*side, self->scheme, "1.1", text, NULL));
}

static void
sides_init (Sides *self)
{
  g_autoptr (AssayEvidence) item = assay_evidence_new (0);

  self->scheme = assay_fixture_load_small_scheme ();
  self->base = new_base (self->scheme, item);
  write_side (self, &self->ours, item, "Our");
  write_side (self, &self->theirs, item, "Their");
  change (&self->theirs, assay_edit_rate (self->theirs, self->scheme, "2.1", "partly", NULL, NULL));
  self->choices = assay_merge_choices_new ();
}

static void
sides_clear (Sides *self)
{
  assay_scheme_unref (self->scheme);
  assay_portfolio_unref (self->base);
  assay_portfolio_unref (self->ours);
  assay_portfolio_unref (self->theirs);
  assay_merge_choices_free (self->choices);
}

static AssayMergePage *
show (const Sides *self)
{
  const AssayMergeSides sides = { self->base, self->ours, self->theirs, 2, 1 };
  g_autoptr (GError) error = NULL;
  AssayMergePage *page = assay_merge_page_new (self->scheme, &sides, self->choices, &error);

  g_assert_no_error (error);

  return page;
}

static const AssayMergeItem *
find (const AssayMergePage *page, const char *id)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const AssayMergeItem *item = page->items->pdata[i];

      if (g_str_equal (item->row->id, id))
        return item;
    }
  g_error ("no item %s", id);
}

static void
test_nothing_is_chosen (void)
{
  Sides sides;
  g_autoptr (AssayMergePage) page = NULL;
  const AssayMergeGroup *group;
  const AssayMergeLine *line;

  sides_init (&sides);
  page = show (&sides);
  g_assert_cmpuint (page->items->len, ==, 2);
  for (guint i = 0; i < page->items->len; i++)
    g_assert_cmpint (((const AssayMergeItem *) page->items->pdata[i])->choice, ==,
                     ASSAY_CHOICE_OPEN);
  g_assert_cmpuint (page->n_open, ==, 2);
  g_assert_false (page->can_take);
  g_assert_cmpstr (page->standing, ==, "0 of 2 decided.");
  g_assert_cmpstr (page->groups_title, ==, "1 change at 1 place");
  group = page->groups->pdata[0];
  g_assert_cmpstr (group->title, ==, "2.1 “Complex cases”");
  line = group->lines->pdata[0];
  g_assert_cmpstr (line->what, ==, "rating");
  g_assert_null (line->before);
  g_assert_cmpstr (line->after, ==, "Partly");
  /* A text of one's own begins with both, so that nothing goes unseen. */
  g_assert_cmpstr (find (page, "1.1/text")->text, ==, "Our text.\n\nTheir text.");
  g_assert_true (find (page, "1.1/text")->row->has_lines);
  g_assert_cmpstr (find (page, "E001/title")->text, ==, "Our title / Their title");
  g_assert_false (find (page, "E001/title")->row->has_lines);
  sides_clear (&sides);
}

static void
test_chosen (void)
{
  Sides sides;
  g_autoptr (AssayMergePage) half = NULL;
  g_autoptr (AssayMergePage) whole = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *second = NULL;

  sides_init (&sides);
  assay_merge_choices_set (sides.choices, "1.1/text", ASSAY_CHOICE_OWN, "Agreed text.");
  half = show (&sides);
  g_assert_cmpuint (half->n_open, ==, 1);
  g_assert_false (half->can_take);
  assay_merge_choices_set (sides.choices, "E001/title", ASSAY_CHOICE_THEIRS, NULL);
  whole = show (&sides);
  g_assert_true (whole->can_take);
  g_assert_cmpstr (whole->standing, ==, "Everything is decided.");
  g_assert_cmpstr (assay_portfolio_lookup_response (whole->merge->merged, "1.1")->text, ==,
                   "Agreed text.");
  g_assert_cmpstr (assay_portfolio_lookup_evidence (whole->merge->merged, 1)->title, ==,
                   "Their title");
  g_assert_cmpstr (assay_portfolio_lookup_response (whole->merge->merged, "2.1")->level, ==,
                   "partly");
  taken = assay_merge_page_word_taken (whole, NULL);
  g_assert_cmpstr (taken, ==,
                   "3 answers, items and actions are new or changed. Give the other person a new "
                   "copy to go on with.");
  second = assay_merge_page_word_taken (whole, "portfolio-PC.xml");
  g_assert_true (g_str_has_suffix (
      second, "changed. “portfolio-PC.xml” can now be moved out of the portfolio’s folder."));
  sides_clear (&sides);
}

/* A title has to say something: until it does, the conflict is open, and says why. */
static void
test_problem (void)
{
  Sides sides;
  g_autoptr (AssayMergePage) page = NULL;
  g_autoptr (AssayMergePage) cleared = NULL;

  sides_init (&sides);
  assay_merge_choices_set (sides.choices, "1.1/text", ASSAY_CHOICE_OURS, NULL);
  assay_merge_choices_set (sides.choices, "E001/title", ASSAY_CHOICE_OWN, " ");
  page = show (&sides);
  g_assert_nonnull (find (page, "E001/title")->problem);
  g_assert_cmpuint (page->n_open, ==, 1);
  g_assert_false (page->can_take);
  /* An answer may well say nothing. */
  assay_merge_choices_set (sides.choices, "1.1/text", ASSAY_CHOICE_OWN, "");
  cleared = show (&sides);
  g_assert_null (find (cleared, "1.1/text")->problem);
  g_assert_cmpuint (cleared->n_open, ==, 1);
  sides_clear (&sides);
}

/* What was chosen for something that is settled since does no harm, and counts again if it comes
 * back. */
static void
test_conflict_that_went (void)
{
  Sides sides;
  g_autoptr (AssayMergePage) page = NULL;

  sides_init (&sides);
  assay_merge_choices_set (sides.choices, "1.1/text", ASSAY_CHOICE_THEIRS, NULL);
  assay_merge_choices_set (sides.choices, "9.9/text", ASSAY_CHOICE_THEIRS, NULL);
  change (&sides.ours,
          assay_edit_write_text (sides.ours, sides.scheme, "1.1", "Their text.", NULL));
  page = show (&sides);
  g_assert_cmpuint (page->items->len, ==, 1);
  g_assert_cmpuint (page->n_open, ==, 1);
  sides_clear (&sides);
}

static void
test_kept (void)
{
  Sides sides;
  g_autoptr (AssayDraft) draft = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autofree char *text = NULL;
  g_autoptr (AssayMergeChoices) again = NULL;

  sides_init (&sides);
  assay_merge_choices_set (sides.choices, "1.1/text", ASSAY_CHOICE_OWN, "Two\nlines = [1]");
  assay_merge_choices_set (sides.choices, "E001/title", ASSAY_CHOICE_THEIRS, NULL);
  assay_merge_choices_set (sides.choices, "referrals:2026-04-01:2026-06-30/value",
                           ASSAY_CHOICE_OURS, NULL);
  draft = assay_merge_choices_to_draft (sides.choices, "merge", "/home/a b/copy.zip");
  g_ptr_array_add (drafts, draft);
  text = assay_drafts_format (drafts);
  read = assay_drafts_parse (text);
  g_assert_cmpuint (read->len, ==, 1);
  again = assay_merge_choices_new_from_draft (read->pdata[0]);
  g_assert_cmpint (assay_merge_choices_get (again, "1.1/text"), ==, ASSAY_CHOICE_OWN);
  g_assert_cmpstr (assay_merge_choices_get_text (again, "1.1/text"), ==, "Two\nlines = [1]");
  g_assert_cmpint (assay_merge_choices_get (again, "E001/title"), ==, ASSAY_CHOICE_THEIRS);
  g_assert_cmpint (assay_merge_choices_get (again, "referrals:2026-04-01:2026-06-30/value"), ==,
                   ASSAY_CHOICE_OURS);
  sides_clear (&sides);
}

static void
test_nothing_to_take (void)
{
  Sides sides;
  g_autoptr (AssayMergePage) page = NULL;

  sides_init (&sides);
  assay_portfolio_unref (sides.theirs);
  sides.theirs = assay_portfolio_ref (sides.base);
  page = show (&sides);
  g_assert_false (page->can_take);
  g_assert_null (page->groups_title);
  g_assert_cmpstr (page->standing, ==, "There is nothing to take in.");
  sides_clear (&sides);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-choices/nothing-is-chosen", test_nothing_is_chosen);
  g_test_add_func ("/merge-choices/chosen", test_chosen);
  g_test_add_func ("/merge-choices/problem", test_problem);
  g_test_add_func ("/merge-choices/conflict-that-went", test_conflict_that_went);
  g_test_add_func ("/merge-choices/kept", test_kept);
  g_test_add_func ("/merge-choices/nothing-to-take", test_nothing_to_take);

  return g_test_run ();
}
