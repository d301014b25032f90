/* A register in its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-register.h"
#include "app-width.h"

#include "app/register/assay-collision-window.h"
#include "app/register/assay-contracts-model.h"
#include "app/register/assay-register-document.h"
#include "app/register/assay-register-export-file.h"
#include "app/register/assay-register-form-window.h"
#include "app/register/assay-register-steps.h"
#include "app/register/assay-time-line-view.h"
#include "app/widgets/assay-field.h"
#include "base/assay-error.h"

#include <string.h>

/* --- Places --- */

/* Every place can be read, reached and made as narrow as a telephone. */
static void
test_places (AppRegister *self, gconstpointer data)
{
  static const char *const places[] = { "contracts", "calendar", "changes",
                                        "compare",   "received", "areas" };
  guint n_faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_true (app_has_place (ASSAY_WINDOW (self->window), places[i]));
      app_register_go (self, places[i]);
      n_faults += app_access_check (places[i], self->window);
      n_faults += !app_fits_width (self->window, APP_NARROW, places[i]);
    }
  for (guint i = 0; i < app_register_count (self, ASSAY_HELD_CONTRACT); i++)
    {
      g_autofree char *place = app_register_dup_place (self, i);

      app_register_go (self, place);
      n_faults += app_access_check (place, self->window);
      n_faults += !app_fits_width (self->window, APP_NARROW, place);
    }
  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_false (app_has_place (ASSAY_WINDOW (self->window), "pack"));
}

/* What needs attention is first, and what is told is what the register says. */
static void
test_contracts (AppRegister *self, gconstpointer data)
{
  const AssayRegisterContractsState *state =
      assay_register_document_get_moment (self->document)->contracts;

  g_assert_cmpuint (state->n_rows, ==, 3);
  g_assert_cmpint (state->rows[0].state, ==, ASSAY_STANDING_LATE);
  g_assert_nonnull (app_lookup_label (app_register_get_section (self), "3 contracts"));
  g_assert_nonnull (app_lookup_label (app_register_get_section (self), state->verdict));
}

static gboolean
shows_one (gpointer data)
{
  return app_lookup_label (data, "1 of 3 contracts") != NULL;
}

static void
test_filter (AppRegister *self, gconstpointer data)
{
  GtkWidget *section = app_register_get_section (self);
  GtkWidget *search = app_find_widget (section, GTK_TYPE_SEARCH_ENTRY, "Filter contracts");

  gtk_editable_set_text (GTK_EDITABLE (search), "harbour");
  app_wait_until (shows_one, section, "one contract");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  app_activate (app_find_widget (section, GTK_TYPE_TOGGLE_BUTTON, "1 Late"));
  app_wait_until (shows_one, section, "the late contract");
}

/* --- Many --- */

#define MANY 300u

static gboolean
is_at_rest (gpointer data)
{
  guint n = g_list_model_get_n_items (data);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AssayContractItem) item = g_list_model_get_item (data, i);

      if (!assay_contract_item_is_told (item))
        return FALSE;
    }

  return n == assay_contracts_model_count (data);
}

