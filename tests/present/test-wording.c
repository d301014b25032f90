/* How things are said, word for word where the tone matters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/readiness/assay-check.h"
#include "present/assay-wording-template.h"
#include "present/assay-wording.h"
#include "sketch.h"

#include <string.h>

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  AssayReadiness *readiness;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->scheme = assay_fixture_load_small_scheme ();
  self->portfolio = sketch_ready_portfolio ();
}

static void
tear_down (Case *self, gconstpointer data)
{
  assay_readiness_unref (self->readiness);
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
}

static void
compute (Case *self)
{
  g_clear_pointer (&self->readiness, assay_readiness_unref);
  self->readiness = assay_readiness_compute (self->scheme, self->portfolio, sketch_planned_day ());
}

static AssayEvidence *
get_item (Case *self, guint number)
{
  return (AssayEvidence *) assay_portfolio_lookup_evidence (self->portfolio, number);
}

static void
assert_said (char *said, const char *expected)
{
  g_assert_cmpstr (said, ==, expected);
  g_free (said);
}

static void
assert_why (Case *self, const char *criterion, const char *expected)
{
  const AssayCriterion *wanted = assay_scheme_lookup_criterion (self->scheme, criterion);

  compute (self);
  assert_said (assay_wording_why (self->readiness, &self->readiness->criteria[wanted->index]),
               expected);
}

/* The sentence and step of the first finding with this tag. */
static void
assert_finding (Case *self, AssayFindingTag tag, const char *sentence, const char *step)
{
  g_autoptr (GPtrArray) findings = NULL;

  compute (self);
  findings = assay_check_portfolio (self->readiness, sketch_today ());
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      if (finding->tag != tag)
        continue;
      assert_said (assay_wording_finding (self->readiness, finding), sentence);
      assert_said (assay_wording_finding_step (self->readiness, finding), step);
      return;
    }
  g_error ("no finding %s", assay_finding_tag_get_id (tag));
}

static void
test_verdict (Case *self, gconstpointer data)
{
  g_autoptr (AssayPortfolio) empty = sketch_portfolio ();
  g_autoptr (AssayReadiness) unassessed = NULL;

  compute (self);
  assert_said (assay_wording_verdict (self->readiness), "Ready: both standards hold.");
  sketch_response (self->portfolio, "1.1", "partly");
  compute (self);
  assert_said (assay_wording_verdict (self->readiness), "Not ready: one of two standards holds.");
  sketch_response (self->portfolio, "2.1", "partly");
  compute (self);
  assert_said (assay_wording_verdict (self->readiness),
               "Not ready: none of the two standards holds yet.");
  unassessed = assay_readiness_compute (self->scheme, empty, sketch_planned_day ());
  assert_said (assay_wording_verdict (unassessed),
               "Not assessed: no indicator has been rated yet.");
}

/* The whole sentence for any number of standards, without a scheme for each. */
static void
test_verdict_counts (Case *self, gconstpointer data)
{
  static const struct
  {
    guint n_standards, n_holding;
    AssayVerdict verdict;
    const char *said;
  } cases[] = {
    { 6, 6, ASSAY_VERDICT_READY, "Ready: all six standards hold." },
    { 6, 4, ASSAY_VERDICT_NOT_READY, "Not ready: four of six standards hold." },
    { 6, 1, ASSAY_VERDICT_NOT_READY, "Not ready: one of six standards holds." },
    { 6, 0, ASSAY_VERDICT_NOT_READY, "Not ready: none of the six standards holds yet." },
    { 12, 11, ASSAY_VERDICT_NOT_READY, "Not ready: 11 of 12 standards hold." },
    { 1, 1, ASSAY_VERDICT_READY, "Ready: the standard holds." },
    { 1, 0, ASSAY_VERDICT_NOT_READY, "Not ready: the standard does not hold yet." },
  };

  compute (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayReadiness drawn = *self->readiness;

      drawn.n_standards = cases[i].n_standards;
      drawn.n_holding = cases[i].n_holding;
      drawn.verdict = cases[i].verdict;
      assert_said (assay_wording_verdict (&drawn), cases[i].said);
    }
}

