/* What services and assessors send, in words: what it is, what would be kept, whose it could be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "present/assay-arrival-wording.h"
#include "present/assay-received-state.h"
#include "register-fixture.h"

#include <string.h>

#define ON assay_date_new (2026, 11, 22)
#define REGISTER                                                                                   \
  "area id=-1 name=Coast_Area\n"                                                                   \
  "service id=-2 name=North_Vale\n"                                                                \
  "service id=-3 area=-1 name=North_Vale\n"                                                        \
  "service id=-4 name=Elsewhere\n"                                                                 \
  "contract id=-5 service=-2 title=Circles begins=2025-04-01 ends=2028-03-31\n"                    \
  "received service=-2 received=submission scheme=rss day=2026-10-05 round=1 is_verified=1\n"      \
  "received service=-4 received=report scheme=rss day=2026-09-01 round=2 is_verified=0\n"

typedef struct
{
  RegisterFixture *fixture;
  AssayRegister *held;
  AssayRegisterGround ground;
  AssayArrival arrival;
  GPtrArray *values;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->fixture = register_fixture_new ();
  register_add (self->fixture->store, REGISTER);
  self->held = register_load (self->fixture->store);
  self->ground = (AssayRegisterGround){ self->held, NULL, ON };
  self->values = g_ptr_array_new_with_free_func (assay_register_value_free);
  self->arrival = (AssayArrival){ .file = (char *) "vale.zip",
                                  .service_name = (char *) "North Vale",
                                  .scheme = (char *) "rss",
                                  .round = 2,
                                  .day = ON,
                                  .is_verified = TRUE,
                                  .standing = ASSAY_SIGNER_CONFIRMED,
                                  .candidates = g_array_new (FALSE, FALSE, sizeof (gint64)),
                                  .edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit)) };
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_array_unref (self->arrival.candidates);
  g_array_unref (self->arrival.edits);
  g_ptr_array_unref (self->values);
  assay_register_unref (self->held);
  register_fixture_free (self->fixture);
}

static void
keep (Case *self, AssayHeldKind kind, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      AssayRegisterEdit edit = { ASSAY_REGISTER_ADD, assay_register_value_new (kind) };

      g_ptr_array_add (self->values, edit.value);
      g_array_append_val (self->arrival.edits, edit);
    }
}

static void
add_candidate (Case *self, gint64 service)
{
  g_array_append_val (self->arrival.candidates, service);
}

static void
assert_state (Case *self, const char *expected)
{
  g_autofree char *text = assay_arrival_word_state (&self->ground, &self->arrival);

  g_assert_cmpstr (text, ==, expected);
}

/* --- What it is --- */

static void
test_what (Case *self, gconstpointer data)
{
  g_autofree char *whole = assay_arrival_word (&self->ground, &self->arrival);
  g_autofree char *bare = NULL;

  g_assert_cmpstr (whole, ==, "Submission of “North Vale”, rss, round 2, 22 November 2026.");
  self->arrival = (AssayArrival){ .kind = ASSAY_ARRIVAL_AWARD,
                                  .candidates = self->arrival.candidates,
                                  .edits = self->arrival.edits };
  bare = assay_arrival_word (&self->ground, &self->arrival);
  g_assert_cmpstr (bare, ==, "Award.");
}

/* Every kind in every state is told in whole sentences, and no two states alike. */
static void
test_tables (Case *self, gconstpointer data)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = 0; kind <= ASSAY_ARRIVAL_LAST; kind++)
    {
      g_autoptr (GHashTable) states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      g_assert_true (g_hash_table_add (kinds, (gpointer) assay_arrival_word_kind (kind)));
      self->arrival.kind = kind;
      if (kind == ASSAY_ARRIVAL_MEASURES)
        keep (self, ASSAY_HELD_MEASURE, 1);
      for (guint state = 0; state <= ASSAY_ARRIVAL_STATE_LAST; state++)
        {
          char *text;

          self->arrival.state = state;
          text = assay_arrival_word_state (&self->ground, &self->arrival);
          g_test_message ("%s", text);
          g_assert_true (g_str_has_suffix (text, "."));
          g_assert_null (strpbrk (text, "{}%"));
          g_assert_null (strstr (text, "  "));
          g_assert_true (g_hash_table_add (states, text));
        }
    }
}

/* --- What would be kept --- */

static void
test_submission (Case *self, gconstpointer data)
{
  assert_state (self, "It is verified. Only data are kept: no evidence, and nothing written about "
                      "a case.");
  keep (self, ASSAY_HELD_RECEIVED, 1);
  keep (self, ASSAY_HELD_RESULT, 6);
  keep (self, ASSAY_HELD_MEASURE, 1);
  assert_state (self, "It is verified. Only data are kept: no evidence, and nothing written about "
                      "a case. How 6 standards stood that day is kept. 1 figure is kept with its "
                      "definition and counting rule.");
  self->arrival.is_other_scheme = TRUE;
  assert_state (self, "It is verified. Its scheme is not the one known here by the same name and "
                      "edition, so only that it came is kept, and it is compared with nothing.");
  self->arrival.is_verified = FALSE;
  assert_state (self, "It failed verification: it is kept as received, and never counts.");
}

