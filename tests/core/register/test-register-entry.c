/* What may be entered into a register on a day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-entry.h"

#include "base/assay-error.h"
#include "register-fixture.h"

#include <string.h>

/* Entered on 22 November 2026; NULL: allowed. */
static const struct
{
  const char *value;
  const char *refused;
} rows[] = {
  { "award service=1 scheme=rss confirmed=2026-11-22", NULL },
  /* It is tomorrow already where somebody sits. */
  { "award service=1 scheme=rss confirmed=2026-11-23", NULL },
  { "award service=1 scheme=rss confirmed=2026-11-24", "confirmed: 2026-11-24" },
  { "award service=1 scheme=rss confirmed=2062-03-01", "confirmed: 2062-03-01" },
  { "award service=1 scheme=rss from_day=2027-01-01 until_day=2029-12-31 withdrawn=2028-01-01",
    NULL },
  { "condition award=1 what=Train due=2027-01-01", NULL },
  { "condition award=1 what=Train met=2027-01-01", "met: 2027-01-01" },
  { "milestone clause=1 milestone=said what=Begun due=2027-01-01", NULL },
  { "milestone clause=1 milestone=said what=Begun reached=2027-01-01", "reached: 2027-01-01" },
  { "received service=1 received=report scheme=rss signature=unsigned day=2026-11-22", NULL },
  { "received service=1 received=report scheme=rss signature=unsigned day=2027-11-22",
    "day: 2027-11-22" },
  { "note contract=1 day=2027-01-01 text=Board", NULL },
  { "extension contract=1 until=2029-03-31 taken=2027-03-01", NULL },
  { "clause contract=1 clause=holds", NULL },
  { "clause contract=1 clause=holds schemes=rss", NULL },
  { "clause contract=1 clause=holds schemes=rss_RSQM-2014", NULL },
  { "clause contract=1 clause=holds schemes=rss,_ro", "“rss,”" },
  { "clause contract=1 clause=holds schemes=rss__ro", "schemes" },
  { "clause contract=1 clause=holds schemes=Qualität", "“Qualität”" },
  { "award service=1 scheme=rss_ro", "“rss ro”" },
  { "award service=1 scheme="
    "a123456789b123456789c123456789d123456789e123456789f123456789g123",
    NULL },
  { "award service=1 scheme="
    "a123456789b123456789c123456789d123456789e123456789f123456789g1234",
    "scheme" },
  { "partner partnership=1 service=2", NULL },
  { "partner partnership=2 service=2", "its own partner" },
};

static void
test_row (gconstpointer data)
{
  guint place = GPOINTER_TO_UINT (data);
  gpointer value = register_sketch (rows[place].value);
  g_autoptr (GError) error = NULL;
  gboolean is_good =
      assay_register_value_check_entry (value, assay_date_new (2026, 11, 22), &error);

  assay_register_value_free (value);
  g_assert_cmpint (is_good, ==, rows[place].refused == NULL);
  if (is_good)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, rows[place].refused));
}

/* The gate asks it, of what is added and of what is amended, and never of what is taken out. */
static void
test_gate (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (GError) error = NULL;
  AssayHeldAward *award;

  register_add (fixture->store, "service name=Vale\naward service=1 scheme=rss\n");
  register_fixture_meddle (fixture, "UPDATE award SET confirmed = '2062-03-01'");
  held = register_load (fixture->store);
  award = assay_register_value_copy (assay_register_lookup (held, ASSAY_HELD_AWARD, 1));
  g_assert_false (register_apply_one (fixture->store, ASSAY_REGISTER_AMEND, award, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  register_apply_one (fixture->store, ASSAY_REGISTER_REMOVE, award, NULL, &error);
  g_assert_no_error (error);
  award->value.id = award->value.version = 0;
  g_assert_false (register_apply_one (fixture->store, ASSAY_REGISTER_ADD, award, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  assay_register_value_free (award);
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_AWARD), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("/register-entry/row/%u", i);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/register-entry/gate", test_gate);

  return g_test_run ();
}
