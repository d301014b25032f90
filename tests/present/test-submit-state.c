/* What there is to know before submitting: all that leaves is named, and why the rest stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "core/readiness/assay-check.h"
#include "present/assay-submit-state.h"
#include "sketch.h"

#include <string.h>

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
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
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
}

static AssaySubmitState *
compute (Case *self, guint n_told)
{
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (self->scheme, self->portfolio, sketch_planned_day ());
  g_autoptr (GPtrArray) findings = assay_check_portfolio (readiness, sketch_planned_day ());

  return assay_submit_state_new (readiness, findings, n_told);
}

static const AssayFoldedLine *
lookup (const GPtrArray *lines, const char *title)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const AssayFoldedLine *line = lines->pdata[i];

      if (strstr (line->title, title) != NULL)
        return line;
    }

  return NULL;
}

/* --- What leaves and what stays --- */

static void
test_ready (Case *self, gconstpointer data)
{
  g_autoptr (AssaySubmitState) state = compute (self, 1);

  g_assert_true (state->can_submit);
  g_assert_cmpuint (state->blocking->len, ==, 0);
  g_assert_cmpuint (state->round, ==, 1);
  g_assert_cmpstr (state->verdict, ==, "It can be submitted today, as round 1.");
  g_assert_cmpstr (state->told, ==, "1 warning goes along for the assessor.");
  g_assert_true (g_str_has_suffix (state->file_name, " round 1.zip"));
  g_assert_nonnull (lookup (state->leaving, "The pack"));
  g_assert_nonnull (lookup (state->leaving, "E001"));
  g_assert_nonnull (lookup (state->staying, "The history"));
}

/* Every item is in one of the two lists, and only there. */
static void
test_withdrawn_and_private_stay (Case *self, gconstpointer data)
{
  AssayEvidence *item = self->portfolio->evidence->pdata[0];
  AssayResponse *response = self->portfolio->responses->pdata[0];
  g_autofree char *number = assay_evidence_format_number (item->number);
  g_autoptr (AssaySubmitState) state = NULL;
  const AssayFoldedLine *line;

  item->withdrawn = TRUE;
  g_free (response->note);
  response->note = g_strdup ("Ask before the day.");
  response->flagged = TRUE;
  state = compute (self, 0);
  g_assert_null (state->told);
  g_assert_null (lookup (state->leaving, number));
  line = lookup (state->staying, number);
  g_assert_nonnull (line);
  g_assert_cmpstr (line->text, ==, "Withdrawn: not even its name leaves.");
  g_assert_true (g_str_has_prefix (line->place, "evidence:E"));
  g_assert_nonnull (lookup (state->staying, "1 private note"));
  g_assert_nonnull (lookup (state->staying, "1 mark to come back to"));
  /* Not even here: who looks on need not read it. */
  g_assert_null (lookup (state->staying, "Ask before the day."));
}

static void
test_blocking_leads_to_where_it_is_mended (Case *self, gconstpointer data)
{
  AssayEvidence *item = self->portfolio->evidence->pdata[0];
  g_autoptr (AssaySubmitState) state = NULL;
  guint n_ways = 0;

  item->privacy = ASSAY_PRIVACY_NONE_STATED;
  state = compute (self, 0);
  g_assert_false (state->can_submit);
  g_assert_cmpuint (state->blocking->len, >, 0);
  g_assert_nonnull (strstr (state->verdict, "cannot be submitted"));
  for (guint i = 0; i < state->blocking->len; i++)
    {
      const AssayFoldedLine *line = state->blocking->pdata[i];

      g_assert_nonnull (line->text);
      n_ways += g_strcmp0 (line->place, "evidence:E001") == 0;
    }
  g_assert_cmpuint (n_ways, >, 0);
}

/* --- The passphrase --- */

static void
test_passphrase (void)
{
  static const char *const bad[] = { "", "short", "aaaaaaaaaaaaaaaa", "Zürich am See im Mai",
                                     "tab\tbetween words" };
  static const char *const good[] = { "river copper lamp", "correct 7 horse battery" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const char *said = assay_submit_state_check_passphrase (bad[i], bad[i]);

      g_assert_nonnull (said);
      if (bad[i][0] != '\0')
        g_assert_null (strstr (said, bad[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_null (assay_submit_state_check_passphrase (good[i], good[i]));
      g_assert_nonnull (assay_submit_state_check_passphrase (good[i], bad[1]));
    }
}

static void
test_longest_passphrase (void)
{
  g_autofree char *longest = g_malloc0 (202);

  for (guint i = 0; i < 200; i++)
    longest[i] = (char) ('a' + i % 26);
  g_assert_null (assay_submit_state_check_passphrase (longest, longest));
  longest[200] = 'x';
  g_assert_nonnull (assay_submit_state_check_passphrase (longest, longest));
}

/* What may not be taken is never called hard to guess. */
static void
test_strength (void)
{
  g_assert_null (assay_submit_state_word_strength (""));
  g_assert_true (g_str_has_prefix (assay_submit_state_word_strength ("short"), "Too easy"));
  g_assert_true (
      g_str_has_prefix (assay_submit_state_word_strength ("aaaaaaaaaaaaaaaaaaaaaaaa"), "Too easy"));
  g_assert_true (g_str_has_prefix (assay_submit_state_word_strength ("river copper"), "Hard"));
  g_assert_true (
      g_str_has_prefix (assay_submit_state_word_strength ("river copper lamp moss"), "Very hard"));
}

static void
test_fingerprint (void)
{
  g_autofree char *groups = assay_submit_state_word_fingerprint ("0123456789abcdef01");

  g_assert_cmpstr (groups, ==, "01234567 89abcdef 01");
}

static void
test_next (void)
{
  g_autofree char *plain = assay_submit_state_word_next (FALSE, NULL);
  g_autofree char *all = assay_submit_state_word_next (TRUE, "12345");

  g_assert_null (strstr (plain, "passphrase"));
  g_assert_null (strstr (plain, "digits"));
  g_assert_nonnull (strstr (all, "passphrase"));
  g_assert_nonnull (strstr (all, "digits"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/submit-state/" name, Case, NULL, set_up, function, tear_down)
  TEST ("ready", test_ready);
  TEST ("withdrawn-and-private-stay", test_withdrawn_and_private_stay);
  TEST ("blocking-leads-to-where-it-is-mended", test_blocking_leads_to_where_it_is_mended);
#undef TEST
  g_test_add_func ("/submit-state/passphrase", test_passphrase);
  g_test_add_func ("/submit-state/longest-passphrase", test_longest_passphrase);
  g_test_add_func ("/submit-state/strength", test_strength);
  g_test_add_func ("/submit-state/fingerprint", test_fingerprint);
  g_test_add_func ("/submit-state/next", test_next);

  return g_test_run ();
}
