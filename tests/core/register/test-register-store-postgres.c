/* A register in a database: addresses, rights, tables that others changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-address.h"
#include "postgres-fixture.h"
#include "register-fixture.h"

#include "base/assay-error.h"

#include <string.h>

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

  g_assert_null (assay_register_store_open (address, is_to_write, context, NULL, &error));
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
  g_assert_null (assay_register_store_create (latin, "Contracts", context, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  postgres_drop_database (latin);

  assert_refused (context, fixture->path, TRUE, ASSAY_ERROR_NOT_FOUND);
  postgres_run (fixture->path, "CREATE SCHEMA assay");
  assert_refused (context, fixture->path, TRUE, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (assay_register_store_create (fixture->path, "Contracts", context, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
}

/* A password goes where it belongs and nowhere else, whether it is right or not. */
static void
test_password (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  AssayContext *context = fixture->files->context;
  g_autofree char *none = postgres_dup_address_for (fixture->path, "guarded", NULL);
  g_autofree char *wrong = g_strconcat (none, "&password=hunter2", NULL);
  g_autofree char *right = g_strconcat (none, "&password=h%40unter2", NULL);
  g_autoptr (AssayRegisterStore) store = NULL;
  g_autoptr (GError) error = NULL;

  postgres_run (fixture->path, "CREATE ROLE guarded LOGIN PASSWORD 'h@unter2'");
  g_assert_true (assay_register_store_share (fixture->store, "guarded", ASSAY_REGISTER_SHARE_VIEW,
                                             NULL, NULL));
  assert_refused (context, none, FALSE, ASSAY_ERROR_ACCESS);
  assert_refused (context, wrong, FALSE, ASSAY_ERROR_ACCESS);
  assert_refused (context, right, TRUE, ASSAY_ERROR_ACCESS);
  store = assay_register_store_open (right, FALSE, context, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (assay_register_store_get_address (store), "unter2"));
  g_assert_cmpstr (assay_register_store_get_address (store), ==, none);
}

static gpointer
create_one (gpointer user_data)
{
  RegisterFixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  AssayRegisterStore *store = assay_register_store_create (fixture->path, "Contracts",
                                                           fixture->files->context, NULL, &error);

  if (store == NULL)
    g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);

  return store;
}

/* Several who make one at once: one does, and the others are told. */
static void
test_made_at_once (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new_bare ();
  GThread *threads[4];
  guint n_made = 0;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("maker", create_one, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      AssayRegisterStore *store = g_thread_join (threads[i]);

      n_made += store != NULL;
      assay_register_store_close (store);
    }
  g_assert_cmpuint (n_made, ==, 1);
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
      g_assert_true (assay_register_store_list_trail (fixture->store, NULL, NULL, NULL) != NULL);
    }
}

static void
run_tool (const char *const *argv, char **out_text, GError **error)
{
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, out_text, NULL,
                &status, error);
  g_assert_no_error (*error);
  g_assert_cmpint (status, ==, 0);
}

/* The copy that a server's keeper puts in place of what was lost is a register like the first, and
 * goes on where it was. */
