/* What every section of a document's window is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/assay-section.h"

#include "app/assay-report.h"
#include "app/widgets/assay-page-layout.h"

typedef struct
{
  AssayDocument *document;
  gulong changed;
  gulong closing;
  gboolean is_behind;
  gboolean is_closed;
} AssaySectionPrivate;

enum
{
  PROP_EDITABLE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssaySection, assay_section, ADW_TYPE_BIN)

void
assay_section_refresh (AssaySection *self)
{
  AssaySectionPrivate *priv = assay_section_get_instance_private (self);
  AssaySectionClass *klass = ASSAY_SECTION_GET_CLASS (self);

  priv->is_behind = FALSE;
  if (priv->document != NULL && klass->refresh != NULL)
    klass->refresh (self, priv->document);
}

static void
document_changed_cb (AssaySection *self)
{
  AssaySectionPrivate *priv = assay_section_get_instance_private (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    assay_section_refresh (self);
  else
    priv->is_behind = TRUE;
}

static void
settle (AssaySection *self)
{
  AssaySectionPrivate *priv = assay_section_get_instance_private (self);
  AssaySectionClass *klass = ASSAY_SECTION_GET_CLASS (self);

  if (priv->document != NULL && klass->settle != NULL)
    klass->settle (self);
}

/* What could not be saved by now never can be: the folder takes no more. */
static void
document_closing_cb (AssaySection *self)
{
  AssaySectionPrivate *priv = assay_section_get_instance_private (self);

  settle (self);
  priv->is_closed = TRUE;
}

AssayDocument *
assay_section_get_document (AssaySection *self)
{
  AssaySectionPrivate *priv = assay_section_get_instance_private (self);

  return priv->document;
}

gboolean
assay_section_is_editable (AssaySection *self)
{
  AssaySectionPrivate *priv = assay_section_get_instance_private (self);

  return priv->document != NULL && !priv->is_closed
         && !assay_document_is_read_only (priv->document);
}

void
assay_section_set_document (AssaySection *self, AssayDocument *document)
{
  AssaySectionPrivate *priv = assay_section_get_instance_private (self);

  if (priv->document == document)
    return;
  g_clear_signal_handler (&priv->changed, priv->document);
  g_clear_signal_handler (&priv->closing, priv->document);
  g_set_object (&priv->document, document);
  priv->is_closed = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
  if (document == NULL)
    return;
  priv->changed = g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb),
                                           self, G_CONNECT_SWAPPED);
  priv->closing = g_signal_connect_object (document, "closing", G_CALLBACK (document_closing_cb),
                                           self, G_CONNECT_SWAPPED);
  document_changed_cb (self);
}

void
assay_section_show_subject (AssaySection *self, const char *subject)
{
  AssaySectionClass *klass = ASSAY_SECTION_GET_CLASS (self);

  if (klass->show_subject != NULL)
    klass->show_subject (self, subject);
}

gboolean
assay_section_apply (AssaySection *self, AssayEdit *edit, GError **error)
{
  AssaySectionPrivate *priv = assay_section_get_instance_private (self);

  if (priv->is_closed)
    {
      g_clear_pointer (&edit, assay_edit_unref);
      g_clear_error (error);
      return FALSE;
    }
  if (assay_document_apply (priv->document, edit, error))
    return TRUE;
  assay_report_error (GTK_WIDGET (self), *error);
  g_clear_error (error);

  return FALSE;
}

static void
assay_section_map (GtkWidget *widget)
{
  AssaySection *self = ASSAY_SECTION (widget);
  AssaySectionPrivate *priv = assay_section_get_instance_private (self);

  if (priv->is_behind)
    assay_section_refresh (self);
  GTK_WIDGET_CLASS (assay_section_parent_class)->map (widget);
}

static void
assay_section_unmap (GtkWidget *widget)
{
  AssaySectionPrivate *priv = assay_section_get_instance_private (ASSAY_SECTION (widget));

  if (!priv->is_closed)
    settle (ASSAY_SECTION (widget));

  GTK_WIDGET_CLASS (assay_section_parent_class)->unmap (widget);
}

static void
assay_section_dispose (GObject *object)
{
  assay_section_set_document (ASSAY_SECTION (object), NULL);

  G_OBJECT_CLASS (assay_section_parent_class)->dispose (object);
}

static void
assay_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, assay_section_is_editable (ASSAY_SECTION (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_section_class_init (AssaySectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_section_dispose;
  G_OBJECT_CLASS (klass)->get_property = assay_section_get_property;
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  GTK_WIDGET_CLASS (klass)->map = assay_section_map;
  GTK_WIDGET_CLASS (klass)->unmap = assay_section_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), ASSAY_TYPE_PAGE_LAYOUT);
}

static void
assay_section_init (AssaySection *self)
{
}
