/* A register in its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-fixture.h"
#include "app-width.h"
#include "register-fixture.h"

#include "app/register/assay-collision-window.h"
#include "app/register/assay-register-document.h"
#include "app/register/assay-register-form-window.h"
#include "app/register/assay-register-steps.h"
#include "app/register/assay-time-line-view.h"
#include "app/widgets/assay-field.h"

#include <string.h>

/* A late contract, one that is met, one that nothing is known of. */
#define SOME                                                                                       \
  "area id=-1 name=Northern_Area\n"                                                                \
  "service id=-2 area=-1 name=North_Vale\n"                                                        \
  "service id=-3 name=Harbour_Team\n"                                                              \
  "service id=-4 name=Ridge_Circles\n"                                                             \
  "contract id=-5 service=-2 area=-1 title=Justice_in_North_Vale reference=NV/17 "                 \
  "begins=2025-04-01 ends=2028-03-31\n"                                                            \
  "contract id=-6 service=-3 title=Youth_conferences begins=2024-04-01 ends=2028-03-31\n"          \
  "contract id=-7 service=-4 title=Community_circles begins=2025-09-01 ends=2027-08-31\n"          \
  "extension contract=-5 until=2029-03-31\n"                                                       \
  "clause id=-8 contract=-5 clause=works-towards schemes=rss\n"                                    \
  "clause id=-9 contract=-6 clause=holds schemes=rss\n"                                            \
  "milestone id=-10 clause=-8 milestone=said what=Health_check due=2026-03-31 "                    \
  "reached=2026-03-20 source=Letter\n"                                                             \
  "milestone id=-11 clause=-8 milestone=submitted what=Application_sent due=2026-09-30\n"          \
  "award id=-12 service=-3 scheme=rss from_day=2024-02-01 until_day=2028-12-31 "                   \
  "source=Certificate confirmed=2026-06-01\n"                                                      \
  "condition award=-12 what=Train_staff due=2027-01-18\n"                                          \
  "note contract=-5 day=2026-11-09 text=Asked_for_the_application\n"

typedef struct
{
  AppFixture *app;
  RegisterFixture *book;
  GtkWidget *window;
  AssayRegisterDocument *document;
} Case;

static void
failed_cb (AssayRegisterDocument *document, const GError *error)
{
  g_test_message ("Failed: %s", error->message);
}

/* @data is what the register holds, or NULL for nothing. */
static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr (AssayRegisterReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  self->book = register_fixture_new ();
  if (data != NULL)
    register_add (self->book->store, data);
  reading =
      assay_register_reading_new (self->book->files->context, self->book->path, TRUE, NULL, &error);
  g_assert_no_error (error);
  self->document = ASSAY_REGISTER_DOCUMENT (assay_register_document_new (reading));
  g_signal_connect (self->document, "failed", G_CALLBACK (failed_cb), NULL);
  assay_window_set_document (ASSAY_WINDOW (self->window), ASSAY_DOCUMENT (self->document));
  app_settle (self->window);
}

static void
tear_down (Case *self, gconstpointer data)
{
  app_activate_action (self->window, "win.close-portfolio", NULL);
  g_object_unref (self->document);
  register_fixture_free (self->book);
  app_fixture_free (self->app);
}

static const AssayRegister *
get_held (Case *self)
{
  return assay_register_document_get_moment (self->document)->held;
}

static guint
count (Case *self, AssayHeldKind kind)
{
  return assay_register_get_values (get_held (self), kind)->len;
}

static void
go (Case *self, const char *place)
{
  app_activate_action (self->window, "win.show", place);
  app_settle (self->window);
}

static char *
dup_place (Case *self, guint contract)
{
  const AssayRegisterValue *value =
      assay_register_get_values (get_held (self), ASSAY_HELD_CONTRACT)->pdata[contract];

  return g_strdup_printf ("contract:%" G_GINT64_FORMAT, value->id);
}

static GtkWidget *
get_section (Case *self)
{
  return GTK_WIDGET (assay_window_get_section (ASSAY_WINDOW (self->window)));
}

/* --- Waiting --- */

typedef struct
{
  Case *test;
  AssayHeldKind kind;
  guint n;
} Expected;

static gboolean
has_as_many (gpointer data)
{
  const Expected *expected = data;

  return count (expected->test, expected->kind) == expected->n;
}

