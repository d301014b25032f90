/* What a search through a portfolio finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "present/assay-search-state.h"
#include "present/assay-sidebar-state.h"
#include "sketch.h"

#include <string.h>

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  AssayReadiness *readiness;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  AssayEvidence *item;

  self->scheme = assay_fixture_load_small_scheme ();
  self->portfolio = sketch_portfolio ();
  sketch_set (&sketch_response (self->portfolio, "1.2", "fully")->text,
              "Long before anything else is said here, somebody counts the chairs. The café keeps "
              "people’s COATS dry and well-aired – always.");
  item = sketch_evidence (self->portfolio, 7);
  sketch_set (&item->title, "Déjà vu");
  sketch_set (&item->source_name, "scan-42.pdf");
  item = sketch_evidence (self->portfolio, 8);
  sketch_set (&item->title, "Withdrawn vu");
  item->withdrawn = TRUE;
  self->readiness = assay_readiness_compute (self->scheme, self->portfolio, sketch_planned_day ());
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assay_readiness_unref (self->readiness);
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
}

/* The places found, parted by spaces. */
static void
assert_places (Fixture *self, const char *text, const char *expected)
{
  g_autoptr (GPtrArray) hits = assay_search_state_new (self->readiness, text);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (places, "%s%s", i > 0 ? " " : "",
                            ((const AssaySearchHit *) hits->pdata[i])->place);
  g_assert_cmpstr (places->str, ==, expected);
}

static void
test_finds_everywhere (Fixture *self, gconstpointer data)
{
  assert_places (self, "2.1", "criterion:2.1");
  assert_places (self, "safety", "criterion:1.2");
  assert_places (self, "know their part", "criterion:1.3");
  assert_places (self, "chairs", "criterion:1.2");
  assert_places (self, "E007", "evidence:E007");
  assert_places (self, "scan-42", "evidence:E007");
}

/* What an assessor said of a criterion, and the answer, lead to the criterion. */
static void
test_finds_points (Fixture *self, gconstpointer data)
{
  AssayPoint *point = assay_point_new ("k7f2m4xq.001");

  point->criterion = g_strdup ("2.1");
  point->lacking = g_strdup ("The umbrella stand.");
  point->answer = g_strdup ("It was mended.");
  g_ptr_array_add (self->portfolio->points, point);
  assert_places (self, "umbrella", "criterion:2.1");
  assert_places (self, "mended", "criterion:2.1");
}

static void
test_folds (Fixture *self, gconstpointer data)
{
  assert_places (self, "CAFE", "criterion:1.2");
  assert_places (self, "people's coats", "criterion:1.2");
  assert_places (self, "people’s", "criterion:1.2");
  assert_places (self, "deja VU", "evidence:E007");
  assert_places (self, "aired - always", "criterion:1.2");
}

/* All words in one place, in any order; titles before texts. */
static void
test_words_and_order (Fixture *self, gconstpointer data)
{
  assert_places (self, "dry coats", "criterion:1.2");
  assert_places (self, "dry partners", "");
  assert_places (self, "complex", "criterion:2.1");
  assert_places (self, "p",
                 "criterion:1.1 criterion:1.3 criterion:2.1 criterion:1.2 criterion:2.2 "
                 "evidence:E007");
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  assert_places (self, "", "");
  assert_places (self, "  \n ", "");
  assert_places (self, "zebra", "");
  assert_places (self, "withdrawn", "");
}

static void
test_excerpt (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = assay_search_state_new (self->readiness, "coats");
  const AssaySearchHit *hit = hits->pdata[0];

  g_assert_cmpstr (hit->where, ==, "How we meet this");
  g_assert_nonnull (strstr (hit->excerpt, "COATS"));
  g_assert_true (g_str_has_prefix (hit->excerpt, "…"));
  g_assert_null (strstr (hit->excerpt, "Long before"));
  g_assert_cmpint (g_utf8_strlen (hit->excerpt, -1), <, 100);
}

static void
assert_neighbour (Fixture *self, const char *place, int by, const char *expected)
{
  g_autofree char *neighbour = assay_sidebar_dup_neighbour (self->scheme, place, by);

  g_assert_cmpstr (neighbour, ==, expected);
}

static void
test_neighbours (Fixture *self, gconstpointer data)
{
  assert_neighbour (self, "overview", 1, "criterion:1.1");
  assert_neighbour (self, "overview", -1, "criterion:2.2");
  assert_neighbour (self, "criterion:1.3", 1, "criterion:2.1");
  assert_neighbour (self, "criterion:2.1", -1, "criterion:1.3");
  assert_neighbour (self, "criterion:1.1", -1, NULL);
  assert_neighbour (self, "criterion:2.2", 1, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/search-state/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("finds-everywhere", test_finds_everywhere);
  ADD ("finds-points", test_finds_points);
  ADD ("folds", test_folds);
  ADD ("words-and-order", test_words_and_order);
  ADD ("nothing", test_nothing);
  ADD ("excerpt", test_excerpt);
  ADD ("neighbours", test_neighbours);
#undef ADD

  return g_test_run ();
}
