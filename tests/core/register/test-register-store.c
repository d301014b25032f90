/* Keeping a register: what goes in comes out, with a trail; two people at once; files from outside;
 * kill -9.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "register-fixture.h"

#include "base/assay-error.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* One of everything, with every field set. */
#define EVERYTHING                                                                                 \
  "area id=-1 name=North_Vale\n"                                                                   \
  "service id=-2 area=-1 name=North_Vale_Restorative is_partnership=1\n"                           \
  "service id=-3 name=South_Vale_Restorative is_partnership=0\n"                                   \
  "partner partnership=-2 service=-3\n"                                                            \
  "contract id=-4 service=-2 area=-1 title=Restorative_justice reference=NV/7 begins=2025-04-01 "  \
  "ends=2028-03-31 funding=Grant\n"                                                                \
  "extension contract=-4 until=2029-03-31 taken=2026-11-01\n"                                      \
  "clause id=-5 contract=-4 clause=secures schemes=rss_ro by_day=2026-03-31 is_of_each_partner=1 " \
  "wording=Shall_secure\n"                                                                         \
  "milestone clause=-5 milestone=submitted what=Under_way due=2026-01-31 reached=2026-01-01 "      \
  "source=Letter\n"                                                                                \
  "award id=-6 service=-3 scheme=rss edition=2020 from_day=2026-01-01 until_day=2028-12-31 "       \
  "withdrawn=2027-01-01 source=Certificate confirmed=2026-02-01\n"                                 \
  "condition award=-6 what=Train_staff due=2026-09-30 met=2026-09-01\n"                            \
  "received id=-7 service=-3 received=report scheme=rss edition=2020 day=2026-02-01 round=2 "      \
  "fingerprint=12345 is_verified=1\n"                                                              \
  "note contract=-4 day=2026-02-02 text=Rang_them\n"                                               \
  "settings suppress_below=6 fresh_months=18 last_board=2026-10-01\n"                              \
  "measure service=-3 scheme=rss edition=2020 measure=engagement title=Engagement "                \
  "definition=Of_those_offered counting_rule=People unit=percent from_day=2026-01-01 "             \
  "until_day=2026-03-31 figure=75.0 part=45 base=60 source=Case_log day=2026-04-20\n"              \
  "result received=-7 standard=s2 title=Policies state=not-ready ready=3 applies=5\n"

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

  register_add (fixture->store, EVERYTHING);
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
              "round: 2\nfingerprint: 12345\nis_verified: 1\n");
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

  trail = assay_register_store_list_trail (fixture->store, NULL, NULL);
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

/* An area by its id, as a copy to change. */
static AssayHeldArea *
take_area (AssayRegisterStore *store, gint64 id)
{
  g_autoptr (AssayRegister) held = register_load (store);
  gconstpointer area = assay_register_lookup (held, ASSAY_HELD_AREA, id);

  g_assert_nonnull (area);

  return assay_register_value_copy (area);
}