static void
wait_for (Case *self, AssayHeldKind kind, guint n)
{
  Expected expected = { self, kind, n };

  app_wait_until (has_as_many, &expected, assay_held_get_row (kind)->id);
  app_settle (self->window);
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static gboolean
is_collision_shown (gpointer data)
{
  return find_window (ASSAY_TYPE_COLLISION_WINDOW) != NULL;
}

static gboolean
is_form_gone (gpointer data)
{
  return find_window (ASSAY_TYPE_REGISTER_FORM_WINDOW) == NULL;
}

static GtkWidget *
get_form (Case *self)
{
  GtkWindow *form = find_window (ASSAY_TYPE_REGISTER_FORM_WINDOW);

  g_assert_nonnull (form);
  app_settle (GTK_WIDGET (form));

  return GTK_WIDGET (form);
}

static void
write_in (GtkWidget *form, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (app_find_widget (form, ASSAY_TYPE_FIELD, name)), text);
}

/* The form goes once it is safe, so nothing may wait for it to be drawn. */
static void
save (GtkWidget *form)
{
  g_assert_true (gtk_widget_activate_action (form, "form.save", NULL));
}

/* --- Places --- */

/* Every place can be read, reached and made as narrow as a telephone. */
static void
test_places (Case *self, gconstpointer data)
{
  static const char *const places[] = { "contracts", "calendar", "changes", "compare", "received" };
  guint n_faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_true (app_has_place (ASSAY_WINDOW (self->window), places[i]));
      go (self, places[i]);
      n_faults += app_access_check (places[i], self->window);
      n_faults += !app_fits_width (self->window, APP_NARROW, places[i]);
    }
  for (guint i = 0; i < count (self, ASSAY_HELD_CONTRACT); i++)
    {
      g_autofree char *place = dup_place (self, i);

      go (self, place);
      n_faults += app_access_check (place, self->window);
      n_faults += !app_fits_width (self->window, APP_NARROW, place);
    }
  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_false (app_has_place (ASSAY_WINDOW (self->window), "pack"));
}

/* What needs attention is first, and what is told is what the register says. */
static void
test_contracts (Case *self, gconstpointer data)
{
  const AssayRegisterContractsState *state =
      assay_register_document_get_moment (self->document)->contracts;

  g_assert_cmpuint (state->n_rows, ==, 3);
  g_assert_cmpint (state->rows[0].state, ==, ASSAY_STANDING_LATE);
  g_assert_nonnull (app_lookup_label (get_section (self), "3 contracts"));
  g_assert_nonnull (app_lookup_label (get_section (self), state->verdict));
}

static gboolean
shows_one (gpointer data)
{
  return app_lookup_label (data, "1 of 3 contracts") != NULL;
}

static void
test_filter (Case *self, gconstpointer data)
{
  GtkWidget *section = get_section (self);
  GtkWidget *search = app_find_widget (section, GTK_TYPE_SEARCH_ENTRY, "Filter contracts");

  gtk_editable_set_text (GTK_EDITABLE (search), "harbour");
  app_wait_until (shows_one, section, "one contract");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  app_activate (app_find_widget (section, GTK_TYPE_TOGGLE_BUTTON, "1 Late"));
  app_wait_until (shows_one, section, "the late contract");
}

/* A search is for contracts, wherever one is. */
static void
test_search (Case *self, gconstpointer data)
{
  GtkWidget *focus;

  go (self, "calendar");
  app_activate_action (self->window, "win.search", NULL);
  app_settle (self->window);
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY));
}

static gboolean
is_day_worked_out (gpointer data)
{
  return assay_register_document_get_moment (data)->on == assay_date_new (2026, 9, 30);
}

static void
test_day (Case *self, gconstpointer data)
{
  assay_register_document_set_day (self->document, assay_date_new (2026, 9, 30));
  app_wait_until (is_day_worked_out, self->document, "the other day");
  /* Its day is the last on which a milestone is in time. */
  g_assert_cmpuint (
      assay_register_document_get_moment (self->document)->contracts->counts[ASSAY_STANDING_LATE],
      ==, 0);
  app_settle (self->window);
  g_assert_nonnull (app_lookup_label (get_section (self), "Standing on: 30 September 2026"));
}

/* The time line is a picture that says in words what it shows. */
static void
test_time_line (Case *self, gconstpointer data)
{
  g_autofree char *place = dup_place (self, 0);
  GtkWidget *line;

  go (self, place);
  line = app_find_widget (get_section (self), ASSAY_TYPE_TIME_LINE_VIEW, "Time line");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (line),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_cmpint (gtk_widget_get_height (line), >, 40);
}

/* --- Editing --- */

