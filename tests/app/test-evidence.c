/* The evidence section: adding, and an item's details.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-evidence.h"
#include "app/evidence/assay-evidence-adding.h"
#include "app/evidence/assay-evidence-pane.h"
#include "app/evidence/assay-evidence-section.h"
#include "app/evidence/assay-evidence-table.h"
#include "app/widgets/assay-field.h"
#include "app/window/assay-opening.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* --- Adding --- */

/* What added_cb() was told last. */
static GArray *heard;

static void
added_cb (gpointer owner, const GArray *numbers)
{
  g_assert_true (ASSAY_IS_EVIDENCE_SECTION (owner));
  g_assert_null (heard);
  heard = g_array_copy ((GArray *) numbers);
}

static gboolean
has_heard (gpointer data)
{
  return heard != NULL;
}

static gboolean
has_dialog (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          *(GtkWidget **) data = window;
          return TRUE;
        }
    }

  return FALSE;
}

static void
add (GtkWidget *section, GPtrArray *paths)
{
  g_clear_pointer (&heard, g_array_unref);
  assay_evidence_add_files (ASSAY_SECTION (section), paths, added_cb, section);
}

/* Another picture than the fixture's. */
static char *
draw_png (AppFixture *fixture, const char *name)
{
  static const guchar grey[8 * 8 * 3] = { 0x80 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (grey, sizeof (grey));
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (8, 8, GDK_MEMORY_R8G8B8, bytes, 8 * 3);
  char *path = assay_fixture_path (fixture->base, name);

  g_assert_true (gdk_texture_save_to_png (texture, path));

  return path;
}

static void
test_adds_the_good (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence");
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint before = app_evidence_count_items (fixture);
  guint next = assay_portfolio_folder_get_next_evidence_number (
      assay_document_get_folder (fixture->document));
  GtkWidget *dialog = NULL;
  const char *body;

  g_ptr_array_add (paths, app_fixture_draw_pdf (fixture, "risk_form-2026.pdf", 7));
  g_ptr_array_add (paths, assay_fixture_write (fixture->base, "broken.pdf", "not a PDF at all"));
  g_ptr_array_add (paths, draw_png (fixture, "the room.png"));
  g_ptr_array_add (paths, assay_fixture_path (fixture->base, "not there.docx"));
  add (section, paths);
  app_wait_until (has_heard, NULL, "the files to be added");

  g_assert_cmpuint (heard->len, ==, 2);
  g_assert_cmpuint (g_array_index (heard, guint, 0), ==, next);
  g_assert_cmpuint (g_array_index (heard, guint, 1), ==, next + 1);
  g_assert_cmpuint (app_evidence_count_items (fixture), ==, before + 2);
  g_assert_cmpstr (app_evidence_get_item (fixture, next)->title, ==, "Risk form 2026");
  g_assert_cmpuint (app_evidence_get_item (fixture, next)->pages, ==, 7);
  g_assert_cmpint (app_evidence_get_item (fixture, next)->privacy, ==, ASSAY_PRIVACY_NONE_STATED);
  app_wait_until (has_dialog, &dialog, "the bad files to be told of");
  body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));
  g_assert_nonnull (strstr (body, "broken.pdf"));
  g_assert_nonnull (strstr (body, "not there.docx"));
  g_assert_null (strstr (body, "the room.png"));
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* One act, one undo. */
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_cmpuint (app_evidence_count_items (fixture), ==, before);
}

/* What nobody can read is refused, and taken when somebody says so. */
static void
test_adds_all_the_same (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence");
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint before = app_evidence_count_items (fixture);
  GtkWidget *dialog = NULL;

  g_ptr_array_add (paths, draw_png (fixture, "the room.png"));
  g_assert_cmpint (truncate (paths->pdata[0], 60), ==, 0);
  add (section, paths);
  app_wait_until (has_dialog, &dialog, "the damaged picture to be told of");
  g_assert_cmpuint (app_evidence_count_items (fixture), ==, before);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "anyway");
  app_wait_until (has_heard, NULL, "the picture to be added");
  g_assert_cmpuint (app_evidence_count_items (fixture), ==, before + 1);
  g_assert_cmpuint (app_evidence_get_item (fixture, g_array_index (heard, guint, 0))->pages, ==, 0);
}

