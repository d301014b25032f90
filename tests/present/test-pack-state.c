/* What the pack's page shows: every finding leads somewhere, and the page says what writing means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "present/assay-pack-state.h"
#include "sketch.h"

#include <glib/gstdio.h>
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
  sketch_action (self->portfolio, 1, "1.1");
  self->readiness = assay_readiness_compute (self->scheme, self->portfolio, sketch_planned_day ());
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
  assay_readiness_unref (self->readiness);
  self->readiness = assay_readiness_compute (self->scheme, self->portfolio, sketch_planned_day ());
}

/* As assay-section.h lists them, and what stands behind the colon must be there. */
static void
assert_place_exists (Case *self, const char *place)
{
  static const char *const pages[] = { "overview", "profile", "health", "evidence", "actions",
                                       "measures", "history", "pack",   "points",   NULL };
  const char *subject = strchr (place, ':');

  if (subject == NULL)
    {
      g_assert_true (g_strv_contains (pages, place));
      return;
    }
  subject++;
  if (g_str_has_prefix (place, "criterion:"))
    g_assert_nonnull (assay_scheme_lookup_criterion (self->scheme, subject));
  else if (g_str_has_prefix (place, "evidence:"))
    g_assert_nonnull (assay_portfolio_find_evidence (self->portfolio, subject, NULL));
  else
    {
      g_assert_true (g_str_has_prefix (place, "actions:"));
      g_assert_nonnull (assay_portfolio_find_action (self->portfolio, subject, NULL));
    }
}

static void
assert_way (Case *self, AssayFindingTag tag, const char *subject)
{
  AssayFinding finding = { tag, (char *) subject, NULL, NULL };
  AssayFindingWay way = assay_finding_find_way (self->readiness, &finding);

  g_assert_cmpuint ((way.place != NULL) + way.is_folder + (way.why_not != NULL), ==, 1);
  if (way.place != NULL)
    assert_place_exists (self, way.place);
  if (way.why_not != NULL)
    g_assert_true (g_str_has_suffix (way.why_not, "."));
  assay_finding_way_clear (&way);
}

/* Whatever the subject, right, wrong or missing: a place that is there, or the reason why not. */
static void
test_every_tag_leads_somewhere (Case *self, gconstpointer data)
{
  static const char *const subjects[] = {
    "1.1",   "9.9", "E001", "E999", "A001",
    "A999",  "1",   "7",    "size", "referrals 2026-01-01 2026-03-31",
    "other", "",    NULL
  };

  for (guint tag = 0; tag <= ASSAY_FINDING_LAST; tag++)
    {
      for (guint i = 0; subjects[i] != NULL; i++)
        assert_way (self, (AssayFindingTag) tag, subjects[i]);
      assert_way (self, (AssayFindingTag) tag, NULL);
    }
}

static void
test_second_versions (Case *self, gconstpointer data)
{
  AssayFinding document = { ASSAY_FINDING_CONFLICTED_COPY, NULL, (char *) "portfolio-PC.xml",
                            NULL };
  AssayFinding journal = { ASSAY_FINDING_CONFLICTED_COPY, NULL, (char *) "journal/1 (PC).log",
                           NULL };
  AssayFindingWay way = assay_finding_find_way (self->readiness, &document);

  g_assert_cmpstr (way.place, ==, "merge:portfolio-PC.xml");
  assay_finding_way_clear (&way);
  way = assay_finding_find_way (self->readiness, &journal);
  g_assert_true (way.is_folder);
  assay_finding_way_clear (&way);
}

