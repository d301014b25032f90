/* A text that a service writes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-writing.h"

#include "app/widgets/assay-problem.h"
#include "app/widgets/assay-scroll.h"
#include "base/assay-text.h"
#include "present/assay-writing-state.h"

#define SAVE_AFTER_MS 1000

struct _AssayWriting
{
  AdwBin parent_instance;
  char *subject;
  char *saved;         /* what the document has */
  GHashTable *unsaved; /* subject -> text that could not be saved */
  gboolean has_usual;
  gboolean is_filling;
  guint timeout;
  guint following;
  guint growing;

  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *hint;
  GtkLabel *problem;
};

enum
{
  PROP_LABEL = 1,
  PROP_HAS_HINT,
  PROP_HAS_USUAL,
  N_PROPERTIES,
};

enum
{
  WRITE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayWriting, assay_writing, ADW_TYPE_BIN)

char *
assay_writing_dup_text (AssayWriting *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/* Saving cleans the text: a space just typed at its end is no difference. */
static gboolean
is_same (const char *text, const char *other)
{
  g_autofree char *clean = assay_text_clean (text);
  g_autofree char *clean_other = assay_text_clean (other);

  return g_str_equal (clean, clean_other)
         || (assay_text_is_blank (text) && assay_text_is_blank (other));
}

static void
show_hint (AssayWriting *self)
{
  g_autofree char *text = assay_writing_dup_text (self);
  g_autofree char *hint = assay_writing_state_word_length (text, self->has_usual);

  gtk_label_set_text (self->hint, hint);
}

void
assay_writing_set_problem (AssayWriting *self, const char *message)
{
  assay_problem_show (GTK_WIDGET (self->view), self->problem, message);
}

/* Puts the text there with the cursor where it was; nothing of this can be undone in the view. */
static void
fill (AssayWriting *self, const char *text)
{
  GtkTextIter cursor;
  int offset;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  offset = gtk_text_iter_get_offset (&cursor);
  self->is_filling = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (self->buffer, &cursor);
  self->is_filling = FALSE;
  show_hint (self);
  assay_writing_set_problem (self, NULL);
}

void
assay_writing_flush (AssayWriting *self)
{
  g_autofree char *text = assay_writing_dup_text (self);
  g_autofree char *subject = g_strdup (self->subject);
  gboolean is_safe = FALSE;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (subject == NULL || is_same (text, self->saved))
    return;
  g_signal_emit (self, signals[WRITE], 0, subject, text, &is_safe);
  if (is_safe)
    {
      g_hash_table_remove (self->unsaved, subject);
      g_free (self->saved);
      self->saved = g_steal_pointer (&text);
    }
  else
    g_hash_table_replace (self->unsaved, g_steal_pointer (&subject), g_steal_pointer (&text));
}

void
assay_writing_set (AssayWriting *self, const char *subject, const char *text, gboolean read_only)
{
  gboolean is_same_subject = g_strcmp0 (self->subject, subject) == 0;
  g_autofree char *shown = NULL;
  const char *unsaved;

  if (!is_same_subject)
    assay_writing_flush (self);
  shown = assay_writing_dup_text (self);
  gtk_text_view_set_editable (self->view, !read_only);
  if (is_same_subject && self->saved != NULL && !is_same (shown, self->saved))
    {
      g_free (self->saved);
      self->saved = g_strdup (text);
      return;
    }

  unsaved = g_hash_table_lookup (self->unsaved, subject);
  if (!is_same_subject)
    {
      g_free (self->subject);
      self->subject = g_strdup (subject);
    }
  g_free (self->saved);
  self->saved = g_strdup (text);
  if (unsaved != NULL)
    text = unsaved;
  if (!is_same_subject || !is_same (shown, text))
    fill (self, text);
}

void
assay_writing_forget (AssayWriting *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->saved, g_free);
  g_hash_table_remove_all (self->unsaved);
}

/* --- Typing --- */

static gboolean
pause_cb (gpointer data)
{
  AssayWriting *self = data;

  self->timeout = 0;
  assay_writing_flush (self);

  return G_SOURCE_REMOVE;
}

/* The view grows with its text, so it is the page that has to follow the cursor. */
static gboolean
follow_cursor_cb (gpointer data)
{
  AssayWriting *self = data;
  GtkTextIter cursor;
  GdkRectangle area;

  self->following = 0;
  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return G_SOURCE_REMOVE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  gtk_text_view_get_iter_location (self->view, &cursor, &area);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, area.x, area.y,
                                         &area.x, &area.y);
  assay_scroll_show (GTK_WIDGET (self->view), area.y - area.height, 3 * area.height);

  return G_SOURCE_REMOVE;
}

