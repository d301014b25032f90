/* The functions that make edits: what they do, and what they refuse.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"

#include <string.h>

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  GError *error;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  AssayHead *head = assay_head_new ();

  head->service = g_strdup ("North Vale");
  head->scheme_id = g_strdup ("small");
  head->round = 1;
  desk->scheme = assay_fixture_load_small_scheme ();
  desk->portfolio = assay_portfolio_new (head);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  assay_scheme_unref (desk->scheme);
  assay_portfolio_unref (desk->portfolio);
  g_clear_error (&desk->error);
}

/* Applies @edit, which must be one. */
static void
take (Desk *desk, AssayEdit *edit)
{
  AssayPortfolio *after;

  g_assert_no_error (desk->error);
  g_assert_nonnull (edit);
  after = assay_portfolio_apply (desk->portfolio, edit);
  assay_portfolio_unref (desk->portfolio);
  desk->portfolio = after;
  assay_edit_unref (edit);
}

/* @edit must be NULL with an error of @code that has @words in it. */
static void
refuse (Desk *desk, AssayEdit *edit, AssayError code, const char *words)
{
  g_assert_null (edit);
  assert_error_says (desk->error, (int) code, words);
  g_clear_error (&desk->error);
}

static const AssayResponse *
get_response (Desk *desk, const char *criterion)
{
  return assay_portfolio_lookup_response (desk->portfolio, criterion);
}

static guint
add_item (Desk *desk, const char *title)
{
  g_autoptr (AssayEvidence) fields = portfolio_new_item (title);
  AssayEdit *edit =
      assay_edit_add_evidence (desk->portfolio, desk->scheme, fields, 0, &desk->error);

  take (desk, edit);

  return desk->portfolio->evidence->len;
}

/* --- Rating and texts --- */

#define RATE(criterion, level, reason)                                                             \
  assay_edit_rate (desk->portfolio, desk->scheme, criterion, level, reason, &desk->error)

static void
test_rate (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayEdit) edit = RATE ("1.1", "fully", NULL);

  g_assert_cmpint (assay_edit_get_verb (edit), ==, ASSAY_VERB_RATE);
  g_assert_cmpstr (assay_edit_get_subject (edit), ==, "1.1");
  g_assert_cmpstr (assay_edit_get_detail (edit), ==, "fully");
  take (desk, g_steal_pointer (&edit));
  g_assert_cmpstr (get_response (desk, "1.1")->level, ==, "fully");

  /* Taking it away leaves nothing, not an empty response. */
  take (desk, RATE ("1.1", NULL, NULL));
  g_assert_null (get_response (desk, "1.1"));
}

static void
test_rate_not_applicable (Desk *desk, gconstpointer data)
{
  take (desk, RATE ("1.3", "not-applicable", "  We have no partners. \n"));
  g_assert_cmpstr (get_response (desk, "1.3")->reason, ==, "  We have no partners.");
  take (desk, RATE ("1.3", "partly", NULL));
  g_assert_null (get_response (desk, "1.3")->reason);

  refuse (desk, RATE ("1.3", "not-applicable", NULL), ASSAY_ERROR_INVALID, "reason");
  refuse (desk, RATE ("1.3", "not-applicable", " \n"), ASSAY_ERROR_INVALID, "reason");
  refuse (desk, RATE ("1.1", "not-applicable", "Why not"), ASSAY_ERROR_REFUSED, "1.1 “Plan”");
  refuse (desk, RATE ("1.1", "fully", "Because"), ASSAY_ERROR_INVALID, "reason");
}

static void
test_rate_unknown (Desk *desk, gconstpointer data)
{
  refuse (desk, RATE ("1.11", "fully", NULL), ASSAY_ERROR_UNKNOWN_NAME, "1.1");
  refuse (desk, RATE ("1.1", "ful", NULL), ASSAY_ERROR_UNKNOWN_NAME, "fully");
  refuse (desk, RATE ("1.1", "", NULL), ASSAY_ERROR_UNKNOWN_NAME, "fully");
}

