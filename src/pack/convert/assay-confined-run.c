/* Runs a program that reads what is hostile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not GSubprocess: that kills the program it started and not what this one started in turn, and
 * office programs are started by a script by way of a launcher.
 */

#include "pack/convert/assay-confined-run.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"

#include "assay-config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* How long killed children may take to be gone. Where nobody asks after orphans they never go. */
#define GONE_WITHIN_MS 150
#define LOOK_EVERY_MS 10
#define TICK_MS 1000

/* Prepared before the fork: afterwards nothing may be allocated. */
typedef struct
{
  char user_map[64];
  char group_map[64];
  guint seconds;
} Confinement;

static void
narrow (int resource, rlim_t most)
{
  struct rlimit limit;

  if (getrlimit ((__rlimit_resource_t) resource, &limit) != 0)
    return;
  limit.rlim_max = MIN (limit.rlim_max, most);
  limit.rlim_cur = MIN (limit.rlim_cur, limit.rlim_max);
  setrlimit ((__rlimit_resource_t) resource, &limit);
}

static gboolean
put (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && write (fd, text, strlen (text)) == (ssize_t) strlen (text);

  if (fd >= 0)
    close (fd);

  return done;
}

/* A network of its own with nothing in it. Systems that keep this from ordinary users refuse, and
 * the program then runs as it always would. */
static void
leave_network (const Confinement *self)
{
  if (unshare (CLONE_NEWNET) == 0 || unshare (CLONE_NEWUSER | CLONE_NEWNET) != 0)
    return;
  if (!put ("/proc/self/setgroups", "deny") || !put ("/proc/self/gid_map", self->group_map)
      || !put ("/proc/self/uid_map", self->user_map))
    _exit (126);
}

static void
confine_cb (gpointer data)
{
  const Confinement *self = data;
  sigset_t none;

  setsid ();
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  narrow (RLIMIT_AS, ASSAY_LIMIT_CONFINED_MEMORY);
  narrow (RLIMIT_FSIZE, ASSAY_LIMIT_CONFINED_FILE);
  narrow (RLIMIT_CPU, (rlim_t) self->seconds * 4);
  narrow (RLIMIT_CORE, 0);
  leave_network (self);
}

static Confinement
prepare (guint seconds)
{
  Confinement self = { .seconds = seconds };

  g_snprintf (self.user_map, sizeof self.user_map, "%u %u 1", (guint) getuid (), (guint) getuid ());
  g_snprintf (self.group_map, sizeof self.group_map, "%u %u 1", (guint) getgid (),
              (guint) getgid ());

  return self;
}

static int
reap (pid_t pid)
{
  int status = 0;

  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    continue;

  return status;
}

/* The whole group, and waits for it to be gone: its folder is removed next. */
static int
end_group (pid_t pid)
{
  int status;

  kill (-pid, SIGKILL);
  status = reap (pid);
  for (guint ms = 0; ms < GONE_WITHIN_MS && kill (-pid, SIGKILL) == 0; ms += LOOK_EVERY_MS)
    poll (NULL, 0, LOOK_EVERY_MS);

  return status;
}

/* Whether the program ended by itself before its time was up. */
static gboolean
wait_for_end (int pidfd, guint seconds, AssayProgress progress, GCancellable *cancellable)
{
  gint64 start = g_get_monotonic_time ();
  GPollFD cancelled = { .fd = -1 };
  gboolean ended = FALSE;

  if (cancellable != NULL && !g_cancellable_make_pollfd (cancellable, &cancelled))
    cancelled.fd = -1;
  while (!ended && !g_cancellable_is_cancelled (cancellable))
    {
      struct pollfd watched[] = { { .fd = pidfd, .events = POLLIN },
                                  { .fd = cancelled.fd, .events = POLLIN } };
      guint64 passed = (guint64) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

      if (passed >= seconds)
        break;
      assay_progress_tell (progress, passed, seconds, NULL);
      if (poll (watched, G_N_ELEMENTS (watched), TICK_MS) < 0 && errno != EINTR)
        break;
      ended = (watched[0].revents & POLLIN) != 0;
    }
  if (cancelled.fd >= 0)
    g_cancellable_release_fd (cancellable);

  return ended;
}

static gboolean
start (const char *const *command,
       const char *const *environment,
       const char *folder,
       const char *name,
       guint seconds,
       GPid *out_pid,
       GError **error)
{
  Confinement confinement = prepare (seconds);
  const GSpawnFlags flags =
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
  g_autoptr (GError) problem = NULL;

  if (g_spawn_async (folder, (char **) command, (char **) environment, flags, confine_cb,
                     &confinement, out_pid, &problem))
    return TRUE;
  g_set_error (error, ASSAY_ERROR,
               g_error_matches (problem, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT) ? ASSAY_ERROR_NOT_FOUND
                                                                             : ASSAY_ERROR_IO,
               _ ("%s could not be started: %s"), name, problem->message);

  return FALSE;
}

gboolean
assay_confined_run (const char *const *command,
                    const char *const *environment,
                    const char *folder,
                    const char *name,
                    guint seconds,
                    AssayProgress progress,
                    GCancellable *cancellable,
                    int *out_status,
                    GError **error)
{
  GPid pid;
  int pidfd;
  gboolean ended;

  if (!start (command, environment, folder, name, seconds, &pid, error))
    return FALSE;
  pidfd = pidfd_open (pid, 0);
  ended = pidfd >= 0 && wait_for_end (pidfd, seconds, progress, cancellable);
  if (pidfd >= 0)
    close (pidfd);
  *out_status = end_group (pid);
  g_spawn_close_pid (pid);
  if (ended)
    return TRUE;
  if (g_cancellable_is_cancelled (cancellable))
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped"));
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                 _ ("%s did not finish in %u seconds and was stopped"), name, seconds);

  return FALSE;
}
