/* Keeping a register: what goes in comes out, with a trail; several people at once; kill -9.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Run once on a file and once on a database: nothing here may know which it is.
 */

#include "register-fixture.h"

#include "base/assay-error.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_one (const AssayRegister *held, AssayHeldKind kind, const char *expected)
{
  const GPtrArray *values = assay_register_get_values (held, kind);
  g_autofree char *text = NULL;

  g_assert_cmpuint (values->len, >, 0);
  text = assay_register_value_format (values->pdata[0]);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_everything (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (GPtrArray) trail = NULL;
  const AssayTrailLine *line;

  register_add (fixture->store, REGISTER_EVERYTHING);
  register_fixture_reopen (fixture);
  g_assert_cmpstr (assay_register_store_get_title (fixture->store), ==, "Contracts");
  held = register_load (fixture->store);
  assert_one (held, ASSAY_HELD_SERVICE,
              "area: 1\nname: North Vale Restorative\nis_partnership: 1\n");
  assert_one (held, ASSAY_HELD_PARTNER, "partnership: 1\nservice: 2\n");
  assert_one (held, ASSAY_HELD_CONTRACT,
              "service: 1\narea: 1\ntitle: Restorative justice\nreference: NV/7\n"
              "begins: 2025-04-01\nends: 2028-03-31\nfunding: Grant\n");
  assert_one (held, ASSAY_HELD_EXTENSION, "contract: 1\nuntil: 2029-03-31\ntaken: 2026-11-01\n");
  assert_one (held, ASSAY_HELD_CLAUSE,
              "contract: 1\nclause: secures\nschemes: rss ro\nby_day: 2026-03-31\n"
              "is_of_each_partner: 1\nwording: Shall secure\n");
  assert_one (held, ASSAY_HELD_MILESTONE,
              "clause: 1\nmilestone: submitted\nwhat: Under way\ndue: 2026-01-31\n"
              "reached: 2026-01-01\nsource: Letter\n");
  assert_one (held, ASSAY_HELD_AWARD,
              "service: 2\nscheme: rss\nedition: 2020\nfrom_day: 2026-01-01\n"
              "until_day: 2028-12-31\nwithdrawn: 2027-01-01\nsource: Certificate\n"
              "confirmed: 2026-02-01\n");
  assert_one (held, ASSAY_HELD_CONDITION,
              "award: 1\nwhat: Train staff\ndue: 2026-09-30\nmet: 2026-09-01\n");
  assert_one (held, ASSAY_HELD_RECEIVED,
              "service: 2\nreceived: report\nscheme: rss\nedition: 2020\nday: 2026-02-01\n"
              "round: 2\nfingerprint: 12345\nis_verified: 1\nfile: vale.zip\nsignature: known\n"
              "signer: Manager\nfindings: file-altered E001\n");
  assert_one (held, ASSAY_HELD_NOTE, "contract: 1\nday: 2026-02-02\ntext: Rang them\n");
  assert_one (held, ASSAY_HELD_SETTINGS,
              "suppress_below: 6\nfresh_months: 18\nlast_board: 2026-10-01\n");
  assert_one (held, ASSAY_HELD_MEASURE,
              "service: 2\nscheme: rss\nedition: 2020\nmeasure: engagement\ntitle: Engagement\n"
              "definition: Of those offered\ncounting_rule: People\nunit: percent\n"
              "from_day: 2026-01-01\nuntil_day: 2026-03-31\nfigure: 75.0\npart: 45\nbase: 60\n"
              "source: Case log\nday: 2026-04-20\n");
  assert_one (held, ASSAY_HELD_RESULT,
              "received: 1\nstandard: s2\ntitle: Policies\nstate: not-ready\nready: 3\n"
              "applies: 5\n");

  trail = assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);
  g_assert_cmpuint (trail->len, ==, 15);
  line = trail->pdata[0];
  g_assert_cmpstr (line->moment, ==, "2026-11-22T12:00:00Z");
  g_assert_cmpstr (line->author, ==, assay_context_get_author (fixture->files->context));
  g_assert_cmpstr (line->verb, ==, "add");
  g_assert_cmpstr (line->kind, ==, "area");
  g_assert_cmpint (line->item, ==, 1);
  g_assert_null (line->was);
  g_assert_cmpstr (line->became, ==, "name: North Vale\n");
}

