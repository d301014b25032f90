/* A register as it was: rewinding to any moment gives what was loaded at that moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "register-fixture.h"

#include "base/assay-error.h"
#include "core/register/assay-register-past.h"

#include <string.h>

#define N_STEPS 60u
#define STEP_SECONDS 3600

/* The store, opened at a moment of its own. */
static AssayRegisterStore *
open_at (RegisterFixture *fixture, guint step)
{
  g_autoptr (AssayContext) context =
      assay_context_new_with (ASSAY_FIXTURE_NOW + (gint64) step * STEP_SECONDS, "author",
                              fixture->files->disk);
  g_autoptr (GError) error = NULL;
  AssayRegisterStore *store =
      assay_register_store_open (fixture->path, TRUE, context, NULL, &error);

  g_assert_no_error (error);

  return store;
}

static char *
format_moment (guint step)
{
  return assay_context_format_time (ASSAY_FIXTURE_NOW + (gint64) step * STEP_SECONDS);
}

static char *
format_register (const AssayRegister *held)
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      const GPtrArray *values = assay_register_get_values (held, kind);

      for (guint i = 0; i < values->len; i++)
        {
          const AssayRegisterValue *value = values->pdata[i];
          g_autofree char *fields = assay_register_value_format (value);

          g_string_append_printf (text, "%u %" G_GINT64_FORMAT "\n%s", kind, value->id, fields);
        }
    }

  return g_string_free (text, FALSE);
}

/* --- Steps ------------------------------------------------------------------------------------
 */

static const char *const texts[] = { "North",      "two\nlines", "a\n\n  indented\nb: c",
                                     "name: Vale", "Größe",      "x\n" };

static const char *
pick_text (GRand *random)
{
  return texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];
}

static gpointer
new_value (const AssayRegister *held, GRand *random)
{
  const GPtrArray *services = assay_register_get_values (held, ASSAY_HELD_SERVICE);
  const GPtrArray *contracts = assay_register_get_values (held, ASSAY_HELD_CONTRACT);

  if (services->len < 3)
    return register_sketch ("service name=Vale");
  if (contracts->len < 3)
    return register_sketch ("contract service=2 title=RJ begins=2025-04-01 ends=2028-03-31");
  if (g_rand_boolean (random))
    {
      AssayHeldNote *note = assay_register_value_new (ASSAY_HELD_NOTE);

      note->contract = ((AssayRegisterValue *) contracts->pdata[0])->id;
      note->day = (AssayDate) g_rand_int_range (random, 739000, 740000);
      note->text = g_strdup (pick_text (random));
      return note;
    }

  return register_sketch ("award service=1 scheme=rss from_day=2026-01-01 until_day=2028-12-31");
}

static gpointer
pick_value (const AssayRegister *held, AssayHeldKind kind, GRand *random)
{
  const GPtrArray *values = assay_register_get_values (held, kind);

  return values->len > 0 ? assay_register_value_copy (
             values->pdata[g_rand_int_range (random, 0, (gint32) values->len)])
                         : NULL;
}

/* Adds, amends or removes something. */
static void
step (AssayRegisterStore *store, GRand *random)
{
  g_autoptr (AssayRegister) held = register_load (store);
  guint verb = (guint) g_rand_int_range (random, 0, 4);
  gpointer note = pick_value (held, ASSAY_HELD_NOTE, random);
  gpointer contract = pick_value (held, ASSAY_HELD_CONTRACT, random);
  gpointer value = verb < 2 || note == NULL ? new_value (held, random) : NULL;
  g_autoptr (GError) error = NULL;

  if (value != NULL)
    register_apply_one (store, ASSAY_REGISTER_ADD, value, NULL, &error);
  else if (verb == 2)
    register_apply_one (store, ASSAY_REGISTER_REMOVE, note, NULL, &error);
  else
    {
      g_free (((AssayHeldContract *) contract)->funding);
      ((AssayHeldContract *) contract)->funding =
          g_rand_boolean (random) ? g_strdup (pick_text (random)) : NULL;
      register_apply_one (store, ASSAY_REGISTER_AMEND, contract, NULL, &error);
    }
  g_assert_no_error (error);
  assay_register_value_free (note);
  assay_register_value_free (contract);
  assay_register_value_free (value);
}