static void
test_ways (Case *self, gconstpointer data)
{
  static const struct
  {
    AssayFindingTag tag;
    const char *subject;
    const char *place;
  } cases[] = {
    { ASSAY_FINDING_GAP, "1.1", "criterion:1.1" },
    { ASSAY_FINDING_NOTHING_APPLIES, "2", "criterion:2.1" },
    { ASSAY_FINDING_NO_PRIVACY, "E001", "evidence:E001" },
    { ASSAY_FINDING_ACTION_OVERDUE, "A001", "actions:A001" },
    { ASSAY_FINDING_REQUEST_UNANSWERED, "1.2", "criterion:1.2" },
    { ASSAY_FINDING_CORRECTIVE_DUE, NULL, "points" },
    { ASSAY_FINDING_ANSWER_ITEM_WITHDRAWN, "1.2", "criterion:1.2" },
    { ASSAY_FINDING_PROFILE_UNANSWERED, "size", "profile" },
    { ASSAY_FINDING_CHANGED_OUTSIDE, NULL, "history" },
    { ASSAY_FINDING_UNKNOWN_CONTENT, "referrals 2026-01-01 2026-03-31", "measures" },
    { ASSAY_FINDING_UNKNOWN_CONTENT, "A001", "actions:A001" },
    { ASSAY_FINDING_UNKNOWN_CONTENT, NULL, "profile" },
    { ASSAY_FINDING_ANSWER_NOT_ASKED, "9.9", NULL },
    { ASSAY_FINDING_LEFTOVER, NULL, NULL },
    { ASSAY_FINDING_IN_USE, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayFinding finding = { cases[i].tag, (char *) cases[i].subject, NULL, NULL };
      AssayFindingWay way = assay_finding_find_way (self->readiness, &finding);

      g_assert_cmpstr (way.place, ==, cases[i].place);
      assay_finding_way_clear (&way);
    }
}

static void
test_ready (Case *self, gconstpointer data)
{
  g_autoptr (AssayPackState) state =
      assay_pack_state_new (self->readiness, sketch_today (), NULL, NULL);

  g_assert_cmpstr (state->verdict, ==, "Ready: both standards hold.");
  g_assert_null (state->caution);
  g_assert_cmpuint (state->groups[ASSAY_SEVERITY_BLOCKING]->len, ==, 0);
  g_assert_cmpstr (state->titles[ASSAY_SEVERITY_BLOCKING], ==, "Blocking (0)");
  g_assert_cmpstr (state->file_name, ==, "North Vale Restorative Service pack 2026-11-22.pdf");
  g_assert_nonnull (strstr (state->lead, "planned submission on 12 January 2027"));
}

static void
test_not_ready_says_so (Case *self, gconstpointer data)
{
  g_autoptr (AssayPackState) state = NULL;
  const AssayPackRow *row;

  sketch_response (self->portfolio, "1.1", "partly");
  compute (self);
  state = assay_pack_state_new (self->readiness, sketch_today (), NULL, NULL);
  g_assert_cmpuint (state->groups[ASSAY_SEVERITY_BLOCKING]->len, ==, 1);
  row = state->groups[ASSAY_SEVERITY_BLOCKING]->pdata[0];
  g_assert_cmpstr (row->what, ==, "1.1 is rated “Partly”, which is under “Largely”.");
  g_assert_cmpstr (row->way.place, ==, "criterion:1.1");
  g_assert_cmpstr (state->caution, ==,
                   "1 thing stands in the way. You can write the pack all the same; it will say "
                   "“not ready”.");
}

/* The quick look and the reading of contents both find it; the list says it once. */
static void
test_same_finding_once (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) one = assay_findings_new ();
  g_autoptr (GPtrArray) other = assay_findings_new ();
  g_autoptr (AssayPackState) state = NULL;

  g_ptr_array_add (one, assay_finding_new (ASSAY_FINDING_EVIDENCE_MISSING, "E001", "a.pdf", NULL));
  g_ptr_array_add (one, assay_finding_new (ASSAY_FINDING_IN_USE, NULL, "Somebody", NULL));
  g_ptr_array_add (other,
                   assay_finding_new (ASSAY_FINDING_EVIDENCE_MISSING, "E001", "a.pdf", NULL));
  state = assay_pack_state_new (self->readiness, sketch_today (), one, other);
  g_assert_cmpuint (state->groups[ASSAY_SEVERITY_BLOCKING]->len, ==, 1);
  g_assert_nonnull (strstr (state->caution, "1 thing stands in the way of submitting"));
  g_assert_cmpuint (state->groups[ASSAY_SEVERITY_WARNING]->len, ==, 1);
  /* No way: the step says why. */
  g_assert_true (g_str_has_suffix (
      ((const AssayPackRow *) state->groups[ASSAY_SEVERITY_WARNING]->pdata[0])->step,
      "It can only be closed where it is open."));
}

