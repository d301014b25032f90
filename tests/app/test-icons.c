/* The application's icon, in both forms, as an icon theme finds and draws it; and every icon name
 * that a template uses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include <string.h>

#define ICON_SIZE 64

static GtkIconPaintable *
look_up (const char *name)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  return gtk_icon_theme_lookup_icon (theme, name, NULL, ICON_SIZE, 1, GTK_TEXT_DIR_LTR, 0);
}

/* How many points of the icon are not clear. */
static guint
count_points (const char *name)
{
  g_autoptr (GtkIconPaintable) icon = look_up (name);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ICON_SIZE, ICON_SIZE);
  cairo_t *cr = cairo_create (surface);
  guint n_points = 0;

  gdk_paintable_snapshot (GDK_PAINTABLE (icon), snapshot, ICON_SIZE, ICON_SIZE);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < ICON_SIZE; y++)
    {
      const guint32 *row =
          (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                        + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < ICON_SIZE; x++)
        n_points += row[x] >> 24 > 128;
    }
  cairo_surface_destroy (surface);

  return n_points;
}

static void
test_own_icon (gconstpointer data)
{
  const char *name = data;
  g_autoptr (GtkIconPaintable) icon = look_up (name);
  guint n_points = count_points (name);

  g_assert_cmpstr (gtk_icon_paintable_get_icon_name (icon), ==, name);
  g_assert_cmpint (gtk_icon_paintable_is_symbolic (icon), ==, g_str_has_suffix (name, "-symbolic"));
  g_assert_cmpuint (n_points, >, ICON_SIZE * ICON_SIZE / 4);
  g_assert_cmpuint (n_points, <, ICON_SIZE * ICON_SIZE);
}

/* --- Names in templates and sources --- */

static guint
check_names (const char *path)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autofree char *text = assay_fixture_read (path);
  g_autoptr (GRegex) pattern = g_regex_new ("[\">]([a-z0-9-]+-symbolic)[\"<]", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_missing = 0;

  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      if (!gtk_icon_theme_has_icon (theme, name))
        {
          g_printerr ("%s: there is no icon %s\n", path, name);
          n_missing++;
        }
    }

  return n_missing;
}

static guint
check_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  guint n_missing = 0;
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n_missing += check_folder (path);
      else if (g_str_has_suffix (name, ".ui") || g_str_has_suffix (name, ".c"))
        n_missing += check_names (path);
    }

  return n_missing;
}

static void
test_names_exist (void)
{
  static const char *const folders[] = { "ui", "src/app", "src/present" };
  guint n_missing = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("ASSAY_SOURCE_ROOT"), folders[i], NULL);

      n_missing += check_folder (folder);
    }
  g_assert_cmpuint (n_missing, ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *icons = NULL;

  app_test_init (&argc, &argv);
  icons = g_build_filename (g_getenv ("ASSAY_SOURCE_ROOT"), "data", "icons", NULL);
  gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                  icons);
  /* Icons that the application brings itself. */
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/assay/Assay/icons");
  g_test_add_data_func ("/icons/scalable", "org.assay.Assay", test_own_icon);
  g_test_add_data_func ("/icons/symbolic", "org.assay.Assay-symbolic", test_own_icon);
  g_test_add_func ("/icons/names-exist", test_names_exist);

  return g_test_run ();
}
