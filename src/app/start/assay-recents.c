/* Which portfolios were open before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/start/assay-recents.h"

#include "core/register/assay-register-address.h"

#include <string.h>

#define KEY_PATH "path"
#define KEY_TITLE "title"
#define KEY_PLACE "place"

static char *
dup_file_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "assay", "recent.ini", NULL);
}

static void
recent_free (gpointer data)
{
  AssayRecent *recent = data;

  g_free (recent->path);
  g_free (recent->title);
  g_free (recent->place);
  g_free (recent);
}

static AssayRecent *
recent_new (const char *path, const char *title)
{
  AssayRecent *recent = g_new0 (AssayRecent, 1);

  recent->path = g_strdup (path);
  recent->title = g_strdup (title);

  return recent;
}

/* Paths need not be UTF-8, which key files must be; so they are kept as URIs. An address of a
 * database is one already, and is kept without its password. */
static char *
dup_uri (const char *path)
{
  return assay_register_address_is_database (path) ? assay_register_address_dup_shown (path)
                                                   : g_filename_to_uri (path, NULL, NULL);
}

static char *
dup_path (const char *uri)
{
  return assay_register_address_is_database (uri) ? g_strdup (uri)
                                                  : g_filename_from_uri (uri, NULL, NULL);
}

static AssayRecent *
read_group (GKeyFile *file, const char *group)
{
  g_autofree char *uri = g_key_file_get_string (file, group, KEY_PATH, NULL);
  g_autofree char *path = uri != NULL ? dup_path (uri) : NULL;
  AssayRecent *recent;

  if (path == NULL)
    return NULL;
  recent = recent_new (path, NULL);
  recent->title = g_key_file_get_string (file, group, KEY_TITLE, NULL);
  recent->place = g_key_file_get_string (file, group, KEY_PLACE, NULL);
  if (recent->title == NULL)
    recent->title = g_filename_display_basename (path);

  return recent;
}

GPtrArray *
assay_recents_list (void)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func (recent_free);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_file_path ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return recents;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL && recents->len < ASSAY_RECENTS_MAX; i++)
    {
      AssayRecent *recent = read_group (file, groups[i]);

      if (recent != NULL)
        g_ptr_array_add (recents, recent);
    }

  return recents;
}

static void
write_all (AssayContext *context, const GPtrArray *recents)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_file_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;

  for (guint i = 0; i < recents->len && i < ASSAY_RECENTS_MAX; i++)
    {
      const AssayRecent *recent = recents->pdata[i];
      g_autofree char *group = g_strdup_printf ("Portfolio %u", i + 1);
      g_autofree char *uri = dup_uri (recent->path);

      if (uri == NULL)
        continue;
      g_key_file_set_string (file, group, KEY_PATH, uri);
      g_key_file_set_string (file, group, KEY_TITLE, recent->title);
      if (recent->place != NULL)
        g_key_file_set_string (file, group, KEY_PLACE, recent->place);
    }
  text = g_key_file_to_data (file, NULL, NULL);
  g_mkdir_with_parents (folder, 0700);
  if (!assay_disk_replace (assay_context_get_disk (context), path, text, strlen (text), &error))
    g_info ("%s", error->message);
}

static gboolean
find (const GPtrArray *recents, const char *path, guint *out_place)
{
  for (guint i = 0; i < recents->len; i++)
    if (g_str_equal (((const AssayRecent *) recents->pdata[i])->path, path))
      {
        *out_place = i;
        return TRUE;
      }

  return FALSE;
}

void
assay_recents_remember (AssayContext *context, const char *path, const char *title)
{
  g_autoptr (GPtrArray) recents = assay_recents_list ();
  AssayRecent *recent;
  guint place;

  if (find (recents, path, &place))
    {
      recent = g_ptr_array_steal_index (recents, place);
      g_free (recent->title);
      recent->title = g_strdup (title);
    }
  else
    recent = recent_new (path, title);
  g_ptr_array_insert (recents, 0, recent);
  write_all (context, recents);
}

void
assay_recents_set_place (AssayContext *context, const char *path, const char *place)
{
  g_autoptr (GPtrArray) recents = assay_recents_list ();
  AssayRecent *recent;
  guint at;

  if (!find (recents, path, &at))
    return;
  recent = recents->pdata[at];
  g_free (recent->place);
  recent->place = g_strdup (place);
  write_all (context, recents);
}

char *
assay_recents_dup_place (const char *path)
{
  g_autoptr (GPtrArray) recents = assay_recents_list ();
  guint at;

  return find (recents, path, &at) ? g_strdup (((const AssayRecent *) recents->pdata[at])->place)
                                   : NULL;
}

void
assay_recents_remove (AssayContext *context, const char *path)
{
  g_autoptr (GPtrArray) recents = assay_recents_list ();
  guint at;

  if (!find (recents, path, &at))
    return;
  g_ptr_array_remove_index (recents, at);
  write_all (context, recents);
}
