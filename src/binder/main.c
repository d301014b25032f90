/* The program assay-binder: reads evidence files, and binds them into a pack, for whoever asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   assay-binder bind          an order on standard input (pack/assay-pack-bind.h); writes the pack
 *   assay-binder map FILE      which page of a pack holds what (pack/numbering/assay-page-map.h)
 *   assay-binder probe FILE    what the file is (pack/files/assay-probe.h)
 *
 * It stands apart from the application and the command line, because a file from outside may make a
 * library loop, crash or fill the memory. Here that ends this process and nothing else. Answers are
 * lines on standard output; an error is a line too.
 */

#include "base/assay-child.h"
#include "base/assay-context.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-locale.h"
#include "pack/assay-pack-bind.h"
#include "pack/files/assay-probe.h"
#include "pack/pdf/assay-pdf-private.h"

#include <gio/gunixinputstream.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Without a step for so long, the file in hand has beaten the library that reads it. Turning one
 * into pages tells its steps. */
#define STEP_SECONDS 60
#define PRIVATE_UMASK 0077
/* A picture of the largest kind that is taken, twice over, and room beside it. */
#define MEMORY_BYTES ((rlim_t) 4 * 1024 * 1024 * 1024)

/* A line that nobody reads any more means that nobody wants the work: the signal of the broken pipe
 * ends us. */
static void
say (char *line)
{
  puts (line);
  fflush (stdout);
  g_free (line);
}

static void
tell_step (guint64 done, guint64 total, const char *what, gpointer data)
{
  alarm (STEP_SECONDS);
  say (assay_pack_bind_format_step (done, total, what));
}

/* --- Questions --- */

static GBytes *
read_input (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  GError *problem = NULL;

  if (g_output_stream_splice (memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &problem)
      < 0)
    {
      assay_error_propagate (error, problem, NULL);
      return NULL;
    }

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
answer_bind (char **arguments, GCancellable *cancellable, GError **error)
{
  g_autoptr (AssayContext) context = assay_context_new ();
  g_autoptr (GBytes) text = read_input (error);
  g_autoptr (AssayPackReport) report = NULL;
  AssayPackOrder *order;
  gboolean done;

  if (text == NULL)
    return FALSE;
  order = assay_pack_order_parse (g_bytes_get_data (text, NULL), g_bytes_get_size (text), error);
  if (order == NULL)
    return FALSE;
  done = assay_pack_write (context, order, (AssayProgress){ tell_step, NULL }, cancellable, &report,
                           error);
  assay_pack_order_free (order);
  if (done)
    {
      say (assay_pack_bind_format_map (report->map));
      say (assay_pack_bind_format_report (report));
    }

  return done;
}

static gboolean
answer_map (char **arguments, GCancellable *cancellable, GError **error)
{
  g_autoptr (AssayPageMap) map = NULL;
  g_autofree char *text = NULL;

  alarm (STEP_SECONDS);
  text = assay_pdf_read_private_text (arguments[0], ASSAY_LIMIT_PAGE_MAP_BYTES, error);
  map = text != NULL ? assay_page_map_parse (text, strlen (text), error) : NULL;
  if (map == NULL)
    return FALSE;
  say (assay_pack_bind_format_map (map));

  return TRUE;
}

static gboolean
answer_probe (char **arguments, GCancellable *cancellable, GError **error)
{
  g_autoptr (AssayProbe) probe = NULL;

  alarm (STEP_SECONDS);
  probe = assay_probe_file (arguments[0], cancellable, error);
  if (probe == NULL)
    return FALSE;
  say (assay_probe_format (probe));

  return TRUE;
}

static const struct
{
  const char *name;
  int n_arguments;
  gboolean (*answer) (char **arguments, GCancellable *cancellable, GError **error);
} questions[] = {
  { "bind", 0, answer_bind },
  { "map", 1, answer_map },
  { "probe", 1, answer_probe },
};

static gboolean
answer (int argc, char **argv, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; argc >= 2 && i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (argv[1], questions[i].name) && argc == 2 + questions[i].n_arguments)
      return questions[i].answer (argv + 2, cancellable, error);
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                       "usage: assay-binder bind < ORDER | map FILE | probe FILE");

  return FALSE;
}

/* --- Being stopped --- */

static gpointer
wait_for_end (gpointer data)
{
  sigset_t wanted;
  int number;

  sigemptyset (&wanted);
  sigaddset (&wanted, SIGTERM);
  if (sigwait (&wanted, &number) == 0)
    g_cancellable_cancel (data);

  return NULL;
}

/* Asked to end, we stop between two pages, and what was started by us (a converter) is stopped too.
 * Who asks does not wait long. */
static void
listen_for_end (GCancellable *cancellable)
{
  sigset_t wanted;

  sigemptyset (&wanted);
  sigaddset (&wanted, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &wanted, NULL);
  g_thread_unref (g_thread_new ("end", wait_for_end, cancellable));
}

static void
limit_memory (void)
{
#ifndef __SANITIZE_ADDRESS__
  /* The address sanitizer sets terabytes aside, and could not begin. */
  const struct rlimit memory = { MEMORY_BYTES, MEMORY_BYTES };

  if (setrlimit (RLIMIT_AS, &memory) != 0)
    g_debug ("Memory is not limited");
#endif
}

static void
limit_ourselves (void)
{
  const struct rlimit core = { 0, 0 };
  sigset_t none;

  /* Inherited masks and handlers must not keep these signals from us. */
  sigemptyset (&none);
  pthread_sigmask (SIG_SETMASK, &none, NULL);
  signal (SIGALRM, SIG_DFL);
  signal (SIGPIPE, SIG_DFL);
  limit_memory ();
  if (setrlimit (RLIMIT_CORE, &core) != 0)
    g_debug ("A core may be dumped");
  /* What is half done is for nobody to read; who asked says who may read the whole. */
  umask (PRIVATE_UMASK);
  /* When the program that asked is gone, so is the need. */
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

int
main (int argc, char **argv)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  assay_locale_set_up ();
  limit_ourselves ();
  listen_for_end (cancellable);
  if (answer (argc, argv, cancellable, &error))
    return 0;
  say (assay_child_format_error (error));

  return assay_error_get_exit_status (error);
}
