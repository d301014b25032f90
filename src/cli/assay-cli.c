/* What every command works with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-cli.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "cli/assay-output.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PROGRESS_INTERVAL_MICROSECONDS (G_USEC_PER_SEC / 10)
#define PROGRESS_WHAT_CHARS 50
#define BYTES_PER_CHAR 4
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _AssayCli
{
  AssayContext *context;
  GCancellable *cancellable;
  AssaySchemeLibrary *library;
  gboolean draws; /* standard error is a terminal that understands wiping a line */
  gboolean drawn;
  gint64 last_drawn;
};

AssayCli *
assay_cli_new (AssayContext *context, GCancellable *cancellable)
{
  AssayCli *self = g_new0 (AssayCli, 1);

  self->context = assay_context_ref (context);
  self->cancellable = g_object_ref (cancellable);
  self->draws = isatty (STDERR_FILENO) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;

  return self;
}

void
assay_cli_free (AssayCli *self)
{
  g_clear_pointer (&self->library, assay_scheme_library_free);
  g_object_unref (self->cancellable);
  assay_context_unref (self->context);
  g_free (self);
}

AssayContext *
assay_cli_get_context (AssayCli *self)
{
  return self->context;
}

GCancellable *
assay_cli_get_cancellable (AssayCli *self)
{
  return self->cancellable;
}

AssaySchemeLibrary *
assay_cli_get_library (AssayCli *self)
{
  if (self->library == NULL)
    self->library = assay_scheme_library_new (NULL);

  return self->library;
}

/* Control characters of a file's name must not reach the terminal here either. */
static char *
dup_progress_words (const char *what)
{
  g_autofree char *valid = g_utf8_make_valid (what != NULL ? what : "", -1);
  GString *words = g_string_new (NULL);
  guint n = 0;

  for (const char *p = valid; *p != '\0' && n < PROGRESS_WHAT_CHARS; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (words, g_unichar_iscntrl (c) || assay_output_turns_direction (c)
                                          ? 0xfffd
                                          : c);
    }

  return g_string_free (words, FALSE);
}

static void
progress_told_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  AssayCli *self = data;
  gint64 now = g_get_monotonic_time ();
  g_autofree char *words = NULL;

  if (self->drawn && now - self->last_drawn < PROGRESS_INTERVAL_MICROSECONDS)
    return;
  words = dup_progress_words (what);
  if (total > 0)
    fprintf (stderr, "\r\033[K%3d %% %s", (int) (100.0 * (double) MIN (done, total) / total),
             words);
  else
    fprintf (stderr, "\r\033[K%s …", words);
  fflush (stderr);
  self->drawn = TRUE;
  self->last_drawn = now;
}

AssayProgress
assay_cli_begin_work (AssayCli *self)
{
  return self->draws ? (AssayProgress){ progress_told_cb, self } : ASSAY_PROGRESS_NONE;
}

void
assay_cli_end_work (AssayCli *self)
{
  if (!self->drawn)
    return;
  fputs ("\r\033[K", stderr);
  fflush (stderr);
  self->drawn = FALSE;
}

int
assay_cli_report_error (AssayCli *self, const GError *error, const char *command)
{
  const char *step = assay_wording_error_step (error);

  assay_cli_end_work (self);
  assay_output_say ("assay: %s", error->message);
  if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_USAGE))
    assay_output_say (_ ("“assay%s%s --help” shows how it is used."), command != NULL ? " " : "",
                      command != NULL ? command : "");
  else if (step != NULL)
    assay_output_say ("%s", step);

  return assay_error_get_exit_status (error);
}

char *
assay_cli_dup_folder_path (const char *path)
{
  char *copy = g_strdup (path);

  for (gsize n = strlen (copy); n > 1 && copy[n - 1] == '/'; n--)
    copy[n - 1] = '\0';

  return copy;
}

AssayPortfolioFolder *
assay_cli_open (AssayCli *self, const char *path, AssayOpenMode mode, GError **error)
{
  g_autofree char *folder_path = assay_cli_dup_folder_path (path);
  const char *schema = assay_scheme_library_get_schema_path (assay_cli_get_library (self), error);

  if (schema == NULL)
    return NULL;

  return assay_portfolio_folder_open (self->context, folder_path, schema, mode, self->cancellable,
                                      error);
}

void
assay_cli_close (AssayPortfolioFolder *folder)
{
  g_autoptr (GError) error = NULL;

  if (!assay_portfolio_folder_close (folder, &error))
    assay_output_say (
        _ ("assay: note: the change is safe in the journal, but %s could not be brought up to "
           "date; the next command will do it: %s"),
        ASSAY_PORTFOLIO_FILE, error->message);
}

