/* Receiving what is signed, assessors' reports and award files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "receive-desk.h"

#include "base/assay-error.h"
#include "core/register/assay-measures-answer.h"
#include "core/review/assay-award-file.h"
#include "core/review/assay-return.h"
#include "core/submission/assay-key-digits.h"

#include <string.h>

#define FINGERPRINT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* --- Signed -----------------------------------------------------------------------------------
 */

static AssaySigningKey *
make_key (ReceiveDesk *self, const char *name)
{
  g_autofree char *folder = assay_fixture_path (self->kept->files, name);
  AssaySigningKey *key =
      assay_signing_key_make (folder, "North Vale, manager", self->kept->files->disk, &self->error);

  g_assert_no_error (self->error);

  return key;
}

static void
confirm (ReceiveDesk *self, AssaySigningKey *key)
{
  g_autofree char *digits = assay_key_digits_compute (assay_signing_key_get_public (key));

  assay_known_keys_confirm (self->keys, assay_signing_key_get_name (key), digits,
                            assay_date_new (2026, 11, 1));
}

static void
test_signed (ReceiveDesk *self, gconstpointer data)
{
  g_autoptr (AssaySigningKey) key = make_key (self, "one");
  g_autoptr (AssaySigningKey) other = make_key (self, "other");
  const Sent sent = { SERVICE, 1, "2026-11-20", NULL, key, FALSE, FALSE };
  const Sent changed = { SERVICE, 2, "2026-11-20", NULL, other, FALSE, FALSE };
  g_autofree char *path = receive_desk_send (self, "vale.zip", &sent);
  g_autofree char *by_other = receive_desk_send (self, "other.zip", &changed);
  g_autoptr (AssayArrival) unknown = receive_desk_look (self, path, NULL);
  g_autoptr (AssayArrival) arrival = NULL;
  g_autoptr (AssayArrival) suspicious = NULL;
  g_autoptr (AssayRegister) held = NULL;
  const AssayHeldReceived *received;

  g_assert_cmpint (unknown->standing, ==, ASSAY_SIGNER_NEW);
  confirm (self, key);
  arrival = receive_desk_look (self, path, NULL);
  g_assert_cmpint (arrival->standing, ==, ASSAY_SIGNER_CONFIRMED);
  receive_desk_take (self, arrival);
  held = register_load (self->kept->store);
  received = receive_desk_list (held, ASSAY_HELD_RECEIVED)->pdata[0];
  g_assert_cmpstr (received->signer, ==, "North Vale, manager");
  g_assert_cmpint (received->signature, ==, ASSAY_SIGNER_CONFIRMED);
  suspicious = receive_desk_look (self, by_other, NULL);
  g_assert_cmpint (suspicious->standing, ==, ASSAY_SIGNER_CHANGED);
}

/* What a register writes of a signature is what it is called everywhere else. */
static void
test_signature_words (ReceiveDesk *self, gconstpointer data)
{
  for (guint standing = 0; standing < ASSAY_N_SIGNER_STANDINGS; standing++)
    {
      AssayHeldReceived *received = assay_register_value_new (ASSAY_HELD_RECEIVED);
      g_autofree char *text = NULL, *expected = NULL;

      received->signature = standing;
      text = assay_register_value_format (received);
      expected = g_strdup_printf ("signature: %s\n", assay_signer_standing_get_id (standing));
      receive_desk_assert_contains (text, expected);
      assay_register_value_free (received);
    }
}

/* --- Reports ----------------------------------------------------------------------------------
 */

static char *
send_return (ReceiveDesk *self, AssaySigningKey *key, gboolean is_altered)
{
  g_autoptr (AssayReturn) given = assay_return_new ("k7f2m4xq");
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *altered = NULL;
  AssayPoint *point;

  given->fingerprint = g_strdup (FINGERPRINT);
  given->scheme_id = g_strdup ("small");
  given->scheme_edition = g_strdup ("2026");
  given->round = 1;
  given->service = g_strdup (SERVICE);
  given->day = assay_date_new (2026, 11, 1);
  point = assay_return_add_point (given, ASSAY_POINT_COMMENT);
  point->text = g_strdup (SECRET " comment");
  if (key != NULL)
    g_assert_true (assay_return_sign (given, key, NULL));
  text = assay_return_format (given);
  parts = g_strsplit (text, "comment<", 2);
  altered = g_strjoinv (is_altered ? "Comment<" : "comment<", parts);

  return assay_fixture_write (self->kept->files, "return.xml", altered);
}

static void
test_report (ReceiveDesk *self, gconstpointer data)
{
  g_autofree char *path = send_return (self, NULL, FALSE);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->kind, ==, ASSAY_ARRIVAL_REPORT);
  receive_desk_take (self, arrival);
  held = register_load (self->kept->store);
  text = assay_register_value_format (receive_desk_list (held, ASSAY_HELD_RECEIVED)->pdata[0]);
  receive_desk_assert_contains (
      text, "received: report\nscheme: small\nedition: 2026\nday: 2026-11-01\n");
  g_assert_null (strstr (text, SECRET));
  again = receive_desk_look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
}

