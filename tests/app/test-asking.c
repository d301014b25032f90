/* A commissioner asks for measures and a service answers: the two windows between which the files
 * go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-register.h"
#include "app-width.h"

#include "app/measures/assay-measures-answer-window.h"
#include "app/measures/assay-measures-ask-window.h"
#include "app/widgets/assay-field.h"

static gboolean
has_problem (gpointer data)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (data, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && g_str_has_prefix (gtk_label_get_text (widgets->pdata[i]), "The register has no service"))
      return TRUE;

  return FALSE;
}

static void
assert_narrow (GtkWidget *window, const char *place)
{
  g_assert_true (app_fits_width (adw_window_get_content (ADW_WINDOW (window)), APP_NARROW, place));
}

static GtkWidget *
open_asking (AppRegister *self, const char *place)
{
  GtkWindow *asking;

  app_register_go (self, place);
  app_activate (
      app_find_widget (app_register_get_section (self), GTK_TYPE_BUTTON, "Ask for measures…"));
  asking = app_register_find_window (ASSAY_TYPE_MEASURES_ASK_WINDOW);
  g_assert_nonnull (asking);
  app_settle (GTK_WIDGET (asking));

  return GTK_WIDGET (asking);
}

static GtkEditable *
get_service (GtkWidget *asking)
{
  return GTK_EDITABLE (app_find_widget (asking, ASSAY_TYPE_FIELD, "Service; blank asks any"));
}

/* From a contract's page its service is asked, and a name that nobody has is said beside it. */
static void
test_ask_contract (AppRegister *self, gconstpointer data)
{
  g_autofree char *place = app_register_dup_place (self, 0);
  GtkWidget *asking = open_asking (self, place);

  g_assert_cmpstr (gtk_editable_get_text (get_service (asking)), ==, "North Vale");
  g_assert_nonnull (app_lookup_widget (asking, GTK_TYPE_CHECK_BUTTON, "Referrals"));
  g_assert_cmpuint (app_access_check ("ask for measures", asking), ==, 0);
  assert_narrow (asking, "ask for measures");
  gtk_editable_set_text (get_service (asking), "North Dale");
  app_activate_action (asking, "asking.write", NULL);
  app_settle (asking);
  g_assert_true (has_problem (asking));
  g_assert_cmpuint (app_access_check ("a service nobody knows", asking), ==, 0);
  assert_narrow (asking, "a service nobody knows");
  gtk_window_destroy (GTK_WINDOW (asking));
}

/* Where services stand side by side, none is meant more than another. */
static void
test_ask_any (AppRegister *self, gconstpointer data)
{
  GtkWidget *asking = open_asking (self, "compare");

  g_assert_cmpstr (gtk_editable_get_text (get_service (asking)), ==, "");
  gtk_window_destroy (GTK_WINDOW (asking));
}

static AssayMeasuresAnswer *
make_answer (AppFixture *fixture, AssayDate until)
{
  const AssayMeasuresAsking asking = {
    .asker = "Board of the Northern Area",
    .day = assay_date_new (2026, 10, 1),
    .by = assay_date_new (2026, 11, 30),
    .from = assay_date_new (2025, 4, 1),
    .until = until,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMeasuresRequest) request =
      assay_measures_request_new (fixture->scheme, NULL, &asking, &error);
  AssayMeasuresAnswer *answer;

  g_assert_no_error (error);
  answer = assay_measures_answer_new (request, fixture->scheme,
                                      assay_document_get_portfolio (fixture->document),
                                      assay_date_new (2026, 11, 22), &error);
  g_assert_no_error (error);

  return answer;
}

/* With a figure, and with none for the time that is asked for. */
static void
test_answer (void)
{
  const AssayDate ends[] = { assay_date_new (2026, 3, 31), assay_date_new (2025, 4, 30) };
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));

  app_activate_action (window, "win.show", "measures");
  app_settle (window);
  g_assert_nonnull (app_lookup_widget (window, GTK_TYPE_BUTTON, "Answer a request…"));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      GtkWindow *answer;

      assay_measures_answer_window_show (GTK_WINDOW (window), fixture->document,
                                         make_answer (fixture, ends[i]));
      answer = app_register_find_window (ASSAY_TYPE_MEASURES_ANSWER_WINDOW);
      g_assert_nonnull (answer);
      app_settle (GTK_WIDGET (answer));
      g_assert_cmpuint (app_access_check ("answer a request", GTK_WIDGET (answer)), ==, 0);
      assert_narrow (GTK_WIDGET (answer), "answer a request");
      gtk_window_destroy (answer);
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/asking/contract", AppRegister, APP_REGISTER_SOME, app_register_set_up,
              test_ask_contract, app_register_tear_down);
  g_test_add ("/asking/any", AppRegister, APP_REGISTER_SOME, app_register_set_up, test_ask_any,
              app_register_tear_down);
  g_test_add_func ("/asking/answer", test_answer);

  return g_test_run ();
}
