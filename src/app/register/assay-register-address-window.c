/* Asks where a shared register is, or is to be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beginning one is done from here, so that an answer of the server stands beside what was typed.
 */

#include "app/register/assay-register-address-window.h"

#include "app/register/assay-register-begin.h"
#include "app/widgets/assay-problem.h"
#include "base/assay-text.h"
#include "core/register/assay-register-address.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayRegisterAddressWindow
{
  AdwWindow parent_instance;
  AssayAddressTask task;
  AssayWork *work;

  GtkLabel *go_label;
  GtkWidget *go_button;
  GtkWidget *title_room;
  GtkEditable *title;
  GtkEditable *address;
  GtkEditable *password;
  GtkLabel *problem;
  GtkWidget *waiting;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (AssayRegisterAddressWindow, assay_register_address_window, ADW_TYPE_WINDOW)

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
show_problem (AssayRegisterAddressWindow *self, GtkEditable *at, const char *message)
{
  assay_problem_show (GTK_WIDGET (self->title), self->problem, NULL);
  assay_problem_show (GTK_WIDGET (self->address), self->problem, NULL);
  if (message == NULL)
    return;
  assay_problem_show (GTK_WIDGET (at), self->problem, message);
  gtk_widget_grab_focus (GTK_WIDGET (at));
}

static void
set_waiting (AssayRegisterAddressWindow *self, gboolean is_waiting)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "address.go", !is_waiting);
  gtk_widget_set_visible (self->waiting, is_waiting);
  gtk_spinner_set_spinning (self->spinner, is_waiting);
}

/* --- Opening it --- */

static void
open_it (AssayRegisterAddressWindow *self, const char *address)
{
  g_autoptr (AssayWindow) parent = ASSAY_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));

  g_object_ref (parent);
  gtk_window_destroy (GTK_WINDOW (self));
  assay_window_open (parent, address);
}

/* --- Beginning it --- */

static void
begun_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayRegisterAddressWindow *self = owner;
  g_autofree char *address = result;

  self->work = NULL;
  set_waiting (self, FALSE);
  if (error != NULL)
    show_problem (self, self->address, error->message);
  else
    open_it (self, address);
}

static void
begin_it (AssayRegisterAddressWindow *self, const char *address)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *title = dup_text (self->title);

  if (assay_text_is_blank (title))
    {
      show_problem (self, self->title,
                    _ ("Give the register a title, like “Contracts of the North”"));
      return;
    }
  set_waiting (self, TRUE);
  self->work = assay_register_begin (self, assay_window_get_context (ASSAY_WINDOW (parent)),
                                     address, title, begun_cb);
}

/* --- What people do --- */

/* NULL where there is no address, which is said then. */
static char *
dup_address (AssayRegisterAddressWindow *self)
{
  g_autofree char *typed = dup_text (self->address);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  if (!assay_register_address_is_database (typed))
    {
      show_problem (self, self->address,
                    _ ("That is no address of a database. It begins with postgresql://"));
      return NULL;
    }
  pairs = assay_register_address_parse (typed, &error);
  if (pairs == NULL)
    {
      show_problem (self, self->address, error->message);
      return NULL;
    }

  return assay_register_address_dup_with_password (typed, gtk_editable_get_text (self->password));
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayRegisterAddressWindow *self = ASSAY_REGISTER_ADDRESS_WINDOW (widget);
  g_autofree char *address = NULL;

  show_problem (self, NULL, NULL);
  address = dup_address (self);
  if (address == NULL)
    return;
  if (self->task == ASSAY_ADDRESS_BEGIN)
    begin_it (self, address);
  else
    open_it (self, address);
}

static void
activated_cb (AssayRegisterAddressWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "address.go", NULL);
}

AssayRegisterAddressWindow *
assay_register_address_window_show (AssayWindow *parent, AssayAddressTask task, const char *address)
{
  AssayRegisterAddressWindow *self =
      g_object_new (ASSAY_TYPE_REGISTER_ADDRESS_WINDOW, "transient-for", parent, NULL);
  gboolean is_new = task == ASSAY_ADDRESS_BEGIN;
  const char *go = is_new ? _ ("Begin It") : _ ("Open");
  g_autofree char *shown = address != NULL ? assay_register_address_dup_shown (address) : NULL;

  self->task = task;
  gtk_window_set_title (GTK_WINDOW (self),
                        is_new ? _ ("New shared register") : _ ("Open a shared register"));
  gtk_label_set_text (self->go_label, go);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  go, -1);
  gtk_widget_set_visible (self->title_room, is_new);
  gtk_editable_set_text (self->address, shown != NULL ? shown : "");
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (is_new          ? self->title
                                     : shown != NULL ? self->password
                                                     : self->address));

  return self;
}

/* --- Coming and going --- */

static void
assay_register_address_window_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_REGISTER_ADDRESS_WINDOW (object)->work, assay_work_forget);

  G_OBJECT_CLASS (assay_register_address_window_parent_class)->dispose (object);
}

static void
assay_register_address_window_class_init (AssayRegisterAddressWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_register_address_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-register-address-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterAddressWindow, go_label);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterAddressWindow, go_button);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterAddressWindow, title_room);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterAddressWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterAddressWindow, address);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterAddressWindow, password);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterAddressWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterAddressWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, AssayRegisterAddressWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "address.go", NULL, go_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_register_address_window_init (AssayRegisterAddressWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->address, "placeholder-text", "postgresql://", NULL);
}
