/* Nothing of a register goes without words: every standing, reason, step, kind, field and doubt.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-wording.h"
#include "register-fixture.h"

#include <string.h>

#define ON assay_date_new (2026, 11, 22)

/* One of everything that a reason, a doubt or a line can name. */
#define EVERYTHING                                                                                 \
  "area id=-1 name=North_Vale\n"                                                                   \
  "service id=-2 area=-1 name=Vale_RJ\n"                                                           \
  "service id=-9 name=Vale_RJ\n"                                                                   \
  "partner partnership=-2 service=-9\n"                                                            \
  "contract id=-3 service=-2 title=RJ_2025 reference=NV-17 begins=2025-04-01 ends=2028-03-31\n"    \
  "extension contract=-3 until=2029-03-31\n"                                                       \
  "clause id=-4 contract=-3 clause=secures schemes=rss by_day=2026-12-31\n"                        \
  "milestone clause=-4 milestone=said what=Application_sent due=2026-09-30\n"                      \
  "award id=-5 service=-2 scheme=rss edition=2026 from_day=2025-05-01 until_day=2028-04-30 "       \
  "source=Certificate_17 confirmed=2026-10-01\n"                                                   \
  "condition award=-5 what=Training due=2027-01-31\n"                                              \
  "received service=-2 received=report scheme=rss day=2026-10-05 round=1\n"                        \
  "note contract=-3 day=2026-11-01 text=Met_the_manager.\n"

/* Words are there, and no gap of a template or a format is left in them. */
static void
assert_words (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, "");
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "{}%"));
  g_assert_null (strstr (text, "(null)"));
  g_assert_null (strstr (text, "  "));
}

