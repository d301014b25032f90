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

/* TRUE also where nothing was moved: then @out_root is "". */
static gboolean
find_root (const char *own_folder, const char *bin_folder, char **out_root)
{
  if (!g_str_has_suffix (own_folder, bin_folder))
    return FALSE;
  *out_root = g_strndup (own_folder, strlen (own_folder) - strlen (bin_folder));

  return TRUE;
}

char *
assay_installation_resolve (const char *own_folder,
                            const char *bin_folder,
                            const char *installed,
                            const char *built)
{
  g_autofree char *root = NULL;
  g_autofree char *path = NULL;

  if (own_folder == NULL)
    return g_strdup (installed);
  /* What is in place is installed, and never looks for what was built. */
  if (find_root (own_folder, bin_folder, &root))
    path = g_strconcat (root, installed, NULL);
  else
    path = g_canonicalize_filename (built, own_folder);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : g_strdup (installed);
}

char *
assay_installation_dup_path (const char *installed, const char *built)
{
  g_autofree char *own_folder = dup_own_folder ();

  return assay_installation_resolve (own_folder, ASSAY_BIN_DIR, installed, built);
}