static void
test_report_broken (ReceiveDesk *self, gconstpointer data)
{
  g_autoptr (AssaySigningKey) key = make_key (self, "one");
  g_autofree char *path = send_return (self, key, TRUE);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);

  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_BROKEN);
  g_assert_cmpuint (arrival->findings->len, ==, 1);
  g_assert_cmpuint (arrival->edits->len, ==, 0);
}

/* --- Awards -----------------------------------------------------------------------------------
 */

#define AWARD                                                                                      \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<award xmlns=\"urn:assay:award\" format=\"1\" service=\"" SERVICE "\">\n"                       \
  "  <submission round=\"1\" fingerprint=\"" FINGERPRINT "\"/>\n"                                  \
  "  <scheme id=\"small\" edition=\"2026\"/>\n"                                                    \
  "  <decision day=\"2026-11-10\" role=\"Award panel\" review=\"" FINGERPRINT "\"/>\n"             \
  "  <held from=\"2026-11-10\" until=\"%s\"/>\n"                                                   \
  "  <condition due=\"2027-05-31\">Train all staff</condition>\n"                                  \
  "</award>\n"

static char *
send_award (ReceiveDesk *self, const char *until, AssaySigningKey *key)
{
  g_auto (GStrv) parts = g_strsplit (AWARD, "%s", 2);
  g_autofree char *text = g_strjoinv (until, parts);
  g_autofree char *signed_text = NULL;
  g_autoptr (AssayAwardFile) file =
      assay_award_file_parse (text, strlen (text), "award.xml", self->award_schema, &self->error);

  g_assert_no_error (self->error);
  if (key != NULL)
    g_assert_true (assay_award_file_sign (file, key, NULL));
  signed_text = assay_award_file_format (file);

  return assay_fixture_write (self->kept->files, "award.xml", signed_text);
}

static AssayStandingState
get_standing (ReceiveDesk *self, const char *clause)
{
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (AssayContractStanding) standing = NULL;

  if (clause != NULL)
    register_add (self->kept->store, clause);
  held = register_load (self->kept->store);
  standing =
      assay_register_compute_standing (held,
                                       receive_desk_list (held, ASSAY_HELD_CONTRACT)->pdata[0],
                                       NULL, assay_date_new (2026, 11, 22));

  return standing->standing->state;
}

/* Anybody can write an award file: only a confirmed key makes a contract look kept by it. */
static void
test_award (ReceiveDesk *self, gconstpointer data)
{
  g_autoptr (AssaySigningKey) key = make_key (self, "body");
  g_autofree char *path = send_award (self, "2029-11-09", NULL);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayArrival) confirmed = NULL;
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *signed_path = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->kind, ==, ASSAY_ARRIVAL_AWARD);
  g_assert_cmpuint (arrival->edits->len, ==, 2);
  receive_desk_take (self, arrival);
  g_assert_cmpint (get_standing (self, "clause contract=1 clause=holds schemes=small"), ==,
                   ASSAY_STANDING_UNKNOWN);
  again = receive_desk_look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
  confirm (self, key);
  signed_path = send_award (self, "2029-11-09", key);
  confirmed = receive_desk_look (self, signed_path, NULL);
  g_assert_cmpint (confirmed->state, ==, ASSAY_ARRIVAL_CAN_BE_TAKEN);
  g_assert_cmpint (confirmed->replaces, ==, 1);
  receive_desk_take (self, confirmed);
  held = register_load (self->kept->store);
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_AWARD)->len, ==, 1);
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_CONDITION)->len, ==, 1);
  text = assay_register_value_format (receive_desk_list (held, ASSAY_HELD_AWARD)->pdata[0]);
  receive_desk_assert_contains (
      text, "source: Award file, decided by Award panel on 10 November 2026, signed "
            "as “North Vale, manager”\nconfirmed: 2026-11-22\n");
}

static void
test_award_changed (ReceiveDesk *self, gconstpointer data)
{
  g_autofree char *path = send_award (self, "2029-11-09", NULL);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autofree char *longer = NULL;
  g_autoptr (AssayArrival) changed = NULL;
  g_autoptr (AssayRegister) held = NULL;

  receive_desk_take (self, arrival);
  longer = send_award (self, "2030-11-09", NULL);
  changed = receive_desk_look (self, longer, NULL);
  g_assert_cmpint (changed->replaces, ==, 1);
  g_assert_cmpuint (changed->edits->len, ==, 1);
  receive_desk_take (self, changed);
  held = register_load (self->kept->store);
  g_assert_cmpuint (
      ((AssayHeldAward *) receive_desk_list (held, ASSAY_HELD_AWARD)->pdata[0])->until, ==,
      assay_date_new (2030, 11, 9));
}

