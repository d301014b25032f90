/* Receiving: what came, whether it holds, what is kept of it, and above all what is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bag-maker.h"
#include "register-fixture.h"
#include "sketch.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/register/assay-register-receive.h"
#include "core/review/assay-award-file.h"
#include "core/review/assay-return.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECRET "Zugelassen"
#define EVIDENCE_NAME "data/evidence/E001-about-Zugelassen.pdf"
#define EVIDENCE_TEXT "%PDF-1.4 Zugelassen\n"
#define SERVICE "North Vale"
#define FINGERPRINT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* A commissioner's desk: a register with the service of the submission and another. */
typedef struct
{
  RegisterFixture *kept;
  AssayKnownKeys *keys;
  char *schema;
  char *return_schema;
  char *award_schema;
  GPtrArray *schemes;
  GError *error;
} Desk;

static void
set_up (Desk *self, gconstpointer data)
{
  const char *folder = g_getenv ("ASSAY_STANDARDS_DIR");

  self->kept = register_fixture_new ();
  register_add (self->kept->store,
                "service id=-1 name=North__vale\n"
                "service name=North_Vale_Mediation\nservice name=Elsewhere\n"
                "contract service=-1 title=RJ begins=2025-04-01 ends=2030-03-31\n");
  self->keys = assay_known_keys_new ();
  self->schema = assay_fixture_schema_path ();
  self->return_schema = g_build_filename (folder, "return.xsd", NULL);
  self->award_schema = g_build_filename (folder, "award.xsd", NULL);
  self->schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_scheme_unref);
  g_ptr_array_add (self->schemes, assay_fixture_load_small_scheme ());
}

static void
tear_down (Desk *self, gconstpointer data)
{
  register_fixture_free (self->kept);
  assay_known_keys_free (self->keys);
  g_free (self->schema);
  g_free (self->return_schema);
  g_free (self->award_schema);
  g_ptr_array_unref (self->schemes);
  g_clear_error (&self->error);
}

/* --- What is sent -----------------------------------------------------------------------------
 */

/* A secret wherever a service writes something. */
static AssayPortfolio *
new_portfolio (const char *service, guint round, const char *scheme_sha256)
{
  AssayPortfolio *portfolio = sketch_ready_portfolio ();
  AssayEvidence *item = portfolio->evidence->pdata[0];
  AssayPoint *point = assay_point_new ("abcdefgh.001");
  AssayFigure *figure = assay_figure_new ();

  sketch_set ((char **) &portfolio->head->scheme_sha256, scheme_sha256);
  sketch_set (&portfolio->head->service, service);
  portfolio->head->round = round;
  g_ptr_array_set_size (portfolio->evidence, 1);
  sketch_set (&item->title, SECRET " title");
  sketch_set (&item->source_name, SECRET ".pdf");
  sketch_set (&item->note, SECRET " item note");
  g_free (item->sha256);
  item->sha256 = assay_digest_of_bytes (EVIDENCE_TEXT, strlen (EVIDENCE_TEXT));
  item->size = strlen (EVIDENCE_TEXT);
  for (guint i = 0; i < portfolio->responses->len; i++)
    {
      AssayResponse *response = portfolio->responses->pdata[i];

      sketch_set (&response->text, SECRET " text");
      if (!g_str_equal (response->criterion, "1.1"))
        g_ptr_array_set_size (response->citations, 0);
      for (guint j = 0; j < response->citations->len; j++)
        sketch_set (&((AssayCitation *) response->citations->pdata[j])->why, SECRET " why");
    }
  sketch_set (&((AssayAnswer *) portfolio->answers->pdata[portfolio->answers->len - 1])->value,
              SECRET " site");
  sketch_action (portfolio, 1, "1.1");
  sketch_set (&((AssayAction *) portfolio->actions->pdata[0])->what, SECRET " action");
  point->round = 1;
  point->kind = ASSAY_POINT_COMMENT;
  point->text = g_strdup (SECRET " point");
  point->answer = g_strdup (SECRET " answer");
  g_ptr_array_add (portfolio->points, point);
  figure->measure = g_strdup ("referrals");
  figure->from = assay_date_new (2026, 4, 1);
  figure->to = assay_date_new (2026, 9, 30);
  figure->value = g_strdup ("42");
  figure->source = g_strdup ("Case system");
  figure->note = g_strdup (SECRET " figure");
  g_ptr_array_add (portfolio->figures, figure);

  return portfolio;
}

