/* A register in a database when something comes between: other programs, refusals, a line that is
 * cut, a server that is killed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "line-fixture.h"
#include "postgres-fixture.h"
#include "register-fixture.h"

#include "base/assay-error.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- What the server says ---------------------------------------------------------------------
 */

/* From now on the server answers every new area with @state, @n_times, or for ever with 0. */
static void
make_refuse (RegisterFixture *fixture, const char *state, guint n_times)
{
  g_autofree char *sql = g_strdup_printf (
      "CREATE SEQUENCE public.asked; CREATE FUNCTION public.refuse () RETURNS trigger LANGUAGE "
      "plpgsql "
      "AS 'BEGIN IF nextval (''public.asked'') <= %u OR %u = 0 THEN "
      "RAISE EXCEPTION ''raw words'' USING ERRCODE = ''%s''; END IF; RETURN NEW; END'; "
      "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON assay.area DEFERRABLE "
      "INITIALLY %s FOR EACH ROW EXECUTE FUNCTION public.refuse ()",
      n_times, n_times, state, n_times % 2 == 1 ? "DEFERRED" : "IMMEDIATE");

  postgres_run (fixture->path, sql);
}

static void
test_answers (void)
{
  static const struct
  {
    const char *state;
    AssayError code;
    gboolean has_detail;
  } rows[] = {
    { "40001", ASSAY_ERROR_LOCKED, FALSE },  { "40P01", ASSAY_ERROR_LOCKED, FALSE },
    { "55P03", ASSAY_ERROR_LOCKED, FALSE },  { "57014", ASSAY_ERROR_LOCKED, FALSE },
    { "53300", ASSAY_ERROR_LOCKED, FALSE },  { "53100", ASSAY_ERROR_NO_SPACE, FALSE },
    { "42501", ASSAY_ERROR_ACCESS, FALSE },  { "25006", ASSAY_ERROR_ACCESS, FALSE },
    { "23503", ASSAY_ERROR_REFUSED, FALSE }, { "23514", ASSAY_ERROR_REFUSED, TRUE },
    { "22003", ASSAY_ERROR_REFUSED, TRUE },  { "54000", ASSAY_ERROR_TOO_LARGE, FALSE },
    { "XX001", ASSAY_ERROR_DAMAGED, TRUE },  { "42703", ASSAY_ERROR_DAMAGED, TRUE },
    { "58030", ASSAY_ERROR_IO, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      AssayHeldArea *area = register_sketch ("area name=North");
      g_autoptr (GError) error = NULL;

      make_refuse (fixture, rows[i].state, 0);
      g_assert_false (register_apply_one (fixture->store, ASSAY_REGISTER_ADD, area, NULL, &error));
      g_assert_error (error, ASSAY_ERROR, (int) rows[i].code);
      g_assert_cmpint (strstr (error->message, "raw words") != NULL, ==, rows[i].has_detail);
      g_assert_null (strstr (error->message, rows[i].state));
      g_assert_false (assay_register_store_is_unsure (fixture->store));
      g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AREA), ==, 0);
      assay_register_value_free (area);
    }
}

/* What passes is done again until it goes well, once: whether the statement was refused or, with an
 * odd number, only the COMMIT. */
static void
test_done_again (void)
{
  for (guint n_times = 1; n_times < 5; n_times++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autoptr (GPtrArray) trail = NULL;

      make_refuse (fixture, n_times < 3 ? "40001" : "40P01", n_times);
      register_add (fixture->store, "area name=North");
      g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AREA), ==, 1);
      trail = assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);
      g_assert_cmpuint (trail->len, ==, 1);
    }
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

static gpointer
add_until_stopped (gpointer user_data)
{
  Stopping *stopping = user_data;
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  AssayRegisterEdit edit = { ASSAY_REGISTER_ADD, register_sketch ("area name=North") };
  g_autoptr (GError) error = NULL;

  g_array_append_val (edits, edit);
  g_assert_false (assay_register_store_apply (stopping->fixture->store, edits,
                                              stopping->cancellable, NULL, &error));
  assay_register_value_free (edit.value);

  return g_steal_pointer (&error);
}

/* So is an edit that waits for its turn, and nothing of it comes true later. */
static void
test_edit_stopped_while_waiting (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PGconn *other = postgres_connect (fixture->path);
  Stopping stopping = { fixture, cancellable };
  g_autoptr (GError) error = NULL;
  GThread *thread;

  PQclear (PQexec (other, "BEGIN; SELECT FROM assay.register FOR UPDATE"));
  thread = g_thread_new ("ours", add_until_stopped, &stopping);
  stop_when_waiting (&stopping);
  error = g_thread_join (thread);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_nonnull (strstr (error->message, "nothing of this was kept"));
  g_assert_false (assay_register_store_is_unsure (fixture->store));
  PQclear (PQexec (other, "COMMIT"));
  PQfinish (other);
  register_add (fixture->store, "area name=South");
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AREA), ==, 1);
}

