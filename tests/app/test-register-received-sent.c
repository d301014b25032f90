/* What assessors and services send to a register, and whose it is: never guessed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-desk.h"

#include "core/submission/assay-signing-key.h"

/* --- What assessors send --- */

/* That it came, and nothing of what it says. */
static void
test_report (AppDesk *self, gconstpointer data)
{
  const AssayHeldReceived *received;

  app_desk_look_at (self, self->mail->report, "Report of “North Vale”, small, round 1");
  g_assert_true (app_desk_says (self, "That the report came is kept"));
  app_desk_take (self);
  received = app_desk_get_first (self, ASSAY_HELD_RECEIVED);
  g_assert_cmpint (received->received, ==, ASSAY_RECEIVED_REPORT);
  app_desk_assert_no_secrets (self);
  app_desk_show_contract (self, APP_DESK_TOWARDS);
  g_assert_true (app_desk_says (self, "Report of 21 November 2026"));
}

static AssaySigningKey *
make_key (AppDesk *self, const char *folder)
{
  g_autoptr (GError) error = NULL;
  AssaySigningKey *key =
      assay_signing_key_take (folder, "Awarding body", self->book->files->disk, &error);

  g_assert_no_error (error);

  return key;
}

/* Anybody can write such a file: one that nobody confirmed makes no contract look kept, and that is
 * said before. */
static void
test_award_unsigned (AppDesk *self, gconstpointer data)
{
  g_autofree char *path = app_mail_write_award (self->mail, NULL);

  app_desk_look_at (self, path, "Award of “North Vale”, small, round 1");
  g_assert_true (app_desk_says (self,
                                "An award from 21 November 2026 to 20 November 2029 is kept. 1 "
                                "condition is kept with it. Nobody has confirmed whose it is"));
  app_desk_take (self);
  g_assert_cmpuint (app_desk_count (self, ASSAY_HELD_CONDITION), ==, 1);
  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_HOLDS), ==, ASSAY_STANDING_UNKNOWN);
  app_desk_show_contract (self, APP_DESK_HOLDS);
  g_assert_true (app_desk_says (self, "Unknown, as recorded on 22 November 2026."));
}

static void
confirm_key (AppDesk *self)
{
  AdwMessageDialog *dialog;

  app_activate (app_find_widget (app_desk_get_section (self), GTK_TYPE_BUTTON, "Confirm the key…"));
  dialog = app_desk_wait_for_question ("Is this the key of “Awarding body”?", "");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (app_find_widget (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  adw_message_dialog_response (dialog, "confirm");
}

/* Once its key is confirmed the award counts, and the contract's page says so. */
static void
test_award_signed (AppDesk *self, gconstpointer data)
{
  g_autofree char *folder = assay_fixture_path (self->book->files, "body");
  g_autoptr (AssaySigningKey) key = make_key (self, folder);
  g_autofree char *path = app_mail_write_award (self->mail, key);
  const AssayHeldAward *award;

  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_HOLDS), ==, ASSAY_STANDING_LATE);
  app_desk_look_at (self, path, "Award of “North Vale”, small, round 1");
  confirm_key (self);
  app_desk_wait_for (self,
                     "An award from 21 November 2026 to 20 November 2029 is kept. 1 condition is "
                     "kept with it.");
  g_assert_false (app_desk_says (self, "An award from 21 November 2026 to 20 November 2029 is "
                                       "kept. 1 condition is kept with it. Nobody"));
  g_assert_null (
      app_lookup_widget (app_desk_get_section (self), GTK_TYPE_BUTTON, "Confirm the key…"));
  app_desk_take (self);
  award = app_desk_get_first (self, ASSAY_HELD_AWARD);
  g_assert_cmpuint (award->confirmed, ==, assay_date_new (2026, 11, 22));
  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_HOLDS), ==,
                   ASSAY_STANDING_MET_WITH_CONDITIONS);
  app_desk_show_contract (self, APP_DESK_HOLDS);
  g_assert_true (app_desk_says (self, "Met with conditions, as recorded on 22 November 2026."));
  g_assert_true (app_desk_says (self, "Train all staff: to be met by 31 May 2027"));
}

static void
test_answer (AppDesk *self, gconstpointer data)
{
  const AssayHeldMeasure *measure;

  app_desk_look_at (self, self->mail->answer, "Answer about measures of “North Vale”, small");
  g_assert_true (app_desk_says (self, "1 figure is kept with its definition"));
  app_desk_take (self);
  measure = app_desk_get_first (self, ASSAY_HELD_MEASURE);
  g_assert_cmpstr (measure->figure, ==, "128");
  g_assert_cmpstr (measure->definition, ==, "People referred.");
  app_desk_show_contract (self, APP_DESK_TOWARDS);
  g_assert_true (app_desk_says (self, "Referrals, 1 April 2025 to 31 March 2026"));
}