/* What is no PDF at all, or not there, is not to be had that way. */
static void
test_offers_no_more_than_it_can (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence");
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *dialog = NULL;

  g_ptr_array_add (paths, assay_fixture_path (fixture->base, "not there.docx"));
  add (section, paths);
  app_wait_until (has_dialog, &dialog, "the missing file to be told of");
  g_assert_null (app_lookup_widget (dialog, GTK_TYPE_BUTTON, "Add All the Same"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_adds_nothing_twice (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence");
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint before = app_evidence_count_items (fixture);
  guint first;

  g_ptr_array_add (paths, app_fixture_draw_pdf (fixture, "policy.pdf", 2));
  g_ptr_array_add (paths, g_strdup (paths->pdata[0]));
  add (section, paths);
  app_wait_until (has_heard, NULL, "the file to be added");
  g_assert_cmpuint (heard->len, ==, 1);
  g_assert_cmpuint (app_evidence_count_items (fixture), ==, before + 1);
  first = g_array_index (heard, guint, 0);

  add (section, paths);
  app_wait_until (has_heard, NULL, "the same file to be looked at");
  g_assert_cmpuint (heard->len, ==, 1);
  g_assert_cmpuint (g_array_index (heard, guint, 0), ==, first);
  g_assert_cmpuint (app_evidence_count_items (fixture), ==, before + 1);
}

static gboolean
has_another_file (gpointer data)
{
  AppFixture *fixture = data;

  return app_evidence_get_item (fixture, 1)->pages == 9;
}

static void
test_replaces (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence:E001");
  g_autofree char *newer = app_fixture_draw_pdf (fixture, "newer.pdf", 9);
  g_autofree char *title = g_strdup (app_evidence_get_item (fixture, 1)->title);
  g_autofree char *old = g_strdup (app_evidence_get_item (fixture, 1)->sha256);
  g_autofree char *kept =
      assay_portfolio_folder_dup_content_path (assay_document_get_folder (fixture->document), old);
  guint before = app_evidence_count_items (fixture);

  assay_evidence_replace_file (ASSAY_SECTION (section), 1, newer);
  app_wait_until (has_another_file, fixture, "the file to be replaced");
  g_assert_cmpuint (app_evidence_count_items (fixture), ==, before);
  g_assert_cmpstr (app_evidence_get_item (fixture, 1)->title, ==, title);
  g_assert_cmpstr (app_evidence_get_item (fixture, 1)->source_name, ==, "newer.pdf");
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (app_fixture_get_response (fixture, "1.1")->citations->len, ==, 1);
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_cmpstr (app_evidence_get_item (fixture, 1)->sha256, ==, old);
}

/* --- Damage --- */

static gboolean
is_altered (gpointer data)
{
  AppFixture *fixture = data;

  return g_hash_table_contains (assay_document_get_altered (fixture->document),
                                app_evidence_get_item (fixture, 1)->sha256);
}

static gboolean
is_whole (gpointer data)
{
  AppFixture *fixture = data;
  const GArray *absent = assay_document_get_readiness (fixture->document)->absent;

  return !is_altered (fixture) && (absent == NULL || absent->len == 0);
}

/* Changes one byte of E001's file in the folder, as a faulty disk or a careless program would, and
 * returns a copy of the file as it was. */
static char *
alter (AppFixture *fixture)
{
  g_autofree char *path =
      assay_portfolio_folder_dup_content_path (assay_document_get_folder (fixture->document),
                                               app_evidence_get_item (fixture, 1)->sha256);
  char *backup = assay_fixture_path (fixture->base, "from the backup.pdf");
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (backup, bytes, (gssize) length, NULL));
  bytes[length / 2] ^= 1;
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  return backup;
}

static guint
count_damaged (GtkWidget *section)
{
  GtkDropDown *filter =
      GTK_DROP_DOWN (app_find_widget (section, GTK_TYPE_DROP_DOWN, "Which items to show"));
  guint n;

  gtk_drop_down_set_selected (filter, ASSAY_EVIDENCE_SHOW_NO_FILE);
  n = app_evidence_count_shown (app_evidence_find_table (section));
  gtk_drop_down_set_selected (filter, ASSAY_EVIDENCE_SHOW_ALL);

  return n;
}

static void
test_altered_is_found (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence:E001");
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func (g_free);
  AssayReadiness *readiness = assay_document_get_readiness (fixture->document);

  g_assert_cmpint (readiness->criteria[0].state, ==, ASSAY_STATE_READY);
  g_assert_cmpuint (count_damaged (section), ==, 0);

  /* Nobody says that it has changed. */
  g_ptr_array_add (backups, alter (fixture));
  app_wait_until (is_altered, fixture, "the altered file to be found");
  app_settle (section);
  readiness = assay_document_get_readiness (fixture->document);
  g_assert_cmpint (readiness->criteria[0].state, ==, ASSAY_STATE_CLAIMED);
  g_assert_cmpuint (count_damaged (section), ==, 1);
  assay_section_show_subject (ASSAY_SECTION (section), "E001");
  app_settle (section);
  app_find_widget (section, GTK_TYPE_LABEL,
                   "Something has altered this file since it was added, so it counts for nothing. "
                   "Choose “Replace by a newer file” and the right file, from a backup or from "
                   "where it came.");

  /* The right file puts it right, and is no new item. */
  assay_evidence_replace_file (ASSAY_SECTION (section), 1, g_ptr_array_index (backups, 0));
  app_wait_until (is_whole, fixture, "the file to be as it was");
  app_settle (section);
  g_assert_cmpuint (count_damaged (section), ==, 0);
  g_assert_cmpuint (app_evidence_count_items (fixture), ==, 5);
  readiness = assay_document_get_readiness (fixture->document);
  g_assert_cmpint (readiness->criteria[0].state, ==, ASSAY_STATE_READY);
}

static void
test_missing_is_put_back (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence:E001");
  g_autofree char *backup = alter (fixture);
  g_autofree char *path =
      assay_portfolio_folder_dup_content_path (assay_document_get_folder (fixture->document),
                                               app_evidence_get_item (fixture, 1)->sha256);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  app_wait_until (is_altered, fixture, "the altered file to be found");
  g_assert_cmpint (g_remove (path), ==, 0);
  assay_document_look_at_files (fixture->document);
  g_ptr_array_add (paths, backup);
  add (section, paths);
  app_wait_until (has_heard, NULL, "the file to be put back");
  g_assert_cmpuint (g_array_index (heard, guint, 0), ==, 1);
  app_wait_until (is_whole, fixture, "the file to be as it was");
  g_assert_cmpuint (app_evidence_count_items (fixture), ==, 5);
}

/* --- Details --- */

static AssayField *
find_field (GtkWidget *section, const char *title)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (section, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (ASSAY_IS_FIELD (widgets->pdata[i])
        && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widgets->pdata[i])),
                        title))
      return widgets->pdata[i];
  g_error ("no field %s", title);
}