static void
test_write (Desk *desk, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (ASSAY_LIMIT_TEXT_CHARS + 1, 'x');

#define TEXT(text) assay_edit_write_text (desk->portfolio, desk->scheme, "1.1", text, &desk->error)
#define NOTE(text) assay_edit_write_note (desk->portfolio, desk->scheme, "1.1", text, &desk->error)

  take (desk, TEXT ("One\r\nTwo\x01 \n\n"));
  g_assert_cmpstr (get_response (desk, "1.1")->text, ==, "One\nTwo");
  take (desk, NOTE ("Ask Ann."));
  g_assert_cmpstr (get_response (desk, "1.1")->note, ==, "Ask Ann.");
  refuse (desk, TEXT (long_text), ASSAY_ERROR_TOO_LARGE, "longer than");
  refuse (desk, NOTE ("\xff\xfe"), ASSAY_ERROR_INVALID, "UTF-8");
  take (desk, TEXT ("  "));
  take (desk, NOTE (NULL));
  g_assert_null (get_response (desk, "1.1"));
}

static void
test_flag (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayEdit) nothing = NULL;

  take (desk, assay_edit_flag (desk->portfolio, desk->scheme, "1.1", TRUE, &desk->error));
  g_assert_true (get_response (desk, "1.1")->flagged);
  take (desk, assay_edit_flag (desk->portfolio, desk->scheme, "1.1", FALSE, &desk->error));
  g_assert_null (get_response (desk, "1.1"));
  nothing = assay_edit_flag (desk->portfolio, desk->scheme, "1.1", FALSE, &desk->error);
  g_assert_true (assay_edit_is_empty (nothing));
}

/* --- Citations --- */

#define CITE(criterion, evidence, pages, place, why)                                               \
  assay_edit_cite (desk->portfolio, desk->scheme, criterion, evidence, pages, place, why,          \
                   &desk->error)

static void
test_cite (Desk *desk, gconstpointer data)
{
  const AssayCitation *citation;

  add_item (desk, "One");
  take (desk, CITE ("1.1", 1, " 1–2 ", "Escalation", "Shows it."));
  citation = get_response (desk, "1.1")->citations->pdata[0];
  g_assert_cmpstr (citation->pages, ==, "1-2");
  g_assert_cmpstr (citation->place, ==, "Escalation");

  /* The same place again takes the new reason; another place is another citation. */
  take (desk, CITE ("1.1", 1, "1-2", "Escalation", "Shows it better."));
  g_assert_cmpuint (get_response (desk, "1.1")->citations->len, ==, 1);
  take (desk, CITE ("1.1", 1, "3", "Escalation", "And here."));
  g_assert_cmpuint (get_response (desk, "1.1")->citations->len, ==, 2);
}

static void
test_cite_refused (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayEvidence) seen = assay_evidence_new (0);
  g_autofree char *long_place = g_strnfill (ASSAY_LIMIT_LINE_CHARS + 1, 'x');

  add_item (desk, "One");
  seen->basis = ASSAY_BASIS_OBSERVATION;
  seen->title = g_strdup ("Seen");
  take (desk, assay_edit_add_evidence (desk->portfolio, desk->scheme, seen, 0, &desk->error));

  refuse (desk, CITE ("1.1", 1, "4", NULL, "Why"), ASSAY_ERROR_INVALID, "E001 has 3 pages");
  refuse (desk, CITE ("1.1", 1, "2-1", NULL, "Why"), ASSAY_ERROR_INVALID, "backwards");
  refuse (desk, CITE ("1.1", 1, "two", NULL, "Why"), ASSAY_ERROR_INVALID, "“two”");
  refuse (desk, CITE ("1.1", 1, NULL, NULL, " "), ASSAY_ERROR_INVALID, "reason");
  refuse (desk, CITE ("1.1", 1, NULL, NULL, NULL), ASSAY_ERROR_INVALID, "reason");
  refuse (desk, CITE ("1.1", 1, NULL, long_place, "Why"), ASSAY_ERROR_TOO_LARGE, "place");
  refuse (desk, CITE ("1.1", 1, NULL, "two\nlines", "Why"), ASSAY_ERROR_INVALID, "line");
  refuse (desk, CITE ("1.1", 2, "1", NULL, "Why"), ASSAY_ERROR_INVALID, "not a file");
  refuse (desk, CITE ("1.1", 9, NULL, NULL, "Why"), ASSAY_ERROR_UNKNOWN_NAME, "E002");
  refuse (desk, CITE ("9.9", 1, NULL, NULL, "Why"), ASSAY_ERROR_UNKNOWN_NAME, "9.9");
  take (desk, assay_edit_withdraw_evidence (desk->portfolio, 1, TRUE, &desk->error));
  refuse (desk, CITE ("1.1", 1, NULL, NULL, "Why"), ASSAY_ERROR_REFUSED, "withdrawn");
}