static void
test_file_name_is_harmless (Case *self, gconstpointer data)
{
  g_autoptr (AssayPackState) state = NULL;

  sketch_set (&self->portfolio->head->service, "../North/Vale: \"us\"");
  state = assay_pack_state_new (self->readiness, sketch_today (), NULL, NULL);
  g_assert_null (strpbrk (state->file_name, "/\\:\""));
  g_assert_false (g_str_has_prefix (state->file_name, "."));
}

static void
test_same_files (Case *self, gconstpointer data)
{
  g_autoptr (AssayPortfolio) other = sketch_ready_portfolio ();

  g_assert_true (assay_pack_state_has_same_files (self->portfolio, other));
  sketch_set (&((AssayEvidence *) other->evidence->pdata[0])->sha256, "ab");
  g_assert_false (assay_pack_state_has_same_files (self->portfolio, other));
  g_assert_false (assay_pack_state_has_same_files (NULL, other));
}

static void
test_target_outside (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *inside = assay_fixture_write (fixture, "vale/evidence/x", "");
  g_autofree char *folder = assay_fixture_path (fixture, "vale");
  g_autofree char *beside = assay_fixture_path (fixture, "vale.pdf");
  g_autofree char *roundabout = assay_fixture_path (fixture, "vale/evidence/../pack.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_pack_state_check_target (folder, beside, &error));
  g_assert_no_error (error);
  g_assert_false (assay_pack_state_check_target (folder, inside, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (assay_pack_state_check_target (folder, roundabout, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

static void
test_progress (void)
{
  g_autofree char *start = assay_pack_state_word_progress (0, 0, NULL);
  g_autofree char *reading = assay_pack_state_word_progress (0, 0, "E007");
  g_autofree char *setting = assay_pack_state_word_progress (34, 100, NULL);
  g_autofree char *placing = assay_pack_state_word_progress (300, 100, "E007");
  g_autofree char *pages = assay_pack_state_word_pages (124, 90);
  g_autofree char *one = assay_pack_state_word_conversions (1, 2001);
  g_autofree char *many = assay_pack_state_word_conversions (12, 900);

  g_assert_cmpstr (start, ==, "Reading the evidence…");
  g_assert_cmpstr (reading, ==, "Reading E007…");
  g_assert_cmpstr (setting, ==, "Setting the pages, 34 %");
  g_assert_cmpstr (placing, ==, "Putting in E007, 100 %");
  g_assert_cmpstr (pages, ==, "124 pages, 90 of them evidence");
  g_assert_cmpstr (one, ==, "1 document was turned into pages in 3 s");
  g_assert_cmpstr (many, ==, "12 documents were turned into pages in 1 s");
  g_assert_null (assay_pack_state_word_conversions (0, 5));
}

#define ADD(path, function) g_test_add (path, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/pack-state/every-tag-leads-somewhere", test_every_tag_leads_somewhere);
  ADD ("/pack-state/second-versions", test_second_versions);
  ADD ("/pack-state/ways", test_ways);
  ADD ("/pack-state/ready", test_ready);
  ADD ("/pack-state/not-ready-says-so", test_not_ready_says_so);
  ADD ("/pack-state/same-finding-once", test_same_finding_once);
  ADD ("/pack-state/file-name-is-harmless", test_file_name_is_harmless);
  ADD ("/pack-state/same-files", test_same_files);
  g_test_add_func ("/pack-state/target-outside", test_target_outside);
  g_test_add_func ("/pack-state/progress", test_progress);

  return g_test_run ();
}
