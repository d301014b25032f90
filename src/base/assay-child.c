/* A program of ours that does something dangerous apart from us, and what it says on the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the child is to read is put into memory that it gets as its standard input. A pipe would
 * have to be filled while the child's lines are read, and one that broke would end us with a
 * signal.
 */

#include "base/assay-child.h"

#include "base/assay-error.h"
#include "base/assay-installation.h"

#include "assay-config.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAX_LINE ((gsize) 1024 * 1024)
#define BLOCK 4096
#define GRACE_MS 300

struct _AssayChild
{
  GSubprocess *process;
  GInputStream *out; /* borrowed from the process */
  GString *waiting;  /* read, and not yet handed out */
  gboolean is_gone;
};

char *
assay_child_find_program (const char *name, const char *folder, const char *variable)
{
  const char *chosen = g_getenv (variable);
  g_autofree char *installed = g_build_filename (ASSAY_LIBEXEC_DIR, name, NULL);
  g_autofree char *built = g_build_filename ("../../src", folder, name, NULL);

  return chosen != NULL ? g_strdup (chosen) : assay_installation_dup_path (installed, built);
}

/* --- Starting --- */

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno != EINTR)
        return FALSE;
      data += MAX (written, 0);
      length -= (gsize) MAX (written, 0);
    }

  return TRUE;
}

/* A descriptor to read @input from; -1 with an error. */
static int
hold_input (GBytes *input, GError **error)
{
  int fd = memfd_create ("assay-request", MFD_CLOEXEC);
  gsize length;
  const guint8 *data = g_bytes_get_data (input, &length);

  if (fd >= 0 && write_all (fd, data, length) && lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  assay_error_set_from_errno (error, _ ("The work could not be handed over"), errno);
  if (fd >= 0)
    close (fd);

  return -1;
}

AssayChild *
assay_child_start (const char *const *arguments, GBytes *input, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  AssayChild *self;
  GSubprocess *process;
  GError *problem = NULL;
  int fd = -1;

  if (input != NULL && (fd = hold_input (input, error)) < 0)
    return NULL;
  if (fd >= 0)
    g_subprocess_launcher_take_stdin_fd (launcher, fd);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &problem);
  if (process == NULL)
    {
      g_autofree char *message = g_steal_pointer (&problem->message);

      problem->message = g_strdup_printf (_ ("%s. Install Assay again."), message);
      assay_error_propagate (error, problem, arguments[0]);
      return NULL;
    }
  self = g_new0 (AssayChild, 1);
  self->process = process;
  self->out = g_subprocess_get_stdout_pipe (process);
  self->waiting = g_string_new (NULL);

  return self;
}

/* --- Reading --- */

static char *
take_line (AssayChild *self)
{
  char *end = memchr (self->waiting->str, '\n', self->waiting->len);
  gsize length;
  char *line;

  if (end == NULL)
    return NULL;
  length = (gsize) (end - self->waiting->str);
  line = g_strndup (self->waiting->str, length);
  g_string_erase (self->waiting, 0, (gssize) length + 1);

  return line;
}

char *
assay_child_read_line (AssayChild *self, GCancellable *cancellable, GError **error)
{
  char block[BLOCK];

  for (;;)
    {
      char *line = take_line (self);
      GError *problem = NULL;
      gssize length;

      if (line != NULL)
        return line;
      if (self->waiting->len > MAX_LINE)
        {
          g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                               _ ("The answer is too long"));
          return NULL;
        }
      length = g_input_stream_read (self->out, block, sizeof block, cancellable, &problem);
      if (length < 0)
        assay_error_propagate (error, problem, NULL);
      if (length <= 0)
        return NULL;
      g_string_append_len (self->waiting, block, length);
    }
}

/* --- Errors as lines --- */

char *
assay_child_format_error (const GError *error)
{
  GError *own = NULL;
  g_autofree char *message = g_strescape (error->message, NULL);
  const char *id;

  assay_error_propagate (&own, g_error_copy (error), NULL);
  id = assay_error_lookup_row ((AssayError) own->code)->id;
  g_error_free (own);

  return g_strdup_printf ("error %s %s", id, message);
}

GError *
assay_child_parse_error (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  g_autofree char *message = NULL;

  if (g_strv_length (words) < 3 || !g_str_equal (words[0], "error"))
    return NULL;
  message = g_strcompress (words[2]);
  for (guint code = 0; code <= ASSAY_ERROR_LAST; code++)
    if (g_str_equal (assay_error_lookup_row ((AssayError) code)->id, words[1]))
      return g_error_new_literal (ASSAY_ERROR, (int) code, message);

  return g_error_new_literal (ASSAY_ERROR, ASSAY_ERROR_IO, message);
}

/* --- Ending --- */

AssayChildEnd
assay_child_wait (AssayChild *self, int *out_status)
{
  int status;

  g_subprocess_wait (self->process, NULL, NULL);
  self->is_gone = TRUE;
  if (g_subprocess_get_if_exited (self->process))
    {
      status = g_subprocess_get_exit_status (self->process);
      if (out_status != NULL)
        *out_status = status;
      return status == 0 ? ASSAY_CHILD_DONE : ASSAY_CHILD_FAILED;
    }
  status = g_subprocess_get_term_sig (self->process);
  if (out_status != NULL)
    *out_status = status;

  return status == SIGALRM || status == SIGXCPU ? ASSAY_CHILD_LATE : ASSAY_CHILD_CRASHED;
}

void
assay_child_stop (AssayChild *self)
{
  gint64 until = g_get_monotonic_time () + GRACE_MS * 1000;
  char block[BLOCK];
  gssize length = 1;

  g_subprocess_send_signal (self->process, SIGTERM);
  /* It has ended when it writes no more. */
  while (length > 0)
    {
      struct pollfd wanted = { g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (self->out)), POLLIN,
                               0 };
      int patience = (int) ((until - g_get_monotonic_time ()) / 1000);

      if (patience <= 0 || poll (&wanted, 1, patience) == 0)
        break;
      length = g_input_stream_read (self->out, block, sizeof block, NULL, NULL);
    }
  g_subprocess_force_exit (self->process);
  assay_child_wait (self, NULL);
}

void
assay_child_free (AssayChild *self)
{
  if (self == NULL)
    return;
  if (!self->is_gone)
    assay_child_stop (self);
  g_object_unref (self->process);
  g_string_free (self->waiting, TRUE);
  g_free (self);
}