static void
test_verdict_of_flat_scoring (Case *self, gconstpointer data)
{
  AssayScheme flat = *self->scheme;
  AssayReadiness drawn;

  flat.scoring = ASSAY_SCORING_FLAT;
  flat.scoring_threshold = 80;
  compute (self);
  drawn = *self->readiness;
  drawn.scheme = &flat;
  assert_said (assay_wording_verdict (&drawn),
               "Ready: 5 of 5 indicators are ready, and 80% are enough.");
  drawn.verdict = ASSAY_VERDICT_NOT_READY;
  drawn.counts[ASSAY_STATE_READY] = 3;
  assert_said (assay_wording_verdict (&drawn),
               "Not ready: 3 of 5 indicators are ready, and 80% are needed.");
  drawn.verdict = ASSAY_VERDICT_NOT_ASSESSED;
  drawn.n_applicable = 0;
  assert_said (assay_wording_verdict (&drawn),
               "Not assessed: no indicator applies to this service.");
}

static void
test_count_ready (Case *self, gconstpointer data)
{
  assert_said (assay_wording_count_ready (self->scheme, 5, 6), "5 of 6 indicators ready");
  assert_said (assay_wording_count_ready (self->scheme, 0, 1), "0 of 1 indicator ready");
  assert_said (assay_wording_count_ready (self->scheme, 0, 0), "no indicator applies");
}

static void
test_why_ready (Case *self, gconstpointer data)
{
  AssayCitation *second;

  assert_why (self, "1.2", "E002 (page 2) counts.");
  second = sketch_citation (self->portfolio, "1.2", 4);
  sketch_set (&second->pages, "3-4");
  sketch_set (&second->place, "Escalation");
  assert_why (self, "1.2", "E002 (page 2) and E004 (pages 3–4, “Escalation”) count.");
  for (guint i = 0; i < 5; i++)
    sketch_citation (self->portfolio, "1.2", 4);
  assert_why (self, "1.2", "E002 (page 2) and E004 (pages 3–4, “Escalation”; page 2) count.");
  for (guint number = 11; number < 16; number++)
    {
      sketch_evidence (self->portfolio, number)->basis = ASSAY_BASIS_OBSERVATION;
      sketch_set (&sketch_citation (self->portfolio, "1.2", number)->pages, NULL);
    }
  assert_why (self, "1.2",
              "E002 (page 2), E004 (pages 3–4, “Escalation”; page 2), E011, E012 and three more "
              "count.");
}

static void
test_why_claimed (Case *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self, 2);

  item->until = assay_date_new (2026, 12, 3);
  assert_why (self, "1.2",
              "Rated “Largely”, but nothing that is cited counts. E002 goes out of date on 3 "
              "December 2026, before 12 January 2027.");
  item->privacy = ASSAY_PRIVACY_NONE_STATED;
  sketch_set (&item->kind, NULL);
  sketch_evidence (self->portfolio, 8)->withdrawn = TRUE;
  sketch_citation (self->portfolio, "1.2", 8);
  assert_why (self, "1.2",
              "Rated “Largely”, but nothing that is cited counts. E008 has been withdrawn. E002 "
              "goes out of date on 3 December 2026, before 12 January 2027. E002 does not say what "
              "kind of evidence it is. There is one more reason.");
  g_ptr_array_set_size (assay_portfolio_lookup_response (self->portfolio, "1.2")->citations, 0);
  assert_why (self, "1.2", "Rated “Largely”, but no evidence is cited.");
}

static void
test_why_other_states (Case *self, gconstpointer data)
{
  AssayResponse *response = sketch_response (self->portfolio, "1.3", "partly");
  AssayAnswer *answer =
      (AssayAnswer *) assay_portfolio_lookup_answer (self->portfolio, "complex-cases");

  assert_why (self, "1.3", "Rated “Partly”, which is under “Largely”.");
  sketch_set (&response->level, "not-applicable");
  sketch_set (&response->reason, "We work\nalone.");
  assert_why (self, "1.3", "The service says that this does not apply: “We work alone”.");
  sketch_set (&response->level, NULL);
  assert_why (self, "1.3", "Not rated yet.");
  sketch_set (&answer->value, "no");
  assert_why (self, "2.1",
              "Does not apply, because the profile says “Complex and sensitive cases: No”.");
}