static void
test_amend_and_remove (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (GPtrArray) trail = NULL;
  g_autoptr (GError) error = NULL;
  AssayHeldArea *area;
  const AssayTrailLine *line;

  register_add (fixture->store, "area name=North");
  area = register_take_area (fixture->store, 1);
  register_rename_area (area, "Far North");
  g_assert_true (register_apply_one (fixture->store, ASSAY_REGISTER_AMEND, area, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (area->value.version, ==, 2);
  g_assert_true (register_apply_one (fixture->store, ASSAY_REGISTER_REMOVE, area, NULL, &error));
  assay_register_value_free (area);
  held = register_load (fixture->store);
  g_assert_cmpuint (assay_register_get_values (held, ASSAY_HELD_AREA)->len, ==, 0);

  trail = assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);
  g_assert_cmpuint (trail->len, ==, 3);
  line = trail->pdata[1];
  g_assert_cmpstr (line->was, ==, "name: North\n");
  g_assert_cmpstr (line->became, ==, "name: Far North\n");
  line = trail->pdata[2];
  g_assert_cmpstr (line->verb, ==, "remove");
  g_assert_cmpstr (line->was, ==, "name: Far North\n");
  g_assert_null (line->became);
}

/* Nothing of an edit is kept when one part of it cannot be. */
static void
test_all_or_nothing (void)
{
  static const char *const refused[] = {
    "area name=_",
    "contract service=1 title=Odd begins=2026-01-02 ends=2026-01-01",
    "contract service=77 title=Of_nobody",
    "contract service=-9 title=Of_somebody_who_is_not_there",
    "service is_partnership=0",
    "note contract=1 day=2026-01-01",
    "award service=1 scheme=rss from_day=2026-02-01 until_day=2026-01-31",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autoptr (AssayRegister) held = NULL;
      g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
      g_autoptr (GPtrArray) trail = NULL;
      g_autoptr (GError) error = NULL;
      AssayRegisterEdit good = { ASSAY_REGISTER_ADD, register_sketch ("area id=-1 name=Good") };
      AssayRegisterEdit bad = { ASSAY_REGISTER_ADD, register_sketch (refused[i]) };

      g_array_append_val (edits, good);
      g_array_append_val (edits, bad);
      g_assert_false (assay_register_store_apply (fixture->store, edits, NULL, NULL, &error));
      g_assert_true (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_INVALID)
                     || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED));
      g_assert_cmpint (((AssayRegisterValue *) good.value)->id, ==, -1);
      held = register_load (fixture->store);
      g_assert_cmpuint (assay_register_get_values (held, ASSAY_HELD_AREA)->len, ==, 0);
      trail = assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);
      g_assert_cmpuint (trail->len, ==, 0);
      assay_register_value_free (good.value);
      assay_register_value_free (bad.value);
    }
}

