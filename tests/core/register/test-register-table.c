/* A register as a table: what goes out comes back; much of it; and rubbish.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-desk.h"

#include "core/register/assay-register-export.h"

#include <string.h>

#define HEADERS "Area,Service,Contract,Reference,Begins,Ends,Clause,Schemes,By\n"

static guint
count (AssayRegisterStore *store, AssayHeldKind kind)
{
  g_autoptr (AssayRegister) held = register_load (store);

  return assay_register_get_values (held, kind)->len;
}

static void
assert_empty (AssayRegisterStore *store)
{
  g_autoptr (GPtrArray) trail = assay_register_store_list_trail (store, NULL, NULL, NULL);

  g_assert_cmpuint (trail->len, ==, 0);
}

/* --- There and back ---------------------------------------------------------------------------
 */

static const char *const texts[] = { "Vale",    "=1+1",        "+44 1",   "-x",     "@you",
                                     "'quoted", "a \"b\" c",   "x, y; z", "Größe",  "'=",
                                     "a|b\tc",  "it's 1/4/25", "#&<>",    "日本語", "none" };

static const char *
pick_text (GRand *random)
{
  return texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];
}

static AssayDate
pick_day (GRand *random)
{
  return g_rand_boolean (random) ? (AssayDate) g_rand_int_range (random, 738000, 741000) : 0;
}

/* What is confirmed has happened. */
static AssayDate
pick_past_day (GRand *random)
{
  return g_rand_boolean (random) ? (AssayDate) g_rand_int_range (random, 738000, 739000) : 0;
}

static gint64
append (GArray *edits, gpointer value)
{
  AssayRegisterEdit edit = { ASSAY_REGISTER_ADD, value };

  ((AssayRegisterValue *) value)->id = -(gint64) edits->len - 1;
  g_array_append_val (edits, edit);

  return ((AssayRegisterValue *) value)->id;
}

static void
append_clause (GArray *edits, gint64 contract, AssayClauseKind kind, GRand *random)
{
  AssayHeldClause *clause = assay_register_value_new (ASSAY_HELD_CLAUSE);
  gint64 id;

  clause->contract = contract;
  clause->clause = kind;
  clause->by = pick_day (random);
  clause->schemes = g_strdup (g_rand_boolean (random) ? "rss ro" : NULL);
  clause->wording = g_strdup (g_rand_boolean (random) ? "Line one\n=line two" : NULL);
  clause->is_of_each_partner = g_rand_boolean (random);
  id = append (edits, clause);
  for (guint i = g_rand_int_range (random, 0, 3); i > 0; i--)
    {
      AssayHeldMilestone *milestone = assay_register_value_new (ASSAY_HELD_MILESTONE);

      milestone->clause = id;
      milestone->what = g_strdup_printf ("%s %u", pick_text (random), i);
      milestone->milestone = (guint) g_rand_int_range (random, 0, 3);
      milestone->due = pick_day (random);
      milestone->reached = pick_past_day (random);
      append (edits, milestone);
    }
}

static void
append_contract (GArray *edits, guint number, gint64 service, gint64 area, GRand *random)
{
  AssayHeldContract *contract = assay_register_value_new (ASSAY_HELD_CONTRACT);
  gint64 id;

  contract->service = service;
  contract->area = g_rand_boolean (random) ? area : 0;
  contract->title = g_strdup_printf ("%s %u", pick_text (random), number);
  contract->reference = g_rand_boolean (random) ? g_strdup_printf ("=%u", number) : NULL;
  contract->begins = pick_day (random);
  contract->ends = contract->begins != 0 ? contract->begins + 900 : pick_day (random);
  contract->funding = g_strdup (g_rand_boolean (random) ? "a\nb" : NULL);
  id = append (edits, contract);
  for (guint i = g_rand_int_range (random, 0, 3); i > 0; i--)
    {
      AssayHeldExtension *extension = assay_register_value_new (ASSAY_HELD_EXTENSION);

      extension->contract = id;
      extension->until = 742000 + i;
      extension->taken = pick_day (random);
      append (edits, extension);
    }
  if (g_rand_boolean (random))
    append_clause (edits, id, ASSAY_CLAUSE_WORKS, random);
  if (g_rand_boolean (random))
    append_clause (edits, id, ASSAY_CLAUSE_SECURES, random);
}

static void
append_award (GArray *edits, gint64 service, GRand *random)
{
  AssayHeldAward *award = assay_register_value_new (ASSAY_HELD_AWARD);
  gint64 id;

  award->service = service;
  award->scheme = g_strdup ("rss");
  award->edition = g_strdup (g_rand_boolean (random) ? "2020" : NULL);
  award->from = pick_day (random);
  award->until = award->from != 0 ? award->from + 900 : 0;
  award->source = g_strdup (g_rand_boolean (random) ? pick_text (random) : NULL);
  award->confirmed = pick_past_day (random);
  id = append (edits, award);
  for (guint i = g_rand_int_range (random, 0, 3); i > 0; i--)
    {
      AssayHeldCondition *condition = assay_register_value_new (ASSAY_HELD_CONDITION);

      condition->award = id;
      condition->what = g_strdup_printf ("%s %u", pick_text (random), i);
      condition->due = pick_day (random);
      append (edits, condition);
    }
}

