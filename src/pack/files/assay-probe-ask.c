/* Having a file from outside looked at by a program that it cannot hurt us through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/files/assay-probe.h"

#include "base/assay-child.h"
#include "base/assay-error.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

char *
assay_probe_format (const AssayProbe *self)
{
  return g_strdup_printf ("probe %u %u %u %u %s", (guint) self->file_class, self->pages,
                          self->width, self->height, self->type);
}

AssayProbe *
assay_probe_parse (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 6);
  guint64 numbers[4];
  AssayProbe *self;

  if (g_strv_length (words) != 6 || !g_str_equal (words[0], "probe"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!g_ascii_string_to_unsigned (words[1 + i], 10, 0, G_MAXUINT, &numbers[i], NULL))
      return NULL;
  if (numbers[0] > ASSAY_FILE_OTHER)
    return NULL;
  self = g_new0 (AssayProbe, 1);
  self->file_class = (AssayFileClass) numbers[0];
  self->pages = (guint) numbers[1];
  self->width = (guint) numbers[2];
  self->height = (guint) numbers[3];
  self->type = g_strdup (words[5]);

  return self;
}

/* What to say of a file whose reader came to a bad end. */
static void
set_end (GError **error, AssayChildEnd end, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (end == ASSAY_CHILD_LATE)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                 _ ("%s takes far too long to read. Print it to a new PDF, and add that."), name);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                 _ ("%s is damaged in a way that stops programs from reading it. Get it again from "
                    "where it came, or print it to a new PDF, and add that."),
                 name);
}

static AssayProbe *
ask_binder (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *program =
      assay_child_find_program ("assay-binder", "binder", "ASSAY_BINDER_PROGRAM");
  const char *const arguments[] = { program, "probe", path, NULL };
  g_autoptr (AssayChild) child = assay_child_start (arguments, NULL, error);
  g_autofree char *line = NULL;
  g_autoptr (AssayProbe) probe = NULL;
  GError *problem = NULL;
  AssayChildEnd end;

  if (child == NULL)
    return NULL;
  line = assay_child_read_line (child, cancellable, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  end = assay_child_wait (child, NULL);
  if (line != NULL && end == ASSAY_CHILD_DONE)
    probe = assay_probe_parse (line);
  if (probe != NULL)
    return g_steal_pointer (&probe);
  problem = line != NULL ? assay_child_parse_error (line) : NULL;
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    set_end (error, end, path);

  return NULL;
}

AssayProbe *
assay_probe_ask (const char *path, GCancellable *cancellable, GError **error)
{
  /* Starting a program for each of a thousand notes would be felt. */
  return assay_probe_is_harmless (path) ? assay_probe_file (path, cancellable, error)
                                        : ask_binder (path, cancellable, error);
}