static void
type (AssayField *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  g_signal_emit_by_name (field, "entry-activated");
}

static void
test_fields (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence:E001");
  AssayField *until = find_field (section, "In date until");

  type (find_field (section, "Title"), "  Another title ");
  g_assert_cmpstr (app_evidence_get_item (fixture, 1)->title, ==, "Another title");
  g_assert_cmpstr (assay_field_get_text (find_field (section, "Title")), ==, "Another title");
  type (until, "1 March 2027");
  g_assert_cmpuint (app_evidence_get_item (fixture, 1)->until, ==, assay_date_new (2027, 3, 1));
  g_assert_cmpstr (assay_field_get_text (until), ==, "2027-03-01");

  type (until, "soon");
  g_assert_cmpuint (app_evidence_get_item (fixture, 1)->until, ==, assay_date_new (2027, 3, 1));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (until), "error"));
  g_assert_cmpstr (assay_field_get_text (until), ==, "soon");
  type (until, "");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (until), "error"));
  g_assert_cmpuint (app_evidence_get_item (fixture, 1)->until, ==, ASSAY_DATE_NONE);

  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_cmpstr (assay_field_get_text (until), ==, "2027-03-01");
  g_assert_cmpstr (app_evidence_get_item (fixture, 1)->title, ==, "Another title");
}

/* What was typed for one item is written before another is shown, and to the first. */
static void
test_half_typed (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence:E001");
  AssayField *title = find_field (section, "Title");
  g_autofree char *other = g_strdup (app_evidence_get_item (fixture, 2)->title);
  GError *error = NULL;

  gtk_editable_set_text (GTK_EDITABLE (title), "Half typ");
  app_fixture_apply (fixture,
                     assay_edit_rate (assay_document_get_portfolio (fixture->document),
                                      fixture->scheme, "2.1", "partly", NULL, &error),
                     error);
  app_settle (section);
  g_assert_cmpstr (assay_field_get_text (title), ==, "Half typ");
  app_activate_action (section, "win.show", "evidence:E002");
  app_settle (section);
  g_assert_cmpstr (app_evidence_get_item (fixture, 1)->title, ==, "Half typ");
  g_assert_cmpstr (app_evidence_get_item (fixture, 2)->title, ==, other);
  g_assert_cmpstr (assay_field_get_text (title), ==, other);
}