static void
test_every_moment (void)
{
  for (guint seed = 0; seed < 4; seed++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) trail = NULL;
      g_autoptr (AssayRegister) now = NULL;

      for (guint i = 0; i < N_STEPS; i++)
        {
          g_autoptr (AssayRegisterStore) store = open_at (fixture, i);
          g_autoptr (AssayRegister) before = register_load (store);

          g_ptr_array_add (loaded, format_register (before));
          step (store, random);
        }
      now = register_load (fixture->store);
      trail = assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);
      for (guint i = 0; i < N_STEPS; i++)
        {
          g_autofree char *moment = format_moment (i);
          g_autoptr (GPtrArray) since =
              assay_register_store_list_trail (fixture->store, moment, NULL, NULL);
          g_autoptr (GError) error = NULL;
          g_autoptr (AssayRegister) before = assay_register_rewind (now, trail, moment, &error);
          g_autoptr (AssayRegister) again = assay_register_rewind (now, since, moment, NULL);
          g_autofree char *text = NULL, *text_again = NULL;

          g_assert_no_error (error);
          text = format_register (before);
          text_again = format_register (again);
          g_assert_cmpstr (text, ==, loaded->pdata[i]);
          g_assert_cmpstr (text_again, ==, loaded->pdata[i]);
        }
    }
}

/* Every kind of value is read back from the lines of the trail as it was. */
static void
test_values (void)
{
  static const char *const sketches[] = {
    "area name=North:_Vale",
    "service area=4 name=Vale is_partnership=1",
    "partner partnership=1 service=2",
    "contract service=1 area=2 title=RJ reference=N/1 begins=2025-04-01 ends=2028-03-31 funding=a",
    "extension contract=1 until=2029-03-31 taken=2026-11-01",
    "clause contract=1 clause=secures schemes=rss_ro by_day=2026-03-31 is_of_each_partner=1 "
    "wording=b",
    "milestone clause=1 milestone=submitted what=Under_way due=2026-01-31 reached=2026-01-01",
    "award service=1 scheme=rss edition=2020 from_day=2026-01-01 until_day=2028-12-31",
    "condition award=6 what=Train_staff due=2026-09-30 met=2026-09-01",
    "received service=3 received=report scheme=rss day=2026-02-01 round=2 is_verified=1 "
    "signature=known signer=Manager findings=file-altered",
    "note contract=4 day=2026-02-02 text=Rang_them",
    "settings suppress_below=7 fresh_months=6 last_board=2026-10-01",
    "result received=1 standard=1 title=First state=not-ready ready=2 applies=5",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sketches); i++)
    {
      AssayRegisterValue *value = register_sketch (sketches[i]);
      g_autofree char *text = assay_register_value_format (value);
      g_autoptr (GError) error = NULL;
      gpointer again = assay_register_value_parse (value->kind, 7, text, &error);
      g_autofree char *text_again = NULL;

      g_assert_no_error (error);
      text_again = assay_register_value_format (again);
      g_assert_cmpstr (text_again, ==, text);
      assay_register_value_free (value);
      assay_register_value_free (again);
    }
}

/* A trail that was altered is told, and never made up for. */
static void
test_altered_trail (void)
{
  static const char *const altered[] = { "name:", "nonsense: x\n", "is_partnership: 7\n" };
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) now = NULL;

  register_add (fixture->store, "service name=Vale\n");
  now = register_load (fixture->store);
  for (guint i = 0; i <= G_N_ELEMENTS (altered); i++)
    {
      g_autoptr (GPtrArray) trail =
          assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);
      AssayTrailLine *line = trail->pdata[0];
      g_autoptr (GError) error = NULL;

      if (i < G_N_ELEMENTS (altered))
        line->was = g_strdup (altered[i]);
      else
        line->item = 9;
      g_assert_null (assay_register_rewind (now, trail, "2026", &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
    }
}