static void
add_contract (Case *self)
{
  GtkWidget *form;

  go (self, "contracts");
  gtk_widget_activate_action (get_section (self), "contracts.add", NULL);
  form = get_form (self);
  write_in (form, "Service", "South Ridge");
  write_in (form, "Area", "Coast Area");
  write_in (form, "Title", "Circles");
  write_in (form, "First day", "1 April 2026");
  write_in (form, "Last day as signed", "2028-03-31");
  save (form);
}

/* What is new with a contract is made in the same edit, and one undo takes all of it back. */
static void
test_add_contract (Case *self, gconstpointer data)
{
  guint n = count (self, ASSAY_HELD_CONTRACT), n_services = count (self, ASSAY_HELD_SERVICE);

  add_contract (self);
  wait_for (self, ASSAY_HELD_CONTRACT, n + 1);
  app_wait_until (is_form_gone, NULL, "the form to go");
  g_assert_cmpuint (count (self, ASSAY_HELD_SERVICE), ==, n_services + 1);
  g_assert_cmpstr (assay_document_get_undo_text (ASSAY_DOCUMENT (self->document)), ==,
                   "Undo: Added a contract");
  app_activate_action (self->window, "win.undo", NULL);
  wait_for (self, ASSAY_HELD_CONTRACT, n);
  g_assert_cmpuint (count (self, ASSAY_HELD_SERVICE), ==, n_services);
  app_activate_action (self->window, "win.redo", NULL);
  wait_for (self, ASSAY_HELD_CONTRACT, n + 1);
}

/* What is missing is said in the form, which stays, with what is in it. */
static void
test_refused (Case *self, gconstpointer data)
{
  GtkWidget *form;

  gtk_widget_activate_action (get_section (self), "contracts.add", NULL);
  form = get_form (self);
  write_in (form, "Title", "Circles");
  save (form);
  app_settle (form);
  g_assert_nonnull (app_lookup_label (form, "“Service” is needed."));
  write_in (form, "First day", "soon");
  save (form);
  app_settle (form);
  g_assert_cmpuint (count (self, ASSAY_HELD_CONTRACT), ==, 3);
  g_assert_cmpuint (app_access_check ("form", form), ==, 0);
  gtk_window_destroy (GTK_WINDOW (form));
}

static void
test_record_award (Case *self, gconstpointer data)
{
  g_autofree char *place = dup_place (self, 0);
  const AssayHeldContract *contract =
      assay_register_get_values (get_held (self), ASSAY_HELD_CONTRACT)->pdata[0];
  g_autofree char *target = g_strdup_printf ("award:%" G_GINT64_FORMAT, contract->service);
  GtkWidget *form;
  const AssayHeldAward *award;

  go (self, place);
  app_activate_action (get_section (self), "register.add", target);
  form = get_form (self);
  write_in (form, "First day", "2026-10-01");
  write_in (form, "Last day", "2029-09-30");
  write_in (form, "Known from", "Certificate 9");
  save (form);
  wait_for (self, ASSAY_HELD_AWARD, 2);
  award = assay_register_get_values (get_held (self), ASSAY_HELD_AWARD)->pdata[1];
  g_assert_cmpstr (award->scheme, ==, "rss");
  g_assert_cmpuint (award->confirmed, ==,
                    assay_document_get_today (ASSAY_DOCUMENT (self->document)));
}

/* Removing takes what belongs to it along; undoing brings all of it back, and so again. */
static void
test_remove (Case *self, gconstpointer data)
{
  g_autofree char *place = dup_place (self, 0);
  guint n_milestones = count (self, ASSAY_HELD_MILESTONE);

  go (self, place);
  gtk_widget_activate_action (get_section (self), "contract.remove", NULL);
  wait_for (self, ASSAY_HELD_CONTRACT, 2);
  g_assert_cmpuint (count (self, ASSAY_HELD_MILESTONE), ==, 0);
  g_assert_nonnull (
      app_lookup_label (get_section (self), "This contract is no longer in the register"));
  for (guint i = 0; i < 2; i++)
    {
      app_activate_action (self->window, "win.undo", NULL);
      wait_for (self, ASSAY_HELD_CONTRACT, 3);
      g_assert_cmpuint (count (self, ASSAY_HELD_MILESTONE), ==, n_milestones);
      app_activate_action (self->window, "win.redo", NULL);
      wait_for (self, ASSAY_HELD_CONTRACT, 2);
    }
}

/* --- Two at once --- */

static void
change_outside (Case *self, const char *text)
{
  g_autoptr (AssayRegister) held = register_load (self->book->store);
  AssayHeldNote *note =
      assay_register_value_copy (assay_register_get_values (held, ASSAY_HELD_NOTE)->pdata[0]);
  g_autoptr (GError) error = NULL;

  g_free (note->text);
  note->text = g_strdup (text);
  g_assert_true (register_apply_one (self->book->store, ASSAY_REGISTER_AMEND, note, NULL, &error));
  g_assert_no_error (error);
  assay_register_value_free (note);
}

