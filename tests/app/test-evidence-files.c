/* Files on their way to the evidence and out of it: chosen, dropped, pasted, stopped half-way, and
 * opened in another program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"
#include "app/evidence/assay-evidence-section.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static GtkWidget *
open_evidence (AppFixture *fixture, const char *place)
{
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));

  app_activate_action (window, "win.show", place);

  return app_find_widget (window, ASSAY_TYPE_EVIDENCE_SECTION, NULL);
}

static const AssayEvidence *
get_item (AppFixture *fixture, guint number)
{
  return assay_portfolio_lookup_evidence (assay_document_get_portfolio (fixture->document), number);
}

static gboolean
has_sixth (gpointer data)
{
  return get_item (data, 6) != NULL;
}

/* --- Choosing --- */

static gboolean
find_chooser (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_mapped (window))
        {
          *(GtkWidget **) data = window;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
has_chosen (gpointer data)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (data));

  return g_list_model_get_n_items (files) == 1;
}

/* Chooses @path in the dialog that has come up, and presses @response. */
static void
choose (const char *path, int response)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = NULL;

  app_wait_until (find_chooser, &dialog, "the dialog to come up");
  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), file, NULL));
  app_wait_until (has_chosen, dialog, "the file to be chosen");
  gtk_dialog_response (GTK_DIALOG (dialog), response);
}

static void
test_chooses (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_evidence (fixture, "evidence");
  g_autofree char *path = app_fixture_draw_pdf (fixture, "minutes.pdf", 2);

  app_activate_action (section, "evidence.add-files", NULL);
  choose (path, GTK_RESPONSE_CANCEL);
  app_settle (section);
  g_assert_null (get_item (fixture, 6));

  app_activate_action (section, "evidence.add-files", NULL);
  choose (path, GTK_RESPONSE_ACCEPT);
  app_wait_until (has_sixth, fixture, "the chosen file to be added");
  g_assert_cmpstr (get_item (fixture, 6)->source_name, ==, "minutes.pdf");
}

static gboolean
has_newer_file (gpointer data)
{
  return g_strcmp0 (get_item (data, 1)->source_name, "newer.pdf") == 0;
}

static void
test_chooses_newer (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_evidence (fixture, "evidence:E001");
  g_autofree char *path = app_fixture_draw_pdf (fixture, "newer.pdf", 4);

  app_activate_action (section, "evidence.replace", NULL);
  choose (path, GTK_RESPONSE_ACCEPT);
  app_wait_until (has_newer_file, fixture, "the file to be replaced");
  g_assert_null (get_item (fixture, 6));
}

/* --- Dropping and pasting --- */

static void
test_dropped (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_evidence (fixture, "evidence");
  g_autofree char *path = app_fixture_draw_pdf (fixture, "minutes.pdf", 2);

  g_assert_true (app_drop_file (section, path));
  app_wait_until (has_sixth, fixture, "the dropped file to be added");
}

static void
test_pasted (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_evidence (fixture, "evidence");
  g_autofree char *path = app_fixture_draw_pdf (fixture, "minutes.pdf", 2);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (section), "only words");
  app_activate_action (section, "evidence.paste", NULL);
  g_assert_nonnull (
      app_lookup_label (GTK_WIDGET (fixture->window),
                        "There is no file to paste; copy one in the file manager first."));

  app_copy_file (section, path);
  app_activate_action (section, "evidence.paste", NULL);
  app_wait_until (has_sixth, fixture, "the pasted file to be added");
}

/* --- Stopping --- */

/* Takes long to read and no room on the disk. */
static char *
make_huge (AppFixture *fixture)
{
  char *path = assay_fixture_path (fixture->base, "huge.bin");
  int fd = g_open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, (off_t) 6 * 1024 * 1024 * 1024), ==, 0);
  close (fd);

  return path;
}

