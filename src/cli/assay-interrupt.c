/* Ctrl-C stops the work at hand, tidily.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A signal handler may call next to nothing, and no main loop runs here that could watch signals.
 * So the signals are blocked in every thread, and one thread waits for them.
 */

#include "cli/assay-interrupt.h"

#include <signal.h>

typedef struct
{
  GCancellable *cancellable;
  sigset_t signals;
} Watch;

static void
watch_free (Watch *self)
{
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

/* nohup and background jobs have signals ignored; a blocked one would reach us all the same. */
static void
add_unless_ignored (sigset_t *signals, int number)
{
  struct sigaction action;

  if (sigaction (number, NULL, &action) == 0 && action.sa_handler != SIG_IGN)
    sigaddset (signals, number);
}

static gpointer
wait_for_signals (gpointer data)
{
  g_autoptr (Watch) watch = data;
  int number = 0;

  if (sigwait (&watch->signals, &number) != 0)
    return NULL;
  g_cancellable_cancel (watch->cancellable);

  if (sigwait (&watch->signals, &number) != 0)
    return NULL;
  pthread_sigmask (SIG_UNBLOCK, &watch->signals, NULL);
  raise (number);

  return NULL;
}

void
assay_interrupt_watch (GCancellable *cancellable)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->cancellable = g_object_ref (cancellable);
  sigemptyset (&watch->signals);
  add_unless_ignored (&watch->signals, SIGINT);
  add_unless_ignored (&watch->signals, SIGTERM);
  add_unless_ignored (&watch->signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &watch->signals, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_for_signals, watch));
}
