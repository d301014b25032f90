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

static double
filter (GtkWidget *window, GtkWidget *search, const char *text)
{
  gint64 start;

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  start = g_get_monotonic_time ();
  /* The entry waits for more letters; what is timed is what comes after. */
  g_signal_emit_by_name (search, "search-changed");
  app_settle (window);

  return get_milliseconds_since (start);
}

int
main (int argc, char **argv)
{
  g_autoptr (AppFixture) app = NULL;
  g_autoptr (RegisterFixture) book = NULL;
  double reading = G_MAXDOUBLE, plain = G_MAXDOUBLE, shown = 0;
  double typed = G_MAXDOUBLE, still = G_MAXDOUBLE;
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

      reading = MIN (reading, get_milliseconds_since (start));
      plain = MIN (plain, read_plainly (book->path));
      if (i == REPEATS - 1)
        document = assay_register_document_new (read);
    }
  assay_window_set_document (ASSAY_WINDOW (window), document);
  shown = draw (window);
  search = app_find_widget (window, GTK_TYPE_SEARCH_ENTRY, "Filter contracts");
  for (guint i = 0; i < REPEATS; i++)
    {
      still = MIN (still, draw (window));
      typed = MIN (typed, filter (window, search, "service 99"));
      filter (window, search, "");
    }
  print_row ("read 10,000 contracts and their standing", reading, "sqlite3 reading the rows",
             plain);
  print_row ("show them", shown, "the same window drawn again", still);
  print_row ("filter them by what is typed", typed, "the same window drawn again", still);

  return 0;
}