/* Ours, from before they changed it. */
static void
change_inside (Case *self, gconstpointer before, const char *text)
{
  AssayHeldNote *note = assay_register_value_copy (before);
  GArray *edits = assay_register_edits_new ();

  g_free (note->text);
  note->text = g_strdup (text);
  assay_register_edits_add (edits, ASSAY_REGISTER_AMEND, note);
  assay_register_document_apply (self->document, edits, "Changed a note", NULL, NULL);
}

static gboolean
is_note_ours (gpointer data)
{
  const AssayHeldNote *note =
      assay_register_get_values (get_held (data), ASSAY_HELD_NOTE)->pdata[0];

  return g_str_equal (note->text, "Ours");
}

/* Neither text is lost before somebody has chosen. */
static void
test_collision (Case *self, gconstpointer data)
{
  gpointer before = assay_register_value_copy (
      assay_register_get_values (get_held (self), ASSAY_HELD_NOTE)->pdata[0]);
  GtkWidget *dialog;

  change_outside (self, "Theirs");
  change_inside (self, before, "Ours");
  app_wait_until (is_collision_shown, NULL, "both texts");
  dialog = GTK_WIDGET (find_window (ASSAY_TYPE_COLLISION_WINDOW));
  app_settle (dialog);
  g_assert_nonnull (app_lookup_label (dialog, "Theirs: Theirs\nYours: Ours"));
  g_assert_cmpuint (app_access_check ("collision", dialog), ==, 0);
  g_assert_true (gtk_widget_activate_action (dialog, "collision.mine", NULL));
  app_wait_until (is_note_ours, self, "our text");
  assay_register_value_free (before);
}

static gboolean
is_note_theirs (gpointer data)
{
  const AssayHeldNote *note =
      assay_register_get_values (get_held (data), ASSAY_HELD_NOTE)->pdata[0];

  return g_str_equal (note->text, "Theirs");
}

/* What others write shows by itself. */
static void
test_outside (Case *self, gconstpointer data)
{
  change_outside (self, "Theirs");
  app_wait_until (is_note_theirs, self, "their text");
}

/* What is changed leaves the focus where it was on a contract's page, and the sidebar says where
 * one is. */
static void
test_focus (Case *self, gconstpointer data)
{
  g_autofree char *place = dup_place (self, 0);
  g_autofree char *after = NULL;
  GtkWidget *sidebar = app_find_widget (self->window, GTK_TYPE_LIST_BOX, NULL);

  go (self, place);
  g_assert_nonnull (gtk_list_box_get_selected_row (GTK_LIST_BOX (sidebar)));
  gtk_widget_grab_focus (app_find_widget (get_section (self), GTK_TYPE_BUTTON, "Add a note…"));
  change_outside (self, "Theirs");
  app_wait_until (is_note_theirs, self, "their text");
  app_settle (self->window);
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (self->window)));
  after = app_dup_accessible_name (gtk_root_get_focus (GTK_ROOT (self->window)));
  g_assert_cmpstr (after, ==, "Add a note…");
}

/* --- Comparing --- */

/* Two services in one standard, and a count of each, one of them small; one of a service alone. */
#define FIGURE(service, of, figure)                                                                \
  "measure service=" service " scheme=rss edition=2020 measure=" of " title=" of                   \
  " definition=All "                                                                               \
  "counting_rule=Once unit=count from_day=2026-01-01 until_day=2026-03-31 figure=" figure          \
  " day=2026-04-20\n"
#define SENT(id, service, state, ready)                                                            \
  "received id=" id " service=" service " received=submission scheme=rss edition=2020 "            \
  "day=2026-02-01 round=1 is_verified=1\n"                                                         \
  "result received=" id " standard=s1 title=Leadership state=" state " ready=" ready               \
  " applies=5\n"
#define COMPARED                                                                                   \
  "service id=-1 name=North_Vale\n"                                                                \
  "service id=-2 name=Harbour_Team\n" SENT ("-3", "-1", "ready", "5")                              \
      SENT ("-4", "-2", "not-ready", "3") FIGURE ("-1", "Referrals", "128")                        \
          FIGURE ("-2", "Referrals", "3") FIGURE ("-2", "Visits", "40")

static gboolean
is_compared (gpointer data)
{
  return app_lookup_label (get_section (data), "Services side by side") != NULL;
}