/* An award that nobody confirmed does not count, and that is said before it is taken in. */
static void
test_award (Case *self, gconstpointer data)
{
  self->arrival.kind = ASSAY_ARRIVAL_AWARD;
  assert_state (self, "The award is kept, and it says too little of its days to count.");
  self->arrival.from = assay_date_new (2026, 11, 1);
  self->arrival.until = assay_date_new (2029, 10, 31);
  assert_state (self, "An award from 1 November 2026 to 31 October 2029 is kept.");
  keep (self, ASSAY_HELD_CONDITION, 2);
  self->arrival.replaces = 7;
  assert_state (self, "An award from 1 November 2026 to 31 October 2029 is kept. 2 conditions are "
                      "kept with it. It changes what the register says of the award from that "
                      "day.");
  for (guint standing = 0; standing < ASSAY_N_SIGNER_STANDINGS; standing++)
    {
      g_autofree char *text = NULL;

      self->arrival.standing = standing;
      text = assay_arrival_word_state (&self->ground, &self->arrival);
      g_assert_cmpint (strstr (text, "Nobody has confirmed whose it is, so it does not count until")
                           == NULL,
                       ==, standing == ASSAY_SIGNER_CONFIRMED);
    }
}

static void
test_measures (Case *self, gconstpointer data)
{
  self->arrival.kind = ASSAY_ARRIVAL_MEASURES;
  keep (self, ASSAY_HELD_MEASURE, 12);
  assert_state (self, "12 figures are kept with their definitions and counting rules.");
}

/* --- Whose it could be --- */

static void
test_candidates (Case *self, gconstpointer data)
{
  self->arrival.state = ASSAY_ARRIVAL_NEEDS_SERVICE;
  assert_state (self, "No service in the register has this name; say which one it is of, or add "
                      "its contract first.");
  add_candidate (self, 1);
  add_candidate (self, 2);
  assert_state (self, "Say which service it is of; it could be “North Vale” (number 1) and “North "
                      "Vale” (number 2).");
  self->arrival.is_verified = FALSE;
  assert_state (self, "It failed verification. Say which service it is of; it could be “North "
                      "Vale” (number 1) and “North Vale” (number 2).");
}

static void
assert_choices (Case *self, const char *expected)
{
  g_autoptr (GPtrArray) choices = assay_arrival_list_choices (&self->ground, &self->arrival);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const AssayArrivalChoice *choice = choices->pdata[i];

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", choice->service, choice->text);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* All of them, and two of one name can be told apart. */
static void
test_choices (Case *self, gconstpointer data)
{
  assert_choices (self, "3 Elsewhere (number 3)\n"
                        "2 North Vale, Coast Area (number 2)\n"
                        "1 North Vale: Circles (number 1)\n");
  add_candidate (self, 1);
  add_candidate (self, 2);
  add_candidate (self, 99); /* removed meanwhile */
  assert_choices (self, "1 North Vale: Circles (number 1)\n"
                        "2 North Vale, Coast Area (number 2)\n"
                        "3 Elsewhere (number 3)\n");
}

/* --- Beside it --- */

static void
test_lately (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = assay_received_list_lately (&self->ground, 20);
  g_autoptr (GPtrArray) first = assay_received_list_lately (&self->ground, 1);
  const AssayOverviewRow *row;

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (first->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpstr (row->title, ==, "Elsewhere, Report of 1 September 2026");
  g_assert_cmpstr (row->text, ==, "rss, round 2. It failed verification and does not count.");
  g_assert_cmpstr (row->chip, ==, "Failed");
  g_assert_null (row->place);
  row = rows->pdata[1];
  g_assert_cmpstr (row->place, ==, "contract:1");
  g_assert_cmpstr (row->description, ==,
                   "Verified: North Vale, Submission of 5 October 2026. rss, round 1.");
}

static void
test_trouble (Case *self, gconstpointer data)
{
  g_autoptr (GError) invalid =
      g_error_new (ASSAY_ERROR, ASSAY_ERROR_INVALID, "notes.txt is no ZIP; choose one");
  g_autoptr (GError) gone = g_error_new (ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND, "vale.zip is gone");
  g_autofree char *one = assay_arrival_word_error (invalid);
  g_autofree char *other = assay_arrival_word_error (gone);
  g_autofree char *waits = assay_arrival_word_waiting (1);
  g_autofree char *wait = assay_arrival_word_waiting (12);
  g_autofree char *more = assay_arrival_word_more (100, 120);

  g_assert_cmpstr (one, ==, "Notes.txt is no ZIP; choose one.");
  g_assert_cmpstr (other, ==, "Vale.zip is gone. Check the name and the place, and try again.");
  g_assert_cmpstr (waits, ==, "1 more file waits.");
  g_assert_cmpstr (wait, ==, "12 more files wait.");
  g_assert_cmpstr (more, ==, "The first 100 of 120 findings are shown.");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/arrival-wording/" name, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what", test_what);
  ADD ("tables", test_tables);
  ADD ("submission", test_submission);
  ADD ("award", test_award);
  ADD ("measures", test_measures);
  ADD ("candidates", test_candidates);
  ADD ("choices", test_choices);
  ADD ("lately", test_lately);
  ADD ("trouble", test_trouble);

  return g_test_run ();
}
