/* An open document as its window knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/document/assay-document.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  AssayContext *context;
  gboolean read_only;
  char *undo_text;
  char *redo_text;
  char *saved_text;
} AssayDocumentPrivate;

enum
{
  PROP_UNDO_TEXT = 1,
  PROP_REDO_TEXT,
  PROP_SAVED_TEXT,
  PROP_CHANGED_OUTSIDE,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  CLOSING,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssayDocument, assay_document, G_TYPE_OBJECT)

static AssayDocumentPrivate *
get_private (AssayDocument *self)
{
  return assay_document_get_instance_private (self);
}

/* --- What is said about it --- */

/* Takes @text. */
static void
set_text (AssayDocument *self, char **slot, char *text, guint property)
{
  g_autofree char *old = *slot;

  *slot = text;
  if (g_strcmp0 (old, text) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static char *
word_step (const char *prefix, const char *what)
{
  return what != NULL ? g_strdup_printf ("%s: %s", prefix, what) : NULL;
}

void
assay_document_set_steps (AssayDocument *self, const char *undo, const char *redo)
{
  AssayDocumentPrivate *priv = get_private (self);

  set_text (self, &priv->undo_text, word_step (_ ("Undo"), undo), PROP_UNDO_TEXT);
  set_text (self, &priv->redo_text, word_step (_ ("Redo"), redo), PROP_REDO_TEXT);
}

void
assay_document_say_saved (AssayDocument *self)
{
  AssayDocumentPrivate *priv = get_private (self);
  g_autoptr (GDateTime) now =
      g_date_time_new_from_unix_local (assay_context_get_now (priv->context));
  g_autofree char *time = g_date_time_format (now, "%H:%M");

  set_text (self, &priv->saved_text, g_strdup_printf (_ ("Saved %s"), time), PROP_SAVED_TEXT);
}

void
assay_document_say (AssayDocument *self, const char *text)
{
  set_text (self, &get_private (self)->saved_text, g_strdup (text), PROP_SAVED_TEXT);
}

void
assay_document_emit_changed (AssayDocument *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
assay_document_notify_changed_outside (AssayDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED_OUTSIDE]);
}

/* --- Asking --- */

AssayContext *
assay_document_get_context (AssayDocument *self)
{
  return get_private (self)->context;
}

AssayDate
assay_document_get_today (AssayDocument *self)
{
  return assay_context_get_today (get_private (self)->context);
}

gboolean
assay_document_is_read_only (AssayDocument *self)
{
  return get_private (self)->read_only;
}

const char *
assay_document_get_kind_name (AssayDocument *self)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->get_kind_name (self);
}

const char *
assay_document_get_path (AssayDocument *self)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->get_path (self);
}

char *
assay_document_dup_title (AssayDocument *self)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->dup_title (self);
}

char *
assay_document_dup_description (AssayDocument *self)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->dup_description (self);
}

GPtrArray *
assay_document_list_sidebar (AssayDocument *self, const char *open_part)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->list_sidebar (self, open_part);
}

const char *
assay_document_find_part (AssayDocument *self, const char *place)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->find_part (self, place);
}

char *
assay_document_dup_place_title (AssayDocument *self, const char *place)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->dup_place_title (self, place);
}

char *
assay_document_dup_neighbour (AssayDocument *self, const char *place, int by)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->dup_neighbour (self, place, by);
}

gboolean
assay_document_undo (AssayDocument *self, GError **error)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->undo (self, error);
}

gboolean
assay_document_redo (AssayDocument *self, GError **error)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->redo (self, error);
}

gboolean
assay_document_is_changed_outside (AssayDocument *self)
{
  return ASSAY_DOCUMENT_GET_CLASS (self)->is_changed_outside (self);
}

const char *
assay_document_get_undo_text (AssayDocument *self)
{
  return get_private (self)->undo_text;
}

const char *
assay_document_get_redo_text (AssayDocument *self)
{
  return get_private (self)->redo_text;
}

const char *
assay_document_get_saved_text (AssayDocument *self)
{
  return get_private (self)->saved_text;
}

/* --- Coming and going --- */

void
assay_document_set_up (AssayDocument *self, AssayContext *context, gboolean read_only)
{
  AssayDocumentPrivate *priv = get_private (self);

  priv->context = assay_context_ref (context);
  priv->read_only = read_only;
  priv->saved_text = g_strdup (read_only ? _ ("For reading only") : _ ("Saved"));
}

gboolean
assay_document_close (AssayDocument *self, GError **error)
{
  g_signal_emit (self, signals[CLOSING], 0);

  return ASSAY_DOCUMENT_GET_CLASS (self)->close (self, error);
}

static void
assay_document_finalize (GObject *object)
{
  AssayDocumentPrivate *priv = get_private (ASSAY_DOCUMENT (object));

  g_clear_pointer (&priv->context, assay_context_unref);
  g_free (priv->undo_text);
  g_free (priv->redo_text);
  g_free (priv->saved_text);

  G_OBJECT_CLASS (assay_document_parent_class)->finalize (object);
}

static void
assay_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AssayDocument *self = ASSAY_DOCUMENT (object);
  AssayDocumentPrivate *priv = get_private (self);

  switch (id)
    {
    case PROP_UNDO_TEXT:
      g_value_set_string (value, priv->undo_text);
      break;
    case PROP_REDO_TEXT:
      g_value_set_string (value, priv->redo_text);
      break;
    case PROP_SAVED_TEXT:
      g_value_set_string (value, priv->saved_text);
      break;
    case PROP_CHANGED_OUTSIDE:
      g_value_set_boolean (value, assay_document_is_changed_outside (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_document_class_init (AssayDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = assay_document_finalize;
  object_class->get_property = assay_document_get_property;
  properties[PROP_UNDO_TEXT] = g_param_spec_string ("undo-text", NULL, NULL, NULL, flags);
  properties[PROP_REDO_TEXT] = g_param_spec_string ("redo-text", NULL, NULL, NULL, flags);
  properties[PROP_SAVED_TEXT] = g_param_spec_string ("saved-text", NULL, NULL, NULL, flags);
  properties[PROP_CHANGED_OUTSIDE] =
      g_param_spec_boolean ("changed-outside", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", ASSAY_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CLOSING] = g_signal_new ("closing", ASSAY_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
assay_document_init (AssayDocument *self)
{
}
