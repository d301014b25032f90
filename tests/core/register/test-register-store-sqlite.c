/* A register in a file: files from outside, files that are protected, journals that were left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "register-fixture.h"

#include "base/assay-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- Files from outside -----------------------------------------------------------------------
 */

static void
assert_refused (RegisterFixture *fixture, AssayError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      assay_register_store_open (fixture->path, TRUE, fixture->files->context, NULL, &error));
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

      register_fixture_meddle (fixture, rows[i].sql);
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

      register_add (fixture->store, REGISTER_EVERYTHING);
      register_fixture_meddle (fixture, sql[i]);
      g_assert_null (assay_register_store_load (fixture->store, NULL, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
    }
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

  register_add (fixture->store, REGISTER_EVERYTHING);
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
      store = assay_register_store_open (path, TRUE, fixture->files->context, NULL, &error);
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
  g_autofree char *plain = assay_fixture_write (fixture->files, "plain", "Not a register at all.");
  AssayContext *context = fixture->files->context;
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_register_store_create (nowhere, "Nowhere", context, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (assay_register_store_open (nowhere, TRUE, context, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (assay_register_store_open (plain, TRUE, context, NULL, &error));
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
      store = assay_register_store_create (path, "Contracts", files->context, NULL, &error);
      g_assert_true (nth > 1 || store == NULL);
      if (store != NULL)
        break;
      g_assert_nonnull (error);
      folder = g_dir_open (files->folder, 0, NULL);
      while ((name = g_dir_read_name (folder)) != NULL)
        g_assert_cmpstr (name, ==, "contracts");
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        store = assay_register_store_open (path, TRUE, files->context, NULL, NULL);
      g_assert_true (store != NULL || !g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (nth, <, 19);
    }
}

/* --- Left in the middle -----------------------------------------------------------------------
 */

/* A program that is killed in the middle of writing a large change to the file: some of it is there
 * already, and the journal says what was before. */
static void
leave_journal (RegisterFixture *fixture)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  GPid child;

  g_clear_pointer (&fixture->store, assay_register_store_close);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *sqlite = NULL;

      sqlite3_open (fixture->path, &sqlite);
      sqlite3_exec (sqlite,
                    "PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN IMMEDIATE; "
                    "UPDATE area SET name = 'Half of it'; "
                    "INSERT INTO note (version, contract, day, text) SELECT 1, 1, '2026-01-01', "
                    "hex (zeroblob (50000)) FROM area, area AS more, area AS most",
                    NULL, NULL, NULL);
      raise (SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
assert_as_before (AssayRegisterStore *store)
{
  AssayHeldArea *area = register_take_area (store, 1);

  g_assert_cmpstr (area->name, ==, "North Vale");
  g_assert_cmpuint (register_count (store, ASSAY_HELD_NOTE), ==, 1);
  assay_register_value_free (area);
}

static RegisterFixture *
new_with_journal (void)
{
  RegisterFixture *fixture = register_fixture_new ();

  register_add (fixture->store, REGISTER_EVERYTHING "area name=A\narea name=B\narea name=C");
  leave_journal (fixture);

  return fixture;
}

/* Whoever opens it next, to write or to read, sees what was before. */
static void
test_journal (void)
{
  for (guint is_to_write = 0; is_to_write < 2; is_to_write++)
    {
      g_autoptr (RegisterFixture) fixture = new_with_journal ();
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      fixture->store = assay_register_store_open (fixture->path, (gboolean) is_to_write,
                                                  fixture->files->context, NULL, &error);
      g_assert_no_error (error);
      assert_as_before (fixture->store);
      problems = assay_register_store_check (fixture->store, NULL);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

/* The same while it is open to be read already. */
static void
test_journal_meanwhile (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegisterStore) reader =
      assay_register_store_open (fixture->path, FALSE, fixture->files->context, NULL, NULL);

  register_add (fixture->store, REGISTER_EVERYTHING "area name=A\narea name=B\narea name=C");
  g_assert_cmpuint (register_count (reader, ASSAY_HELD_AREA), ==, 4);
  leave_journal (fixture);
  assert_as_before (reader);
}

/* --- Protected --------------------------------------------------------------------------------
 */

#define NOBODY 65534

/* Opens the register as somebody who has no special rights, in a process of their own; the code it
 * is refused with, or -1 where it opens and can be read. */
static int
open_as_nobody (RegisterFixture *fixture, gboolean is_to_write)
{
  int status = 0;
  GPid child = fork ();

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      AssayRegisterStore *store;

      if (getuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (99);
      store = assay_register_store_open (fixture->path, is_to_write, fixture->files->context, NULL,
                                         &error);
      if (store != NULL)
        assert_as_before (store);
      _exit (store != NULL ? 100 : error->code);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status) == 100 ? -1 : WEXITSTATUS (status);
}

/* Gives the register and its folder these rights. */
static void
protect (RegisterFixture *fixture, int folder, int file)
{
  g_assert_cmpint (g_chmod (fixture->path, file), ==, 0);
  g_assert_cmpint (g_chmod (fixture->files->folder, folder), ==, 0);
}

static void
test_protected (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();

  register_add (fixture->store, REGISTER_EVERYTHING);
  g_clear_pointer (&fixture->store, assay_register_store_close);
  /* The file. */
  protect (fixture, 0777, 0444);
  g_assert_cmpint (open_as_nobody (fixture, TRUE), ==, ASSAY_ERROR_ACCESS);
  g_assert_cmpint (open_as_nobody (fixture, FALSE), ==, -1);
  /* The folder: there is no place for a journal. */
  protect (fixture, 0555, 0666);
  g_assert_cmpint (open_as_nobody (fixture, TRUE), ==, ASSAY_ERROR_ACCESS);
  g_assert_cmpint (open_as_nobody (fixture, FALSE), ==, -1);
  /* Not to be read at all. */
  protect (fixture, 0777, 0000);
  g_assert_cmpint (open_as_nobody (fixture, FALSE), ==, ASSAY_ERROR_ACCESS);
  protect (fixture, 0777, 0666);
  g_assert_cmpint (open_as_nobody (fixture, TRUE), ==, -1);
}

/* Half an edit is not shown to somebody who cannot take it back. */
static void
test_protected_journal (void)
{
  g_autoptr (RegisterFixture) fixture = new_with_journal ();
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_assert_cmpint (g_chmod (journal, 0444), ==, 0);
  protect (fixture, 0555, 0444);
  g_assert_cmpint (open_as_nobody (fixture, FALSE), ==, ASSAY_ERROR_ACCESS);
  protect (fixture, 0755, 0644);
  register_fixture_reopen (fixture);
  assert_as_before (fixture->store);
}

/* --- One file ---------------------------------------------------------------------------------
 */

/* Between edits there is nothing beside the register, even when another program had it write a log
 * ahead. */
static void
test_one_file (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GDir) folder = NULL;
  g_autofree char *bytes = NULL;
  const char *name;

  g_clear_pointer (&fixture->store, assay_register_store_close);
  register_fixture_meddle (fixture, "PRAGMA journal_mode=WAL");
  register_fixture_reopen (fixture);
  register_add (fixture->store, REGISTER_EVERYTHING);
  assert_as_before (fixture->store);
  folder = g_dir_open (fixture->files->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_cmpstr (name, ==, "contracts.assay-register");
  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, NULL));
  /* The file format's own word for a rollback journal. */
  g_assert_cmpint (bytes[18], ==, 1);
}

static void
test_shared_by_rights (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_register_store_share (fixture->store, "somebody", ASSAY_REGISTER_SHARE_VIEW,
                                              NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

/* --- Waiting for others -----------------------------------------------------------------------
 */

static sqlite3 *
hold (RegisterFixture *fixture)
{
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  return other;
}

static gpointer
add_until_stopped (gpointer user_data)
{
  gpointer *both = user_data;
  AssayRegisterEdit edit = { ASSAY_REGISTER_ADD, register_sketch ("area name=North") };
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  RegisterFixture *fixture = both[0];
  g_autoptr (GError) error = NULL;

  g_array_append_val (edits, edit);
  g_assert_false (assay_register_store_apply (fixture->store, edits, both[1], NULL, &error));
  assay_register_value_free (edit.value);

  return g_steal_pointer (&error);
}

/* Whether it waits already or not: stopped, nothing is kept, and others are not disturbed. */
static void
test_stopped_while_waiting (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gpointer both[] = { fixture, cancellable };
  sqlite3 *other = hold (fixture);
  GThread *thread = g_thread_new ("ours", add_until_stopped, both);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  error = g_thread_join (thread);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_nonnull (strstr (error->message, "nothing of this was kept"));
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  register_add (fixture->store, "area name=South");
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AREA), ==, 1);
}

/* Nobody is waited for longer than people wait; then it is said why. */
static void
test_held_too_long (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  AssayHeldArea *area = register_sketch ("area name=North");
  sqlite3 *other = hold (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (register_apply_one (fixture->store, ASSAY_REGISTER_ADD, area, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "try again in a moment"));
  sqlite3_close (other);
  g_clear_error (&error);
  g_assert_true (register_apply_one (fixture->store, ASSAY_REGISTER_ADD, area, NULL, &error));
  g_assert_no_error (error);
  assay_register_value_free (area);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/file/meddled", test_meddled);
  g_test_add_func ("/register/file/bad-values", test_bad_values);
  g_test_add_func ("/register/file/damage", test_damage);
  g_test_add_func ("/register/file/places", test_places);
  g_test_add_func ("/register/file/making-fails", test_making_fails);
  g_test_add_func ("/register/file/journal", test_journal);
  g_test_add_func ("/register/file/journal-meanwhile", test_journal_meanwhile);
  g_test_add_func ("/register/file/protected", test_protected);
  g_test_add_func ("/register/file/protected-journal", test_protected_journal);
  g_test_add_func ("/register/file/one-file", test_one_file);
  g_test_add_func ("/register/file/shared-by-rights", test_shared_by_rights);
  g_test_add_func ("/register/file/stopped-while-waiting", test_stopped_while_waiting);
  g_test_add_func ("/register/file/held-too-long", test_held_too_long);

  return g_test_run ();
}