static void
test_dates_of_reasons (Case *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self, 2);

  item->from = assay_date_new (2024, 4, 1);
  item->to = assay_date_new (2025, 3, 31);
  assert_why (self, "1.2",
              "Rated “Largely”, but nothing that is cited counts. E002 covers the time up to 31 "
              "March 2025, more than 12 months before 12 January 2027.");
  item->from = assay_date_new (2027, 2, 1);
  assert_why (self, "1.2",
              "Rated “Largely”, but nothing that is cited counts. E002 covers a time that begins "
              "on 1 February 2027, after 12 January 2027.");
  item->from = item->to = ASSAY_DATE_NONE;
  assert_why (self, "1.2",
              "Rated “Largely”, but nothing that is cited counts. E002 has no dates, and evidence "
              "here must be from the last 12 months.");
}

static void
test_findings (Case *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self, 2);

  item->until = assay_date_new (2026, 12, 3);
  assert_finding (self, ASSAY_FINDING_CLAIMED,
                  "1.2 is rated “Largely”, but nothing that is cited counts: E002 goes out of date "
                  "on 3 December 2026, before 12 January 2027.",
                  "Replace E002 with newer evidence, or cite another item.");
  assert_finding (self, ASSAY_FINDING_OUT_OF_DATE,
                  "E002 “Record 2” goes out of date on 3 December 2026, before 12 January 2027.",
                  "Replace it with newer evidence, or withdraw it.");
  g_ptr_array_set_size (assay_portfolio_lookup_response (self->portfolio, "1.2")->citations, 0);
  assert_finding (self, ASSAY_FINDING_CLAIMED, "1.2 is rated “Largely”, but no evidence is cited.",
                  "Cite an item of a kind asked for here: Record or Participant voice.");
  assert_finding (self, ASSAY_FINDING_UNUSED, "E002 “Record 2” is cited nowhere.",
                  "Cite it where it helps, or withdraw it.");
}

static void
test_gap_finding (Case *self, gconstpointer data)
{
  sketch_response (self->portfolio, "1.1", "partly");
  assert_finding (self, ASSAY_FINDING_GAP, "1.1 is rated “Partly”, which is under “Largely”.",
                  "Plan an action with an owner and a date, and rate it again when it is done.");
  assert_finding (self, ASSAY_FINDING_GAP_WITHOUT_ACTION, "Nobody is working on the gap in 1.1.",
                  "Plan an action with an owner and a date.");
  sketch_action (self->portfolio, 3, "1.1");
  assert_finding (self, ASSAY_FINDING_GAP, "1.1 is rated “Partly”, which is under “Largely”.",
                  "Finish A003, due on 12 January 2027, and rate it again.");
}

static void
test_profile_finding (Case *self, gconstpointer data)
{
  AssayAnswer *answer =
      (AssayAnswer *) assay_portfolio_lookup_answer (self->portfolio, "complex-cases");

  g_ptr_array_remove (self->portfolio->answers, answer);
  assert_finding (self, ASSAY_FINDING_PROFILE_UNANSWERED,
                  "“Complex and sensitive cases” is not answered in the profile, and 2.1 depends "
                  "on it.",
                  "Answer it in the profile; until then nothing is left out.");
}

/* What the folder's own check tells, with the details it has. */
static void
test_folder_findings (Case *self, gconstpointer data)
{
  static const struct
  {
    AssayFindingTag tag;
    const char *subject, *detail, *detail2, *said;
  } cases[] = {
    { ASSAY_FINDING_EVIDENCE_MISSING, "E002", "record-2.pdf", NULL,
      "The file of E002 “Record 2” is not in the portfolio’s folder." },
    { ASSAY_FINDING_JOURNAL_DAMAGED, NULL, "journal/000001.log", "12",
      "Part of the history cannot be read (journal/000001.log, line 12)." },
    { ASSAY_FINDING_JOURNAL_DAMAGED, NULL, "journal", NULL,
      "Part of the history cannot be read (journal)." },
    { ASSAY_FINDING_IN_USE, NULL, "Duty lead", "pc-7",
      "The portfolio is open elsewhere (Duty lead, on pc-7)." },
    { ASSAY_FINDING_UNKNOWN_CONTENT, "E002", "rating", NULL,
      "E002 has a part that a newer Assay wrote, “rating”." },
    { ASSAY_FINDING_UNKNOWN_CONTENT, NULL, "rating", NULL,
      "The portfolio has a part that a newer Assay wrote, “rating”." },
  };

  compute (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayFinding) finding =
          assay_finding_new (cases[i].tag, cases[i].subject, cases[i].detail, cases[i].detail2);

      assert_said (assay_wording_finding (self->readiness, finding), cases[i].said);
    }
}

