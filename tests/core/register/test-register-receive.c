/* Receiving submissions: whether they hold, what is kept, and above all what is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bag-maker.h"
#include "receive-desk.h"
#include "sketch.h"

#include "base/assay-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- Submissions ------------------------------------------------------------------------------
 */

static void
test_submission (ReceiveDesk *self, gconstpointer data)
{
  g_autofree char *path = receive_desk_send (self, "vale.zip", &receive_plain);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *received = NULL, *result = NULL, *measure = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->kind, ==, ASSAY_ARRIVAL_SUBMISSION);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_CAN_BE_TAKEN);
  g_assert_true (arrival->is_verified);
  g_assert_cmpint (arrival->service, ==, 1);
  receive_desk_take (self, arrival);
  held = register_load (self->kept->store);
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_RECEIVED)->len, ==, 1);
  received = assay_register_value_format (receive_desk_list (held, ASSAY_HELD_RECEIVED)->pdata[0]);
  receive_desk_assert_contains (received, "received: submission\nscheme: small\nedition: 2026\n"
                                          "day: 2026-11-20\nround: 1\nfingerprint: ");
  receive_desk_assert_contains (received, "is_verified: 1\nfile: vale.zip\nsignature: unsigned\n");
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_RESULT)->len, ==, 2);
  result = assay_register_value_format (receive_desk_list (held, ASSAY_HELD_RESULT)->pdata[0]);
  receive_desk_assert_contains (result, "received: 1\nstandard: 1\ntitle: First\nstate: ");
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_MEASURE)->len, ==, 1);
  measure = assay_register_value_format (receive_desk_list (held, ASSAY_HELD_MEASURE)->pdata[0]);
  receive_desk_assert_contains (
      measure, "measure: referrals\ntitle: Referrals\ndefinition: People referred.\n"
               "counting_rule: Each once.\n");
  receive_desk_assert_contains (measure,
                                "from_day: 2026-04-01\nuntil_day: 2026-09-30\nfigure: 42\n");
}

/* The results are those that readiness computes on the day of the submission. */
static void
test_results (ReceiveDesk *self, gconstpointer data)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = receive_desk_new_portfolio (SERVICE, 1, scheme->sha256);
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (scheme, portfolio, assay_date_new (2026, 11, 20));
  g_autofree char *path = receive_desk_send (self, "vale.zip", &receive_plain);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);

  g_assert_cmpuint (arrival->edits->len, ==, 1 + readiness->n_standards + 1);
  for (guint i = 0; i < readiness->n_standards; i++)
    {
      const AssayStandardReadiness *standard = &readiness->standards[i];
      const AssayHeldResult *result =
          g_array_index (arrival->edits, AssayRegisterEdit, 1 + i).value;

      g_assert_cmpstr (result->standard, ==, standard->standard->id);
      g_assert_cmpuint (result->ready, ==, standard->counts[ASSAY_STATE_READY]);
      g_assert_cmpuint (result->applies, ==, standard->n_applicable);
      g_assert_true ((result->state == ASSAY_RESULT_READY) == standard->holds);
    }
}

/* Not one word that the service wrote is in the register's file, whatever came of it; nor the name
 * of an evidence file. */
static void
test_nothing_else_kept (ReceiveDesk *self, gconstpointer data)
{
  const Sent altered = { SERVICE, 2, "2026-11-21", NULL, NULL, TRUE, FALSE };
  const Sent other = { SERVICE, 3, "2026-11-21", NULL, NULL, FALSE, TRUE };
  const Sent *const sent[] = { &receive_plain, &altered, &other };
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_looked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    {
      g_autofree char *path = receive_desk_send (self, "vale.zip", sent[i]);
      g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);

      g_assert_no_error (self->error);
      receive_desk_take (self, arrival);
      g_remove (path);
    }
  g_clear_pointer (&self->kept->store, assay_register_store_close);
  dir = g_dir_open (self->kept->files->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->kept->files->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (!g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      n_looked++;
      g_assert_null (memmem (bytes, length, SECRET, strlen (SECRET)));
      g_assert_nonnull (memmem (bytes, length, "People referred.", 16));
    }
  g_assert_cmpuint (n_looked, ==, 1);
  register_fixture_reopen (self->kept);
}

