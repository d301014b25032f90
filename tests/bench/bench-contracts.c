/* A register of 10,000 contracts in its window: how long until it is read and shown, and how long a
 * letter typed into the filter takes, each beside a plain tool doing the nearest thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a table and always succeeds. Run: meson test -C build --benchmark -v contracts
 */

#include "app-fixture.h"
#include "register-fixture.h"

#include "app/register/assay-register-document.h"

#include <locale.h>

#define N_CONTRACTS 10000
#define REPEATS 5

static double
get_milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static void
keep_least (double *least, double taken)
{
  *least = MIN (*least, taken);
}

static void
print_row (const char *work, double ours, const char *tool, double plain)
{
  g_print ("%-42s %9.2f ms   %-34s %9.2f ms   %6.2f x\n", work, ours, tool, plain, ours / plain);
}

/* Each a service, a contract, a clause and an award. */
static void
fill (AssayRegisterStore *store)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 1; i <= N_CONTRACTS; i++)
    g_string_append_printf (text,
                            "service id=-%d name=Service_%d\n"
                            "contract id=-%d service=-%d title=Contract_%d begins=2025-04-01 "
                            "ends=2028-03-31\n"
                            "clause contract=-%d clause=holds schemes=rss\n"
                            "award service=-%d scheme=rss from_day=2024-02-01 until_day=20%d-12-31 "
                            "source=List confirmed=2026-06-01\n",
                            i, i, N_CONTRACTS + i, i, i, N_CONTRACTS + i, i, 25 + i % 5);
  register_add (store, text->str);
}

/* The same rows printed away by SQLite's own shell. */
static double
read_plainly (const char *path)
{
  const char *argv[] = { "sqlite3", path,
                         "SELECT * FROM service; SELECT * FROM contract; SELECT * FROM clause; "
                         "SELECT * FROM award",
                         NULL };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return get_milliseconds_since (start);
}

/* A frame of the window as it stands. */
static double
draw (GtkWidget *window)
{
  gint64 start = g_get_monotonic_time ();

  app_settle (window);

  return get_milliseconds_since (start);
}

/* Until what is on the screen says so; what is not follows, and is not waited for. */
static double
filter (GtkWidget *window, GtkWidget *search, const char *text)
{
  gint64 start = g_get_monotonic_time ();
  double taken;

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed");
  gtk_widget_queue_draw (window);
  gtk_test_widget_wait_for_draw (window);
  taken = get_milliseconds_since (start);
  app_settle (window);

  return taken;
}

/* --- The ordinary way --- */

static void
set_up_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* GTK's own table with as many columns of labels, and GTK's own filter. */
static GtkWidget *
new_plain_window (GtkStringFilter **out_filter)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkStringFilter *by_text =
      gtk_string_filter_new (gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  GtkFilterListModel *filtered =
      gtk_filter_list_model_new (G_LIST_MODEL (strings), GTK_FILTER (by_text));
  GtkWidget *view =
      gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered))));
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (int i = 1; i <= N_CONTRACTS; i++)
    gtk_string_list_take (strings, g_strdup_printf ("Contract %d of service %d", i, i));
  for (guint i = 0; i < 6; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Words", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (set_up_label_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_label_cb), NULL);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  gtk_window_present (GTK_WINDOW (window));
  app_settle (window);
  *out_filter = by_text;

  return window;
}

static double
filter_plainly (GtkWidget *window, GtkStringFilter *by_text, const char *text)
{
  gint64 start = g_get_monotonic_time ();
  double taken;

  gtk_string_filter_set_search (by_text, text);
  gtk_widget_queue_draw (window);
  gtk_test_widget_wait_for_draw (window);
  taken = get_milliseconds_since (start);
  app_settle (window);

  return taken;
}

/* --- Letter by letter --- */

static const char *const typed[] = { "service 9", "service 999", "" };
static const char *const said[] = { "filter them by what is typed",
                                    "by more of it, to a few that are left", "by nothing again" };

static void
compare_filters (GtkWidget *window, GtkWidget *search)
{
  GtkStringFilter *by_text = NULL;
  GtkWidget *plain_window = new_plain_window (&by_text);
  double ours[G_N_ELEMENTS (typed)], plain[G_N_ELEMENTS (typed)];

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    ours[i] = plain[i] = G_MAXDOUBLE;
  for (guint i = 0; i < REPEATS; i++)
    for (guint j = 0; j < G_N_ELEMENTS (typed); j++)
      {
        keep_least (&ours[j], filter (window, search, typed[j]));
        keep_least (&plain[j], filter_plainly (plain_window, by_text, typed[j]));
      }
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    print_row (said[i], ours[i], "GTK's own table of labels", plain[i]);
  gtk_window_destroy (GTK_WINDOW (plain_window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AppFixture) app = NULL;
  g_autoptr (RegisterFixture) book = NULL;
  double reading = G_MAXDOUBLE, plain = G_MAXDOUBLE, shown = 0;
  double still = G_MAXDOUBLE;
  g_autoptr (AssayDocument) document = NULL;
  GtkWidget *window, *search;

  app_test_init (&argc, &argv);
  app = app_fixture_new ();
  window = GTK_WIDGET (app_fixture_open_window (app));
  book = register_fixture_new ();
  fill (book->store);
  for (guint i = 0; i < REPEATS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (AssayRegisterReading) read =
          assay_register_reading_new (book->files->context, book->path, FALSE, NULL, NULL);

      keep_least (&reading, get_milliseconds_since (start));
      keep_least (&plain, read_plainly (book->path));
      if (i == REPEATS - 1)
        document = assay_register_document_new (read);
    }
  assay_window_set_document (ASSAY_WINDOW (window), document);
  shown = draw (window);
  search = app_find_widget (window, GTK_TYPE_SEARCH_ENTRY, "Filter contracts");
  for (guint i = 0; i < REPEATS; i++)
    keep_least (&still, draw (window));
  print_row ("read 10,000 contracts and their standing", reading, "sqlite3 reading the rows",
             plain);
  print_row ("show them", shown, "the same window drawn again", still);
  compare_filters (window, search);

  return 0;
}
