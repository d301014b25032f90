/* What an assessor sees: from the first look to a determination, and what each form makes of what
 * is written in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "base/assay-error.h"
#include "present/assay-declaration-state.h"
#include "present/assay-intake-state.h"
#include "present/assay-outcome-state.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-criterion-state.h"
#include "present/assay-review-evidence-state.h"
#include "present/assay-review-list.h"
#include "present/assay-review-overview-state.h"
#include "present/assay-review-wording.h"
#include "present/assay-sidebar-state.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  ReviewDesk *desk;
  AssayReadiness *readiness;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  AssayPortfolio *portfolio;

  self->desk = review_desk_new ();
  review_desk_begin (self->desk);
  portfolio = assay_review_folder_get_portfolio (self->desk->folder);
  self->readiness =
      assay_readiness_compute (assay_review_folder_get_scheme (self->desk->folder), portfolio,
                               assay_context_get_today (self->desk->context));
}

static void
tear_down (Case *self, gconstpointer data)
{
  assay_readiness_unref (self->readiness);
  review_desk_free (self->desk);
}

static AssayReviewGround
get_ground (Case *self)
{
  return assay_review_folder_get_ground (self->desk->folder);
}

static const char *
get_first (Case *self)
{
  AssayReviewGround ground = get_ground (self);

  return ((const AssayCriterion *) ground.scheme->criteria->pdata[0])->id;
}

/* --- Before the declaration --- */

static void
test_declaration_comes_first (Case *self, gconstpointer data)
{
  AssayReviewGround ground = get_ground (self);
  g_autoptr (AssayReviewOverviewState) overview = assay_review_overview_state_new (&ground, NULL);
  g_autoptr (AssayReviewCriterionState) criterion =
      assay_review_criterion_state_new (&ground, self->readiness, get_first (self));
  g_autoptr (AssayDeclarationState) declaration = assay_declaration_state_new (&ground);
  const AssayOverviewRow *first = overview->in_the_way->pdata[0];

  g_assert_nonnull (strstr (overview->verdict, "declaration"));
  g_assert_false (overview->is_free);
  g_assert_cmpstr (first->place, ==, "declaration");
  g_assert_nonnull (criterion->locked);
  g_assert_cmpint (criterion->judgement, ==, ASSAY_JUDGEMENT_NONE);
  g_assert_cmpint (declaration->interest, ==, ASSAY_INTEREST_NOT_SAID);
  g_assert_false (declaration->is_locked);
}

static void
test_declared (Case *self, gconstpointer data)
{
  AssayReviewGround ground;
  g_autoptr (AssayReviewCriterionState) criterion = NULL;
  g_autoptr (AssayDeclarationState) declaration = NULL;

  review_desk_declare (self->desk);
  ground = get_ground (self);
  criterion = assay_review_criterion_state_new (&ground, self->readiness, get_first (self));
  declaration = assay_declaration_state_new (&ground);
  g_assert_null (criterion->locked);
  g_assert_cmpint (declaration->interest, ==, ASSAY_INTEREST_NONE);
  g_assert_nonnull (strstr (declaration->status, REVIEW_DESK_ASSESSOR));
  g_assert_null (assay_review_criterion_state_new (&ground, self->readiness, "9.9"));
}

/* --- Determining --- */

