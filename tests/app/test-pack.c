/* The pack's page: findings lead to their places, the files are read, a pack is written or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"
#include "app/pack/assay-board-report.h"
#include "app/pack/assay-pack-section.h"
#include "app/widgets/assay-keyed-list.h"

#include <glib/gstdio.h>
#include <string.h>

static GtkWidget *
open_pack (AppFixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));

  app_activate_action (window, "win.show", "pack");
  app_settle (window);

  return app_find_widget (window, ASSAY_TYPE_PACK_SECTION, NULL);
}

static gboolean
is_idle (gpointer data)
{
  return !assay_pack_section_is_busy (data);
}

/* The row whose title begins so. */
static GtkWidget *
find_row (GtkWidget *section, const char *start)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (section, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (ADW_IS_ACTION_ROW (widgets->pdata[i])
        && g_str_has_prefix (
            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widgets->pdata[i])), start))
      return widgets->pdata[i];

  return NULL;
}

static void
test_findings_lead_to_their_places (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_pack (fixture);
  GtkWidget *row;

  app_wait_until (is_idle, section, "the files are read");
  row = find_row (section, "2.2 is rated");
  g_assert_nonnull (row);
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  app_activate (row);
  /* Where there is a page for it, the window went there. */
  if (app_has_place (fixture->window, "criterion:2.2"))
    g_assert_false (app_is_shown (section));
}

static void
test_row_stays_when_something_changes (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_pack (fixture);
  GtkWidget *row = find_row (section, "2.2 is rated");
  GError *error = NULL;

  app_wait_until (is_idle, section, "the files are read");
  g_assert_true (gtk_widget_grab_focus (row));
  app_fixture_apply (fixture,
                     assay_edit_rate (assay_document_get_portfolio (fixture->document),
                                      fixture->scheme, "2.1", "partly", NULL, &error),
                     error);
  app_settle (section);
  g_assert_true (find_row (section, "2.2 is rated") == row);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (row)) == row);
  g_assert_nonnull (find_row (section, "2.1 is rated"));
}

static void
test_altered_file_is_found (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (assay_document_get_portfolio (fixture->document), 1);
  g_autofree char *path =
      assay_portfolio_folder_dup_content_path (assay_document_get_folder (fixture->document),
                                               item->sha256);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  GtkWidget *section = open_pack (fixture);

  app_wait_until (is_idle, section, "the files are read");
  g_assert_null (find_row (section, "The file of E001"));
  /* As long as before: only reading it tells. */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[length / 2] ^= 1;
  g_chmod (path, 0600);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  app_activate_action (section, "pack.check", NULL);
  app_wait_until (is_idle, section, "the files are read again");
  g_assert_nonnull (find_row (section, "The file of E001"));
}

static void
test_written (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autofree char *target = assay_fixture_path (fixture->base, "vale pack.pdf");
  GtkWidget *section = open_pack (fixture);
  GtkWidget *row;

  assay_pack_section_write_to (ASSAY_PACK_SECTION (section), target);
  g_assert_nonnull (app_lookup_widget (section, GTK_TYPE_BUTTON, "Cancel"));
  /* Editing goes on meanwhile. */
  g_assert_true (assay_document_apply (
      fixture->document,
      assay_edit_write_text (assay_document_get_portfolio (fixture->document), fixture->scheme,
                             "2.2", "Said while the pack is written.", NULL),
      NULL));
  app_wait_until (is_idle, section, "the pack is written");
  g_assert_true (g_file_test (target, G_FILE_TEST_IS_REGULAR));
  app_settle (section);
  row = find_row (section, "vale pack.pdf");
  g_assert_nonnull (row);
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "of them evidence"));
  app_find_widget (section, GTK_TYPE_BUTTON, "Open");
  app_find_widget (section, GTK_TYPE_BUTTON, "Show in folder");
  g_assert_null (app_lookup_widget (section, GTK_TYPE_BUTTON, "Cancel"));
}

/* A pack after an earlier one has one page more, which lists what has moved. */
static void
test_numbers_kept (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autofree char *first = assay_fixture_path (fixture->base, "first.pdf");
  g_autofree char *second = assay_fixture_path (fixture->base, "second.pdf");
  GtkWidget *section = open_pack (fixture);
  g_autofree char *pages = NULL;

  g_assert_null (app_lookup_widget (section, GTK_TYPE_BUTTON, "Number afresh"));
  assay_pack_section_write_to (ASSAY_PACK_SECTION (section), first);
  app_wait_until (is_idle, section, "the pack is written");
  pages = g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (section, "first.pdf"))));
  assay_pack_section_keep_numbers_of (ASSAY_PACK_SECTION (section), first);
  app_find_widget (section, GTK_TYPE_BUTTON, "Keeps the page numbers of first.pdf");
  assay_pack_section_write_to (ASSAY_PACK_SECTION (section), second);
  app_wait_until (is_idle, section, "the second pack is written");
  g_assert_cmpuint (g_ascii_strtoull (adw_action_row_get_subtitle (
                                          ADW_ACTION_ROW (find_row (section, "second.pdf"))),
                                      NULL, 10),
                    ==, g_ascii_strtoull (pages, NULL, 10) + 1);
  app_activate_action (section, "pack.number-afresh", NULL);
  g_assert_null (app_lookup_widget (section, GTK_TYPE_BUTTON, "Number afresh"));
}

