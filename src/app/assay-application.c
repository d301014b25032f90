/* The application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/assay-application.h"

#include "app/window/assay-opening.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayApplication
{
  AdwApplication parent_instance;
  AssayContext *context;
};

G_DEFINE_FINAL_TYPE (AssayApplication, assay_application, ADW_TYPE_APPLICATION)

/* One that shows no portfolio and is not about to; maybe not on screen yet. */
static AssayWindow *
find_free_window (AssayApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (; windows != NULL; windows = windows->next)
    if (ASSAY_IS_WINDOW (windows->data) && assay_window_get_document (windows->data) == NULL
        && assay_window_get_opening (windows->data) == NULL)
      return windows->data;

  return assay_window_new (GTK_APPLICATION (self), self->context);
}

/* The window comes on screen after it knows what it is for, so that no start page flashes by. */
static void
open_path (AssayApplication *self, const char *path)
{
  AssayWindow *window = assay_opening_lookup_window (GTK_APPLICATION (self), path);

  if (window == NULL)
    {
      window = find_free_window (self);
      assay_window_open (window, path);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
assay_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (
        assay_window_new (GTK_APPLICATION (application), ASSAY_APPLICATION (application)->context));
  gtk_window_present (window);
}

static void
assay_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_path (ASSAY_APPLICATION (application), path);
      else
        gtk_window_present (GTK_WINDOW (find_free_window (ASSAY_APPLICATION (application))));
    }
}

/* Answered here, before there is a need for a display. */
static int
assay_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("assay-app " ASSAY_VERSION "\n");

  return 0;
}

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  adw_show_about_window (
      window, "application-name", "Assay", "application-icon", ASSAY_APPLICATION_ID, "version",
      ASSAY_VERSION, "developer-name", _ ("The Assay project"), "license-type", GTK_LICENSE_GPL_3_0,
      "comments",
      _ ("Assay helps a service show how it meets a quality mark. It is not official: no awarding "
         "body made it or stands behind it, the criteria that come with it are in the project’s "
         "own words, and nothing it writes is an official form."),
      NULL);
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  GList *windows;

  /* Closing each window saves what it holds. With the last one the application ends, once nothing
   * is under way any more that holds it. */
  while ((windows = gtk_application_get_windows (application)) != NULL)
    gtk_window_destroy (windows->data);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_activated_cb },
  { .name = "quit", .activate = quit_activated_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} keys[] = {
  { "app.quit", { "<Control>q" } },
  { "win.new-portfolio", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.close-portfolio", { "<Control>w" } },
  { "win.search", { "<Control>f" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
  { "win.previous", { "<Alt>Up" } },
  { "win.next", { "<Alt>Down" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.show('overview')", { "<Control>1" } },
  { "win.show('evidence')", { "<Control>2" } },
  { "win.show('actions')", { "<Control>3" } },
  { "win.show('measures')", { "<Control>4" } },
  { "win.show('pack')", { "<Control>5" } },
};

/* X11 wants it as pictures in several sizes, which nobody waits for. */
static gboolean
set_icon_cb (gpointer data)
{
  gtk_window_set_default_icon_name (ASSAY_APPLICATION_ID);

  return G_SOURCE_REMOVE;
}

static void
assay_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (assay_application_parent_class)->startup (application);

  g_idle_add_full (G_PRIORITY_LOW, set_icon_cb, NULL, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action,
                                           keys[i].keys);
}

AssayApplication *
assay_application_new (AssayContext *context)
{
  AssayApplication *self =
      g_object_new (ASSAY_TYPE_APPLICATION, "application-id", ASSAY_APPLICATION_ID,
                    "resource-base-path", "/org/assay/Assay", "flags", G_APPLICATION_HANDLES_OPEN,
                    NULL);

  self->context = assay_context_ref (context);
  g_application_add_main_option (G_APPLICATION (self), "version", 0, 0, G_OPTION_ARG_NONE,
                                 _ ("Say which version this is"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[PORTFOLIO…]"));

  return self;
}

static void
assay_application_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_APPLICATION (object)->context, assay_context_unref);

  G_OBJECT_CLASS (assay_application_parent_class)->finalize (object);
}

static void
assay_application_class_init (AssayApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_application_finalize;
  G_APPLICATION_CLASS (klass)->handle_local_options = assay_application_handle_local_options;
  G_APPLICATION_CLASS (klass)->startup = assay_application_startup;
  G_APPLICATION_CLASS (klass)->activate = assay_application_activate;
  G_APPLICATION_CLASS (klass)->open = assay_application_open;
}

static void
assay_application_init (AssayApplication *self)
{
}
