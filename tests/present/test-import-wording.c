/* Every problem of an import has its words, with the place and what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-import-wording.h"
#include "present/assay-register-import-state.h"
#include "register-fixture.h"

#include <string.h>

#define ON assay_date_new (2026, 11, 22)

static AssayImportPreview *
new_preview (const char *text)
{
  static const AssayImportReading reading = { 0 };
  static const AssayImportChoices choices = { 0 };
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = register_load (fixture->store);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  AssayImportTable *table = assay_import_table_parse (bytes, "table.csv", &reading, NULL);

  g_assert_nonnull (table);

  return assay_import_preview_new (table, held, &choices, NULL, NULL);
}

/* With and without each thing that a problem may lack. */
static void
test_table (void)
{
  g_autoptr (AssayImportPreview) preview = new_preview ("Service,Contract\nVale,RJ\n");

  for (guint issue = 0; issue <= ASSAY_IMPORT_ISSUE_LAST; issue++)
    for (guint i = 0; i < 2; i++)
      {
        AssayImportProblem problem = {
          .issue = issue,
          .doubt = { ASSAY_DOUBT_CONTRACT_UNDATED, ASSAY_HELD_CONTRACT, -2, 0 },
          .line = i * 7,
          .other = 3,
          .header = i == 0 ? NULL : (char *) "Ends",
          .value = (char *) "this",
          .detail = i == 0 ? NULL : (char *) "that",
        };
        g_autofree char *words = assay_import_word_problem (preview, &problem, ON);

        g_assert_cmpuint (strlen (words), >, 15);
        g_assert_null (strchr (words, '{'));
        g_assert_true (g_str_has_suffix (words, ".") || g_str_has_suffix (words, "?"));
        g_assert_true (g_str_has_prefix (words, "Line 7, column “Ends”: ") == (i == 1));
      }
}

static void
test_sentences (void)
{
  static const char *const cases[][2] = {
    { "Service,Contract,Ends\nA,B,soon\n",
      "Line 2, column “Ends”: “soon” is not a day in the order dmy. Write it like 2026-11-22." },
    { "Service,Contract,Begins\nA,B,01/04/2025\n",
      "Line 2, column “Begins”: “01/04/2025” can be two days, and no other day of this column "
      "tells which. Say in which order its days are written: dmy, mdy or ymd." },
    { "Service,Contract,Clause\nA,B,maybe\n",
      "Line 2, column “Clause”: “maybe” is not one of: none, holds, secures, works-towards." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayImportPreview) preview = new_preview (cases[i][0]);
      g_autofree char *words = NULL;

      for (guint j = 0; j < preview->problems->len && words == NULL; j++)
        {
          const AssayImportProblem *problem = preview->problems->pdata[j];

          if (assay_import_issue_get_weight (problem->issue) != ASSAY_IMPORT_WARNING)
            words = assay_import_word_problem (preview, problem, ON);
        }
      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

/* What could be two days is said as it is read, where it could be and where nothing is asked. */
static void
test_days (void)
{
  g_autoptr (AssayImportPreview) preview =
      new_preview ("Service,Contract,Begins,Ends\nA,B,01/04/2025,2028-03-31\n"
                   "A,C,13/04/2025,2028-03-31\n");
  g_autoptr (AssayRegisterImportState) state = assay_register_import_state_new (preview, ON);
  AssayImportDays none = { "Ends", "31/03/2028", ASSAY_DATES_MDY, ASSAY_DATE_NONE };

  g_assert_true (state->can_take);
  g_assert_false (state->asks_order);
  g_assert_cmpstr (state->days, ==,
                   "Column “Begins” is read as day, month, year: “01/04/2025” is 1 April 2025.");
  g_assert_null (assay_import_word_days (&none));
}

/* What is said of the headers has no row to stand beside. */
static void
test_of_headers (void)
{
  g_autoptr (AssayImportPreview) preview =
      new_preview ("Our contracts\nService,Contract,Colour\nA,B,red\n");
  g_autoptr (AssayRegisterImportState) state = assay_register_import_state_new (preview, ON);

  g_assert_true (state->can_take);
  g_assert_nonnull (strstr (state->file_problems, "column “Colour”"));
  g_assert_nonnull (strstr (state->file_problems, "begins with “Our contracts”"));
}

/* A doubt names what it is about, though no register holds it yet. */
static void
test_doubt (void)
{
  g_autoptr (AssayImportPreview) preview = new_preview ("Service,Contract\nVale,RJ\n");
  g_autofree char *words = assay_import_word_problem (preview, preview->problems->pdata[0], ON);
  g_autofree char *summary = assay_import_word_summary (preview);

  g_assert_true (g_str_has_prefix (words, "Line 2: The contract “"));
  g_assert_nonnull (strstr (words, "RJ"));
  g_assert_nonnull (strstr (words, "Record the days of the contract."));
  g_assert_cmpstr (summary, ==, "1 contract is new. 0 contracts change.");
}

/* Each row has its word and its sign, and nothing can be taken while one has an error. */
static void
test_state (void)
{
  g_autoptr (AssayImportPreview) good =
      new_preview ("Service,Contract,Ends\nVale,RJ,2028-03-31\nVale,Circles,2028-03-31\n");
  g_autoptr (AssayImportPreview) bad =
      new_preview ("Service,Contract,Ends\nVale,RJ,2028-03-31\nVale,Circles,soon\n");
  g_autoptr (AssayImportPreview) open = new_preview ("Service,Contract,Ends\nA,B,01/04/2028\n");
  g_autoptr (AssayRegisterImportState) taken = assay_register_import_state_new (good, ON);
  g_autoptr (AssayRegisterImportState) kept = assay_register_import_state_new (bad, ON);
  g_autoptr (AssayImportPreview) apart =
      new_preview ("Service,Contract,Begins,Ends\nA,B,13/04/2025,03/31/2028\n");
  g_autoptr (AssayRegisterImportState) differing = assay_register_import_state_new (apart, ON);
  g_autoptr (AssayRegisterImportState) asked = assay_register_import_state_new (open, ON);

  g_assert_true (taken->can_take);
  g_assert_cmpstr (taken->take, ==, "Take in 2 rows");
  g_assert_null (taken->leave_out);
  g_assert_cmpstr (((const AssayImportShownRow *) taken->rows->pdata[0])->title, ==,
                   "Line 2: RJ, Vale");
  g_assert_false (kept->can_take);
  g_assert_cmpuint (kept->n_wrong, ==, 1);
  g_assert_cmpstr (kept->leave_out, ==, "Leave out 1 row with errors");
  g_assert_cmpint (((const AssayImportShownRow *) kept->rows->pdata[1])->state, ==,
                   ASSAY_IMPORT_ROW_WRONG);
  g_assert_true (asked->asks_order);
  g_assert_false (asked->can_take);
  g_assert_true (differing->asks_order);
  for (guint i = 0; i <= ASSAY_IMPORT_ROW_LAST; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (assay_import_row_sign (i), !=, assay_import_row_sign (j));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-wording/table", test_table);
  g_test_add_func ("/import-wording/sentences", test_sentences);
  g_test_add_func ("/import-wording/days", test_days);
  g_test_add_func ("/import-wording/of-headers", test_of_headers);
  g_test_add_func ("/import-wording/doubt", test_doubt);
  g_test_add_func ("/import-wording/state", test_state);

  return g_test_run ();
}