static void
test_compare (Case *self, gconstpointer data)
{
  GtkWidget *section;

  go (self, "compare");
  app_wait_until (is_compared, self, "the comparison");
  section = get_section (self);
  app_settle (self->window);
  g_assert_nonnull (app_lookup_widget (section, GTK_TYPE_LIST_BOX_ROW,
                                       "Harbour Team. Leadership: Not ready, 3 of 5"));
  g_assert_nonnull (app_lookup_widget (section, GTK_TYPE_LIST_BOX_ROW,
                                       "Harbour Team. 1 January 2026 to 31 March 2026: kept back"));
  g_assert_nonnull (app_lookup_label (section, "Harbour Team: “Visits” is not compared, because no "
                                               "other service has it."));
  g_assert_cmpuint (app_access_check ("compare", self->window), ==, 0);
  g_assert_true (app_fits_width (self->window, APP_NARROW, "compare"));
}

/* So many services that nobody reads them all at once: a button says how many are left, and brings
 * them. */
#define MANY 120

static gboolean
has_many (gpointer data)
{
  return app_lookup_label (get_section (data), "Service 1") != NULL;
}

static void
test_compare_many (Case *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *section, *list;

  for (int i = 1; i <= MANY; i++)
    g_string_append_printf (text,
                            "service id=-%d name=Service_%d\n"
                            "measure service=-%d scheme=rss edition=2020 measure=r title=R "
                            "definition=All counting_rule=Once unit=count from_day=2026-01-01 "
                            "until_day=2026-03-31 figure=%d day=2026-04-20\n",
                            i, i, i, 10 + i);
  register_add (self->book->store, text->str);
  go (self, "compare");
  app_wait_until (has_many, self, "the comparison");
  section = get_section (self);
  list = gtk_widget_get_ancestor (GTK_WIDGET (app_lookup_label (section, "Service 1")),
                                  GTK_TYPE_LIST_BOX);
  g_assert_null (app_lookup_label (section, "Service 101"));
  app_activate (
      app_find_widget (section, GTK_TYPE_BUTTON, "Show 21 more. 21 of 121 are not shown yet."));
  app_settle (self->window);
  g_assert_nonnull (app_lookup_label (section, "Service 101"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), MANY));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), MANY + 1));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window))
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 100)));
}

/* --- Closing --- */

/* What was handed over is made, even when the document closes at once. */
static void
test_closing (Case *self, gconstpointer data)
{
  const AssayHeldNote *note =
      assay_register_get_values (get_held (self), ASSAY_HELD_NOTE)->pdata[0];
  g_autoptr (AssayRegister) after = NULL;

  for (guint i = 0; i < 3; i++)
    {
      GArray *edits = assay_register_edits_new ();
      AssayHeldNote *more = assay_register_value_copy (note);

      more->value.id = 0;
      more->value.version = 0;
      assay_register_edits_add (edits, ASSAY_REGISTER_ADD, more);
      assay_register_document_apply (self->document, edits, "Added a note", NULL, NULL);
    }
  app_activate_action (self->window, "win.close-portfolio", NULL);
  after = register_load (self->book->store);
  g_assert_cmpuint (assay_register_get_values (after, ASSAY_HELD_NOTE)->len, ==, 4);
}

/* Nothing yet: what to do stands there. */
static void
test_empty (Case *self, gconstpointer data)
{
  g_assert_nonnull (app_lookup_label (get_section (self), "No contracts yet"));
  g_assert_cmpuint (app_access_check ("empty", self->window), ==, 0);
  add_contract (self);
  wait_for (self, ASSAY_HELD_CONTRACT, 1);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, holds, function)                                                                 \
  g_test_add ("/app/register/" name, Case, holds, set_up, function, tear_down)

  ADD ("places", SOME, test_places);
  ADD ("contracts", SOME, test_contracts);
  ADD ("filter", SOME, test_filter);
  ADD ("search", SOME, test_search);
  ADD ("day", SOME, test_day);
  ADD ("time-line", SOME, test_time_line);
  ADD ("add-contract", SOME, test_add_contract);
  ADD ("refused", SOME, test_refused);
  ADD ("record-award", SOME, test_record_award);
  ADD ("remove", SOME, test_remove);
  ADD ("collision", SOME, test_collision);
  ADD ("outside", SOME, test_outside);
  ADD ("focus", SOME, test_focus);
  ADD ("compare", COMPARED, test_compare);
  ADD ("compare-many", NULL, test_compare_many);
  ADD ("closing", SOME, test_closing);
  ADD ("empty", NULL, test_empty);

  return g_test_run ();
}
