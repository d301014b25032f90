/* What a program has called saved is there after kill -9.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child makes one edit after the other, saves now and then, and says each through a pipe as soon
 * as it was told that the edit is safe. The parent kills it in the middle and looks.
 */

#include "portfolio-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ROUNDS 40

/* Never returns. */
static void
write_for_ever (PortfolioFixture *fixture, guint32 start, int report)
{
  AssayPortfolioFolder *folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);

  for (guint32 i = start + 1;; i++)
    {
      g_autofree char *text = g_strdup_printf ("Edit %u", i);

      portfolio_write (folder, "1.1", text);
      if (write (report, &i, sizeof i) != (gssize) sizeof i)
        _exit (1);
      if (i % 3 == 0)
        assay_portfolio_folder_save (folder, NULL);
    }
}

/* Reads reports until @wanted have come, kills the child, and reads what is left. */
static guint32
kill_after (GPid child, int report, guint wanted)
{
  guint32 last = 0, number = 0;
  guint n = 0;

  while (read (report, &number, sizeof number) == (gssize) sizeof number)
    {
      last = number;
      if (++n == wanted)
        kill (child, SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

  return last;
}

static guint32
get_number (AssayPortfolioFolder *folder)
{
  const AssayResponse *response =
      assay_portfolio_lookup_response (assay_portfolio_folder_get_portfolio (folder), "1.1");
  guint64 number = 0;

  g_assert_nonnull (response);
  g_assert_true (g_str_has_prefix (response->text, "Edit "));
  g_assert_true (
      g_ascii_string_to_unsigned (response->text + 5, 10, 1, G_MAXUINT32, &number, NULL));

  return (guint32) number;
}

static void
test_kill (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  guint32 at = 0;

  portfolio_close (portfolio_fixture_create (fixture));
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      AssayPortfolioFolder *folder;
      int report[2];
      guint32 told;
      GPid child;

      g_assert_cmpint (pipe (report), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        write_for_ever (fixture, at, report[1]);
      close (report[1]);
      told = kill_after (child, report[0], 1 + round % 7);
      close (report[0]);

      folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
      at = get_number (folder);
      /* The last one may be safe without anybody having been told. */
      g_assert_true (at == told || at == told + 1);
      g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_JOURNAL_DAMAGED, NULL));
      g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
      portfolio_close (folder);
    }
  g_assert_cmpuint (at, >=, N_ROUNDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kill/edits-survive", test_kill);

  return g_test_run ();
}
