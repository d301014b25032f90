/* What merging shows: words for every field, and both texts with the base.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "present/assay-merge-state.h"

#include <string.h>

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *base;
  AssayPortfolio *ours;
  AssayPortfolio *theirs;
} Sides;

static AssayPortfolio *
apply (AssayPortfolio *portfolio, AssayEdit *edit)
{
  AssayPortfolio *after;

  g_assert_nonnull (edit);
  after = assay_portfolio_apply (portfolio, edit);
  assay_portfolio_unref (portfolio);
  assay_edit_unref (edit);

  return after;
}

static AssayPortfolio *
new_base (AssayScheme *scheme)
{
  AssayHead *head = assay_head_new ();
  g_autoptr (AssayEvidence) item = assay_evidence_new (0);
  AssayPortfolio *portfolio;

  head->service = g_strdup ("Vale");
  head->scheme_id = g_strdup (scheme->id);
  head->scheme_edition = g_strdup (scheme->edition);
  head->scheme_sha256 = g_strdup (scheme->sha256);
  head->round = 1;
  item->title = g_strdup ("Visit");
  item->basis = ASSAY_BASIS_OBSERVATION;
  portfolio = assay_portfolio_new (head);
  portfolio = apply (portfolio, assay_edit_add_evidence (portfolio, scheme, item, 0, NULL));
  portfolio = apply (portfolio, assay_edit_cite (portfolio, scheme, "1.1", 1, NULL, "Hall",
                                                 "Seen there.", NULL));

  return apply (portfolio, assay_edit_write_text (portfolio, scheme, "1.1", "As it was.", NULL));
}

static void
sides_init (Sides *self)
{
  self->scheme = assay_fixture_load_small_scheme ();
  self->base = new_base (self->scheme);
  self->ours = assay_portfolio_ref (self->base);
  self->theirs = assay_portfolio_ref (self->base);
}

static void
sides_clear (Sides *self)
{
  assay_scheme_unref (self->scheme);
  assay_portfolio_unref (self->base);
  assay_portfolio_unref (self->ours);
  assay_portfolio_unref (self->theirs);
}

static AssayMergeState *
merge (const Sides *self, AssayPortfolio *base)
{
  AssayMergeSides sides = { base, self->ours, self->theirs, 2, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMerge) merged = assay_merge_compute (&sides, NULL, &error);

  g_assert_no_error (error);

  return assay_merge_state_new (self->scheme, merged);
}

static const AssayMergeRow *
find (const AssayMergeState *state, const char *id)
{
  for (guint i = 0; i < state->rows->len; i++)
    {
      const AssayMergeRow *row = state->rows->pdata[i];

      if (g_str_equal (row->id, id))
        return row;
    }
  g_error ("no row %s", id);
}

static void
assert_row (const AssayMergeState *state,
            const char *id,
            const char *where,
            const char *what,
            const char *base,
            const char *ours,
            const char *theirs)
{
  const AssayMergeRow *row = find (state, id);

  g_assert_cmpstr (row->where, ==, where);
  g_assert_cmpstr (row->what, ==, what);
  g_assert_cmpstr (row->base, ==, base);
  g_assert_cmpstr (row->ours, ==, ours);
  g_assert_cmpstr (row->theirs, ==, theirs);
  g_assert_cmpint (row->choice, ==, ASSAY_CHOICE_OPEN);
}

static void
test_every_field_has_words (void)
{
  for (guint i = 0; i < ASSAY_N_MERGE_FIELDS; i++)
    {
      const char *word = assay_merge_word_field ((AssayMergeField) i);

      g_assert_cmpuint (strlen (word), >, 1);
      g_assert_cmpuint (strlen (assay_merge_field_get_id ((AssayMergeField) i)), >, 1);
      for (guint j = 0; j < i; j++)
        {
          g_assert_cmpstr (word, !=, assay_merge_word_field ((AssayMergeField) j));
          g_assert_cmpstr (assay_merge_field_get_id ((AssayMergeField) i), !=,
                           assay_merge_field_get_id ((AssayMergeField) j));
        }
    }
  for (guint i = 0; i <= ASSAY_CHOICE_OWN; i++)
    g_assert_cmpuint (strlen (assay_merge_word_choice ((AssayChoice) i)), >, 1);
}

static void
test_rows (void)
{
  Sides sides;
  g_autoptr (AssayMergeState) state = NULL;

  sides_init (&sides);
  sides.ours = apply (sides.ours, assay_edit_write_text (sides.ours, sides.scheme, "1.1",
                                                         "Ours.\nMore.", NULL));
  sides.ours = apply (sides.ours, assay_edit_rate (sides.ours, sides.scheme, "1.3",
                                                   "not-applicable", "None here.", NULL));
  sides.ours =
      apply (sides.ours, assay_edit_write_note (sides.ours, sides.scheme, "1.1", "Ours", NULL));
  sides.ours = apply (sides.ours, assay_edit_withdraw_evidence (sides.ours, 1, TRUE, NULL));
  sides.theirs =
      apply (sides.theirs, assay_edit_write_text (sides.theirs, sides.scheme, "1.1", NULL, NULL));
  sides.theirs = apply (sides.theirs,
                        assay_edit_rate (sides.theirs, sides.scheme, "1.3", "fully", NULL, NULL));
  sides.theirs = apply (sides.theirs,
                        assay_edit_write_note (sides.theirs, sides.scheme, "1.1", "Theirs", NULL));
  sides.theirs = apply (sides.theirs, assay_edit_cite (sides.theirs, sides.scheme, "2.1", 1, NULL,
                                                       NULL, "Here too.", NULL));
  state = merge (&sides, sides.base);

  g_assert_cmpstr (state->summary, ==, "Four things were changed on both sides in different ways.");
  g_assert_null (state->caution);
  g_assert_cmpuint (state->n_open, ==, 4);
  assert_row (state, "1.1/text", "1.1 “Plan”", "how it is met", "As it was.", "Ours.\nMore.",
              "(nothing)");
  assert_row (state, "1.1/note", "1.1 “Plan”", "private note", "(nothing)", "Ours", "Theirs");
  g_assert_cmpstr (find (state, "1.3/rating")->ours, ==, "Not applicable: None here.");
  g_assert_cmpstr (find (state, "1.3/rating")->theirs, ==, "Fully");
  assert_row (state, "E001/use", "E001 “Visit”", "whether it is used",
              "in use\ncited for 1.1, “Hall”: Seen there.", "withdrawn",
              "in use\ncited for 1.1, “Hall”: Seen there.\ncited for 2.1: Here too.");
  sides_clear (&sides);
}

static void
test_numbers_and_nothing (void)
{
  Sides sides;
  g_autoptr (AssayMergeState) nothing = NULL;
  g_autoptr (AssayMergeState) numbers = NULL;
  g_autoptr (AssayMergeState) blind = NULL;
  g_autoptr (AssayEvidence) item = assay_evidence_new (0);

  sides_init (&sides);
  nothing = merge (&sides, sides.base);
  g_assert_cmpstr (nothing->summary, ==, "The other copy has nothing that is not here already.");
  g_assert_cmpuint (nothing->n_changes, ==, 0);

  item->basis = ASSAY_BASIS_OBSERVATION;
  item->title = g_strdup ("Ours");
  sides.ours =
      apply (sides.ours, assay_edit_add_evidence (sides.ours, sides.scheme, item, 0, NULL));
  item->title[0] = 'H';
  sides.theirs =
      apply (sides.theirs, assay_edit_add_evidence (sides.theirs, sides.scheme, item, 0, NULL));
  numbers = merge (&sides, sides.base);
  g_assert_cmpuint (numbers->numbers->len, ==, 1);
  g_assert_cmpstr (numbers->numbers->pdata[0], ==, "E002 of the other copy is E003 here.");
  g_assert_cmpuint (numbers->n_changes, ==, 1);

  sides.theirs = apply (sides.theirs,
                        assay_edit_write_text (sides.theirs, sides.scheme, "1.1", "Theirs.", NULL));
  blind = merge (&sides, NULL);
  g_assert_nonnull (blind->caution);
  g_assert_cmpstr (find (blind, "1.1/text")->base, ==, "(not known)");
  sides_clear (&sides);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-state/every-field-has-words", test_every_field_has_words);
  g_test_add_func ("/merge-state/rows", test_rows);
  g_test_add_func ("/merge-state/numbers-and-nothing", test_numbers_and_nothing);

  return g_test_run ();
}