static void
assert_sentence (const char *text)
{
  g_test_message ("%s", text);
  assert_words (text);
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_false (g_str_has_suffix (text, ".."));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
assert_distinct (GHashTable *seen, const char *text)
{
  assert_words (text);
  g_assert_true (g_hash_table_add (seen, g_strdup (text)));
}

static AssayRegister *
load_everything (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();

  register_add (fixture->store, EVERYTHING);

  return register_load (fixture->store);
}

/* --- Standings --- */

static void
test_standings (void)
{
  g_autoptr (GHashTable) words = new_set ();
  g_autoptr (GHashTable) signs = new_set ();

  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    {
      g_autofree char *one = assay_register_word_standing_count (i, 1);
      g_autofree char *many = assay_register_word_standing_count (i, 17);

      assert_distinct (words, assay_register_word_standing (i));
      assert_distinct (signs, assay_register_word_standing_sign (i));
      g_assert_cmpint (g_utf8_strlen (assay_register_word_standing_sign (i), -1), ==, 1);
      assert_sentence (one);
      assert_sentence (many);
      g_assert_nonnull (strstr (one, "1 "));
      g_assert_nonnull (strstr (many, "17 "));
    }
}

static void
test_steps (void)
{
  g_autoptr (GHashTable) seen = new_set ();

  g_assert_null (assay_register_word_step (ASSAY_STEP_NONE));
  for (guint i = ASSAY_STEP_NONE + 1; i <= ASSAY_STEP_LAST; i++)
    {
      assert_sentence (assay_register_word_step (i));
      assert_distinct (seen, assay_register_word_step (i));
    }
}

static void
test_reasons (void)
{
  g_autoptr (AssayRegister) held = load_everything ();
  AssayRegisterGround ground = { held, NULL, ON };
  g_autoptr (GHashTable) seen = new_set ();

  for (guint why = 0; why <= ASSAY_WHY_LAST; why++)
    {
      AssayStandingReason reason = { why, assay_date_new (2026, 9, 30), 1, 3 };
      AssayStandingReason gone = { why, assay_date_new (2027, 9, 30), 99, 12 };
      g_autofree char *sentence = assay_register_word_reason (&ground, &reason);
      g_autofree char *without = assay_register_word_reason (&ground, &gone);

      assert_sentence (sentence);
      assert_distinct (seen, sentence);
      assert_sentence (without);
    }
}

static void
test_reason_example (void)
{
  g_autoptr (AssayRegister) held = load_everything ();
  AssayRegisterGround ground = { held, NULL, ON };
  AssayStandingReason overdue = { ASSAY_WHY_MILESTONE_OVERDUE, assay_date_new (2026, 9, 30), 1, 0 };
  AssayStandingReason reached = { ASSAY_WHY_MILESTONE_REACHED, ASSAY_DATE_NONE, 1, 0 };
  g_autofree char *sentence = assay_register_word_reason (&ground, &overdue);
  g_autofree char *undated = assay_register_word_reason (&ground, &reached);

  g_assert_cmpstr (sentence, ==,
                   "The milestone “Application sent” was due on 30 September 2026, 53 days ago.");
  g_assert_cmpstr (undated, ==, "The milestone “Application sent” is reached.");
}

static void
test_distances (void)
{
  static const struct
  {
    int days;
    const char *words;
  } cases[] = {
    { 0, "today" },          { 1, "tomorrow" },        { -1, "yesterday" },
    { 2, "in 2 days" },      { -53, "53 days ago" },   { 90, "in 90 days" },
    { -91, "2 months ago" }, { 92, "in 3 months" },    { 400, "in 13 months" },
    { 1000, "in 2 years" },  { -1200, "3 years ago" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayDate day = (AssayDate) ((int) ON + cases[i].days);
      g_autofree char *words = assay_register_word_distance (day, ON);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_verdicts (void)
{
  guint counts[ASSAY_N_STANDINGS] = { 0 };
  g_autofree char *nothing = assay_register_word_verdict (counts, ON);
  g_autofree char *good = NULL, *bad = NULL, *unknown = NULL, *all = NULL;

  assert_sentence (nothing);
  counts[ASSAY_STANDING_MET] = 118;
  good = assay_register_word_verdict (counts, ON);
  g_assert_cmpstr (good, ==,
                   "No contract is known to break its quality clause, as recorded on 22 November "
                   "2026.");
  counts[ASSAY_STANDING_LATE] = 2;
  bad = assay_register_word_verdict (counts, ON);
  g_assert_cmpstr (bad, ==,
                   "2 of 120 contracts with a quality clause do not keep it, as recorded on 22 "
                   "November 2026.");
  counts[ASSAY_STANDING_UNKNOWN] = 1;
  unknown = assay_register_word_verdict (counts, ON);
  g_assert_nonnull (strstr (unknown, "nobody can say"));
  counts[ASSAY_STANDING_MET] = counts[ASSAY_STANDING_UNKNOWN] = 0;
  all = assay_register_word_verdict (counts, ON);
  g_assert_nonnull (strstr (all, "none keeps it"));
}

/* --- Contracts --- */

static void
assert_clause (const char *fields, const char *expected)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *text = g_strconcat ("service id=-1 name=Vale\n"
                                       "contract id=-2 service=-1 title=RJ\n"
                                       "clause id=-3 contract=-2 ",
                                       fields, "\n", NULL);
  AssayRegisterGround ground = { NULL, NULL, ON };
  g_autofree char *sentence = NULL;

  register_add (fixture->store, text);
  held = register_load (fixture->store);
  ground.held = held;
  sentence =
      assay_register_word_clause (&ground, assay_register_lookup (held, ASSAY_HELD_CLAUSE, 1));
  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_clauses (void)
{
  assert_clause ("clause=none", "The contract asks for no mark.");
  assert_clause ("clause=holds schemes=rss",
                 "The contract asks the service to hold the mark “rss” for its whole term.");
  assert_clause (
      "clause=holds is_of_each_partner=1",
      "The contract asks each partner to hold a quality mark of any scheme for its whole "
      "term.");
  assert_clause ("clause=secures schemes=rss_ro by_day=2026-12-31",
                 "The contract asks the service to secure one of the marks “rss” and “ro” by 31 "
                 "December 2026 and to hold it from then on.");
  assert_clause ("clause=secures schemes=rss",
                 "The contract asks the service to secure the mark “rss” by a day that is not "
                 "recorded, and to hold it from then on.");
  assert_clause ("clause=works-towards schemes=rss",
                 "The contract asks the service to work towards the mark “rss”; no milestones are "
                 "recorded.");
  assert_clause ("clause=works-towards schemes=rss\nmilestone clause=-3 milestone=said what=A\n"
                 "milestone clause=-3 milestone=said what=B",
                 "The contract asks the service to work towards the mark “rss”, by 2 milestones.");
}

static void
test_contract (void)
{
  g_autoptr (AssayRegister) held = load_everything ();
  AssayRegisterGround ground = { held, NULL, ON };
  g_autofree char *term =
      assay_register_word_term (&ground, assay_register_lookup (held, ASSAY_HELD_CONTRACT, 1));
  g_autofree char *award =
      assay_register_word_award (&ground, assay_register_lookup (held, ASSAY_HELD_AWARD, 1));
  g_autofree char *source =
      assay_register_word_source (&ground, assay_register_lookup (held, ASSAY_HELD_AWARD, 1));

  g_assert_cmpstr (term, ==, "1 April 2025 to 31 March 2028; may be extended to 31 March 2029.");
  g_assert_cmpstr (award, ==, "rss (edition 2026), from 1 May 2025 until 30 April 2028.");
  g_assert_cmpstr (source, ==, "From “Certificate 17”, confirmed on 1 October 2026, 52 days ago.");
}

/* --- Values --- */

static void
test_fields (void)
{
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      const AssayHeldRow *row = assay_held_get_row (kind);
      g_autoptr (GHashTable) labels = new_set ();

      assert_words (assay_register_word_kind (kind));
      assert_words (assay_register_word_kinds (kind));
      for (guint i = 0; i < row->n_fields; i++)
        {
          const AssayHeldField *field = &row->fields[i];
          g_autoptr (GHashTable) choices = new_set ();

          assert_distinct (labels, assay_register_word_field (kind, field->name));
          for (guint j = 0; field->kind == ASSAY_HELD_WORD && field->words[j] != NULL; j++)
            assert_distinct (choices, assay_register_word_choice (field, j));
        }
    }
}

/* A value of nothing but zeros is what a damaged line of the trail comes to. */
static void
test_values (void)
{
  g_autoptr (AssayRegister) held = load_everything ();
  AssayRegisterGround ground = { held, NULL, ON };
  AssayRegisterGround nothing = { NULL, NULL, ON };

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      gconstpointer value = assay_register_lookup (held, kind, 1);
      gpointer bare = assay_register_value_new (kind);
      g_autofree char *name = assay_register_word_value (&nothing, bare);
      g_autofree char *known = value != NULL ? assay_register_word_value (&ground, value) : NULL;

      assert_words (name);
      if (known != NULL)
        {
          assert_words (known);
          g_assert_cmpstr (known, !=, "?");
        }
      assay_register_value_free (bare);
    }
}

/* --- The trail and collisions --- */

static void
test_trail (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GHashTable) seen = new_set ();
  g_autoptr (GError) error = NULL;
  AssayRegisterGround ground = { NULL, NULL, ON };

  register_add (fixture->store, EVERYTHING);
  held = register_load (fixture->store);
  ground.held = held;
  lines = assay_register_store_list_trail (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 12);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *what = assay_register_word_trail (&ground, lines->pdata[i]);
      g_autoptr (GPtrArray) changes = assay_register_list_trail_changes (&ground, lines->pdata[i]);

      assert_words (what);
      g_assert_cmpuint (changes->len, >, 0);
      /* The two services of one name. */
      g_assert_true (g_hash_table_add (seen, g_strdup (what)) || i == 2);
    }
}