/* --- Whose it is --- */

static GtkDropDown *
find_choice (AppDesk *self)
{
  return GTK_DROP_DOWN (
      app_find_widget (app_desk_get_section (self), GTK_TYPE_DROP_DOWN, "Which service it is of"));
}

static const char *
get_choice (AppDesk *self, guint place)
{
  GListModel *model = gtk_drop_down_get_model (find_choice (self));
  g_autoptr (GtkStringObject) line = g_list_model_get_item (model, place);

  return gtk_string_object_get_string (line);
}

static void
choose (AppDesk *self, guint place)
{
  gtk_drop_down_set_selected (find_choice (self), place);
  app_settle (self->window);
}

/* Two of one name: each is told by what is its own, and neither is taken for the other. */
static void
test_two_of_one_name (AppDesk *self, gconstpointer data)
{
  const AssayHeldReceived *received;

  app_desk_look_at (self, self->mail->submission, "Submission of “North Vale”");
  g_assert_true (app_desk_says (self, "Say which service it is of"));
  g_assert_null (app_desk_lookup_take (self));
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (self)), ==, 0);
  g_assert_cmpstr (get_choice (self, 1), ==, "North Vale: Towards (number 1)");
  g_assert_cmpstr (get_choice (self, 2), ==, "North Vale, Coast Area (number 2)");
  choose (self, 1);
  g_assert_nonnull (app_desk_lookup_take (self));
  /* A mistake can be put right as long as nothing is taken in. */
  choose (self, 2);
  app_desk_take (self);
  received = app_desk_get_first (self, ASSAY_HELD_RECEIVED);
  g_assert_cmpint (received->service, ==, 2);
  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_TOWARDS), ==, ASSAY_STANDING_LATE);
  /* Known again without asking. */
  app_desk_look_at (self, self->mail->submission, "Submission of “North Vale”");
  g_assert_true (app_desk_says (self, "It was received before; nothing needs doing."));
  g_assert_null (app_lookup_widget (app_desk_get_section (self), GTK_TYPE_DROP_DOWN, NULL));
}

/* A name that nobody has: every service can be said, and none is chosen for anybody. */
static void
test_no_such_name (AppDesk *self, gconstpointer data)
{
  app_desk_look_at (self, self->mail->submission, "Submission of “North Vale”");
  g_assert_true (app_desk_says (self, "No service in the register has this name"));
  g_assert_null (app_desk_lookup_take (self));
  g_assert_cmpstr (get_choice (self, 1), ==, "Elsewhere (number 2)");
  g_assert_cmpstr (get_choice (self, 2), ==, "Quite another: Towards (number 1)");
  choose (self, 2);
  app_desk_take (self);
  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_TOWARDS), ==, ASSAY_STANDING_ON_COURSE);
}

/* Once the register has the service, the file that waits is known to be of it. */
static void
test_service_added_meanwhile (AppDesk *self, gconstpointer data)
{
  app_desk_look_at (self, self->mail->submission, "Submission of “North Vale”");
  g_assert_null (app_desk_lookup_take (self));
  register_add (self->book->store, "service name=North_Vale\n");
  app_desk_wait_for (self, "It is verified. Only data are kept");
  g_assert_null (app_lookup_widget (app_desk_get_section (self), GTK_TYPE_DROP_DOWN, NULL));
  app_desk_take (self);
  g_assert_cmpint (
      ((const AssayHeldReceived *) app_desk_get_first (self, ASSAY_HELD_RECEIVED))->service, ==, 3);
}

static void
add_tests (const AppDeskStart *starts)
{
#define ADD(name, start, function)                                                                 \
  g_test_add ("/app/register-received-sent/" name, AppDesk, &starts[start], app_desk_set_up,       \
              function, app_desk_tear_down)

  ADD ("report", APP_DESK_ONE, test_report);
  ADD ("award-unsigned", APP_DESK_ONE, test_award_unsigned);
  ADD ("award-signed", APP_DESK_ONE, test_award_signed);
  ADD ("answer", APP_DESK_ONE, test_answer);
  ADD ("two-of-one-name", APP_DESK_TWO, test_two_of_one_name);
  ADD ("no-such-name", APP_DESK_NONE, test_no_such_name);
  ADD ("service-added-meanwhile", APP_DESK_NONE, test_service_added_meanwhile);
}

int
main (int argc, char **argv)
{
  return app_desk_run (&argc, &argv, add_tests);
}