static void
test_award_broken (ReceiveDesk *self, gconstpointer data)
{
  g_autoptr (AssaySigningKey) key = make_key (self, "body");
  g_autofree char *path = send_award (self, "2029-11-09", key);
  g_autofree char *text = assay_fixture_read (path);
  g_auto (GStrv) parts = g_strsplit (text, "2029-11-09", 2);
  g_autofree char *longer = g_strjoinv ("2039-11-09", parts);
  g_autoptr (AssayArrival) arrival = NULL;

  confirm (self, key);
  g_assert_true (g_file_set_contents (path, longer, -1, NULL));
  arrival = receive_desk_look (self, path, NULL);
  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_BROKEN);
  g_assert_false (assay_arrival_apply (arrival, self->kept->store, NULL, NULL, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

/* --- Measures ---------------------------------------------------------------------------------
 */

/* The answer of the service whose submission has 42 referrals, and says @figure here. */
static char *
send_answer (ReceiveDesk *self, const char *figure)
{
  const AssayScheme *scheme = self->schemes->pdata[0];
  const AssayMeasuresAsking asking = {
    .asker = "North Vale commissioner",
    .day = assay_date_new (2026, 10, 1),
    .by = assay_date_new (2026, 11, 30),
    .from = assay_date_new (2026, 4, 1),
    .until = assay_date_new (2026, 9, 30),
  };
  g_autoptr (AssayMeasuresRequest) request =
      assay_measures_request_new (scheme, NULL, &asking, &self->error);
  g_autoptr (AssayPortfolio) portfolio = receive_desk_new_portfolio (SERVICE, 1, scheme->sha256);
  g_autoptr (AssayMeasuresAnswer) answer = NULL;
  char *path = assay_fixture_path (self->kept->files, "answer.xml");

  g_assert_no_error (self->error);
  g_free (((AssayFigure *) portfolio->figures->pdata[0])->value);
  ((AssayFigure *) portfolio->figures->pdata[0])->value = g_strdup (figure);
  answer = assay_measures_answer_new (request, scheme, portfolio, assay_date_new (2026, 11, 22),
                                      &self->error);
  g_assert_no_error (self->error);
  assay_measures_answer_save (answer, self->kept->files->disk, path, &self->error);
  g_assert_no_error (self->error);

  return path;
}

/* A figure that came with a submission and comes again is one figure, and the later word holds. */
static void
test_measures (ReceiveDesk *self, gconstpointer data)
{
  g_autofree char *submission = receive_desk_send (self, "vale.zip", &receive_plain);
  g_autoptr (AssayArrival) first = receive_desk_look (self, submission, NULL);
  g_autofree char *path = NULL;
  g_autoptr (AssayArrival) arrival = NULL;
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayRegister) held = NULL;
  const AssayHeldMeasure *measure;

  receive_desk_take (self, first);
  path = send_answer (self, "43");
  arrival = receive_desk_look (self, path, NULL);
  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->kind, ==, ASSAY_ARRIVAL_MEASURES);
  g_assert_cmpint (arrival->service, ==, 1);
  receive_desk_take (self, arrival);
  held = register_load (self->kept->store);
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_MEASURE)->len, ==, 1);
  measure = receive_desk_list (held, ASSAY_HELD_MEASURE)->pdata[0];
  g_assert_cmpstr (measure->figure, ==, "43");
  again = receive_desk_look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
}

/* What comes late is not the last word. */
static void
test_measures_overtaken (ReceiveDesk *self, gconstpointer data)
{
  g_autofree char *path = send_answer (self, "43");
  g_autofree char *submission = receive_desk_send (self, "vale.zip", &receive_plain);
  g_autoptr (AssayArrival) arrival = receive_desk_look (self, path, NULL);
  g_autoptr (AssayArrival) late = NULL;
  g_autoptr (AssayRegister) held = NULL;

  receive_desk_take (self, arrival);
  late = receive_desk_look (self, submission, NULL);
  receive_desk_take (self, late);
  held = register_load (self->kept->store);
  g_assert_cmpuint (receive_desk_list (held, ASSAY_HELD_MEASURE)->len, ==, 1);
  g_assert_cmpstr (
      ((AssayHeldMeasure *) receive_desk_list (held, ASSAY_HELD_MEASURE)->pdata[0])->figure, ==,
      "43");
}

#define ADD(name, function)                                                                        \
  g_test_add (name, ReceiveDesk, NULL, receive_desk_set_up, function, receive_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/register-receive-sent/signed", test_signed);
  ADD ("/register-receive-sent/signature-words", test_signature_words);
  ADD ("/register-receive-sent/report", test_report);
  ADD ("/register-receive-sent/report-broken", test_report_broken);
  ADD ("/register-receive-sent/award", test_award);
  ADD ("/register-receive-sent/award-changed", test_award_changed);
  ADD ("/register-receive-sent/award-broken", test_award_broken);
  ADD ("/register-receive-sent/measures", test_measures);
  ADD ("/register-receive-sent/measures-overtaken", test_measures_overtaken);

  return g_test_run ();
}
