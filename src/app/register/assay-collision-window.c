/* Two people changed the same in a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-collision-window.h"

#include "app/register/assay-register-steps.h"
#include "app/register/assay-register-trouble.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayCollisionWindow
{
  AdwWindow parent_instance;
  AssayRegisterDocument *document;
  GArray *edits; /* ours, which were refused */
  char *what;
  GtkBox *collisions;
};

G_DEFINE_FINAL_TYPE (AssayCollisionWindow, assay_collision_window, ADW_TYPE_WINDOW)

/* --- Both --- */

static GtkWidget *
new_change_row (const AssayRegisterChange *change)
{
  g_autofree char *text = g_strdup_printf (_ ("Theirs: %s\nYours: %s"),
                                           change->before != NULL ? change->before : _ ("nothing"),
                                           change->after != NULL ? change->after : _ ("nothing"));

  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", change->label, "subtitle",
                       text, NULL);
}

static void
add_collision (AssayCollisionWindow *self,
               const AssayRegisterGround *ground,
               const AssayRegisterCollision *collision)
{
  g_autofree char *sentence = assay_register_word_collision (ground, collision);
  g_autoptr (GPtrArray) changes = assay_register_list_collision_changes (ground, collision);
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", sentence, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  for (guint i = 0; i < changes->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_change_row (changes->pdata[i]));
  gtk_box_append (GTK_BOX (room), label);
  gtk_box_append (GTK_BOX (room), list);
  gtk_box_append (self->collisions, room);
}

/* --- Choosing --- */

static void
theirs_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_destroy (GTK_WINDOW (widget));
}

/* What they removed is made again, as something new. */
static void
make_ours_fit (AssayRegisterEdit *edit, const AssayRegister *held)
{
  AssayRegisterValue *ours = edit->value;
  const AssayRegisterValue *theirs =
      ours->id > 0 ? assay_register_lookup (held, ours->kind, ours->id) : NULL;

  if (theirs != NULL)
    ours->version = theirs->version;
  else if (edit->verb == ASSAY_REGISTER_AMEND)
    {
      edit->verb = ASSAY_REGISTER_ADD;
      ours->id = 0;
      ours->version = 0;
    }
}

/* It stays until one of the two is safe. Who was first once more is shown in a window of its own.
 */
static void
applied_cb (gpointer owner, AssayRegisterOutcome outcome, const GError *error)
{
  AssayCollisionWindow *self = owner;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "collision.mine", TRUE);
  if (outcome == ASSAY_REGISTER_FAILED)
    assay_register_trouble_show (GTK_WIDGET (self), error);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
mine_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayCollisionWindow *self = ASSAY_COLLISION_WINDOW (widget);
  const AssayRegister *held = assay_register_document_get_moment (self->document)->held;
  GArray *edits = assay_register_edits_new ();

  for (guint i = 0; i < self->edits->len; i++)
    {
      AssayRegisterEdit edit = g_array_index (self->edits, AssayRegisterEdit, i);

      edit.value = assay_register_value_copy (edit.value);
      make_ours_fit (&edit, held);
      if (edit.verb == ASSAY_REGISTER_REMOVE && ((AssayRegisterValue *) edit.value)->version == 0)
        assay_register_value_free (edit.value);
      else
        g_array_append_val (edits, edit);
    }
  gtk_widget_action_set_enabled (widget, "collision.mine", FALSE);
  assay_register_document_apply (self->document, edits, self->what, self, applied_cb);
}

/* --- Watching --- */

static GArray *
copy_edits (const GArray *edits)
{
  GArray *copies = assay_register_edits_new ();

  for (guint i = 0; i < edits->len; i++)
    {
      const AssayRegisterEdit *edit = &g_array_index (edits, AssayRegisterEdit, i);

      assay_register_edits_add (copies, edit->verb, assay_register_value_copy (edit->value));
    }

  return copies;
}

static void
collided_cb (AssayRegisterDocument *document,
             GPtrArray *collisions,
             GArray *edits,
             const char *what,
             GtkWindow *window)
{
  AssayRegisterGround ground = assay_register_document_get_ground (document);
  AssayCollisionWindow *self =
      g_object_new (ASSAY_TYPE_COLLISION_WINDOW, "transient-for", window, NULL);

  self->document = g_object_ref (document);
  self->edits = copy_edits (edits);
  self->what = g_strdup (what);
  for (guint i = 0; i < collisions->len; i++)
    add_collision (self, &ground, collisions->pdata[i]);
  gtk_window_present (GTK_WINDOW (self));
}

static void
failed_cb (AssayRegisterDocument *document, const GError *error, GtkWidget *window)
{
  assay_register_trouble_show (window, error);
}

void
assay_collision_window_watch (GtkWindow *window, AssayRegisterDocument *document)
{
  g_signal_connect_object (document, "collided", G_CALLBACK (collided_cb), window, 0);
  g_signal_connect_object (document, "failed", G_CALLBACK (failed_cb), window, 0);
}

/* --- Coming and going --- */

static void
assay_collision_window_finalize (GObject *object)
{
  AssayCollisionWindow *self = ASSAY_COLLISION_WINDOW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->edits, assay_register_edits_free);
  g_free (self->what);

  G_OBJECT_CLASS (assay_collision_window_parent_class)->finalize (object);
}

static void
assay_collision_window_class_init (AssayCollisionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_collision_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-collision-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCollisionWindow, collisions);
  gtk_widget_class_install_action (widget_class, "collision.theirs", NULL, theirs_cb);
  gtk_widget_class_install_action (widget_class, "collision.mine", NULL, mine_cb);
}

static void
assay_collision_window_init (AssayCollisionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