/* Every kind under every verb, and lines that nobody would have written. */
static void
test_strange_trail (void)
{
  AssayRegisterGround ground = { NULL, NULL, ON };
  static const char *const verbs[] = { "add", "amend", "remove", "explode" };
  static const char *const texts[] = {
    "",         "name: X\n", "title: %s{x}\n  more\n", "clause: 9\n", "until: 2026-13-45\nwhat:\n",
    ":::\n  \n"
  };

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          AssayTrailLine line = { .verb = (char *) verbs[i],
                                  .kind = (char *) assay_held_get_row (kind)->id,
                                  .was = (char *) texts[j],
                                  .became = (char *) (j % 2 == 0 ? texts[j] : NULL) };
          g_autofree char *what = assay_register_word_trail (&ground, &line);
          g_autoptr (GPtrArray) changes = assay_register_list_trail_changes (&ground, &line);

          g_assert_cmpstr (what, !=, "");
          g_assert_null (strstr (what, "(null)"));
          g_assert_true (j % 2 == 1 || changes->len == 0);
        }
  {
    AssayTrailLine line = { .verb = (char *) "add", .kind = (char *) "comet" };
    g_autofree char *what = assay_register_word_trail (&ground, &line);

    g_assert_nonnull (strstr (what, "comet"));
  }
}

