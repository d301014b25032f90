/* The shortcuts window: all keys there are, and none that are not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where keys are bound: on the application, in the classes of our widgets, and by controllers on
 * them. A binding of GTK's own may be listed but need not.
 */

#include "app-fixture.h"

#include <string.h>

typedef struct
{
  AppFixture *app;
  GtkWidget *window;
  GHashTable *told;  /* key as GTK writes it → what the window says it does */
  GHashTable *bound; /* key → the action's name, or "" where it has none */
} Fixture;

static char *
dup_key (guint key, GdkModifierType modifiers)
{
  return gtk_accelerator_name (gdk_keyval_to_lower (key), modifiers);
}

/* --- What the window tells --- */

/* "1...5" are all from one to the other; "<Alt>Left Escape" are two. */
static void
take_told (Fixture *self, const char *keys, const char *title)
{
  g_auto (GStrv) parts = g_strsplit (keys, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *dots = strstr (parts[i], "...");
      guint first, last;
      GdkModifierType modifiers;

      if (dots != NULL)
        *dots = '\0';
      g_assert_true (gtk_accelerator_parse (parts[i], &first, &modifiers));
      last = first;
      if (dots != NULL)
        g_assert_true (gtk_accelerator_parse (dots + strlen ("..."), &last, NULL));
      for (guint key = first; key <= last; key++)
        g_hash_table_insert (self->told, dup_key (key, modifiers), g_strdup (title));
    }
}

static void
read_told (Fixture *self)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/assay/Assay/window/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  g_autoptr (GPtrArray) all = app_list_widgets (overlay, FALSE);

  for (guint i = 0; i < all->len; i++)
    if (GTK_IS_SHORTCUTS_SHORTCUT (all->pdata[i]))
      {
        g_autofree char *keys = NULL;
        g_autofree char *title = NULL;

        g_object_get (all->pdata[i], "accelerator", &keys, "title", &title, NULL);
        take_told (self, keys, title);
      }
  gtk_window_destroy (GTK_WINDOW (overlay));
}

/* --- What is bound --- */

static void
take_trigger (Fixture *self, GtkShortcutTrigger *trigger, const char *action)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *both = GTK_ALTERNATIVE_TRIGGER (trigger);

      take_trigger (self, gtk_alternative_trigger_get_first (both), action);
      take_trigger (self, gtk_alternative_trigger_get_second (both), action);
    }
  else if (GTK_IS_KEYVAL_TRIGGER (trigger))
    {
      char *key = dup_key (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                           gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)));
      const char *known = g_hash_table_lookup (self->bound, key);

      if (known == NULL || *known == '\0')
        g_hash_table_insert (self->bound, key, g_strdup (action));
      else
        g_free (key);
    }
}

static void
take_controller (Fixture *self, GListModel *shortcuts)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
      const char *name = GTK_IS_NAMED_ACTION (action)
                             ? gtk_named_action_get_action_name (GTK_NAMED_ACTION (action))
                             : "";

      take_trigger (self, gtk_shortcut_get_trigger (shortcut), name);
    }
}

static void
read_widgets (Fixture *self)
{
  g_autoptr (GPtrArray) all = app_list_widgets (self->window, FALSE);

  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (GListModel) controllers = NULL;

      if (!g_str_has_prefix (G_OBJECT_TYPE_NAME (all->pdata[i]), "Assay"))
        continue;
      controllers = gtk_widget_observe_controllers (all->pdata[i]);
      for (guint j = 0; j < g_list_model_get_n_items (controllers); j++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, j);

          if (GTK_IS_SHORTCUT_CONTROLLER (controller))
            take_controller (self, G_LIST_MODEL (controller));
        }
    }
}

static void
read_application (Fixture *self)
{
  GtkApplication *application = GTK_APPLICATION (self->app->application);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; keys[j] != NULL; j++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (keys[j], &key, &modifiers));
          g_hash_table_insert (self->bound, dup_key (key, modifiers), g_strdup (actions[i]));
        }
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) places = NULL;

  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  places = app_list_places (ASSAY_WINDOW (self->window));
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->bound = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_told (self);
  /* Sections are made when they are first gone to. */
  for (guint i = 0; i < places->len; i++)
    assay_window_show (ASSAY_WINDOW (self->window), places->pdata[i]);
  read_widgets (self);
  read_application (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->told);
  g_hash_table_unref (self->bound);
  app_fixture_free (self->app);
}

/* --- Comparing --- */

static gboolean
is_ours (const char *action)
{
  static const char *const prefixes[] = { "app.", "win.", "evidence.", "preview." };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (action, prefixes[i]))
      return TRUE;

  return FALSE;
}

/* The same key twice on some keyboards: the block of numbers, "=" for "+" without Shift. */
static gboolean
is_told (Fixture *self, const char *key)
{
  return g_hash_table_contains (self->told, key) || strstr (key, "KP_") != NULL
         || g_str_has_suffix (key, "equal");
}

static void
test_all_are_told (Fixture *self, gconstpointer data)
{
  GHashTableIter iter;
  const char *key, *action;
  guint n_ours = 0, n_untold = 0;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &action))
    if (is_ours (action))
      {
        n_ours++;
        if (is_told (self, key))
          continue;
        g_printerr ("%s (%s) is not in the shortcuts window\n", key, action);
        n_untold++;
      }
  g_assert_cmpuint (n_ours, >, 20);
  g_assert_cmpuint (n_untold, ==, 0);
}

static void
test_told_are_true (Fixture *self, gconstpointer data)
{
  GHashTableIter iter;
  const char *key, *title;
  guint n_untrue = 0;

  g_assert_cmpuint (g_hash_table_size (self->told), >, 20);
  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &title))
    if (!g_hash_table_contains (self->bound, key))
      {
        g_printerr ("%s (%s) is told of, but nothing listens to it\n", key, title);
        n_untrue++;
      }
  g_assert_cmpuint (n_untrue, ==, 0);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/shortcuts/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all-are-told", test_all_are_told);
  ADD ("told-are-true", test_told_are_true);
#undef ADD

  return g_test_run ();
}