static gboolean
grow_cb (gpointer data)
{
  AssayWriting *self = data;

  self->growing = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));

  return G_SOURCE_REMOVE;
}

/* GTK's view finds out how high its text is only once it has its width, and outside a scrolled
 * window it keeps that to itself: the last lines would stay cut until something else moves. */
static void
height_found_cb (AssayWriting *self, GtkAdjustment *height)
{
  if (self->growing == 0
      && gtk_adjustment_get_upper (height) > gtk_adjustment_get_page_size (height))
    self->growing = g_idle_add_full (G_PRIORITY_LOW, grow_cb, self, NULL);
}

static void
cursor_moved_cb (AssayWriting *self)
{
  if (self->following == 0 && !self->is_filling)
    self->following = g_idle_add_full (G_PRIORITY_LOW, follow_cursor_cb, self, NULL);
}

static void
buffer_changed_cb (AssayWriting *self)
{
  if (self->is_filling)
    return;
  show_hint (self);
  assay_writing_set_problem (self, NULL);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (SAVE_AFTER_MS, pause_cb, self);
}

static void
focus_left_cb (AssayWriting *self)
{
  assay_writing_flush (self);
  /* From here on the document's undo is the one that people mean. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
}

static gboolean
key_pressed_cb (AssayWriting *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  guint lower = gdk_keyval_to_lower (key);
  gboolean is_undo = lower == GDK_KEY_z && held == GDK_CONTROL_MASK;
  gboolean is_redo = (lower == GDK_KEY_z && held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
                     || (lower == GDK_KEY_y && held == GDK_CONTROL_MASK);

  if ((!is_undo && !is_redo) || (is_undo && gtk_text_buffer_get_can_undo (self->buffer))
      || (is_redo && gtk_text_buffer_get_can_redo (self->buffer)))
    return GDK_EVENT_PROPAGATE;
  assay_writing_flush (self);
  gtk_widget_activate_action (GTK_WIDGET (self), is_undo ? "win.undo" : "win.redo", NULL);

  return GDK_EVENT_STOP;
}

/* --- Coming and going --- */

static void
assay_writing_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AssayWriting *self = ASSAY_WRITING (object);

  switch (id)
    {
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_HAS_HINT:
      gtk_widget_set_visible (GTK_WIDGET (self->hint), g_value_get_boolean (value));
      break;
    case PROP_HAS_USUAL:
      self->has_usual = g_value_get_boolean (value);
      show_hint (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_writing_unmap (GtkWidget *widget)
{
  assay_writing_flush (ASSAY_WRITING (widget));

  GTK_WIDGET_CLASS (assay_writing_parent_class)->unmap (widget);
}

static gboolean
assay_writing_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ASSAY_WRITING (widget)->view));
}

/* The view is all that can have the focus here. GTK, on the way back, would ask us to take it once
 * the view has let go, and grab_focus() would give it to the view again. */
static gboolean
assay_writing_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *view = GTK_WIDGET (ASSAY_WRITING (widget)->view);

  return !gtk_widget_has_focus (view) && gtk_widget_child_focus (view, direction);
}

static void
assay_writing_dispose (GObject *object)
{
  AssayWriting *self = ASSAY_WRITING (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->following, g_source_remove);
  g_clear_handle_id (&self->growing, g_source_remove);

  G_OBJECT_CLASS (assay_writing_parent_class)->dispose (object);
}

static void
assay_writing_finalize (GObject *object)
{
  AssayWriting *self = ASSAY_WRITING (object);

  g_free (self->subject);
  g_free (self->saved);
  g_hash_table_unref (self->unsaved);

  G_OBJECT_CLASS (assay_writing_parent_class)->finalize (object);
}

static void
assay_writing_class_init (AssayWritingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = assay_writing_dispose;
  object_class->finalize = assay_writing_finalize;
  object_class->set_property = assay_writing_set_property;
  widget_class->focus = assay_writing_focus;
  widget_class->grab_focus = assay_writing_grab_focus;
  widget_class->unmap = assay_writing_unmap;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_HAS_HINT] = g_param_spec_boolean ("has-hint", NULL, NULL, TRUE, flags);
  properties[PROP_HAS_USUAL] = g_param_spec_boolean ("has-usual", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[WRITE] = g_signal_new ("write", ASSAY_TYPE_WRITING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_BOOLEAN, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/widgets/assay-writing.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayWriting, view);
  gtk_widget_class_bind_template_child (widget_class, AssayWriting, buffer);
  gtk_widget_class_bind_template_child (widget_class, AssayWriting, hint);
  gtk_widget_class_bind_template_child (widget_class, AssayWriting, problem);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
assay_writing_init (AssayWriting *self)
{
  self->has_usual = TRUE;
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (height_found_cb), self, G_CONNECT_SWAPPED);
}
