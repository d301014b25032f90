/* A register in a database: addresses, rights, tables that others changed, lines that are cut, a
 * server that is killed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-address.h"
#include "line-fixture.h"
#include "postgres-fixture.h"
#include "register-fixture.h"

#include "base/assay-error.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- Addresses --------------------------------------------------------------------------------
 */

static void
test_shown (void)
{
  static const struct
  {
    const char *address;
    const char *shown;
  } rows[] = {
    { "/home/me/contracts", "/home/me/contracts" },
    { "postgresql://team@db.example.org/contracts", "postgresql://team@db.example.org/contracts" },
    { "postgres://team:hunter2@db.example.org:5433/contracts?sslmode=require",
      "postgresql://team@db.example.org:5433/contracts?sslmode=require" },
    { "postgresql://db.example.org/contracts?user=team&password=hunter2",
      "postgresql://team@db.example.org/contracts" },
    { "postgresql://team:h%40unter2@/contracts?host=%2Frun%2Fpg",
      "postgresql://team@/contracts?host=%2Frun%2Fpg" },
    { "postgresql://one,two:5433/contracts?sslpassword=hunter2",
      "postgresql:///contracts?host=one%2Ctwo&port=%2C5433" },
    /* What libpq would cut at the wrong place. */
    { "postgresql://team:h@unter2@db.example.org/contracts", "postgresql://…" },
    { "postgresql://team:h@@unter2@db.example.org/contracts", "postgresql://…" },
    { "postgresql://team:hun/ter2@db.example.org/contracts", "postgresql://…" },
    { "postgresql://team:1/hunter2@db.example.org/contracts", "postgresql://…" },
    { "postgresql://team:hunter2@[bad/contracts", "postgresql://…" },
    { "postgresql://team:hunter2%zz@db.example.org/contracts", "postgresql://…" },
    { "postgresql://team@db.example.org/contracts?hunter2", "postgresql://…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = assay_register_address_dup_shown (rows[i].address);

      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_null (strstr (shown, "unter2"));
    }
  g_assert_true (assay_register_address_is_database ("postgres://x"));
  g_assert_false (assay_register_address_is_database ("postgresql.db"));
}

/* Opens @address, which must be refused with @code and without telling a password. */
static void
assert_refused (AssayContext *context, const char *address, gboolean is_to_write, AssayError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_register_store_open (address, is_to_write, context, &error));
  g_assert_error (error, ASSAY_ERROR, (int) code);
  g_assert_null (strstr (error->message, "unter2"));
}

