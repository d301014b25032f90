/* The application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/assay-application.h"

#include "app/window/assay-window.h"

#include "assay-config.h"

struct _AssayApplication
{
  AdwApplication parent_instance;
  AssayContext *context;
};

G_DEFINE_FINAL_TYPE (AssayApplication, assay_application, ADW_TYPE_APPLICATION)

static AssayWindow *
present_window (AssayApplication *self)
{
  AssayWindow *window = assay_window_new (GTK_APPLICATION (self), self->context);

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
assay_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    present_window (ASSAY_APPLICATION (application));
}

static void
assay_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      AssayWindow *window = present_window (ASSAY_APPLICATION (application));
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        assay_window_open (window, path);
    }
}

AssayApplication *
assay_application_new (AssayContext *context)
{
  AssayApplication *self =
      g_object_new (ASSAY_TYPE_APPLICATION, "application-id", ASSAY_APPLICATION_ID,
                    "resource-base-path", "/org/assay/Assay", "flags", G_APPLICATION_HANDLES_OPEN,
                    NULL);

  self->context = assay_context_ref (context);

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
  G_APPLICATION_CLASS (klass)->activate = assay_application_activate;
  G_APPLICATION_CLASS (klass)->open = assay_application_open;
}

static void
assay_application_init (AssayApplication *self)
{
}