typedef struct
{
  const char *service;
  guint round;
  const char *day;
  const char *passphrase;
  AssaySigningKey *key;
  gboolean is_altered; /* the evidence, after it was sealed */
  gboolean is_scheme_other;
} Sent;

static const Sent plain = { SERVICE, 1, "2026-11-20", NULL, NULL, FALSE, FALSE };

/* The submission as a ZIP in the fixture's folder. */
static char *
send_submission (Desk *self, const char *name, const Sent *sent)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autofree char *known_text =
      g_strndup (g_bytes_get_data (scheme->bytes, NULL), g_bytes_get_size (scheme->bytes));
  g_auto (GStrv) parts = g_strsplit (known_text, "People are safe.", -1);
  g_autofree char *scheme_text =
      g_strjoinv (sent->is_scheme_other ? "People are." : "People are safe.", parts);
  g_autofree char *sha256 = assay_digest_of_bytes (scheme_text, strlen (scheme_text));
  g_autoptr (AssayPortfolio) portfolio = new_portfolio (sent->service, sent->round, sha256);
  g_autofree char *text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);
  g_autofree char *fingerprint = assay_portfolio_compute_fingerprint (portfolio);
  g_autofree char *info =
      g_strdup_printf ("Bagging-Date: %s\nAssay-Fingerprint: %s\n", sent->day, fingerprint);
  g_autoptr (BagMaker) bag = bag_maker_new ();
  g_autoptr (GByteArray) zip = NULL;
  char *path = assay_fixture_path (self->kept->files, name);

  g_assert_nonnull (strstr (text, SECRET));
  bag_maker_add (bag, "data/portfolio.xml", text);
  bag_maker_add (bag, "data/scheme.xml", scheme_text);
  bag_maker_add (bag, "data/pack.pdf", "%PDF-1.4\n");
  if (!sent->is_altered)
    bag_maker_add (bag, EVIDENCE_NAME, EVIDENCE_TEXT);
  bag_maker_add (bag, "bag-info.txt", info);
  bag_maker_seal (bag);
  if (sent->is_altered)
    bag_maker_add (bag, EVIDENCE_NAME, EVIDENCE_TEXT);
  if (sent->key != NULL)
    bag_maker_sign (bag, sent->key);
  if (sent->passphrase != NULL)
    bag_maker_lock (bag, sent->passphrase, 3, TRUE);
  zip = bag_maker_zip (bag);
  g_assert_true (g_file_set_contents (path, (const char *) zip->data, (gssize) zip->len, NULL));

  return path;
}

static AssayArrival *
look (Desk *self, const char *path, const char *passphrase)
{
  const AssayVerifyRequest verify = { self->schema, passphrase, self->keys, NULL };
  const AssayReceiveRequest request = { &verify, self->return_schema, self->award_schema,
                                        self->schemes, assay_date_new (2026, 11, 22) };
  g_autoptr (AssayRegister) held = register_load (self->kept->store);

  return assay_register_receive_examine (held, path, &request, (AssayProgress){ NULL }, NULL,
                                         &self->error);
}

static void
take (Desk *self, AssayArrival *arrival)
{
  assay_arrival_apply (arrival, self->kept->store, NULL, &self->error);
  g_assert_no_error (self->error);
}

static const GPtrArray *
list (const AssayRegister *held, AssayHeldKind kind)
{
  return assay_register_get_values (held, kind);
}

static void
assert_contains (const char *text, const char *expected)
{
  if (strstr (text, expected) == NULL)
    g_error ("“%s” is not in:\n%s", expected, text);
}

/* --- Submissions ------------------------------------------------------------------------------
 */