/* One that fails is received as such: nothing of it is compared, and it never counts. */
static void
test_failed (ReceiveDesk *self, gconstpointer data)
{
  const Sent sent = { SERVICE, 1, "2026-11-20", NULL, NULL, TRUE, FALSE };
  g_autofree char *path = receive_desk_send (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayArrival) whole = NULL;
  g_autoptr (AssayRegister) held = NULL;
  const AssayHeldReceived *received;

  g_assert_no_error (self->error);
  g_assert_false (arrival->is_verified);
  g_assert_cmpuint (arrival->edits->len, ==, 1);
  receive_desk_take (self, arrival);
  held = register_load (self->kept->store);
  received = receive_desk_list (held, ASSAY_HELD_RECEIVED)->pdata[0];
  g_assert_false (received->is_verified);
  receive_desk_assert_contains (received->findings, "file-unlisted E001");
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_RESULT)->len, ==, 0);
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_MEASURE)->len, ==, 0);
  again = receive_desk_look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
  /* The same, whole, still can come. */
  g_free (g_steal_pointer (&path));
  path = receive_desk_send (self, "vale.zip", &receive_plain);
  whole = receive_desk_look (self, path, NULL);
  g_assert_cmpint (whole->state, ==, ASSAY_ARRIVAL_CAN_BE_TAKEN);
  g_assert_true (whole->is_verified);
}

static void
test_again (ReceiveDesk *self, gconstpointer data)
{
  g_autofree char *path = receive_desk_send (self, "vale.zip", &receive_plain);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayRegister) held = NULL;

  receive_desk_take (self, arrival);
  again = receive_desk_look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
  g_assert_cmpint (again->already, ==, 1);
  g_assert_false (assay_arrival_apply (again, self->kept->store, NULL, NULL, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  held = register_load (self->kept->store);
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_RECEIVED)->len, ==, 1);
}

/* Under the name of a known scheme, but another: it is received, and compared with nothing. */
static void
test_other_scheme (ReceiveDesk *self, gconstpointer data)
{
  const Sent sent = { SERVICE, 1, "2026-11-20", NULL, NULL, FALSE, TRUE };
  g_autofree char *path = receive_desk_send (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);

  g_assert_no_error (self->error);
  g_assert_true (arrival->is_other_scheme);
  g_assert_cmpuint (arrival->edits->len, ==, 1);
}

/* A day ahead is not believed. */
static void
test_day_ahead (ReceiveDesk *self, gconstpointer data)
{
  const Sent sent = { SERVICE, 1, "2031-01-01", NULL, NULL, FALSE, FALSE };
  g_autofree char *path = receive_desk_send (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);

  g_assert_cmpuint (arrival->day, ==, assay_date_new (2026, 11, 22));
}

static void
test_locked (ReceiveDesk *self, gconstpointer data)
{
  const Sent sent = { SERVICE, 1, "2026-11-20", "open sesame", NULL, FALSE, FALSE };
  g_autofree char *path = receive_desk_send (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = NULL;

  g_assert_null (receive_desk_look (self, path, NULL));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED);
  g_clear_error (&self->error);
  g_assert_null (receive_desk_look (self, path, "wrong"));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED);
  g_clear_error (&self->error);
  arrival = receive_desk_look (self, path, "open sesame");
  g_assert_no_error (self->error);
  g_assert_true (arrival->is_verified);
}

/* Cut anywhere, it is an error, or it is told and does not count. */
static void
test_cut (ReceiveDesk *self, gconstpointer data)
{
  g_autofree char *path = receive_desk_send (self, "vale.zip", &receive_plain);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize kept = 0; kept < length; kept += 97)
    {
      g_autoptr (AssayArrival) arrival = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) kept, NULL));
      arrival = receive_desk_look (self, path, NULL);
      if (arrival != NULL)
        {
          g_assert_false (arrival->is_verified);
          g_assert_cmpuint (arrival->edits->len, <=, 1);
        }
      g_clear_error (&self->error);
    }
}

