/* Asks the program assay-page, which reads files from outside so that this one need not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answer is read here and not by g_subprocess_communicate(), because that would take any amount
 * of it, and would wait for whoever else has inherited the pipe.
 */

#include "app/preview/assay-page-program.h"

#include "base/assay-child.h"
#include "base/assay-error.h"

#include "assay-config.h"

#include <signal.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PROGRAM "assay-page"
#define MAX_ANSWER ((gsize) 100 * 1000 * 1000)
#define BLOCK (256 * 1024)

typedef struct
{
  GSubprocess *child;
  GByteArray *answer;
  GCancellable *stop; /* ends the reading: by time, by wish or by size */
  gulong cancelled;
  guint timeout;
  gboolean is_late;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->child);
  g_clear_object (&self->stop);
  g_byte_array_unref (self->answer);
  g_free (self);
}

/* --- The end --- */

static GError *
read_exit (GSubprocess *child)
{
  int status;

  if (g_subprocess_get_if_signaled (child))
    {
      int number = g_subprocess_get_term_sig (child);

      if (number == SIGXCPU || number == SIGALRM || number == SIGKILL)
        return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("It took too long"));
      return g_error_new_literal (ASSAY_ERROR, ASSAY_ERROR_DAMAGED, _ ("It cannot be read"));
    }
  status = g_subprocess_get_exit_status (child);
  if (status == 0)
    return NULL;
  for (guint code = 0; code <= ASSAY_ERROR_LAST; code++)
    if (assay_error_lookup_row ((AssayError) code)->exit_status == status)
      return g_error_new_literal (ASSAY_ERROR, (gint) code, _ ("It cannot be read"));

  return g_error_new_literal (ASSAY_ERROR, ASSAY_ERROR_DAMAGED, _ ("It cannot be read"));
}

/* Takes @error. */
static void
answer (GTask *task, GError *error)
{
  Question *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->cancelled != 0)
    g_cancellable_disconnect (cancellable, self->cancelled);
  self->cancelled = 0;
  if (error != NULL)
    {
      g_subprocess_force_exit (self->child);
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, g_bytes_new (self->answer->data, self->answer->len),
                           (GDestroyNotify) g_bytes_unref);
}

static GError *
explain_stop (GTask *task)
{
  Question *self = g_task_get_task_data (task);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Stopped"));
  if (self->is_late)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("It took too long"));

  return g_error_new_literal (ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, _ ("It is too large"));
}

static void
child_ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error))
    answer (task, read_exit (G_SUBPROCESS (source)));
  else
    answer (task, explain_stop (task));
}

/* --- Reading --- */

static void read_on (GTask *task);

static void
block_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Question *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) block =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize length;

  if (block == NULL)
    {
      answer (task, explain_stop (task));
      return;
    }
  if (g_bytes_get_size (block) == 0)
    {
      g_subprocess_wait_async (self->child, self->stop, child_ended_cb, g_steal_pointer (&task));
      return;
    }
  length = g_bytes_get_size (block);
  if (self->answer->len + length > MAX_ANSWER)
    {
      answer (task, explain_stop (task));
      return;
    }
  g_byte_array_append (self->answer, g_bytes_get_data (block, NULL), (guint) length);
  read_on (g_steal_pointer (&task));
}

/* Takes @task. */
static void
read_on (GTask *task)
{
  Question *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (g_subprocess_get_stdout_pipe (self->child), BLOCK,
                                   g_task_get_priority (task), self->stop, block_read_cb, task);
}

/* --- Asking --- */

static gboolean
late_cb (gpointer data)
{
  Question *self = data;

  self->timeout = 0;
  self->is_late = TRUE;
  g_cancellable_cancel (self->stop);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (G_CANCELLABLE (data));
}

void
assay_page_program_ask_async (const char *const *question,
                              guint patience_ms,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Question *self = g_new0 (Question, 1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *program = assay_child_find_program (PROGRAM, "page", "ASSAY_PAGE_PROGRAM");
  GError *error = NULL;
  GError *own = NULL;

  self->answer = g_byte_array_new ();
  self->stop = g_cancellable_new ();
  g_task_set_task_data (task, self, question_free);
  g_ptr_array_add (arguments, program);
  for (guint i = 0; question[i] != NULL; i++)
    g_ptr_array_add (arguments, (char *) question[i]);
  g_ptr_array_add (arguments, NULL);

  self->child =
      g_subprocess_newv ((const char *const *) arguments->pdata,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                         &error);
  if (self->child == NULL)
    {
      assay_error_propagate (&own, error, program);
      own->code = ASSAY_ERROR_IO;
      g_task_return_error (task, own);
      g_object_unref (task);
      return;
    }
  self->timeout = g_timeout_add (patience_ms, late_cb, self);
  if (cancellable != NULL)
    self->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                             g_object_ref (self->stop), g_object_unref);
  read_on (task);
}

GBytes *
assay_page_program_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
