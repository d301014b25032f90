/* What changed between two moments, part by part.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "core/portfolio/assay-portfolio-changes.h"

#include <string.h>

#define N_RANDOM 60

/* 1.1 cites E001; 1.2 cites E002; a request about 2.1 that looked at E002. */
typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *before;
  AssayPortfolio *after;
  GError *error;
} Case;

static void
take (Case *self, AssayEdit *edit)
{
  AssayPortfolio *after;

  g_assert_no_error (self->error);
  after = assay_portfolio_apply (self->after, edit);
  assay_portfolio_unref (self->after);
  self->after = after;
  assay_edit_unref (edit);
}

static void
add_item (Case *self, const char *title)
{
  g_autoptr (AssayEvidence) item = portfolio_new_item (title);

  take (self, assay_edit_add_evidence (self->after, self->scheme, item, 0, &self->error));
}

static void
set_up (Case *self, gconstpointer data)
{
  AssayHead *head = assay_head_new ();
  AssayPoint *point = assay_point_new ("first.001");

  head->service = g_strdup ("North Vale");
  head->scheme_id = g_strdup ("small");
  head->scheme_edition = g_strdup ("2026");
  head->scheme_sha256 = g_strnfill (64, 'a');
  head->round = 1;
  self->scheme = assay_fixture_load_small_scheme ();
  self->after = assay_portfolio_new (head);
  add_item (self, "Plan");
  add_item (self, "Panel");
  take (self, assay_edit_cite (self->after, self->scheme, "1.1", 1, "2", NULL, "It says so.",
                               &self->error));
  take (self, assay_edit_cite (self->after, self->scheme, "1.2", 2, NULL, "Minutes", "They say so.",
                               &self->error));
  point->kind = ASSAY_POINT_REQUEST;
  point->round = 1;
  point->criterion = g_strdup ("2.1");
  point->items = g_strdup ("E002");
  g_ptr_array_add (self->after->points, point);
  self->before = assay_portfolio_ref (self->after);
}

static void
tear_down (Case *self, gconstpointer data)
{
  assay_scheme_unref (self->scheme);
  assay_portfolio_unref (self->before);
  assay_portfolio_unref (self->after);
  g_clear_error (&self->error);
}

/* "1.1 rating text" for each criterion, "E001 replaced" for each item, and so on. */
static void
assert_changes (Case *self, const char *expected)
{
  g_autoptr (AssayPortfolioChanges) changes =
      assay_portfolio_changes_new (self->scheme, self->before, self->after);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->criteria->len; i++)
    {
      const AssayCriterionChange *row = changes->criteria->pdata[i];
      g_autofree const char **ids = assay_changed_parts_list_ids (row->parts);
      g_autofree char *parts = g_strjoinv (" ", (char **) ids);

      g_assert_cmpuint (assay_portfolio_changes_get_criterion (changes, row->criterion), ==,
                        row->parts);
      g_string_append_printf (text, "%s %s; ", row->criterion, parts);
    }
  for (guint i = 0; i < changes->items->len; i++)
    {
      const AssayChangedItem *row = &g_array_index (changes->items, AssayChangedItem, i);

      g_assert_true (assay_portfolio_changes_has_item (changes, row->number));
      g_string_append_printf (text, "E%03u %s; ", row->number,
                              assay_item_change_get_id (row->change));
    }
  for (guint i = 0; i < changes->points->len; i++)
    g_string_append_printf (text, "%s; ", (const char *) changes->points->pdata[i]);
  g_string_append (text, changes->head ? "head; " : "");
  g_string_append (text, changes->profile ? "profile; " : "");
  g_string_append (text, changes->figures ? "figures; " : "");
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_true (assay_portfolio_changes_is_empty (changes) == (text->len == 0));
}

static void
test_response (Case *self, gconstpointer data)
{
  assert_changes (self, "");
  take (self, assay_edit_rate (self->after, self->scheme, "1.1", "fully", NULL, &self->error));
  assert_changes (self, "1.1 rating; ");
  take (self, assay_edit_write_text (self->after, self->scheme, "2.1", "New.", &self->error));
  assert_changes (self, "1.1 rating; 2.1 text; ");
  take (self,
        assay_edit_cite (self->after, self->scheme, "1.1", 2, "1", NULL, "Too.", &self->error));
  assert_changes (self, "1.1 rating citations; 2.1 text; ");
}

/* Never seen outside, so never a change. */
static void
test_private (Case *self, gconstpointer data)
{
  take (self, assay_edit_write_note (self->after, self->scheme, "1.1", "Hm.", &self->error));
  take (self, assay_edit_flag (self->after, self->scheme, "2.1", TRUE, &self->error));
  assert_changes (self, "");
}

static void
test_order_of_citations (Case *self, gconstpointer data)
{
  AssayPortfolio *one;

  take (self,
        assay_edit_cite (self->after, self->scheme, "1.1", 2, "1", NULL, "Too.", &self->error));
  one = self->after;
  self->after = assay_portfolio_ref (self->before);
  take (self, assay_edit_uncite (self->after, self->scheme, "1.1", 1, NULL, &self->error));
  take (self,
        assay_edit_cite (self->after, self->scheme, "1.1", 2, "1", NULL, "Too.", &self->error));
  take (self, assay_edit_cite (self->after, self->scheme, "1.1", 1, "2", NULL, "It says so.",
                               &self->error));
  assay_portfolio_unref (self->before);
  self->before = one;
  assert_changes (self, "");
}