/* What something else belongs to stays. */
static void
test_owner_stays (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GError) error = NULL;
  AssayHeldArea *area;

  register_add (fixture->store, REGISTER_EVERYTHING);
  area = register_take_area (fixture->store, 1);
  g_assert_false (register_apply_one (fixture->store, ASSAY_REGISTER_REMOVE, area, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  assay_register_value_free (area);
  assay_register_value_free (register_take_area (fixture->store, 1));
}

/* --- Two people at once -----------------------------------------------------------------------
 */

static void
test_collision (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegisterStore) other =
      assay_register_store_open (fixture->path, TRUE, fixture->files->context, NULL, NULL);
  g_autoptr (GPtrArray) collisions = NULL;
  g_autoptr (GError) error = NULL;
  AssayHeldArea *ours, *theirs;
  AssayRegisterCollision *collision;

  register_add (fixture->store, "area name=North");
  ours = register_take_area (fixture->store, 1);
  theirs = register_take_area (other, 1);
  register_rename_area (ours, "Ours");
  register_rename_area (theirs, "Theirs");
  g_assert_true (register_apply_one (other, ASSAY_REGISTER_AMEND, theirs, NULL, &error));
  g_assert_false (
      register_apply_one (fixture->store, ASSAY_REGISTER_AMEND, ours, &collisions, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpuint (collisions->len, ==, 1);
  collision = collisions->pdata[0];
  g_assert_cmpstr (((AssayHeldArea *) collision->ours)->name, ==, "Ours");
  g_assert_cmpstr (((AssayHeldArea *) collision->theirs)->name, ==, "Theirs");

  /* Having seen theirs, ours may stand. */
  ours->value.version = ((AssayRegisterValue *) collision->theirs)->version;
  g_assert_true (register_apply_one (fixture->store, ASSAY_REGISTER_AMEND, ours, NULL, &error));

  /* Removed meanwhile: there is no theirs. */
  g_clear_pointer (&collisions, g_ptr_array_unref);
  theirs->value.version = ours->value.version;
  g_assert_true (register_apply_one (other, ASSAY_REGISTER_REMOVE, theirs, NULL, &error));
  g_assert_false (
      register_apply_one (fixture->store, ASSAY_REGISTER_AMEND, ours, &collisions, &error));
  collision = collisions->pdata[0];
  g_assert_null (collision->theirs);
  assay_register_value_free (ours);
  assay_register_value_free (theirs);
}

static void
test_read_only (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegisterStore) reader =
      assay_register_store_open (fixture->path, FALSE, fixture->files->context, NULL, NULL);
  g_autoptr (AssayRegister) held = register_load (reader);
  g_autoptr (GError) error = NULL;
  AssayHeldArea *area = register_sketch ("area name=North");

  g_assert_true (assay_register_store_is_read_only (reader));
  g_assert_false (assay_register_store_is_read_only (fixture->store));
  g_assert_false (register_apply_one (reader, ASSAY_REGISTER_ADD, area, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS);
  assay_register_value_free (area);
}

static gint64
get_stamp (AssayRegisterStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 stamp = -1;

  assay_register_store_get_stamp (store, &stamp, NULL, &error);
  g_assert_no_error (error);

  return stamp;
}

/* Whoever looks sees that somebody else changed something, and nothing where nobody did. */
static void
test_stamp (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegisterStore) other =
      assay_register_store_open (fixture->path, FALSE, fixture->files->context, NULL, NULL);
  AssayHeldArea *area;
  gint64 empty = get_stamp (other), added, amended;

  g_assert_cmpint (get_stamp (fixture->store), ==, empty);
  register_add (fixture->store, "area name=North");
  added = get_stamp (other);
  g_assert_cmpint (added, >, empty);
  g_assert_cmpint (get_stamp (other), ==, added);
  area = register_take_area (fixture->store, 1);
  register_rename_area (area, "South");
  g_assert_true (register_apply_one (fixture->store, ASSAY_REGISTER_AMEND, area, NULL, NULL));
  amended = get_stamp (other);
  g_assert_cmpint (amended, >, added);
  area->value.version = 1;
  g_assert_false (register_apply_one (fixture->store, ASSAY_REGISTER_AMEND, area, NULL, NULL));
  g_assert_cmpint (get_stamp (other), ==, amended);
  assay_register_value_free (area);
}

/* What is loaded is of one moment, however much is written meanwhile: there are as many services as
 * areas in every register that anybody sees. */
static gpointer
add_pairs (gpointer user_data)
{
  RegisterFixture *fixture = user_data;
  g_autoptr (AssayRegisterStore) other =
      assay_register_store_open (fixture->path, TRUE, fixture->files->context, NULL, NULL);

  for (guint i = 0; i < 40; i++)
    register_add (other, "area id=-1 name=A\nservice area=-1 name=S");

  return NULL;
}

static void
test_one_moment (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  GThread *writer = g_thread_new ("writer", add_pairs, fixture);
  guint n = 0;

  while (n < 40)
    {
      g_autoptr (AssayRegister) held = register_load (fixture->store);

      n = assay_register_get_values (held, ASSAY_HELD_AREA)->len;
      g_assert_cmpuint (assay_register_get_values (held, ASSAY_HELD_SERVICE)->len, ==, n);
    }
  g_thread_join (writer);
}

static void
test_stopped (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  register_add (fixture->store, REGISTER_EVERYTHING);
  g_cancellable_cancel (cancellable);
  g_assert_null (assay_register_store_load (fixture->store, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AREA), ==, 1);
}

static void
test_check (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GPtrArray) problems = NULL;

  register_add (fixture->store, REGISTER_EVERYTHING);
  problems = assay_register_store_check (fixture->store, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_pointer (&problems, g_ptr_array_unref);
  register_fixture_meddle (fixture, fixture->is_database
                                        ? "SET session_replication_role = replica; "
                                          "DELETE FROM assay.service WHERE id = 2"
                                        : "PRAGMA foreign_keys=OFF; "
                                          "DELETE FROM service WHERE id=2");
  problems = assay_register_store_check (fixture->store, NULL);
  g_assert_cmpuint (problems->len, ==, 4);
}

static void
test_titles (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new_bare ();
  AssayContext *context = fixture->files->context;
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_register_store_create (fixture->path, " ", context, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (assay_register_store_open (fixture->path, TRUE, context, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fixture->store =
      assay_register_store_create (fixture->path, "Größe “7”'; --", context, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (assay_register_store_create (fixture->path, "Again", context, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  register_fixture_reopen (fixture);
  g_assert_cmpstr (assay_register_store_get_title (fixture->store), ==, "Größe “7”'; --");
}

/* --- Several processes ------------------------------------------------------------------------
 */

#define N_WRITERS 4u
#define N_EDITS 12u

/* Counts one further in the name of area 1 and adds an area, in one edit; FALSE where somebody else
 * counted meanwhile. */
static gboolean
count_further (AssayRegisterStore *store)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  g_autoptr (GPtrArray) collisions = NULL;
  g_autoptr (GError) error = NULL;
  AssayHeldArea *counter = register_take_area (store, 1);
  AssayRegisterEdit add = { ASSAY_REGISTER_ADD, register_sketch ("area name=One_more") };
  AssayRegisterEdit amend = { ASSAY_REGISTER_AMEND, counter };
  g_autofree char *next =
      g_strdup_printf ("%u", (guint) g_ascii_strtoull (counter->name, NULL, 10) + 1);
  gboolean is_done;

  register_rename_area (counter, next);
  g_array_append_val (edits, add);
  g_array_append_val (edits, amend);
  is_done = assay_register_store_apply (store, edits, NULL, &collisions, &error);
  if (!is_done && collisions == NULL)
    g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED);
  assay_register_value_free (counter);
  assay_register_value_free (add.value);

  return is_done;
}

static GPid
start_writer (RegisterFixture *fixture)
{
  GPid child = fork ();
  guint n_done = 0;

  if (child != 0)
    return child;
  register_fixture_reopen (fixture);
  while (n_done < N_EDITS)
    n_done += count_further (fixture->store);
  assay_register_store_close (fixture->store);
  _exit (0);
}

/* Every count stands on the one before it, in the trail's order. */
static void
assert_chain (AssayRegisterStore *store, guint n)
{
  g_autoptr (GPtrArray) trail = assay_register_store_list_trail (store, NULL, NULL, NULL);
  guint counted = 0;

  for (guint i = 0; i < trail->len; i++)
    {
      const AssayTrailLine *line = trail->pdata[i];
      g_autofree char *was = g_strdup_printf ("name: %u\n", counted);
      g_autofree char *became = g_strdup_printf ("name: %u\n", counted + 1);

      if (!g_str_equal (line->verb, "amend"))
        continue;
      g_assert_cmpstr (line->was, ==, was);
      g_assert_cmpstr (line->became, ==, became);
      counted++;
    }
  g_assert_cmpuint (counted, ==, n);
  g_assert_cmpuint (trail->len, ==, 1 + 2 * n);
}

static void
test_writers (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  GPid writers[N_WRITERS];
  AssayHeldArea *counter;

  register_add (fixture->store, "area name=0");
  g_clear_pointer (&fixture->store, assay_register_store_close);
  for (guint i = 0; i < N_WRITERS; i++)
    writers[i] = start_writer (fixture);
  for (guint i = 0; i < N_WRITERS; i++)
    {
      int status = -1;

      g_assert_cmpint (waitpid (writers[i], &status, 0), ==, writers[i]);
      g_assert_cmpint (status, ==, 0);
    }

  register_fixture_reopen (fixture);
  counter = register_take_area (fixture->store, 1);
  g_assert_cmpuint (g_ascii_strtoull (counter->name, NULL, 10), ==, N_WRITERS * N_EDITS);
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AREA), ==, 1 + N_WRITERS * N_EDITS);
  assert_chain (fixture->store, N_WRITERS * N_EDITS);
  assay_register_value_free (counter);
}

/* --- kill -9 ----------------------------------------------------------------------------------
 */

/* Adds areas for ever, three to an edit, and says each edit when it was told that it is safe. */
static void
write_for_ever (RegisterFixture *fixture, int report)
{
  for (guint i = 0;; i++)
    {
      register_add (fixture->store, "area name=A\narea name=B\narea name=C");
      if (write (report, &i, sizeof i) != (gssize) sizeof i)
        _exit (1);
    }
}

/* At any moment of an edit, by chance and not by waiting for something. */
static void
kill_some_time (GPid child, GRand *random)
{
  g_usleep ((gulong) g_rand_int_range (random, 0, 5000));
  kill (child, SIGKILL);
}

static void
test_kill (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  guint n_safe = 0;

  for (guint round = 0; round < 15; round++)
    {
      g_autoptr (GPtrArray) trail = NULL, problems = NULL;
      guint n_areas, number, n_told = 0;
      int report[2];
      GPid child;

      g_clear_pointer (&fixture->store, assay_register_store_close);
      g_assert_cmpint (pipe (report), ==, 0);
      child = fork ();
      if (child == 0)
        {
          register_fixture_reopen (fixture);
          write_for_ever (fixture, report[1]);
        }
      close (report[1]);
      while (read (report[0], &number, sizeof number) == (gssize) sizeof number)
        if (++n_told == 2 + round % 5)
          kill_some_time (child, random);
      close (report[0]);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

      register_fixture_reopen (fixture);
      n_areas = register_count (fixture->store, ASSAY_HELD_AREA);
      problems = assay_register_store_check (fixture->store, NULL);
      g_assert_cmpuint (problems->len, ==, 0);
      trail = assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);
      g_assert_cmpuint (n_areas % 3, ==, 0);
      g_assert_cmpuint (trail->len, ==, n_areas);
      g_assert_cmpuint (n_areas, >=, n_safe + 3 * n_told);
      n_safe = n_areas;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/store/everything", test_everything);
  g_test_add_func ("/register/store/amend-and-remove", test_amend_and_remove);
  g_test_add_func ("/register/store/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/register/store/owner-stays", test_owner_stays);
  g_test_add_func ("/register/store/collision", test_collision);
  g_test_add_func ("/register/store/read-only", test_read_only);
  g_test_add_func ("/register/store/stamp", test_stamp);
  g_test_add_func ("/register/store/one-moment", test_one_moment);
  g_test_add_func ("/register/store/stopped", test_stopped);
  g_test_add_func ("/register/store/check", test_check);
  g_test_add_func ("/register/store/titles", test_titles);
  g_test_add_func ("/register/store/writers", test_writers);
  g_test_add_func ("/register/store/kill", test_kill);

  return g_test_run ();
}
