/* Every template: its class exists, and can be made and let go without a word from GTK.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The templates are found as files, so that none can be forgotten; a class by the name of its
 * get_type function, as GtkBuilder finds it.
 */

#include "app-fixture.h"

#include <gmodule.h>
#include <string.h>

/* --- Finding --- */

static void
collect_templates (const char *folder, GPtrArray *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        collect_templates (path, found);
      else if (g_str_has_suffix (name, ".ui"))
        g_ptr_array_add (found, g_steal_pointer (&path));
    }
}

/* "AssayRatingRow" → "assay_rating_row". */
static char *
dup_function_prefix (const char *class_name)
{
  g_autoptr (GString) prefix = g_string_new (NULL);

  for (const char *c = class_name; *c != '\0'; c++)
    {
      if (g_ascii_isupper (*c) && c > class_name)
        g_string_append_c (prefix, '_');
      g_string_append_c (prefix, g_ascii_tolower (*c));
    }

  return g_strdup (prefix->str);
}

static GType
look_up_type (GModule *program, const char *prefix)
{
  g_autofree char *function = g_strconcat (prefix, "_get_type", NULL);
  GType (*get_type) (void) = NULL;

  return g_module_symbol (program, function, (gpointer *) &get_type) ? get_type () : G_TYPE_INVALID;
}

/* A widget whose plain name is that of its state is called AssayNameWidget and has the functions of
 * AssayName. */
static GType
find_type (const char *class_name)
{
  g_autofree char *prefix = dup_function_prefix (class_name);
  GModule *program = g_module_open (NULL, 0);
  GType type = look_up_type (program, prefix);

  if (type == G_TYPE_INVALID && g_str_has_suffix (prefix, "_widget"))
    {
      prefix[strlen (prefix) - strlen ("_widget")] = '\0';
      type = look_up_type (program, prefix);
    }
  g_module_close (program);

  return type;
}

/* The class of the file's template, or NULL where the file has none. */
static char *
dup_class_name (const char *path)
{
  g_autofree char *text = assay_fixture_read (path);
  g_autoptr (GRegex) pattern = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (pattern, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* --- Testing --- */

static void
make_and_let_go (GType type)
{
  GtkWidget *widget = g_object_new (type, NULL);
  g_autoptr (GObject) watched = g_object_ref_sink (G_OBJECT (widget));
  GtkWidget *window = NULL;

  if (GTK_IS_WINDOW (widget))
    {
      gtk_window_destroy (GTK_WINDOW (widget));
    }
  else if (!GTK_IS_POPOVER (widget))
    {
      window = gtk_window_new ();
      gtk_window_set_child (GTK_WINDOW (window), widget);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (watched->ref_count, ==, 1);
}

static void
test_template (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = dup_class_name (path);
  GType type;

  if (name == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new ();
      g_autoptr (GError) error = NULL;

      gtk_builder_add_from_file (builder, path, &error);
      g_assert_no_error (error);
      return;
    }
  type = find_type (name);
  if (type == G_TYPE_INVALID)
    g_error ("%s is for %s, and there is no such class", path, name);
  if (!G_TYPE_IS_ABSTRACT (type))
    make_and_let_go (type);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *folder = g_getenv ("ASSAY_TEST_UI");

  app_test_init (&argc, &argv);
  collect_templates (folder, paths);
  g_assert_cmpuint (paths->len, >, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autofree char *test = g_strdup_printf ("/templates/%s", path + strlen (folder) + 1);

      g_test_add_data_func (test, path, test_template);
    }

  return g_test_run ();
}