static gboolean
is_place_told (AssayContractsModel *model, guint position)
{
  g_autoptr (AssayContractItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  return assay_contract_item_is_told (item);
}

static void
choose (AssayContractsModel *model, AppRegister *self, const char *text)
{
  const AssayRegisterFilter filter = { .text = text };

  assay_contracts_model_set (model, assay_register_document_get_moment (self->document), &filter);
}

/* What is on the screen is there at once, everything a moment later, and what is looked for when it
 * is asked for. */
static void
test_many (AppRegister *self, gconstpointer data)
{
  g_autoptr (AssayContractsModel) model = assay_contracts_model_new ();
  g_autoptr (GString) text = g_string_new ("service id=-1 name=Vale\n");
  const AssayRegisterContractsState *state;
  guint last = MANY - 1;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "contract service=-1 title=Title_%u begins=2026-01-01\n", i);
  register_add (self->book->store, text->str);
  app_register_wait_for (self, ASSAY_HELD_CONTRACT, MANY);
  state = assay_register_document_get_moment (self->document)->contracts;

  choose (model, self, NULL);
  g_assert_cmpuint (assay_contracts_model_count (model), ==, MANY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <, MANY);
  g_assert_true (is_place_told (model, 0));
  g_assert_cmpuint (assay_contracts_model_find (model, state->rows[last].contract), ==, last);
  g_assert_false (is_place_told (model, last));
  app_wait_until (is_at_rest, model, "all contracts");

  choose (model, self, "title 1");
  g_assert_cmpuint (assay_contracts_model_count (model), ==, 138);
  g_assert_true (is_place_told (model, 0));
  g_assert_false (is_place_told (model, 137));
  assay_contracts_model_set_seen (model, 130, 8);
  choose (model, self, "title 2");
  g_assert_true (is_place_told (model, 137));
  g_assert_false (is_place_told (model, 50));
  app_wait_until (is_at_rest, model, "the others");
  choose (model, self, "nowhere");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
}

/* A search is for contracts, wherever one is. */
static void
test_search (AppRegister *self, gconstpointer data)
{
  GtkWidget *focus;

  app_register_go (self, "calendar");
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
test_day (AppRegister *self, gconstpointer data)
{
  assay_register_document_set_day (self->document, assay_date_new (2026, 9, 30));
  app_wait_until (is_day_worked_out, self->document, "the other day");
  /* Its day is the last on which a milestone is in time. */
  g_assert_cmpuint (
      assay_register_document_get_moment (self->document)->contracts->counts[ASSAY_STANDING_LATE],
      ==, 0);
  app_settle (self->window);
  g_assert_nonnull (
      app_lookup_label (app_register_get_section (self), "Standing on: 30 September 2026"));
}

/* The time line is a picture that says in words what it shows. */
static void
test_time_line (AppRegister *self, gconstpointer data)
{
  g_autofree char *place = app_register_dup_place (self, 0);
  GtkWidget *line;

  app_register_go (self, place);
  line = app_find_widget (app_register_get_section (self), ASSAY_TYPE_TIME_LINE_VIEW, "Time line");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (line),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_cmpint (gtk_widget_get_height (line), >, 40);
}

/* --- Editing --- */

static void
add_contract (AppRegister *self)
{
  GtkWidget *form;

  app_register_go (self, "contracts");
  gtk_widget_activate_action (app_register_get_section (self), "contracts.add", NULL);
  form = app_register_get_form (self);
  app_register_write_in (form, "Service", "South Ridge");
  app_register_write_in (form, "Area", "Coast Area");
  app_register_write_in (form, "Title", "Circles");
  app_register_write_in (form, "First day", "1 April 2026");
  app_register_write_in (form, "Last day as signed", "2028-03-31");
  app_register_save (form);
}

/* What is new with a contract is made in the same edit, and one undo takes all of it back. */
static void
test_add_contract (AppRegister *self, gconstpointer data)
{
  guint n = app_register_count (self, ASSAY_HELD_CONTRACT),
        n_services = app_register_count (self, ASSAY_HELD_SERVICE);

  add_contract (self);
  app_register_wait_for (self, ASSAY_HELD_CONTRACT, n + 1);
  app_wait_until (app_register_is_form_gone, NULL, "the form to go");
  g_assert_cmpuint (app_register_count (self, ASSAY_HELD_SERVICE), ==, n_services + 1);
  g_assert_cmpstr (assay_document_get_undo_text (ASSAY_DOCUMENT (self->document)), ==,
                   "Undo: Added a contract");
  app_activate_action (self->window, "win.undo", NULL);
  app_register_wait_for (self, ASSAY_HELD_CONTRACT, n);
  g_assert_cmpuint (app_register_count (self, ASSAY_HELD_SERVICE), ==, n_services);
  app_activate_action (self->window, "win.redo", NULL);
  app_register_wait_for (self, ASSAY_HELD_CONTRACT, n + 1);
}

/* What is missing is said in the form, which stays, with what is in it. */
static void
test_refused (AppRegister *self, gconstpointer data)
{
  GtkWidget *form;

  gtk_widget_activate_action (app_register_get_section (self), "contracts.add", NULL);
  form = app_register_get_form (self);
  app_register_write_in (form, "Title", "Circles");
  app_register_save (form);
  app_settle (form);
  g_assert_nonnull (app_lookup_label (form, "“Service” is needed."));
  app_register_write_in (form, "First day", "soon");
  app_register_save (form);
  app_settle (form);
  g_assert_cmpuint (app_register_count (self, ASSAY_HELD_CONTRACT), ==, 3);
  g_assert_cmpuint (app_access_check ("form", form), ==, 0);
  gtk_window_destroy (GTK_WINDOW (form));
}

static gboolean
is_form_told (gpointer form)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (form, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && strstr (gtk_label_get_text (widgets->pdata[i]), "does not take this") != NULL)
      return TRUE;

  return FALSE;
}

