/* The numbers we hold for the application, each beside a plain window doing the nearest thing in
 * the same run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a table and always succeeds: a machine under load is not a failure. The first frame is
 * timed from outside, over a whole process that ends when it has drawn: this program runs itself
 * with --window (an empty libadwaita window) and --assay (a portfolio). Run:
 * meson test -C build --benchmark -v app
 */

#include "app-fixture.h"

#include <locale.h>
#include <stdlib.h>

#define N_EVIDENCE 5000
#define N_COLUMNS 7
#define REPEATS 7

static void
print_row (const char *work, double ours, const char *tool, double plain, const char *hold)
{
  g_print ("%-42s %9.2f ms   %-34s %9.2f ms   %6.2f x   %s\n", work, ours, tool, plain,
           ours / plain, hold);
}

static double
get_milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* --- A process that draws once --- */

static void
drawn_cb (GdkFrameClock *clock, gpointer application)
{
  /* Nothing is to be said or saved: the time is taken to the first frame. */
  exit (0);
}

static void
end_when_drawn (GtkWidget *window, gpointer application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (drawn_cb),
                    application);
}

static void
window_added_cb (GtkApplication *application, GtkWidget *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (end_when_drawn), application);
}

static void
activate_empty_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
draw_once (const char *path)
{
  g_autoptr (AssayContext) context = assay_context_new ();
  g_autoptr (GApplication) application = NULL;
  char *argv[] = { (char *) "bench", (char *) path, NULL };

  if (path != NULL)
    {
      application = G_APPLICATION (assay_application_new (context));
    }
  else
    {
      application = G_APPLICATION (adw_application_new ("org.assay.Empty", 0));
      g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
    }
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (application, path != NULL ? 2 : 1, argv);
}

static double
time_process (const char *program, const char *mode, const char *path)
{
  const char *argv[] = { program, mode, path, NULL };
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < REPEATS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      int status = 0;

      g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      best = MIN (best, get_milliseconds_since (start));
    }

  return best;
}

static void
bench_first_frame (const char *program)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autoptr (GError) error = NULL;
  double ours;

  assay_document_close (fixture->document, &error);
  g_assert_no_error (error);
  ours = time_process (program, "--assay", fixture->path);
  print_row ("first frame, a portfolio opened", ours, "empty libadwaita window",
             time_process (program, "--window", NULL), "≤ 1.3 x");
}

/* --- A long table --- */

static void
fill_with_evidence (AppFixture *self)
{
  AssayPortfolio *portfolio = assay_portfolio_ref (assay_document_get_portfolio (self->document));
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
  GError *error = NULL;

  for (guint i = 1; i <= N_EVIDENCE; i++)
    {
      g_autoptr (AssayEvidence) fields = assay_evidence_new (0);
      AssayEdit *edit;
      AssayPortfolio *after;

      fields->basis = ASSAY_BASIS_OBSERVATION;
      fields->title = g_strdup_printf ("Observation %u", i);
      fields->kind = g_strdup ("record");
      fields->from = assay_date_new (2026, 3, 1);
      fields->privacy = ASSAY_PRIVACY_NO_PERSONAL_DATA;
      edit = assay_edit_add_evidence (portfolio, self->scheme, fields, i, &error);
      g_assert_no_error (error);
      g_ptr_array_add (edits, edit);
      after = assay_portfolio_apply (portfolio, edit);
      assay_portfolio_unref (portfolio);
      portfolio = after;
    }
  assay_portfolio_unref (portfolio);
  app_fixture_apply (self, assay_edit_join (edits), NULL);
}

static void
set_up_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* As many rows of plain labels. */
static double
time_plain_table (void)
{
  gint64 start = g_get_monotonic_time ();
  GtkWidget *window = gtk_window_new ();
  GtkStringList *rows = gtk_string_list_new (NULL);
  GtkWidget *view =
      gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))));
  GtkWidget *scroll = gtk_scrolled_window_new ();

  for (guint i = 0; i < N_EVIDENCE; i++)
    gtk_string_list_take (rows, g_strdup_printf ("Observation %u", i));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Column", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), NULL);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), view);
  gtk_window_set_child (GTK_WINDOW (window), scroll);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  app_settle (window);
  gtk_window_destroy (GTK_WINDOW (window));

  return get_milliseconds_since (start);
}

static void
bench_evidence_table (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new_for_scheme (assay_fixture_load_small_scheme ());
  AssayWindow *window;
  double ours, plain = G_MAXDOUBLE;
  gint64 start;

  fill_with_evidence (fixture);
  window = app_fixture_open_window (fixture);
  start = g_get_monotonic_time ();
  assay_window_show (window, "evidence");
  app_settle (GTK_WIDGET (window));
  ours = get_milliseconds_since (start);
  for (guint i = 0; i < REPEATS; i++)
    plain = MIN (plain, time_plain_table ());
  print_row ("5,000 items of evidence, shown", ours, "a column view of as many labels", plain, "");

  start = g_get_monotonic_time ();
  assay_window_show (window, "overview");
  assay_window_show (window, "evidence");
  app_settle (GTK_WIDGET (window));
  print_row ("5,000 items of evidence, come back to", get_milliseconds_since (start),
             "a column view of as many labels", plain, "");
}

int
main (int argc, char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "--window"))
    return draw_once (NULL);
  if (argc > 2 && g_str_equal (argv[1], "--assay"))
    return draw_once (argv[2]);

  setlocale (LC_ALL, "");
  adw_init ();
  bench_first_frame (argv[0]);
  bench_evidence_table ();

  return 0;
}