/* Whether the huge file is being read, so that the one before it is whole. */
static gboolean
has_reached_huge (gpointer data)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (data, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && strstr (gtk_label_get_text (widgets->pdata[i]), "huge.bin") != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
says_stopped (gpointer data)
{
  return app_lookup_label (data, "Stopped: added 1 of 3 files") != NULL;
}

static gboolean
has_leftovers (AppFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      assay_portfolio_folder_check (assay_document_get_folder (fixture->document), TRUE,
                                    ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      if (finding->tag == ASSAY_FINDING_LEFTOVER
          || finding->tag == ASSAY_FINDING_EVIDENCE_UNCLAIMED)
        return TRUE;
    }

  return FALSE;
}

/* The button of a passing message. */
static void
press (GtkWidget *window, const char *text)
{
  GtkWidget *label = app_lookup_label (window, text);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

static void
test_stops_half_way (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_evidence (fixture, "evidence");
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *huge = make_huge (fixture);
  g_autofree char *first_path = app_fixture_draw_pdf (fixture, "minutes.pdf", 2);
  g_autofree char *last_path = app_fixture_draw_pdf (fixture, "agenda.pdf", 3);
  const char *const paths[] = { first_path, huge, last_path };
  GFile *files[3];
  GdkFileList *list;

  for (guint i = 0; i < 3; i++)
    files[i] = g_file_new_for_path (paths[i]);
  list = gdk_file_list_new_from_array (files, 3);
  gdk_clipboard_set (gtk_widget_get_clipboard (section), GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  for (guint i = 0; i < 3; i++)
    g_object_unref (files[i]);

  app_activate_action (section, "evidence.paste", NULL);
  app_wait_until (has_reached_huge, window, "the huge file to be read");
  press (window, "Stop");
  app_wait_until (says_stopped, window, "it to be said what was added");
  g_assert_cmpstr (get_item (fixture, 6)->source_name, ==, "minutes.pdf");
  g_assert_null (get_item (fixture, 7));
  g_assert_false (has_leftovers (fixture));

  press (window, "Undo");
  app_settle (window);
  g_assert_null (get_item (fixture, 6));
}

/* --- Another program --- */

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Makes a program that writes down which file it was given, and lets it open everything. Returns
 * where it writes. */
static char *
install_program (AppFixture *fixture)
{
  g_autofree char *script = assay_fixture_path (fixture->base, "program.sh");
  g_autofree char *folder = g_path_get_dirname (script);
  g_autofree char *record = assay_fixture_path (fixture->base, "record");
  g_autofree char *text =
      g_strdup_printf ("#!/bin/sh\necho \"$1\" > '%s.part' && mv '%s.part' '%s'\n", record, record,
                       record);
  g_autofree char *desktop =
      g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Reader\nExec=/bin/sh %s %%f\n"
                       "MimeType=application/pdf;\n",
                       script);
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);

  write_file (folder, "program.sh", text);
  write_file (applications, "reader.desktop", desktop);
  write_file (g_get_user_config_dir (), "mimeapps.list",
              "[Default Applications]\napplication/pdf=reader.desktop\n");

  return g_steal_pointer (&record);
}

static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_opens_a_copy (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_evidence (fixture, "evidence:E001");
  g_autofree char *record = install_program (fixture);
  g_autofree char *original =
      assay_portfolio_folder_dup_content_path (assay_document_get_folder (fixture->document),
                                               get_item (fixture, 1)->sha256);
  g_autofree char *copy = NULL;
  g_autofree char *name = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *original_bytes = NULL;
  gsize length = 0, original_length = 0;
  GStatBuf info;

  app_activate_action (section, "evidence.open", NULL);
  app_wait_until (exists, record, "the other program to be started");
  g_assert_true (g_file_get_contents (record, &copy, NULL, NULL));
  g_strchomp (copy);
  g_assert_cmpstr (copy, !=, original);
  g_assert_false (g_str_has_prefix (copy, fixture->path));
  name = g_path_get_basename (copy);
  g_assert_cmpstr (name, ==, "Case handling procedure.pdf");
  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (original, &original_bytes, &original_length, NULL));
  g_assert_cmpmem (bytes, length, original_bytes, original_length);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0400);

  /* The copy goes with the window. */
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (exists (copy));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/evidence-files/chooses", test_chooses);
  g_test_add_func ("/evidence-files/chooses-newer", test_chooses_newer);
  g_test_add_func ("/evidence-files/dropped", test_dropped);
  g_test_add_func ("/evidence-files/pasted", test_pasted);
  g_test_add_func ("/evidence-files/stops-half-way", test_stops_half_way);
  g_test_add_func ("/evidence-files/opens-a-copy", test_opens_a_copy);

  return g_test_run ();
}
