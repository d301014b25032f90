/* The numbers we hold for the application, each beside a plain window doing the nearest thing in
 * the same run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a table and always succeeds: a machine under load is not a failure. A frame is
 * timed from outside, as the processor time of a whole process that ends when it has drawn it, the
 * best of several: this program runs itself with --first and --portfolio, and bench-window, which
 * is linked to nothing but libadwaita. Run: meson test -C build --benchmark -v app
 */

#include "app-fixture.h"
#include "large-review.h"

#include <locale.h>
#include <sys/resource.h>
#include <unistd.h>

#define N_EVIDENCE 5000
#define N_COLUMNS 7
#define REPEATS 7

/* As many as the overview and the sidebar of the small portfolio have. */
#define PLAIN_LABELS "60"

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

typedef struct
{
  gboolean for_document; /* not before the portfolio is shown */
} Drawing;

static void
drawn_cb (GdkFrameClock *clock, GtkWidget *window)
{
  const Drawing *drawing = g_object_get_data (G_OBJECT (window), "drawing");

  if (drawing->for_document && assay_window_get_document (ASSAY_WINDOW (window)) == NULL)
    return;
  /* Nothing is to be said or saved: the time is taken to this frame. */
  _exit (0);
}

static void
end_when_drawn (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (drawn_cb),
                    window);
}

static void
window_added_cb (GtkApplication *application, GtkWidget *window, Drawing *drawing)
{
  g_object_set_data (G_OBJECT (window), "drawing", drawing);
  g_signal_connect (window, "realize", G_CALLBACK (end_when_drawn), NULL);
}

static int
draw_once (const char *mode, const char *path)
{
  g_autoptr (AssayContext) context = assay_context_new ();
  g_autoptr (AssayApplication) application = assay_application_new (context);
  Drawing drawing = { g_str_equal (mode, "--portfolio") };
  char *argv[] = { (char *) "bench", (char *) path, NULL };

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &drawing);

  return g_application_run (G_APPLICATION (application), path != NULL ? 2 : 1, argv);
}

/* Processor time, of all its threads: what else the machine does has no part in it. */
static double
time_process (const char *program, const char *mode, const char *path)
{
  const char *argv[] = { program, mode, path, NULL };
  g_autoptr (GError) error = NULL;
  struct rusage before, after;
  int status = 0;

  getrusage (RUSAGE_CHILDREN, &before);
  g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, &status, &error);
  getrusage (RUSAGE_CHILDREN, &after);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return (double) (after.ru_utime.tv_sec - before.ru_utime.tv_sec + after.ru_stime.tv_sec
                   - before.ru_stime.tv_sec)
             * 1000.0
         + (double) (after.ru_utime.tv_usec - before.ru_utime.tv_usec + after.ru_stime.tv_usec
                     - before.ru_stime.tv_usec)
               / 1000.0;
}

typedef struct
{
  const char *work; /* NULL: a plain program, to compare with */
  const char *program;
  const char *mode;
  const char *path;
  double best;
} Frame;

/* By turns, so that a busy moment hits them all. */
static void
time_frames (Frame *frames, guint n_frames)
{
  for (guint i = 0; i < n_frames; i++)
    frames[i].best = G_MAXDOUBLE;
  for (guint repeat = 0; repeat < REPEATS; repeat++)
    for (guint i = 0; i < n_frames; i++)
      {
        double took = time_process (frames[i].program, frames[i].mode, frames[i].path);

        frames[i].best = MIN (frames[i].best, took);
      }
}

static void
bench_first_frame (const char *program)
{
  const char *plain = g_getenv ("ASSAY_BENCH_WINDOW");
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autoptr (GError) error = NULL;
  Frame frames[] = {
    { NULL, plain, "0", NULL },
    { NULL, plain, PLAIN_LABELS, NULL },
    { "first frame of the window, opening", program, "--first", fixture->path },
    { "first frame of the start page", program, "--first", NULL },
    { "portfolio opened and its overview drawn", program, "--portfolio", fixture->path },
  };

  assay_document_close (fixture->document, &error);
  g_assert_no_error (error);
  time_frames (frames, G_N_ELEMENTS (frames));
  for (guint i = 2; i < G_N_ELEMENTS (frames); i++)
    print_row (frames[i].work, frames[i].best, "empty libadwaita window", frames[0].best,
               i == 2 ? "≤ 1.3 x" : "");
  print_row (frames[4].work, frames[4].best, "window of " PLAIN_LABELS " plain labels",
             frames[1].best, "");
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

static void
take_turn (double *longest)
{
  gint64 start = g_get_monotonic_time ();
  double took;

  g_main_context_iteration (NULL, FALSE);
  took = get_milliseconds_since (start);
  *longest = MAX (*longest, took);
}

/* The longest that the window could not answer while it opened the portfolio and drew it. */
static double
find_longest_standstill (AssayWindow *window, const char *path)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gint64 first;
  double longest = 0;

  assay_window_open (window, path);
  while (assay_window_get_opening (window) != NULL)
    take_turn (&longest);
  first = gdk_frame_clock_get_frame_counter (clock);
  while (gdk_frame_clock_get_frame_counter (clock) < first + 2)
    take_turn (&longest);

  return longest;
}

static void
bench_large_portfolio (const char *program)
{
  g_autoptr (AppFixture) fixture = app_fixture_new_for_scheme (assay_fixture_load_small_scheme ());
  Frame frames[] = {
    { NULL, g_getenv ("ASSAY_BENCH_WINDOW"), "0", NULL },
    { "5,000 items: opened and the overview drawn", program, "--portfolio", fixture->path },
  };
  AssayWindow *window;

  fill_with_evidence (fixture);
  window = app_fixture_open_window (fixture);
  app_activate_action (GTK_WIDGET (window), "win.close-portfolio", NULL);
  time_frames (frames, G_N_ELEMENTS (frames));
  print_row (frames[1].work, frames[1].best, "empty libadwaita window", frames[0].best, "");
  print_row ("5,000 items: longest standstill opening",
             find_longest_standstill (window, fixture->path), "empty libadwaita window",
             frames[0].best, "");
}

static void
bench_large_review (const char *program)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  g_autofree char *path = large_review_make (fixture->base);
  Frame frames[] = {
    { NULL, g_getenv ("ASSAY_BENCH_WINDOW"), "0", NULL },
    { "review of 5,000 items: opened and drawn", program, "--portfolio", path },
  };
  AssayWindow *window = app_fixture_open_window (fixture);

  app_activate_action (GTK_WIDGET (window), "win.close-portfolio", NULL);
  time_frames (frames, G_N_ELEMENTS (frames));
  print_row (frames[1].work, frames[1].best, "empty libadwaita window", frames[0].best, "< 1 s");
  print_row ("review of 5,000 items: longest standstill", find_longest_standstill (window, path),
             "empty libadwaita window", frames[0].best, "");
}

int
main (int argc, char **argv)
{
  if (argc > 1)
    return draw_once (argv[1], argv[2]);

  setlocale (LC_ALL, "");
  adw_init ();
  bench_first_frame (argv[0]);
  bench_evidence_table ();
  bench_large_portfolio (argv[0]);
  bench_large_review (argv[0]);

  return 0;
}