static void
test_uncite (Desk *desk, gconstpointer data)
{
#define UNCITE(evidence, pages)                                                                    \
  assay_edit_uncite (desk->portfolio, desk->scheme, "1.1", evidence, pages, &desk->error)
  g_autoptr (AssayEdit) nothing = NULL;

  add_item (desk, "One");
  add_item (desk, "Two");
  take (desk, CITE ("1.1", 1, "1", NULL, "a"));
  take (desk, CITE ("1.1", 2, "1", NULL, "b"));
  take (desk, CITE ("1.1", 1, "2", NULL, "c"));
  take (desk, UNCITE (1, "p 2"));
  g_assert_cmpuint (get_response (desk, "1.1")->citations->len, ==, 2);
  take (desk, CITE ("1.1", 1, NULL, "Start", "d"));
  take (desk, UNCITE (1, NULL));
  g_assert_cmpuint (get_response (desk, "1.1")->citations->len, ==, 1);
  nothing = UNCITE (1, NULL);
  g_assert_true (assay_edit_is_empty (nothing));
  refuse (desk, UNCITE (7, NULL), ASSAY_ERROR_UNKNOWN_NAME, "E002");
  take (desk, UNCITE (2, NULL));
  g_assert_null (get_response (desk, "1.1"));
}

static void
test_amend_citation (Desk *desk, gconstpointer data)
{
#define AMEND(index, pages, place, why)                                                            \
  assay_edit_amend_citation (desk->portfolio, desk->scheme, "1.1", index, pages, place, why,       \
                             &desk->error)
  const AssayCitation *citation;

  add_item (desk, "One");
  add_item (desk, "Two");
  take (desk, CITE ("1.1", 1, "1", NULL, "a"));
  take (desk, CITE ("1.1", 2, "1", NULL, "b"));
  take (desk, CITE ("1.1", 1, "1", "End", "c"));

  /* It stays where it is, and the others stay as they are. */
  take (desk, AMEND (0, "2–3", "Start", "better"));
  g_assert_cmpuint (get_response (desk, "1.1")->citations->len, ==, 3);
  citation = get_response (desk, "1.1")->citations->pdata[0];
  g_assert_cmpstr (citation->pages, ==, "2-3");
  g_assert_cmpstr (citation->place, ==, "Start");
  g_assert_cmpstr (citation->why, ==, "better");

  refuse (desk, AMEND (0, "1", "End", "d"), ASSAY_ERROR_REFUSED, "already");
  refuse (desk, AMEND (0, "9", NULL, "d"), ASSAY_ERROR_INVALID, "E001 has 3 pages");
  refuse (desk, AMEND (0, "1", NULL, " "), ASSAY_ERROR_INVALID, "reason");
  refuse (desk, AMEND (3, "1", NULL, "d"), ASSAY_ERROR_UNKNOWN_NAME, "number 4");
}

static void
test_remove_citation (Desk *desk, gconstpointer data)
{
#define REMOVE(index)                                                                              \
  assay_edit_remove_citation (desk->portfolio, desk->scheme, "1.1", index, &desk->error)
  const AssayCitation *citation;

  add_item (desk, "One");
  take (desk, CITE ("1.1", 1, "1", "Start", "a"));
  take (desk, CITE ("1.1", 1, "1", "End", "b"));

  /* The two differ only by their place. */
  take (desk, REMOVE (0));
  g_assert_cmpuint (get_response (desk, "1.1")->citations->len, ==, 1);
  citation = get_response (desk, "1.1")->citations->pdata[0];
  g_assert_cmpstr (citation->place, ==, "End");
  refuse (desk, REMOVE (1), ASSAY_ERROR_UNKNOWN_NAME, "number 2");
  take (desk, REMOVE (0));
  g_assert_null (get_response (desk, "1.1"));
}

/* --- Evidence --- */