static void
test_submission (Desk *self, gconstpointer data)
{
  g_autofree char *path = send_submission (self, "vale.zip", &plain);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *received = NULL, *result = NULL, *measure = NULL;

  g_assert_no_error (self->error);
  for (guint i = 0; i < arrival->findings->len; i++)
    {
      AssayFinding *f = arrival->findings->pdata[i];
      g_test_message ("DBG %s %s %s", assay_finding_tag_get_id (f->tag), f->subject, f->detail);
    }
  g_assert_cmpint (arrival->kind, ==, ASSAY_ARRIVAL_SUBMISSION);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_CAN_BE_TAKEN);
  g_assert_true (arrival->is_verified);
  g_assert_cmpint (arrival->service, ==, 1);
  take (self, arrival);
  held = register_load (self->kept->store);
  g_assert_cmpuint (list (held, ASSAY_HELD_RECEIVED)->len, ==, 1);
  received = assay_register_value_format (list (held, ASSAY_HELD_RECEIVED)->pdata[0]);
  assert_contains (received, "received: submission\nscheme: small\nedition: 2026\n"
                             "day: 2026-11-20\nround: 1\nfingerprint: ");
  assert_contains (received, "is_verified: 1\nfile: vale.zip\nsignature: unsigned\n");
  g_assert_cmpuint (list (held, ASSAY_HELD_RESULT)->len, ==, 2);
  result = assay_register_value_format (list (held, ASSAY_HELD_RESULT)->pdata[0]);
  assert_contains (result, "received: 1\nstandard: 1\ntitle: First\nstate: ");
  g_assert_cmpuint (list (held, ASSAY_HELD_MEASURE)->len, ==, 1);
  measure = assay_register_value_format (list (held, ASSAY_HELD_MEASURE)->pdata[0]);
  assert_contains (measure, "measure: referrals\ntitle: Referrals\ndefinition: People referred.\n"
                            "counting_rule: Each once.\n");
  assert_contains (measure, "from_day: 2026-04-01\nuntil_day: 2026-09-30\nfigure: 42\n");
}