/* Whoever waits longer than the server lets them is told why, and may try again. */
static void
test_lock_timeout (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *name = postgres_ask (fixture->path, "SELECT current_database ()");
  g_autofree char *sql = g_strdup_printf ("ALTER DATABASE %s SET lock_timeout = '50ms'", name);
  PGconn *other = postgres_connect (fixture->path);
  AssayHeldArea *area = register_sketch ("area name=North");
  g_autoptr (GError) error = NULL;

  postgres_run (fixture->path, sql);
  register_fixture_reopen (fixture);
  PQclear (PQexec (other, "BEGIN; SELECT FROM assay.register FOR UPDATE"));
  g_assert_false (register_apply_one (fixture->store, ASSAY_REGISTER_ADD, area, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "written to by somebody else; try again in a moment"));
  g_assert_false (assay_register_store_is_unsure (fixture->store));
  PQclear (PQexec (other, "COMMIT"));
  PQfinish (other);
  g_clear_error (&error);
  g_assert_true (register_apply_one (fixture->store, ASSAY_REGISTER_ADD, area, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AREA), ==, 1);
  assay_register_value_free (area);
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
  g_assert_true (assay_register_store_get_stamp (fixture->store, &stamp, NULL, NULL));
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
  fixture->store = assay_register_store_open (address, TRUE, fixture->files->context, NULL, &error);
  g_assert_no_error (error);

  return line;
}

static void
assert_kept (RegisterFixture *fixture, guint n_areas, guint n_services)
{
  g_autoptr (GPtrArray) trail = assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);

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
  g_assert_false (assay_register_store_apply (fixture->store, edits, NULL, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_IO);
  g_assert_true (assay_register_store_is_unsure (fixture->store));
  g_assert_false (assay_register_store_settle (fixture->store, NULL, &is_kept, NULL));
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
          g_assert_true (assay_register_store_settle (fixture->store, NULL, &is_kept, NULL));
          g_assert_cmpint (is_kept, ==, faults[i % 2] == LINE_CUT_AFTER_COMMIT);
        }
      if (!is_kept)
        {
          g_assert_true (assay_register_store_apply (fixture->store, edits, NULL, NULL, NULL));
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

typedef struct
{
  LineFixture *line;
  GCancellable *cancellable;
} Silence;

static gpointer
stop_when_silent (gpointer user_data)
{
  Silence *silence = user_data;

  while (line_fixture_get_count (silence->line) == 0)
    g_usleep (1000);
  g_cancellable_cancel (silence->cancellable);

  return NULL;
}

/* Whoever stops waiting for the answer is not told that nothing was kept: nobody knows yet. */
static void
test_stopped_at_commit (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (LineFixture) line = put_line_between (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Silence silence = { line, cancellable };
  GArray *edits = sketch_pair ();
  g_autoptr (GError) error = NULL;
  gboolean is_kept = FALSE;
  GThread *thread;

  line_fixture_set (line, LINE_SILENT_AT_COMMIT, FALSE);
  thread = g_thread_new ("stop", stop_when_silent, &silence);
  g_assert_false (assay_register_store_apply (fixture->store, edits, cancellable, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_IO);
  g_thread_join (thread);
  g_assert_true (assay_register_store_is_unsure (fixture->store));
  g_assert_false (assay_register_store_settle (fixture->store, cancellable, &is_kept, NULL));
  g_assert_true (assay_register_store_settle (fixture->store, NULL, &is_kept, NULL));
  g_assert_true (is_kept);
  assert_kept (fixture, 1, 1);
  free_pair (edits);
  g_clear_pointer (&fixture->store, assay_register_store_close);
}

static gpointer
stop_at_call (gpointer user_data)
{
  gpointer *both = user_data;
  g_autoptr (GSocketConnection) caller = g_socket_listener_accept (both[0], NULL, NULL, NULL);

  g_assert_nonnull (caller);
  g_cancellable_cancel (both[1]);

  return g_steal_pointer (&caller);
}

/* Somebody takes the call and says nothing. */
static void
test_stopped_while_connecting (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *socket = assay_fixture_path (fixture->files, ".s.PGSQL.5432");
  g_autofree char *address =
      postgres_dup_address_for (fixture->path, "keeper", fixture->files->folder);
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketAddress) place = g_unix_socket_address_new (socket);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GSocketConnection) caller = NULL;
  gpointer both[] = { listener, cancellable };
  g_autoptr (GError) error = NULL;
  GThread *thread;

  g_assert_true (g_socket_listener_add_address (listener, place, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error));
  thread = g_thread_new ("stop", stop_at_call, both);
  g_assert_null (
      assay_register_store_open (address, TRUE, fixture->files->context, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  caller = g_thread_join (thread);
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
      gboolean is_kept = assay_register_store_apply (fixture->store, edits, NULL, NULL, NULL);

      while (assay_register_store_is_unsure (fixture->store))
        if (!assay_register_store_settle (fixture->store, NULL, &is_kept, NULL))
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
  g_test_add_func ("/register/lost/answers", test_answers);
  g_test_add_func ("/register/lost/done-again", test_done_again);
  g_test_add_func ("/register/lost/deadlock", test_deadlock);
  g_test_add_func ("/register/lost/changed-while-waiting", test_changed_while_waiting);
  g_test_add_func ("/register/lost/stopped-while-waiting", test_stopped_while_waiting);
  g_test_add_func ("/register/lost/edit-stopped-while-waiting", test_edit_stopped_while_waiting);
  g_test_add_func ("/register/lost/lock-timeout", test_lock_timeout);
  g_test_add_func ("/register/lost/thrown-out", test_thrown_out);
  g_test_add_func ("/register/lost/cut-and-back", test_cut_and_back);
  g_test_add_func ("/register/lost/cut-and-down", test_cut_and_down);
  g_test_add_func ("/register/lost/cut-then-another", test_cut_then_another);
  g_test_add_func ("/register/lost/stopped-at-commit", test_stopped_at_commit);
  g_test_add_func ("/register/lost/stopped-while-connecting", test_stopped_while_connecting);
  g_test_add_func ("/register/lost/server-killed", test_server_killed);
  g_test_add_func ("/register/lost/killed-between", test_killed_between);

  return g_test_run ();
}
