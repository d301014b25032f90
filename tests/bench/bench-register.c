/* A register of 10,000 contracts with 50,000 awards and submissions, in a file and in a database,
 * beside SQLite's own shell, PostgreSQL's, and a spreadsheet program that reads the same as CSV.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a table and always succeeds. The shells read the same rows and print them away; they check
 * nothing and keep nothing. The spreadsheet program opens one table of all contracts, awards and
 * submissions and writes it as CSV again; starting takes part of its time, as it does when people
 * open one. Run: meson test -C build --benchmark -v register
 */

#include "assay-fixture.h"
#include "core/register/assay-register-store.h"
#include "postgres-fixture.h"

#include <locale.h>

#define N_CONTRACTS 10000
#define N_EACH 25000 /* awards, and as many submissions */
#define REPEATS 5u

static void
add (GArray *edits, gpointer value)
{
  AssayRegisterEdit edit = { ASSAY_REGISTER_ADD, value };

  g_array_append_val (edits, edit);
}

static AssayDate
draw_day (GRand *random)
{
  return assay_date_new (2022, 1, 1) + (AssayDate) g_rand_int_range (random, 0, 2500);
}

/* Nothing has happened after the fixture's day. */
static AssayDate
draw_past_day (GRand *random)
{
  AssayDate day = draw_day (random);

  return MIN (day, assay_date_new (2026, 11, 22));
}

/* A service, its contract and its clause, which others refer to by -@number. */
static void
add_contract (GArray *edits, GRand *random, gint64 number)
{
  AssayHeldService *service = assay_register_value_new (ASSAY_HELD_SERVICE);
  AssayHeldContract *contract = assay_register_value_new (ASSAY_HELD_CONTRACT);
  AssayHeldClause *clause = assay_register_value_new (ASSAY_HELD_CLAUSE);

  service->value.id = -number;
  service->name = g_strdup_printf ("Service %d", (int) number);
  add (edits, service);
  contract->value.id = -N_CONTRACTS - number;
  contract->service = -number;
  contract->title = g_strdup_printf ("Restorative justice %d", (int) number);
  contract->begins = draw_day (random);
  contract->ends = assay_date_add_months (contract->begins, 36);
  add (edits, contract);
  clause->contract = contract->value.id;
  clause->clause = ASSAY_CLAUSE_HOLDS + number % 2;
  clause->by = assay_date_add_months (contract->begins, 12);
  clause->schemes = g_strdup ("rss");
  add (edits, clause);
}

static void
add_award_and_submission (GArray *edits, GRand *random)
{
  AssayHeldAward *award = assay_register_value_new (ASSAY_HELD_AWARD);
  AssayHeldReceived *received = assay_register_value_new (ASSAY_HELD_RECEIVED);

  award->service = received->service = -g_rand_int_range (random, 1, N_CONTRACTS + 1);
  award->scheme = g_strdup ("rss");
  award->from = draw_day (random);
  award->until = assay_date_add_months (award->from, 36);
  award->source = g_strdup ("Certificate");
  award->confirmed = draw_past_day (random);
  add (edits, award);
  received->scheme = g_strdup ("rss");
  received->day = draw_past_day (random);
  received->is_verified = TRUE;
  add (edits, received);
}

static void
make_register (const char *path, AssayContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayRegisterStore) store =
      assay_register_store_create (path, "Large", context, NULL, &error);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  g_assert_no_error (error);
  for (gint64 number = 1; number <= N_CONTRACTS; number++)
    add_contract (edits, random, number);
  for (guint i = 0; i < N_EACH; i++)
    add_award_and_submission (edits, random);
  assay_register_store_apply (store, edits, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < edits->len; i++)
    assay_register_value_free (g_array_index (edits, AssayRegisterEdit, i).value);
}

static AssayRegister *
open_and_load (const char *path, AssayContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayRegisterStore) store =
      assay_register_store_open (path, FALSE, context, NULL, &error);
  AssayRegister *held;

  g_assert_no_error (error);
  held = assay_register_store_load (store, NULL, &error);
  g_assert_no_error (error);

  return held;
}

#define ALL_ROWS(schema)                                                                           \
  "SELECT * FROM " schema "service; SELECT * FROM " schema "contract; SELECT * FROM " schema       \
  "clause; SELECT * FROM " schema "award; SELECT * FROM " schema "received"