/* The results are those that readiness computes on the day of the submission. */
static void
test_results (Desk *self, gconstpointer data)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = new_portfolio (SERVICE, 1, scheme->sha256);
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (scheme, portfolio, assay_date_new (2026, 11, 20));
  g_autofree char *path = send_submission (self, "vale.zip", &plain);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);

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
test_nothing_else_kept (Desk *self, gconstpointer data)
{
  const Sent altered = { SERVICE, 2, "2026-11-21", NULL, NULL, TRUE, FALSE };
  const Sent other = { SERVICE, 3, "2026-11-21", NULL, NULL, FALSE, TRUE };
  const Sent *const sent[] = { &plain, &altered, &other };
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_looked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    {
      g_autofree char *path = send_submission (self, "vale.zip", sent[i]);
      g_autoptr (AssayArrival) arrival = look (self, path, NULL);

      g_assert_no_error (self->error);
      take (self, arrival);
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
test_failed (Desk *self, gconstpointer data)
{
  const Sent sent = { SERVICE, 1, "2026-11-20", NULL, NULL, TRUE, FALSE };
  g_autofree char *path = send_submission (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayArrival) whole = NULL;
  g_autoptr (AssayRegister) held = NULL;
  const AssayHeldReceived *received;

  g_assert_no_error (self->error);
  g_assert_false (arrival->is_verified);
  g_assert_cmpuint (arrival->edits->len, ==, 1);
  take (self, arrival);
  held = register_load (self->kept->store);
  received = list (held, ASSAY_HELD_RECEIVED)->pdata[0];
  g_assert_false (received->is_verified);
  assert_contains (received->findings, "file-unlisted E001");
  g_assert_cmpuint (list (held, ASSAY_HELD_RESULT)->len, ==, 0);
  g_assert_cmpuint (list (held, ASSAY_HELD_MEASURE)->len, ==, 0);
  again = look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
  /* The same, whole, still can come. */
  g_free (g_steal_pointer (&path));
  path = send_submission (self, "vale.zip", &plain);
  whole = look (self, path, NULL);
  g_assert_cmpint (whole->state, ==, ASSAY_ARRIVAL_CAN_BE_TAKEN);
  g_assert_true (whole->is_verified);
}

static void
test_again (Desk *self, gconstpointer data)
{
  g_autofree char *path = send_submission (self, "vale.zip", &plain);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayRegister) held = NULL;

  take (self, arrival);
  again = look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
  g_assert_cmpint (again->already, ==, 1);
  g_assert_false (assay_arrival_apply (again, self->kept->store, NULL, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  held = register_load (self->kept->store);
  g_assert_cmpuint (list (held, ASSAY_HELD_RECEIVED)->len, ==, 1);
}

/* Under the name of a known scheme, but another: it is received, and compared with nothing. */
static void
test_other_scheme (Desk *self, gconstpointer data)
{
  const Sent sent = { SERVICE, 1, "2026-11-20", NULL, NULL, FALSE, TRUE };
  g_autofree char *path = send_submission (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);

  g_assert_no_error (self->error);
  g_assert_true (arrival->is_other_scheme);
  g_assert_cmpuint (arrival->edits->len, ==, 1);
}

/* A day ahead is not believed. */
static void
test_day_ahead (Desk *self, gconstpointer data)
{
  const Sent sent = { SERVICE, 1, "2031-01-01", NULL, NULL, FALSE, FALSE };
  g_autofree char *path = send_submission (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);

  g_assert_cmpuint (arrival->day, ==, assay_date_new (2026, 11, 22));
}

static void
test_locked (Desk *self, gconstpointer data)
{
  const Sent sent = { SERVICE, 1, "2026-11-20", "open sesame", NULL, FALSE, FALSE };
  g_autofree char *path = send_submission (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = NULL;

  g_assert_null (look (self, path, NULL));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED);
  g_clear_error (&self->error);
  g_assert_null (look (self, path, "wrong"));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED);
  g_clear_error (&self->error);
  arrival = look (self, path, "open sesame");
  g_assert_no_error (self->error);
  g_assert_true (arrival->is_verified);
}

/* Cut anywhere, it is an error, or it is told and does not count. */
static void
test_cut (Desk *self, gconstpointer data)
{
  g_autofree char *path = send_submission (self, "vale.zip", &plain);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize kept = 0; kept < length; kept += 97)
    {
      g_autoptr (AssayArrival) arrival = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) kept, NULL));
      arrival = look (self, path, NULL);
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
test_unreadable (Desk *self, gconstpointer data)
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
  arrival = look (self, path, NULL);
  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_UNREADABLE);
  g_assert_true (assay_arrival_choose_service (arrival, held, 1, &self->error));
  g_assert_cmpuint (arrival->edits->len, ==, 0);
  g_assert_false (assay_arrival_apply (arrival, self->kept->store, NULL, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

static void
test_something_else (Desk *self, gconstpointer data)
{
  static const char *const others[] = { "just text\n", "<scheme/>", "", "%PDF-1.4\n" };
  g_autoptr (BagMaker) bag = bag_maker_new ();
  g_autoptr (GByteArray) zip = NULL;
  g_autofree char *path = assay_fixture_path (self->kept->files, "other.zip");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = assay_fixture_write (self->kept->files, "other", others[i]);

      g_assert_null (look (self, other, NULL));
      g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      g_clear_error (&self->error);
    }
  bag_maker_add (bag, "data/holiday.txt", "The sea.\n");
  bag_maker_seal (bag);
  zip = bag_maker_zip (bag);
  g_assert_true (g_file_set_contents (path, (const char *) zip->data, (gssize) zip->len, NULL));
  g_assert_null (look (self, path, NULL));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&self->error);
  g_assert_null (look (self, "/nowhere", NULL));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
}

/* --- Whose it is ------------------------------------------------------------------------------
 */