static void
test_collisions (void)
{
  AssayHeldContract *ours = register_sketch ("contract title=RJ ends=2029-03-31 service=1");
  AssayHeldContract *theirs = register_sketch ("contract title=RJ ends=2028-06-30 service=1");
  AssayRegisterCollision changed = { ours, theirs };
  AssayRegisterCollision removed = { ours, NULL };
  AssayRegisterGround ground = { NULL, NULL, ON };
  g_autofree char *said = assay_register_word_collision (&ground, &changed);
  g_autofree char *gone = assay_register_word_collision (&ground, &removed);
  g_autoptr (GPtrArray) one = assay_register_list_collision_changes (&ground, &changed);
  g_autoptr (GPtrArray) all = assay_register_list_collision_changes (&ground, &removed);
  const AssayRegisterChange *change = one->pdata[0];

  assert_sentence (said);
  assert_sentence (gone);
  g_assert_cmpstr (said, !=, gone);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (change->field, ==, "ends");
  g_assert_cmpstr (change->before, ==, "30 June 2028");
  g_assert_cmpstr (change->after, ==, "31 March 2029");
  /* Nothing of ours is lost: service, title and last day. */
  g_assert_cmpuint (all->len, ==, 3);
  assay_register_value_free (ours);
  assay_register_value_free (theirs);
}

static void
test_doubts (void)
{
  g_autoptr (AssayRegister) held = load_everything ();
  AssayRegisterGround ground = { held, NULL, ON };
  g_autoptr (GHashTable) seen = new_set ();

  for (guint i = 0; i <= ASSAY_DOUBT_LAST; i++)
    {
      AssayRegisterDoubt doubt = { i, ASSAY_HELD_SERVICE, 1, 1 };
      AssayRegisterDoubt gone = { i, ASSAY_HELD_AWARD, 99, 99 };
      g_autofree char *sentence = assay_register_word_doubt (&ground, &doubt);
      g_autofree char *without = assay_register_word_doubt (&ground, &gone);

      assert_sentence (sentence);
      assert_distinct (seen, sentence);
      assert_sentence (without);
      assert_sentence (assay_register_word_doubt_step (i));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register-wording/standings", test_standings);
  g_test_add_func ("/register-wording/steps", test_steps);
  g_test_add_func ("/register-wording/reasons", test_reasons);
  g_test_add_func ("/register-wording/reason-example", test_reason_example);
  g_test_add_func ("/register-wording/distances", test_distances);
  g_test_add_func ("/register-wording/verdicts", test_verdicts);
  g_test_add_func ("/register-wording/clauses", test_clauses);
  g_test_add_func ("/register-wording/contract", test_contract);
  g_test_add_func ("/register-wording/fields", test_fields);
  g_test_add_func ("/register-wording/values", test_values);
  g_test_add_func ("/register-wording/trail", test_trail);
  g_test_add_func ("/register-wording/strange-trail", test_strange_trail);
  g_test_add_func ("/register-wording/collisions", test_collisions);
  g_test_add_func ("/register-wording/doubts", test_doubts);

  return g_test_run ();
}