/* One that does not even say of which scheme it is cannot be kept, whoever it is said to be of. */
static void
test_unreadable (ReceiveDesk *self, gconstpointer data)
{
  g_autoptr (BagMaker) bag = bag_maker_new ();
  g_autoptr (GByteArray) zip = NULL;
  g_autoptr (AssayRegister) held = register_load (self->kept->store);
  g_autofree char *path = assay_fixture_path (self->kept->files, "vale.zip");
  g_autoptr (AssayArrival) arrival = NULL;

  bag_maker_add (bag, "data/portfolio.xml", "<portfolio");
  bag_maker_add (bag, "data/scheme.xml", "<scheme/>");
  bag_maker_add (bag, "data/pack.pdf", "%PDF-1.4\n");
  bag_maker_seal (bag);
  zip = bag_maker_zip (bag);
  g_assert_true (g_file_set_contents (path, (const char *) zip->data, (gssize) zip->len, NULL));
  arrival = receive_desk_look (self, path, NULL);
  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_UNREADABLE);
  g_assert_true (assay_arrival_choose_service (arrival, held, 1, &self->error));
  g_assert_cmpuint (arrival->edits->len, ==, 0);
  g_assert_false (assay_arrival_apply (arrival, self->kept->store, NULL, NULL, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

static void
test_something_else (ReceiveDesk *self, gconstpointer data)
{
  static const char *const others[] = { "just text\n", "<scheme/>", "" };
  g_autoptr (BagMaker) bag = bag_maker_new ();
  g_autoptr (GByteArray) zip = NULL;
  g_autofree char *path = assay_fixture_path (self->kept->files, "other.zip");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = assay_fixture_write (self->kept->files, "other", others[i]);

      g_assert_null (receive_desk_look (self, other, NULL));
      g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      receive_desk_assert_contains (self->error->message, "an award file");
      g_clear_error (&self->error);
    }
  bag_maker_add (bag, "data/holiday.txt", "The sea.\n");
  bag_maker_seal (bag);
  zip = bag_maker_zip (bag);
  g_assert_true (g_file_set_contents (path, (const char *) zip->data, (gssize) zip->len, NULL));
  g_assert_null (receive_desk_look (self, path, NULL));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&self->error);
  g_assert_null (receive_desk_look (self, "/nowhere", NULL));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
}

/* What goes with the files that a register takes, and is none of them: which to choose is said. */
static void
test_kinds (ReceiveDesk *self, gconstpointer data)
{
  static const struct
  {
    const char *content;
    const char *said;
  } cases[] = {
    { "%PDF-1.7\n", "an assessor’s return or award file (XML), or a service’s submission (ZIP)" },
    { "<?xml version=\"1.0\"?>\n<measures-request format=\"1\"/>\n", "Choose the answer" },
    { "SQLite format 3", "Choose what a service or an assessor sent" },
  };
  g_autofree char *folder = assay_fixture_path (self->kept->files, "portfolio");
  g_autofree char *inside = g_build_filename (folder, "portfolio.xml", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = assay_fixture_write (self->kept->files, "what.zip", cases[i].content);

      g_assert_null (receive_desk_look (self, path, NULL));
      g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      receive_desk_assert_contains (self->error->message, path);
      receive_desk_assert_contains (self->error->message, cases[i].said);
      g_clear_error (&self->error);
    }
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "<portfolio/>", -1, NULL));
  g_assert_null (receive_desk_look (self, folder, NULL));
  receive_desk_assert_contains (self->error->message, "Ask the service to submit it");
  g_clear_error (&self->error);
  /* Any other folder. */
  g_assert_cmpint (g_remove (inside), ==, 0);
  g_assert_null (receive_desk_look (self, folder, NULL));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  receive_desk_assert_contains (self->error->message, "holds no submission");
}

/* --- Whose it is ------------------------------------------------------------------------------
 */