/* What the register does not take, though nobody else was first, is said, and the form stays with
 * what is typed in it. */
static void
test_not_taken (AppRegister *self, gconstpointer data)
{
  GtkWidget *form;

  /* Neither store knows the other's way of refusing one title. */
  register_fixture_meddle (
      self->book, self->book->is_database
                      ? "ALTER TABLE contract ADD CONSTRAINT one CHECK (title <> 'Circles')"
                      : "CREATE UNIQUE INDEX one ON contract (begins)");
  gtk_widget_activate_action (app_register_get_section (self), "contracts.add", NULL);
  form = app_register_get_form (self);
  app_register_write_in (form, "Service", "North Vale");
  app_register_write_in (form, "Title", "Circles");
  app_register_write_in (form, "First day", "2025-04-01");
  app_register_write_in (form, "Last day as signed", "2028-03-31");
  app_register_save (form);
  app_wait_until (is_form_told, form, "why it is not taken");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (app_find_widget (form, ASSAY_TYPE_FIELD, "Title"))),
                   ==, "Circles");
  register_fixture_meddle (self->book, self->book->is_database
                                           ? "ALTER TABLE contract DROP CONSTRAINT one"
                                           : "DROP INDEX one");
  app_register_save (form);
  app_register_wait_for (self, ASSAY_HELD_CONTRACT, 4);
}

static void
test_record_award (AppRegister *self, gconstpointer data)
{
  g_autofree char *place = app_register_dup_place (self, 0);
  const AssayHeldContract *contract =
      assay_register_get_values (app_register_get_held (self), ASSAY_HELD_CONTRACT)->pdata[0];
  g_autofree char *target = g_strdup_printf ("award:%" G_GINT64_FORMAT, contract->service);
  GtkWidget *form;
  const AssayHeldAward *award;

  app_register_go (self, place);
  app_activate_action (app_register_get_section (self), "register.add", target);
  form = app_register_get_form (self);
  app_register_write_in (form, "First day", "2026-10-01");
  app_register_write_in (form, "Last day", "2029-09-30");
  app_register_write_in (form, "Known from", "Certificate 9");
  app_register_save (form);
  app_register_wait_for (self, ASSAY_HELD_AWARD, 2);
  award = assay_register_get_values (app_register_get_held (self), ASSAY_HELD_AWARD)->pdata[1];
  g_assert_cmpstr (award->scheme, ==, "rss");
  g_assert_cmpuint (award->confirmed, ==,
                    assay_document_get_today (ASSAY_DOCUMENT (self->document)));
}