/* Never guessed: a name that is not one service's is asked about. */
static void
test_whose (Desk *self, gconstpointer data)
{
  const Sent sent = { "North Vale Restorative", 1, "2026-11-20", NULL, NULL, FALSE, FALSE };
  g_autofree char *path = send_submission (self, "vale.zip", &sent);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);
  g_autoptr (AssayRegister) held = register_load (self->kept->store);
  g_autoptr (AssayArrival) twice = NULL;
  g_autofree char *exact = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_NEEDS_SERVICE);
  g_assert_cmpuint (arrival->edits->len, ==, 0);
  g_assert_cmpuint (arrival->candidates->len, ==, 2);
  g_assert_false (assay_arrival_apply (arrival, self->kept->store, NULL, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_clear_error (&self->error);
  g_assert_false (assay_arrival_choose_service (arrival, held, 99, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_clear_error (&self->error);
  g_assert_true (assay_arrival_choose_service (arrival, held, 3, &self->error));
  take (self, arrival);
  g_assert_cmpint (arrival->service, ==, 3);

  register_add (self->kept->store, "service name=NORTH_VALE\n");
  exact = send_submission (self, "exact.zip", &plain);
  twice = look (self, exact, NULL);
  g_assert_cmpint (twice->state, ==, ASSAY_ARRIVAL_NEEDS_SERVICE);
  g_assert_cmpuint (twice->candidates->len, ==, 2);
}

/* --- Signed -----------------------------------------------------------------------------------
 */

static AssaySigningKey *
make_key (Desk *self, const char *name)
{
  g_autofree char *folder = assay_fixture_path (self->kept->files, name);
  AssaySigningKey *key =
      assay_signing_key_make (folder, "North Vale, manager", self->kept->files->disk, &self->error);

  g_assert_no_error (self->error);

  return key;
}

static void
confirm (Desk *self, AssaySigningKey *key)
{
  g_autofree char *digits = assay_key_digits_compute (assay_signing_key_get_public (key));

  assay_known_keys_confirm (self->keys, assay_signing_key_get_name (key), digits,
                            assay_date_new (2026, 11, 1));
}

static void
test_signed (Desk *self, gconstpointer data)
{
  g_autoptr (AssaySigningKey) key = make_key (self, "one");
  g_autoptr (AssaySigningKey) other = make_key (self, "other");
  const Sent sent = { SERVICE, 1, "2026-11-20", NULL, key, FALSE, FALSE };
  const Sent changed = { SERVICE, 2, "2026-11-20", NULL, other, FALSE, FALSE };
  g_autofree char *path = send_submission (self, "vale.zip", &sent);
  g_autofree char *by_other = send_submission (self, "other.zip", &changed);
  g_autoptr (AssayArrival) unknown = look (self, path, NULL);
  g_autoptr (AssayArrival) arrival = NULL;
  g_autoptr (AssayArrival) suspicious = NULL;
  g_autoptr (AssayRegister) held = NULL;
  const AssayHeldReceived *received;

  g_assert_cmpint (unknown->standing, ==, ASSAY_SIGNER_NEW);
  confirm (self, key);
  arrival = look (self, path, NULL);
  g_assert_cmpint (arrival->standing, ==, ASSAY_SIGNER_CONFIRMED);
  take (self, arrival);
  held = register_load (self->kept->store);
  received = list (held, ASSAY_HELD_RECEIVED)->pdata[0];
  g_assert_cmpstr (received->signer, ==, "North Vale, manager");
  g_assert_cmpint (received->signature, ==, ASSAY_SIGNER_CONFIRMED);
  suspicious = look (self, by_other, NULL);
  g_assert_cmpint (suspicious->standing, ==, ASSAY_SIGNER_CHANGED);
}

/* What a register writes of a signature is what it is called everywhere else. */
static void
test_signature_words (Desk *self, gconstpointer data)
{
  for (guint standing = 0; standing < ASSAY_N_SIGNER_STANDINGS; standing++)
    {
      AssayHeldReceived *received = assay_register_value_new (ASSAY_HELD_RECEIVED);
      g_autofree char *text = NULL, *expected = NULL;

      received->signature = standing;
      text = assay_register_value_format (received);
      expected = g_strdup_printf ("signature: %s\n", assay_signer_standing_get_id (standing));
      assert_contains (text, expected);
      assay_register_value_free (received);
    }
}

/* --- Reports ----------------------------------------------------------------------------------
 */

static char *
send_return (Desk *self, AssaySigningKey *key, gboolean is_altered)
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
test_report (Desk *self, gconstpointer data)
{
  g_autofree char *path = send_return (self, NULL, FALSE);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->kind, ==, ASSAY_ARRIVAL_REPORT);
  take (self, arrival);
  held = register_load (self->kept->store);
  text = assay_register_value_format (list (held, ASSAY_HELD_RECEIVED)->pdata[0]);
  assert_contains (text, "received: report\nscheme: small\nedition: 2026\nday: 2026-11-01\n");
  g_assert_null (strstr (text, SECRET));
  again = look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
}

static void
test_report_broken (Desk *self, gconstpointer data)
{
  g_autoptr (AssaySigningKey) key = make_key (self, "one");
  g_autofree char *path = send_return (self, key, TRUE);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);

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
send_award (Desk *self, const char *until, AssaySigningKey *key)
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
get_standing (Desk *self, const char *clause)
{
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (AssayContractStanding) standing = NULL;

  if (clause != NULL)
    register_add (self->kept->store, clause);
  held = register_load (self->kept->store);
  standing = assay_register_compute_standing (held, list (held, ASSAY_HELD_CONTRACT)->pdata[0],
                                              NULL, assay_date_new (2026, 11, 22));

  return standing->standing->state;
}

/* Anybody can write an award file: only a confirmed key makes a contract look kept by it. */
static void
test_award (Desk *self, gconstpointer data)
{
  g_autoptr (AssaySigningKey) key = make_key (self, "body");
  g_autofree char *path = send_award (self, "2029-11-09", NULL);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);
  g_autoptr (AssayArrival) again = NULL;
  g_autoptr (AssayArrival) confirmed = NULL;
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *signed_path = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->kind, ==, ASSAY_ARRIVAL_AWARD);
  g_assert_cmpuint (arrival->edits->len, ==, 2);
  take (self, arrival);
  g_assert_cmpint (get_standing (self, "clause contract=1 clause=holds schemes=small"), ==,
                   ASSAY_STANDING_UNKNOWN);
  again = look (self, path, NULL);
  g_assert_cmpint (again->state, ==, ASSAY_ARRIVAL_IS_THERE);
  confirm (self, key);
  signed_path = send_award (self, "2029-11-09", key);
  confirmed = look (self, signed_path, NULL);
  g_assert_cmpint (confirmed->state, ==, ASSAY_ARRIVAL_CAN_BE_TAKEN);
  g_assert_cmpint (confirmed->replaces, ==, 1);
  take (self, confirmed);
  held = register_load (self->kept->store);
  g_assert_cmpuint (list (held, ASSAY_HELD_AWARD)->len, ==, 1);
  g_assert_cmpuint (list (held, ASSAY_HELD_CONDITION)->len, ==, 1);
  text = assay_register_value_format (list (held, ASSAY_HELD_AWARD)->pdata[0]);
  assert_contains (text, "source: Award file, decided by Award panel on 10 November 2026, signed "
                         "as “North Vale, manager”\nconfirmed: 2026-11-22\n");
}