static void
test_privacy (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence:E004");
  GtkWidget *redacted = app_find_widget (section, GTK_TYPE_CHECK_BUTTON, "Redacted");
  GtkWidget *consent = app_find_widget (section, GTK_TYPE_CHECK_BUTTON, "Consent held");

  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (redacted)));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (consent)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (redacted), TRUE);
  g_assert_cmpint (app_evidence_get_item (fixture, 4)->privacy, ==, ASSAY_PRIVACY_REDACTED);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (consent), TRUE);
  g_assert_cmpint (app_evidence_get_item (fixture, 4)->privacy, ==, ASSAY_PRIVACY_CONSENT);
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (redacted)));
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (redacted)));
  g_assert_cmpint (app_evidence_get_item (fixture, 4)->privacy, ==, ASSAY_PRIVACY_NONE_STATED);
}

static void
test_withdraws (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence:E001");

  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Withdraw"));
  g_assert_true (app_evidence_get_item (fixture, 1)->withdrawn);
  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Bring back"));
  g_assert_false (app_evidence_get_item (fixture, 1)->withdrawn);
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_false (app_evidence_get_item (fixture, 1)->withdrawn);
  g_assert_cmpuint (app_fixture_get_response (fixture, "1.1")->citations->len, ==, 1);
}

/* Everything can be read and copied, nothing changed. */
static gboolean
is_opened (gpointer window)
{
  return assay_window_get_document (window) != NULL;
}

static void
test_reading_only (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);
  g_autofree char *path = app_fixture_draw_pdf (fixture, "more.pdf", 1);
  static const char *const statements[] = { "No personal data", "Redacted", "Consent held" };
  static const char *const titles[] = { "Title", "Covers from", "Covers to", "In date until" };
  GtkWidget *section;

  app_activate_action (GTK_WIDGET (window), "win.close-portfolio", NULL);
  assay_opening_start (window, fixture->path, ASSAY_OPEN_READ);
  app_wait_until (is_opened, window, "the portfolio to open");
  assay_window_show (window, "evidence:E001");
  app_settle (GTK_WIDGET (window));
  section = app_find_widget (GTK_WIDGET (window), ASSAY_TYPE_EVIDENCE_SECTION, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *field = GTK_WIDGET (find_field (section, titles[i]));

      g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (field)));
      g_assert_true (gtk_widget_is_sensitive (field));
    }
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    g_assert_false (
        gtk_widget_is_sensitive (app_find_widget (section, GTK_TYPE_CHECK_BUTTON, statements[i])));
  g_assert_false (gtk_text_view_get_editable (
      GTK_TEXT_VIEW (app_find_widget (section, GTK_TYPE_TEXT_VIEW, "Note"))));
  g_assert_false (
      gtk_widget_is_sensitive (app_find_widget (section, GTK_TYPE_BUTTON, "Add files")));
  g_assert_false (gtk_widget_is_sensitive (app_find_widget (section, GTK_TYPE_BUTTON, "Withdraw")));
  g_assert_false (app_drop_file (section, path));
}

static void
test_closes_details (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence:E001");
  AssayEvidenceTable *table = app_evidence_find_table (section);

  g_assert_cmpuint (assay_evidence_table_get_chosen (table), ==, 1);
  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Close details"));
  app_settle (section);
  g_assert_cmpuint (assay_evidence_table_get_chosen (table), ==, 0);
  assay_evidence_table_choose (table, 1);
  app_settle (section);
  g_assert_nonnull (app_lookup_widget (section, GTK_TYPE_BUTTON, "Close details"));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/evidence/adds-the-good", test_adds_the_good);
  g_test_add_func ("/evidence/adds-all-the-same", test_adds_all_the_same);
  g_test_add_func ("/evidence/offers-no-more", test_offers_no_more_than_it_can);
  g_test_add_func ("/evidence/adds-nothing-twice", test_adds_nothing_twice);
  g_test_add_func ("/evidence/replaces", test_replaces);
  g_test_add_func ("/evidence/altered-is-found", test_altered_is_found);
  g_test_add_func ("/evidence/missing-is-put-back", test_missing_is_put_back);
  g_test_add_func ("/evidence/fields", test_fields);
  g_test_add_func ("/evidence/half-typed", test_half_typed);
  g_test_add_func ("/evidence/privacy", test_privacy);
  g_test_add_func ("/evidence/withdraws", test_withdraws);
  g_test_add_func ("/evidence/reading-only", test_reading_only);
  g_test_add_func ("/evidence/closes-details", test_closes_details);

  return g_test_run ();
}
