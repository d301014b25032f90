/* Portfolios drawn in a few lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sketch.h"

#include "assay-fixture.h"

#include <string.h>

AssayDate
sketch_planned_day (void)
{
  return assay_date_new (2027, 1, 12);
}

AssayDate
sketch_today (void)
{
  return assay_date_new (2026, 11, 22);
}

void
sketch_set (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

AssayPortfolio *
sketch_portfolio (void)
{
  AssayHead *head = assay_head_new ();

  head->service = g_strdup ("North Vale Restorative Service");
  head->scheme_id = g_strdup ("small");
  head->scheme_edition = g_strdup ("2026");
  head->planned = sketch_planned_day ();
  head->round = 1;

  return assay_portfolio_new (head);
}

static int
compare_responses (gconstpointer a, gconstpointer b)
{
  const AssayResponse *one = *(AssayResponse *const *) a, *other = *(AssayResponse *const *) b;

  return strcmp (one->criterion, other->criterion);
}

static int
compare_answers (gconstpointer a, gconstpointer b)
{
  const AssayAnswer *one = *(AssayAnswer *const *) a, *other = *(AssayAnswer *const *) b;

  return strcmp (one->question, other->question);
}

static int
compare_evidence (gconstpointer a, gconstpointer b)
{
  const AssayEvidence *one = *(AssayEvidence *const *) a, *other = *(AssayEvidence *const *) b;

  return one->number < other->number ? -1 : one->number > other->number;
}

AssayResponse *
sketch_response (AssayPortfolio *portfolio, const char *criterion, const char *level)
{
  AssayResponse *response =
      (AssayResponse *) assay_portfolio_lookup_response (portfolio, criterion);

  if (response == NULL)
    {
      response = assay_response_new (criterion);
      response->text = g_strdup ("We do this in every case.");
      g_ptr_array_add (portfolio->responses, response);
      g_ptr_array_sort (portfolio->responses, compare_responses);
    }
  sketch_set (&response->level, level);

  return response;
}

AssayEvidence *
sketch_evidence (AssayPortfolio *portfolio, guint number)
{
  AssayEvidence *item = assay_evidence_new (number);

  item->basis = ASSAY_BASIS_FILE;
  item->title = g_strdup_printf ("Record %u", number);
  item->kind = g_strdup ("record");
  item->from = assay_date_new (2026, 7, 1);
  item->to = assay_date_new (2026, 12, 31);
  item->privacy = ASSAY_PRIVACY_NO_PERSONAL_DATA;
  item->source_name = g_strdup_printf ("record-%u.pdf", number);
  item->size = 48000;
  item->type = g_strdup ("application/pdf");
  item->pages = 5;
  g_ptr_array_add (portfolio->evidence, item);
  g_ptr_array_sort (portfolio->evidence, compare_evidence);

  return item;
}

AssayCitation *
sketch_citation (AssayPortfolio *portfolio, const char *criterion, guint evidence)
{
  const AssayResponse *response = assay_portfolio_lookup_response (portfolio, criterion);
  AssayCitation *citation = assay_citation_new (evidence);

  citation->pages = g_strdup ("2");
  citation->why = g_strdup ("Shows who decides and when.");
  g_ptr_array_add (response->citations, citation);

  return citation;
}

AssayAction *
sketch_action (AssayPortfolio *portfolio, guint number, const char *criterion)
{
  AssayAction *action = assay_action_new (number);

  action->criterion = g_strdup (criterion);
  action->what = g_strdup ("Write the plan down");
  action->owner = g_strdup ("Service manager");
  action->due = sketch_planned_day ();
  g_ptr_array_add (portfolio->actions, action);

  return action;
}

void
sketch_answer (AssayPortfolio *portfolio, const char *question, const char *value)
{
  AssayAnswer *answer = assay_answer_new ();

  answer->question = g_strdup (question);
  answer->value = g_strdup (value);
  g_ptr_array_add (portfolio->answers, answer);
  g_ptr_array_sort (portfolio->answers, compare_answers);
}

AssayPortfolio *
sketch_ready_portfolio (void)
{
  static const struct
  {
    const char *criterion;
    const char *kind;
  } parts[] = {
    { "1.1", "policy" }, { "1.2", "record" }, { "1.3", "policy" },
    { "2.1", "record" }, { "2.2", "data" },
  };
  AssayPortfolio *portfolio = sketch_portfolio ();

  sketch_answer (portfolio, "sites", "One, in the market hall");
  sketch_answer (portfolio, "sectors", "justice");
  sketch_answer (portfolio, "complex-cases", "yes");
  sketch_answer (portfolio, "size", "small");
  sketch_answer (portfolio, "offers", "direct indirect");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      AssayEvidence *item = sketch_evidence (portfolio, i + 1);

      sketch_set (&item->kind, parts[i].kind);
      sketch_response (portfolio, parts[i].criterion, "largely");
      sketch_citation (portfolio, parts[i].criterion, i + 1);
    }

  return portfolio;
}

/* --- A test --- */

void
sketch_case_set_up (SketchCase *self, gconstpointer data)
{
  self->scheme = assay_fixture_load_small_scheme ();
  self->portfolio = sketch_ready_portfolio ();
}

void
sketch_case_set_up_blank (SketchCase *self, gconstpointer data)
{
  self->scheme = assay_fixture_load_small_scheme ();
  self->portfolio = sketch_portfolio ();
}

void
sketch_case_tear_down (SketchCase *self, gconstpointer data)
{
  g_clear_pointer (&self->readiness, assay_readiness_unref);
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
}
