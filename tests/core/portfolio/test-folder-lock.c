/* Who has a portfolio open: this program, another one, another computer, a dead one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
dup_lock_path (PortfolioFixture *fixture)
{
  return portfolio_fixture_child (fixture, ASSAY_LOCK_FILE);
}

static gboolean
is_locked (PortfolioFixture *fixture)
{
  g_autofree char *path = dup_lock_path (fixture);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
write_lock (PortfolioFixture *fixture, const char *host)
{
  g_autofree char *path = dup_lock_path (fixture);
  g_autofree char *text = g_strdup_printf (
      "<in-use author=\"Deputy\" host=\"%s\" pid=\"1\" since=\"2026-11-20T08:00:00Z\"/>\n", host);

  g_file_set_contents (path, text, -1, NULL);
}

/* A program of its own that opens the portfolio, says so through a pipe, and waits to be ended. */
static GPid
start_holder (PortfolioFixture *fixture, int *out_pipe)
{
  int ready[2], go[2];
  char byte = 0;
  GPid child;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (go), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      AssayPortfolioFolder *folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);

      close (go[1]);
      if (write (ready[1], "x", 1) == 1 && read (go[0], &byte, 1) == 1)
        portfolio_close (folder);
      _exit (0);
    }
  close (go[0]);
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  *out_pipe = go[1];

  return child;
}

static void
wait_for (GPid child)
{
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
test_same_program (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  AssayPortfolioFolder *reader;

  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_LOCKED, "Service manager");
  g_assert_true (is_locked (fixture));
  reader = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_assert_true (portfolio_has_finding (reader, ASSAY_FINDING_IN_USE, "Service manager"));
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_IN_USE, NULL));
  g_object_unref (reader);
  portfolio_close (folder);
  g_assert_false (is_locked (fixture));
}

static void
test_another_program (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autoptr (GError) error = NULL;
  int pipe_end = -1;
  GPid child;

  portfolio_close (portfolio_fixture_create (fixture));
  child = start_holder (fixture, &pipe_end);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_LOCKED, "on this computer");
  g_assert_false (assay_portfolio_folder_unlock (fixture->base->context, fixture->path, &error));
  assert_error_says (error, ASSAY_ERROR_LOCKED, "Close it there");
  g_assert_true (is_locked (fixture));

  g_assert_cmpint (write (pipe_end, "x", 1), ==, 1);
  wait_for (child);
  close (pipe_end);
  g_assert_false (is_locked (fixture));
  portfolio_close (portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE));
}

/* What a crash left is taken over without a word. */
static void
test_dead_program (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder;
  int pipe_end = -1;
  GPid child;

  portfolio_close (portfolio_fixture_create (fixture));
  child = start_holder (fixture, &pipe_end);
  kill (child, SIGKILL);
  wait_for (child);
  close (pipe_end);
  g_assert_true (is_locked (fixture));
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_IN_USE, NULL));
  g_object_unref (folder);
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_LOCKED, "Service manager");
  portfolio_close (folder);
  g_assert_false (is_locked (fixture));
}

static void
test_another_computer (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_lock_path (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AssayPortfolioFolder *folder;

  portfolio_close (portfolio_fixture_create (fixture));
  write_lock (fixture, "some-other-host.example");
  before = assay_fixture_read (path);
  portfolio_fixture_assert_open_fails (
      fixture, ASSAY_ERROR_LOCKED,
      "in use by Deputy on some-other-host.example since 2026-11-20T08:00:00Z");
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_LOCKED, "assay unlock");
  after = assay_fixture_read (path);
  g_assert_cmpstr (after, ==, before);
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_IN_USE, "Deputy"));
  g_object_unref (folder);

  g_assert_true (assay_portfolio_folder_unlock (fixture->base->context, fixture->path, &error));
  portfolio_close (portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE));
  g_assert_false (assay_portfolio_folder_unlock (fixture->base->context, fixture->path, &error));
  assert_error_says (error, ASSAY_ERROR_NOT_FOUND, "not in use");
}

/* Many computers are called alike; one of them does not take from the other. */
static void
test_another_computer_of_the_same_name (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autofree char *same = g_strdup_printf ("%s\" machine=\"0123456789abcdef", g_get_host_name ());

  portfolio_close (portfolio_fixture_create (fixture));
  write_lock (fixture, same);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_LOCKED, "assay unlock");
}

/* A program that was killed between making the file and writing its name locks nobody out; one that
 * is about to write it does. */
static void
test_unwritten (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autofree char *path = dup_lock_path (fixture);
  int fd;

  portfolio_close (portfolio_fixture_create (fixture));
  g_file_set_contents (path, "", 0, NULL);
  fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_LOCKED, "cannot be read");
  close (fd);
  portfolio_close (portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE));
  g_assert_false (is_locked (fixture));
}

static void
test_unreadable (void)
{
  static const char *const texts[] = { "<in-use", "<other/>", "rubbish" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
      g_autofree char *path = dup_lock_path (fixture);

      portfolio_close (portfolio_fixture_create (fixture));
      g_file_set_contents (path, texts[i], -1, NULL);
      portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_LOCKED, "assay unlock");
      g_assert_true (assay_portfolio_folder_unlock (fixture->base->context, fixture->path, NULL));
      portfolio_close (portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE));
    }
}

static void
test_link (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autofree char *path = dup_lock_path (fixture);
  g_autofree char *victim = assay_fixture_write (fixture->base, "victim.txt", "Precious.");
  g_autofree char *after = NULL;

  portfolio_close (portfolio_fixture_create (fixture));
  g_assert_cmpint (symlink (victim, path), ==, 0);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_REFUSED, "in-use.xml");
  after = assay_fixture_read (victim);
  g_assert_cmpstr (after, ==, "Precious.");
}

/* Several programs want the portfolio at once, again and again: never do two have it. */
static void
race (PortfolioFixture *fixture, const char *holder_path, guint rounds)
{
  for (guint i = 0; i < rounds; i++)
    {
      AssayPortfolioFolder *folder =
          assay_portfolio_folder_open (fixture->base->context, fixture->path, fixture->schema_path,
                                       ASSAY_OPEN_WRITE, NULL, NULL);

      if (folder == NULL)
        continue;
      /* Made by the one who has it and removed before letting go. */
      if (g_mkdir (holder_path, 0700) != 0)
        _exit (1);
      g_rmdir (holder_path);
      portfolio_close (folder);
    }
  _exit (0);
}

static void
test_race (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autofree char *holder = assay_fixture_path (fixture->base, "held");
  GPid children[4];

  portfolio_close (portfolio_fixture_create (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        race (fixture, holder, 100);
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status = 0;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  g_assert_false (is_locked (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lock/same-program", test_same_program);
  g_test_add_func ("/lock/another-program", test_another_program);
  g_test_add_func ("/lock/dead-program", test_dead_program);
  g_test_add_func ("/lock/another-computer", test_another_computer);
  g_test_add_func ("/lock/another-computer-of-the-same-name",
                   test_another_computer_of_the_same_name);
  g_test_add_func ("/lock/unwritten", test_unwritten);
  g_test_add_func ("/lock/unreadable", test_unreadable);
  g_test_add_func ("/lock/link", test_link);
  g_test_add_func ("/lock/race", test_race);

  return g_test_run ();
}
