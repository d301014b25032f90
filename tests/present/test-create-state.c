/* Beginning a portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "present/assay-create-state.h"
#include "sketch.h"

#include <string.h>

static void
assert_name (const char *service, const char *expected)
{
  g_autofree char *name = assay_create_state_dup_folder_name (service);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_folder_name (void)
{
  g_autofree char *endless = g_strnfill (500, 'x');
  g_autofree char *name = assay_create_state_dup_folder_name (endless);

  assert_name ("North Vale", "North Vale");
  assert_name ("  Ābel’s   Service ", "Ābel’s Service");
  assert_name ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j");
  assert_name ("...hidden", "hidden");
  assert_name ("Vale Ltd. ", "Vale Ltd");
  assert_name ("..", "New portfolio");
  assert_name ("", "New portfolio");
  g_assert_cmpuint (strlen (name), <=, 100);
}

static void
test_planned (void)
{
  g_autoptr (GError) error = NULL;
  AssayDate planned = 1;

  g_assert_true (assay_create_state_read_planned ("  ", sketch_today (), &planned, &error));
  g_assert_cmpuint (planned, ==, ASSAY_DATE_NONE);
  g_assert_true (
      assay_create_state_read_planned (" 2026-11-22 ", sketch_today (), &planned, &error));
  g_assert_cmpuint (planned, ==, sketch_today ());

  g_assert_false (
      assay_create_state_read_planned ("2026-11-21", sketch_today (), &planned, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (assay_create_state_read_planned ("soon", sketch_today (), &planned, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
}

static void
test_answers_are_one_edit (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayPortfolio) after = NULL;
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AssayEdit) none = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (answers, (gpointer) "sites", (gpointer) " ");
  none = assay_create_state_answer (portfolio, scheme, answers, &error);
  g_assert_no_error (error);
  g_assert_null (none);

  g_hash_table_insert (answers, (gpointer) "sites", (gpointer) "Two");
  g_hash_table_insert (answers, (gpointer) "offers", (gpointer) "indirect direct");
  edit = assay_create_state_answer (portfolio, scheme, answers, &error);
  g_assert_no_error (error);
  after = assay_portfolio_apply (portfolio, edit);
  g_assert_cmpstr (assay_portfolio_lookup_answer (after, "sites")->value, ==, "Two");
  g_assert_cmpstr (assay_portfolio_lookup_answer (after, "offers")->value, ==, "direct indirect");
}

static void
test_wrong_answer_is_told (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (answers, (gpointer) "size", (gpointer) "huge");
  g_assert_null (assay_create_state_answer (portfolio, scheme, answers, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/create-state/folder-name", test_folder_name);
  g_test_add_func ("/create-state/planned", test_planned);
  g_test_add_func ("/create-state/answers-are-one-edit", test_answers_are_one_edit);
  g_test_add_func ("/create-state/wrong-answer-is-told", test_wrong_answer_is_told);

  return g_test_run ();
}