/* A register of which every value has something that it is found again by. */
static void
fill (AssayRegisterStore *store, GRand *random)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 8; i++)
    {
      AssayHeldArea *area = assay_register_value_new (ASSAY_HELD_AREA);
      AssayHeldService *service = assay_register_value_new (ASSAY_HELD_SERVICE);
      gint64 area_id, service_id;

      area->name = g_strdup_printf ("%s %u", pick_text (random), i);
      service->name = g_strdup_printf ("%s %u", pick_text (random), i);
      area_id = append (edits, area);
      service->area = area_id;
      service_id = append (edits, service);
      /* An area that no contract is in is of no contract's table. */
      append_contract (edits, i * 2, service_id, area_id, random);
      append_contract (edits, i * 2 + 1, service_id, area_id, random);
      if (g_rand_boolean (random))
        append_award (edits, service_id, random);
    }
  assay_register_store_apply (store, edits, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < edits->len; i++)
    assay_register_value_free (g_array_index (edits, AssayRegisterEdit, i).value);
}

static char *
export_contracts (const AssayRegister *held)
{
  AssayDate on = assay_date_new (2026, 11, 22);
  g_autoptr (GPtrArray) standings = assay_register_list_standings (held, NULL, on);

  return assay_register_export_contracts (held, standings, on, NULL, NULL);
}

static void
test_there_and_back (void)
{
  for (guint seed = 0; seed < 12; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (RegisterFixture) one = register_fixture_new ();
      g_autoptr (RegisterFixture) other = register_fixture_new ();
      g_autoptr (AssayRegister) held = NULL;
      g_autoptr (AssayRegister) back = NULL;
      g_autoptr (AssayImportPreview) same = NULL;
      g_autofree char *contracts = NULL;
      g_autofree char *awards = NULL;
      g_autofree char *is = NULL;
      g_autofree char *was = NULL;

      g_test_message ("seed %u", seed);
      fill (one->store, random);
      held = register_load (one->store);
      contracts = export_contracts (held);
      awards = assay_register_export_awards (held);
      same = import_preview (one->store, contracts, NULL);
      g_assert_cmpuint (same->n_errors, ==, 0);
      for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
        g_assert_cmpuint (same->counts[kind][ASSAY_IMPORT_ADDS]
                              + same->counts[kind][ASSAY_IMPORT_CHANGES],
                          ==, 0);
      import_take (other->store, contracts);
      import_take (other->store, awards);
      back = register_load (other->store);
      was = import_format_register (held);
      is = import_format_register (back);
      g_assert_cmpstr (is, ==, was);
    }
}

/* No cell of an export begins with what a spreadsheet would compute. */
static void
test_nothing_to_compute (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (AssayRegister) held = NULL;
  const AssayImportReading reading = { 0 };

  fill (fixture->store, random);
  held = register_load (fixture->store);
  for (guint which = 0; which < 2; which++)
    {
      g_autofree char *text =
          which == 0 ? export_contracts (held) : assay_register_export_awards (held);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (AssayImportTable) table = assay_import_table_parse (bytes, "x", &reading, NULL);

      for (guint i = 0; i < table->rows->len; i++)
        {
          const GPtrArray *cells = ((AssayImportTableRow *) table->rows->pdata[i])->cells;

          for (guint j = 0; j < cells->len; j++)
            g_assert_false (*(char *) cells->pdata[j] != '\0'
                            && strchr ("=+-@\t\r", *(char *) cells->pdata[j]) != NULL);
        }
    }
}

static void
test_example (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *example = assay_register_export_example ();
  g_autoptr (AssayImportPreview) preview = import_preview (fixture->store, example, NULL);

  g_assert_cmpuint (preview->n_errors, ==, 0);
  g_assert_cmpuint (preview->n_warnings, ==, 0);
  import_apply (fixture->store, preview);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONTRACT), ==, 2);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_MILESTONE), ==, 2);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONDITION), ==, 1);
}

/* --- Much, and rubbish ------------------------------------------------------------------------
 */

static void
test_ten_thousand (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GString) text = g_string_new (HEADERS);

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text,
                            "Area %u,Service %u,Contract,R/%u,2025-04-01,2028-03-31,secures,rss,"
                            "2026-03-31\n",
                            i % 40, i / 4, i);
  import_take (fixture->store, text->str);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONTRACT), ==, 10000);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_SERVICE), ==, 2500);
}

/* Whatever comes, there is a preview or an error, and nothing is taken by looking. */
static void
test_rubbish (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = register_load (fixture->store);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree char *example = assay_register_export_example ();
  gsize length = strlen (example);

  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *damaged = g_memdup2 (example, length);
      const AssayImportReading reading = { 0 };
      const AssayImportChoices choices = { 0 };
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayImportPreview) preview = NULL;
      AssayImportTable *table;

      for (guint i = 0; i <= round % 20; i++)
        damaged[g_rand_int_range (random, 0, (gint32) length)] =
            (char) g_rand_int_range (random, 0, 256);
      bytes = g_bytes_new (damaged, (gsize) g_rand_int_range (random, 1, (gint32) length));
      table = assay_import_table_parse (bytes, "rubbish", &reading, &error);
      if (table == NULL)
        {
          g_assert_nonnull (error);
          continue;
        }
      preview = assay_import_preview_new (table, held, &choices, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (preview);
    }
  assert_empty (fixture->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register-table/there-and-back", test_there_and_back);
  g_test_add_func ("/register-table/nothing-to-compute", test_nothing_to_compute);
  g_test_add_func ("/register-table/example", test_example);
  g_test_add_func ("/register-table/ten-thousand", test_ten_thousand);
  g_test_add_func ("/register-table/rubbish", test_rubbish);

  return g_test_run ();
}