static void
test_needs (Case *self, gconstpointer data)
{
  static const struct
  {
    AssayJudgement judgement;
    const char *reason;
    const char *lacking;
    guint n_looked;
    gboolean is_enough;
  } rows[] = {
    { ASSAY_JUDGEMENT_NONE, NULL, NULL, 0, TRUE },
    { ASSAY_JUDGEMENT_MET, "Seen.", NULL, 0, TRUE },
    { ASSAY_JUDGEMENT_MET, " ", NULL, 1, FALSE },
    { ASSAY_JUDGEMENT_CONDITIONS, "Seen.", NULL, 1, FALSE },
    { ASSAY_JUDGEMENT_CONDITIONS, "Seen.", "A date.", 0, TRUE },
    { ASSAY_JUDGEMENT_FURTHER_WORK, "Seen.", "A date.", 0, FALSE },
    { ASSAY_JUDGEMENT_NOT_MET, "Seen.", "", 1, FALSE },
    { ASSAY_JUDGEMENT_NOT_MET, "Seen.", "All of it.", 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *needs = assay_review_word_needs (rows[i].judgement, rows[i].reason,
                                                        rows[i].lacking, rows[i].n_looked);

      g_assert_cmpint (needs == NULL, ==, rows[i].is_enough);
    }
}

/* What the hint says is enough is what the maker takes, and the other way round. */
static void
test_needs_are_those_of_the_maker (Case *self, gconstpointer data)
{
  static const char *const texts[] = { "", "Words." };

  review_desk_declare (self->desk);
  for (guint i = 0; i < 32; i++)
    {
      AssayReviewGround ground = get_ground (self);
      AssayJudgement judgement = ASSAY_JUDGEMENT_MET + i % 4;
      const char *reason = texts[i / 4 % 2], *lacking = texts[i / 8 % 2];
      gboolean is_looked = i / 16 == 1;
      g_autoptr (GPtrArray) looks =
          assay_review_change_looks (ground.review, get_first (self), 1, "1", is_looked);
      g_autofree char *needs =
          assay_review_word_needs (judgement, reason, lacking, is_looked ? 1 : 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayEdit) edit = assay_review_determine (&ground, get_first (self), judgement,
                                                           reason, lacking, looks, &error);

      g_assert_cmpint (edit != NULL, ==, needs == NULL);
    }
}

static void
test_determined (Case *self, gconstpointer data)
{
  AssayReviewGround ground;
  g_autoptr (AssayReviewCriterionState) state = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_found = 0;

  review_desk_declare (self->desk);
  review_desk_determine (self->desk, get_first (self), ASSAY_JUDGEMENT_NOT_MET);
  ground = get_ground (self);
  state = assay_review_criterion_state_new (&ground, self->readiness, get_first (self));
  g_assert_cmpint (state->judgement, ==, ASSAY_JUDGEMENT_NOT_MET);
  g_assert_cmpstr (state->lacking, !=, "");
  g_assert_null (state->carried);
  rows = assay_sidebar_state_new_for_review (
      &ground, self->readiness, ((const AssayStandard *) ground.scheme->standards->pdata[0])->id);
  for (guint i = 0; i < rows->len; i++)
    {
      const AssaySidebarRow *row = rows->pdata[i];

      if (row->type == ASSAY_SIDEBAR_CRITERION && g_strcmp0 (row->number, get_first (self)) == 0)
        n_found += strstr (row->description, "Not met") != NULL;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_look_is_parsed (Case *self, gconstpointer data)
{
  AssayReviewGround ground = get_ground (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *pages = NULL;
  guint evidence = 0;

  g_assert_true (
      assay_review_parse_look (ground.portfolio, "  e002  1-2 ", &evidence, &pages, &error));
  g_assert_cmpuint (evidence, ==, 2);
  g_assert_cmpstr (pages, ==, "1-2");
  g_assert_false (assay_review_parse_look (ground.portfolio, "E099", &evidence, &pages, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
}

/* --- Lists --- */

static GHashTable *
values_new (const char *first, ...)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);
  va_list rest;

  va_start (rest, first);
  for (const char *name = first; name != NULL; name = va_arg (rest, const char *))
    g_hash_table_insert (values, (gpointer) name, va_arg (rest, gpointer));
  va_end (rest);

  return values;
}

static void
test_every_list (Case *self, gconstpointer data)
{
  static const char *const names[] = { "visits",      "questions", "requests",
                                       "corrections", "samples",   "openings" };

  review_desk_declare (self->desk);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AssayReviewGround ground = get_ground (self);
      const AssayReviewList *list = assay_review_list_get (names[i]);
      g_autoptr (GPtrArray) items = list->list (&ground, self->readiness);
      g_autoptr (AssayReviewItem) form = list->form != NULL ? list->form (&ground) : NULL;

      g_assert_cmpstr (list->name, ==, names[i]);
      g_assert_cmpint (list->add != NULL, ==, form != NULL);
      for (guint k = 0; k < items->len; k++)
        g_assert_nonnull (((const AssayReviewItem *) items->pdata[k])->key);
    }
}

static void
test_visit_is_planned_and_held (Case *self, gconstpointer data)
{
  const AssayReviewList *list = assay_review_list_get ("visits");
  AssayReviewGround ground;
  g_autoptr (GHashTable) values = values_new ("day", "2026-11-20", "kind", "on-site", "criteria",
                                              "1.2; 1.1, 1.1", "met", "A facilitator", NULL);
  g_autoptr (GError) error = NULL;
  const AssayVisit *visit;

  review_desk_declare (self->desk);
  ground = get_ground (self);
  review_desk_apply (self->desk, list->make (&ground, values, &error), &error);
  ground = get_ground (self);
  visit = ground.review->visits->pdata[0];
  g_assert_cmpstr (visit->criteria[0], ==, "1.1");
  g_assert_cmpstr (visit->criteria[1], ==, "1.2");
  g_assert_null (visit->criteria[2]);
  review_desk_apply (self->desk, list->change (&ground, "V001", "seen", "Two cases.", &error),
                     &error);
  ground = get_ground (self);
  visit = ground.review->visits->pdata[0];
  g_assert_cmpstr (visit->seen, ==, "Two cases.");
  g_assert_null (list->change (&ground, "V009", "seen", "x", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_clear_error (&error);
  g_assert_null (list->change (&ground, "V001", "day", "soon", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
}

/* A suggestion that was taken up is a question, and no longer a suggestion. */
static void
test_suggestion_is_taken_up (Case *self, gconstpointer data)
{
  const AssayReviewList *list = assay_review_list_get ("questions");
  AssayReviewGround ground;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  const AssayReviewItem *suggestion;

  review_desk_declare (self->desk);
  ground = get_ground (self);
  before = list->list (&ground, self->readiness);
  g_assert_cmpuint (before->len, >, 0);
  suggestion = before->pdata[0];
  g_assert_nonnull (suggestion->act);
  review_desk_apply (self->desk, list->act (&ground, self->readiness, suggestion->key, &error),
                     &error);
  ground = get_ground (self);
  after = list->list (&ground, self->readiness);
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_cmpstr (((const AssayReviewItem *) after->pdata[0])->key, ==, "Q001");
  g_assert_null (list->act (&ground, self->readiness, suggestion->key, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
}

static void
test_sample_wants_numbers (Case *self, gconstpointer data)
{
  const AssayReviewList *list = assay_review_list_get ("samples");
  AssayReviewGround ground;
  g_autoptr (GHashTable) wrong =
      values_new ("what", "closed cases", "population", "many", "size", "3", NULL);
  g_autoptr (GHashTable) right =
      values_new ("what", "closed cases", "population", "40", "size", "3", NULL);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  review_desk_declare (self->desk);
  ground = get_ground (self);
  g_assert_null (list->make (&ground, wrong, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  review_desk_apply (self->desk, list->make (&ground, right, &error), &error);
  ground = get_ground (self);
  items = list->list (&ground, self->readiness);
  g_assert_cmpuint (items->len, ==, 1);
}

static void
test_evidence (Case *self, gconstpointer data)
{
  AssayReviewGround ground = get_ground (self);
  g_autoptr (GPtrArray) all = assay_review_evidence_state_new (&ground, NULL);
  g_autoptr (GPtrArray) one = assay_review_evidence_state_new (&ground, "e002");
  g_autoptr (GPtrArray) none = assay_review_evidence_state_new (&ground, "nothing like it");

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (((const AssayReviewEvidenceRow *) one->pdata[0])->is_sensitive);
  g_assert_false (((const AssayReviewEvidenceRow *) all->pdata[0])->is_sensitive);
  g_assert_cmpuint (none->len, ==, 0);
}

/* What has changed is to be confirmed; what has not counts as made, and may be said anew. */
static void
test_carried (Case *self, gconstpointer data)
{
  static const struct
  {
    guint carried;
    gboolean is_changed;
    const char *confirm;
    const char *says;
  } rows[] = {
    { 0, FALSE, NULL, NULL },
    { 1, FALSE, "Determine it anew", "It counts as made: nothing is to be done." },
    { 1, TRUE, "Confirm it", "Look again, then confirm it" },
    { 0, TRUE, "Confirm it", "Look again, then confirm it" },
  };
  AssayReviewGround ground;
  AssayDetermination *own;

  review_desk_declare (self->desk);
  review_desk_determine (self->desk, get_first (self), ASSAY_JUDGEMENT_MET);
  ground = get_ground (self);
  own = (AssayDetermination *) assay_review_lookup_determination (ground.review, get_first (self));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AssayReviewCriterionState) state = NULL;
      g_autofree char *basis = g_steal_pointer (&own->basis);

      own->carried = rows[i].carried;
      own->basis = rows[i].is_changed ? NULL : g_strdup (basis);
      state = assay_review_criterion_state_new (&ground, self->readiness, get_first (self));
      g_assert_cmpstr (state->confirm, ==, rows[i].confirm);
      g_assert_cmpint (state->carried != NULL, ==, rows[i].says != NULL);
      if (rows[i].says != NULL)
        g_assert_nonnull (strstr (state->carried, rows[i].says));
    }
}

/* --- The end of it --- */

/* Few doubts are told one by one, many are counted; none is nothing. */
static void
test_doubts (Case *self, gconstpointer data)
{
  AssayReviewGround ground;
  g_autofree char *one = NULL;
  g_autofree char *many = NULL;

  review_desk_declare (self->desk);
  review_desk_determine_all (self->desk, ASSAY_JUDGEMENT_MET);
  ground = get_ground (self);
  g_assert_null (assay_review_word_doubts (ground.review, ground.scheme, ASSAY_OUTCOME_AWARD));
  review_desk_determine (self->desk, "1.2", ASSAY_JUDGEMENT_CONDITIONS);
  ground = get_ground (self);
  g_assert_null (assay_review_word_doubts (ground.review, ground.scheme, ASSAY_OUTCOME_CONDITIONS));
  one = assay_review_word_doubts (ground.review, ground.scheme, ASSAY_OUTCOME_AWARD);
  g_assert_cmpstr (one, ==,
                   "1.2 is met with conditions, and yet the outcome is an award without "
                   "conditions.\nCheck that both are meant, and that the reasons say why.");
  review_desk_determine_all (self->desk, ASSAY_JUDGEMENT_FURTHER_WORK);
  ground = get_ground (self);
  many = assay_review_word_doubts (ground.review, ground.scheme, ASSAY_OUTCOME_AWARD);
  g_assert_nonnull (strstr (many, "1.3 is judged as “Further work”"));
  g_assert_null (strstr (many, "2.1 is judged"));
  g_assert_nonnull (strstr (many, "The same holds for 2 more."));
}

static void
test_outcome_step_by_step (Case *self, gconstpointer data)
{
  AssayReviewGround ground = get_ground (self);
  g_autoptr (AssayOutcomeState) before = assay_outcome_state_new (&ground);
  g_autoptr (AssayOutcomeState) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (before->recommendation.can_make);
  g_assert_false (before->decision.can_make);
  g_assert_false (before->award.can_make);
  review_desk_declare (self->desk);
  review_desk_determine_all (self->desk, ASSAY_JUDGEMENT_MET);
  review_desk_visit (self->desk, assay_context_get_today (self->desk->context), "One case.");
  review_desk_visit (self->desk, assay_context_get_today (self->desk->context), "Another.");
  ground = get_ground (self);
  after = assay_outcome_state_new (&ground);
  g_assert_true (after->recommendation.can_make);
  g_assert_false (after->decision.can_make);
}

static void
test_conditions_are_parsed (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) two =
      assay_outcome_parse_conditions ("2027-03-01 Show two cases\n\n 2027-04-01  Train all\n",
                                      &error);
  g_autoptr (GPtrArray) none = assay_outcome_parse_conditions (" \n", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (((const AssayAwardCondition *) two->pdata[1])->what, ==, "Train all");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (assay_outcome_parse_conditions ("Show two cases", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
}

static void
test_every_refusal_has_words (Case *self, gconstpointer data)
{
  g_assert_null (assay_review_word_refusal (ASSAY_REFUSAL_NONE));
  for (guint i = ASSAY_REFUSAL_NONE + 1; i <= ASSAY_REFUSAL_LAST; i++)
    g_assert_true (g_str_has_suffix (assay_review_word_refusal (i), "."));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Case *self, gconstpointer data);
  } tests[] = {
    { "/review-states/declaration-comes-first", test_declaration_comes_first },
    { "/review-states/declared", test_declared },
    { "/review-states/needs", test_needs },
    { "/review-states/needs-are-those-of-the-maker", test_needs_are_those_of_the_maker },
    { "/review-states/determined", test_determined },
    { "/review-states/look-is-parsed", test_look_is_parsed },
    { "/review-states/every-list", test_every_list },
    { "/review-states/visit-is-planned-and-held", test_visit_is_planned_and_held },
    { "/review-states/suggestion-is-taken-up", test_suggestion_is_taken_up },
    { "/review-states/sample-wants-numbers", test_sample_wants_numbers },
    { "/review-states/evidence", test_evidence },
    { "/review-states/carried", test_carried },
    { "/review-states/doubts", test_doubts },
    { "/review-states/outcome-step-by-step", test_outcome_step_by_step },
    { "/review-states/conditions-are-parsed", test_conditions_are_parsed },
    { "/review-states/every-refusal-has-words", test_every_refusal_has_words },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Case, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