/* Removing takes what belongs to it along; undoing brings all of it back, and so again. */
static void
test_remove (AppRegister *self, gconstpointer data)
{
  g_autofree char *place = app_register_dup_place (self, 0);
  guint n_milestones = app_register_count (self, ASSAY_HELD_MILESTONE);

  app_register_go (self, place);
  gtk_widget_activate_action (app_register_get_section (self), "contract.remove", NULL);
  app_register_wait_for (self, ASSAY_HELD_CONTRACT, 2);
  g_assert_cmpuint (app_register_count (self, ASSAY_HELD_MILESTONE), ==, 0);
  g_assert_nonnull (app_lookup_label (app_register_get_section (self),
                                      "This contract is no longer in the register"));
  for (guint i = 0; i < 2; i++)
    {
      app_activate_action (self->window, "win.undo", NULL);
      app_register_wait_for (self, ASSAY_HELD_CONTRACT, 3);
      g_assert_cmpuint (app_register_count (self, ASSAY_HELD_MILESTONE), ==, n_milestones);
      app_activate_action (self->window, "win.redo", NULL);
      app_register_wait_for (self, ASSAY_HELD_CONTRACT, 2);
    }
}

/* --- Two at once --- */

static void
change_outside (AppRegister *self, const char *text)
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
change_inside (AppRegister *self, gconstpointer before, const char *text)
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
      assay_register_get_values (app_register_get_held (data), ASSAY_HELD_NOTE)->pdata[0];

  return g_str_equal (note->text, "Ours");
}

static gboolean
is_collision_shown (gpointer data)
{
  return app_register_find_window (ASSAY_TYPE_COLLISION_WINDOW) != NULL;
}

/* Neither text is lost before somebody has chosen. */
static void
test_collision (AppRegister *self, gconstpointer data)
{
  gpointer before = assay_register_value_copy (
      assay_register_get_values (app_register_get_held (self), ASSAY_HELD_NOTE)->pdata[0]);
  GtkWidget *dialog;

  change_outside (self, "Theirs");
  change_inside (self, before, "Ours");
  app_wait_until (is_collision_shown, NULL, "both texts");
  dialog = GTK_WIDGET (app_register_find_window (ASSAY_TYPE_COLLISION_WINDOW));
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
      assay_register_get_values (app_register_get_held (data), ASSAY_HELD_NOTE)->pdata[0];

  return g_str_equal (note->text, "Theirs");
}

/* What others write shows by itself. */
static void
test_outside (AppRegister *self, gconstpointer data)
{
  change_outside (self, "Theirs");
  app_wait_until (is_note_theirs, self, "their text");
}

/* What is changed leaves the focus where it was on a contract's page, and the sidebar says where
 * one is. */
static void
test_focus (AppRegister *self, gconstpointer data)
{
  g_autofree char *place = app_register_dup_place (self, 0);
  g_autofree char *after = NULL;
  GtkWidget *sidebar = app_find_widget (self->window, GTK_TYPE_LIST_BOX, NULL);

  app_register_go (self, place);
  g_assert_nonnull (gtk_list_box_get_selected_row (GTK_LIST_BOX (sidebar)));
  gtk_widget_grab_focus (
      app_find_widget (app_register_get_section (self), GTK_TYPE_BUTTON, "Add a note…"));
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
  return app_lookup_label (app_register_get_section (data), "Services side by side") != NULL;
}

static void
test_compare (AppRegister *self, gconstpointer data)
{
  GtkWidget *section;

  app_register_go (self, "compare");
  app_wait_until (is_compared, self, "the comparison");
  section = app_register_get_section (self);
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
#define MANY_SERVICES 120

static gboolean
has_many (gpointer data)
{
  return app_lookup_label (app_register_get_section (data), "Service 1") != NULL;
}

static void
test_compare_many (AppRegister *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *section, *list;

  for (int i = 1; i <= MANY_SERVICES; i++)
    g_string_append_printf (text,
                            "service id=-%d name=Service_%d\n"
                            "measure service=-%d scheme=rss edition=2020 measure=r title=R "
                            "definition=All counting_rule=Once unit=count from_day=2026-01-01 "
                            "until_day=2026-03-31 figure=%d day=2026-04-20\n",
                            i, i, i, 10 + i);
  register_add (self->book->store, text->str);
  app_register_go (self, "compare");
  app_wait_until (has_many, self, "the comparison");
  section = app_register_get_section (self);
  list = gtk_widget_get_ancestor (GTK_WIDGET (app_lookup_label (section, "Service 1")),
                                  GTK_TYPE_LIST_BOX);
  g_assert_null (app_lookup_label (section, "Service 101"));
  app_activate (
      app_find_widget (section, GTK_TYPE_BUTTON, "Show 21 more. 21 of 121 are not shown yet."));
  app_settle (self->window);
  g_assert_nonnull (app_lookup_label (section, "Service 101"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), MANY_SERVICES));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), MANY_SERVICES + 1));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window))
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 100)));
}

