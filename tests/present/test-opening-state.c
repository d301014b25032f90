/* What can be done about a portfolio that would not open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "present/assay-opening-state.h"

#include <string.h>

static AssayOpeningState *
say (AssayError code, const AssayFolderHolder *holder)
{
  g_autoptr (GError) error = g_error_new (ASSAY_ERROR, (int) code, "the message");

  return assay_opening_state_new ("/somewhere/North Vale", error, holder, ASSAY_FIXTURE_NOW);
}

static void
test_locked_on_this_computer (void)
{
  AssayFolderHolder holder = { (char *) "Ann", (char *) "desk", ASSAY_FIXTURE_NOW, TRUE };
  g_autoptr (AssayOpeningState) state = say (ASSAY_ERROR_LOCKED, &holder);

  g_assert_true (state->can_read);
  g_assert_false (state->can_unlock);
  g_assert_false (state->can_restore);
  g_assert_nonnull (strstr (state->title, "North Vale"));
  g_assert_nonnull (strstr (state->body, "Ann"));
  g_assert_nonnull (strstr (state->body, "today at 12:00"));
}

static void
test_locked_elsewhere (void)
{
  AssayFolderHolder holder = { (char *) "Ann", (char *) "desk", ASSAY_FIXTURE_NOW - 86400, FALSE };
  g_autoptr (AssayOpeningState) state = say (ASSAY_ERROR_LOCKED, &holder);
  g_autoptr (AssayOpeningState) nameless = say (ASSAY_ERROR_LOCKED, NULL);

  g_assert_true (state->can_read);
  g_assert_true (state->can_unlock);
  g_assert_nonnull (strstr (state->body, "desk"));
  g_assert_nonnull (strstr (state->body, "yesterday at 12:00"));
  g_assert_true (nameless->can_unlock);
}

static void
test_every_error_says_something (void)
{
  for (guint code = 0; code <= ASSAY_ERROR_LAST; code++)
    {
      g_autoptr (AssayOpeningState) state = say ((AssayError) code, NULL);
      gboolean is_damage = code == ASSAY_ERROR_DAMAGED || code == ASSAY_ERROR_INVALID;

      g_assert_cmpstr (state->body, !=, "");
      g_assert_nonnull (strstr (state->title, "North Vale"));
      g_assert_cmpint (state->can_unlock, ==, code == ASSAY_ERROR_LOCKED);
      g_assert_cmpint (state->can_restore, ==, is_damage);
      if (code != ASSAY_ERROR_LOCKED)
        g_assert_nonnull (strstr (state->body, "the message"));
    }
}

static void
test_read_only_folder_can_be_read (void)
{
  g_autoptr (AssayOpeningState) state = say (ASSAY_ERROR_ACCESS, NULL);

  g_assert_true (state->can_read);
}

/* Why, and what to do, for whoever cannot write. */
static void
test_reading (void)
{
  AssayFolderHolder here = { (char *) "Ann", (char *) "desk", ASSAY_FIXTURE_NOW, TRUE };
  AssayFolderHolder there = { (char *) "Ann", (char *) "desk", ASSAY_FIXTURE_NOW, FALSE };
  AssayFolderHolder nameless = { 0 };
  const struct
  {
    const AssayFolderHolder *holder;
    gboolean can_write;
    const char *says;
  } rows[] = {
    { NULL, TRUE, "For reading only. Open it for writing" },
    { NULL, FALSE, "you may not write in this folder" },
    { &there, FALSE, "you may not write in this folder" },
    { &here, TRUE, "Ann has it open on this computer (today at 12:00)" },
    { &there, TRUE, "Ann has it open on “desk” (today at 12:00)" },
    { &nameless, TRUE, "somebody else has it open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *why =
          assay_opening_state_word_reading (rows[i].holder, rows[i].can_write, ASSAY_FIXTURE_NOW);

      g_assert_nonnull (strstr (why, rows[i].says));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opening-state/locked-on-this-computer", test_locked_on_this_computer);
  g_test_add_func ("/opening-state/locked-elsewhere", test_locked_elsewhere);
  g_test_add_func ("/opening-state/every-error-says-something", test_every_error_says_something);
  g_test_add_func ("/opening-state/read-only-folder-can-be-read",
                   test_read_only_folder_can_be_read);
  g_test_add_func ("/opening-state/reading", test_reading);

  return g_test_run ();
}