static void
test_award_changed (Desk *self, gconstpointer data)
{
  g_autofree char *path = send_award (self, "2029-11-09", NULL);
  g_autoptr (AssayArrival) arrival = look (self, path, NULL);
  g_autofree char *longer = NULL;
  g_autoptr (AssayArrival) changed = NULL;
  g_autoptr (AssayRegister) held = NULL;

  take (self, arrival);
  longer = send_award (self, "2030-11-09", NULL);
  changed = look (self, longer, NULL);
  g_assert_cmpint (changed->replaces, ==, 1);
  g_assert_cmpuint (changed->edits->len, ==, 1);
  take (self, changed);
  held = register_load (self->kept->store);
  g_assert_cmpuint (((AssayHeldAward *) list (held, ASSAY_HELD_AWARD)->pdata[0])->until, ==,
                    assay_date_new (2030, 11, 9));
}

static void
test_award_broken (Desk *self, gconstpointer data)
{
  g_autoptr (AssaySigningKey) key = make_key (self, "body");
  g_autofree char *path = send_award (self, "2029-11-09", key);
  g_autofree char *text = assay_fixture_read (path);
  g_auto (GStrv) parts = g_strsplit (text, "2029-11-09", 2);
  g_autofree char *longer = g_strjoinv ("2039-11-09", parts);
  g_autoptr (AssayArrival) arrival = NULL;

  confirm (self, key);
  g_assert_true (g_file_set_contents (path, longer, -1, NULL));
  arrival = look (self, path, NULL);
  g_assert_no_error (self->error);
  g_assert_cmpint (arrival->state, ==, ASSAY_ARRIVAL_BROKEN);
  g_assert_false (assay_arrival_apply (arrival, self->kept->store, NULL, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

#define ADD(name, function) g_test_add (name, Desk, NULL, set_up, function, tear_down)

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
  ADD ("/register-receive/whose", test_whose);
  ADD ("/register-receive/signed", test_signed);
  ADD ("/register-receive/signature-words", test_signature_words);
  ADD ("/register-receive/report", test_report);
  ADD ("/register-receive/report-broken", test_report_broken);
  ADD ("/register-receive/award", test_award);
  ADD ("/register-receive/award-changed", test_award_changed);
  ADD ("/register-receive/award-broken", test_award_broken);

  return g_test_run ();
}