/* --- Closing --- */

/* What was handed over is made, even when the document closes at once. */
static void
test_closing (AppRegister *self, gconstpointer data)
{
  const AssayHeldNote *note =
      assay_register_get_values (app_register_get_held (self), ASSAY_HELD_NOTE)->pdata[0];
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

/* --- Files for other programs --- */

/* What each begins with; and none is ever written over a register. */
static void
test_files (AppRegister *self, gconstpointer data)
{
  static const char *const first[] = {
    [ASSAY_EXPORT_CONTRACTS] = "Area,Service,",
    [ASSAY_EXPORT_AWARDS] = "Service,",
    [ASSAY_EXPORT_DATES] = "BEGIN:VCALENDAR",
    [ASSAY_EXPORT_EXAMPLE] = "Area,Service,",
  };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      g_autofree char *path = g_build_filename (self->app->path, "written", NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) refused = NULL;

      assay_register_export_file_write (self->document, i, path, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      text = g_strdelimit (text, "\xef\xbb\xbf", ' ');
      g_assert_true (g_str_has_prefix (g_strchug (text), first[i]));
      /* A database has no file to write over. */
      if (!self->book->is_database)
        {
          g_assert_false (
              assay_register_export_file_write (self->document, i, self->book->path, &refused));
          g_assert_error (refused, ASSAY_ERROR, ASSAY_ERROR_INVALID);
        }
    }
}

/* Nothing yet: what to do stands there. */
static void
test_empty (AppRegister *self, gconstpointer data)
{
  g_assert_nonnull (app_lookup_label (app_register_get_section (self), "No contracts yet"));
  g_assert_nonnull (
      app_lookup_widget (app_register_get_section (self), GTK_TYPE_BUTTON, "Take in a table…"));
  g_assert_nonnull (app_lookup_widget (app_register_get_section (self), GTK_TYPE_BUTTON,
                                       "Save a table to begin from…"));
  g_assert_cmpuint (app_access_check ("empty", self->window), ==, 0);
  add_contract (self);
  app_register_wait_for (self, ASSAY_HELD_CONTRACT, 1);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, holds, function)                                                                 \
  g_test_add ("/app/register/" name, AppRegister, holds, app_register_set_up, function,            \
              app_register_tear_down)

  ADD ("places", APP_REGISTER_SOME, test_places);
  ADD ("contracts", APP_REGISTER_SOME, test_contracts);
  ADD ("filter", APP_REGISTER_SOME, test_filter);
  ADD ("many", NULL, test_many);
  ADD ("search", APP_REGISTER_SOME, test_search);
  ADD ("day", APP_REGISTER_SOME, test_day);
  ADD ("time-line", APP_REGISTER_SOME, test_time_line);
  ADD ("add-contract", APP_REGISTER_SOME, test_add_contract);
  ADD ("refused", APP_REGISTER_SOME, test_refused);
  ADD ("not-taken", APP_REGISTER_SOME, test_not_taken);
  ADD ("record-award", APP_REGISTER_SOME, test_record_award);
  ADD ("remove", APP_REGISTER_SOME, test_remove);
  ADD ("collision", APP_REGISTER_SOME, test_collision);
  ADD ("outside", APP_REGISTER_SOME, test_outside);
  ADD ("focus", APP_REGISTER_SOME, test_focus);
  ADD ("compare", COMPARED, test_compare);
  ADD ("compare-many", NULL, test_compare_many);
  ADD ("closing", APP_REGISTER_SOME, test_closing);
  ADD ("files", APP_REGISTER_SOME, test_files);
  ADD ("empty", NULL, test_empty);

  return g_test_run ();
}