gboolean
assay_cli_commit (AssayCli *self, AssayPortfolioFolder *folder, AssayEdit *edit, GError **error)
{
  AssayScheme *scheme = assay_portfolio_folder_get_scheme (folder);
  g_autofree char *done = NULL;

  if (edit == NULL || assay_edit_is_empty (edit))
    done = g_strdup (_ ("Nothing has changed: it was so already"));
  else if (!assay_portfolio_folder_apply (folder, edit, error))
    return FALSE;
  else
    done = assay_wording_edit (scheme, edit);

  assay_cli_close (folder);
  assay_output_say ("%s.", done);

  return TRUE;
}

AssayReadiness *
assay_cli_compute_readiness (AssayPortfolioFolder *folder, AssayDate on)
{
  g_autoptr (GArray) absent = assay_portfolio_folder_list_absent (folder);

  return assay_readiness_compute_as_found (assay_portfolio_folder_get_scheme (folder),
                                           assay_portfolio_folder_get_portfolio (folder), absent,
                                           on);
}

void
assay_cli_say_state (AssayCli *self, AssayPortfolioFolder *folder, const char *criterion)
{
  AssayScheme *scheme = assay_portfolio_folder_get_scheme (folder);
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (folder);
  const AssayCriterion *found = assay_scheme_lookup_criterion (scheme, criterion);
  AssayDate today = assay_context_get_today (self->context);
  g_autoptr (AssayReadiness) readiness =
      assay_cli_compute_readiness (folder, assay_readiness_choose_date (portfolio, today));
  g_autofree char *why = NULL;

  if (found == NULL)
    return;
  why = assay_wording_why (readiness, &readiness->criteria[found->index]);
  assay_output_say ("%s: %s. %s", found->id,
                    assay_wording_state (readiness->criteria[found->index].state), why);
}

static GInputStream *
open_text (AssayCli *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  GFileInputStream *stream;
  GError *local_error = NULL;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, self->cancellable, &local_error);
  if (stream == NULL)
    assay_error_propagate (error, local_error, NULL);

  return G_INPUT_STREAM (stream);
}

char *
assay_cli_read_text (AssayCli *self, const char *path, GError **error)
{
  const gsize cap = (gsize) ASSAY_LIMIT_TEXT_CHARS * BYTES_PER_CHAR;
  g_autofree char *name =
      g_str_equal (path, "-") ? g_strdup (_ ("standard input")) : g_filename_display_name (path);
  g_autoptr (GInputStream) stream = open_text (self, path, error);
  g_autofree char *buffer = g_malloc (cap + 2);
  char *text = buffer;
  GError *local_error = NULL;
  gsize length = 0;

  if (stream == NULL)
    return NULL;
  if (!g_input_stream_read_all (stream, buffer, cap + 1, &length, self->cancellable, &local_error))
    {
      assay_error_propagate (error, local_error, name);
      return NULL;
    }
  if (length > cap)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s is longer than %u characters; shorten it"), name, ASSAY_LIMIT_TEXT_CHARS);
      return NULL;
    }
  buffer[length] = '\0';
  if (strlen (buffer) != length)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s is not plain text; save it as UTF-8 text and try again"), name);
      return NULL;
    }
  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    text += strlen (BYTE_ORDER_MARK);
  if (!assay_text_check_block (text, name, ASSAY_LIMIT_TEXT_CHARS, error))
    return NULL;

  return g_strdup (text);
}

/* The real path of what is there, or of the folder that the file would be in. */
static char *
resolve (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  return realpath (parent, NULL);
}

gboolean
assay_cli_check_outside_folder (const char *folder, const char *path, GError **error)
{
  char *inside = realpath (folder, NULL);
  char *parent = resolve (path);
  gsize length = inside != NULL ? strlen (inside) : 0;
  gboolean within = inside != NULL && parent != NULL && strncmp (parent, inside, length) == 0
                    && (parent[length] == '\0' || parent[length] == '/');

  free (inside);
  free (parent);
  if (!within)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("%s would lie inside %s; choose a place outside it"), path, folder);

  return FALSE;
}

gboolean
assay_cli_check_outside (AssayPortfolioFolder *folder, const char *path, GError **error)
{
  return assay_cli_check_outside_folder (assay_portfolio_folder_get_path (folder), path, error);
}

gboolean
assay_cli_check_two_files (const char *path, const char *other, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *whole_other = other != NULL ? g_canonicalize_filename (other, NULL) : NULL;

  if (g_strcmp0 (whole, whole_other) != 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                       _ ("the PDF and the HTML need a file each"));

  return FALSE;
}
