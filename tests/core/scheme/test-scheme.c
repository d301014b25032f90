/* The schemes Assay brings: that they load and hold what they promise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-error.h"

static void
test_rss (void)
{
  static const guint n_criteria[] = { 5, 6, 5, 6, 5, 6 };
  static const char *const levels[] = { "not-yet", "partly", "largely", "fully", "not-applicable" };
  g_autoptr (AssayScheme) scheme = assay_fixture_load_rss ();

  g_assert_cmpstr (scheme->id, ==, "rss");
  g_assert_cmpint (scheme->origin, ==, ASSAY_ORIGIN_OWN_WORDED);
  g_assert_nonnull (strstr (scheme->origin_line, "not"));
  g_assert_cmpuint (scheme->standards->len, ==, G_N_ELEMENTS (n_criteria));
  g_assert_cmpuint (scheme->criteria->len, ==, 33);
  for (guint i = 0; i < scheme->standards->len; i++)
    {
      const AssayStandard *standard = g_ptr_array_index (scheme->standards, i);

      g_assert_cmpuint (standard->criteria->len, ==, n_criteria[i]);
    }
  g_assert_cmpuint (scheme->levels->len, ==, G_N_ELEMENTS (levels));
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    g_assert_nonnull (assay_scheme_lookup_level (scheme, levels[i]));
  g_assert_cmpstr (scheme->threshold->id, ==, "largely");
}

static void
test_rss_texts_are_whole (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_rss ();

  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = g_ptr_array_index (scheme->criteria, i);
      const char *const safeguarding[] = { "1.2", "2.5", "5.1", "6.5", NULL };

      g_assert_cmpuint (criterion->guidance->len, >=, 2);
      g_assert_cmpuint (criterion->look_for->len, >=, 3);
      g_assert_cmpuint (criterion->evidence->len, >=, 3);
      g_assert_cmpuint (criterion->examples->len, ==, scheme->sectors->len);
      g_assert_cmpuint (criterion->look_back_months, >, 0);
      g_assert_cmpint (assay_criterion_has_tag (criterion, ASSAY_TAG_VICTIM_SAFEGUARDING), ==,
                       g_strv_contains (safeguarding, criterion->id));
    }
}

static void
test_ro (void)
{
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "ro.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayScheme) scheme = assay_scheme_load (path, schema, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (scheme->origin, ==, ASSAY_ORIGIN_PUBLISHED_TITLES);
  g_assert_cmpuint (scheme->standards->len, ==, 6);
  g_assert_cmpuint (scheme->criteria->len, ==, 17);
  g_assert_cmpstr (scheme->word_criterion, ==, "Standard");
}

static void
test_find_suggests (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_rss ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (assay_scheme_find_criterion (scheme, "2.5", &error));
  g_assert_no_error (error);
  g_assert_null (assay_scheme_find_criterion (scheme, "2.55", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_assert_nonnull (strstr (error->message, "“2.5”"));
  g_clear_error (&error);
  g_assert_null (assay_scheme_find_level (scheme, "largly", &error));
  g_assert_nonnull (strstr (error->message, "“largely”"));
  g_clear_error (&error);
  g_assert_null (assay_scheme_find_kind (scheme, "policies", &error));
  g_assert_nonnull (strstr (error->message, "“policy”"));
}

static void
test_accepts_kind (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  const AssayCriterion *criterion = assay_scheme_lookup_criterion (scheme, "1.2");

  g_assert_true (assay_criterion_accepts_kind (criterion, scheme, "record"));
  g_assert_true (assay_criterion_accepts_kind (criterion, scheme, "participant-voice"));
  g_assert_true (assay_criterion_accepts_kind (criterion, scheme, "harmed-person-voice"));
  g_assert_false (assay_criterion_accepts_kind (criterion, scheme, "policy"));
  g_assert_false (assay_criterion_accepts_kind (criterion, scheme, "nonsense"));
  g_assert_false (assay_criterion_accepts_kind (criterion, scheme, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scheme/rss", test_rss);
  g_test_add_func ("/scheme/rss/texts-are-whole", test_rss_texts_are_whole);
  g_test_add_func ("/scheme/ro", test_ro);
  g_test_add_func ("/scheme/find-suggests", test_find_suggests);
  g_test_add_func ("/scheme/accepts-kind", test_accepts_kind);

  return g_test_run ();
}
