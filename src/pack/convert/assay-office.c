/* LibreOffice, run as a program to turn a document into pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/convert/assay-office.h"

#include "base/assay-limits.h"
#include "pack/convert/assay-confined-run.h"
#include "pack/convert/assay-office-profile.h"

#include "assay-config.h"

#include <glib/gstdio.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PROGRAM_TITLE "LibreOffice"

/* --- The installation ------------------------------------------------------------------------- */

/* The file that lies beside the program and names the build; where there is none, what the program
 * itself looks like. Asking the program would cost a start for every pack. */
static char *
dup_version (const char *program)
{
  g_autofree char *real = realpath (program, NULL);
  g_autofree char *folder = g_path_get_dirname (real != NULL ? real : program);
  g_autofree char *file = g_build_filename (folder, "versionrc", NULL);
  char *text = NULL;
  GStatBuf info;

  if (g_file_get_contents (file, &text, NULL, NULL))
    return text;
  if (g_stat (program, &info) != 0)
    return g_strdup (program);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, program,
                          (gint64) info.st_size, (gint64) info.st_mtime);
}

AssayOffice *
assay_office_find (void)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  AssayOffice *self;

  if (program == NULL)
    program = g_find_program_in_path ("libreoffice");
  if (program == NULL)
    return NULL;
  self = g_new0 (AssayOffice, 1);
  self->version = dup_version (program);
  self->program = g_steal_pointer (&program);

  return self;
}

void
assay_office_free (AssayOffice *self)
{
  if (self == NULL)
    return;
  g_free (self->program);
  g_free (self->version);
  g_free (self);
}

/* --- A run ------------------------------------------------------------------------------------ */

static char *
to_uri (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_get_uri (file);
}

/* The person's, for the fonts in their home, without what leads to their desktop. */
static char **
new_environment (const AssayStaging *staging, const char *document, const char *output)
{
  static const char *const dropped[] = { "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS",
                                         "SESSION_MANAGER", "LANGUAGE" };
  g_autofree char *document_uri = to_uri (document), *output_uri = to_uri (output);
  char **environment = g_get_environ ();

  for (gsize i = 0; i < G_N_ELEMENTS (dropped); i++)
    environment = g_environ_unsetenv (environment, dropped[i]);
  environment = g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
  environment = g_environ_setenv (environment, "TMPDIR", staging->path, TRUE);
  environment = g_environ_setenv (environment, "SAL_USE_VCLPLUGIN", "svp", TRUE);
  environment = g_environ_setenv (environment, ASSAY_OFFICE_DOCUMENT_VARIABLE, document_uri, TRUE);

  return g_environ_setenv (environment, ASSAY_OFFICE_PAGES_VARIABLE, output_uri, TRUE);
}

/* Starts the program, which is to do @work: what it is told after the profile; NULL at the end. */
static gboolean
run (const AssayOffice *self,
     const AssayStaging *staging,
     const char *const *work,
     const char *document,
     guint seconds,
     AssayProgress progress,
     GCancellable *cancellable,
     const char *output,
     GError **error)
{
  g_autofree char *profile = assay_staging_dup_child (staging, "profile");
  g_autofree char *profile_uri = to_uri (profile);
  g_autofree char *installation = g_strconcat ("-env:UserInstallation=", profile_uri, NULL);
  const char *const start[] = { self->program, installation,  "--headless",    "--norestore",
                                "--nologo",    "--nodefault", "--nolockcheck", NULL };
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_auto (GStrv) environment = new_environment (staging, document, output);
  int status;

  for (gsize i = 0; start[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) start[i]);
  for (gsize i = 0; work[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) work[i]);
  g_ptr_array_add (command, NULL);
  assay_staging_remove_tree (profile);

  return assay_office_profile_write (profile, error)
         && assay_confined_run ((const char *const *) command->pdata,
                                (const char *const *) environment, staging->path, PROGRAM_TITLE,
                                seconds, progress, cancellable, &status, error);
}

static gboolean
is_written (const char *output)
{
  return g_file_test (output, G_FILE_TEST_IS_REGULAR)
         && !g_file_test (output, G_FILE_TEST_IS_SYMLINK);
}

/* By our instructions; where nothing comes of them, by LibreOffice's own way, which fits no sheets.
 * An installation without a screen ends itself over a letter with comments: our instructions open
 * a document, and the place for its comments is one of the parts that such an installation lacks.
 */
static gboolean
run_both_ways (const AssayOffice *self,
               const AssayStaging *staging,
               const char *document,
               guint seconds,
               AssayProgress progress,
               GCancellable *cancellable,
               const char *output,
               GError **error)
{
  const char *const ours[] = { ASSAY_OFFICE_INSTRUCTIONS, NULL };
  const char *const own[] = { "--convert-to", "pdf", "--outdir", staging->path, document, NULL };
  g_autofree char *written = g_strconcat (document, ".pdf", NULL);

  if (!run (self, staging, ours, document, seconds, progress, cancellable, output, error))
    return FALSE;
  if (is_written (output))
    return TRUE;
  if (!run (self, staging, own, document, seconds, progress, cancellable, output, error))
    return FALSE;
  if (is_written (written))
    g_rename (written, output);

  return TRUE;
}

static gboolean
copy_in (const char *path, const char *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (path), to = g_file_new_for_path (document);
  GError *problem = NULL;
  GStatBuf info;

  if (g_stat (path, &info) == 0 && (guint64) info.st_size > ASSAY_LIMIT_DOCUMENT_BYTES)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("The document is too large to be turned into pages."));
      return FALSE;
    }
  if (g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &problem))
    return TRUE;
  assay_error_propagate (error, problem, NULL);

  return FALSE;
}

gboolean
assay_office_make_pages (const AssayOffice *self,
                         const AssayStaging *staging,
                         const char *path,
                         guint seconds,
                         AssayProgress progress,
                         GCancellable *cancellable,
                         const char *output,
                         GError **error)
{
  g_autofree char *document = assay_staging_dup_child (staging, "document");
  g_autoptr (GError) problem = NULL;

  if (!copy_in (path, document, cancellable, error))
    return FALSE;
  if (!run_both_ways (self, staging, document, seconds, progress, cancellable, output, &problem))
    {
      if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE))
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                     g_dngettext (GETTEXT_PACKAGE,
                                  "LibreOffice had not turned the document into pages after %u "
                                  "second and was stopped.",
                                  "LibreOffice had not turned the document into pages after %u "
                                  "seconds and was stopped.",
                                  seconds),
                     seconds);
      else
        g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (is_written (output))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("LibreOffice could not turn the document into pages."));

  return FALSE;
}
