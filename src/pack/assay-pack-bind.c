/* Having a pack written by the program assay-binder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The binder says which item it has in hand before it touches the file. When it then ends by a
 * signal, that item is to blame; it is given up, and the binder starts again.
 */

#include "pack/assay-pack-bind.h"

#include "base/assay-child.h"
#include "base/assay-error.h"
#include "pack/html/assay-html-document.h"
#include "pack/layout/assay-print-file.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* The binder's own file beside the one that is wanted; only a whole one takes its place. */
#define BOUND ".bound.part"

/* One run of the binder. */
typedef struct
{
  AssayProgress progress;
  GCancellable *cancellable;
  char *in_hand; /* the item */
  GString *map;
  AssayPackReport *report;
  GError *refusal; /* what the binder said was wrong */
} Binding;

static void
binding_clear (Binding *self)
{
  g_free (self->in_hand);
  assay_pack_report_free (self->report);
  g_string_free (self->map, TRUE);
  g_clear_error (&self->refusal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Binding, binding_clear)

static void
remove_leavings (AssayDisk *disk, const char *bound)
{
  static const char *const endings[] = {
    "", ".front.part", ".drawn.part", ".letters.part", ".joined.part", ".html.part"
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (bound, endings[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        assay_disk_remove (disk, path, NULL);
    }
}

static void
take_line (Binding *self, const char *line)
{
  guint64 done, total;
  char *what;

  if (assay_pack_bind_parse_step (line, &done, &total, &what))
    {
      g_free (self->in_hand);
      self->in_hand = what;
      assay_progress_tell (self->progress, done, total, what);
      return;
    }
  if (assay_pack_bind_take_map_line (line, self->map))
    return;
  if (self->report == NULL)
    self->report = assay_pack_bind_parse_report (line);
  if (self->refusal == NULL)
    self->refusal = assay_child_parse_error (line);
}

/* FALSE when there is no reading on: cancelled. */
static gboolean
listen (Binding *self, AssayChild *child, GError **error)
{
  GError *problem = NULL;
  char *line;

  while ((line = assay_child_read_line (child, self->cancellable, &problem)) != NULL)
    {
      take_line (self, line);
      g_free (line);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);

  return FALSE;
}

/* What is wrong with the item that ended the binder, for its cover sheet. */
static GError *
blame (AssayChildEnd end)
{
  if (end == ASSAY_CHILD_LATE)
    return g_error_new_literal (ASSAY_ERROR, ASSAY_ERROR_IO, _ ("it takes far too long to read"));

  return g_error_new_literal (ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "");
}

static gboolean
conclude (
    Binding *self, AssayChild *child, GHashTable *given_up, gboolean *out_again, GError **error)
{
  int status;
  AssayChildEnd end = assay_child_wait (child, &status);

  if (end == ASSAY_CHILD_DONE && self->report != NULL)
    self->report->map = assay_page_map_parse (self->map->str, self->map->len, NULL);
  if (end == ASSAY_CHILD_DONE && self->report != NULL && self->report->map != NULL)
    return TRUE;
  if (end == ASSAY_CHILD_CRASHED || end == ASSAY_CHILD_LATE)
    {
      if (self->in_hand != NULL && !g_hash_table_contains (given_up, self->in_hand))
        {
          g_hash_table_insert (given_up, g_strdup (self->in_hand), blame (end));
          *out_again = TRUE;
          return FALSE;
        }
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO,
                   _ ("The pack could not be finished: the program that binds it was stopped "
                      "(signal %d). Try again; if it happens again, there may be too little "
                      "memory."),
                   status);
      return FALSE;
    }
  if (self->refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&self->refusal));
  else
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_IO,
                         _ ("The program that binds the pack did not answer. Install Assay "
                            "again."));

  return FALSE;
}

/* One run. FALSE with @out_again when an item was given up and another run is worth it. */
static gboolean
run (Binding *self, const AssayPackOrder *order, gboolean *out_again, GError **error)
{
  g_autofree char *program =
      assay_child_find_program ("assay-binder", "binder", "ASSAY_BINDER_PROGRAM");
  const char *const arguments[] = { program, "bind", NULL };
  g_autoptr (GBytes) input = assay_pack_order_format (order);
  g_autoptr (AssayChild) child = assay_child_start (arguments, input, error);

  *out_again = FALSE;

  return child != NULL && listen (self, child, error)
         && conclude (self, child, order->given_up, out_again, error);
}

static gboolean
run_until_bound (const AssayPackOrder *order,
                 AssayProgress progress,
                 GCancellable *cancellable,
                 AssayPackReport **out_report,
                 GError **error)
{
  for (;;)
    {
      g_auto (Binding) binding = { .progress = progress,
                                   .cancellable = cancellable,
                                   .map = g_string_new (NULL) };
      gboolean again;

      if (run (&binding, order, &again, error))
        {
          *out_report = g_steal_pointer (&binding.report);
          return TRUE;
        }
      if (!again)
        return FALSE;
    }
}

static GHashTable *
copy_given_up (GHashTable *given_up)
{
  GHashTable *copy =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
  GHashTableIter iter;
  gpointer number, problem;

  if (given_up == NULL)
    return copy;
  g_hash_table_iter_init (&iter, given_up);
  while (g_hash_table_iter_next (&iter, &number, &problem))
    g_hash_table_insert (copy, g_strdup (number), g_error_copy (problem));

  return copy;
}

gboolean
assay_pack_bind (AssayContext *context,
                 const AssayPackOrder *order,
                 AssayProgress progress,
                 GCancellable *cancellable,
                 AssayPackReport **out_report,
                 GError **error)
{
  AssayDisk *disk = assay_context_get_disk (context);
  g_autofree char *bound = g_strconcat (order->path, BOUND, NULL);
  g_autofree char *bound_html =
      order->html_path != NULL ? g_strconcat (order->html_path, BOUND, NULL) : NULL;
  g_autofree char *html_pdf =
      order->html_path != NULL ? assay_html_refer (order->html_path, order->path) : NULL;
  g_autoptr (GHashTable) given_up = copy_given_up (order->given_up);
  g_autoptr (AssayPackReport) report = NULL;
  AssayPackOrder own = *order;
  gboolean done;

  own.path = bound;
  own.given_up = given_up;
  own.html_path = bound_html;
  own.html_pdf = html_pdf;
  done = run_until_bound (&own, progress, cancellable, &report, error)
         && assay_print_publish (disk, bound, order->path, bound_html, order->html_path, error);
  remove_leavings (disk, bound);
  if (bound_html != NULL)
    remove_leavings (disk, bound_html);
  if (done && out_report != NULL)
    *out_report = g_steal_pointer (&report);

  return done;
}

/* --- The map of an earlier pack --- */

static void
set_unreadable (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s cannot be read: it is damaged. Take the pack as Assay wrote it."), name);
}

AssayPageMap *
assay_pack_bind_read_map (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *program =
      assay_child_find_program ("assay-binder", "binder", "ASSAY_BINDER_PROGRAM");
  const char *const arguments[] = { program, "map", path, NULL };
  g_autoptr (AssayChild) child = assay_child_start (arguments, NULL, error);
  g_auto (Binding) reading = { .cancellable = cancellable, .map = g_string_new (NULL) };

  if (child == NULL || !listen (&reading, child, error))
    return NULL;
  if (assay_child_wait (child, NULL) == ASSAY_CHILD_DONE && reading.map->len > 0)
    return assay_page_map_parse (reading.map->str, reading.map->len, error);
  if (reading.refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&reading.refusal));
  else
    set_unreadable (error, path);

  return NULL;
}