static void
test_not_assessed_finding (Case *self, gconstpointer data)
{
  sketch_response (self->portfolio, "1.3", NULL);
  assert_finding (self, ASSAY_FINDING_NOT_ASSESSED, "1.3 has not been rated yet.",
                  "Rate it, from “Not yet” to “Fully”, or say why it does not apply.");
  sketch_response (self->portfolio, "1.3", "not-applicable");
  assert_finding (self, ASSAY_FINDING_NOT_ASSESSED,
                  "1.3 is said not to apply, but no reason is given.",
                  "Say why it does not apply, or rate it.");
}

static void
test_place (void)
{
  static const struct
  {
    const char *pages, *place, *said;
  } cases[] = {
    { "4", NULL, "page 4" },
    { "3-4", NULL, "pages 3–4" },
    { "1, 5-7", "Escalation", "pages 1, 5–7, “Escalation”" },
    { NULL, "Escalation", "“Escalation”" },
    { " ", "\n", NULL },
    { NULL, NULL, NULL },
    { "cover", NULL, "pages cover" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayCitation citation = { .pages = (char *) cases[i].pages,
                                 .place = (char *) cases[i].place };

      assert_said (assay_wording_place (&citation), cases[i].said);
    }
}

static void
test_period (void)
{
  AssayDate from = assay_date_new (2025, 4, 1), to = assay_date_new (2026, 3, 31);
  AssayDate until = assay_date_new (2026, 12, 3);
  const struct
  {
    AssayDate from, to, until;
    const char *said;
  } cases[] = {
    { from, to, 0, "1 April 2025 to 31 March 2026" },
    { from, from, 0, "1 April 2025" },
    { from, 0, 0, "since 1 April 2025" },
    { 0, to, 0, "up to 31 March 2026" },
    { 0, 0, until, "until 3 December 2026" },
    { from, to, until, "1 April 2025 to 31 March 2026; in date until 3 December 2026" },
    { from, 0, until, "since 1 April 2025; in date until 3 December 2026" },
    { 0, 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayEvidence item = { .from = cases[i].from, .to = cases[i].to, .until = cases[i].until };

      assert_said (assay_wording_period (&item), cases[i].said);
    }
}

static void
test_size (void)
{
  static const struct
  {
    guint64 bytes;
    const char *said;
  } cases[] = {
    { 0, "0 bytes" },      { 1, "1 byte" },          { 999, "999 bytes" },
    { 1000, "1.0 kB" },    { 9940, "9.9 kB" },       { 9960, "10 kB" },
    { 48211, "48 kB" },    { 999499, "999 kB" },     { 999500, "1.0 MB" },
    { 1234567, "1.2 MB" }, { 2000000000, "2.0 GB" }, { G_MAXUINT64, "18446744 TB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_said (assay_wording_size (cases[i].bytes), cases[i].said);
}

static void
test_answer (Case *self, gconstpointer data)
{
  static const struct
  {
    const char *question, *value, *said;
  } cases[] = {
    { "complex-cases", "yes", "Yes" },
    { "sectors", "justice school", "Justice, School" },
    { "sites", "One, in the market hall", "One, in the market hall" },
    { "size", "medium", "medium" },
    { "size", NULL, "Not answered" },
    { "sites", " ", "Not answered" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AssayQuestion *question =
          assay_scheme_lookup_question (self->scheme, cases[i].question);
      AssayAnswer answer = { .value = (char *) cases[i].value };

      assert_said (assay_wording_answer (question, &answer), cases[i].said);
      if (cases[i].value == NULL)
        assert_said (assay_wording_answer (question, NULL), cases[i].said);
    }
}

static void
test_history (Case *self, gconstpointer data)
{
  static const struct
  {
    AssayVerb verb;
    const char *subject, *detail, *said;
  } cases[] = {
    { ASSAY_VERB_CREATE, NULL, NULL, "Created the portfolio" },
    { ASSAY_VERB_RATE, "2.5", "largely", "Rated 2.5 “Largely”" },
    { ASSAY_VERB_RATE, "2.5", NULL, "Took away the rating of 2.5" },
    { ASSAY_VERB_CITE, "2.5", "E007", "Cited E007 for 2.5" },
    { ASSAY_VERB_SET_PROFILE, "complex-cases", "yes",
      "Answered “Complex and sensitive cases”: Yes" },
    { ASSAY_VERB_SET_PROFILE, "sites", NULL, "Changed “Sites” in the profile" },
    { ASSAY_VERB_FLAG, "2.5", "no", "Took the mark off 2.5" },
    { ASSAY_VERB_WITHDRAW_EVIDENCE, "E007", "yes", "Withdrew evidence E007" },
    { ASSAY_VERB_ADD_ACTION, "A001", "2.5", "Planned action A001 for 2.5" },
    { ASSAY_VERB_AMEND_ACTION, "A001", "done", "Finished action A001" },
    { ASSAY_VERB_SET_FIGURE, "referrals", "2026-04-01/2026-06-30",
      "Set “Referrals” for 1 April 2026 to 30 June 2026" },
    { ASSAY_VERB_RECEIVE_RETURN, "k7f2m4xq", "1", "Received the return on round 1" },
    { ASSAY_VERB_ANSWER_POINT, "k7f2m4xq.003", "yes", "Answered point k7f2m4xq.003" },
    { ASSAY_VERB_ANSWER_POINT, "k7f2m4xq.003", "no", "Took away the answer to point k7f2m4xq.003" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayEdit) edit =
          assay_edit_new (cases[i].verb, cases[i].subject, cases[i].detail);
      AssayEntry entry = { .type = ASSAY_ENTRY_UNDO, .edit = edit };
      g_autofree char *undone = g_strconcat ("Undid: ", cases[i].said, NULL);

      assert_said (assay_wording_edit (self->scheme, edit), cases[i].said);
      assert_said (assay_wording_entry (self->scheme, &entry), undone);
    }
}

static char *
fill_for_test (const char *name, gconstpointer data)
{
  return g_str_equal (name, "a") ? g_strdup ("{b}") : NULL;
}

/* What people wrote is never taken for a gap. */
static void
test_template (void)
{
  assert_said (assay_wording_fill ("x {a} y {a}", fill_for_test, NULL), "x {b} y {b}");
  assert_said (assay_wording_fill ("", fill_for_test, NULL), "");
}

static void
test_template_without_filling (void)
{
  if (g_test_subprocess ())
    {
      g_free (assay_wording_fill ("{unknown}", fill_for_test, NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*nothing fills <unknown> in: {unknown}*");
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
  add ("/wording/verdict", test_verdict);
  add ("/wording/verdict-counts", test_verdict_counts);
  add ("/wording/verdict-of-flat-scoring", test_verdict_of_flat_scoring);
  add ("/wording/count-ready", test_count_ready);
  add ("/wording/why-ready", test_why_ready);
  add ("/wording/why-claimed", test_why_claimed);
  add ("/wording/why-other-states", test_why_other_states);
  add ("/wording/dates-of-reasons", test_dates_of_reasons);
  add ("/wording/findings", test_findings);
  add ("/wording/gap-finding", test_gap_finding);
  add ("/wording/profile-finding", test_profile_finding);
  add ("/wording/not-assessed-finding", test_not_assessed_finding);
  add ("/wording/folder-findings", test_folder_findings);
  add ("/wording/answer", test_answer);
  add ("/wording/history", test_history);
  g_test_add_func ("/wording/place", test_place);
  g_test_add_func ("/wording/period", test_period);
  g_test_add_func ("/wording/size", test_size);
  g_test_add_func ("/wording/template", test_template);
  g_test_add_func ("/wording/template-without-filling", test_template_without_filling);

  return g_test_run ();
}