/* The ids of what the trail and the register tell otherwise: "award/1 …". */
static char *
list_untold (RegisterFixture *fixture)
{
  g_autoptr (AssayRegister) now = register_load (fixture->store);
  g_autoptr (GPtrArray) trail = assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);
  g_autoptr (GArray) untold = assay_register_list_untold (now, trail);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < untold->len; i++)
    {
      AssayRegisterUntold one = g_array_index (untold, AssayRegisterUntold, i);

      g_string_append_printf (text, "%s/%" G_GINT64_FORMAT " ", assay_held_get_row (one.kind)->id,
                              one.id);
    }

  return g_string_free (text, FALSE);
}

/* Whatever is done through the gate is told, and whatever is done past it is found. */
static void
test_untold (void)
{
  static const struct
  {
    const char *sql;
    const char *found;
  } meddled[] = {
    { "UPDATE award SET until_day = '2038-12-31'", "award/1 " },
    { "UPDATE condition SET met = NULL", "condition/1 " },
    { "DELETE FROM note", "note/1 " },
    { "INSERT INTO area (version, name) VALUES (1, 'Moor')", "area/2 " },
    { "UPDATE trail SET became = 'name: Vale' WHERE kind = 'area'", "area/1 " },
    { "UPDATE contract SET version = 7", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (meddled); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autofree char *before = NULL, *after = NULL;

      register_add (fixture->store, REGISTER_EVERYTHING);
      before = list_untold (fixture);
      g_assert_cmpstr (before, ==, "");
      register_fixture_meddle (fixture, meddled[i].sql);
      after = list_untold (fixture);
      g_assert_cmpstr (after, ==, meddled[i].found);
    }
}

/* After any steps at all. */
static void
test_all_told (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (AssayRegisterStore) store = open_at (fixture, i);
      g_autofree char *untold = NULL;

      step (store, random);
      untold = list_untold (fixture);
      g_assert_cmpstr (untold, ==, "");
    }
}

static guint
count_areas_of_past (AssayRegisterStore *store, const AssayRegister *now, AssayDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayRegister) past = assay_register_store_load_past (store, now, day, NULL, &error);

  g_assert_no_error (error);

  return assay_register_get_values (past, ASSAY_HELD_AREA)->len;
}

/* What others did after @now was loaded is no damage: it is not in what is rewound. */
static void
test_changed_since (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  AssayDate today = assay_context_get_today (fixture->files->context);
  g_autoptr (AssayRegisterStore) other = open_at (fixture, 1);
  g_autoptr (AssayRegister) now = NULL;

  register_add (fixture->store, "area name=North");
  now = register_load (fixture->store);
  g_assert_cmpint (assay_register_get_stamp (now), ==, 1);
  register_add (other, "area name=South\narea name=Coast");
  g_assert_cmpuint (count_areas_of_past (fixture->store, now, today - 1), ==, 0);
  g_assert_cmpuint (count_areas_of_past (fixture->store, now, today), ==, 1);
}

/* Two computers, of which one is a day behind: what it did later is rewound first all the same. */
static void
test_slow_clock (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  AssayDate today = assay_context_get_today (fixture->files->context);
  g_autoptr (AssayRegisterStore) ahead = open_at (fixture, 24);
  g_autoptr (AssayRegister) now = NULL;
  AssayHeldArea *area;

  register_add (fixture->store, "area name=North");
  register_add (ahead, "area name=South");
  area = register_take_area (fixture->store, 2);
  g_assert_true (register_apply_one (fixture->store, ASSAY_REGISTER_REMOVE, area, NULL, NULL));
  assay_register_value_free (area);
  now = register_load (fixture->store);
  g_assert_cmpuint (count_areas_of_past (fixture->store, now, today), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register-past/every-moment", test_every_moment);
  g_test_add_func ("/register-past/values", test_values);
  g_test_add_func ("/register-past/altered-trail", test_altered_trail);
  g_test_add_func ("/register-past/untold", test_untold);
  g_test_add_func ("/register-past/all-told", test_all_told);
  g_test_add_func ("/register-past/changed-since", test_changed_since);
  g_test_add_func ("/register-past/slow-clock", test_slow_clock);

  return g_test_run ();
}
