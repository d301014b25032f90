/* A register of 10,000 contracts with 50,000 awards and submissions, beside SQLite's own shell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a table and always succeeds. The shell reads the same rows and prints them away; it checks
 * nothing and keeps nothing. Run: meson test -C build --benchmark -v register
 */

#include "assay-fixture.h"
#include "core/register/assay-register-store.h"

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
  award->confirmed = draw_day (random);
  add (edits, award);
  received->scheme = g_strdup ("rss");
  received->day = draw_day (random);
  received->is_verified = TRUE;
  add (edits, received);
}

static void
make_register (const char *path, AssayContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayRegisterStore) store =
      assay_register_store_create (path, "Large", context, &error);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  g_assert_no_error (error);
  for (gint64 number = 1; number <= N_CONTRACTS; number++)
    add_contract (edits, random, number);
  for (guint i = 0; i < N_EACH; i++)
    add_award_and_submission (edits, random);
  assay_register_store_apply (store, edits, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < edits->len; i++)
    assay_register_value_free (g_array_index (edits, AssayRegisterEdit, i).value);
}

static AssayRegister *
open_and_load (const char *path, AssayContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayRegisterStore) store = assay_register_store_open (path, FALSE, context, &error);
  AssayRegister *held;

  g_assert_no_error (error);
  held = assay_register_store_load (store, NULL, &error);
  g_assert_no_error (error);

  return held;
}

static void
read_plainly (const char *path)
{
  const char *argv[] = { "sqlite3", path,
                         "SELECT * FROM service; SELECT * FROM contract; SELECT * FROM clause; "
                         "SELECT * FROM award; SELECT * FROM received",
                         NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

int
main (int argc, char **argv)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_path (fixture, "large.assay-register");
  AssayDate today = assay_context_get_today (fixture->context);
  double opening = G_MAXDOUBLE, standing = G_MAXDOUBLE, plain = G_MAXDOUBLE;

  setlocale (LC_ALL, "");
  make_register (path, fixture->context);
  for (guint run = 0; run < REPEATS; run++)
    {
      g_autoptr (AssayRegister) held = NULL;
      g_autoptr (GPtrArray) list = NULL;
      gint64 start = g_get_monotonic_time ();

      held = open_and_load (path, fixture->context);
      opening = MIN (opening, since (start));
      start = g_get_monotonic_time ();
      list = assay_register_list_standings (held, NULL, today);
      standing = MIN (standing, since (start));
      g_assert_cmpuint (list->len, ==, N_CONTRACTS);
      start = g_get_monotonic_time ();
      read_plainly (path);
      plain = MIN (plain, since (start));
    }
  g_print ("open a register of 80,000 values    %8.1f ms   sqlite3 shell %8.1f ms   %5.2f x   hold "
           "≤ 1000 ms\n",
           opening, plain, opening / plain);
  g_print ("standing of 10,000 contracts        %8.1f ms   sqlite3 shell %8.1f ms   %5.2f x   hold "
           "≤ 200 ms\n",
           standing, plain, standing / plain);

  return 0;
}