static void
ask_for_html (GtkWidget *section)
{
  GtkWidget *check = app_find_widget (section, GTK_TYPE_CHECK_BUTTON,
                                      "Beside the PDF, the same as a page for a browser (HTML)");

  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static void
test_html_beside (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autofree char *target = assay_fixture_path (fixture->base, "vale pack.pdf");
  g_autofree char *html = assay_fixture_path (fixture->base, "vale pack.html");
  GtkWidget *section = open_pack (fixture);

  ask_for_html (section);
  /* Twice: one of our own is replaced. */
  for (guint i = 0; i < 2; i++)
    {
      g_remove (target);
      assay_pack_section_write_to (ASSAY_PACK_SECTION (section), target);
      app_wait_until (is_idle, section, "the pack is written");
      g_assert_true (g_file_test (target, G_FILE_TEST_IS_REGULAR));
      g_assert_true (g_file_test (html, G_FILE_TEST_IS_REGULAR));
    }
  app_settle (section);
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (section, "vale pack.pdf"))),
              "“vale pack.html” says the same"));
}

static void
test_strange_html_is_kept (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autofree char *target = assay_fixture_path (fixture->base, "vale pack.pdf");
  g_autofree char *html =
      assay_fixture_write (fixture->base, "vale pack.html", "<p>the minutes of a year</p>");
  g_autofree char *kept = NULL;
  GtkWidget *section = open_pack (fixture);

  app_wait_until (is_idle, section, "the files are read");
  ask_for_html (section);
  assay_pack_section_write_to (ASSAY_PACK_SECTION (section), target);
  g_assert_false (assay_pack_section_is_busy (ASSAY_PACK_SECTION (section)));
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  kept = assay_fixture_read (html);
  g_assert_cmpstr (kept, ==, "<p>the minutes of a year</p>");
}

static gboolean
report_is_idle (gpointer data)
{
  return !assay_board_report_is_busy (data);
}

/* On the pack's page and where the health check shows its results. */
static void
test_report (gconstpointer place)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autofree char *target = assay_fixture_path (fixture->base, "vale report.pdf");
  g_autofree char *inside = g_build_filename (fixture->path, "evidence", "report.pdf", NULL);
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));
  GtkWidget *part, *row;

  app_activate_action (window, "win.show", place);
  app_settle (window);
  part = app_find_widget (window, ASSAY_TYPE_BOARD_REPORT, NULL);
  app_find_widget (part, GTK_TYPE_BUTTON, "Write the report…");
  g_assert_null (app_lookup_widget (part, GTK_TYPE_BUTTON, "Open"));
  assay_board_report_write_to (ASSAY_BOARD_REPORT (part), inside);
  g_assert_false (assay_board_report_is_busy (ASSAY_BOARD_REPORT (part)));
  assay_board_report_write_to (ASSAY_BOARD_REPORT (part), target);
  app_wait_until (report_is_idle, part, "the report is written");
  g_assert_true (g_file_test (target, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (inside, G_FILE_TEST_EXISTS));
  app_settle (window);
  row = find_row (part, "vale report.pdf");
  g_assert_nonnull (row);
  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Written: "));
  app_find_widget (part, GTK_TYPE_BUTTON, "Open");
}

static void
test_cancelled (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autofree char *target = assay_fixture_path (fixture->base, "vale pack.pdf");
  g_autofree char *drawn = g_strconcat (target, ".drawn.part", NULL);
  GtkWidget *section = open_pack (fixture);

  app_wait_until (is_idle, section, "the files are read");
  assay_pack_section_write_to (ASSAY_PACK_SECTION (section), target);
  app_activate_action (section, "pack.cancel", NULL);
  app_wait_until (is_idle, section, "writing has stopped");
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (drawn, G_FILE_TEST_EXISTS));
  g_assert_null (find_row (section, "vale pack.pdf"));
}

static void
test_not_into_the_portfolio (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autofree char *target = g_build_filename (fixture->path, "evidence", "pack.pdf", NULL);
  GtkWidget *section = open_pack (fixture);

  app_wait_until (is_idle, section, "the files are read");
  assay_pack_section_write_to (ASSAY_PACK_SECTION (section), target);
  g_assert_false (assay_pack_section_is_busy (ASSAY_PACK_SECTION (section)));
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/pack/findings-lead-to-their-places", test_findings_lead_to_their_places);
  g_test_add_func ("/pack/row-stays-when-something-changes", test_row_stays_when_something_changes);
  g_test_add_func ("/pack/altered-file-is-found", test_altered_file_is_found);
  g_test_add_func ("/pack/written", test_written);
  g_test_add_func ("/pack/numbers-kept", test_numbers_kept);
  g_test_add_func ("/pack/html-beside", test_html_beside);
  g_test_add_func ("/pack/strange-html-is-kept", test_strange_html_is_kept);
  g_test_add_data_func ("/pack/report", "pack", test_report);
  g_test_add_data_func ("/pack/report-of-health-check", "health:results", test_report);
  g_test_add_func ("/pack/cancelled", test_cancelled);
  g_test_add_func ("/pack/not-into-the-portfolio", test_not_into_the_portfolio);

  return g_test_run ();
}