static void
run_plain (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* A file by sqlite3, a database by psql. */
static void
read_plainly (const char *address, gboolean is_database)
{
  const char *file[] = { "sqlite3", address, ALL_ROWS (""), NULL };
  const char *database[] = { "psql", "-X", "-q", "-A", "-t", address, "-c", ALL_ROWS ("assay."),
                             NULL };

  run_plain (is_database ? database : file);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

#define ALL_LINES                                                                                  \
  "SELECT 'contract', service, title, begins, ends FROM contract UNION ALL "                       \
  "SELECT 'award', service, scheme, from_day, until_day FROM award UNION ALL "                     \
  "SELECT 'received', service, scheme, day, day FROM received"
#define SPREADSHEET_RUNS 3u /* of these the first makes its profile */

static void
write_table (const char *address, const char *path)
{
  const char *shell[] = { "sqlite3", "-csv", address, ALL_LINES, NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) shell, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static double
time_spreadsheet (AssayFixture *fixture, const char *address)
{
  g_autofree char *table = assay_fixture_path (fixture, "table.csv");
  g_autofree char *out = assay_fixture_path (fixture, "out");
  g_autofree char *profile = assay_fixture_path (fixture, "profile");
  g_autofree char *setting = g_strconcat ("-env:UserInstallation=file://", profile, NULL);
  const char *program[] = { "soffice", "--headless", setting, "--convert-to", "csv", "--outdir",
                            out,       table,        NULL };
  double best = G_MAXDOUBLE;

  write_table (address, table);
  for (guint run = 0; run < SPREADSHEET_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      run_plain (program);
      best = MIN (best, since (start));
    }

  return best;
}

static void
print_row (const char *what, double ours, const char *tool, double plain, const char *hold)
{
  g_print ("%-42s %8.1f ms   %-13s %8.1f ms   %5.2f x   hold %s\n", what, ours, tool, plain,
           ours / plain, hold);
}

/* Opening and reading it all; the shell that goes with it; standing. */
typedef struct
{
  double opening;
  double plain;
  double standing;
  double stamp;
} Times;

static double
time_stamp (const char *address, AssayContext *context)
{
  g_autoptr (AssayRegisterStore) store =
      assay_register_store_open (address, FALSE, context, NULL, NULL);
  gint64 start = g_get_monotonic_time (), stamp = 0;

  g_assert_true (assay_register_store_get_stamp (store, &stamp, NULL, NULL));
  g_assert_cmpint (stamp, >, 0);

  return since (start);
}

static Times
measure (const char *address, gboolean is_database, AssayContext *context)
{
  Times times = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };
  AssayDate today = assay_context_get_today (context);

  make_register (address, context);
  for (guint run = 0; run < REPEATS; run++)
    {
      g_autoptr (AssayRegister) held = NULL;
      g_autoptr (GPtrArray) list = NULL;
      gint64 start = g_get_monotonic_time ();

      held = open_and_load (address, context);
      times.opening = MIN (times.opening, since (start));
      start = g_get_monotonic_time ();
      list = assay_register_list_standings (held, NULL, today);
      times.standing = MIN (times.standing, since (start));
      g_assert_cmpuint (list->len, ==, N_CONTRACTS);
      start = g_get_monotonic_time ();
      read_plainly (address, is_database);
      times.plain = MIN (times.plain, since (start));
      times.stamp = MIN (times.stamp, time_stamp (address, context));
    }

  return times;
}

int
main (int argc, char **argv)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_path (fixture, "large.assay-register");
  g_autofree char *address = postgres_make_database ("UTF8");
  Times file, database;
  double spreadsheet;

  setlocale (LC_ALL, "");
  file = measure (path, FALSE, fixture->context);
  database = measure (address, TRUE, fixture->context);
  postgres_drop_database (address);
  spreadsheet = time_spreadsheet (fixture, path);
  print_row ("file: open a register of 80,000 values", file.opening, "sqlite3 shell", file.plain,
             "≤ 1000 ms");
  print_row ("database: the same", database.opening, "sqlite3 shell", file.plain, "≤ 1000 ms");
  print_row ("database: the same", database.opening, "psql", database.plain, "≤ 1000 ms");
  print_row ("file: open it", file.opening, "LibreOffice", spreadsheet, "≤ 1000 ms");
  print_row ("file: did anybody change it", file.stamp, "sqlite3 shell", file.plain, "≤ 1 ms");
  print_row ("database: did anybody change it", database.stamp, "psql", database.plain, "≤ 1 ms");
  print_row ("standing of 10,000 contracts", MIN (file.standing, database.standing),
             "sqlite3 shell", file.plain, "≤ 200 ms");
  print_row ("standing of 10,000 contracts", MIN (file.standing, database.standing), "LibreOffice",
             spreadsheet, "≤ 200 ms");

  return 0;
}
