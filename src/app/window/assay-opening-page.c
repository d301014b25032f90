/* What a window shows while a portfolio is being opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-opening-page.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define TELL_AFTER_MS 300

struct _AssayOpeningPage
{
  AdwBin parent_instance;
  guint tell_timeout;
  GtkWidget *sign;
  GtkSpinner *spinner;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (AssayOpeningPage, assay_opening_page, ADW_TYPE_BIN)

static gboolean
tell_cb (gpointer data)
{
  AssayOpeningPage *self = data;

  self->tell_timeout = 0;
  gtk_widget_set_visible (self->sign, TRUE);
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

void
assay_opening_page_set_path (AssayOpeningPage *self, const char *path)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *shown = path != NULL ? g_filename_display_name (name) : NULL;
  g_autofree char *text = path != NULL ? g_strdup_printf (_ ("Opening “%s”…"), shown) : NULL;

  g_clear_handle_id (&self->tell_timeout, g_source_remove);
  gtk_widget_set_visible (self->sign, FALSE);
  gtk_spinner_stop (self->spinner);
  if (path == NULL)
    return;
  gtk_label_set_text (self->text, text);
  self->tell_timeout = g_timeout_add (TELL_AFTER_MS, tell_cb, self);
}

static void
assay_opening_page_dispose (GObject *object)
{
  g_clear_handle_id (&ASSAY_OPENING_PAGE (object)->tell_timeout, g_source_remove);

  G_OBJECT_CLASS (assay_opening_page_parent_class)->dispose (object);
}

static void
assay_opening_page_class_init (AssayOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_opening_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/window/assay-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOpeningPage, sign);
  gtk_widget_class_bind_template_child (widget_class, AssayOpeningPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, AssayOpeningPage, text);
}

static void
assay_opening_page_init (AssayOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