static void
test_places (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new_bare ();
  AssayContext *context = fixture->files->context;
  g_autofree char *folder = g_uri_escape_string (postgres_get_folder (), NULL, FALSE);
  g_autofree char *no_database =
      g_strdup_printf ("postgresql://keeper:hunter2@/nowhere?host=%s", folder);
  g_autofree char *no_name = g_strdup_printf ("postgresql://no:hunter2@/postgres?host=%s", folder);
  g_autofree char *no_server =
      g_strdup_printf ("postgresql://no:hunter2@/x?host=%s", fixture->files->folder);
  g_autofree char *latin = postgres_make_database ("LATIN1");
  g_autoptr (GError) error = NULL;

  assert_refused (context, no_database, TRUE, ASSAY_ERROR_NOT_FOUND);
  assert_refused (context, no_name, TRUE, ASSAY_ERROR_ACCESS);
  assert_refused (context, no_server, TRUE, ASSAY_ERROR_IO);
  assert_refused (context, "postgresql://a:h@unter2@b/c", TRUE, ASSAY_ERROR_INVALID);
  assert_refused (context, latin, TRUE, ASSAY_ERROR_INVALID);
  g_assert_null (assay_register_store_create (latin, "Contracts", context, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  postgres_drop_database (latin);

  assert_refused (context, fixture->path, TRUE, ASSAY_ERROR_NOT_FOUND);
  postgres_run (fixture->path, "CREATE SCHEMA assay");
  assert_refused (context, fixture->path, TRUE, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (assay_register_store_create (fixture->path, "Contracts", context, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
}

/* --- What others did to the tables ------------------------------------------------------------
 */

static void
test_meddled (void)
{
  static const struct
  {
    const char *sql;
    AssayError code;
  } rows[] = {
    { "UPDATE assay.register SET format = 2", ASSAY_ERROR_NEWER },
    { "UPDATE assay.register SET format = 0", ASSAY_ERROR_INVALID },
    { "DELETE FROM assay.register", ASSAY_ERROR_INVALID },
    { "INSERT INTO assay.register SELECT * FROM assay.register", ASSAY_ERROR_INVALID },
    { "DROP TABLE assay.register", ASSAY_ERROR_INVALID },
    { "DROP TABLE assay.trail", ASSAY_ERROR_DAMAGED },
    { "DROP TABLE assay.trail; CREATE VIEW assay.trail AS SELECT 1 AS id", ASSAY_ERROR_DAMAGED },
    { "CREATE TABLE assay.more (id BIGINT)", ASSAY_ERROR_DAMAGED },
    { "CREATE VIEW assay.v AS SELECT 1 AS id", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE assay.area ADD COLUMN more TEXT", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE assay.area ALTER COLUMN name DROP NOT NULL", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE assay.area ALTER COLUMN name SET DEFAULT 'x'", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE assay.area ALTER COLUMN id SET GENERATED BY DEFAULT", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE assay.award ALTER COLUMN from_day TYPE TEXT", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE assay.note DROP CONSTRAINT note_contract_fkey", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE assay.note ADD CHECK (day IS NOT NULL)", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE assay.note DISABLE TRIGGER ALL", ASSAY_ERROR_DAMAGED },
    { "ALTER TABLE assay.note ENABLE ROW LEVEL SECURITY", ASSAY_ERROR_DAMAGED },
    { "DROP INDEX assay.note_by_contract", ASSAY_ERROR_DAMAGED },
    { "CREATE UNIQUE INDEX one ON assay.area (name)", ASSAY_ERROR_DAMAGED },
    { "CREATE RULE r AS ON INSERT TO assay.area DO INSTEAD NOTHING", ASSAY_ERROR_DAMAGED },
    { "CREATE FUNCTION assay.f () RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
      ASSAY_ERROR_DAMAGED },
    { "CREATE FUNCTION public.f () RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; "
      "CREATE TRIGGER t BEFORE INSERT ON assay.area FOR EACH ROW EXECUTE FUNCTION public.f ()",
      ASSAY_ERROR_DAMAGED },
    { "CREATE TYPE assay.text AS ENUM ('a')", ASSAY_ERROR_DAMAGED },
    { "CREATE TABLE public.lower () INHERITS (assay.area)", ASSAY_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();

      g_test_message ("%s", rows[i].sql);
      g_clear_pointer (&fixture->store, assay_register_store_close);
      postgres_run (fixture->path, rows[i].sql);
      assert_refused (fixture->files->context, fixture->path, TRUE, rows[i].code);
      assert_refused (fixture->files->context, fixture->path, FALSE, rows[i].code);
    }
}

static void
test_bad_values (void)
{
  static const char *const sql[] = {
    "UPDATE assay.award SET until_day = 'infinity'",
    "UPDATE assay.award SET until_day = '0044-03-15 BC'",
    "UPDATE assay.clause SET clause = 'kept'",
    "UPDATE assay.received SET is_verified = 7",
    "UPDATE assay.received SET round = -1",
    "UPDATE assay.area SET name = ''",
    "UPDATE assay.award SET until_day = '2020-01-01'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autoptr (GError) error = NULL;

      register_add (fixture->store, REGISTER_EVERYTHING);
      postgres_run (fixture->path, sql[i]);
      g_assert_null (assay_register_store_load (fixture->store, NULL, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
      /* The store itself is as good as before. */
      g_assert_true (assay_register_store_list_trail (fixture->store, NULL, NULL) != NULL);
    }
}

/* A database that somebody else set up otherwise is used as we need it all the same. */
static void
test_other_manners (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *name = postgres_ask (fixture->path, "SELECT current_database ()");
  g_autofree char *sql =
      g_strdup_printf ("ALTER DATABASE %s SET datestyle = 'SQL, DMY'; "
                       "ALTER DATABASE %s SET standard_conforming_strings = off; "
                       "ALTER DATABASE %s SET default_transaction_isolation = serializable; "
                       "ALTER DATABASE %s SET default_transaction_read_only = on; "
                       "ALTER DATABASE %s SET synchronous_commit = off; "
                       "ALTER DATABASE %s SET search_path = 'nowhere'",
                       name, name, name, name, name, name);
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&fixture->store, assay_register_store_close);
  postgres_run (fixture->path, sql);
  register_fixture_reopen (fixture);
  register_add (fixture->store, REGISTER_EVERYTHING);
  held = register_load (fixture->store);
  text = assay_register_value_format (assay_register_lookup (held, ASSAY_HELD_NOTE, 1));
  g_assert_cmpstr (text, ==, "contract: 1\nday: 2026-02-02\ntext: Rang them\n");
}

/* --- Rights -----------------------------------------------------------------------------------
 */

/* A name on the server that nobody else uses; ends with it. */
static char *
make_role (const char *pattern)
{
  g_autofree char *keepers = postgres_dup_address_for ("@/postgres", "keeper", NULL);
  char *role = g_strdup_printf ("%s %08x", pattern, g_random_int ());
  g_autofree char *sql = g_strdup_printf ("CREATE ROLE \"%s\" LOGIN", role);

  postgres_run (keepers, sql);

  return role;
}

static void
share (RegisterFixture *fixture, const char *role, AssayRegisterShare what)
{
  g_autoptr (GError) error = NULL;

  assay_register_store_share (fixture->store, role, what, &error);
  g_assert_no_error (error);
}

static void
test_viewer (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *role = make_role ("a $ROLE; view'er");
  g_autofree char *theirs = postgres_dup_address_for (fixture->path, role, NULL);
  AssayContext *context = fixture->files->context;
  g_autoptr (AssayRegisterStore) viewer = NULL;
  g_autoptr (GPtrArray) trail = NULL;
  g_autoptr (GError) error = NULL;
  AssayHeldArea *area = register_sketch ("area name=North");

  register_add (fixture->store, REGISTER_EVERYTHING);
  assert_refused (context, theirs, FALSE, ASSAY_ERROR_ACCESS);
  share (fixture, role, ASSAY_REGISTER_SHARE_VIEW);
  assert_refused (context, theirs, TRUE, ASSAY_ERROR_ACCESS);
  viewer = assay_register_store_open (theirs, FALSE, context, &error);
  g_assert_no_error (error);
  g_assert_true (assay_register_store_is_read_only (viewer));
  g_assert_cmpuint (register_count (viewer, ASSAY_HELD_SERVICE), ==, 2);
  trail = assay_register_store_list_trail (viewer, NULL, &error);
  g_assert_cmpuint (trail->len, ==, 12);
  g_assert_false (register_apply_one (viewer, ASSAY_REGISTER_ADD, area, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS);
  assay_register_value_free (area);

  /* Nor past Assay. */
  postgres_assert_refused (theirs, "INSERT INTO assay.area (version, name) VALUES (1, 'x')",
                           "42501");
  postgres_assert_refused (theirs, "UPDATE assay.register SET title = 'x'", "42501");
  postgres_assert_refused (theirs, "DELETE FROM assay.trail", "42501");
  postgres_assert_refused (theirs, "SELECT FROM assay.register FOR UPDATE", "42501");
  postgres_assert_refused (theirs, "CREATE TABLE assay.more (id BIGINT)", "42501");

  share (fixture, role, ASSAY_REGISTER_SHARE_NOTHING);
  g_assert_null (assay_register_store_load (viewer, NULL, NULL));
  assert_refused (context, theirs, FALSE, ASSAY_ERROR_ACCESS);
}

static void
test_editor (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *role = make_role ("editor");
  g_autofree char *theirs = postgres_dup_address_for (fixture->path, role, NULL);
  g_autoptr (AssayRegisterStore) editor = NULL;
  g_autoptr (GError) error = NULL;
  AssayHeldArea *area;

  share (fixture, role, ASSAY_REGISTER_SHARE_CHANGE);
  editor = assay_register_store_open (theirs, TRUE, fixture->files->context, &error);
  g_assert_no_error (error);
  g_assert_false (assay_register_store_is_read_only (editor));
  register_add (editor, REGISTER_EVERYTHING "area name=A");
  area = register_take_area (editor, 2);
  register_rename_area (area, "B");
  g_assert_true (register_apply_one (editor, ASSAY_REGISTER_AMEND, area, NULL, &error));
  g_assert_true (register_apply_one (editor, ASSAY_REGISTER_REMOVE, area, NULL, &error));
  assay_register_value_free (area);

  /* What happened stays told, and nobody shares on. */
  postgres_assert_refused (theirs, "DELETE FROM assay.trail", "42501");
  postgres_assert_refused (theirs, "UPDATE assay.trail SET author = 'x'", "42501");
  postgres_assert_refused (theirs, "UPDATE assay.register SET format = 2", "42501");
  g_assert_false (assay_register_store_share (editor, "keeper", ASSAY_REGISTER_SHARE_VIEW, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS);

  share (fixture, role, ASSAY_REGISTER_SHARE_VIEW);
  assert_refused (fixture->files->context, theirs, TRUE, ASSAY_ERROR_ACCESS);
}

static void
test_share_refused (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      assay_register_store_share (fixture->store, "who?", ASSAY_REGISTER_SHARE_VIEW, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_clear_error (&error);
  g_assert_false (
      assay_register_store_share (fixture->store, "keeper", ASSAY_REGISTER_SHARE_NOTHING, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  register_add (fixture->store, "area name=Still_ours");
}

/* --- Others at work past Assay ----------------------------------------------------------------
 */

/* Until somebody in this database waits for a lock. */
static void
wait_for_waiting (RegisterFixture *fixture)
{
  g_autofree char *answer = NULL;

  while (g_strcmp0 (answer, "t") != 0)
    {
      g_free (answer);
      answer = postgres_ask (fixture->path, "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE "
                                            "wait_event_type = 'Lock' AND datname = "
                                            "current_database ())");
    }
}

static gpointer
rename_first_area (gpointer user_data)
{
  RegisterFixture *fixture = user_data;
  AssayHeldArea *area = register_sketch ("area id=1 name=Ours");
  g_autoptr (GError) error = NULL;

  area->value.version = 1;
  register_apply_one (fixture->store, ASSAY_REGISTER_AMEND, area, NULL, &error);
  assay_register_value_free (area);

  return g_steal_pointer (&error);
}

/* Another program has what we need and wants what we have: the server ends one of the two, ours,
 * and the edit is done again. */
static void
test_deadlock (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  PGconn *other = postgres_connect (fixture->path);
  GThread *thread;
  AssayHeldArea *area;

  register_add (fixture->store, "area name=North");
  PQclear (PQexec (other, "SET deadlock_timeout = '60s'; BEGIN; "
                          "SELECT FROM assay.area WHERE id = 1 FOR UPDATE"));
  thread = g_thread_new ("ours", rename_first_area, fixture);
  wait_for_waiting (fixture);
  PQclear (PQexec (other, "SELECT FROM assay.register FOR UPDATE"));
  PQclear (PQexec (other, "COMMIT"));
  g_assert_null (g_thread_join (thread));
  area = register_take_area (fixture->store, 1);
  g_assert_cmpstr (area->name, ==, "Ours");
  assay_register_value_free (area);
  PQfinish (other);
}

/* One that changes the same value while we wait for it: theirs is not overwritten. */
static void
test_changed_while_waiting (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  PGconn *other = postgres_connect (fixture->path);
  g_autoptr (GError) error = NULL;
  GThread *thread;
  AssayHeldArea *area;

  register_add (fixture->store, "area name=North");
  PQclear (PQexec (other, "BEGIN; UPDATE assay.area SET name = 'Theirs', version = 2"));
  thread = g_thread_new ("ours", rename_first_area, fixture);
  wait_for_waiting (fixture);
  PQclear (PQexec (other, "COMMIT"));
  error = g_thread_join (thread);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  area = register_take_area (fixture->store, 1);
  g_assert_cmpstr (area->name, ==, "Theirs");
  assay_register_value_free (area);
  PQfinish (other);
}

typedef struct
{
  RegisterFixture *fixture;
  GCancellable *cancellable;
} Stopping;

static gpointer
stop_when_waiting (gpointer user_data)
{
  Stopping *stopping = user_data;

  wait_for_waiting (stopping->fixture);
  g_cancellable_cancel (stopping->cancellable);

  return NULL;
}

/* Reading that waits for the server is stopped by whoever does not want to wait. */
static void
test_stopped_while_waiting (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PGconn *other = postgres_connect (fixture->path);
  Stopping stopping = { fixture, cancellable };
  g_autoptr (GError) error = NULL;
  GThread *thread;

  register_add (fixture->store, REGISTER_EVERYTHING);
  PQclear (PQexec (other, "BEGIN; LOCK TABLE assay.award"));
  thread = g_thread_new ("stop", stop_when_waiting, &stopping);
  g_assert_null (assay_register_store_load (fixture->store, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_thread_join (thread);
  PQfinish (other);
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AWARD), ==, 1);
}

/* --- Lines that are cut -----------------------------------------------------------------------
 */

/* Everybody but whoever asks is thrown out. */
static void
throw_out (RegisterFixture *fixture)
{
  postgres_run (fixture->path,
                "SELECT pg_terminate_backend (pid) FROM pg_stat_activity WHERE pid <> "
                "pg_backend_pid () AND datname = current_database ()");
}

static void
test_thrown_out (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  gint64 stamp;

  register_add (fixture->store, "area name=North");
  throw_out (fixture);
  register_add (fixture->store, "area name=South");
  throw_out (fixture);
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AREA), ==, 2);
  throw_out (fixture);
  g_assert_true (assay_register_store_get_stamp (fixture->store, &stamp, NULL));
  g_assert_cmpint (stamp, ==, 2);

  /* What it comes back to is looked at as if for the first time. */
  throw_out (fixture);
  postgres_run (fixture->path, "UPDATE assay.register SET format = 2");
  g_assert_null (assay_register_store_load (fixture->store, NULL, NULL));
}

/* The fixture's register, opened through a line that can be cut. */
static LineFixture *
put_line_between (RegisterFixture *fixture)
{
  g_autofree char *address =
      postgres_dup_address_for (fixture->path, "keeper", fixture->files->folder);
  LineFixture *line = line_fixture_new (fixture->files->folder);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, assay_register_store_close);
  fixture->store = assay_register_store_open (address, TRUE, fixture->files->context, &error);
  g_assert_no_error (error);

  return line;
}

static void
assert_kept (RegisterFixture *fixture, guint n_areas, guint n_services)
{
  g_autoptr (GPtrArray) trail = assay_register_store_list_trail (fixture->store, NULL, NULL);

  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AREA), ==, n_areas);
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_SERVICE), ==, n_services);
  g_assert_cmpuint (trail->len, ==, n_areas + n_services);
}

/* A line that works again at once: the edit is there once, and was called done. */
static void
test_cut_and_back (void)
{
  static const LineFault faults[] = { LINE_CUT_BEFORE_COMMIT, LINE_CUT_AFTER_COMMIT };
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (LineFixture) line = put_line_between (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      line_fixture_set (line, faults[i], FALSE);
      register_add (fixture->store, "area id=-1 name=A\nservice area=-1 name=S");
      g_assert_cmpuint (line_fixture_get_count (line), ==, i + 1);
      assert_kept (fixture, i + 1, i + 1);
    }
  g_clear_pointer (&fixture->store, assay_register_store_close);
}

/* An area and its service, in one edit. */
static GArray *
sketch_pair (void)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  AssayRegisterEdit area = { ASSAY_REGISTER_ADD, register_sketch ("area id=-1 name=A") };
  AssayRegisterEdit service = { ASSAY_REGISTER_ADD, register_sketch ("service area=-1 name=S") };

  g_array_append_val (edits, area);
  g_array_append_val (edits, service);

  return edits;
}

static void
free_pair (GArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    assay_register_value_free (g_array_index (edits, AssayRegisterEdit, i).value);
  g_array_unref (edits);
}

/* Applies @edits over a line that goes down for good: nobody can know, and that is what is said. */
static void
lose_answer (RegisterFixture *fixture, LineFixture *line, LineFault fault, GArray *edits)
{
  g_autoptr (GError) error = NULL;
  gboolean is_kept = FALSE;

  line_fixture_set (line, fault, TRUE);
  g_assert_false (assay_register_store_apply (fixture->store, edits, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_IO);
  g_assert_true (assay_register_store_is_unsure (fixture->store));
  g_assert_false (assay_register_store_settle (fixture->store, &is_kept, NULL));
  g_assert_true (assay_register_store_is_unsure (fixture->store));
  g_assert_cmpint (((AssayRegisterValue *) g_array_index (edits, AssayRegisterEdit, 0).value)->id,
                   ==, -1);
}

/* Asking again says which it was, and applying again makes it one, never two. */
static void
test_cut_and_down (void)
{
  static const LineFault faults[] = { LINE_CUT_BEFORE_COMMIT, LINE_CUT_AFTER_COMMIT };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autoptr (LineFixture) line = put_line_between (fixture);
      GArray *edits = sketch_pair ();
      gboolean is_asked = i >= G_N_ELEMENTS (faults), is_kept = FALSE;
      const AssayHeldService *service = g_array_index (edits, AssayRegisterEdit, 1).value;

      lose_answer (fixture, line, faults[i % 2], edits);
      line_fixture_set (line, LINE_WHOLE, FALSE);
      if (is_asked)
        {
          g_assert_true (assay_register_store_settle (fixture->store, &is_kept, NULL));
          g_assert_cmpint (is_kept, ==, faults[i % 2] == LINE_CUT_AFTER_COMMIT);
        }
      if (!is_kept)
        {
          g_assert_true (assay_register_store_apply (fixture->store, edits, NULL, NULL));
          g_assert_cmpint (service->area, >, 0);
          g_assert_cmpint (service->value.version, ==, 1);
        }
      g_assert_false (assay_register_store_is_unsure (fixture->store));
      assert_kept (fixture, 1, 1);
      free_pair (edits);
      g_clear_pointer (&fixture->store, assay_register_store_close);
    }
}

/* Another edit than the lost one is not taken for it. */
static void
test_cut_then_another (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (LineFixture) line = put_line_between (fixture);
  GArray *edits = sketch_pair ();

  lose_answer (fixture, line, LINE_CUT_AFTER_COMMIT, edits);
  line_fixture_set (line, LINE_WHOLE, FALSE);
  register_add (fixture->store, "area name=Another");
  assert_kept (fixture, 2, 1);
  free_pair (edits);
  g_clear_pointer (&fixture->store, assay_register_store_close);
}

/* --- A server that is killed ------------------------------------------------------------------
 */

#define N_PAIRS 60u
#define N_KILLS 4u

/* Adds pairs one after the other whatever happens, asks about those that it does not know of, and
 * says each that was kept. */
static void
add_stubbornly (RegisterFixture *fixture, int report)
{
  guint n_kept = 0;

  register_fixture_reopen (fixture);
  while (n_kept < N_PAIRS)
    {
      GArray *edits = sketch_pair ();
      gboolean is_kept = assay_register_store_apply (fixture->store, edits, NULL, NULL);

      while (assay_register_store_is_unsure (fixture->store))
        if (!assay_register_store_settle (fixture->store, &is_kept, NULL))
          postgres_wait_for_server (fixture->path);
      free_pair (edits);
      if (!is_kept)
        postgres_wait_for_server (fixture->path);
      else if (write (report, &n_kept, sizeof n_kept) != (gssize) sizeof n_kept)
        _exit (1);
      n_kept += is_kept ? 1 : 0;
    }
  assay_register_store_close (fixture->store);
  _exit (0);
}

static void
test_server_killed (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GPtrArray) problems = NULL;
  guint number, n_told = 0;
  int report[2], status = -1;
  GPid child;

  g_clear_pointer (&fixture->store, assay_register_store_close);
  g_assert_cmpint (pipe (report), ==, 0);
  child = fork ();
  if (child == 0)
    add_stubbornly (fixture, report[1]);
  close (report[1]);
  while (read (report[0], &number, sizeof number) == (gssize) sizeof number)
    if (++n_told % (N_PAIRS / (N_KILLS + 1)) == 0 && n_told < N_PAIRS)
      {
        postgres_kill_server ();
        postgres_wait_for_server (fixture->path);
      }
  close (report[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);

  /* Exactly what was called kept: nothing lost, nothing half, nothing twice. */
  g_assert_cmpuint (n_told, ==, N_PAIRS);
  register_fixture_reopen (fixture);
  assert_kept (fixture, N_PAIRS, N_PAIRS);
  problems = assay_register_store_check (fixture->store, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* While it is open and nobody writes. */
static void
test_killed_between (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();

  for (guint i = 0; i < 3; i++)
    {
      register_add (fixture->store, "area id=-1 name=A\nservice area=-1 name=S");
      postgres_kill_server ();
      postgres_wait_for_server (fixture->path);
      assert_kept (fixture, i + 1, i + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/postgres/shown", test_shown);
  g_test_add_func ("/register/postgres/places", test_places);
  g_test_add_func ("/register/postgres/meddled", test_meddled);
  g_test_add_func ("/register/postgres/bad-values", test_bad_values);
  g_test_add_func ("/register/postgres/other-manners", test_other_manners);
  g_test_add_func ("/register/postgres/viewer", test_viewer);
  g_test_add_func ("/register/postgres/editor", test_editor);
  g_test_add_func ("/register/postgres/share-refused", test_share_refused);
  g_test_add_func ("/register/postgres/deadlock", test_deadlock);
  g_test_add_func ("/register/postgres/changed-while-waiting", test_changed_while_waiting);
  g_test_add_func ("/register/postgres/stopped-while-waiting", test_stopped_while_waiting);
  g_test_add_func ("/register/postgres/thrown-out", test_thrown_out);
  g_test_add_func ("/register/postgres/cut-and-back", test_cut_and_back);
  g_test_add_func ("/register/postgres/cut-and-down", test_cut_and_down);
  g_test_add_func ("/register/postgres/cut-then-another", test_cut_then_another);
  g_test_add_func ("/register/postgres/server-killed", test_server_killed);
  g_test_add_func ("/register/postgres/killed-between", test_killed_between);

  return g_test_run ();
}