static void
test_add_evidence (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayEvidence) fields = portfolio_new_item ("One");
  AssayEdit *edit =
      assay_edit_add_evidence (desk->portfolio, desk->scheme, fields, 7, &desk->error);

  g_assert_cmpstr (assay_edit_get_subject (edit), ==, "E007");
  take (desk, edit);
  /* A number that is too low by now gives the next one all the same. */
  edit = assay_edit_add_evidence (desk->portfolio, desk->scheme, fields, 7, &desk->error);
  g_assert_cmpstr (assay_edit_get_subject (edit), ==, "E008");
  take (desk, edit);
  g_assert_true (assay_portfolio_lookup_content (desk->portfolio, fields->sha256)
                 == assay_portfolio_lookup_evidence (desk->portfolio, 7));
}

static void
refuse_evidence (Desk *desk, const AssayEvidence *fields, AssayError code, const char *words)
{
  refuse (desk, assay_edit_add_evidence (desk->portfolio, desk->scheme, fields, 0, &desk->error),
          code, words);
}

static void
test_add_evidence_refused (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayEvidence) fields = portfolio_new_item ("One");

  g_free (g_steal_pointer (&fields->title));
  refuse_evidence (desk, fields, ASSAY_ERROR_INVALID, "title");
  fields->title = g_strdup ("Two\nlines");
  refuse_evidence (desk, fields, ASSAY_ERROR_INVALID, "title");
  g_free (fields->title);
  fields->title = g_strdup ("One");

  g_free (fields->kind);
  fields->kind = g_strdup ("recrod");
  refuse_evidence (desk, fields, ASSAY_ERROR_UNKNOWN_NAME, "record");
  g_clear_pointer (&fields->kind, g_free);

  fields->to = fields->from - 1;
  refuse_evidence (desk, fields, ASSAY_ERROR_INVALID, "ends before it begins");
  fields->to = ASSAY_DATE_NONE;
  fields->until = fields->from - 1;
  refuse_evidence (desk, fields, ASSAY_ERROR_INVALID, "out of date before");
  fields->until = 1;
  refuse_evidence (desk, fields, ASSAY_ERROR_INVALID, "1900");
  fields->until = ASSAY_DATE_NONE;

  fields->size = ASSAY_LIMIT_EVIDENCE_BYTES + 1;
  refuse_evidence (desk, fields, ASSAY_ERROR_TOO_LARGE, "risk.pdf");
  fields->size = 1;
  g_clear_pointer (&fields->sha256, g_free);
  refuse_evidence (desk, fields, ASSAY_ERROR_INVALID, "SHA-256");
  refuse (desk,
          assay_edit_add_evidence (desk->portfolio, desk->scheme, fields,
                                   ASSAY_LIMIT_EVIDENCE_ITEMS + 1, &desk->error),
          ASSAY_ERROR_TOO_LARGE, "number");
}

static void
test_evidence_without_file (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayEvidence) fields = portfolio_new_item ("One");
  const AssayEvidence *item;

  fields->basis = ASSAY_BASIS_DISCUSSION;
  take (desk, assay_edit_add_evidence (desk->portfolio, desk->scheme, fields, 0, &desk->error));
  item = assay_portfolio_lookup_evidence (desk->portfolio, 1);
  g_assert_null (item->sha256);
  g_assert_null (item->source_name);
  g_assert_cmpuint (item->size + item->pages, ==, 0);
}

static void
test_amend_evidence (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayEvidence) fields = NULL;

  add_item (desk, "One");
  take (desk, assay_edit_withdraw_evidence (desk->portfolio, 1, TRUE, &desk->error));
  fields = assay_evidence_copy (assay_portfolio_lookup_evidence (desk->portfolio, 1));
  g_free (fields->title);
  fields->title = g_strdup ("Newer");
  fields->withdrawn = FALSE;
  take (desk, assay_edit_amend_evidence (desk->portfolio, desk->scheme, fields, &desk->error));
  g_assert_cmpstr (assay_portfolio_lookup_evidence (desk->portfolio, 1)->title, ==, "Newer");
  /* Only withdrawing and restoring change this. */
  g_assert_true (assay_portfolio_lookup_evidence (desk->portfolio, 1)->withdrawn);
  fields->number = 4;
  refuse (desk, assay_edit_amend_evidence (desk->portfolio, desk->scheme, fields, &desk->error),
          ASSAY_ERROR_UNKNOWN_NAME, "E001");
}

