/* The schemes at hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/scheme/assay-scheme-library.h"

#include "base/assay-error.h"
#include "base/assay-installation.h"
#include "base/assay-text.h"
#include "core/scheme/assay-scheme-loader.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* How much of a name nobody knows a message repeats. */

#define SCHEMA_FILE "scheme.xsd"
#define BUILT_STANDARDS "../../standards"

struct _AssaySchemeLibrary
{
  GPtrArray *folders; /* char*, first wins */
  char *schema_path;  /* found on first use */
};

static GPtrArray *
list_usual_folders (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  const char *chosen = g_getenv ("ASSAY_STANDARDS_DIR");

  if (chosen != NULL)
    g_ptr_array_add (folders, g_strdup (chosen));
  g_ptr_array_add (folders, g_build_filename (g_get_user_data_dir (), "assay", "standards", NULL));
  g_ptr_array_add (folders, assay_installation_dup_path (ASSAY_STANDARDS_DIR, BUILT_STANDARDS));

  return folders;
}

AssaySchemeLibrary *
assay_scheme_library_new (const char *const *folders)
{
  AssaySchemeLibrary *self = g_new0 (AssaySchemeLibrary, 1);

  if (folders == NULL)
    {
      self->folders = list_usual_folders ();
      return self;
    }
  self->folders = g_ptr_array_new_with_free_func (g_free);
  for (; *folders != NULL; folders++)
    g_ptr_array_add (self->folders, g_strdup (*folders));

  return self;
}

void
assay_scheme_library_free (AssaySchemeLibrary *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->folders);
  g_free (self->schema_path);
  g_free (self);
}

char *
assay_scheme_library_dup_schema_path (AssaySchemeLibrary *self, const char *name, GError **error)
{
  for (guint i = 0; i < self->folders->len; i++)
    {
      g_autofree char *path = g_build_filename (g_ptr_array_index (self->folders, i), name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
               _ ("%s is not in any folder of schemes; install Assay again"), name);

  return NULL;
}

const char *
assay_scheme_library_get_schema_path (AssaySchemeLibrary *self, GError **error)
{
  if (self->schema_path == NULL)
    self->schema_path = assay_scheme_library_dup_schema_path (self, SCHEMA_FILE, error);

  return self->schema_path;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Names of *.xml files in a fixed order; a folder that is not there has none. */
static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static gboolean
holds_id (const GPtrArray *schemes, const char *id)
{
  for (guint i = 0; i < schemes->len; i++)
    if (g_str_equal (((AssayScheme *) g_ptr_array_index (schemes, i))->id, id))
      return TRUE;

  return FALSE;
}

static void
add_from_folder (const char *folder,
                 const char *schema_path,
                 GPtrArray *schemes,
                 GPtrArray *out_problems)
{
  g_autoptr (GPtrArray) paths = list_files (folder);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayScheme) scheme =
          assay_scheme_load (g_ptr_array_index (paths, i), schema_path, NULL, &error);

      if (scheme == NULL && out_problems != NULL)
        g_ptr_array_add (out_problems, g_strdup (error->message));
      else if (scheme != NULL && !holds_id (schemes, scheme->id))
        g_ptr_array_add (schemes, g_steal_pointer (&scheme));
    }
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const AssayScheme *left = *(AssayScheme *const *) a;
  const AssayScheme *right = *(AssayScheme *const *) b;

  return g_utf8_collate (left->title, right->title);
}

GPtrArray *
assay_scheme_library_list (AssaySchemeLibrary *self, GPtrArray *out_problems, GError **error)
{
  g_autoptr (GPtrArray) schemes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_scheme_unref);
  const char *schema_path = assay_scheme_library_get_schema_path (self, error);

  if (schema_path == NULL)
    return NULL;
  for (guint i = 0; i < self->folders->len; i++)
    add_from_folder (g_ptr_array_index (self->folders, i), schema_path, schemes, out_problems);
  g_ptr_array_sort (schemes, compare_titles);

  return g_steal_pointer (&schemes);
}

static void
set_unknown (const GPtrArray *schemes, const char *id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *shown = assay_text_dup_quoted (id);
  g_autofree char *all = NULL;
  const char *nearest;

  for (guint i = 0; i < schemes->len; i++)
    g_ptr_array_add (ids, ((AssayScheme *) g_ptr_array_index (schemes, i))->id);
  g_ptr_array_add (ids, NULL);
  nearest = assay_text_find_nearest (id, (const char *const *) ids->pdata);
  all = g_strjoinv (", ", (char **) ids->pdata);
  if (nearest != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no scheme “%s”; did you mean “%s”?"), shown, nearest);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no scheme “%s”; there are: %s"), shown, all);
}

AssayScheme *
assay_scheme_library_find (AssaySchemeLibrary *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) schemes = assay_scheme_library_list (self, NULL, error);

  if (schemes == NULL)
    return NULL;
  for (guint i = 0; i < schemes->len; i++)
    {
      AssayScheme *scheme = g_ptr_array_index (schemes, i);

      if (g_str_equal (scheme->id, id))
        return assay_scheme_ref (scheme);
    }
  set_unknown (schemes, id, error);

  return NULL;
}