static void
test_restored (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (RegisterFixture) copy = register_fixture_new_bare ();
  g_autofree char *dump = assay_fixture_path (fixture->files, "dump.sql");
  const char *save[] = { "pg_dump", "--no-owner", "--file", dump, fixture->path, NULL };
  const char *restore[] = { "psql", "-X", "-q",       "-v", "ON_ERROR_STOP=1",
                            "-f",   dump, copy->path, NULL };
  g_autofree char *said = NULL, *answered = NULL;
  g_autoptr (GPtrArray) trail = NULL;
  g_autoptr (GError) error = NULL;
  AssayHeldArea *area;

  register_add (fixture->store, REGISTER_EVERYTHING);
  run_tool (save, &said, &error);
  run_tool (restore, &answered, &error);
  register_fixture_reopen (copy);
  register_add (copy->store, "area name=Later");
  area = register_take_area (copy->store, 2);
  g_assert_cmpstr (area->name, ==, "Later");
  assay_register_value_free (area);
  trail = assay_register_store_list_trail (copy->store, NULL, NULL, NULL);
  g_assert_cmpuint (trail->len, ==, ASSAY_N_HELD + 2);
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

  assay_register_store_share (fixture->store, role, what, NULL, &error);
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
  viewer = assay_register_store_open (theirs, FALSE, context, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (assay_register_store_is_read_only (viewer));
  g_assert_cmpuint (register_count (viewer, ASSAY_HELD_SERVICE), ==, 2);
  trail = assay_register_store_list_trail (viewer, NULL, NULL, &error);
  g_assert_cmpuint (trail->len, ==, ASSAY_N_HELD + 1);
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
  editor = assay_register_store_open (theirs, TRUE, fixture->files->context, NULL, &error);
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
  g_assert_false (
      assay_register_store_share (editor, "keeper", ASSAY_REGISTER_SHARE_VIEW, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS);

  share (fixture, role, ASSAY_REGISTER_SHARE_VIEW);
  assert_refused (fixture->files->context, theirs, TRUE, ASSAY_ERROR_ACCESS);
}

/* Nobody needs to be the server's keeper to have a register and to share it. */
static void
test_plain_maker (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new_bare ();
  g_autofree char *maker = make_role ("maker"), *viewer = make_role ("viewer");
  g_autofree char *makers = postgres_dup_address_for (fixture->path, maker, NULL);
  g_autofree char *viewers = postgres_dup_address_for (fixture->path, viewer, NULL);
  g_autofree char *name = postgres_ask (fixture->path, "SELECT current_database ()");
  g_autofree char *sql = g_strdup_printf ("REVOKE CONNECT ON DATABASE %s FROM PUBLIC; "
                                          "GRANT CONNECT, CREATE ON DATABASE %s TO \"%s\" "
                                          "WITH GRANT OPTION",
                                          name, name, maker);
  AssayContext *context = fixture->files->context;
  g_autoptr (AssayRegisterStore) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_register_store_create (makers, "Ours", context, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS);
  g_clear_error (&error);
  postgres_run (fixture->path, sql);
  fixture->store = assay_register_store_create (makers, "Ours", context, NULL, &error);
  g_assert_no_error (error);
  register_add (fixture->store, REGISTER_EVERYTHING);
  assert_refused (context, viewers, FALSE, ASSAY_ERROR_ACCESS);
  share (fixture, viewer, ASSAY_REGISTER_SHARE_VIEW);
  reader = assay_register_store_open (viewers, FALSE, context, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (register_count (reader, ASSAY_HELD_SERVICE), ==, 2);
}

/* "name may view, name may change" */
static char *
tell_shares (RegisterFixture *fixture)
{
  g_autoptr (GPtrArray) shares = assay_register_store_list_shares (fixture->store, NULL);
  GString *told = g_string_new (NULL);

  g_assert_nonnull (shares);
  for (guint i = 0; i < shares->len; i++)
    {
      const AssayRegisterShared *shared = shares->pdata[i];

      g_string_append_printf (told, "%.1s %s; ", shared->role,
                              shared->share == ASSAY_REGISTER_SHARE_CHANGE ? "changes" : "views");
    }

  return g_string_free (told, FALSE);
}

static void
test_list_shares (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *nobody = tell_shares (fixture);
  g_autofree char *one = make_role ("a"), *other = make_role ("b");
  g_autofree char *both = NULL, *fewer = NULL;

  g_assert_cmpstr (nobody, ==, "");
  share (fixture, one, ASSAY_REGISTER_SHARE_VIEW);
  share (fixture, other, ASSAY_REGISTER_SHARE_CHANGE);
  both = tell_shares (fixture);
  g_assert_cmpstr (both, ==, "a views; b changes; ");
  share (fixture, one, ASSAY_REGISTER_SHARE_NOTHING);
  share (fixture, other, ASSAY_REGISTER_SHARE_VIEW);
  postgres_run (fixture->path, "GRANT USAGE ON SCHEMA assay TO PUBLIC");
  fewer = tell_shares (fixture);
  g_assert_cmpstr (fewer, ==, "b views; p views; ");
}

static void
test_share_refused (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      assay_register_store_share (fixture->store, "who?", ASSAY_REGISTER_SHARE_VIEW, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_clear_error (&error);
  g_assert_false (assay_register_store_share (fixture->store, "keeper",
                                              ASSAY_REGISTER_SHARE_NOTHING, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  register_add (fixture->store, "area name=Still_ours");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/postgres/shown", test_shown);
  g_test_add_func ("/register/postgres/places", test_places);
  g_test_add_func ("/register/postgres/password", test_password);
  g_test_add_func ("/register/postgres/made-at-once", test_made_at_once);
  g_test_add_func ("/register/postgres/meddled", test_meddled);
  g_test_add_func ("/register/postgres/bad-values", test_bad_values);
  g_test_add_func ("/register/postgres/other-manners", test_other_manners);
  g_test_add_func ("/register/postgres/restored", test_restored);
  g_test_add_func ("/register/postgres/plain-maker", test_plain_maker);
  g_test_add_func ("/register/postgres/viewer", test_viewer);
  g_test_add_func ("/register/postgres/editor", test_editor);
  g_test_add_func ("/register/postgres/list-shares", test_list_shares);
  g_test_add_func ("/register/postgres/share-refused", test_share_refused);

  return g_test_run ();
}