static void
test_withdraw (Desk *desk, gconstpointer data)
{
  add_item (desk, "One");
  add_item (desk, "Two");
  take (desk, CITE ("1.1", 1, NULL, "a", "a"));
  take (desk, CITE ("1.2", 1, NULL, "a", "a"));
  take (desk, CITE ("1.2", 2, NULL, "a", "a"));
  take (desk, assay_edit_withdraw_evidence (desk->portfolio, 1, TRUE, &desk->error));
  g_assert_null (get_response (desk, "1.1"));
  g_assert_cmpuint (get_response (desk, "1.2")->citations->len, ==, 1);
  g_assert_true (assay_portfolio_lookup_evidence (desk->portfolio, 1)->withdrawn);
  take (desk, assay_edit_withdraw_evidence (desk->portfolio, 1, FALSE, &desk->error));
  g_assert_false (assay_portfolio_lookup_evidence (desk->portfolio, 1)->withdrawn);
  g_assert_null (get_response (desk, "1.1"));
  refuse (desk, assay_edit_withdraw_evidence (desk->portfolio, 3, TRUE, &desk->error),
          ASSAY_ERROR_UNKNOWN_NAME, "E002");
}

/* --- Actions --- */

static void
test_actions (Desk *desk, gconstpointer data)
{
#define ADD_ACTION() assay_edit_add_action (desk->portfolio, desk->scheme, fields, 3, &desk->error)
  g_autoptr (AssayAction) fields = assay_action_new (0);

  fields->criterion = g_strdup ("1.1");
  fields->owner = g_strdup ("Manager");
  refuse (desk, ADD_ACTION (), ASSAY_ERROR_INVALID, "what is to be done");
  fields->what = g_strdup ("Write the plan");
  refuse (desk, ADD_ACTION (), ASSAY_ERROR_INVALID, "due date");
  fields->due = assay_date_new (2027, 1, 1);
  take (desk, ADD_ACTION ());
  g_assert_nonnull (assay_portfolio_lookup_action (desk->portfolio, 3));

  g_free (fields->criterion);
  fields->criterion = g_strdup ("1.9");
  refuse (desk, ADD_ACTION (), ASSAY_ERROR_UNKNOWN_NAME, "1.9");
  g_free (fields->criterion);
  fields->criterion = g_strdup ("1.2");
  fields->number = 3;
  fields->state = ASSAY_ACTION_DONE;
  take (desk, assay_edit_amend_action (desk->portfolio, desk->scheme, fields, &desk->error));
  g_assert_cmpint (assay_portfolio_lookup_action (desk->portfolio, 3)->state, ==,
                   ASSAY_ACTION_DONE);
  fields->number = 1;
  refuse (desk, assay_edit_amend_action (desk->portfolio, desk->scheme, fields, &desk->error),
          ASSAY_ERROR_UNKNOWN_NAME, "A003");
}

/* --- Head, profile, measures --- */

static void
test_head (Desk *desk, gconstpointer data)
{
#define SET_HEAD(service, set_planned, planned)                                                    \
  assay_edit_set_head (desk->portfolio, service, set_planned, planned, &desk->error)
  take (desk, SET_HEAD ("South Vale", TRUE, assay_date_new (2027, 5, 1)));
  g_assert_cmpstr (desk->portfolio->head->service, ==, "South Vale");
  take (desk, SET_HEAD (NULL, FALSE, 0));
  g_assert_cmpuint (desk->portfolio->head->planned, ==, assay_date_new (2027, 5, 1));
  take (desk, SET_HEAD (NULL, TRUE, ASSAY_DATE_NONE));
  g_assert_cmpuint (desk->portfolio->head->planned, ==, ASSAY_DATE_NONE);
  refuse (desk, SET_HEAD ("", FALSE, 0), ASSAY_ERROR_INVALID, "name");
  refuse (desk, SET_HEAD (NULL, TRUE, 5), ASSAY_ERROR_INVALID, "1900");
}