/* Never guessed: a name that is not one service's is asked about. */
static void
test_whose (ReceiveDesk *self, gconstpointer data)
{
  const Sent sent = { "North Vale Restorative", 1, "2026-11-20", NULL, NULL, FALSE, FALSE };
  g_autofree char *path = receive_desk_send (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autoptr (AssayRegister) held = register_load (self->kept->store);
  g_autoptr (AssayArrival) twice = NULL;
  g_autofree char *exact = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_NEEDS_SERVICE);
  g_assert_cmpuint (arrival->edits->len, ==, 0);
  g_assert_cmpuint (arrival->candidates->len, ==, 2);
  g_assert_false (assay_arrival_apply (arrival, self->kept->store, NULL, NULL, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_clear_error (&self->error);
  g_assert_false (assay_arrival_choose_service (arrival, held, 99, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_clear_error (&self->error);
  g_assert_true (assay_arrival_choose_service (arrival, held, 3, &self->error));
  receive_desk_take (self, arrival);
  g_assert_cmpint (arrival->service, ==, 3);

  register_add (self->kept->store, "service name=NORTH_VALE\n");
  exact = receive_desk_send (self, "exact.zip", &receive_plain);
  twice = receive_desk_look (self, exact, NULL);
  g_assert_cmpint (twice->state, ==, ASSAY_ARRIVAL_NEEDS_SERVICE);
  g_assert_cmpuint (twice->candidates->len, ==, 2);
}

/* What was looked at is held against the register as it is by now. */
static void
test_look_again (ReceiveDesk *self, gconstpointer data)
{
  const Sent sent = { "Ridge Circles", 1, "2026-11-20", NULL, NULL, FALSE, FALSE };
  g_autofree char *path = receive_desk_send (self, "ridge.zip", &sent);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayRegister) before = register_load (self->kept->store);
  g_autoptr (AssayRegister) added = NULL;
  g_autoptr (AssayRegister) taken = NULL;

  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_NEEDS_SERVICE);
  g_assert_true (arrival->is_service_asked);
  /* Somebody's choice stays, as long as the register has the service. */
  g_assert_true (assay_arrival_choose_service (arrival, before, 2, &self->error));
  assay_arrival_look_again (arrival, before);
  g_assert_cmpint (arrival->service, ==, 2);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_CAN_BE_TAKEN);
  register_add (self->kept->store, "service name=Ridge_Circles\n");
  added = register_load (self->kept->store);
  assay_arrival_look_again (arrival, added);
  g_assert_cmpint (arrival->service, ==, 4);
  g_assert_false (arrival->is_service_asked);
  receive_desk_take (self, arrival);
  taken = register_load (self->kept->store);
  assay_arrival_look_again (arrival, taken);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_IS_THERE);
  g_assert_cmpuint (arrival->edits->len, ==, 0);
  /* And back: what was taken in was taken back. */
  assay_arrival_look_again (arrival, added);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_CAN_BE_TAKEN);
  again = receive_desk_look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
}

/* What came before is known again, though its name says of none or of several whose it is. */
static void
test_whose_again (ReceiveDesk *self, gconstpointer data)
{
  const Sent sent = { "Nobody knows", 1, "2026-11-20", NULL, NULL, FALSE, FALSE };
  g_autofree char *path = receive_desk_send (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autoptr (AssayRegister) held = register_load (self->kept->store);
  g_autoptr (AssayArrival) again = NULL;

  g_assert_true (assay_arrival_choose_service (arrival, held, 3, &self->error));
  receive_desk_take (self, arrival);
  again = receive_desk_look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
  g_assert_cmpint (again->service, ==, 3);
  g_assert_false (again->is_service_asked);
}

#define ADD(name, function)                                                                        \
  g_test_add (name, ReceiveDesk, NULL, receive_desk_set_up, function, receive_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/register-receive/submission", test_submission);
  ADD ("/register-receive/results", test_results);
  ADD ("/register-receive/nothing-else-kept", test_nothing_else_kept);
  ADD ("/register-receive/failed", test_failed);
  ADD ("/register-receive/again", test_again);
  ADD ("/register-receive/other-scheme", test_other_scheme);
  ADD ("/register-receive/day-ahead", test_day_ahead);
  ADD ("/register-receive/locked", test_locked);
  ADD ("/register-receive/cut", test_cut);
  ADD ("/register-receive/unreadable", test_unreadable);
  ADD ("/register-receive/something-else", test_something_else);
  ADD ("/register-receive/kinds", test_kinds);
  ADD ("/register-receive/whose", test_whose);
  ADD ("/register-receive/look-again", test_look_again);
  ADD ("/register-receive/whose-again", test_whose_again);

  return g_test_run ();
}