static void
test_item_replaced (Case *self, gconstpointer data)
{
  g_autoptr (AssayEvidence) item =
      assay_evidence_copy (assay_portfolio_lookup_evidence (self->after, 2));

  item->sha256[0] = item->sha256[0] == 'a' ? 'b' : 'a';
  take (self, assay_edit_amend_evidence (self->after, self->scheme, item, &self->error));
  /* Where it is cited, and where it was looked at. */
  assert_changes (self, "1.2 evidence; 2.1 evidence; E002 replaced; ");
}

static void
test_item_amended (Case *self, gconstpointer data)
{
  g_autoptr (AssayEvidence) item =
      assay_evidence_copy (assay_portfolio_lookup_evidence (self->after, 1));

  item->to = assay_date_new (2026, 9, 30);
  take (self, assay_edit_amend_evidence (self->after, self->scheme, item, &self->error));
  assert_changes (self, "1.1 evidence; E001 amended; ");
}

static void
test_item_withdrawn (Case *self, gconstpointer data)
{
  take (self, assay_edit_withdraw_evidence (self->after, 1, TRUE, &self->error));
  assert_changes (self, "1.1 citations evidence; E001 withdrawn; ");
  assay_portfolio_unref (self->before);
  self->before = assay_portfolio_ref (self->after);
  take (self, assay_edit_withdraw_evidence (self->after, 1, FALSE, &self->error));
  assert_changes (self, "E001 restored; ");
}

/* What is new has changed nothing by itself; and what came and went was never there. */
static void
test_item_added (Case *self, gconstpointer data)
{
  add_item (self, "Third");
  assert_changes (self, "E003 added; ");
  take (self, assay_edit_withdraw_evidence (self->after, 3, TRUE, &self->error));
  assert_changes (self, "");
}

static void
test_answers (Case *self, gconstpointer data)
{
  take (self, assay_edit_answer_point (self->after, "first.001", "Here.", NULL, &self->error));
  assert_changes (self, "2.1 answers; first.001; ");
}

/* That a return came in is no edit of the service's. */
static void
test_received (Case *self, gconstpointer data)
{
  g_autofree char *text = assay_portfolio_format_xml (self->after, ASSAY_PORTFOLIO_FORM_OWN);
  AssayPortfolio *without = assay_portfolio_parse_xml (text, strlen (text), "portfolio.xml", NULL);

  g_ptr_array_set_size (without->points, 0);
  assay_portfolio_unref (self->before);
  self->before = without;
  assert_changes (self, "");
}

static void
test_beside (Case *self, gconstpointer data)
{
  g_autoptr (AssayFigure) figure = assay_figure_new ();
  g_autoptr (AssayAction) action = assay_action_new (0);

  action->criterion = g_strdup ("1.3");
  action->what = g_strdup ("Write it");
  action->owner = g_strdup ("Team lead");
  action->due = assay_date_new (2027, 1, 1);
  take (self, assay_edit_add_action (self->after, self->scheme, action, 0, &self->error));
  assert_changes (self, "1.3 actions; ");
  figure->measure = g_strdup ("referrals");
  figure->from = assay_date_new (2026, 1, 1);
  figure->to = assay_date_new (2026, 3, 31);
  figure->value = g_strdup ("4");
  take (self, assay_edit_set_figure (self->after, self->scheme, figure, &self->error));
  take (self, assay_edit_set_head (self->after, "South Vale", FALSE, 0, &self->error));
  assert_changes (self, "1.3 actions; head; figures; ");
}

/* Whether it is asked depends on the profile. */
static void
test_profile (Case *self, gconstpointer data)
{
  take (self,
        assay_edit_set_answer (self->after, self->scheme, "complex-cases", "yes", &self->error));
  assert_changes (self, "2.1 asked; profile; ");
}

static void
test_laws (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (AssayPortfolio) a = portfolio_new_random (rand);
      g_autoptr (AssayPortfolio) b = portfolio_new_random (rand);
      g_autofree char *sent = assay_portfolio_format_xml (a, ASSAY_PORTFOLIO_FORM_SUBMISSION);
      g_autoptr (AssayPortfolio) read =
          assay_portfolio_parse_xml (sent, strlen (sent), "portfolio.xml", NULL);
      g_autoptr (AssayPortfolioChanges) none = assay_portfolio_changes_new (scheme, a, a);
      g_autoptr (AssayPortfolioChanges) as_sent = assay_portfolio_changes_new (scheme, a, read);
      g_autoptr (AssayPortfolioChanges) there = assay_portfolio_changes_new (scheme, a, b);
      g_autoptr (AssayPortfolioChanges) back = assay_portfolio_changes_new (scheme, b, a);

      g_assert_true (assay_portfolio_changes_is_empty (none));
      g_assert_true (assay_portfolio_changes_is_empty (as_sent));
      g_assert_cmpuint (there->criteria->len, ==, back->criteria->len);
      g_assert_cmpuint (there->items->len, ==, back->items->len);
      g_assert_cmpuint (there->points->len, ==, back->points->len);
    }
}

static void
add (const char *path, void (*test) (Case *, gconstpointer))
{
  g_test_add (path, Case, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/portfolio-changes/response", test_response);
  add ("/portfolio-changes/private", test_private);
  add ("/portfolio-changes/order-of-citations", test_order_of_citations);
  add ("/portfolio-changes/item-replaced", test_item_replaced);
  add ("/portfolio-changes/item-amended", test_item_amended);
  add ("/portfolio-changes/item-withdrawn", test_item_withdrawn);
  add ("/portfolio-changes/item-added", test_item_added);
  add ("/portfolio-changes/answers", test_answers);
  add ("/portfolio-changes/received", test_received);
  add ("/portfolio-changes/beside", test_beside);
  add ("/portfolio-changes/profile", test_profile);
  g_test_add_func ("/portfolio-changes/laws", test_laws);

  return g_test_run ();
}