static void
rename_area (AssayHeldArea *area, const char *name)
{
  g_free (area->name);
  area->name = g_strdup (name);
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
  area = take_area (fixture->store, 1);
  rename_area (area, "Far North");
  g_assert_true (register_apply_one (fixture->store, ASSAY_REGISTER_AMEND, area, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (area->value.version, ==, 2);
  g_assert_true (register_apply_one (fixture->store, ASSAY_REGISTER_REMOVE, area, NULL, &error));
  assay_register_value_free (area);
  held = register_load (fixture->store);
  g_assert_cmpuint (assay_register_get_values (held, ASSAY_HELD_AREA)->len, ==, 0);

  trail = assay_register_store_list_trail (fixture->store, NULL, NULL);
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
      g_assert_false (assay_register_store_apply (fixture->store, edits, NULL, &error));
      g_assert_true (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_INVALID)
                     || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED));
      g_assert_cmpint (((AssayRegisterValue *) good.value)->id, ==, -1);
      held = register_load (fixture->store);
      g_assert_cmpuint (assay_register_get_values (held, ASSAY_HELD_AREA)->len, ==, 0);
      trail = assay_register_store_list_trail (fixture->store, NULL, NULL);
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

  register_add (fixture->store, EVERYTHING);
  area = take_area (fixture->store, 1);
  g_assert_false (register_apply_one (fixture->store, ASSAY_REGISTER_REMOVE, area, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  assay_register_value_free (area);
  assay_register_value_free (take_area (fixture->store, 1));
}

/* --- Two people at once -----------------------------------------------------------------------
 */

static void
test_collision (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegisterStore) other =
      assay_register_store_open (fixture->path, TRUE, fixture->files->context, NULL);
  g_autoptr (GPtrArray) collisions = NULL;
  g_autoptr (GError) error = NULL;
  AssayHeldArea *ours, *theirs;
  AssayRegisterCollision *collision;

  register_add (fixture->store, "area name=North");
  ours = take_area (fixture->store, 1);
  theirs = take_area (other, 1);
  rename_area (ours, "Ours");
  rename_area (theirs, "Theirs");
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
      assay_register_store_open (fixture->path, FALSE, fixture->files->context, NULL);
  g_autoptr (AssayRegister) held = register_load (reader);
  g_autoptr (GError) error = NULL;
  AssayHeldArea *area = register_sketch ("area name=North");

  g_assert_false (register_apply_one (reader, ASSAY_REGISTER_ADD, area, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS);
  assay_register_value_free (area);
}

/* --- Files from outside -----------------------------------------------------------------------
 */

static void
meddle (const char *path, const char *sql)
{
  sqlite3 *sqlite;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  sqlite3_exec (sqlite, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (sqlite);
}

static void
assert_refused (RegisterFixture *fixture, AssayError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_register_store_open (fixture->path, TRUE, fixture->files->context, &error));
  g_assert_error (error, ASSAY_ERROR, (int) code);
}

static void
test_meddled (void)
{
  static const struct
  {
    const char *sql;
    AssayError code;
  } rows[] = {
    { "PRAGMA user_version=2", ASSAY_ERROR_NEWER },
    { "PRAGMA application_id=7", ASSAY_ERROR_INVALID },
    { "CREATE TRIGGER t AFTER INSERT ON area BEGIN DELETE FROM award; END", ASSAY_ERROR_DAMAGED },
    { "CREATE VIEW v AS SELECT * FROM area", ASSAY_ERROR_DAMAGED },
    { "CREATE TABLE more (id)", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE area ADD COLUMN more TEXT", ASSAY_ERROR_DAMAGED },
    { "DROP TABLE trail", ASSAY_ERROR_DAMAGED },
    { "DROP TABLE trail; CREATE VIEW trail AS SELECT 1 AS id", ASSAY_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();

      meddle (fixture->path, rows[i].sql);
      assert_refused (fixture, rows[i].code);
    }
}

/* A value that is none is named, and nothing is shown in its place. */
static void
test_bad_values (void)
{
  static const char *const sql[] = {
    "UPDATE award SET until_day = 'for ever'",
    "UPDATE clause SET clause = 'kept'",
    "UPDATE received SET is_verified = 7",
    "UPDATE area SET name = ''",
    "UPDATE award SET until_day = '2020-01-01'",
    "UPDATE contract SET title = CAST (x'ff41' AS TEXT)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autoptr (GError) error = NULL;

      register_add (fixture->store, EVERYTHING);
      meddle (fixture->path, sql[i]);
      g_assert_null (assay_register_store_load (fixture->store, NULL, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
    }
}

static void
test_check (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GPtrArray) problems = NULL;

  register_add (fixture->store, EVERYTHING);
  problems = assay_register_store_check (fixture->store, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_pointer (&problems, g_ptr_array_unref);
  meddle (fixture->path, "PRAGMA foreign_keys=OFF; DELETE FROM service WHERE id=2");
  problems = assay_register_store_check (fixture->store, NULL);
  g_assert_cmpuint (problems->len, ==, 4);
}

/* Bytes turned over and ends cut off: an error or a register, never a crash. */
static void
test_damage (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *whole = NULL;
  g_autofree char *path = assay_fixture_path (fixture->files, "damaged");
  gsize length;
  guint n_refused = 0;

  register_add (fixture->store, EVERYTHING);
  g_clear_pointer (&fixture->store, assay_register_store_close);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *damaged = g_memdup2 (whole, length);
      gsize left = i % 3 == 0 ? (gsize) g_rand_int_range (random, 0, (int) length) : length;
      g_autoptr (AssayRegisterStore) store = NULL;
      g_autoptr (AssayRegister) held = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 20; j++)
        damaged[g_rand_int_range (random, 0, (int) length)] = (char) g_rand_int (random);
      g_assert_true (g_file_set_contents (path, damaged, (gssize) left, NULL));
      store = assay_register_store_open (path, TRUE, fixture->files->context, &error);
      if (store != NULL)
        held = assay_register_store_load (store, NULL, &error);
      g_assert_true ((held != NULL) == (error == NULL));
      if (error != NULL)
        g_assert_true (error->domain == ASSAY_ERROR);
      n_refused += held == NULL;
    }
  g_assert_cmpuint (n_refused, >, 0);
  fixture->store = NULL;
}

static void
test_places (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *nowhere = assay_fixture_path (fixture->files, "gone/contracts");
  g_autofree char *beside = assay_fixture_path (fixture->files, "beside");
  g_autofree char *plain = assay_fixture_write (fixture->files, "plain", "Not a register at all.");
  AssayContext *context = fixture->files->context;
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_register_store_create (fixture->path, "Again", context, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (assay_register_store_create (beside, " ", context, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (assay_register_store_create (nowhere, "Nowhere", context, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (assay_register_store_open (nowhere, TRUE, context, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (assay_register_store_open (plain, TRUE, context, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
}

/* Making one fails at every operation in turn: nothing is left behind, and nothing half of it. */
static void
test_making_fails (void)
{
  for (guint nth = 1; nth < 20; nth++)
    {
      g_autoptr (AssayFixture) files = assay_fixture_new ();
      g_autofree char *path = assay_fixture_path (files, "contracts");
      g_autoptr (AssayRegisterStore) store = NULL;
      g_autoptr (GDir) folder = NULL;
      g_autoptr (GError) error = NULL;
      const char *name;

      assay_disk_set_fault (files->disk, nth, ASSAY_DISK_FAULT_FAIL, ENOSPC);
      store = assay_register_store_create (path, "Contracts", files->context, &error);
      g_assert_true (nth > 1 || store == NULL);
      if (store != NULL)
        break;
      g_assert_nonnull (error);
      folder = g_dir_open (files->folder, 0, NULL);
      while ((name = g_dir_read_name (folder)) != NULL)
        g_assert_cmpstr (name, ==, "contracts");
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        store = assay_register_store_open (path, TRUE, files->context, NULL);
      g_assert_true (store != NULL || !g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (nth, <, 19);
    }
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

static void
test_kill (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  guint n_safe = 0;

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (AssayRegister) held = NULL;
      g_autoptr (GPtrArray) trail = NULL;
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
        if (++n_told == 2 + round)
          kill (child, SIGKILL);
      close (report[0]);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

      register_fixture_reopen (fixture);
      held = register_load (fixture->store);
      n_areas = assay_register_get_values (held, ASSAY_HELD_AREA)->len;
      trail = assay_register_store_list_trail (fixture->store, NULL, NULL);
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
  g_test_add_func ("/register/store/meddled", test_meddled);
  g_test_add_func ("/register/store/bad-values", test_bad_values);
  g_test_add_func ("/register/store/check", test_check);
  g_test_add_func ("/register/store/damage", test_damage);
  g_test_add_func ("/register/store/places", test_places);
  g_test_add_func ("/register/store/making-fails", test_making_fails);
  g_test_add_func ("/register/store/kill", test_kill);

  return g_test_run ();
}
