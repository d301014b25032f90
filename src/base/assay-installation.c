/* Where the files are that belong to this program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-installation.h"

#include "assay-config.h"

#include <string.h>

static char *
dup_own_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
}

/* Where the root of the installation was moved to: "" where nothing was, NULL for a program that is
 * in none of @program_folders. */
static char *
dup_root (const char *own_folder, const char *const *program_folders)
{
  for (guint i = 0; program_folders[i] != NULL; i++)
    if (g_str_has_suffix (own_folder, program_folders[i]))
      return g_strndup (own_folder, strlen (own_folder) - strlen (program_folders[i]));

  return NULL;
}

char *
assay_installation_resolve (const char *own_folder,
                            const char *const *program_folders,
                            const char *installed,
                            const char *built)
{
  g_autofree char *root = NULL;
  g_autofree char *path = NULL;

  if (own_folder == NULL)
    return g_strdup (installed);
  /* What is in place is installed, and never looks for what was built. */
  root = dup_root (own_folder, program_folders);
  if (root != NULL)
    path = g_strconcat (root, installed, NULL);
  else
    path = g_canonicalize_filename (built, own_folder);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : g_strdup (installed);
}

char *
assay_installation_dup_path (const char *installed, const char *built)
{
  static const char *const program_folders[] = { ASSAY_BIN_DIR, ASSAY_LIBEXEC_DIR, NULL };
  g_autofree char *own_folder = dup_own_folder ();

  return assay_installation_resolve (own_folder, program_folders, installed, built);
}