static void
test_answers (Desk *desk, gconstpointer data)
{
#define ANSWER(question, value)                                                                    \
  assay_edit_set_answer (desk->portfolio, desk->scheme, question, value, &desk->error)
  take (desk, ANSWER ("offers", "indirect, direct  indirect"));
  g_assert_cmpstr (assay_portfolio_lookup_answer (desk->portfolio, "offers")->value, ==,
                   "direct indirect");
  take (desk, ANSWER ("complex-cases", "yes"));
  take (desk, ANSWER ("sites", "Two, in the valley"));
  g_assert_cmpstr (assay_portfolio_lookup_answer (desk->portfolio, "sites")->value, ==,
                   "Two, in the valley");
  refuse (desk, ANSWER ("complex-cases", "yess"), ASSAY_ERROR_UNKNOWN_NAME, "“yes”");
  refuse (desk, ANSWER ("complex-cases", "yes no"), ASSAY_ERROR_INVALID, "one answer");
  refuse (desk, ANSWER ("sectors", "prison"), ASSAY_ERROR_UNKNOWN_NAME, "justice, school");
  refuse (desk, ANSWER ("colour", "red"), ASSAY_ERROR_UNKNOWN_NAME, "colour");
  take (desk, ANSWER ("offers", ""));
  take (desk, ANSWER ("sites", NULL));
  g_assert_cmpuint (desk->portfolio->answers->len, ==, 1);
}

static void
test_figures (Desk *desk, gconstpointer data)
{
#define FIGURE() assay_edit_set_figure (desk->portfolio, desk->scheme, fields, &desk->error)
  g_autoptr (AssayFigure) fields = assay_figure_new ();

  fields->measure = g_strdup ("referrals");
  fields->from = assay_date_new (2026, 1, 1);
  refuse (desk, FIGURE (), ASSAY_ERROR_INVALID, "last day");
  fields->to = assay_date_new (2026, 3, 31);
  refuse (desk, FIGURE (), ASSAY_ERROR_INVALID, "not a number");
  fields->value = g_strdup ("12.5");
  refuse (desk, FIGURE (), ASSAY_ERROR_INVALID, "counts");
  fields->value[2] = '\0';
  take (desk, FIGURE ());
  fields->value[0] = '4';
  take (desk, FIGURE ());
  g_assert_cmpuint (desk->portfolio->figures->len, ==, 1);
  g_assert_cmpstr (((AssayFigure *) desk->portfolio->figures->pdata[0])->value, ==, "42");
  refuse (desk,
          assay_edit_remove_figure (desk->portfolio, "referrals", fields->from, fields->from,
                                    &desk->error),
          ASSAY_ERROR_UNKNOWN_NAME, "referrals");
  take (desk, assay_edit_remove_figure (desk->portfolio, "referrals", fields->from, fields->to,
                                        &desk->error));
  g_assert_cmpuint (desk->portfolio->figures->len, ==, 0);
  fields->base = g_strdup ("60");
  refuse (desk, FIGURE (), ASSAY_ERROR_INVALID, "only a percentage");
  fields->base[0] = 'x';
  refuse (desk, FIGURE (), ASSAY_ERROR_INVALID, "whole number");
  g_clear_pointer (&fields->base, g_free);
  g_free (fields->measure);
  fields->measure = g_strdup ("referral");
  refuse (desk, FIGURE (), ASSAY_ERROR_UNKNOWN_NAME, "referrals");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "/edit-makers/rate", test_rate },
    { "/edit-makers/rate-not-applicable", test_rate_not_applicable },
    { "/edit-makers/rate-unknown", test_rate_unknown },
    { "/edit-makers/write", test_write },
    { "/edit-makers/flag", test_flag },
    { "/edit-makers/cite", test_cite },
    { "/edit-makers/cite-refused", test_cite_refused },
    { "/edit-makers/uncite", test_uncite },
    { "/edit-makers/amend-citation", test_amend_citation },
    { "/edit-makers/remove-citation", test_remove_citation },
    { "/edit-makers/add-evidence", test_add_evidence },
    { "/edit-makers/add-evidence-refused", test_add_evidence_refused },
    { "/edit-makers/evidence-without-file", test_evidence_without_file },
    { "/edit-makers/amend-evidence", test_amend_evidence },
    { "/edit-makers/withdraw", test_withdraw },
    { "/edit-makers/actions", test_actions },
    { "/edit-makers/head", test_head },
    { "/edit-makers/answers", test_answers },
    { "/edit-makers/figures", test_figures },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
